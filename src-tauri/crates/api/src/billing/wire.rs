//! Wire structs of the board, of engagements, permission and work. Amounts are words with their currency code,
//! `CAD 1,234.50`; what is typed into is plain, `1234.50`.

use crate::failure::FieldProblem;
use crate::wire::{Moment, wire};

wire! {
    /// Which part of the board is wanted.
    #[derive(Default)]
    pub struct BoardOf {
        /// The month whose bills are shown, `2026-09`; this month when empty.
        #[serde(default)]
        pub month: String,
        /// A client's id or name; all when empty.
        #[serde(default)]
        pub client: String,
        /// Words of titles, clients, tickets; a number finds one engagement.
        #[serde(default)]
        pub search: String,
        /// Cards of a column at most; 50 when zero.
        #[serde(default)]
        pub limit: u32,
    }
}

wire! {
    /// The board of advanced support.
    pub struct Board {
        /// The month whose bills are shown.
        pub month: String,
        /// Its name: `September 2026`.
        pub month_words: String,
        /// Awaiting consent, in work, to review, to bill, billed; and dropped, which is not drawn as a column.
        pub columns: Vec<BoardColumn>,
        /// Timers that run.
        pub timers: Vec<TimerView>,
        /// Who works here: whose timer the board starts.
        pub technician: String,
        /// How many posted or approved engagements the next run of invoices takes.
        pub to_post: i64,
    }
}

wire! {
    /// A column.
    pub struct BoardColumn {
        /// `awaiting_consent`, `in_work`, `to_review`, `to_bill`, `billed`, `dropped`.
        pub state: String,
        /// How many there are.
        pub count: i64,
        /// What they come to, one sum a currency: `CAD 425.00`.
        pub sums: Vec<String>,
        /// The first of them: what waits longest first, what was billed last first.
        pub cards: Vec<Card>,
    }
}

wire! {
    /// An engagement on the board.
    pub struct Card {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub version: i64,
        /// `A-314`.
        pub number: String,
        /// What is done.
        pub title: String,
        /// Client's id.
        pub client_id: String,
        /// Client's name.
        pub client: String,
        /// Contract's number.
        pub contract: String,
        /// The ticket it came from; may be empty.
        pub ticket: String,
        /// State, as a column.
        pub state: String,
        /// `Out of scope`, `Customer error`.
        pub cause: String,
        /// `CAD 85.00 / 60 min`.
        pub quoted: String,
        /// Seconds worked, without a timer that runs.
        pub worked_s: i64,
        /// `62 min`.
        pub worked: String,
        /// `120 min`.
        pub billed: String,
        /// `2 × 60`; `minimum` where that applies.
        pub blocks: String,
        /// `2 blocks, 1 used`; `none`.
        pub cap: String,
        /// Before tax: `CAD 170.00`; what it would bill while it is not posted.
        pub amount: String,
        /// The timer of whoever works here, or anybody's, if one runs.
        pub timer: Option<TimerView>,
        /// What stands in the way of billing, in words, the weightiest first; empty where nothing does.
        pub blocked: Vec<String>,
        /// What was said when it was sent back.
        pub comment: String,
        /// The invoice it stands on: `INV-2026-0187`; `draft` before that has a number; empty.
        pub invoice: String,
        /// The invoice's id; empty.
        pub invoice_id: String,
        /// The day the card shows: asked, ended, or issued. `2026-09-23`.
        pub on: String,
    }
}

wire! {
    /// A timer that runs.
    pub struct TimerView {
        /// Engagement's id.
        pub engagement_id: String,
        /// `A-316`.
        pub engagement: String,
        /// Whose.
        pub technician: String,
        /// Since when; what has run is now minus this.
        pub started: Moment,
        /// What is done.
        pub note: String,
    }
}

wire! {
    /// Names an engagement.
    pub struct EngagementOf {
        /// Id or number.
        pub id: String,
    }
}

