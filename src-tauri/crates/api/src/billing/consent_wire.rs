//! Wire structs of permission: asked for, recorded, refused, taken back, overridden.

use crate::wire::{Moment, wire};

wire! {
    /// The permission of an engagement.
    pub struct ConsentView {
        /// `none`, `asked`, `granted`, `declined`, `withdrawn`, `expired`.
        pub state: String,
        /// `before the work`, or what is wrong: `26 min after the work began`; empty without work.
        pub timing: String,
        /// Whether the permission stood before all of the work.
        pub in_time: bool,
        /// When it was granted.
        pub granted: Option<Moment>,
        /// By whom.
        pub by: String,
        /// Channel in words: `mail from a registered address`.
        pub channel: String,
        /// What was quoted.
        pub quoted: String,
        /// `3 blocks, 2 used`, `none`.
        pub cap: String,
        /// Blocks at most, of the permission or of the letter that is to be answered; empty for no cap.
        pub cap_blocks: String,
        /// Until when it is good.
        pub expires: Option<Moment>,
        /// When it was taken back.
        pub withdrawn: Option<Moment>,
        /// Everything that was said about it, the first first.
        pub log: Vec<ConsentLine>,
    }
}

wire! {
    /// A line of the evidence of a permission.
    pub struct ConsentLine {
        /// Its place, from 1.
        pub position: i64,
        /// `asked`, `granted`, `declined`, `extended`, `withdrawn`.
        pub act: String,
        /// When it happened.
        pub at: Moment,
        /// How: key of the channel.
        pub channel: String,
        /// Who said it, or was asked.
        pub contact: String,
        /// What was said.
        pub words: String,
        /// File that proves it; empty.
        pub file: String,
        /// SHA-256 of the file, or of the words.
        pub sha256: String,
        /// Where the mail stands: `waiting`, `sending`, `sent`, `failed`, `withdrawn`; empty where none was sent.
        pub mail: String,
        /// Who recorded it.
        pub recorded_by: String,
    }
}

wire! {
    /// A contact who may approve fees.
    pub struct ApproverView {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// First e-mail address; may be empty.
        pub email: String,
    }
}

wire! {
    /// Asks for the letter that would ask for permission.
    pub struct ConsentLetterOf {
        /// Engagement: id or number.
        pub id: String,
        /// Contact's id or name; the first who may approve when empty.
        #[serde(default)]
        pub contact: String,
        /// Blocks at most; empty for no cap.
        #[serde(default)]
        pub cap_blocks: String,
    }
}

wire! {
    /// The letter that asks for permission.
    pub struct ConsentLetter {
        /// Contact's id.
        pub contact: String,
        /// Name.
        pub name: String,
        /// Address; empty where none is known.
        pub email: String,
        /// Subject.
        pub subject: String,
        /// Text.
        pub body: String,
        /// Whether a mail server is set up.
        pub can_send: bool,
    }
}

wire! {
    /// Asks for permission.
    pub struct ConsentAsk {
        /// Engagement: id or number.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Contact's id.
        pub contact: String,
        /// Blocks at most; empty for no cap.
        #[serde(default)]
        pub cap_blocks: String,
        /// As typed; the template's when empty.
        #[serde(default)]
        pub subject: String,
        /// As typed; the template's when empty.
        #[serde(default)]
        pub body: String,
        /// `mail` through the outbox, or `file` for another mail program.
        pub how: String,
        /// Of a file: where to, a file or a folder.
        #[serde(default)]
        pub path: String,
    }
}

wire! {
    /// Records that permission was given, or more of it.
    pub struct ConsentRecord {
        /// Engagement: id or number.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// When it was given: RFC 3339, or the contract's wall clock `2026-09-22T13:20`.
        pub granted_at: String,
        /// `email`, `phone`, `portal`, `letter`, `meeting`.
        pub channel: String,
        /// Contact's id or name.
        pub contact: String,
        /// The words of the answer.
        #[serde(default)]
        pub evidence: String,
        /// Path of a file that proves it.
        #[serde(default)]
        pub file: String,
        /// Blocks at most; as it stands, or as the letter had it, when empty; `none` for no cap.
        #[serde(default)]
        pub cap_blocks: String,
        /// Until when; as it stands when empty; `none` for no end.
        #[serde(default)]
        pub expires_at: String,
    }
}

wire! {
    /// Records that permission was refused, or taken back.
    pub struct ConsentEnd {
        /// Engagement: id or number.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// When; now when empty.
        #[serde(default)]
        pub at: String,
        /// `email`, `phone`, `portal`, `letter`, `meeting`.
        pub channel: String,
        /// Contact's id or name.
        #[serde(default)]
        pub contact: String,
        /// What was said.
        #[serde(default)]
        pub evidence: String,
    }
}

wire! {
    /// Writes the file that proves a permission.
    pub struct ConsentFileSave {
        /// Engagement: id or number.
        pub id: String,
        /// Place of the line in the log.
        pub position: i64,
        /// The file, or a folder for its own name.
        pub path: String,
    }
}

wire! {
    /// Decides to bill work without permission.
    pub struct ConsentOverride {
        /// Engagement: id or number.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Why; it is printed. Empty takes an earlier decision back.
        pub reason: String,
    }
}
