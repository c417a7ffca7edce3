//! Wire structs of the board and of engagements. Amounts are words with their currency code, `CAD 1,234.50`; what is
//! typed into is plain, `1234.50`.

use super::consent_wire::{ApproverView, ConsentView};
use super::work_wire::{TimerView, WorkView};
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
        /// What can be done now: `edit`, `grant`, `decline`, `finish`, `approve`, `send_back`, `drop`, `take_up`, `post`, `override`,
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
