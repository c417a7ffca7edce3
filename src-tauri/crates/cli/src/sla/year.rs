//! `msp sla year`: the closed days of a policy's calendar, and where its clocks change.

use api::sla::{CalendarYear, CalendarYearOf};
use clap::Args;

use crate::arguments::Form;
use crate::columns::Columns;
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::moment;

/// Show a year of a policy's calendar: its closed days, and where its clocks change
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla year cybermark-standard 2027")]
pub struct Year {
    /// The policy: its key, or the id of one of its versions
    policy: String,
    /// The year
    year: i32,
    #[command(flatten)]
    form: Form,
}

impl Year {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = CalendarYearOf { version_id: names::policy(&session, &self.policy)?, year: self.year };
        session.show(self.form, "sla.calendar_year", asked, text)
    }
}

fn text(year: &CalendarYear) -> String {
    let mut columns = Columns::of_words(&["WHEN", "WHAT"]);
    for day in &year.holidays {
        columns.row([day.date.clone(), day.name.clone()]);
    }
    for change in &year.clock_changes {
        let (minutes, way) =
            (change.forward_minutes.abs(), if change.forward_minutes < 0 { "back" } else { "forward" });
        columns.row([moment(&change.at), format!("clocks go {minutes} minutes {way}")]);
    }
    if year.known {
        columns.text()
    } else {
        format!("{}The holidays of {} are not known.", columns.text(), year.year)
    }
}
