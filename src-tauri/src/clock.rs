//! The only clock of the window. Everything below it is told the time.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::time::Instant;
use tauri::{AppHandle, Emitter};

/// Fixes the time to one moment (RFC 3339), so that a test of the window sees the same deadlines every day.
const FIXED_NOW: &str = "MSP_DESK_NOW";

pub fn now() -> Instant {
    fixed().unwrap_or_else(|| Instant::from_unix(since_1970().as_secs().cast_signed()))
}

/// Tells the pages once a minute, on the minute, that clocks and deadlines look different now.
pub fn tick_every_minute(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        loop {
            tokio::time::sleep(until_next_minute(since_1970())).await;
            if let Err(error) = app.emit("tick", now().to_string()) {
                log::warn!("the pages did not hear that a minute has passed: {error}");
            }
        }
    });
}

fn fixed() -> Option<Instant> {
    let text = std::env::var(FIXED_NOW).ok()?;
    let moment = Instant::parse_rfc3339(&text);
    if moment.is_none() {
        log::error!("{FIXED_NOW}={text} is no RFC 3339 moment; the system clock is used");
    }
    moment
}

#[expect(clippy::disallowed_methods, reason = "the shell is where the time comes from")]
fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("the machine's clock is set to a year after 1970")
}

fn until_next_minute(since_1970: Duration) -> Duration {
    const MINUTE: Duration = Duration::from_secs(60);
    let into_minute = Duration::from_secs(since_1970.as_secs() % MINUTE.as_secs())
        + Duration::from_nanos(since_1970.subsec_nanos().into());
    MINUTE - into_minute
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tick_falls_on_the_minute() {
        let check = |since_1970_ms: u64, wait_ms: u64| {
            assert_eq!(
                until_next_minute(Duration::from_millis(since_1970_ms)),
                Duration::from_millis(wait_ms)
            );
        };
        check(1_774_745_970_250, 29_750);
        check(1_774_746_000_000, 60_000);
        check(59_999, 1);
    }
}
