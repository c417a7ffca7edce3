//! The one command of the window: every call of the pages goes through here to the command table.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use api::desk::{Call, Desk, ProgressEvent, default_path, zone_rules};
use api::failure::{Code, Failure};
use api::progress::{Progress, Unwatched};
use serde_json::{Value, json};
use tauri::{AppHandle, Emitter, Manager, State};

use crate::clock;

/// Names another database than the one in the user's data folder.
const DATABASE: &str = "MSP_DESK_DB";

/// The pages are drawn no oftener than this, so progress need not come oftener.
const BETWEEN_REPORTS: Duration = Duration::from_millis(50);

/// The database behind the window. It may be closed: a newer file, a folder without the right to write. Then the
/// window is there all the same and shows why, and the next call tries again.
#[derive(Default)]
pub struct Door {
    desk: RwLock<Option<Arc<Desk>>>,
}

/// Opens the database while the web view starts, so that the first call need not wait for it.
pub fn open_early(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        if let Err(failure) = app.state::<Door>().desk() {
            log::error!("the database stays closed: {failure}");
        }
    });
}

#[tauri::command]
pub async fn call(
    app: AppHandle,
    id: String,
    command: String,
    args: Value,
    key: Option<String>,
) -> Result<Value, Failure> {
    let answer = tauri::async_runtime::spawn_blocking(move || {
        let door: State<Door> = app.state();
        let progress = ToThePages { app: &app, id: &id, last: Mutex::new(None) };
        let call = Call { id: id.clone(), command, args, key, now: clock::now() };
        door.desk()?.call(&call, &progress)
    });
    answer.await.unwrap_or_else(|broken_off| {
        log::error!("a call broke off: {broken_off}");
        Err(Failure::new(
            Code::Fault,
            "MSP Desk broke off in the middle of this. Nothing was changed.",
            "Try again. If it stays, send us the log.",
        ))
    })
}

/// How long between two looks into the outbox.
const BETWEEN_DELIVERIES: Duration = Duration::from_secs(15);

/// Sends what is due in the outbox, for as long as the window is open. What it does not finish waits in the database.
pub fn deliver_what_is_due(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        loop {
            tokio::time::sleep(BETWEEN_DELIVERIES).await;
            let app = app.clone();
            // Mail servers are waited for on a thread of its own.
            let delivered = tauri::async_runtime::spawn_blocking(move || deliver_all(&app)).await;
            if let Err(broken_off) = delivered {
                log::error!("delivering broke off: {broken_off}");
            }
        }
    });
}

fn deliver_all(app: &AppHandle) {
    let door: State<Door> = app.state();
    let step = || {
        let command = "mail.deliver".to_owned();
        let call = Call { id: "outbox".to_owned(), command, args: json!({}), key: None, now: clock::now() };
        door.desk()?.call(&call, &Unwatched)
    };
    loop {
        match step() {
            Ok(delivered) if delivered["tried"].is_null() => return,
            // The pages look again at what they show of it.
            Ok(_) => {
                if let Err(error) = app.emit("done", "mail.deliver") {
                    log::warn!("the pages were not told of a delivery: {error}");
                }
            }
            Err(failure) => {
                // Nobody has set anything up yet, or the database is closed: the next look may find it otherwise.
                if failure.code != Code::NotSetUp {
                    log::warn!("nothing was delivered: {failure}");
                }
                return;
            }
        }
    }
}

impl Door {
    fn desk(&self) -> Result<Arc<Desk>, Failure> {
        let open = self.desk.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(desk) = open {
            return Ok(desk);
        }
        let mut place = self.desk.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(desk) = place.as_ref() {
            // Somebody else has opened it while this call waited.
            return Ok(desk.clone());
        }
        let desk = Arc::new(Desk::open(&database(), zone_rules())?);
        *place = Some(desk.clone());
        Ok(desk)
    }
}

fn database() -> PathBuf {
    std::env::var_os(DATABASE).map_or_else(default_path, PathBuf::from)
}

/// Progress of one call, as an event that the pages listen to.
struct ToThePages<'a> {
    app: &'a AppHandle,
    id: &'a str,
    last: Mutex<Option<Instant>>,
}

impl Progress for ToThePages<'_> {
    fn report(&self, done: u64, total: Option<u64>, label: &str) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.is_some_and(|last| last.elapsed() < BETWEEN_REPORTS) {
            return;
        }
        *last = Some(Instant::now());
        let event = ProgressEvent { id: self.id.to_owned(), done, total, label: label.to_owned() };
        if let Err(error) = self.app.emit("progress", event) {
            log::warn!("the pages did not hear how far a call is: {error}");
        }
    }
}