wire! {
    /// An engagement with everything about it.
    pub struct EngagementView {
        /// The card.
        pub card: Card,
        /// Contract's id.
        pub contract_id: String,
        /// Zone of the contract.
        pub zone: String,
        /// Name of the policy it stands on.
        pub policy: String,
        /// Key of the cause.
        pub cause_key: String,
        /// Notes for us.
        pub notes: String,
        /// The terms that hold for it, in words: what is or was quoted.
        pub terms_words: String,
        /// What it comes to.
        pub charge: ChargeView,
        /// The permission.
        pub consent: ConsentView,
        /// What was worked, the first first.
        pub work: Vec<WorkView>,
        /// Contacts of the client who may approve fees.
        pub approvers: Vec<ApproverView>,
        /// What can be done now: `grant`, `finish`, `approve`, `send_back`, `drop`, `take_up`, `post`, `override`,
        /// `start_timer`, `stop_timer`, `enter_work`, `ask`, `extend`, `withdraw`.
        pub can: Vec<String>,
        /// Why it is billed without permission for some of its work; empty.
        pub override_reason: String,
        /// What was posted and reversed before.
        pub postings: Vec<PostingView>,
    }
}

wire! {
    /// What an engagement comes to.
    pub struct ChargeView {
        /// Before tax.
        pub amount: String,
        /// One line a group: `62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00`.
        pub lines: Vec<String>,
        /// Step by step.
        pub steps: Vec<ChargeStepView>,
        /// The taxes: name with rate, amount.
        pub taxes: Vec<ChargeStepView>,
        /// With tax: what stands on the invoice.
        pub gross: String,
        /// Why nothing, or not everything, is billable.
        pub not_billable: Vec<String>,
    }
}

wire! {
    /// A step of a charge.
    pub struct ChargeStepView {
        /// `Rounded to blocks`.
        pub name: String,
        /// `2 × 60 min`.
        pub from: String,
        /// `120 min`.
        pub to: String,
    }
}

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
        /// Blocks at most; empty for no cap.
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
    /// A piece of work.
    pub struct WorkView {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub version: i64,
        /// Who.
        pub technician: String,
        /// From when.
        pub from: Moment,
        /// To when.
        pub to: Moment,
        /// `35 min`.
        pub length: String,
        /// What was done.
        pub note: String,
        /// On which ticket; may be empty.
        pub ticket: String,
        /// `timer`, `hand`, `import`.
        pub source: String,
        /// Why it stands over other work of the same person; empty.
        pub overlap_reason: String,
        /// Why it is not, or not wholly, covered by the permission; empty where it is.
        pub not_covered: String,
    }
}

wire! {
    /// What was posted.
    pub struct PostingView {
        /// When.
        pub at: Moment,
        /// Before tax.
        pub amount: String,
        /// The invoice.
        pub invoice: String,
        /// When it was reversed.
        pub reversed: Option<Moment>,
        /// Why.
        pub reason: String,
    }
}

wire! {
    /// Enters an engagement or changes it.
    #[derive(Default)]
    pub struct EngagementSave {
        /// Id of the one to change; empty for a new one.
        #[serde(default)]
        pub id: String,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Contract: id or number. Of a known one it cannot change.
        #[serde(default)]
        pub contract: String,
        /// What is done.
        #[serde(default)]
        pub title: String,
        /// The ticket it came from.
        #[serde(default)]
        pub ticket: String,
        /// `out_of_scope` or `client_error`.
        #[serde(default)]
        pub cause: String,
        /// Notes for us.
        #[serde(default)]
        pub notes: String,
    }
}

