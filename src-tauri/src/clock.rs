//! The only clock of the window. Everything below it is told the time.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tauri::{AppHandle, Emitter};

/// Fixes the time to one instant (RFC 3339), so that a test of the window sees the same deadlines every day.
const FIXED_NOW: &str = "MSP_DESK_NOW";

pub fn now() -> DateTime<Utc> {
    fixed().unwrap_or_else(system_now)
}

/// Tells the pages once a minute, on the minute, that clocks and deadlines look different now.
pub fn tick_every_minute(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        loop {
            tokio::time::sleep(until_next_minute(system_now())).await;
            if let Err(error) = app.emit("tick", now().to_rfc3339()) {
                log::warn!("the pages did not hear that a minute has passed: {error}");
            }
        }
    });
}

fn fixed() -> Option<DateTime<Utc>> {
    let text = std::env::var(FIXED_NOW).ok()?;
    match DateTime::parse_from_rfc3339(&text) {
        Ok(instant) => Some(instant.to_utc()),
        Err(error) => {
            log::error!("{FIXED_NOW}={text} is no RFC 3339 instant ({error}); the system clock is used");
            None
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the shell is where the time comes from")]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

fn until_next_minute(now: DateTime<Utc>) -> Duration {
    let into_minute = now.timestamp_millis().rem_euclid(60_000).unsigned_abs();
    Duration::from_millis(60_000 - into_minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tick_falls_on_the_minute() {
        let check = |now: &str, wait_ms: u64| {
            let now = DateTime::parse_from_rfc3339(now).unwrap().to_utc();
            assert_eq!(until_next_minute(now), Duration::from_millis(wait_ms));
        };
        check("2026-03-29T00:59:30.250Z", 29_750);
        check("2026-03-29T01:00:00Z", 60_000);
        check("1969-12-31T23:59:59Z", 1_000);
    }
}
