//! `msp reports what-if`.

use api::reports::{VerdictThen, WhatIf as Compared, WhatIfOf, WhatIfSide};
use clap::Args;

use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;

use crate::words::{count, moment};

/// Score a past span under another policy, beside what was promised; nothing is changed
#[derive(Args)]
#[command(after_help = "\
Example:
  msp reports what-if --contract K-0001 --from 2026-07-01 --to 2026-09-30 --policy cybermark-24x7")]
pub struct WhatIf {
    /// The contract: its number (K-0001, or 1) or its id
    #[arg(long)]
    contract: String,
    /// First day
    #[arg(long, value_name = "DATE")]
    from: String,
    /// Last day
    #[arg(long, value_name = "DATE")]
    to: String,
    /// The other policy: its key, or the id of one of its versions
    #[arg(long)]
    policy: String,
    /// Another calendar's id, or "kept" for the contract's own; the other policy's without
    #[arg(long, default_value = "", hide_default_value = true)]
    calendar: String,
    #[command(flatten)]
    form: Form,
}

impl WhatIf {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let policy_version_id = names::policy(&session, &self.policy)?;
        let asked = WhatIfOf {
            contract: self.contract,
            from: self.from,
            to: self.to,
            policy_version_id,
            calendar: self.calendar,
        };
        session.show(self.form, "reports.what_if", asked, text)
    }
}

fn text(compared: &Compared) -> String {
    let mut text = String::new();
    for (head, side) in [("As it was: ", &compared.was), ("As it would have been: ", &compared.would_be)] {
        text.push_str(&format!("{head}{}\n{}\n{}\n", side.policy, side.calendar, attainment(side)));
    }
    if compared.changed.is_empty() {
        return text + "No verdict would differ.";
    }
    let mut columns = Columns::of_words(&["TICKET", "PROMISE", "WAS", "WOULD BE", "SUBJECT"]);
    for row in &compared.changed {
        let (was, would_be) = (then(row.was.as_ref()), then(row.would_be.as_ref()));
        columns.row([row.number.clone(), row.name.clone(), was, would_be, row.subject.clone()]);
    }
    let total = count(compared.changed_total, "verdict differs", "verdicts differ");
    format!("{text}{}{total}", columns.text())
}

fn attainment(side: &WhatIfSide) -> String {
    let heads = [
        ("PROMISE", Side::Left),
        ("ROW", Side::Left),
        ("AS PUBLISHED", Side::Left),
        ("DUE", Side::Right),
        ("MET", Side::Right),
        ("LATE", Side::Right),
        ("EXCLUDED", Side::Right),
    ];
    let mut columns = Columns::new(&heads);
    for group in &side.groups {
        for row in &group.rows {
            let tally = &row.tally;
            columns.row([
                group.metric.clone(),
                row.name.clone(),
                row.words.clone(),
                tally.due.to_string(),
                tally.met.to_string(),
                tally.late.to_string(),
                tally.excluded.to_string(),
            ]);
        }
    }
    columns.text()
}

fn then(verdict: Option<&VerdictThen>) -> String {
    verdict
        .map_or_else(|| "not due".to_owned(), |then| format!("{}, due {}", then.verdict, moment(&then.due)))
}