wire! {
    /// Asks for the letter that would ask for permission.
    pub struct ConsentLetterOf {
        /// Engagement: id or number.
        pub id: String,
        /// Contact's id; the first who may approve when empty.
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
        /// Blocks at most; empty for no cap.
        #[serde(default)]
        pub cap_blocks: String,
        /// Until when; empty for no end.
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
    /// Starts a timer. Whose runs is stopped, and its time kept.
    pub struct TimerStart {
        /// Engagement: id or number.
        pub id: String,
        /// Whose; whoever works here when empty.
        #[serde(default)]
        pub technician: String,
        /// What is done.
        #[serde(default)]
        pub note: String,
    }
}

wire! {
    /// Stops a timer; what it counted becomes a piece of work.
    #[derive(Default)]
    pub struct TimerStop {
        /// Whose; whoever works here when empty.
        #[serde(default)]
        pub technician: String,
        /// What was done; what was said at the start when empty.
        #[serde(default)]
        pub note: String,
        /// Forget what it counted.
        #[serde(default)]
        pub discard: bool,
    }
}

wire! {
    /// A piece of work as it is typed.
    #[derive(Default)]
    pub struct WorkEntry {
        /// Engagement: id or number.
        #[serde(default)]
        pub engagement: String,
        /// Id of the piece to change; empty for a new one.
        #[serde(default)]
        pub id: String,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Who; whoever works here when empty.
        #[serde(default)]
        pub technician: String,
        /// RFC 3339, or the contract's wall clock: `2026-09-22T13:32`.
        #[serde(default)]
        pub from: String,
        /// The same; or `15:10`, on the day it began or the next; or `35 min`, `0:35`, `1.5 h`.
        #[serde(default)]
        pub to: String,
        /// What was done.
        #[serde(default)]
        pub note: String,
        /// On which ticket.
        #[serde(default)]
        pub ticket: String,
        /// Why it may stand over other work of the same person.
        #[serde(default)]
        pub overlap_reason: String,
    }
}

wire! {
    /// Enters pieces of work: all of them, or none and every problem.
    pub struct WorkEnter {
        /// The pieces.
        pub entries: Vec<WorkEntry>,
    }
}

wire! {
    /// What was entered.
    pub struct WorkEntered {
        /// How many pieces.
        pub entered: i64,
        /// The engagements they belong to, as they are now.
        pub engagements: Vec<Card>,
    }
}

wire! {
    /// Takes a piece of work away.
    pub struct WorkRemove {
        /// Id of the piece.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Why.
        #[serde(default)]
        pub reason: String,
    }
}

wire! {
    /// Reads a file of times.
    pub struct WorkImport {
        /// The file.
        pub path: String,
        /// Zone of its wall-clock times; the contract's when empty.
        #[serde(default)]
        pub zone: String,
        /// Who stands in rows without a technician.
        #[serde(default)]
        pub technician: String,
        /// Say what would happen, and change nothing.
        #[serde(default)]
        pub dry_run: bool,
    }
}

wire! {
    /// What came of a file of times.
    pub struct WorkImported {
        /// Rows that were read.
        pub rows: i64,
        /// Pieces that are new.
        pub entered: i64,
        /// Pieces that were there already.
        pub known: i64,
        /// Rows that were refused: `line 4: …`.
        pub refused: Vec<FieldProblem>,
        /// The first rows, as they were read.
        pub sample: Vec<WorkImportRow>,
    }
}

wire! {
    /// A row of a file of times.
    pub struct WorkImportRow {
        /// Line of the file.
        pub line: i64,
        /// `A-314`.
        pub engagement: String,
        /// Who.
        pub technician: String,
        /// From when.
        pub from: Moment,
        /// To when.
        pub to: Moment,
        /// What was done.
        pub note: String,
    }
}

wire! {
    /// Takes the same step with several engagements.
    pub struct EngagementsMove {
        /// Which, each with the version that was read.
        pub engagements: Vec<EngagementVersion>,
        /// `finish`, `approve`, `send_back`, `drop`, `take_up`.
        pub step: String,
        /// What is said about it; sending back and dropping need it.
        #[serde(default)]
        pub comment: String,
    }
}

wire! {
    /// An engagement as it was read.
    pub struct EngagementVersion {
        /// Id or number.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
    }
}

wire! {
    /// What came of a step with several engagements.
    pub struct EngagementsMoved {
        /// Those that took it, as they are now.
        pub moved: Vec<Card>,
        /// Those that did not, each with why: `A-318: …`.
        pub refused: Vec<String>,
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

wire! {
    /// Puts approved engagements onto the drafts of their clients' invoices.
    #[derive(Default)]
    pub struct EngagementsPost {
        /// Which; all that are to bill when empty.
        #[serde(default)]
        pub engagements: Vec<EngagementVersion>,
        /// Only those of this client: id or name.
        #[serde(default)]
        pub client: String,
        /// Only those whose work ended in this month or before.
        #[serde(default)]
        pub month: String,
    }
}

wire! {
    /// What was posted.
    pub struct EngagementsPosted {
        /// How many engagements.
        pub posted: i64,
        /// The drafts they stand on.
        pub invoices: Vec<super::invoice_wire::InvoiceRow>,
        /// Those that were not, each with why.
        pub refused: Vec<String>,
    }
}

wire! {
    /// What waits in advanced support and among invoices, for Home.
    pub struct BillingAhead {
        /// Engagements that wait for the client's permission.
        pub awaiting: i64,
        /// Engagements to review.
        pub to_review: i64,
        /// Engagements to bill.
        pub to_bill: i64,
        /// What those come to, one sum a currency.
        pub to_bill_sums: Vec<String>,
        /// Drafts of invoices.
        pub drafts: i64,
        /// Invoices that are late.
        pub overdue: i64,
    }
}
