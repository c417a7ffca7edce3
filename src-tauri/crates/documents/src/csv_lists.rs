//! Lists as CSV (RFC 4180, UTF-8), as a spreadsheet opens them.

/// A list with its heads. A cell that a spreadsheet would take for a formula gets an apostrophe in
/// front, so that a client's name cannot compute anything.
///
/// ```
/// let bytes = documents::csv_lists::write(&["Client", "Fee"], [["=1+1".to_owned(), "NZD 5.00".to_owned()]]);
/// assert_eq!(String::from_utf8(bytes).unwrap(), "Client,Fee\r\n'=1+1,NZD 5.00\r\n");
/// ```
pub fn write<const N: usize>(heads: &[&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(heads).expect("memory takes what it is given");
    for row in rows {
        out.write_record(row.map(harmless)).expect("every row has a cell for each head");
    }
    out.into_inner().expect("memory takes what it is given")
}

fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}
