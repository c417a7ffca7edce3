//! Wire structs of announcing a change.

use super::wire::PolicyRow;
use crate::wire::{Moment, wire};

wire! {
    /// How a client was told.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum NoticeChannel {
        /// By e-mail.
        Email,
        /// By letter.
        Letter,
        /// By telephone.
        Phone,
        /// In a portal.
        Portal,
        /// In a meeting.
        Meeting,
    }
}

impl NoticeChannel {
    /// The key in the database.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Phone => "phone",
            Self::Portal => "portal",
            Self::Meeting => "meeting",
        }
    }
}

wire! {
    /// A version that touches contracts: how many clients were told.
    pub struct AnnouncementRow {
        /// The version.
        pub policy: PolicyRow,
        /// Clients with a contract on an older version.
        pub clients: i64,
        /// Those of them for whom there is evidence.
        pub told: i64,
    }
}

wire! {
    /// Newest versions that some client should hear of.
    pub struct Announcements {
        /// Those that still wait first.
        pub rows: Vec<AnnouncementRow>,
        /// Clients that were not told yet, over all of them.
        pub waiting: i64,
    }
}

wire! {
    /// The letter all letters begin as.
    pub struct NoticeTemplate {
        /// Subject, with placeholders.
        pub subject: String,
        /// Text, with placeholders.
        pub body: String,
        /// The address letters come from.
        pub from: String,
    }
}

wire! {
    /// A contract on an older version.
    pub struct TouchedContract {
        /// `K-0112`.
        pub number: String,
        /// Its id.
        pub id: String,
        /// The number of the version it stands on.
        pub on_version: i64,
        /// Since when the contract runs.
        pub since: String,
    }
}

wire! {
    /// Somebody to tell.
    pub struct NoticeContact {
        /// Name.
        pub name: String,
        /// First address; may be empty.
        pub email: String,
        /// Keys of roles.
        pub roles: Vec<String>,
    }
}

wire! {
    /// Evidence that a client was told. It never changes.
    pub struct NoticeEvidence {
        /// How.
        pub channel: String,
        /// When.
        pub told: Moment,
        /// Whom.
        pub recipients: String,
        /// Numbers of the contracts it was about.
        pub contracts: Vec<String>,
        /// Anything that was added.
        pub note: String,
        /// SHA-256 of subject and text, in hexadecimal digits.
        pub sha256: String,
        /// The subject as it was sent.
        pub subject: String,
        /// The text as it was sent.
        pub body: String,
        /// When it was noted.
        pub recorded: Moment,
    }
}

wire! {
    /// A client to tell.
    pub struct ClientNotice {
        /// The client.
        pub client_id: String,
        /// Its name.
        pub client: String,
        /// Its contracts on older versions.
        pub contracts: Vec<TouchedContract>,
        /// Its contacts.
        pub contacts: Vec<NoticeContact>,
        /// Subject of its letter.
        pub subject: String,
        /// Its letter.
        pub body: String,
        /// How often the letter was written; 0 while it is the template's.
        pub version: i64,
        /// Who was told, when and how.
        pub evidence: Vec<NoticeEvidence>,
    }
}

wire! {
    /// Everything about announcing a version.
    pub struct AnnouncementView {
        /// The version.
        pub policy: PolicyRow,
        /// What differs from the version before it, in plain words.
        pub changes: Vec<String>,
        /// What every letter begins as.
        pub template: NoticeTemplate,
        /// Clients to tell, in order of their names.
        pub clients: Vec<ClientNotice>,
    }
}

wire! {
    /// Keeps the letter of a client.
    pub struct NoticeSave {
        /// The version it is about.
        pub version_id: String,
        /// The client.
        pub client_id: String,
        /// How often it was written when it was read.
        pub expected_version: i64,
        /// Subject.
        pub subject: String,
        /// Text; placeholders are filled in.
        pub body: String,
    }
}

wire! {
    /// Writes the letter of a client as an e-mail file.
    pub struct NoticeFileOf {
        /// The version it is about.
        pub version_id: String,
        /// The client.
        pub client_id: String,
        /// The file to write, or a folder; only the text is wanted where empty.
        #[serde(default)]
        pub path: String,
    }
}

wire! {
    /// Notes that a client was told.
    pub struct NoticeRecord {
        /// The version it is about.
        pub version_id: String,
        /// The client.
        pub client_id: String,
        /// How.
        pub channel: NoticeChannel,
        /// When: a wall-clock time in the provider's zone; now where empty.
        #[serde(default)]
        pub told_at: String,
        /// Whom.
        pub recipients: String,
        /// Anything to add.
        #[serde(default)]
        pub note: String,
    }
}
