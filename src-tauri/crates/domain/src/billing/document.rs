//! Invoices and credit notes as documents: whose, to whom, line by line, and what the lines come to.

use super::tax::{LineTax, TaxSum, sums_of};
use crate::money::{Currency, Money};
use crate::time::YearMonth;
use chrono::NaiveDate;

/// Which of the two a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// Asks for money. UBL type code 380.
    Invoice,
    /// Corrects an invoice; its amounts are positive and taken off. UBL type code 381.
    CreditNote,
}

impl DocumentKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Invoice, Self::CreditNote];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit_note",
        }
    }

    /// The kind of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// What people call it.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit note",
        }
    }
}

/// An electronic address (EN 16931 BT-34, BT-49): `0088`, `9482348239847`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// A code of the Electronic Address Scheme list, four digits, or `EM` for e-mail.
    pub scheme: String,
    /// The address in that scheme.
    pub id: String,
}

/// One side of a document, as it is printed. Every text may be empty but the name and the country.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Party {
    /// Name.
    pub name: String,
    /// Lines of the address, without city, region and postal code.
    pub address: Vec<String>,
    /// City.
    pub city: String,
    /// State, province.
    pub region: String,
    /// Postal code.
    pub postal_code: String,
    /// ISO 3166-1, two letters.
    pub country: String,
    /// The number it is registered for taxes with: `GB123456789`.
    pub tax_id: String,
    /// The number in the register of companies.
    pub company_id: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Electronic address.
    pub endpoint: Option<Endpoint>,
}

/// Where an invoice is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BankAccount {
    /// Whose account.
    pub holder: String,
    /// IBAN, or the account's number as the country writes it.
    pub number: String,
    /// BIC, or the bank's code.
    pub bank: String,
}

impl BankAccount {
    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        self.number.trim().is_empty()
    }
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// An engagement of advanced support.
    Engagement,
    /// A monthly fee of the contract.
    Service,
    /// A service credit: the amount is negative.
    ServiceCredit,
    /// Hours bought in advance.
    Prepaid,
}

impl LineKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Engagement, Self::Service, Self::ServiceCredit, Self::Prepaid];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Engagement => "engagement",
            Self::Service => "service",
            Self::ServiceCredit => "service_credit",
            Self::Prepaid => "prepaid",
        }
    }

    /// The kind of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What a quantity counts: UN/ECE recommendation 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityUnit {
    /// `HUR`.
    Hours,
    /// `C62`: pieces.
    Each,
}

impl QuantityUnit {
    /// The code in UBL.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hours => "HUR",
            Self::Each => "C62",
        }
    }

    /// The unit of a code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Hours, Self::Each].into_iter().find(|unit| unit.code() == code)
    }
}

/// How many, in ten-thousandths: 2.5 h is 25,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quantity(pub i64);

impl Quantity {
    /// One.
    pub const ONE: Self = Self(10_000);

    /// A whole number.
    pub const fn whole(count: u32) -> Self {
        Self(count as i64 * 10_000)
    }

    /// This many of `price`, half-up at the minor unit.
    ///
    /// ```
    /// use domain::billing::Quantity;
    /// use domain::money::{Currency, Money};
    /// let cad = |minor| Money { minor, currency: Currency::parse("CAD").unwrap() };
    /// assert_eq!(Quantity(25_000).times(cad(8_500)), cad(21_250));
    /// ```
    pub fn times(self, price: Money) -> Money {
        price.share(self.0, Self::ONE.0)
    }
}

impl std::fmt::Display for Quantity {
    /// `2`, `2.5`, `-1`: no zero at the end that says nothing.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / 10_000, self.0.unsigned_abs() % 10_000);
        let sign = if self.0 < 0 { "-" } else { "" };
        let decimals = format!("{rest:04}");
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            decimals => write!(f, "{sign}{whole}.{decimals}"),
        }
    }
}

/// One line of a document. `quantity` × `unit_price` is `net`, half-up at the minor unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What for.
    pub kind: LineKind,
    /// What it is called: `A-314 Rebuild contact form after edit`.
    pub description: String,
    /// How the amount came about, one sentence or sum each: `62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00`.
    pub explanation: Vec<String>,
    /// How many.
    pub quantity: Quantity,
    /// Of what.
    pub unit: QuantityUnit,
    /// Price of one.
    pub unit_price: Money,
    /// Before tax; negative for a credit.
    pub net: Money,
    /// The taxes on it; none where it is exempt.
    pub taxes: Vec<LineTax>,
    /// Why no tax is charged; empty where one is.
    pub exempt: String,
    /// The day it belongs to: of work its last day, of a fee the last of its month.
    pub on: NaiveDate,
}

impl Line {
    /// The taxes together.
    pub fn tax(&self) -> Money {
        Money { minor: self.taxes.iter().map(|tax| tax.amount.minor).sum(), currency: self.net.currency }
    }

    /// With tax.
    pub fn gross(&self) -> Money {
        Money { minor: self.net.minor + self.tax().minor, currency: self.net.currency }
    }
}

/// What the lines of a document come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Before tax.
    pub net: Money,
    /// Each tax by itself, and what is exempt, in the order in which they first stand on a line.
    pub taxes: Vec<TaxSum>,
    /// All taxes.
    pub tax: Money,
    /// To be paid, or taken off.
    pub gross: Money,
}

/// Adds up lines. Every sum is exact: what is rounded was rounded on its line.
pub fn totals(lines: &[Line], currency: Currency) -> Totals {
    let sum =
        |of: fn(&Line) -> Money| Money { minor: lines.iter().map(|line| of(line).minor).sum(), currency };
    Totals { net: sum(|line| line.net), taxes: sums_of(lines), tax: sum(Line::tax), gross: sum(Line::gross) }
}

/// An invoice or a credit note with everything that stands on it. Once issued it never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Which of the two.
    pub kind: DocumentKind,
    /// `INV-2026-0187`; empty until it is issued.
    pub number: String,
    /// Who issues it.
    pub seller: Party,
    /// To whom.
    pub buyer: Party,
    /// The day it was issued; a draft has the day it would be.
    pub issued_on: NaiveDate,
    /// The last day to pay. A credit note has its own day.
    pub due_on: NaiveDate,
    /// What all amounts are in.
    pub currency: Currency,
    /// The month it is for, where it is for one.
    pub month: Option<YearMonth>,
    /// What the buyer asked to have printed: an order's number.
    pub reference: String,
    /// Of a credit note: the invoice it corrects, and the day that was issued.
    pub corrects: Option<(String, NaiveDate)>,
    /// Of a credit note: why.
    pub reason: String,
    /// Where to pay.
    pub account: BankAccount,
    /// Free words under the lines.
    pub note: String,
    /// The lines.
    pub lines: Vec<Line>,
}

impl Document {
    /// What the lines come to.
    pub fn totals(&self) -> Totals {
        totals(&self.lines, self.currency)
    }
}
