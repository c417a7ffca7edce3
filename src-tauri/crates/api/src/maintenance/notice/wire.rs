//! Wire structs of notices of maintenance.

use crate::wire::{Choice, Moment, wire};

wire! {
    /// How the notice of an occurrence stands, for lists.
    #[derive(PartialEq, Eq)]
    pub struct NoticeMark {
        /// `missed`, `near`, `tell_again`, `tell_called_off`, `to_tell`, `told_late`, `told`, `not_needed`.
        pub state: String,
        /// How many clients were told of what takes place.
        pub told: i64,
        /// How many have to know.
        pub of: i64,
        /// The first last moment among those who are still to be told, on the clocks of the window.
        pub last_moment: Option<Moment>,
        /// In words: `1 of 3 told`, `all told Mon 21 Sep`, `notice 96 h`.
        pub words: String,
    }
}

wire! {
    /// How the notice of an occurrence stands with every client it affects.
    pub struct WindowNotices {
        /// Id of the window.
        pub window: String,
        /// `MW-208`.
        pub number: String,
        /// What is done.
        pub title: String,
        /// Which occurrence.
        pub recurrence_id: String,
        /// All clients summed up.
        pub mark: NoticeMark,
        /// Seconds to the first last moment; negative after it; nothing where nobody is left to tell.
        pub left: Option<i64>,
        /// `6 h 20 min left · 48 h before the start`; empty where nobody is left to tell.
        pub limit: String,
        /// Why nobody can be told yet, such as that the window is a draft; empty where somebody can.
        pub held_back: String,
        /// The clients, by name.
        pub clients: Vec<ClientNoticeRow>,
        /// Ids of the clients that still have to be told and have addresses, those with the nearest limit first.
        pub ready: Vec<String>,
        /// Everything that was told, the last first.
        pub evidence: Vec<NoticeEvidenceRow>,
        /// Whether its window comes back, so that one letter can be about more than one occurrence.
        pub series: bool,
    }
}

wire! {
    /// How an occurrence stands with one client.
    pub struct ClientNoticeRow {
        /// Id of the client.
        pub id: String,
        /// Its name.
        pub name: String,
        /// `in_time`, `late`, `not_told`, `missed`, `tell_again`, `tell_called_off`, `told_called_off`, `not_needed`,
        /// `waiting` (its mail lies in the outbox), `refused` (its mail was not taken), `no_address`.
        pub state: String,
        /// `Sent`, `Not sent`, `No address`.
        pub word: String,
        /// `2 people, 107 h 48 min`, `2 addresses ready`, `starts 1 h earlier than told`.
        pub detail: String,
        /// When it was told, on its own clocks.
        pub told: Option<Moment>,
        /// The last moment to tell it, on its own clocks; nothing where it need not be told any more.
        pub last_moment: Option<Moment>,
        /// Hours of notice its policies ask for.
        pub hours: i64,
        /// No policy names the hours: they are the usual ones.
        pub assumed: bool,
        /// The notice is promised "where practical" only.
        pub where_practical: bool,
        /// Whom a mail goes to.
        pub addresses: Vec<NoticeAddress>,
        /// When it starts, on its own clocks.
        pub starts: Moment,
        /// When it ends there.
        pub ends: Moment,
    }
}

wire! {
    /// Somebody a notice goes to.
    #[derive(PartialEq, Eq)]
    pub struct NoticeAddress {
        /// Name.
        pub name: String,
        /// Address.
        pub email: String,
    }
}

