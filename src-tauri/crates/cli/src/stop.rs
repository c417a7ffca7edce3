//! Ctrl-C: a running call is asked to stop, which leaves nothing half written; without one the
//! program ends between two lines of output. A second Ctrl-C ends it at once.

use std::io;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use api::desk::{Call, Desk};
use api::progress::Unwatched;
use serde_json::json;

use crate::terminal;

/// What shells expect of a program that Ctrl-C ended.
const ENDED_AT_ONCE: i32 = 130;
/// Refused or failed: the work that was asked for is not done.
const STOPPED: i32 = 1;

/// Whoever reads the output may have stopped reading; then it is not waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(10);

#[derive(Clone, Default)]
pub struct Stop(Arc<State>);

#[derive(Default)]
struct State {
    asked: AtomicBool,
    /// Held while whole lines are written.
    writing: Mutex<()>,
    running: Mutex<Option<Running>>,
}

#[derive(Clone)]
struct Running {
    desk: Arc<Desk>,
    call: Call,
}

impl Stop {
    /// Listens for Ctrl-C and for being asked to terminate.
    pub fn on_ctrl_c() -> Result<Self, crate::outcome::Refusal> {
        let stop = Self::default();
        let heard = stop.clone();
        ctrlc::set_handler(move || heard.heard()).map_err(io::Error::other)?;
        Ok(stop)
    }

    /// Whether Ctrl-C was pressed: long work ends before its next step.
    pub fn was_asked(&self) -> bool {
        self.0.asked.load(Ordering::Relaxed)
    }

    /// Answers `call`, which Ctrl-C stops.
    pub fn during<T>(&self, desk: &Arc<Desk>, call: &Call, answer: impl FnOnce() -> T) -> T {
        *self.running() = Some(Running { desk: Arc::clone(desk), call: call.clone() });
        let answer = answer();
        *self.running() = None;
        answer
    }

    /// Writes something that is not to be cut in the middle.
    pub fn whole<T>(&self, write: impl FnOnce() -> T) -> T {
        let _held = self.0.writing.lock().unwrap_or_else(PoisonError::into_inner);
        write()
    }

    fn heard(&self) {
        if self.0.asked.swap(true, Ordering::Relaxed) {
            process::exit(ENDED_AT_ONCE);
        }
        if self.stop_running_call() {
            return;
        }
        let deadline = PATIENCE.as_millis() / PAUSE.as_millis();
        for _ in 0..deadline {
            match self.0.writing.try_lock() {
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Ok(_held) => process::exit(STOPPED),
                Err(TryLockError::Poisoned(_)) => break,
            }
        }
        process::exit(STOPPED);
    }

    /// The call may be about to be entered in the desk's list, so it is asked until it listens or
    /// has ended.
    fn stop_running_call(&self) -> bool {
        let Some(Running { desk, call }) = self.running().clone() else { return false };
        terminal::say("Stopping. Press Ctrl-C again to end at once.");
        while self.running().as_ref().is_some_and(|running| running.call.id == call.id) {
            let args = json!({ "call": call.id });
            let cancel = Call {
                id: format!("stop {}", call.id),
                command: "calls.cancel".to_owned(),
                args,
                ..call.clone()
            };
            let stopped = desk.call(&cancel, &Unwatched).is_ok_and(|reply| reply["stopped"] == true);
            if stopped {
                return true;
            }
            thread::sleep(PAUSE);
        }
        true
    }

    fn running(&self) -> MutexGuard<'_, Option<Running>> {
        self.0.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
