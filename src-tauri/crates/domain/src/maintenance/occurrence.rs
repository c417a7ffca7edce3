//! The occurrences of a window: what its rule gives on the wall clock, turned into moments.

use super::rule::{RuleEnd, Starts};
use super::window::{Override, WallStretch, Window, WindowStatus};
use crate::time::{Instant, Seconds, Stretch};
use crate::zones::{ClockChange, Zone};
use chrono::{Days, NaiveDateTime};

/// What became of an occurrence in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OccurrenceState {
    /// When the rule gives it.
    Planned,
    /// At another time than the rule gives it.
    Moved,
    /// Called off.
    Cancelled,
}

/// One occurrence of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The start the rule gives it on the wall clock; names it for good (RFC 5545 RECURRENCE-ID).
    pub recurrence_id: NaiveDateTime,
    /// Its times on the wall clock.
    pub wall: WallStretch,
    /// The same as moments: `[from, to)`.
    pub stretch: Stretch,
    /// What became of it.
    pub state: OccurrenceState,
}

impl Occurrence {
    /// How long it really lasts: 22:00–04:00 is 5 or 7 h on a night on which the clocks change.
    pub fn lasts(&self) -> Seconds {
        self.stretch.to - self.stretch.from
    }

    /// The change of the clocks within it.
    pub fn clock_change(&self, zone: &Zone) -> Option<ClockChange> {
        zone.changes_between(self.stretch.from, self.stretch.to).into_iter().next()
    }
}

/// The moments of a stretch of wall clock. In a gap an edge moves on by the gap, in a fold the first of the two is
/// meant (domain rule 8, and RFC 5545 §3.3.5); a stretch that would end before it begins for that reason keeps its
/// length.
///
/// ```
/// use domain::{maintenance::{WallStretch, resolve}, zones::{ZoneId, Zones}};
/// let auckland = Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap());
/// let at = |text: &str| text.parse().unwrap();
/// let night = WallStretch { starts: at("2026-09-26T22:00:00"), ends: at("2026-09-27T04:00:00") };
/// let real = resolve(&night, &auckland);
/// assert_eq!((real.to - real.from).0, 5 * 3600);
/// ```
pub fn resolve(wall: &WallStretch, zone: &Zone) -> Stretch {
    let (from, to) = (zone.resolve(wall.starts), zone.resolve(wall.ends));
    if to > from {
        Stretch { from, to }
    } else {
        Stretch { from, to: from + Seconds(wall.length().num_seconds()) }
    }
}

/// `2026-09-26T22:00:00`, as recurrence ids are written everywhere.
pub fn recurrence_id_in_words(id: NaiveDateTime) -> String {
    id.format("%Y-%m-%dT%H:%M:%S").to_string()
}

impl Window {
    /// Its occurrences that overlap `within`, the cancelled ones among them, by their start.
    ///
    /// ```
    /// # use domain::{ids::WindowId, maintenance::*, time::{Instant, Stretch}, zones::{ZoneId, Zones}};
    /// # let at = |text: &str| text.parse().unwrap();
    /// # let zones = Zones::bundled();
    /// # let zone = ZoneId::parse("Pacific/Auckland").unwrap();
    /// let first = WallStretch { starts: at("2026-09-26T22:00:00"), ends: at("2026-09-27T04:00:00") };
    /// # let mut window = Window { id: WindowId::new(Instant::from_unix(0)), number: 208, uid: String::new(), sequence: 0,
    /// #     title: "Core switch firmware".into(), kind: Kind::Standard, impact: Impact::Degraded, words: String::new(),
    /// #     status: WindowStatus::Published, zone, first, rule: None, overrides: Default::default(),
    /// #     affected: Affected { clients: Who::All, services: Vec::new() }, follows: None };
    /// window.rule = Some(Rule::parse("FREQ=MONTHLY;BYDAY=4SA", first.starts).unwrap());
    /// let moment = |text| Instant::parse_rfc3339(text).unwrap();
    /// let autumn = Stretch { from: moment("2026-09-01T00:00:00Z"), to: moment("2026-12-01T00:00:00Z") };
    /// let hours: Vec<i64> = window.occurrences(&zones.get(zone), autumn).iter().map(|one| one.lasts().0 / 3600).collect();
    /// assert_eq!(hours, [5, 6, 6]);
    /// ```
    pub fn occurrences(&self, zone: &Zone, within: Stretch) -> Vec<Occurrence> {
        let mut found: Vec<Occurrence> =
            self.unmoved(zone, within).filter(|one| overlap(&one.stretch, &within)).collect();
        found.extend(self.moved(zone).filter(|one| overlap(&one.stretch, &within)));
        found.sort_by_key(|one| (one.stretch.from, one.recurrence_id));
        found
    }

