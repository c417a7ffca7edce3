//! Changing a window without changing what was: a series is cut, moved, carried on.

use super::rule::{Every, Nth, Rule, RuleEnd};
use super::rule_text::RuleError;
use super::window::{Override, WallStretch, Window, WindowStatus};
use crate::time::Instant;
use crate::zones::Zone;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use std::collections::BTreeMap;

/// How much of a series a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// One occurrence.
    One,
    /// One and all after it.
    Following,
    /// All that have not begun.
    All,
}

impl Reach {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::One, Self::Following, Self::All];

    /// The key on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Following => "following",
            Self::All => "all",
        }
    }

    /// What a key stands for.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reach| reach.key() == key)
    }
}

impl Window {
    /// The first occurrence that has not begun at `now`, by its recurrence id: what a change of "all" is about.
    /// Nothing where all of them have.
    pub fn first_not_begun(&self, zone: &Zone, now: Instant) -> Option<NaiveDateTime> {
        let starts = |id: &NaiveDateTime| self.occurrence(zone, *id).map(|one| one.stretch.from);
        match &self.rule {
            None => Some(self.first.starts).filter(|id| starts(id).is_some_and(|from| from > now)),
            Some(rule) => {
                let from = zone.wall(now) - TimeDelta::days(1);
                rule.starts(self.first.starts, from).find(|id| starts(id).is_some_and(|from| from > now))
            }
        }
    }

    /// The series up to and without an occurrence; nothing where there is none before it.
    ///
    /// ```
    /// # use domain::maintenance::*;
    /// # let at = |text: &str| -> chrono::NaiveDateTime { text.parse().unwrap() };
    /// # let first = WallStretch { starts: at("2026-09-26T22:00:00"), ends: at("2026-09-27T04:00:00") };
    /// # let mut window = Window { id: domain::ids::WindowId::new(domain::time::Instant::from_unix(0)), number: 208, uid: String::new(), sequence: 0,
    /// #     title: "Core switch firmware".into(), kind: Kind::Standard, impact: Impact::Degraded, words: String::new(),
    /// #     status: WindowStatus::Published, zone: domain::zones::ZoneId::UTC, first, rule: None, overrides: Default::default(),
    /// #     affected: Affected { clients: Who::All, services: Vec::new() }, follows: None };
    /// window.rule = Some(Rule::parse("FREQ=WEEKLY", first.starts).unwrap());
    /// let before = window.cut_before(at("2026-10-10T22:00:00")).unwrap();
    /// assert_eq!(before.rule.unwrap().to_string(), "FREQ=WEEKLY;BYDAY=SA;UNTIL=20261003T220000");
    /// ```
    pub fn cut_before(&self, recurrence_id: NaiveDateTime) -> Option<Self> {
        let rule = self.rule.as_ref()?;
        let last = rule
            .starts(self.first.starts, self.first.starts)
            .take_while(|start| *start < recurrence_id)
            .last()?;
        let mut before = self.clone();
        before.rule = Some(Rule { end: RuleEnd::Until(last), ..rule.clone() });
        before.overrides.retain(|id, _| *id < recurrence_id);
        Some(before)
    }

    /// The rule from an occurrence on, where nothing but its beginning changes: what a count has left.
    pub fn rule_from(&self, recurrence_id: NaiveDateTime) -> Option<Rule> {
        let rule = self.rule.clone()?;
        let RuleEnd::Count(count) = rule.end else { return Some(rule) };
        let before = rule
            .starts(self.first.starts, self.first.starts)
            .take_while(|start| *start < recurrence_id)
            .count();
        let left = count.saturating_sub(u32::try_from(before).unwrap_or(u32::MAX)).max(1);
        Some(Rule { end: RuleEnd::Count(left), ..rule })
    }

    /// What became of single occurrences from one on, for a series that takes their place with other times: what was
    /// cancelled or moved stays so, as far from its new start as the first one is pulled, or on its own day.
    pub fn overrides_from(
        &self,
        recurrence_id: NaiveDateTime,
        first: &WallStretch,
        rule: Option<&Rule>,
    ) -> BTreeMap<NaiveDateTime, Override> {
        let given =
            |id: &NaiveDateTime| rule.map_or(*id == first.starts, |rule| rule.gives(first.starts, *id));
        let by = first.starts - recurrence_id;
        let now =
            |id: NaiveDateTime| [id + by, id.date().and_time(first.starts.time())].into_iter().find(given);
        let later = self.overrides.range(recurrence_id..);
        later.filter_map(|(id, change)| Some((now(*id)?, change.clone()))).collect()
    }

    /// Whether calendars that show `self` have to show something else for `after` (RFC 5545 SEQUENCE rises).
    pub fn shows_otherwise(&self, after: &Self) -> bool {
        let shown = |window: &Self| {
            (
                window.title.clone(),
                window.words.clone(),
                window.impact,
                window.status == WindowStatus::Cancelled,
                window.zone,
                window.first,
                window.rule.clone(),
                window.overrides.clone(),
                window.affected.clone(),
            )
        };
        shown(self) != shown(after)
    }
}

