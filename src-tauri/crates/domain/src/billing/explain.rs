//! A charge in words: the one line under an amount, and its steps.

use super::charge::{Charge, Group, GroupOf, Weighted};
use super::document::{Quantity, QuantityUnit};
use super::terms::{BillingTerms, Multiplier};
use crate::money::Money;
use crate::time::Seconds;

/// One step of a charge: `Rounded to blocks`, `2 × 60 min`, `120 min`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub name: &'static str,
    /// From what.
    pub from: String,
    /// What it comes to.
    pub to: String,
}

/// `62 min`, `60 min 1 s`: minutes, and seconds only where there are any.
///
/// ```
/// use domain::{billing::in_minutes, time::Seconds};
/// assert_eq!(in_minutes(Seconds(3_720)), "62 min");
/// assert_eq!(in_minutes(Seconds(3_601)), "60 min 1 s");
/// assert_eq!(in_minutes(Seconds(12)), "12 s");
/// ```
pub fn in_minutes(time: Seconds) -> String {
    match (time.0 / 60, time.0 % 60) {
        (0, 0) => "0 min".to_owned(),
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// Time as it counts, in minutes: `93 min`, `93.5 min`.
pub fn weighted_in_minutes(time: Weighted) -> String {
    // A minute is 60,000: three decimals say all that a client can follow.
    let thousandths = (time.0 * 1_000 + 30_000) / 60_000;
    let (whole, decimals) = (thousandths / 1_000, format!("{:03}", thousandths % 1_000));
    match decimals.trim_end_matches('0') {
        "" => format!("{whole} min"),
        decimals => format!("{whole}.{decimals} min"),
    }
}

impl GroupOf {
    /// What was taken together; nothing for the whole engagement.
    pub fn in_words(&self) -> Option<String> {
        match self {
            Self::Engagement => None,
            Self::Ticket(ticket) if ticket.is_empty() => Some("without a ticket".to_owned()),
            Self::Ticket(ticket) => Some(ticket.clone()),
            Self::Day(day) => Some(day.format("%a %-d %b %Y").to_string()),
            Self::Entry(place) => Some(format!("entry {}", place + 1)),
        }
    }
}

impl Group {
    /// `62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00`.
    pub fn in_words(&self, terms: &BillingTerms) -> String {
        let mut words = format!("{} → {}", in_minutes(self.worked), in_minutes(self.billed));
        let block = i64::from(terms.block_minutes) * 60;
        words += &format!(" ({} × {}", self.billed.0 / block, terms.block_minutes);
        if self.billed < self.rounded {
            words += &format!(", {} beyond the cap", in_minutes(self.rounded - self.billed));
        } else if self.at_least > self.worked {
            words += ", minimum";
        }
        words += ")";
        if self.portions.iter().any(|portion| portion.times > Multiplier::ONE) {
            let parts = self.portions.iter().map(|portion| match portion.times {
                Multiplier::ONE => in_minutes(portion.billed),
                times => format!("{} × {times}", in_minutes(portion.billed)),
            });
            words += &format!(" = {}", parts.collect::<Vec<_>>().join(" + "));
            words += &format!(" = {}", weighted_in_minutes(self.counted));
        }
        if self.prepaid > Weighted::ZERO {
            let left = Weighted(self.counted.0 - self.prepaid.0);
            words +=
                &format!(" − {} prepaid = {}", weighted_in_minutes(self.prepaid), weighted_in_minutes(left));
        }
        format!("{words} × {} = {}", rate_in_words(terms), self.amount)
    }
}

/// `CAD 85.00/h`, or `CAD 85.00/45 min` where an hour costs no whole number of cents or is not what is quoted.
pub fn rate_in_words(terms: &BillingTerms) -> String {
    match terms.per_minutes {
        60 => format!("{}/h", terms.rate),
        minutes => format!("{}/{minutes} min", terms.rate),
    }
}

impl Charge {
    /// A line for each group, and their sum where there are several.
    pub fn in_words(&self, terms: &BillingTerms) -> Vec<String> {
        let named = |group: &Group| match group.of.in_words() {
            Some(name) => format!("{name}: {}", group.in_words(terms)),
            None => group.in_words(terms),
        };
        let mut words: Vec<String> = self.groups.iter().map(named).collect();
        if self.groups.len() > 1 {
            let amounts: Vec<String> = self.groups.iter().map(|group| group.amount.to_string()).collect();
            words.push(format!("{} = {}", amounts.join(" + "), self.amount));
        }
        words
    }

    /// How the amount came about, step by step; with several groups each step is their sum.
    pub fn steps(&self, terms: &BillingTerms) -> Vec<Step> {
        let mut steps = vec![Step { name: "Worked", from: self.lengths(), to: in_minutes(self.worked) }];
        self.minimum_step(terms, &mut steps);
        let rounded: Seconds = self.groups.iter().map(|group| group.rounded).sum();
        let blocks = rounded.0 / (i64::from(terms.block_minutes) * 60);
        let from = format!("{blocks} × {} min", terms.block_minutes);
        steps.push(Step { name: "Rounded to blocks", from, to: in_minutes(rounded) });
        if self.beyond_cap > Seconds::ZERO {
            let from = format!("{} not agreed to", in_minutes(self.beyond_cap));
            steps.push(Step { name: "Cap", from, to: in_minutes(self.billed) });
        }
        let counted: Weighted = self.groups.iter().map(|group| group.counted).sum();
        self.after_hours_steps(counted, &mut steps);
        if self.prepaid > Weighted::ZERO {
            let from = format!("{} drawn", weighted_in_minutes(self.prepaid));
            let to = weighted_in_minutes(Weighted(counted.0 - self.prepaid.0));
            steps.push(Step { name: "Prepaid", from, to });
        }
        let left = weighted_in_minutes(Weighted(counted.0 - self.prepaid.0));
        steps.push(Step {
            name: "Rate",
            from: format!("{} × {left}", rate_in_words(terms)),
            to: self.amount.to_string(),
        });
        steps
    }

    /// `35 + 27 min`; each with its own unit where one has seconds: `35 min 10 s + 27 min`.
    fn lengths(&self) -> String {
        let stretches = self.groups.iter().flat_map(|group| &group.stretches);
        let lengths: Vec<Seconds> = stretches.map(|one| one.to - one.from).collect();
        let are_whole = lengths.iter().all(|length| length.0 % 60 == 0);
        let unit = if are_whole { " min" } else { "" };
        let written = |length: &Seconds| {
            if are_whole { (length.0 / 60).to_string() } else { in_minutes(*length) }
        };
        match lengths.len() {
            0 => String::new(),
            1..=6 => format!("{}{unit}", lengths.iter().map(written).collect::<Vec<_>>().join(" + ")),
            many => format!("{many} pieces of work"),
        }
    }

    /// What the minimum does to what was worked; it says nothing where nothing was.
    fn minimum_step(&self, terms: &BillingTerms, steps: &mut Vec<Step>) {
        if terms.minimum_minutes == 0 || self.groups.is_empty() {
            return;
        }
        let minimum = Seconds::minutes(i64::from(terms.minimum_minutes));
        let at_least: Seconds = self.groups.iter().map(|group| group.at_least).sum();
        let said = if at_least > self.worked {
            "applies"
        } else if self.groups.iter().all(|group| group.worked == minimum) {
            "reached"
        } else {
            "exceeded"
        };
        let from = format!("{} min, {said}", terms.minimum_minutes);
        steps.push(Step { name: "Minimum", from, to: in_minutes(at_least) });
    }

    fn after_hours_steps(&self, counted: Weighted, steps: &mut Vec<Step>) {
        if counted.0 == self.billed.0 * 1_000 {
            return;
        }
        let mut parts: std::collections::BTreeMap<Multiplier, Seconds> = std::collections::BTreeMap::new();
        for portion in self.groups.iter().flat_map(|group| &group.portions) {
            *parts.entry(portion.times).or_default() += portion.billed;
        }
        let from: Vec<String> =
            parts.iter().map(|(times, billed)| format!("{} × {times}", in_minutes(*billed))).collect();
        steps.push(Step { name: "After hours", from: from.join(" + "), to: weighted_in_minutes(counted) });
    }

    /// The amount as quantity, unit and price of one: hours at the hourly rate where these come to the amount to the
    /// cent, else one piece. Time of which nothing is left to pay is no hours.
    pub fn priced(&self, terms: &BillingTerms) -> (Quantity, QuantityUnit, Money) {
        let counted: i64 = self.groups.iter().map(|group| group.counted.0 - group.prepaid.0).sum();
        // An hour is 3,600,000 thousandths of a second, and 10,000 of a quantity.
        if let Some(hourly) = terms.hourly().filter(|_| counted % 360 == 0) {
            let hours = Quantity(counted / 360);
            if hours.times(hourly) == self.amount {
                return (hours, QuantityUnit::Hours, hourly);
            }
        }
        (Quantity::ONE, QuantityUnit::Each, self.amount)
    }
}
