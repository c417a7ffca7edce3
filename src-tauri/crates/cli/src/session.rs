//! An open desk, and how this program asks it.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;

use api::desk::{Call, Desk, default_path, zone_rules};
use api::failure::{Code, Failure};
use api::progress::Progress;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::arguments::Form;
use crate::clock;
use crate::outcome::{Outcome, fault};
use crate::stop::Stop;
use crate::terminal::{self, OnTerminal};

/// Which database, and who can stop the work on it.
pub struct Place {
    pub database: PathBuf,
    pub stop: Stop,
}

impl Place {
    /// An empty name is none: that is what an unset variable in a script leaves.
    pub fn new(database: Option<PathBuf>, stop: Stop) -> Self {
        let named = database.filter(|path| !path.as_os_str().is_empty());
        Self { database: named.unwrap_or_else(default_path), stop }
    }

    /// The database, which must be there.
    pub fn open(&self) -> Result<Session, Failure> {
        Ok(self.session(Desk::open_existing(&self.database, zone_rules())?))
    }

    /// The database, made if it is not there.
    pub fn open_or_make(&self) -> Result<Session, Failure> {
        Ok(self.session(Desk::open(&self.database, zone_rules())?))
    }

    /// Takes away a database that was made in vain.
    pub fn remove_database(&self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut file = self.database.clone().into_os_string();
            file.push(suffix);
            // One that is not there is as good as removed.
            let _ = std::fs::remove_file(file);
        }
    }

    fn session(&self, desk: Desk) -> Session {
        Session { desk: Arc::new(desk), stop: self.stop.clone(), calls: Cell::new(0) }
    }
}

pub struct Session {
    desk: Arc<Desk>,
    pub stop: Stop,
    calls: Cell<u64>,
}

impl Session {
    /// Sends a call through the door and reads the reply.
    pub fn ask<R: DeserializeOwned>(&self, command: &str, args: impl Serialize) -> Result<R, Failure> {
        let reply = self.ask_raw(command, args)?;
        serde_json::from_value(reply).map_err(|error| fault(command, &error))
    }

    /// Sends a call through the door; the reply stays JSON.
    pub fn ask_raw(&self, command: &str, args: impl Serialize) -> Result<Value, Failure> {
        self.calls.set(self.calls.get() + 1);
        let args = serde_json::to_value(args).map_err(|error| {
            Failure::new(
                Code::Fault,
                format!("The arguments of {command} could not be written: {error}."),
                "",
            )
        })?;
        let call = Call {
            id: format!("msp {}", self.calls.get()),
            command: command.to_owned(),
            args,
            key: None,
            now: clock::now()?,
        };
        self.answer(&call, &OnTerminal::new())
    }

    /// Sends a call as it is.
    pub fn answer(&self, call: &Call, progress: &dyn Progress) -> Result<Value, Failure> {
        self.stop.during(&self.desk, call, || self.desk.call(call, progress))
    }

    /// Asks and shows the answer: the reply itself as JSON, or what `words` makes of it.
    pub fn show<R: DeserializeOwned>(
        &self,
        form: Form,
        command: &str,
        args: impl Serialize,
        words: impl FnOnce(&R) -> String,
    ) -> Outcome {
        let reply = self.ask_raw(command, args)?;
        if form.json {
            return terminal::print_json(&self.stop, &reply);
        }
        let reply: R = serde_json::from_value(reply).map_err(|error| fault(command, &error))?;
        terminal::print(&self.stop, &words(&reply))
    }
}
