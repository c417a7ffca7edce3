//! Wire structs of calendar servers.

use crate::mail::Tested;
use crate::passwords::{PasswordKeep, PasswordPlace};
use crate::wire::wire;

wire! {
    /// A calendar server.
    pub struct CaldavServerView {
        /// Its id.
        pub id: String,
        /// What it is called here.
        pub name: String,
        /// Where it is found.
        pub url: String,
        /// Whom to log in as.
        pub user_name: String,
        /// Certificates (PEM) of authorities to trust besides the machine's.
        pub authorities: String,
        /// Where the password comes from.
        pub password: PasswordPlace,
        /// Why the keychain cannot be used; empty when it can.
        pub no_keychain: String,
        /// How often it was written.
        pub version: i64,
    }
}

wire! {
    /// All calendar servers.
    pub struct CaldavServers {
        /// In order of their names.
        pub servers: Vec<CaldavServerView>,
    }
}

wire! {
    /// Keeps a calendar server. The password is kept by `caldav.set_password`.
    pub struct CaldavServerSave {
        /// Its id; a new one where empty.
        #[serde(default)]
        pub id: String,
        /// As it was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// What it is called here.
        pub name: String,
        /// Where it is found: `https://cloud.kereru.example/`.
        pub url: String,
        /// Whom to log in as; empty where it asks for no login.
        #[serde(default)]
        pub user_name: String,
        /// Certificates (PEM) of authorities to trust besides the machine's.
        #[serde(default)]
        pub authorities: String,
    }
}

wire! {
    /// Moves a calendar server.
    pub struct CaldavServerMove {
        /// The server.
        pub id: String,
        /// How often it was written when it was read.
        pub expected_version: i64,
    }
}

wire! {
    /// Keeps the password of a calendar server.
    pub struct CaldavPassword {
        /// The server.
        pub id: String,
        /// The password; empty forgets it.
        pub password: String,
        /// Where.
        pub keep: PasswordKeep,
    }
}

wire! {
    /// A calendar on a server.
    pub struct CaldavCalendar {
        /// Its path on the server.
        pub href: String,
        /// What it is called there.
        pub name: String,
    }
}

wire! {
    /// The calendars of a server.
    pub struct CaldavCalendars {
        /// In order of their names.
        pub calendars: Vec<CaldavCalendar>,
    }
}

wire! {
    /// What became of trying a calendar server.
    pub struct CaldavTested {
        /// The outcome.
        pub tested: Tested,
        /// What was found there.
        pub calendars: Vec<CaldavCalendar>,
    }
}

wire! {
    /// Makes a calendar on a server.
    pub struct CaldavMake {
        /// The server.
        pub id: String,
        /// What the calendar is called.
        pub name: String,
    }
}
