//! The month's advanced support as it is read by programs and frozen with a report.

use crate::wire::wire;
use domain::billing::engagement_number;
use domain::reports::{self as from, ChangedFigure};
use std::collections::{BTreeMap, BTreeSet};

wire! {
    /// Advanced support whose work ended in the month.
    #[derive(PartialEq)]
    pub struct PaidWorkFigures {
        /// What it comes to before tax, one sum a currency.
        pub totals: Vec<PaidWorkTotalFigures>,
        /// Each engagement, by when its work ended.
        pub rows: Vec<PaidWorkRowFigures>,
    }
}

wire! {
    /// A sum before tax.
    #[derive(PartialEq)]
    pub struct PaidWorkTotalFigures {
        /// `CAD`.
        pub currency: String,
        /// In the smallest unit of its currency.
        pub net_minor: i64,
        /// `CAD 170.00`.
        pub net: String,
    }
}

wire! {
    /// One engagement of advanced support.
    #[derive(PartialEq)]
    pub struct PaidWorkRowFigures {
        /// `A-314`.
        pub number: String,
        /// What was done.
        pub title: String,
        /// `out_of_scope` or `client_error`.
        pub cause: String,
        /// Who agreed, when and how; empty where nobody did.
        pub consent: String,
        /// What proves it; empty where nothing was kept.
        pub evidence: String,
        /// Blocks at most that were agreed to.
        pub cap_blocks: Option<u32>,
        /// What was billed without prior permission, and why; empty where all of it was agreed to.
        pub overridden: String,
        /// Seconds worked.
        pub worked_s: i64,
        /// Seconds billed.
        pub billed_s: i64,
        /// How the amount comes about, a line each.
        pub explanation: Vec<String>,
        /// Why nothing, or not everything, is billed.
        pub not_billed: Vec<String>,
        /// `CAD`; empty where no rate is agreed.
        pub currency: String,
        /// Before tax, in the smallest unit of its currency.
        pub net_minor: i64,
        /// Before tax: `CAD 170.00`; empty where no rate is agreed.
        pub net: String,
        /// `awaiting_consent`, `in_work`, `to_review`, `to_bill`, `billed`.
        pub state: String,
        /// Number of its invoice; empty until that is issued.
        pub invoice: String,
    }
}

impl PaidWorkFigures {
    pub(super) fn of(of: &from::PaidWorkOfMonth) -> Self {
        let total = |net: &domain::money::Money| PaidWorkTotalFigures {
            currency: net.currency.code().to_owned(),
            net_minor: net.minor,
            net: net.to_string(),
        };
        Self { totals: of.totals.iter().map(total).collect(), rows: of.lines.iter().map(row).collect() }
    }
}

impl PaidWorkRowFigures {
    /// `CAD 170.00, to bill`; `CAD 170.00, 2026-0007`.
    pub(super) fn in_words(&self) -> String {
        let amount = if self.net.is_empty() { "no rate agreed" } else { &self.net };
        let state = domain::billing::EngagementState::parse(&self.state).map_or("", |state| state.in_words());
        let stands = if self.invoice.is_empty() { state } else { &self.invoice };
        format!("{amount}, {stands}")
    }
}

fn row(line: &from::PaidWorkLine) -> PaidWorkRowFigures {
    PaidWorkRowFigures {
        number: engagement_number(line.number),
        title: line.title.clone(),
        cause: line.cause.key().to_owned(),
        consent: line.consent.clone(),
        evidence: line.evidence.clone(),
        cap_blocks: line.cap_blocks,
        overridden: line.overridden.clone().unwrap_or_default(),
        worked_s: line.worked.0,
        billed_s: line.billed.0,
        explanation: line.explanation.clone(),
        not_billed: line.not_billed.clone(),
        currency: line.net.map(|net| net.currency.code().to_owned()).unwrap_or_default(),
        net_minor: line.net.map_or(0, |net| net.minor),
        net: line.net.map(|net| net.to_string()).unwrap_or_default(),
        state: line.state.key().to_owned(),
        invoice: line.invoice.clone().unwrap_or_default(),
    }
}

/// Every engagement whose amount or invoice differs between two revisions.
pub(super) fn changes(
    before: Option<&PaidWorkFigures>,
    after: Option<&PaidWorkFigures>,
) -> Vec<ChangedFigure> {
    let rows = |of: Option<&PaidWorkFigures>| -> BTreeMap<String, String> {
        let rows = of.map(|of| of.rows.as_slice()).unwrap_or_default();
        rows.iter().map(|row| (row.number.clone(), row.in_words())).collect()
    };
    let (before, after) = (rows(before), rows(after));
    let numbers: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let said = |of: &BTreeMap<String, String>, number: &String| {
        of.get(number).map_or("none", String::as_str).to_owned()
    };
    let change = |number: &String| ChangedFigure {
        figure: format!("Advanced support, {number}"),
        before: said(&before, number),
        after: said(&after, number),
    };
    numbers.into_iter().map(change).filter(|one| one.before != one.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(rows: &[(&str, &str, &str)]) -> PaidWorkFigures {
        let row = |(number, net, invoice): &(&str, &str, &str)| PaidWorkRowFigures {
            number: (*number).to_owned(),
            title: String::new(),
            cause: "client_error".to_owned(),
            consent: String::new(),
            evidence: String::new(),
            cap_blocks: None,
            overridden: String::new(),
            worked_s: 0,
            billed_s: 0,
            explanation: Vec::new(),
            not_billed: Vec::new(),
            currency: String::new(),
            net_minor: 0,
            net: (*net).to_owned(),
            state: "to_bill".to_owned(),
            invoice: (*invoice).to_owned(),
        };
        PaidWorkFigures { totals: Vec::new(), rows: rows.iter().map(row).collect() }
    }

    #[test]
    fn a_revision_lists_what_came_what_changed_and_what_went() {
        let before = figures(&[("A-1", "CAD 85.00", ""), ("A-2", "CAD 85.00", ""), ("A-3", "", "")]);
        let after =
            figures(&[("A-1", "CAD 85.00", ""), ("A-2", "CAD 85.00", "INV-7"), ("A-4", "CAD 170.00", "")]);
        let changed: Vec<String> = changes(Some(&before), Some(&after))
            .iter()
            .map(|one| format!("{}: {} → {}", one.figure, one.before, one.after))
            .collect();
        assert_eq!(
            changed,
            [
                "Advanced support, A-2: CAD 85.00, to bill → CAD 85.00, INV-7",
                "Advanced support, A-3: no rate agreed, to bill → none",
                "Advanced support, A-4: none → CAD 170.00, to bill",
            ]
        );
        assert_eq!(changes(None, None), []);
    }
}
