//! The only clock of the command line. Everything below it is told the time.

use std::time::{SystemTime, UNIX_EPOCH};

use api::failure::Failure;
use domain::time::Instant;

/// Fixes the time to one moment (RFC 3339), so that a script sees the same deadlines every day.
const FIXED_NOW: &str = "MSP_DESK_NOW";

/// # Errors
/// A fixed time that is not a moment: going on with another one would be a guess.
pub fn now() -> Result<Instant, Failure> {
    match std::env::var(FIXED_NOW) {
        Ok(text) if !text.is_empty() => fixed(&text),
        Ok(_) | Err(_) => Ok(system()),
    }
}

fn fixed(text: &str) -> Result<Instant, Failure> {
    Instant::parse_rfc3339(text).ok_or_else(|| {
        let message =
            format!("{FIXED_NOW} is \"{text}\", which is no RFC 3339 moment such as 2026-09-24T04:10:00Z.");
        Failure::field(FIXED_NOW, message)
    })
}

#[expect(clippy::disallowed_methods, reason = "the command line is where the time comes from")]
fn system() -> Instant {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH);
    let since_1970 = since_1970.expect("the machine's clock is set to a year after 1970");
    Instant::from_unix(since_1970.as_secs().cast_signed())
}
