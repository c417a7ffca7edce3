//! Service credits as lines, and credit notes: what may be taken off, and never more.

use super::document::{Line, LineKind, Quantity, QuantityUnit};
use super::tax::{LineTax, Taxes};
use crate::money::Money;
use crate::problem::{Problem, Problems};
use crate::sla::Ratio;
use crate::time::YearMonth;
use chrono::NaiveDate;

/// A service credit that was approved, and how much of it was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceCredit {
    /// Before tax; positive.
    pub amount: Money,
    /// What stands on earlier invoices.
    pub used: Money,
    /// The month it is for.
    pub month: YearMonth,
    /// Why: `99.2% uptime of the customer portal`.
    pub reason: String,
}

impl ServiceCredit {
    /// What is left of it.
    pub fn left(&self) -> Money {
        Money { minor: self.amount.minor - self.used.minor, currency: self.amount.currency }
    }
}

/// The line on which a credit stands among `lines`, the ones of the same contract: as much of it as they come to, and
/// the rest carries over (domain §5: never a negative invoice). Nothing where nothing can be used.
///
/// The tax on it takes back what the lines are taxed, and never more than they are; where the credit takes all that
/// the lines come to, the last cent of each tax as well: each was rounded by itself, and nothing is taxed nothing.
pub fn credit_line(credit: &ServiceCredit, lines: &[Line], taxes: &Taxes, on: NaiveDate) -> Option<Line> {
    let currency = credit.amount.currency;
    let of_currency = || lines.iter().filter(|line| line.net.currency == currency);
    let room: i64 = of_currency().map(|line| line.net.minor).sum();
    let used = credit.left().minor.min(room);
    if used <= 0 {
        return None;
    }
    let net = Money { minor: -used, currency };
    let taxed = |name: &str, rate: Ratio| -> i64 {
        let all = of_currency().flat_map(|line| &line.taxes);
        all.filter(|tax| tax.name == name && tax.rate == rate).map(|tax| tax.amount.minor).sum()
    };
    let limited = taxes.on(net).into_iter().map(|tax| {
        let all = -taxed(&tax.name, tax.rate);
        let minor = if used == room { all } else { tax.amount.minor.max(all) };
        LineTax { amount: Money { minor, currency }, ..tax }
    });
    let rest = Money { minor: credit.left().minor - used, currency };
    let mut explanation = vec![format!("{} credited for {}", credit.amount, credit.month)];
    if credit.used.minor > 0 {
        explanation.push(format!("{} of it stands on earlier invoices", credit.used));
    }
    if rest.minor > 0 {
        explanation.push(format!("{rest} carries over to the next invoice"));
    }
    Some(Line {
        kind: LineKind::ServiceCredit,
        description: format!("Service credit {}: {}", credit.month, credit.reason),
        explanation,
        quantity: Quantity(-Quantity::ONE.0),
        unit: QuantityUnit::Each,
        unit_price: Money { minor: used, currency },
        net,
        taxes: limited.collect(),
        exempt: taxes.exempt.clone(),
        on,
    })
}

/// How much of a line of an invoice a credit note takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Before tax.
    pub net: i64,
    /// Of each tax, in the order of the line.
    pub taxes: [i64; MOST_TAXES],
    /// By how many lines of credit notes: a line of nothing is credited once as well.
    pub lines: u32,
}

/// No line has more taxes.
pub const MOST_TAXES: usize = 4;

/// The line of a credit note that takes `net` off `line`, of which earlier notes took `before`. Where it takes the
/// last of it, it takes the last cent of each tax as well, so that a line credited in parts is credited whole. A line of
/// nothing, as work that prepaid hours paid for, is credited once, with nothing.
///
/// # Errors
/// A [`Problem`] of the field `amount` where that is nothing, or more than is left.
pub fn crediting_line(line: &Line, before: Taken, net: Money) -> Result<Line, Vec<Problem>> {
    let currency = line.net.currency;
    let left = Money { minor: line.net.minor - before.net, currency };
    let mut problems = Problems::default();
    if net.currency != currency {
        problems.add("amount", format!("The invoice is in {}.", currency.code()));
    } else if net.minor <= 0 && !(net.minor == 0 && is_nothing_yet(line, before)) {
        problems.add("amount", "A credit takes off more than nothing.");
    } else if net.minor > left.minor {
        problems.add("amount", format!("Only {left} of this line can still be credited, not {net}."));
    }
    problems.into_result(())?;
    let taxes = line.taxes.iter().zip(before.taxes).map(|(tax, before)| {
        let left_of_tax = tax.amount.minor - before;
        let minor = if net.minor == left.minor {
            left_of_tax
        } else {
            tax.amount.share(net.minor, line.net.minor).minor.min(left_of_tax)
        };
        LineTax { amount: Money { minor, currency }, ..tax.clone() }
    });
    let whole = net == line.net;
    Ok(Line {
        kind: line.kind,
        description: line.description.clone(),
        explanation: vec![if whole {
            "The whole line is credited".to_owned()
        } else {
            format!("{net} of {} is credited", line.net)
        }],
        quantity: if whole { line.quantity } else { Quantity::ONE },
        unit: if whole { line.unit } else { QuantityUnit::Each },
        unit_price: if whole { line.unit_price } else { net },
        net,
        taxes: taxes.collect(),
        exempt: line.exempt.clone(),
        on: line.on,
    })
}

/// Whether a line comes to nothing, and no credit note took it off yet.
fn is_nothing_yet(line: &Line, before: Taken) -> bool {
    line.net.minor == 0 && before.lines == 0
}

/// The line of a credit note that takes the rest off `line`, a service credit's as well: with all lines so, an invoice is
/// credited to the last cent. Nothing where nothing is left of it; a line of nothing is left until it was credited once.
pub fn crediting_rest(line: &Line, before: Taken) -> Option<Line> {
    let currency = line.net.currency;
    let left = Money { minor: line.net.minor - before.net, currency };
    let taxes: Vec<LineTax> = line
        .taxes
        .iter()
        .zip(before.taxes)
        .map(|(tax, before)| LineTax {
            amount: Money { minor: tax.amount.minor - before, currency },
            ..tax.clone()
        })
        .collect();
    let none_left = left.minor == 0 && taxes.iter().all(|tax| tax.amount.minor == 0);
    if none_left && !is_nothing_yet(line, before) {
        return None;
    }
    let whole = left == line.net;
    let said = if whole {
        "The whole line is credited".to_owned()
    } else {
        format!("{left} of {} is credited", line.net)
    };
    // A quantity below nothing times a price is the amount: prices are never negative (EN 16931, BR-27).
    let sign = if left.minor < 0 { -1 } else { 1 };
    Some(Line {
        explanation: vec![said],
        quantity: if whole { line.quantity } else { Quantity(sign * Quantity::ONE.0) },
        unit: if whole { line.unit } else { QuantityUnit::Each },
        unit_price: if whole { line.unit_price } else { Money { minor: left.minor.abs(), currency } },
        net: left,
        taxes,
        ..line.clone()
    })
}
