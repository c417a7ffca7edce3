//! The door: one open database, and the calls that come in through it.

use crate::command::{Role, Row};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::passwords::Passwords;
use crate::progress::{Progress, StopFlag};
use crate::shelf::Shelf;
use crate::table::TABLE;
use crate::wire::wire;
use delivery::keychain::{Keychain, OfTheSystem};
use domain::time::Instant;
use domain::zones::Zones;
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use store::{OnMissing, OpenAs, Store};

/// A call as a front end sends it.
#[derive(Debug, Clone)]
pub struct Call {
    /// The front end's own name for this call: progress and stopping refer to it.
    pub id: String,
    /// Name of a row of the table.
    pub command: String,
    /// Its arguments.
    pub args: Value,
    /// A name for this attempt: the same key twice gives the first reply again and changes
    /// nothing. The front end makes one per click.
    pub key: Option<String>,
    /// The moment of the call.
    pub now: Instant,
}

wire! {
    /// How far a call is, as the shell sends it to the window.
    pub struct ProgressEvent {
        /// The call.
        pub id: String,
        /// Done.
        pub done: u64,
        /// Of how many; unknown without.
        pub total: Option<u64>,
        /// Of what.
        pub label: String,
    }
}

/// No zone is off UTC by less than a quarter of an hour.
const QUARTER_S: i64 = 15 * 60;

/// The program and its version, as documents and settings name it: the same for the window and for
/// `msp`, so that both print the same bytes.
pub const PROGRAM: &str = concat!("MSP Desk ", env!("CARGO_PKG_VERSION"));

/// An open database with everything that was read once: zone rules, holidays, policies.
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) shelf: Shelf,
    pub(crate) passwords: Passwords,
    running: Mutex<HashMap<String, StopFlag>>,
    looked: Mutex<Option<i64>>,
}

impl Desk {
    /// Opens the database at `path`; makes it if it is not there.
    ///
    /// # Errors
    /// [`Code::Database`] with the reason and what to do; [`Code::DiskFull`].
    pub fn open(path: &Path, zones: Zones) -> Result<Self, Failure> {
        Self::open_as(path, zones, OnMissing::Create)
    }

    /// Opens the database at `path`, which must be there.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn open_existing(path: &Path, zones: Zones) -> Result<Self, Failure> {
        Self::open_as(path, zones, OnMissing::Refuse)
    }

    fn open_as(path: &Path, zones: Zones, on_missing: OnMissing) -> Result<Self, Failure> {
        let store = Store::open(path, &OpenAs { on_missing, ..OpenAs::default() })?;
        let passwords = Passwords::in_keychain(Box::new(OfTheSystem));
        let shelf = Shelf::new(zones);
        Ok(Self { store, shelf, passwords, running: Mutex::default(), looked: Mutex::default() })
    }

    /// The same desk with another keychain than the system's: tests keep passwords in memory.
    #[must_use]
    pub fn with_keychain(self, keychain: Box<dyn Keychain>) -> Self {
        Self { passwords: Passwords::in_keychain(keychain), ..self }
    }

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Answers a call: finds its row, checks the role, runs it.
    ///
    /// # Errors
    /// A [`Failure`]; nothing was changed then.
    pub fn call(&self, call: &Call, progress: &dyn Progress) -> Result<Value, Failure> {
        if call.command == "calls.cancel" {
            return Ok(self.cancel(&call.args));
        }
        let row = row(&call.command)?;
        let stop = StopFlag::default();
        let context = Context {
            desk: self,
            now: call.now,
            command: row.name,
            key: call.key.clone(),
            args_text: call.args.to_string(),
            progress,
            stop: stop.clone(),
        };
        context.allow(row)?;
        self.look_around(&context);
        if let Some(reply) = context.reply_given_before(row)? {
            return Ok(reply);
        }
        self.calls().insert(call.id.clone(), stop);
        let reply = (row.run)(&context, call.args.clone());
        self.calls().remove(&call.id);
        if row.changes.contains(&crate::command::Noun::Contracts) {
            // A contract that was put in force may have run out years ago.
            *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        reply
    }

    /// What time alone has brought about since somebody last looked: versions of contracts that have begun, contracts
    /// that renewed themselves, contracts that ran out. Once a quarter of an hour: a day begins on one in every zone,
    /// so that what takes effect on a day does so to the minute wherever somebody looks.
    fn look_around(&self, context: &Context<'_>) {
        let quarter = context.now.unix().div_euclid(QUARTER_S);
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if *looked == Some(quarter) {
            return;
        }
        let looking = Context { command: "contracts.renew_due", key: None, ..context.clone() };
        // What could not be written now (a full disk, another program) must not keep anybody from
        // reading; the next call looks again.
        let begun = Context { command: "contracts.sign_version", ..looking.clone() };
        let begun = crate::contracts::take_effect(&begun);
        // One that renews itself does not run out: renewals come first.
        let renewed = crate::contracts::renew_due(&looking, crate::wire::Nothing {});
        let over = Context { command: "contracts.end", key: None, ..context.clone() };
        if begun.is_ok() && renewed.is_ok() && crate::contracts::run_out(&over).is_ok() {
            *looked = Some(quarter);
        }
    }

    /// Asks a running call to stop. Whether it was running.
    fn cancel(&self, args: &Value) -> Value {
        let flag = args.get("call").and_then(Value::as_str).and_then(|id| self.calls().get(id).cloned());
        if let Some(flag) = &flag {
            flag.stop();
        }
        serde_json::json!({ "stopped": flag.is_some() })
    }

    fn calls(&self) -> std::sync::MutexGuard<'_, HashMap<String, StopFlag>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The row of a command.
///
/// # Errors
/// [`Code::NotFound`] for a name that is not in the table.
pub fn row(name: &str) -> Result<&'static Row, Failure> {
    TABLE.iter().find(|row| row.name == name).ok_or_else(|| {
        Failure::new(
            Code::NotFound,
            format!("There is no command \"{name}\"."),
            "`msp commands` lists them all.",
        )
    })
}

/// Whether one of `held` may call `row`.
pub(crate) fn may_call(row: &Row, held: &[Role]) -> bool {
    row.roles.iter().any(|role| held.contains(role))
}

/// Where the database lies when nobody says otherwise: the per-user data folder.
pub fn default_path() -> PathBuf {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || set("HOME").unwrap_or_else(|| PathBuf::from("."));
    let folder = if cfg!(target_os = "windows") {
        set("APPDATA").unwrap_or_else(home)
    } else if cfg!(target_os = "macos") {
        home().join("Library/Application Support")
    } else {
        set("XDG_DATA_HOME").unwrap_or_else(|| home().join(".local/share"))
    };
    folder.join("msp-desk").join("msp-desk.db")
}

/// The zone rules to use: the bundled copy, or the machine's own where that is newer.
pub fn zone_rules() -> Zones {
    crate::machine_zones::newer_than_bundled().unwrap_or_else(Zones::bundled)
}
