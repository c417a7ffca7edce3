//! Wire structs of the provider: status, first start, settings.

use crate::wire::{Choice, Moment, wire};

wire! {
    /// What the window needs to know first.
    pub struct Status {
        /// Whether the five questions were answered, or the sample opened.
        pub set_up: bool,
        /// The provider, once set up.
        pub provider: Option<Provider>,
        /// Who is working.
        pub user: Option<User>,
        /// Now, in the provider's zone (UTC before it is known).
        pub now: Moment,
        /// What the program computes with.
        pub versions: ProgramVersions,
        /// How much there is.
        pub counts: Counts,
        /// Where the database lies.
        pub database: String,
    }
}

wire! {
    /// The provider itself.
    pub struct Provider {
        /// Version of the row, for changes.
        pub version: i64,
        /// Its name, on schedules, reports and invoices.
        pub name: String,
        /// ISO 3166 country code.
        pub country: String,
        /// IANA zone of its desk.
        pub zone: String,
        /// ISO 4217 code it bills in.
        pub currency: String,
        /// `GST`; may be empty.
        pub tax_name: String,
        /// Hundredths of a percent: 1500 is 15 %.
        pub tax_basis_points: i64,
        /// Whether this is the made-up sample provider.
        pub sample: bool,
    }
}

wire! {
    /// Who is working.
    pub struct User {
        /// Full name.
        pub name: String,
        /// Keys of roles.
        pub roles: Vec<String>,
    }
}

wire! {
    /// What the program computes with.
    pub struct ProgramVersions {
        /// `MSP Desk 0.1.0`.
        pub program: String,
        /// IANA version of the zone rules.
        pub zones: String,
        /// Source and version of the holidays.
        pub holidays: String,
    }
}

wire! {
    /// How much there is; shown beside the places of the navigation.
    pub struct Counts {
        /// Clients.
        pub clients: i64,
        /// Contracts in force.
        pub contracts: i64,
        /// Policies.
        pub policies: i64,
        /// Open tickets.
        pub tickets_open: i64,
        /// Tickets with a missed promise that are still open.
        pub tickets_breached: i64,
        /// All tickets.
        pub tickets: i64,
        /// Reports of past months that could be issued.
        pub reports_ready: i64,
        /// Engagements that wait for the client's permission.
        pub awaiting_consent: i64,
        /// Mails of the outbox that are not tried any more.
        pub mails_failed: i64,
    }
}

wire! {
    /// What the first start offers.
    pub struct Choices {
        /// Countries with what follows from them.
        pub countries: Vec<Country>,
        /// Every zone.
        pub zones: Vec<String>,
        /// Holiday sets.
        pub holiday_sets: Vec<HolidaySetChoice>,
        /// Currencies, code and name.
        pub currencies: Vec<Choice>,
        /// Published policies.
        pub presets: Vec<PresetChoice>,
        /// Ways to read ticket files.
        pub file_presets: Vec<Choice>,
    }
}

wire! {
    /// A country and what it suggests.
    pub struct Country {
        /// ISO 3166 code.
        pub code: String,
        /// Name.
        pub name: String,
        /// Its zones, the most populous first.
        pub zones: Vec<String>,
        /// Its holiday set; empty if none is at hand.
        pub holiday_set: String,
        /// Its currency.
        pub currency: String,
        /// `GST`, `VAT`; empty where none is usual.
        pub tax_name: String,
        /// Hundredths of a percent.
        pub tax_basis_points: i64,
    }
}

wire! {
    /// A holiday set.
    pub struct HolidaySetChoice {
        /// `NZ-AUK`.
        pub key: String,
        /// `New Zealand, Auckland`.
        pub name: String,
        /// First year known.
        pub first_year: i32,
        /// Last year known.
        pub last_year: i32,
    }
}

wire! {
    /// A published policy to start from.
    pub struct PresetChoice {
        /// `cybermark-standard`.
        pub key: String,
        /// `CyberMark Standard`.
        pub name: String,
        /// One line: `Sev 1–4, 4 business hours to 3 business days`.
        pub summary: String,
        /// Whether a zone must be chosen before it means anything.
        pub zone_must_be_chosen: bool,
    }
}

