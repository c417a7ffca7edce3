//! `msp calendars`: opening hours that policies count in, their versions, their holidays.

mod change;
mod text;

use api::calendars::{CalendarOf, CalendarPage, CalendarVersionOf, CalendarVersionView, CalendarYearAsked};
use api::wire::Nothing;
use clap::{Args, Subcommand};

use crate::arguments::Form;
use crate::calendars::change::{Discard, Edit, ImportHolidays, Publish};
use crate::outcome::Outcome;
use crate::session::Place;
use crate::terminal;

/// The calendars that policies count in
#[derive(Subcommand)]
pub enum Calendars {
    List(List),
    Show(Show),
    Versions(Versions),
    Year(Year),
    Edit(Edit),
    ImportHolidays(ImportHolidays),
    Publish(Publish),
    Discard(Discard),
}

/// List calendars
#[derive(Args)]
#[command(after_help = "\
Example:
  msp calendars list")]
pub struct List {
    #[command(flatten)]
    form: Form,
}

/// Show a calendar: its hours, its dates, and what counts on it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp calendars show \"CyberMark Standard\" --file > hours.toml")]
pub struct Show {
    /// Its name or its id
    calendar: String,
    /// Number of a version; what would be edited unless said otherwise
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    number: Option<i64>,
    /// Write the calendar file, to copy and edit
    #[arg(long, conflicts_with = "json")]
    file: bool,
    #[command(flatten)]
    form: Form,
}

/// List the versions of a calendar, and what each changed
#[derive(Args)]
#[command(after_help = "\
Example:
  msp calendars versions \"CyberMark Standard\" --json")]
pub struct Versions {
    /// Its name or its id
    calendar: String,
    #[command(flatten)]
    form: Form,
}

/// Show a year of a calendar: every day that is not like its weekday
#[derive(Args)]
#[command(after_help = "\
Example:
  msp calendars year \"CyberMark Standard\" 2027")]
pub struct Year {
    /// Its name or its id
    calendar: String,
    /// The year
    year: i32,
    /// Number of a version; what would be edited unless said otherwise
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    number: i64,
    #[command(flatten)]
    form: Form,
}

impl Calendars {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::List(list) => {
                place.open()?.show(list.form, "calendars.list", Nothing::default(), text::rows)
            }
            Self::Show(show) => show.run(place),
            Self::Versions(versions) => {
                let asked = CalendarOf { id: versions.calendar };
                place.open()?.show(versions.form, "calendars.get", asked, text::versions)
            }
            Self::Year(year) => {
                let asked = CalendarYearAsked { id: year.calendar, number: year.number, year: year.year };
                place.open()?.show(year.form, "calendars.year", asked, text::year)
            }
            Self::Edit(edit) => edit.run(place),
            Self::ImportHolidays(import) => import.run(place),
            Self::Publish(publish) => publish.run(place),
            Self::Discard(discard) => discard.run(place),
        }
    }
}

impl Show {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        if self.file || self.number.is_some() {
            let asked = CalendarVersionOf { id: self.calendar, number: self.number.unwrap_or(0) };
            if self.file {
                let version: CalendarVersionView = session.ask("calendars.version", asked)?;
                return terminal::print(&place.stop, &version.text);
            }
            return session.show(self.form, "calendars.version", asked, |version: &CalendarVersionView| {
                text::entry(&version.entry, &version.words)
            });
        }
        let asked = CalendarOf { id: self.calendar };
        session.show(self.form, "calendars.get", asked, |page: &CalendarPage| text::page(page))
    }
}
