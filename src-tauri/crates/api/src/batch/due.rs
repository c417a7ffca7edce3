//! `msp sla due --batch`: due times of a preset for a moment of receipt.

use super::{id_of, write_error};
use crate::presets;
use domain::calendar::{Holidays, OpenHours};
use domain::sla::{DeadlineRules, Metric, Policy, PriorityKey, Target, deadline};
use domain::time::Instant;
use domain::zones::{ZoneId, Zones};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;

/// The metrics in the order and under the names the reply has.
const METRICS: [(Metric, &str); 4] = [
    (Metric::Acknowledgement, "ack"),
    (Metric::FirstResponse, "first_response"),
    (Metric::StatusUpdate, "update"),
    (Metric::Resolution, "resolution_max"),
];

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    policy: Cow<'a, str>,
    #[serde(borrow)]
    priority: Cow<'a, str>,
    #[serde(borrow)]
    created: Cow<'a, str>,
    #[serde(borrow, default)]
    tz: Option<Cow<'a, str>>,
    #[serde(default)]
    holidays: Option<HolidaySets>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum HolidaySets {
    One(String),
    Several(Vec<String>),
}

/// Answers lines one by one; presets and calendars are laid out once.
pub struct DueBatch {
    zones: Zones,
    holidays: &'static Holidays,
    prepared: HashMap<String, Prepared>,
    key: String,
}

struct Prepared {
    policy: Policy,
    calendar: OpenHours,
    always: OpenHours,
    /// Per priority, the target of each metric of [`METRICS`], by index.
    rows: Vec<(PriorityKey, [Option<usize>; 4])>,
}

impl DueBatch {
    /// A batch on these zone rules.
    pub fn new(zones: Zones) -> Self {
        Self { zones, holidays: documents::holidays::bundled(), prepared: HashMap::new(), key: String::new() }
    }

    /// Answers `line` with one line in `out`.
    pub fn answer(&mut self, line: &str, out: &mut Vec<u8>) {
        let start = out.len();
        match serde_json::from_str::<Line<'_>>(line) {
            Err(error) => {
                write_error(out, id_of(line).as_deref(), &format!("not a line of this batch: {error}"))
            }
            Ok(line) => {
                if let Err(error) = self.write(&line, out) {
                    out.truncate(start);
                    write_error(out, line.id, &error);
                }
            }
        }
    }

    fn write(&mut self, line: &Line<'_>, out: &mut Vec<u8>) -> Result<(), String> {
        let created = Instant::parse_rfc3339(&line.created)
            .ok_or_else(|| format!("\"{}\" is not an RFC 3339 moment with an offset", line.created))?;
        let prepared = self.prepared(line)?;
        let row = prepared.rows.iter().find(|(key, _)| key.as_str() == line.priority);
        let (_, targets) = row.ok_or_else(|| {
            let known: Vec<&str> = prepared.rows.iter().map(|(key, _)| key.as_str()).collect();
            format!("{} has no priority \"{}\"; it has {}", line.policy, line.priority, known.join(", "))
        })?;
        let rules = DeadlineRules { calendar: &prepared.calendar, always: &prepared.always };
        out.extend_from_slice(b"{\"id\":");
        out.extend_from_slice(line.id.map_or("null", RawValue::get).as_bytes());
        out.extend_from_slice(b",\"due\":{");
        let mut comma = false;
        for ((_, name), index) in METRICS.iter().zip(targets) {
            let Some(index) = index else { continue };
            let target: &Target = &prepared.policy.targets[*index];
            let due = deadline(target, created, &[], &rules).map_err(|error| error.to_string())?;
            if comma {
                out.push(b',');
            }
            comma = true;
            out.push(b'"');
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
            match due {
                Some(deadline) => deadline.due.write_quoted(out),
                None => out.extend_from_slice(b"null"),
            }
        }
        out.extend_from_slice(b"}}\n");
        Ok(())
    }

    fn prepared(&mut self, line: &Line<'_>) -> Result<&Prepared, String> {
        self.key.clear();
        self.key.push_str(&line.policy);
        self.key.push('\n');
        self.key.push_str(line.tz.as_deref().unwrap_or_default());
        match &line.holidays {
            None => {}
            Some(HolidaySets::One(set)) => self.key.extend(["\n", set.as_str()]),
            Some(HolidaySets::Several(sets)) => self.key.extend(["\n", &sets.join(",")]),
        }
        if !self.prepared.contains_key(&self.key) {
            let prepared = self.prepare(line)?;
            self.prepared.insert(self.key.clone(), prepared);
        }
        Ok(&self.prepared[&self.key])
    }

    fn prepare(&self, line: &Line<'_>) -> Result<Prepared, String> {
        let mut policy = presets::policy(&line.policy).ok_or_else(|| {
            format!("there is no preset \"{}\"; there are {}", line.policy, presets::keys().join(", "))
        })?;
        if let Some(zone) = &line.tz {
            policy.calendar.zone = ZoneId::parse(zone)?;
        }
        match &line.holidays {
            None => {}
            Some(HolidaySets::One(set)) => policy.calendar.holiday_sets = vec![set.clone()],
            Some(HolidaySets::Several(sets)) => policy.calendar.holiday_sets.clone_from(sets),
        }
        let calendar = OpenHours::lay_out(&policy.calendar, self.holidays, &self.zones)
            .map_err(|error| error.to_string())?;
        let always = OpenHours::always(calendar.zone().clone());
        let target_of = |key: &PriorityKey, metric: Metric| {
            let is = |target: &Target| {
                target.metric == metric && target.priority == *key && target.category.is_none()
            };
            policy.targets.iter().position(is)
        };
        let row_of = |key: &PriorityKey| (key.clone(), METRICS.map(|(metric, _)| target_of(key, metric)));
        let rows = policy.priorities.iter().map(|row| row_of(&row.key)).collect();
        Ok(Prepared { policy, calendar, always, rows })
    }
}
