//! The month's maintenance as it is read by programs and frozen with a report.

use crate::wire::{Moment, wire};
use domain::maintenance::{NotNeeded, Notice, number_in_words};
use domain::reports as from;
use domain::zones::Zone;

wire! {
    /// Maintenance that began in the month and affected the client.
    #[derive(PartialEq)]
    pub struct MaintenanceFigures {
        /// Occurrences, those called off not counted.
        pub planned: u32,
        /// Emergencies among them.
        pub emergencies: u32,
        /// Those of which the client had to be told.
        pub to_be_told: u32,
        /// Those of which it was told in time.
        pub told_in_time: u32,
        /// Seconds beyond planned ends: downtime.
        pub overrun: i64,
        /// Each of them, by its start.
        pub rows: Vec<MaintenanceRowFigures>,
    }
}

wire! {
    /// One occurrence of maintenance.
    #[derive(PartialEq)]
    pub struct MaintenanceRowFigures {
        /// `MW-208`.
        pub number: String,
        /// What was done.
        pub title: String,
        /// `security_patch` or `reliability`; empty where it was no emergency.
        pub emergency: String,
        /// Why it was one.
        pub reason: String,
        /// Who approved it.
        pub approver: String,
        /// Planned start.
        pub starts: Moment,
        /// Planned end.
        pub ends: Moment,
        /// Whether it was called off.
        pub called_off: bool,
        /// When it really began.
        pub started: Option<Moment>,
        /// When it really ended.
        pub ended: Option<Moment>,
        /// `done`, `partly_done`, `rolled_back`, `not_done`; empty where nothing was recorded.
        pub outcome: String,
        /// Seconds beyond its planned end.
        pub overrun: i64,
        /// `in_time`, `late`, `not_told`, `tell_again`, `not_needed`, `called_off_told`, `called_off_untold`.
        pub notice: String,
        /// Seconds from when the client was told to the start; nothing where it was not told.
        pub lead: Option<i64>,
        /// Seconds of notice it is promised.
        pub promised: i64,
    }
}

impl MaintenanceFigures {
    pub(super) fn of(of: &from::MaintenanceOfMonth, zone: &Zone) -> Self {
        Self {
            planned: of.planned,
            emergencies: of.emergencies,
            to_be_told: of.to_be_told,
            told_in_time: of.told_in_time,
            overrun: of.overrun.0,
            rows: of.lines.iter().map(|line| row(line, zone)).collect(),
        }
    }
}

fn row(line: &from::MaintenanceLine, zone: &Zone) -> MaintenanceRowFigures {
    let moment = |at| Moment::new(at, zone);
    let ended = line.actual.and_then(|(_, ended)| ended);
    let (category, reason, approver) = match &line.emergency {
        Some((category, reason, approver)) => (category.key(), reason.as_str(), approver.as_str()),
        None => ("", "", ""),
    };
    let (notice, lead) = match &line.notice {
        Notice::InTime { lead, .. } => ("in_time", Some(lead.0)),
        Notice::Late { lead, .. } => ("late", Some(lead.0)),
        Notice::NotTold { .. } => ("not_told", None),
        Notice::TellAgain { .. } => ("tell_again", None),
        Notice::TellCalledOff { .. } => ("called_off_untold", None),
        Notice::ToldCalledOff { .. } => ("called_off_told", None),
        Notice::NotNeeded(NotNeeded::EmergencyExempt | NotNeeded::CalledOffUntold) => ("not_needed", None),
    };
    MaintenanceRowFigures {
        number: number_in_words(line.number),
        title: line.title.clone(),
        emergency: category.to_owned(),
        reason: reason.to_owned(),
        approver: approver.to_owned(),
        starts: moment(line.planned.from),
        ends: moment(line.planned.to),
        called_off: line.called_off,
        started: line.actual.map(|(at, _)| moment(at)),
        ended: ended.map(|(at, _)| moment(at)),
        outcome: ended.map(|(_, outcome)| outcome.key().to_owned()).unwrap_or_default(),
        overrun: line.overrun().0,
        notice: notice.to_owned(),
        lead,
        promised: line.required.lead.0,
    }
}
