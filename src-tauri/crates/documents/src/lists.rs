//! Lists as CSV for spreadsheets: UTF-8 with its mark, quoted where needed, and no cell that a
//! spreadsheet would take for a formula. And what reading such files has in common.

use domain::problem::Problem;

/// What spreadsheets read as the beginning of a formula.
const BEGINS_A_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A file of rows under their heads.
///
/// ```
/// let file = documents::lists::csv(&["name"], [vec!["=1+1".to_owned()]]);
/// assert_eq!(String::from_utf8(file).unwrap(), "\u{feff}name\r\n'=1+1\r\n");
/// ```
pub fn csv(heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    csv_of_cells(heads, rows.into_iter().map(|row| row.into_iter().map(Cell::Text).collect()))
}

/// A cell of a file that another program computes with.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    /// Words, which must not become a formula.
    Text(String),
    /// A number of our own making: its minus sign is one, and no guard may stand before it.
    Number(String),
}

/// The same as [`csv`] where some cells are numbers.
pub(crate) fn csv_of_cells(heads: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<u8> {
    written("\u{feff}", heads, rows)
}

/// The same for programs that compare the first head to the letter: a mark would stand before it.
pub(crate) fn csv_without_mark(heads: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<u8> {
    written("", heads, rows)
}

fn written(mark: &str, heads: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<u8> {
    let mut file = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(mark.as_bytes().to_vec());
    file.write_record(heads).expect("memory takes every row");
    for row in rows {
        let written = row.into_iter().map(|cell| match cell {
            Cell::Text(words) => guarded(&words),
            Cell::Number(number) => number,
        });
        file.write_record(written).expect("memory takes every row");
    }
    file.into_inner().expect("memory takes every row")
}

/// A cell no spreadsheet computes: an apostrophe stands before what would begin a formula.
fn guarded(cell: &str) -> String {
    if needs_a_guard(cell) || cell.strip_prefix('\'').is_some_and(needs_a_guard_behind) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// What [`guarded`] was made from; any other cell as it is.
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| needs_a_guard_behind(rest)).unwrap_or(cell)
}

fn needs_a_guard(cell: &str) -> bool {
    cell.starts_with(BEGINS_A_FORMULA)
}

fn needs_a_guard_behind(rest: &str) -> bool {
    rest.starts_with('\'') || needs_a_guard(rest)
}

/// A problem of a line of a file that is read; the field is the column.
pub(crate) fn at(line: u64, column: &str, message: &str) -> Problem {
    Problem::new(column, format!("line {line}: {message}"))
}

/// The text of the file, which must be UTF-8: no other encoding can be told from its look-alikes.
pub(crate) fn decoded(bytes: &[u8]) -> Result<&str, Problem> {
    let advice = "Save it as \"CSV UTF-8\" and try again.";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(at(1, "", &format!("the file is UTF-16. {advice}")));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        let byte = bytes[error.valid_up_to()];
        let message = format!(
            "the file is not UTF-8 (byte 0x{byte:02X}); it is probably Windows-1252, whose letters cannot be told from those of its relatives. {advice}"
        );
        at(line, "", &message)
    })?;
    if let Some(before) = text.find('\0') {
        let line = text[..before].matches('\n').count() as u64 + 1;
        return Err(at(line, "", &format!("the file holds a zero byte, so it is no text. {advice}")));
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_back_and_none_begins_a_formula() {
        for cell in
            ["=SUM(A1)", "+64 9 555", "-1", "@x", "\tx", "'=x", "''x", "'s-Hertogenbosch", "a=b", "", "'"]
        {
            let written = guarded(cell);
            assert!(!needs_a_guard(&written), "{written}");
            assert_eq!(unguarded(&written), cell);
        }
    }
}
