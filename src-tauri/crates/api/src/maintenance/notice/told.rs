//! What clients were told, held against what is planned: for one occurrence or for all of a plan at once.

use super::super::plan::Plan;
use super::wire::NoticeMark;
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::Moment;
use chrono::{NaiveDate, NaiveDateTime};
use domain::ids::{ClientId, WindowId};
use domain::maintenance::{
    By, Holds, Notice, NoticeCase, NoticeStanding, NoticeSum, Occurrence, OccurrenceState, RequiredNotice,
    Standing, Told, Urgency, WhatIsPlanned, Window, length_in_words, notice,
};
use domain::time::{Instant, Seconds};
use domain::zones::Zone;
use std::collections::HashMap;
use store::Reading;
use store::maintenance::WindowRow;
use store::maintenance::notices::told_between;
use store::maintenance::publishing::{StandingRow, standing_between};

/// An occurrence is known by the day its rule gives it: there is one a day at most, and its hour may change. Of a
/// window that does not come back there is one alone.
type Day = Option<NaiveDate>;

/// What clients were told of the occurrences of a plan, and the calendars these stand in.
#[derive(Default)]
pub(crate) struct ToldBook {
    told: HashMap<(WindowId, Day), HashMap<ClientId, Vec<Told>>>,
    standing: HashMap<(WindowId, Day), Vec<StandingRow>>,
}

impl ToldBook {
    /// Reads what was told of some occurrences in one go.
    ///
    /// # Errors
    /// Those of the file.
    pub fn read<'a>(
        tx: &Reading<'_>,
        windows: &[WindowRow],
        named: impl Iterator<Item = &'a NaiveDateTime> + Clone,
    ) -> Result<Self, Failure> {
        let (Some(from), Some(to)) = (named.clone().min(), named.max()) else { return Ok(Self::default()) };
        let midnight = |at: &NaiveDateTime| at.date().and_time(chrono::NaiveTime::MIN);
        let (from, to) = (midnight(from), midnight(to) + chrono::TimeDelta::days(1));
        let kin = Kin::of(windows);
        let mut book = Self::default();
        for row in told_between(tx, from, to)? {
            for window in kin.heirs(row.window, row.recurrence_id) {
                let key = (window.id, day_of(window, row.recurrence_id));
                book.told.entry(key).or_default().entry(row.client).or_default().push(row.told.clone());
            }
        }
        for row in standing_between(tx, from, to)? {
            let Some(window) = kin.by_id.get(&row.window) else { continue };
            book.standing.entry((window.id, day_of(window, row.recurrence_id))).or_default().push(row);
        }
        Ok(book)
    }

    /// The published calendars a client reads in which an occurrence stands or stood.
    pub fn standing(&self, window: &Window, recurrence_id: NaiveDateTime, client: ClientId) -> Vec<Standing> {
        let of = self.standing.get(&(window.id, day_of(window, recurrence_id)));
        let reads = |row: &&StandingRow| row.client.is_none_or(|reader| reader == client);
        of.into_iter().flatten().filter(reads).map(|row| row.standing.clone()).collect()
    }

    /// What a client was told of an occurrence, in the order it was told.
    pub fn told(&self, window: &Window, recurrence_id: NaiveDateTime, client: ClientId) -> &[Told] {
        let of = self.told.get(&(window.id, day_of(window, recurrence_id)));
        of.and_then(|clients| clients.get(&client)).map_or(&[], Vec::as_slice)
    }
}

/// Windows by their ids, and by the series they go on from.
struct Kin<'w> {
    by_id: HashMap<WindowId, &'w Window>,
    by_follows: HashMap<WindowId, &'w Window>,
}

impl<'w> Kin<'w> {
    fn of(windows: &'w [WindowRow]) -> Self {
        let all = || windows.iter().map(|row| &row.stored.value);
        Self {
            by_id: all().map(|window| (window.id, window)).collect(),
            by_follows: all().filter_map(|window| Some((window.follows?, window))).collect(),
        }
    }

    /// The windows a telling is about: the one that was told of, and a series that goes on from it on that day.
    fn heirs(&self, told: WindowId, recurrence_id: NaiveDateTime) -> Vec<&'w Window> {
        let mut found: Vec<&Window> = self.by_id.get(&told).copied().into_iter().collect();
        let mut last = told;
        // A window follows an older one, so the way ends; the count keeps a damaged file from turning in a circle.
        for _ in 0..self.by_id.len() {
            let Some(next) = self.by_follows.get(&last) else { break };
            if next.first.starts.date() <= recurrence_id.date() {
                found.push(next);
            }
            last = next.id;
        }
        found
    }
}

pub(super) fn day_of(window: &Window, recurrence_id: NaiveDateTime) -> Day {
    window.rule.as_ref().map(|_| recurrence_id.date())
}

/// What takes place, as a telling is held against it.
pub(super) fn planned(window: &Window, occurrence: &Occurrence) -> WhatIsPlanned {
    WhatIsPlanned { stretch: occurrence.stretch, services: window.affected.services.clone() }
}

