//! Taxes on lines: rates by name, an exemption with its reason, and what they come to on a document.

use super::document::Line;
use crate::money::Money;
use crate::problem::Problems;
use crate::sla::Ratio;

/// A tax that is charged: `HST Ontario`, 13%.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxRate {
    /// As it is printed.
    pub name: String,
    /// Share of the net amount.
    pub rate: Ratio,
}

/// Which taxes are charged: several side by side (GST and QST), or none for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taxes {
    /// The taxes; each is a share of the net amount, never of another tax.
    pub rates: Vec<TaxRate>,
    /// Why none is charged: `resale certificate 4711`. Empty unless exempt.
    pub exempt: String,
}

/// A tax on one line, half-up at the minor unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTax {
    /// Its name.
    pub name: String,
    /// Its rate.
    pub rate: Ratio,
    /// What it comes to on this line.
    pub amount: Money,
}

/// A tax over all lines of a document, or what is exempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxSum {
    /// Its name; the reason where exempt.
    pub name: String,
    /// Its rate; nothing where exempt.
    pub rate: Option<Ratio>,
    /// The net amount of the lines it is on.
    pub base: Money,
    /// What it comes to: the sum of the lines.
    pub amount: Money,
}

impl Taxes {
    /// The taxes on a net amount, each rounded half-up by itself (domain §6: per line, after the line's sum).
    ///
    /// ```
    /// use domain::billing::{TaxRate, Taxes};
    /// use domain::money::{Currency, Money};
    /// use domain::sla::Ratio;
    /// let cad = |minor| Money { minor, currency: Currency::parse("CAD").unwrap() };
    /// let hst = TaxRate { name: "HST Ontario".into(), rate: Ratio::parse("13%").unwrap() };
    /// let taxes = Taxes { rates: vec![hst], exempt: String::new() };
    /// assert_eq!(taxes.on(cad(17_000))[0].amount, cad(2_210));
    /// ```
    pub fn on(&self, net: Money) -> Vec<LineTax> {
        let charged = self.rates.iter().filter(|_| self.exempt.is_empty());
        let whole = i64::from(Ratio::WHOLE.millionths());
        charged
            .map(|tax| LineTax {
                name: tax.name.clone(),
                rate: tax.rate,
                amount: net.share(i64::from(tax.rate.millionths()), whole),
            })
            .collect()
    }

    /// Checks what somebody typed: names and rates go together, an exemption stands alone.
    pub fn check(rates: &[(String, String)], exempt: &str, problems: &mut Problems) -> Self {
        let exempt = exempt.trim().to_owned();
        let mut read = Vec::new();
        for (index, (name, rate)) in rates.iter().enumerate() {
            let name = name.trim();
            if name.is_empty() {
                problems.add(format!("taxes.{index}.name"), "A tax needs a name, such as HST Ontario.");
            }
            if read.iter().any(|known: &TaxRate| known.name.eq_ignore_ascii_case(name)) {
                problems.add(format!("taxes.{index}.name"), format!("{name} is there twice."));
            }
            match Ratio::parse(rate) {
                Some(rate) => read.push(TaxRate { name: name.to_owned(), rate }),
                None => problems.add(
                    format!("taxes.{index}.rate"),
                    format!("\"{rate}\" is no rate. Write it as 13% or 9.975%, at most 100%."),
                ),
            }
        }
        if read.len() > super::credits::MOST_TAXES {
            problems.add("taxes", "More than four taxes side by side are charged nowhere.");
        }
        if !exempt.is_empty() && !read.is_empty() {
            problems.add("exempt", "Either taxes or a reason for none: take one of the two away.");
        }
        Self { rates: read, exempt }
    }
}

/// Each tax once, in the order in which they first stand on a line.
pub(super) fn sums_of(lines: &[Line]) -> Vec<TaxSum> {
    let mut sums: Vec<TaxSum> = Vec::new();
    for line in lines {
        let currency = line.net.currency;
        let taxes = line.taxes.iter().map(|tax| (tax.name.as_str(), Some(tax.rate), tax.amount));
        let exempt =
            line.taxes.is_empty().then_some((line.exempt.as_str(), None, Money { minor: 0, currency }));
        for (name, rate, amount) in taxes.chain(exempt) {
            match sums.iter_mut().find(|sum| sum.name == name && sum.rate == rate) {
                Some(sum) => {
                    sum.base.minor += line.net.minor;
                    sum.amount.minor += amount.minor;
                }
                None => sums.push(TaxSum { name: name.to_owned(), rate, base: line.net, amount }),
            }
        }
    }
    sums
}
