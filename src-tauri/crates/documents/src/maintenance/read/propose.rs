//! Events as windows.

use super::component::{Component, Parts};
use super::times::{Clock, When, length, time, times};
use super::zones::Names;
use super::{CalendarFile, LeftOut, Proposal};
use chrono::{Datelike, Days, NaiveDateTime};
use domain::maintenance::{Override, Plan, WallStretch, WindowDraft, check_window, resolve};
use domain::time::{Instant, Stretch};
use domain::zones::{Zone, ZoneId, Zones};
use std::collections::{BTreeMap, HashMap};

/// How many added or left out dates of one event are read.
const MOST_DATES: usize = 500;
/// Longer than any rule.
const LONGEST_RULE: usize = 2_000;

/// Turns all events of a file into proposals, or into sentences why not.
pub(super) fn propose(parts: &Parts, zones: &Zones, usual: ZoneId, file: &mut CalendarFile) {
    let head = |name: &str| parts.head.iter().find(|line| line.name == name);
    file.name =
        head("NAME").or_else(|| head("X-WR-CALNAME")).map(super::lines::Line::text).unwrap_or_default();
    let mut names = Names::new(zones, usual, &parts.timezones);
    let own = head("X-WR-TIMEZONE").and_then(|line| names.zone(&line.value, 2026));
    let mut reading = Reading { zones, usual: own.unwrap_or(usual), names };
    let mut singles: HashMap<&str, Vec<&Component>> = HashMap::new();
    for event in parts.events.iter().filter(|event| event.line("RECURRENCE-ID").is_some()) {
        singles.entry(uid(event)).or_default().push(event);
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for event in parts.events.iter().filter(|event| event.line("RECURRENCE-ID").is_none()) {
        let of = singles.remove(uid(event)).unwrap_or_default();
        let found = match seen.insert(uid(event), event.line) {
            Some(line) if !uid(event).is_empty() => {
                Err(format!("The event of line {line} has the same UID."))
            }
            Some(_) | None => reading.event(event, &of),
        };
        match found {
            Ok(proposals) => file.proposals.extend(proposals),
            Err(why) => file.left_out.push(left_out(event, why)),
        }
    }
    for event in singles.into_values().flatten() {
        let why = "It changes an occurrence of a series that is not in the file.".to_owned();
        file.left_out.push(left_out(event, why));
    }
    file.left_out.sort_by_key(|one| one.line);
}

fn uid(event: &Component) -> &str {
    event.line("UID").map_or("", |line| line.value.as_str())
}

fn left_out(event: &Component, why: String) -> LeftOut {
    LeftOut { line: event.line, title: event.text("SUMMARY"), why }
}

struct Reading<'a> {
    zones: &'a Zones,
    usual: ZoneId,
    names: Names<'a>,
}