wire! {
    /// Evidence that a client was told. It never changes.
    pub struct NoticeEvidenceRow {
        /// Its id.
        pub id: String,
        /// The client.
        pub client: String,
        /// Id of the window.
        pub window: String,
        /// `MW-208`.
        pub number: String,
        /// What is done.
        pub title: String,
        /// Which occurrence.
        pub recurrence_id: String,
        /// `announcement`, `change`, `cancellation`, `emergency`, `done`.
        pub occasion: String,
        /// `email`, `eml`, `phone`, `portal`, `letter`, `meeting`.
        pub channel: String,
        /// When, on the provider's clocks; nothing while the mail has not left.
        pub told: Option<Moment>,
        /// Where its mail stands, and why it was not taken: `waits in the outbox`; empty for what was told by hand.
        pub mail: String,
        /// Whom.
        pub recipients: String,
        /// The start that was told, on the provider's clocks.
        pub starts: Moment,
        /// The end that was told.
        pub ends: Moment,
        /// The services that were told; none for everything.
        pub services: Vec<String>,
        /// Whether it was told that the occurrence is called off.
        pub called_off: bool,
        /// Anything that was added.
        pub note: String,
        /// The subject as it was sent.
        pub subject: String,
        /// The text as it was sent.
        pub body: String,
        /// SHA-256 of subject, a line break and text, in hexadecimal digits.
        pub sha256: String,
        /// When it was noted.
        pub recorded: Moment,
    }
}

wire! {
    /// The letter to a client, as it would go out.
    pub struct NoticeLetterOf {
        /// Id or number of the window.
        pub id: String,
        /// Which occurrence; the next one when empty.
        #[serde(default)]
        pub recurrence_id: String,
        /// The client: id or name.
        pub client: String,
        /// Why; what is due next when empty.
        #[serde(default)]
        pub occasion: String,
        /// Of a series: also about the occurrences of so many months from this one on.
        #[serde(default)]
        pub months: i64,
        /// Another subject than the template's; may have placeholders.
        #[serde(default)]
        pub subject: String,
        /// Another text than the template's.
        #[serde(default)]
        pub body: String,
    }
}

wire! {
    /// A letter, filled in.
    pub struct NoticeLetter {
        /// Id of the client.
        pub client_id: String,
        /// Its name.
        pub client: String,
        /// Why it is written to.
        pub occasion: String,
        /// Subject, filled in.
        pub subject: String,
        /// Text, filled in.
        pub body: String,
        /// Whose template it began as: `client`, `all` or `built_in`; `typed` where another text was given.
        pub template: String,
        /// Whom it goes to.
        pub to: Vec<NoticeAddress>,
        /// How many occurrences it is about.
        pub occurrences: i64,
        /// What the calendar part does at the reader: `REQUEST` or `CANCEL`; empty where there is none.
        pub method: String,
    }
}

wire! {
    /// Sends the notice of an occurrence by mail.
    pub struct NoticeSend {
        /// Id or number of the window.
        pub id: String,
        /// Which occurrence.
        pub recurrence_id: String,
        /// Clients: ids or names; all that still have to be told when empty.
        #[serde(default)]
        pub clients: Vec<String>,
        /// Why; what is due next for each client when empty.
        #[serde(default)]
        pub occasion: String,
        /// Another subject than the template's; may have placeholders.
        #[serde(default)]
        pub subject: String,
        /// Another text than the template's.
        #[serde(default)]
        pub body: String,
        /// Of a series: also about the occurrences of so many months from this one on.
        #[serde(default)]
        pub months: i64,
    }
}

wire! {
    /// What became of sending.
    pub struct NoticesSent {
        /// Names of the clients whose mail lies in the outbox now.
        pub sent: Vec<String>,
        /// Clients that were left out, with the reason: `Kauri Legal: no technical contact with mail`.
        pub left_out: Vec<String>,
        /// How the notice stands now.
        pub notices: WindowNotices,
    }
}

wire! {
    /// Writes the letters of an occurrence as e-mail files.
    pub struct NoticeFiles {
        /// What would be sent.
        pub letters: NoticeSend,
        /// A folder, or for one client a file.
        pub path: String,
    }
}

wire! {
    /// Files that were written.
    pub struct NoticeFilesSaved {
        /// Their paths.
        pub paths: Vec<String>,
        /// Clients that were left out, with the reason.
        pub left_out: Vec<String>,
    }
}

