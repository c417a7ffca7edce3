//! The month's maintenance: what was planned, how it went, and whether the client had its notice.

use crate::maintenance::{
    Category, Kind, Notice, Occurrence, OccurrenceState, Outcome, RequiredNotice, Urgency, Window,
};
use crate::time::{Instant, Seconds, Stretch};

/// The maintenance of a month that affected the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaintenanceOfMonth {
    /// Occurrences that took place or were to take place, those called off not counted.
    pub planned: u32,
    /// Those among them that were emergencies.
    pub emergencies: u32,
    /// Those of which the client had to be told.
    pub to_be_told: u32,
    /// Those of which it was told in time.
    pub told_in_time: u32,
    /// How long maintenance ran beyond its planned ends: downtime, and not maintenance (domain §5).
    pub overrun: Seconds,
    /// Every occurrence that began in the month, by its start.
    pub lines: Vec<MaintenanceLine>,
}

/// One occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaintenanceLine {
    /// 208 of `MW-208`.
    pub number: i64,
    /// What was done.
    pub title: String,
    /// Of an emergency: its category, why, and who approved it.
    pub emergency: Option<(Category, String, String)>,
    /// When it was to take place.
    pub planned: Stretch,
    /// Whether it was called off.
    pub called_off: bool,
    /// When it really began and ended, and how; as far as it was recorded.
    pub actual: Option<(Instant, Option<(Instant, Outcome)>)>,
    /// How the client was told.
    pub notice: Notice,
    /// The notice it is promised.
    pub required: RequiredNotice,
}

/// What was promised for a window of this kind; an emergency may be promised less.
fn asked_of(required: RequiredNotice, urgency: Urgency) -> RequiredNotice {
    let lead = required.asked(urgency).unwrap_or(required.lead);
    RequiredNotice { lead, assumed: required.assumed && lead == required.lead, ..required }
}

impl MaintenanceLine {
    /// An occurrence of a window with what was recorded about it.
    pub fn of(
        window: &Window,
        occurrence: &Occurrence,
        actual: Option<(Instant, Option<(Instant, Outcome)>)>,
        notice: Notice,
        required: RequiredNotice,
    ) -> Self {
        let emergency = match &window.kind {
            Kind::Standard => None,
            Kind::Emergency(said) => Some((said.category, said.reason.clone(), said.approver.clone())),
        };
        Self {
            number: window.number,
            title: window.title.clone(),
            emergency,
            planned: occurrence.stretch,
            called_off: occurrence.state == OccurrenceState::Cancelled,
            actual,
            notice,
            required: asked_of(required, Urgency::of(&window.kind)),
        }
    }

    /// How long it ran beyond its planned end.
    pub fn overrun(&self) -> Seconds {
        let ended = self.actual.and_then(|(_, ended)| ended).map(|(at, _)| at);
        ended.map_or(Seconds::ZERO, |at| (at - self.planned.to).max(Seconds::ZERO))
    }
}

impl MaintenanceOfMonth {
    /// Counts the occurrences of a month; none where there were none.
    pub fn of(mut lines: Vec<MaintenanceLine>) -> Option<Self> {
        lines.sort_by_key(|line| (line.planned.from, line.number));
        let held = || lines.iter().filter(|line| !line.called_off);
        let count = |wanted: &dyn Fn(&MaintenanceLine) -> bool| {
            u32::try_from(held().filter(|line| wanted(line)).count()).unwrap_or(u32::MAX)
        };
        let sums = Self {
            planned: count(&|_| true),
            emergencies: count(&|line| line.emergency.is_some()),
            to_be_told: count(&|line| !matches!(line.notice, Notice::NotNeeded(_))),
            told_in_time: count(&|line| matches!(line.notice, Notice::InTime { .. })),
            overrun: held().map(MaintenanceLine::overrun).sum(),
            lines: Vec::new(),
        };
        (!lines.is_empty()).then_some(Self { lines, ..sums })
    }
}
