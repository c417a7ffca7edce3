//! What leaves over a network: mails by SMTP, calendars by CalDAV, and the keychain their passwords lie in.
//!
//! No rule and no SQL: what is sent, to whom and when was decided elsewhere. Everything here waits on tokio; [`wait`]
//! lets the use cases, which know no runtime, wait for it.

#![deny(missing_docs)]

pub mod caldav;
pub mod keychain;
mod refused;
pub mod smtp;
mod tls;

pub use refused::Refused;

use std::time::{Duration, Instant};

/// Waits for something of this crate to end, on the thread that calls.
///
/// It must not be called where a runtime is at work already: the window calls from a thread of its own for each call.
pub fn wait<T>(what: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a thread can watch its own timers and sockets").block_on(what)
}

/// The same, with how long it took.
pub fn wait_timed<T>(what: impl Future<Output = T>) -> (T, Duration) {
    let start = Instant::now();
    let outcome = wait(what);
    (outcome, start.elapsed())
}
