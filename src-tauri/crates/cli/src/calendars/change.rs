//! Changing calendars: from a calendar file, from a holiday file, from a day on.

use std::path::PathBuf;

use api::calendars::{
    CalendarDiscard, CalendarImport, CalendarImported, CalendarOf, CalendarPage, CalendarPublish,
    HolidaysImport,
};
use clap::Args;

use crate::arguments::Form;
use crate::calendars::text;
use crate::outcome::Outcome;
use crate::session::{Place, Session};

/// Read a calendar file into the draft of a calendar, or of a new one
#[derive(Args)]
#[command(after_help = "\
Example:
  msp calendars edit \"CyberMark Standard\" --file hours.toml")]
pub struct Edit {
    /// Its name or its id; a new calendar without
    calendar: Option<String>,
    /// The calendar file
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    /// Only check it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    form: Form,
}

/// Read a holiday file (ICS) into the draft of a calendar
#[derive(Args)]
#[command(after_help = "\
Example:
  msp calendars import-holidays \"CyberMark Standard\" holidays.ics --dry-run")]
pub struct ImportHolidays {
    /// Its name or its id
    calendar: String,
    /// The holiday file
    file: PathBuf,
    /// Only look at it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    form: Form,
}

/// Publish the draft of a calendar: contracts count on it from that day on
#[derive(Args)]
#[command(after_help = "\
Example:
  msp calendars publish \"CyberMark Standard\" --from 2027-02-01")]
pub struct Publish {
    /// Its name or its id
    calendar: String,
    /// The first day it is in force, after today
    #[arg(long, value_name = "DATE")]
    from: String,
    #[command(flatten)]
    form: Form,
}

/// Throw the draft of a calendar away
#[derive(Args)]
#[command(after_help = "\
Example:
  msp calendars discard \"CyberMark Standard\"")]
pub struct Discard {
    /// Its name or its id
    calendar: String,
    #[command(flatten)]
    form: Form,
}

fn version_of(session: &Session, calendar: &str) -> Result<i64, api::failure::Failure> {
    let page: CalendarPage = session.ask("calendars.get", CalendarOf { id: calendar.to_owned() })?;
    Ok(page.version)
}

impl Edit {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let expected_version = match &self.calendar {
            Some(calendar) => version_of(&session, calendar)?,
            None => 0,
        };
        let path = self.file.to_string_lossy().into_owned();
        let dry_run = self.dry_run;
        let asked =
            CalendarImport { id: self.calendar, expected_version, text: String::new(), path, dry_run };
        session.show(self.form, "calendars.import_file", asked, |read: &CalendarImported| {
            match &read.calendar {
                Some(page) => text::page(page),
                None => format!(
                    "The file is a calendar. Nothing was written.\n\n{}",
                    text::entry(&read.entry, &read.words)
                ),
            }
        })
    }
}

impl ImportHolidays {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = HolidaysImport {
            expected_version: version_of(&session, &self.calendar)?,
            id: Some(self.calendar),
            entry: None,
            text: String::new(),
            path: self.file.to_string_lossy().into_owned(),
            dry_run: self.dry_run,
        };
        session.show(self.form, "calendars.import_holidays", asked, text::holidays)
    }
}

impl Publish {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let expected_version = version_of(&session, &self.calendar)?;
        let asked = CalendarPublish { id: self.calendar, expected_version, from: self.from };
        session.show(self.form, "calendars.publish", asked, text::versions)
    }
}

impl Discard {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let expected_version = version_of(&session, &self.calendar)?;
        let asked = CalendarDiscard { id: self.calendar, expected_version };
        session.show(self.form, "calendars.discard", asked, text::rows)
    }
}
