//! Where an issued invoice stands, and how old what is owed is.

use crate::money::Money;
use chrono::NaiveDate;

/// Where an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvoiceState {
    /// Being put together; it has no number and binds nobody.
    Draft,
    /// Issued, and nothing of it was paid. A part may have been credited.
    Issued,
    /// Paid in part.
    PartlyPaid,
    /// Paid, with what was credited.
    Paid,
    /// Credited whole: nothing was to be paid of it.
    Credited,
}

impl InvoiceState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Issued, Self::PartlyPaid, Self::Paid, Self::Credited];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issued => "issued",
            Self::PartlyPaid => "partly_paid",
            Self::Paid => "paid",
            Self::Credited => "credited",
        }
    }

    /// The state of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Where an issued invoice of this much stands.
    ///
    /// ```
    /// use domain::billing::InvoiceState;
    /// assert_eq!(InvoiceState::of(10_000, 4_000, 0), InvoiceState::PartlyPaid);
    /// assert_eq!(InvoiceState::of(10_000, 4_000, 6_000), InvoiceState::Paid);
    /// assert_eq!(InvoiceState::of(10_000, 0, 10_000), InvoiceState::Credited);
    /// assert_eq!(InvoiceState::of(0, 0, 0), InvoiceState::Paid, "there is nothing to pay");
    /// ```
    pub const fn of(gross: i64, paid: i64, credited: i64) -> Self {
        if credited >= gross && credited > 0 && paid == 0 {
            Self::Credited
        } else if paid + credited >= gross {
            Self::Paid
        } else if paid > 0 {
            Self::PartlyPaid
        } else {
            Self::Issued
        }
    }
}

/// How long an amount has been due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Age {
    /// It is not due yet.
    NotDue,
    /// 1 to 30 days.
    UpTo30,
    /// 31 to 60 days.
    UpTo60,
    /// 61 to 90 days.
    UpTo90,
    /// More than 90 days.
    Over90,
}

impl Age {
    /// All ages, the youngest first.
    pub const ALL: [Self; 5] = [Self::NotDue, Self::UpTo30, Self::UpTo60, Self::UpTo90, Self::Over90];

    /// The key on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotDue => "not_due",
            Self::UpTo30 => "1_30",
            Self::UpTo60 => "31_60",
            Self::UpTo90 => "61_90",
            Self::Over90 => "over_90",
        }
    }

    /// The age on `today` of what had to be paid by `due_on`.
    ///
    /// ```
    /// use domain::billing::Age;
    /// let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// assert_eq!(Age::of(day("2026-09-30"), day("2026-09-30")), Age::NotDue);
    /// assert_eq!(Age::of(day("2026-09-30"), day("2026-10-30")), Age::UpTo30);
    /// assert_eq!(Age::of(day("2026-09-30"), day("2026-10-31")), Age::UpTo60);
    /// ```
    pub fn of(due_on: NaiveDate, today: NaiveDate) -> Self {
        match (today - due_on).num_days() {
            ..=0 => Self::NotDue,
            1..=30 => Self::UpTo30,
            31..=60 => Self::UpTo60,
            61..=90 => Self::UpTo90,
            _ => Self::Over90,
        }
    }
}

/// What a client has paid too much, since a credit note came after the payment: it goes back, or is taken back.
///
/// ```
/// use domain::billing::refund_due;
/// use domain::money::{Currency, Money};
/// let cad = |minor| Money { minor, currency: Currency::parse("CAD").unwrap() };
/// assert_eq!(refund_due(cad(10_000), 10_000, 3_000), cad(3_000));
/// assert_eq!(refund_due(cad(10_000), 7_000, 3_000), cad(0));
/// ```
pub fn refund_due(gross: Money, paid: i64, credited: i64) -> Money {
    Money { minor: (paid + credited - gross.minor).max(0), currency: gross.currency }
}

/// What is still to be paid; never less than nothing.
pub fn open_amount(gross: Money, paid: i64, credited: i64) -> Money {
    Money { minor: (gross.minor - paid - credited).max(0), currency: gross.currency }
}
