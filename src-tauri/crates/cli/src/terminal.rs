//! Standard output and standard error: results on the one, messages and progress on the other.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use api::progress::Progress;
use serde_json::Value;

use crate::outcome::{Outcome, Refusal};
use crate::stop::Stop;

/// Writes a result.
pub fn print(stop: &Stop, text: &str) -> Outcome {
    let mut text = text.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let mut out = io::stdout().lock();
    stop.whole(|| out.write_all(text.as_bytes()).and_then(|()| out.flush())).map_err(Refusal::from)
}

/// Writes a result as JSON: laid out for a reader, in one line for a program.
pub fn print_json(stop: &Stop, value: &Value) -> Outcome {
    let written = if io::stdout().is_terminal() {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    };
    let text = written.expect("a JSON value has text keys and finite numbers");
    print(stop, &text)
}

/// Writes a message. Where nobody hears, nobody is told.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}

/// How far a call is, in one line of the terminal that is written over.
pub struct OnTerminal {
    watched: bool,
    last: Mutex<Option<Instant>>,
}

/// Eyes follow ten lines a second, no more.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

impl OnTerminal {
    pub fn new() -> Self {
        Self { watched: io::stderr().is_terminal(), last: Mutex::new(None) }
    }
}

impl Progress for OnTerminal {
    fn report(&self, done: u64, total: Option<u64>, label: &str) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.watched || last.is_some_and(|last| last.elapsed() < BETWEEN_REPORTS) {
            return;
        }
        *last = Some(Instant::now());
        let line = match total {
            Some(total) if total > 0 => {
                format!("{label} {done} of {total} ({} %)", done.saturating_mul(100) / total)
            }
            Some(_) | None => format!("{label} {done}"),
        };
        let mut err = io::stderr().lock();
        let _ = write!(err, "\r\x1b[K{line}").and_then(|()| err.flush());
    }
}

impl Drop for OnTerminal {
    fn drop(&mut self) {
        let shown = self.last.get_mut().unwrap_or_else(PoisonError::into_inner).is_some();
        if shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