pub(super) const fn holds(occurrence: &Occurrence) -> Holds {
    match occurrence.state {
        OccurrenceState::Planned | OccurrenceState::Moved => Holds::Yes,
        OccurrenceState::Cancelled => Holds::CalledOff,
    }
}

impl Plan {
    /// What the policies of a client ask of a notice.
    pub(super) fn required(&self, client: usize) -> RequiredNotice {
        let terms = &self.around.parties[client].terms;
        let terms: Vec<_> = terms.iter().map(|place| &self.around.terms[*place].policy.terms).collect();
        RequiredNotice::of(&terms)
    }

    /// How an occurrence of a window of this plan stands with a client.
    pub(crate) fn notice(&self, window: usize, occurrence: &Occurrence, client: usize) -> Notice {
        let of = &self.windows[window].stored.value;
        let planned = planned(of, occurrence);
        let client_id = self.around.parties[client].id;
        let standing = self.book.standing(of, occurrence.recurrence_id, client_id);
        notice(&NoticeCase {
            required: self.required(client),
            urgency: Urgency::of(&of.kind),
            holds: holds(occurrence),
            planned: &planned,
            told: self.book.told(of, occurrence.recurrence_id, client_id),
            standing: &standing,
        })
    }

    /// How an occurrence stands with all clients it affects.
    pub(super) fn notices(&self, window: usize, occurrence: &Occurrence) -> Vec<Notice> {
        self.keys(window).clients.iter().map(|client| self.notice(window, occurrence, *client)).collect()
    }

    /// The same in short.
    pub(crate) fn mark(&self, context: &Context<'_>, window: usize, occurrence: &Occurrence) -> NoticeMark {
        let notices = self.notices(window, occurrence);
        let sum = NoticeSum::of(&notices, context.now);
        let zone = context.zone(self.windows[window].stored.value.zone);
        NoticeMark {
            state: sum.standing.key().to_owned(),
            told: count(sum.told),
            of: count(sum.of),
            last_moment: sum.last_moment.map(|at| Moment::new(at, &zone)),
            words: in_words(&sum, &notices, occurrence, context.now, &zone),
        }
    }
}

pub(super) fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// `1 of 3 told`, `all told Mon 21 Sep`, `notice 96 h`.
fn in_words(sum: &NoticeSum, notices: &[Notice], of: &Occurrence, now: Instant, zone: &Zone) -> String {
    let open = sum.of - sum.told;
    match sum.standing {
        NoticeStanding::NotNeeded => "no notice needed".to_owned(),
        NoticeStanding::Told => told_in_words(notices, of, now, zone),
        NoticeStanding::ToldLate => "told late".to_owned(),
        NoticeStanding::TellAgain => format!("{open} to tell again"),
        NoticeStanding::TellCalledOff => format!("{open} to tell that it is off"),
        NoticeStanding::Missed | NoticeStanding::Near | NoticeStanding::ToTell => {
            format!("{} of {} told", sum.told, sum.of)
        }
    }
}

fn told_in_words(notices: &[Notice], of: &Occurrence, now: Instant, zone: &Zone) -> String {
    let shortest = notices.iter().filter_map(lead).min();
    match shortest {
        // Called off, and everybody knows.
        None => "all told".to_owned(),
        Some(lead) if now >= of.stretch.from => format!("notice {}", lead_in_words(lead)),
        Some(lead) => {
            let told = zone.wall(of.stretch.from - lead).format("%a %-d %b");
            format!("all told {told}")
        }
    }
}

/// How long before the start the client knew.
pub(super) const fn lead(notice: &Notice) -> Option<Seconds> {
    match notice {
        Notice::InTime { lead, .. } | Notice::Late { lead, .. } => Some(*lead),
        Notice::NotNeeded(_)
        | Notice::NotTold { .. }
        | Notice::TellAgain { .. }
        | Notice::TellCalledOff { .. }
        | Notice::ToldCalledOff { .. } => None,
    }
}

/// By what the client knew.
pub(super) const fn by(notice: &Notice) -> Option<By> {
    match notice {
        Notice::InTime { by, .. } | Notice::Late { by, .. } => Some(*by),
        Notice::NotNeeded(_)
        | Notice::NotTold { .. }
        | Notice::TellAgain { .. }
        | Notice::TellCalledOff { .. }
        | Notice::ToldCalledOff { .. } => None,
    }
}

/// `107 h 48 min`: whole minutes, cut off, so that a lead never looks longer than it was.
pub(super) fn lead_in_words(lead: Seconds) -> String {
    let minutes = length_in_words(Seconds(lead.0.abs() / 60 * 60));
    if lead.0 < 0 { format!("{minutes} after the start") } else { minutes }
}

/// `6 h 20 min left`, `missed by 2 h`.
pub(super) fn left_in_words(left: Seconds) -> String {
    let minutes = length_in_words(Seconds(left.0.abs() / 60 * 60));
    if left.0 < 0 { format!("missed by {minutes}") } else { format!("{minutes} left") }
}