wire! {
    /// Looks at answers before they are given.
    pub struct SetUpLook {
        /// IANA zone.
        pub zone: String,
        /// Key of a holiday set; may be empty.
        pub holiday_set: String,
    }
}

wire! {
    /// What follows from a zone and a holiday set.
    pub struct SetUpView {
        /// Now, in that zone.
        pub now: Moment,
        /// The next change of the clocks within a year.
        pub next_change: Option<ClockChange>,
        /// The next holiday.
        pub next_holiday: Option<HolidayDay>,
    }
}

wire! {
    /// A change of the clocks.
    pub struct ClockChange {
        /// The first moment of the new time.
        pub at: Moment,
        /// Minutes forward; back when negative.
        pub forward_minutes: i32,
    }
}

wire! {
    /// A holiday.
    pub struct HolidayDay {
        /// `2026-10-26`.
        pub date: String,
        /// Its name.
        pub name: String,
    }
}

wire! {
    /// The five answers.
    pub struct SetUp {
        /// 1: what the company is called.
        pub company: String,
        /// 2: country code.
        pub country: String,
        /// 2: zone.
        pub zone: String,
        /// 3: keys of the days it is open, `mon` to `sun`.
        pub days: Vec<String>,
        /// 3: opens at, `09:00`.
        pub opens: String,
        /// 3: closes at, `17:00`.
        pub closes: String,
        /// 3: key of a holiday set; may be empty.
        pub holiday_set: String,
        /// 4: key of a preset; empty for a policy of one's own.
        pub preset: String,
        /// 5: currency code.
        pub currency: String,
        /// 5: name of the tax; may be empty.
        pub tax_name: String,
        /// 5: hundredths of a percent.
        pub tax_basis_points: i64,
        /// Who is working; a name for the history.
        pub user_name: String,
    }
}

wire! {
    /// Changes the provider.
    pub struct ProviderChange {
        /// The version that was read.
        pub expected_version: i64,
        /// Name.
        pub name: String,
        /// Country code.
        pub country: String,
        /// Zone.
        pub zone: String,
        /// Currency.
        pub currency: String,
        /// Tax.
        pub tax_name: String,
        /// Hundredths of a percent.
        pub tax_basis_points: i64,
    }
}

wire! {
    /// What needs somebody's hand: each number opens the list behind it.
    pub struct Home {
        /// The next due times, the first ones first.
        pub next_due: Vec<crate::tickets::TicketRow>,
        /// Open tickets that missed a promise.
        pub breached: Vec<crate::tickets::TicketRow>,
        /// Reports that could be issued.
        pub ready: Vec<crate::reports::ReadyReport>,
        /// Duties that are late, ours and the clients', the longest first.
        pub duties: Vec<crate::duties::DutyRow>,
        /// How many are late in all.
        pub duties_late: i64,
        /// Calendars whose holidays end soon, or have ended.
        pub calendars: Vec<crate::calendars::CalendarWarning>,
        /// New versions of policies that some client was not told of yet.
        pub announcements: crate::sla::Announcements,
        /// Notices of maintenance whose limit is near, or was missed.
        pub notices: crate::maintenance::NoticesDue,
        /// When the desk is closed in the next 24 hours; none while no contract is in force.
        pub closed: Option<crate::calendars::ClosedHours>,
        /// The first clients that lack a contact their policy asks for.
        pub lacking: Vec<crate::clients::ClientRow>,
        /// How many such clients there are.
        pub lacking_total: i64,
        /// Contracts that run out or must be given notice of within 90 days, the next ones.
        pub renewals: Vec<crate::contracts::RenewalRow>,
        /// How many of those there are.
        pub renewals_ahead: i64,
        /// What waits in advanced support and among invoices.
        pub billing: crate::billing::BillingAhead,
        /// Counts.
        pub counts: Counts,
    }
}
