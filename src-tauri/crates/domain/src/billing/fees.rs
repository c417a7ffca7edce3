//! Monthly fees of a contract, by the days on which each held.

use crate::contracts::ServiceLine;
use crate::money::Money;
use crate::time::YearMonth;
use chrono::{Datelike, Days, NaiveDate};

/// What a contract charged from a day on, as one of its versions said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServicesFrom {
    /// The first day.
    pub from_on: NaiveDate,
    /// Services with fees.
    pub services: Vec<ServiceLine>,
}

/// A fee of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthlyFee {
    /// The service as it was agreed.
    pub service: ServiceLine,
    /// The first day of the month on which it held.
    pub first_on: NaiveDate,
    /// The last day of the month on which it held.
    pub last_on: NaiveDate,
    /// On how many days of the month it held.
    pub days: u32,
    /// Days of the month.
    pub of_days: u32,
    /// Days between the first and the last on which the contract was not charged, from one to another: it was suspended.
    pub suspended: Vec<(NaiveDate, NaiveDate)>,
    /// What it comes to: the whole fee for the whole month, else by days, half-up at the minor unit.
    pub amount: Money,
}

impl MonthlyFee {
    /// Whether it held all month.
    pub fn is_whole(&self) -> bool {
        self.days == self.of_days
    }

    /// `42 endpoints × NZD 17.00 = NZD 714.00`, and the days of a part of the month.
    pub fn in_words(&self) -> String {
        let service = &self.service;
        let unit = if service.unit.is_empty() { String::new() } else { format!(" {}", service.unit) };
        let whole = format!("{}{unit} × {} = {}", service.count, service.price, service.fee());
        if self.is_whole() {
            return whole;
        }
        let (first, last) = (self.first_on.format("%-d"), self.last_on.format("%-d %b %Y"));
        let without = self.suspended_in_words();
        let days = format!("{} of {} days ({first}–{last}{without})", self.days, self.of_days);
        format!("{whole} a month × {days} = {}", self.amount)
    }

    /// ` without 11–19 Oct, suspended`; nothing where it never was.
    fn suspended_in_words(&self) -> String {
        let spans: Vec<String> = self.suspended.iter().map(|span| span_in_words(*span)).collect();
        if spans.is_empty() { String::new() } else { format!(" without {}, suspended", spans.join(" and ")) }
    }
}

/// `11–19 Oct`, or `11 Oct`.
fn span_in_words((first, last): (NaiveDate, NaiveDate)) -> String {
    let end = last.format("%-d %b");
    if first == last { end.to_string() } else { format!("{}–{end}", first.format("%-d")) }
}

/// The fees of a month: for each service as it stood, the days on which it did. `charged` says for a day whether the
/// contract is charged on it: within its term, and not suspended.
///
/// ```
/// use domain::billing::{ServicesFrom, monthly_fees};
/// use domain::contracts::ServiceLine;
/// use domain::money::{Currency, Money};
/// use domain::time::YearMonth;
/// let nzd = |minor| Money { minor, currency: Currency::parse("NZD").unwrap() };
/// let line = |count| ServiceLine { name: "Endpoints".into(), count, unit: "endpoints".into(), price: nzd(1_700) };
/// let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
/// let versions = [
///     ServicesFrom { from_on: day("2026-01-01"), services: vec![line(42)] },
///     ServicesFrom { from_on: day("2026-09-16"), services: vec![line(50)] },
/// ];
/// let fees = monthly_fees(&versions, YearMonth::parse("2026-09").unwrap(), |_| true);
/// assert_eq!(fees[0].in_words(), "42 endpoints × NZD 17.00 = NZD 714.00 a month × 15 of 30 days (1–15 Sep 2026) = NZD 357.00");
/// assert_eq!(fees[1].amount, nzd(42_500));
/// ```
pub fn monthly_fees(
    versions: &[ServicesFrom],
    month: YearMonth,
    charged: impl Fn(NaiveDate) -> bool,
) -> Vec<MonthlyFee> {
    let (first, next) = (month.first_day(), month.next().first_day());
    let of_days = (next - Days::new(1)).day();
    let mut fees: Vec<MonthlyFee> = Vec::new();
    for day in first.iter_days().take_while(|day| *day < next).filter(|day| charged(*day)) {
        // Of several that begin on one day the last holds: `max_by_key` takes the last of those that are equal.
        let Some(version) = versions.iter().filter(|one| one.from_on <= day).max_by_key(|one| one.from_on)
        else {
            continue;
        };
        for service in version.services.iter().filter(|service| service.fee().minor > 0) {
            match fees.iter_mut().find(|fee| fee.service == *service && fee.last_on < day) {
                Some(fee) => {
                    fee.last_on = day;
                    fee.days += 1;
                }
                None => fees.push(MonthlyFee {
                    service: service.clone(),
                    first_on: day,
                    last_on: day,
                    days: 1,
                    of_days,
                    suspended: Vec::new(),
                    amount: Money { minor: 0, currency: service.price.currency },
                }),
            }
        }
    }
    for fee in &mut fees {
        fee.suspended = uncharged(fee.first_on, fee.last_on, &charged);
        fee.amount = fee.service.fee().share(i64::from(fee.days), i64::from(of_days));
    }
    fees
}

/// The days from one to another that are not charged, those in a row together.
fn uncharged(
    first: NaiveDate,
    last: NaiveDate,
    charged: impl Fn(NaiveDate) -> bool,
) -> Vec<(NaiveDate, NaiveDate)> {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in first.iter_days().take_while(|day| *day <= last).filter(|day| !charged(*day)) {
        match spans.last_mut() {
            Some((_, end)) if *end + Days::new(1) == day => *end = day,
            _ => spans.push((day, day)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn the_days_of_a_suspension_are_named() {
        let cad = Currency::parse("CAD").unwrap();
        let price = Money { minor: 3_100, currency: cad };
        let service = ServiceLine { name: "Hosting".into(), count: 1, unit: "site".into(), price };
        let from_on = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let versions = [ServicesFrom { from_on, services: vec![service] }];
        let words = |uncharged: &[u32]| {
            let fees = monthly_fees(&versions, YearMonth::parse("2026-10").unwrap(), |day| {
                !uncharged.contains(&day.day())
            });
            fees[0].in_words().replace("1 site × CAD 31.00 = CAD 31.00 a month × ", "")
        };
        assert_eq!(
            words(&[11, 12, 13, 20]),
            "27 of 31 days (1–31 Oct 2026 without 11–13 Oct and 20 Oct, suspended) = CAD 27.00"
        );
        assert_eq!(words(&[1, 2, 31]), "28 of 31 days (3–30 Oct 2026) = CAD 28.00");
    }
}