    /// The occurrence of a recurrence id.
    pub fn occurrence(&self, zone: &Zone, recurrence_id: NaiveDateTime) -> Option<Occurrence> {
        let given = match &self.rule {
            None => recurrence_id == self.first.starts,
            Some(rule) => rule.gives(self.first.starts, recurrence_id),
        };
        given.then(|| self.as_it_stands(zone, recurrence_id))
    }

    /// Up to `count` occurrences that end after `at`, without the cancelled ones.
    pub fn next_after(&self, zone: &Zone, at: Instant, count: usize) -> Vec<Occurrence> {
        let from = zone.wall(at) - self.first.length() - chrono::TimeDelta::days(1);
        let mut found: Vec<Occurrence> = self
            .starts(from)
            .filter(|id| !self.overrides.contains_key(id))
            .map(|id| self.as_it_stands(zone, id))
            .filter(|one| one.stretch.to > at)
            .take(count)
            .chain(self.moved(zone).filter(|one| one.stretch.to > at))
            .collect();
        found.sort_by_key(|one| (one.stretch.from, one.recurrence_id));
        found.truncate(count);
        found
    }

    /// The last start it can have on its wall clock, by its rule or because it was moved; nothing where it goes on.
    pub fn last_start(&self) -> Option<NaiveDateTime> {
        let by_rule = match &self.rule {
            None => self.first.starts,
            Some(rule) if rule.end == RuleEnd::Never => return None,
            Some(rule) => {
                rule.starts(self.first.starts, self.first.starts).last().unwrap_or(self.first.starts)
            }
        };
        let moved = self.overrides.values().filter_map(|change| match change {
            Override::Moved(wall) => Some(wall.starts),
            Override::Cancelled => None,
        });
        Some(moved.fold(by_rule, NaiveDateTime::max))
    }

    /// Those whose times are the rule's, from a bit before `within` to a bit after it.
    fn unmoved<'a>(&'a self, zone: &'a Zone, within: Stretch) -> impl Iterator<Item = Occurrence> + 'a {
        // A day more on each side: offsets differ by a day at most, and clocks change by less.
        let day = Days::new(1);
        let from = zone.wall(within.from) - self.first.length() - day;
        let to = zone.wall(within.to) + day;
        let is_moved = |id: &NaiveDateTime| matches!(self.overrides.get(id), Some(Override::Moved(_)));
        self.starts(from)
            .take_while(move |start| *start <= to)
            .filter(move |id| self.overrides.is_empty() || !is_moved(id))
            .map(|id| self.as_it_stands(zone, id))
    }

    fn moved<'a>(&'a self, zone: &'a Zone) -> impl Iterator<Item = Occurrence> + 'a {
        let moved = self.overrides.iter().filter(|(_, change)| matches!(change, Override::Moved(_)));
        moved.map(|(id, _)| self.as_it_stands(zone, *id))
    }

    fn starts(&self, from: NaiveDateTime) -> Occurrences<'_> {
        match &self.rule {
            Some(rule) => Occurrences::Series(rule.starts(self.first.starts, from)),
            None => Occurrences::Once(Some(self.first.starts).filter(|start| *start >= from)),
        }
    }

    fn as_it_stands(&self, zone: &Zone, recurrence_id: NaiveDateTime) -> Occurrence {
        let by_rule = self.first.from(recurrence_id);
        let (wall, state) = match self.overrides.get(&recurrence_id) {
            None => (by_rule, OccurrenceState::Planned),
            Some(Override::Moved(wall)) => (*wall, OccurrenceState::Moved),
            Some(Override::Cancelled) => (by_rule, OccurrenceState::Cancelled),
        };
        let state = if self.status == WindowStatus::Cancelled { OccurrenceState::Cancelled } else { state };
        Occurrence { recurrence_id, wall, stretch: resolve(&wall, zone), state }
    }
}

/// The recurrence ids of a window, from some day on.
pub enum Occurrences<'a> {
    /// Those of a rule.
    Series(Starts<'a>),
    /// The only one.
    Once(Option<NaiveDateTime>),
}

impl Iterator for Occurrences<'_> {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        match self {
            Self::Series(starts) => starts.next(),
            Self::Once(start) => start.take(),
        }
    }
}

fn overlap(one: &Stretch, other: &Stretch) -> bool {
    one.from < other.to && other.from < one.to
}
