//! A desk in a folder of its own, and commands as a front end sends them.

use api::desk::{Call, Desk};
use api::failure::Failure;
use api::progress::Unwatched;
use delivery::keychain::InMemory;
use domain::time::Instant;
use domain::zones::Zones;
use serde_json::{Value, json};
use std::cell::Cell;
use tempfile::TempDir;

/// An open desk whose clock stands where the test puts it.
pub struct Door {
    /// The desk.
    pub desk: Desk,
    /// Its folder; gone with the test.
    pub folder: TempDir,
    now: Cell<Instant>,
    calls: Cell<u32>,
}

impl Door {
    /// An empty desk at a moment.
    pub fn at(now: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let desk = Desk::open(&folder.path().join("desk.db"), Zones::bundled())
            .expect("an empty folder takes a desk")
            .with_keychain(Box::new(InMemory::default()));
        Self { desk, folder, now: Cell::new(moment(now)), calls: Cell::new(0) }
    }

    /// A provider in Auckland on CyberMark's standard policy, with Harbour Dental under contract
    /// `K-0001` since November 2025.
    pub fn with_a_contract(now: &str) -> Self {
        let door = Self::at(now);
        door.call("app.set_up", answers());
        let client = json!({ "name": "Harbour Dental Ltd", "zone": "Pacific/Auckland" });
        let client = door.call("clients.save", client);
        let contract = json!({
            "client_id": client["id"], "policy_version_id": "cybermark-standard", "starts_on": "2025-11-03",
            "zone": "Pacific/Auckland",
            "services": [{ "name": "Help desk", "count": 42, "unit": "people", "price": "17.00", "currency": "NZD" }],
        });
        let contract = door.call("contracts.save", contract);
        door.call("contracts.activate", json!({ "id": "K-0001", "expected_version": contract["version"] }));
        door
    }

    /// Puts the clock somewhere else.
    pub fn set_clock(&self, now: &str) {
        self.now.set(moment(now));
    }

    /// Sends a command that must succeed.
    pub fn call(&self, command: &str, args: Value) -> Value {
        self.send(command, args, None).unwrap_or_else(|failure| panic!("{command}: {failure}"))
    }

    /// Sends a command that must fail.
    pub fn refused(&self, command: &str, args: Value) -> Failure {
        match self.send(command, args, None) {
            Err(failure) => failure,
            Ok(reply) => panic!("{command} should have been refused, but replied {reply}"),
        }
    }

    /// Sends a command, with a key that names this attempt.
    ///
    /// # Errors
    /// What the desk says.
    pub fn send(&self, command: &str, args: Value, key: Option<&str>) -> Result<Value, Failure> {
        self.calls.set(self.calls.get() + 1);
        let call = Call {
            id: self.calls.get().to_string(),
            command: command.to_owned(),
            args,
            key: key.map(str::to_owned),
            now: self.now.get(),
        };
        self.desk.call(&call, &Unwatched)
    }

    /// A ticket of Harbour Dental, received at a wall-clock time in Auckland; its id.
    pub fn ticket(&self, priority: &str, received: &str) -> String {
        let ticket = json!({
            "client_id": "Harbour Dental Ltd", "subject": "Labels do not print", "priority": priority, "received": received,
        });
        text(&self.call("tickets.create", ticket)["row"]["id"])
    }

    /// Records an event of a ticket at a wall-clock time in Auckland.
    pub fn record(&self, id: &str, kind: &str, at: &str, value: &str) {
        let version = self.call("tickets.explain", json!({ "id": id }))["version"].clone();
        let entry = json!({ "id": id, "expected_version": version, "kind": kind, "at": at, "value": value });
        self.call("tickets.record", entry);
    }
}

/// The five answers of a provider in Auckland.
pub fn answers() -> Value {
    json!({
        "company": "Kererū IT", "country": "NZ", "zone": "Pacific/Auckland",
        "days": ["mon", "tue", "wed", "thu", "fri"], "opens": "09:00", "closes": "17:00", "holiday_set": "NZ",
        "preset": "cybermark-standard", "currency": "NZD", "tax_name": "GST", "tax_basis_points": 1500,
        "user_name": "Ana Petrie",
    })
}

/// The text of a JSON string.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is not a text")).to_owned()
}

fn moment(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap_or_else(|| panic!("{text} is not a moment"))
}
