//! Wire structs of importing tickets.

use crate::wire::wire;

wire! {
    /// A file to import, and how to read it.
    pub struct ImportOf {
        /// The file.
        pub path: String,
        /// Key of a preset.
        pub preset: String,
        /// Contract: number, id, or empty to go by the clients.
        #[serde(default)]
        pub contract: String,
        /// Column whose values name clients; empty if the contract says whose they are.
        #[serde(default)]
        pub client_column: String,
        /// Zone of the file's times, where they carry none.
        #[serde(default)]
        pub zone: String,
        /// `dmy` or `mdy`, where the file does not prove it.
        #[serde(default)]
        pub date_order: String,
        /// Only say what would happen.
        #[serde(default)]
        pub dry_run: bool,
    }
}

wire! {
    /// What a file looks like before it is imported.
    pub struct ImportPreview {
        /// Rows below the head.
        pub rows: i64,
        /// Columns.
        pub columns: Vec<String>,
        /// Columns that could stand for clients, with how many values each has.
        pub client_columns: Vec<ClientColumn>,
        /// What must still be said before it can be imported: `zone`, `date_order`, `client`.
        pub needs: Vec<String>,
        /// How the order of day and month was proved, in a sentence; empty if dates carry their own.
        pub date_order: String,
        /// Priorities with how often, and the policy's row for each.
        pub priorities: Vec<PriorityWord>,
        /// The first ten tickets as they would be read.
        pub sample: Vec<SampleTicket>,
        /// Notes and refusals, the first hundred.
        pub notes: Vec<LineNote>,
        /// How many there are in all.
        pub notes_total: i64,
        /// Tickets in the file.
        pub tickets: i64,
        /// Names of clients that do not exist yet and would be entered.
        pub new_clients: i64,
    }
}

wire! {
    /// A column that could stand for clients.
    pub struct ClientColumn {
        /// Its head.
        pub column: String,
        /// How many different values it has.
        pub values: i64,
    }
}

wire! {
    /// A priority as the file has it.
    pub struct PriorityWord {
        /// In the file.
        pub word: String,
        /// How often.
        pub count: i64,
        /// The policy's row, if there is one.
        pub row: String,
    }
}

wire! {
    /// A ticket as it would be read.
    pub struct SampleTicket {
        /// Its line.
        pub line: i64,
        /// Number in the helpdesk.
        pub external_id: String,
        /// Subject.
        pub subject: String,
        /// Client.
        pub client: String,
        /// Priority.
        pub priority: String,
        /// Received, in the file's zone.
        pub received: String,
        /// How many events.
        pub events: i64,
        /// `new`, `changed`, `unchanged`, or why not.
        pub verdict: String,
    }
}

wire! {
    /// Something about a line.
    #[derive(PartialEq, Eq)]
    pub struct LineNote {
        /// The line in the file, the head being line 1.
        pub line: i64,
        /// The column, if it is about one.
        pub column: String,
        /// Whether the line was left out.
        pub refused: bool,
        /// A sentence.
        pub message: String,
    }
}

wire! {
    /// What an import did, or would do.
    pub struct ImportReport {
        /// Names the run, for taking it back; none for a look.
        pub import_id: Option<String>,
        /// Whether nothing was written on purpose.
        pub dry_run: bool,
        /// Rows read.
        pub rows: i64,
        /// Tickets in the file.
        pub tickets: i64,
        /// Events read from it.
        pub events: i64,
        /// Tickets that are new.
        pub inserted: i64,
        /// Tickets that changed.
        pub changed: i64,
        /// Tickets that were there as they are.
        pub unchanged: i64,
        /// Lines left out, each with a note.
        pub refused: i64,
        /// Clients that were entered for it.
        pub new_clients: i64,
        /// Tickets that stand on no contract, so nothing is promised for them.
        pub without_contract: i64,
        /// Notes and refusals; the first thousand.
        pub notes: Vec<LineNote>,
        /// How many there are in all.
        pub notes_total: i64,
    }
}
