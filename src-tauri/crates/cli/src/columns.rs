//! Tables for people: aligned columns, by the width letters have on a terminal.

use unicode_width::UnicodeWidthStr;

/// Between two columns.
const GAP: &str = "  ";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

pub struct Columns {
    heads: Vec<(&'static str, Side)>,
    rows: Vec<Vec<String>>,
}

impl Columns {
    /// Columns with these heads; numbers stand at the right.
    pub fn new(heads: &[(&'static str, Side)]) -> Self {
        Self { heads: heads.to_vec(), rows: Vec::new() }
    }

    /// Columns of words.
    pub fn of_words(heads: &[&'static str]) -> Self {
        Self { heads: heads.iter().map(|head| (*head, Side::Left)).collect(), rows: Vec::new() }
    }

    /// A row; what would break the line is shown as a space.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        debug_assert_eq!(N, self.heads.len(), "a cell for every head");
        self.rows.push(cells.map(one_line).into());
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn text(&self) -> String {
        let heads: Vec<String> = self.heads.iter().map(|(head, _)| (*head).to_owned()).collect();
        let all = || std::iter::once(&heads).chain(&self.rows);
        let width = |column: usize| all().map(|row| row[column].width()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.heads.len()).map(width).collect();
        all().map(|row| self.line(row, &widths) + "\n").collect()
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for ((cell, width), (_, side)) in row.iter().zip(widths).zip(&self.heads) {
            let space = " ".repeat(width - cell.width());
            match side {
                Side::Left => line.extend([cell, space.as_str(), GAP]),
                Side::Right => line.extend([space.as_str(), cell, GAP]),
            }
        }
        line.truncate(line.trim_end().len());
        line
    }
}

fn one_line(cell: String) -> String {
    if cell.chars().any(char::is_control) {
        cell.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_combining_letters_keep_the_columns_straight() {
        let mut columns =
            Columns::new(&[("CLIENT", Side::Left), ("OPEN", Side::Right), ("ZONE", Side::Left)]);
        columns.row(["Ngāti Whātua".into(), "7".into(), "Pacific/Auckland".into()]);
        columns.row(["東京支社".into(), "12".into(), "Asia/Tokyo".into()]);
        columns.row(["Cafe\u{301}".into(), "0".into(), String::new()]);
        let expected = "\
CLIENT        OPEN  ZONE
Ngāti Whātua     7  Pacific/Auckland
東京支社        12  Asia/Tokyo
Cafe\u{301}             0
";
        assert_eq!(columns.text(), expected);
    }

    #[test]
    fn a_subject_cannot_break_a_line_or_colour_the_terminal() {
        let mut columns = Columns::of_words(&["SUBJECT"]);
        columns.row(["two\nlines \u{1b}[31m".into()]);
        assert_eq!(columns.text(), "SUBJECT\ntwo lines  [31m\n");
    }
}