impl Reading<'_> {
    fn event(&mut self, event: &Component, singles: &[&Component]) -> Result<Vec<Proposal>, String> {
        if event.text("STATUS").eq_ignore_ascii_case("CANCELLED") {
            return Err("It is cancelled.".to_owned());
        }
        let start = event.line("DTSTART").ok_or("It has no start (DTSTART).")?;
        let starts = time(&start.value, start.param("TZID"))
            .ok_or_else(|| format!("Its start, {:?}, is not a time.", short(&start.value)))?;
        let mut said = Vec::new();
        let zone = self.zone_of(&starts, &mut said)?;
        let first = self.stretch(event, &starts, &zone)?;
        let rule = event.line("RRULE").map_or("", |line| line.value.as_str());
        if rule.len() > LONGEST_RULE {
            return Err("Its rule is longer than any rule.".to_owned());
        }
        if event.all("RRULE").count() > 1 {
            return Err("It has more than one rule, which no reader agrees about.".to_owned());
        }
        let plan = self.plan(event, &zone, first, rule)?;
        let mut overrides = BTreeMap::new();
        self.excluded(event, &zone, &plan, &mut overrides, &mut said);
        self.moved(singles, &zone, &plan, &mut overrides, &mut said);
        said.extend(singles.iter().take(2 * MOST_DATES).filter_map(|single| own_texts(event, single)));
        let uid = match uid(event) {
            // The same file gives the same one the next time.
            "" => format!("{}/{}@import", stamp(first.starts), plan.title),
            uid => uid.to_owned(),
        };
        let added = self.added(event, &zone, &plan, &uid, &mut said);
        let mut all = vec![Proposal { line: event.line, uid, plan, overrides, said }];
        all.extend(added);
        Ok(all)
    }

    fn plan(&self, event: &Component, zone: &Zone, first: WallStretch, rule: &str) -> Result<Plan, String> {
        let title = event.text("SUMMARY");
        let text = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%S").to_string();
        let draft = WindowDraft {
            title: if title.is_empty() { "Maintenance".to_owned() } else { title.replace('\n', " ") },
            kind: "standard".to_owned(),
            impact: "degraded".to_owned(),
            words: event.text("DESCRIPTION"),
            zone: zone.id().name().to_owned(),
            starts: text(first.starts),
            ends: text(first.ends),
            rule: rule.to_owned(),
            ..WindowDraft::default()
        };
        check_window(&draft, self.zones).map_err(|problems| {
            let all: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
            short(&all.join(" ")).to_owned()
        })
    }

    fn zone_of(&mut self, starts: &When, said: &mut Vec<String>) -> Result<Zone, String> {
        let id = match &starts.clock {
            Clock::Utc => {
                said.push("Its times are in UTC, so they do not follow the clocks of any place.".to_owned());
                ZoneId::UTC
            }
            Clock::Named(name) => self.names.zone(name, starts.wall.year()).ok_or_else(|| {
                format!("Its zone, {:?}, is not known, and the file has no rules that tell it.", short(name))
            })?,
            Clock::Floating => {
                said.push(format!("It names no zone; {} was taken.", self.usual.name()));
                self.usual
            }
            Clock::Day => {
                said.push(format!("It lasts whole days; midnight in {} was taken.", self.usual.name()));
                self.usual
            }
        };
        Ok(self.zones.get(id))
    }

    fn stretch(&mut self, event: &Component, starts: &When, zone: &Zone) -> Result<WallStretch, String> {
        let wall = self.on(starts, zone)?;
        if let Some(line) = event.line("DTEND") {
            let ends = time(&line.value, line.param("TZID"));
            let ends = ends.ok_or_else(|| format!("Its end, {:?}, is not a time.", short(&line.value)))?;
            return Ok(WallStretch { starts: wall, ends: self.on(&ends, zone)? });
        }
        let ends = match (event.line("DURATION"), &starts.clock) {
            (Some(line), _) => length(&line.value).and_then(|length| wall.checked_add_signed(length)),
            (None, Clock::Day) => wall.checked_add_days(Days::new(1)),
            (None, Clock::Utc | Clock::Named(_) | Clock::Floating) => None,
        };
        ends.map(|ends| WallStretch { starts: wall, ends })
            .ok_or_else(|| "It says neither when it ends nor how long it lasts.".to_owned())
    }

    /// A time as the clocks of `zone` show it.
    fn on(&mut self, when: &When, zone: &Zone) -> Result<NaiveDateTime, String> {
        let utc = |wall: NaiveDateTime| zone.wall(Instant::from_unix(wall.and_utc().timestamp()));
        if !(1900..=2150).contains(&when.wall.year()) {
            return Err(format!("{} is no year maintenance is planned in.", when.wall.year()));
        }
        match &when.clock {
            Clock::Utc => Ok(utc(when.wall)),
            Clock::Day | Clock::Floating => Ok(when.wall),
            Clock::Named(name) => {
                let other = self.names.zone(name, when.wall.year());
                let other = other.ok_or_else(|| format!("Its zone, {:?}, is not known.", short(name)))?;
                if other == zone.id() {
                    return Ok(when.wall);
                }
                Ok(zone.wall(self.zones.get(other).resolve(when.wall)))
            }
        }
    }

    fn excluded(
        &mut self,
        event: &Component,
        zone: &Zone,
        plan: &Plan,
        overrides: &mut BTreeMap<NaiveDateTime, Override>,
        said: &mut Vec<String>,
    ) {
        let dates: Vec<When> = event.all("EXDATE").flat_map(times).take(MOST_DATES).flatten().collect();
        let Some(rule) = plan.rule.as_ref().filter(|_| !dates.is_empty()) else { return };
        let mut left = 0;
        for date in dates {
            let Ok(wall) = self.on(&date, zone) else { continue };
            let wall =
                if date.clock == Clock::Day { wall.date().and_time(plan.first.starts.time()) } else { wall };
            if rule.gives(plan.first.starts, wall) {
                overrides.insert(wall, Override::Cancelled);
                left += 1;
            }
        }
        said.push(format!("{left} of its dates are taken out (EXDATE); they are shown as cancelled."));
    }

    /// Occurrences with an event of their own.
    fn moved(
        &mut self,
        singles: &[&Component],
        zone: &Zone,
        plan: &Plan,
        overrides: &mut BTreeMap<NaiveDateTime, Override>,
        said: &mut Vec<String>,
    ) {
        for single in singles.iter().take(2 * MOST_DATES) {
            match self.single(single, zone, plan) {
                Ok(Some((id, change))) => drop(overrides.insert(id, change)),
                Ok(None) => {}
                Err(why) => said.push(format!("Line {}: {why}", single.line)),
            }
        }
    }

    /// What became of an occurrence; nothing where its event says what the rule says.
    fn single(
        &mut self,
        single: &Component,
        zone: &Zone,
        plan: &Plan,
    ) -> Result<Option<(NaiveDateTime, Override)>, String> {
        let id = single.line("RECURRENCE-ID").and_then(|line| time(&line.value, line.param("TZID")));
        let id = self.on(&id.ok_or("RECURRENCE-ID is not a time.")?, zone)?;
        if !plan.rule.as_ref().is_some_and(|rule| rule.gives(plan.first.starts, id)) {
            return Err(format!("The series has no occurrence at {id}, so its change was left out."));
        }
        if single.text("STATUS").eq_ignore_ascii_case("CANCELLED") {
            return Ok(Some((id, Override::Cancelled)));
        }
        let start = single.line("DTSTART").and_then(|line| time(&line.value, line.param("TZID")));
        let start = start.ok_or("A changed occurrence has no start, so its change was left out.")?;
        let wall = self.stretch(single, &start, zone)?;
        if wall.ends <= wall.starts {
            return Err("A changed occurrence ends before it begins, so its change was left out.".to_owned());
        }
        let by_rule = plan.first.from(id);
        let moments = |line: &str| {
            let line = single.line(line)?;
            let when = time(&line.value, line.param("TZID"))?;
            (when.clock == Clock::Utc).then(|| Instant::from_unix(when.wall.and_utc().timestamp()))
        };
        // Nights on which the clocks change are written out in UTC by us and by others.
        let real = resolve(&by_rule, zone);
        let told = moments("DTSTART").zip(moments("DTEND")).map(|(from, to)| Stretch { from, to });
        let same = told.is_some_and(|told| told == real) || wall == by_rule;
        Ok((!same).then_some((id, Override::Moved(wall))))
    }

    /// Dates added to a series: windows of their own.
    fn added(
        &mut self,
        event: &Component,
        zone: &Zone,
        plan: &Plan,
        uid: &str,
        said: &mut Vec<String>,
    ) -> Vec<Proposal> {
        let dates: Vec<When> = event.all("RDATE").flat_map(times).take(MOST_DATES).flatten().collect();
        let mut all = Vec::new();
        for date in &dates {
            let Ok(starts) = self.on(date, zone) else { continue };
            let first = plan.first.from(starts);
            if first == plan.first {
                continue;
            }
            let single = Plan { first, rule: None, ..plan.clone() };
            let why = format!("A date added to the event of line {} (RDATE).", event.line);
            let uid = format!("{uid}/{}", stamp(starts));
            let overrides = BTreeMap::new();
            all.push(Proposal { line: event.line, uid, plan: single, overrides, said: vec![why] });
        }
        if !all.is_empty() {
            said.push(format!("{} dates were added to it (RDATE); each is a window of its own.", all.len()));
        }
        all
    }
}

/// What is lost of the texts of an occurrence with an event of its own.
fn own_texts(event: &Component, single: &Component) -> Option<String> {
    let own = |name: &str| {
        let text = single.text(name);
        (single.line(name).is_some() && text != event.text(name)).then_some(text)
    };
    let cancelled = single.text("STATUS").eq_ignore_ascii_case("CANCELLED");
    let lost = match (own("SUMMARY"), own("DESCRIPTION")) {
        (None, None) => return None,
        (Some(title), None) => format!("title, \"{}\", is", short(&title)),
        (None, Some(_)) => "description is".to_owned(),
        (Some(title), Some(_)) => format!("title, \"{}\", and description are", short(&title)),
    };
    let line = single.line;
    (!cancelled).then(|| {
        format!(
            "Line {line}: its own {lost} left out; an occurrence differs from its series by its times alone."
        )
    })
}

fn stamp(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

/// No more than what fits into a sentence.
fn short(text: &str) -> &str {
    text.char_indices().nth(200).map_or(text, |(at, _)| &text[..at])
}
