//! The committed excerpt of a real ServiceNow log; `tests/data/README.md` says whose it is.

use std::io::Read;
use std::sync::OnceLock;

/// The CSV file, unpacked once.
pub fn excerpt() -> &'static [u8] {
    static UNPACKED: OnceLock<Vec<u8>> = OnceLock::new();
    UNPACKED.get_or_init(|| {
        let mut unpacked = Vec::new();
        let packed: &[u8] = include_bytes!("../data/uci_excerpt.csv.xz");
        xz2::read::XzDecoder::new(packed).read_to_end(&mut unpacked).expect("the committed file is whole");
        unpacked
    })
}