wire! {
    /// Notes that clients were told by other ways. What is noted stays.
    pub struct NoticeByHand {
        /// Id or number of the window.
        pub id: String,
        /// Which occurrence.
        pub recurrence_id: String,
        /// Clients: ids or names.
        pub clients: Vec<String>,
        /// `eml`, `phone`, `portal`, `letter`, `meeting`, or `email` for a mail of another program.
        pub channel: String,
        /// When: a wall-clock time of the provider, or with an offset; now when empty.
        #[serde(default)]
        pub told_at: String,
        /// Whom.
        pub recipients: String,
        /// Anything to add.
        #[serde(default)]
        pub note: String,
        /// Of a series: also about the occurrences of so many months from this one on.
        #[serde(default)]
        pub months: i64,
    }
}

wire! {
    /// Evidence over all windows.
    #[derive(Default)]
    pub struct NoticeLogOf {
        /// A client's id or name; all when empty.
        #[serde(default)]
        pub client: String,
        /// Id or number of a window; all when empty.
        #[serde(default)]
        pub window: String,
        /// A channel; all when empty.
        #[serde(default)]
        pub channel: String,
        /// Occurrences from this day on.
        #[serde(default)]
        pub from: String,
        /// Occurrences up to this day.
        #[serde(default)]
        pub to: String,
        /// A part of a title, a client's name or a recipient.
        #[serde(default)]
        pub search: String,
        /// From which line on.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// Lines of the evidence log, the last first.
    pub struct NoticeLog {
        /// How many there are in all.
        pub total: i64,
        /// Those of the page.
        pub rows: Vec<NoticeEvidenceRow>,
    }
}

wire! {
    /// Writes the evidence log as CSV, as filtered.
    pub struct NoticeLogSave {
        /// The filter; offset and limit do not matter.
        pub filter: NoticeLogOf,
        /// Path of the file.
        pub path: String,
    }
}

wire! {
    /// What letters begin as.
    pub struct LetterTemplates {
        /// By occasion: the one for all clients, then those for single ones.
        pub rows: Vec<LetterTemplateRow>,
        /// What a template may name, with what stands there.
        pub placeholders: Vec<Choice>,
    }
}

wire! {
    /// What letters on an occasion begin as.
    pub struct LetterTemplateRow {
        /// Why a client is written to.
        pub occasion: String,
        /// Id of the only client it is for; empty for all.
        pub client_id: String,
        /// Its name.
        pub client: String,
        /// Subject, with placeholders.
        pub subject: String,
        /// Text, with placeholders.
        pub body: String,
        /// How often it was written; 0 while it is the built-in one.
        pub version: i64,
    }
}

wire! {
    /// Keeps a template; without subject and text it is dropped, and the one behind it is used again.
    pub struct LetterTemplateSave {
        /// Why a client is written to.
        pub occasion: String,
        /// The only client it is for: id or name; all when empty.
        #[serde(default)]
        pub client: String,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Subject.
        #[serde(default)]
        pub subject: String,
        /// Text.
        #[serde(default)]
        pub body: String,
    }
}

wire! {
    /// Notices whose limit is near, or was missed.
    pub struct NoticesDue {
        /// How many occurrences.
        pub count: i64,
        /// The nearest limit first.
        pub rows: Vec<NoticeDue>,
    }
}

wire! {
    /// An occurrence somebody still has to be told of.
    pub struct NoticeDue {
        /// Id of the window.
        pub window: String,
        /// `MW-208`.
        pub number: String,
        /// What is done.
        pub title: String,
        /// Which occurrence.
        pub recurrence_id: String,
        /// How it stands.
        pub mark: NoticeMark,
        /// `2 of 3 not told`, `client not told`, `still a draft`.
        pub who: String,
        /// The last moment, on the window's clocks.
        pub by: Moment,
        /// Seconds left; negative after it.
        pub left: i64,
        /// `6 h 20 min left`, `missed by 2 h`.
        pub left_in_words: String,
    }
}
