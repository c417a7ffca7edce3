//! Wire structs of mail.

use crate::passwords::{PasswordKeep, PasswordPlace};
use crate::wire::{Moment, wire};

wire! {
    /// The server mail leaves through.
    pub struct MailSettingsView {
        /// `mail.kereru.example`; empty while nothing is set up.
        pub host: String,
        /// TCP port.
        pub port: i64,
        /// `tls`, `starttls` or `none`.
        pub security: String,
        /// Somebody agreed to mail and password crossing the network readable for all.
        pub in_the_clear: bool,
        /// Whom to log in as; empty where the server asks for no login.
        pub user_name: String,
        /// As recipients read it.
        pub sender_name: String,
        /// The address mails come from.
        pub sender_address: String,
        /// Where answers go; empty: to the sender.
        pub reply_to: String,
        /// Certificates (PEM) of authorities to trust besides the machine's.
        pub authorities: String,
        /// Where the password comes from.
        pub password: PasswordPlace,
        /// Why the keychain cannot be used; empty when it can.
        pub no_keychain: String,
        /// How often the settings were written; 0 while there are none.
        pub version: i64,
    }
}

wire! {
    /// Keeps the server mail leaves through. The password is kept by `mail.set_password`.
    pub struct MailSettingsSave {
        /// As it was read.
        pub expected_version: i64,
        /// `mail.kereru.example`.
        pub host: String,
        /// TCP port.
        pub port: i64,
        /// `tls`, `starttls` or `none`.
        pub security: String,
        /// Agree to mail and password crossing the network readable for all.
        #[serde(default)]
        pub in_the_clear: bool,
        /// Whom to log in as; empty where the server asks for no login.
        #[serde(default)]
        pub user_name: String,
        /// As recipients read it.
        #[serde(default)]
        pub sender_name: String,
        /// The address mails come from.
        pub sender_address: String,
        /// Where answers go; empty: to the sender.
        #[serde(default)]
        pub reply_to: String,
        /// Certificates (PEM) of authorities to trust besides the machine's.
        #[serde(default)]
        pub authorities: String,
    }
}

wire! {
    /// Keeps the password of the mail server.
    pub struct MailPassword {
        /// The password; empty forgets it.
        pub password: String,
        /// Where.
        pub keep: PasswordKeep,
    }
}

wire! {
    /// Tries the mail server.
    pub struct MailTestOf {
        /// Where a test mail goes; the sender where empty.
        #[serde(default)]
        pub to: String,
    }
}

wire! {
    /// What became of trying a server.
    pub struct Tested {
        /// Whether everything worked.
        pub works: bool,
        /// A sentence: what was done, or what was refused and why.
        pub words: String,
        /// What to do about it; empty when everything worked.
        pub advice: String,
        /// `temporary`, `permanent`, `certificate` or `login`; empty when everything worked.
        pub refusal: String,
    }
}

wire! {
    /// Which mails of the outbox are wanted.
    pub struct OutboxList {
        /// `waiting`, `sending`, `sent`, `failed`, `withdrawn`; all where empty.
        #[serde(default)]
        pub state: String,
        /// Rows to skip.
        #[serde(default)]
        pub offset: i64,
        /// Rows to return; 50 where 0.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// A mail in the outbox.
    pub struct OutboxRow {
        /// Its id.
        pub id: String,
        /// What it is for.
        pub kind: String,
        /// Which one of these.
        pub subject_id: String,
        /// Addresses it goes to.
        pub to: Vec<String>,
        /// Its subject line.
        pub subject: String,
        /// `waiting`, `sending`, `sent`, `failed`, `withdrawn`.
        pub state: String,
        /// How often it was tried.
        pub tries: i64,
        /// When it was put there.
        pub created: Moment,
        /// When it is tried next; while it waits.
        pub next_try: Option<Moment>,
        /// When the server took it.
        pub sent: Option<Moment>,
        /// How the last try was refused: `temporary`, `permanent`, `certificate`, `login`; empty if it was not.
        pub refusal: String,
        /// Why the last try was refused.
        pub last_error: String,
        /// What to do about it.
        pub advice: String,
        /// Whether it may be tried again by hand, or taken back.
        pub may_change: bool,
        /// How often it was written.
        pub version: i64,
    }
}

wire! {
    /// A part of the outbox.
    pub struct OutboxPage {
        /// Those that failed first, then those that wait.
        pub rows: Vec<OutboxRow>,
        /// How many there are.
        pub total: i64,
        /// How many wait or are being sent, whatever is listed.
        pub waiting: i64,
        /// How many failed, whatever is listed.
        pub failed: i64,
    }
}

wire! {
    /// A try of a mail.
    pub struct OutboxTry {
        /// When.
        pub at: Moment,
        /// `sent`, `temporary`, `permanent`, `certificate`, `login`, `broken_off`.
        pub outcome: String,
        /// What the server said, or what went wrong.
        pub words: String,
    }
}

wire! {
    /// Everything about a mail in the outbox.
    pub struct OutboxView {
        /// The mail.
        pub row: OutboxRow,
        /// Its Message-ID.
        pub message_id: String,
        /// SHA-256 of its bytes, in hexadecimal digits.
        pub sha256: String,
        /// What the server said when it took it.
        pub answer: String,
        /// The mail (RFC 5322) as it leaves.
        pub message: String,
        /// Every try, the first one first.
        pub tries: Vec<OutboxTry>,
    }
}

wire! {
    /// Moves a mail of the outbox.
    pub struct OutboxMove {
        /// The mail.
        pub id: String,
        /// How often it was written when it was read.
        pub expected_version: i64,
    }
}

wire! {
    /// What one step of delivering came to.
    pub struct Delivered {
        /// The mail that was tried; nothing was due where there is none.
        pub tried: Option<OutboxRow>,
        /// Why nothing is sent although something is due; empty otherwise.
        pub held: String,
        /// How many more are due now.
        pub due: i64,
    }
}
