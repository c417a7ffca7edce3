//! Answers in bulk, without a database: JSON lines in, JSON lines out, in order.
//!
//! A bad line is answered with its id and an error, and the run goes on.

pub mod calendar;
pub mod due;

use serde_json::value::RawValue;

/// Writes `{"id":…,"error":"…"}`; the id is echoed as it came, `null` where none could be read.
fn write_error(out: &mut Vec<u8>, id: Option<&RawValue>, error: &str) {
    out.extend_from_slice(b"{\"id\":");
    out.extend_from_slice(id.map_or("null", RawValue::get).as_bytes());
    out.extend_from_slice(b",\"error\":");
    let quoted = serde_json::to_string(error).expect("any text can be written as JSON");
    out.extend_from_slice(quoted.as_bytes());
    out.extend_from_slice(b"}\n");
}

/// The id of a line that could not be read as a whole.
fn id_of(line: &str) -> Option<Box<RawValue>> {
    #[derive(serde::Deserialize)]
    struct OnlyId {
        id: Option<Box<RawValue>>,
    }
    serde_json::from_str::<OnlyId>(line).ok().and_then(|line| line.id)
}