impl Rule {
    /// The rule of a series of which one occurrence is pulled from one day to another.
    ///
    /// # Errors
    /// A sentence where the rule falls on several days of a month: which of them is meant has to be said.
    ///
    /// ```
    /// use domain::maintenance::Rule;
    /// let first: chrono::NaiveDateTime = "2026-09-26T22:00:00".parse().unwrap();
    /// let day = |text: &str| text.parse().unwrap();
    /// let moved = |rule| Rule::parse(rule, first).unwrap().pulled(day("2026-09-26"), day("2026-09-27")).unwrap().to_string();
    /// assert_eq!(moved("FREQ=WEEKLY;BYDAY=SA"), "FREQ=WEEKLY;BYDAY=SU");
    /// assert_eq!(moved("FREQ=MONTHLY;BYDAY=4SA"), "FREQ=MONTHLY;BYDAY=4SU");
    /// assert_eq!(moved("FREQ=MONTHLY;BYDAY=-1SA"), "FREQ=MONTHLY;BYDAY=-1SU");
    /// ```
    pub fn pulled(&self, from: NaiveDate, to: NaiveDate) -> Result<Self, RuleError> {
        let every = match &self.every {
            every if from == to => every.clone(),
            Every::Day => Every::Day,
            Every::Year => Every::Year,
            Every::Week(on) => {
                let by = usize::try_from((to - from).num_days().rem_euclid(7)).expect("a remainder of seven");
                let mut days = *on;
                days.rotate_right(by);
                Every::Week(days)
            }
            Every::MonthDay(days) if days.len() == 1 => Every::MonthDay(vec![match days[0] {
                day if day > 0 => i8::try_from(to.day()).expect("a month has at most 31 days"),
                _ => from_the_end(to),
            }]),
            Every::MonthNth(of) if of.len() == 1 => {
                let count = if of[0].n > 0 {
                    to.day0() / 7 + 1
                } else {
                    from_the_end(to).unsigned_abs().div_ceil(7).into()
                };
                let n = i8::try_from(count).expect("a month has at most five of a weekday");
                Every::MonthNth(vec![Nth { n: if of[0].n > 0 { n } else { -n }, weekday: to.weekday() }])
            }
            Every::MonthDay(_) | Every::MonthNth(_) => {
                return Err(RuleError(
                    "The series falls on several days of a month, so it cannot be pulled to another day as a whole. Edit its rule."
                        .into(),
                ));
            }
        };
        let by = to - from;
        let end = match self.end {
            RuleEnd::Until(last) => RuleEnd::Until(last + by),
            end @ (RuleEnd::Never | RuleEnd::Count(_)) => end,
        };
        Ok(Self { every, interval: self.interval, end })
    }
}

/// −1 for the last day of its month.
fn from_the_end(day: NaiveDate) -> i8 {
    let next = (day - Days::new(u64::from(day.day0()))) + chrono::Months::new(1);
    i8::try_from((day - next).num_days()).expect("a month has at most 31 days")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::WindowId;
    use crate::maintenance::{Affected, Impact, Kind, Who};
    use crate::zones::{ZoneId, Zones};

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn weekly(rule: &str) -> Window {
        let first = WallStretch { starts: at("2026-09-05T22:00:00"), ends: at("2026-09-06T04:00:00") };
        Window {
            id: WindowId::new(Instant::from_unix(0)),
            number: 1,
            uid: "1".into(),
            sequence: 0,
            title: "Patching".into(),
            kind: Kind::Standard,
            impact: Impact::Outage,
            words: String::new(),
            status: WindowStatus::Published,
            zone: ZoneId::parse("Pacific/Auckland").unwrap(),
            first,
            rule: Some(Rule::parse(rule, first.starts).unwrap()),
            overrides: BTreeMap::new(),
            affected: Affected { clients: Who::All, services: Vec::new() },
            follows: None,
        }
    }

    #[test]
    fn a_cut_leaves_what_was_before_as_it_was() {
        let zone = Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap());
        let mut window = weekly("FREQ=WEEKLY;COUNT=10");
        window.overrides.insert(at("2026-09-12T22:00:00"), Override::Cancelled);
        window.overrides.insert(at("2026-10-10T22:00:00"), Override::Cancelled);
        let cut = at("2026-09-26T22:00:00");
        let before = window.cut_before(cut).unwrap();
        let span =
            crate::time::Stretch { from: Instant::from_unix(0), to: Instant::from_unix(4_000_000_000) };
        let all = window.occurrences(&zone, span);
        assert_eq!(before.occurrences(&zone, span), all[..3]);
        let rule = window.rule_from(cut).unwrap();
        assert_eq!(rule.end, RuleEnd::Count(7));
        let later = WallStretch { starts: at("2026-09-26T23:00:00"), ends: at("2026-09-27T04:00:00") };
        let kept = window.overrides_from(cut, &later, Some(&rule));
        assert_eq!(
            kept.into_keys().collect::<Vec<_>>(),
            [at("2026-10-10T23:00:00")],
            "the day stays cancelled"
        );
    }

    #[test]
    fn nothing_stands_before_the_first() {
        assert_eq!(weekly("FREQ=WEEKLY").cut_before(at("2026-09-05T22:00:00")), None);
    }

    #[test]
    fn all_is_what_has_not_begun() {
        let zone = Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap());
        let window = weekly("FREQ=WEEKLY");
        let now = |text| Instant::parse_rfc3339(text).unwrap();
        // 22:00 NZST is 10:00 in UTC.
        let found = |text| window.first_not_begun(&zone, now(text)).unwrap().to_string();
        assert_eq!(found("2026-09-12T09:59:59Z"), "2026-09-12 22:00:00");
        assert_eq!(found("2026-09-12T10:00:00Z"), "2026-09-19 22:00:00");
    }

    #[test]
    fn a_series_on_several_days_of_a_month_is_not_pulled_as_a_whole() {
        let rule = Rule::parse("FREQ=MONTHLY;BYDAY=1SA,3SA", at("2026-09-05T22:00:00")).unwrap();
        let day = |text: &str| text.parse().unwrap();
        assert!(rule.pulled(day("2026-09-05"), day("2026-09-06")).is_err());
        assert_eq!(rule.pulled(day("2026-09-05"), day("2026-09-05")).unwrap(), rule);
    }
}
