//! What somebody typed about a window, checked.

use super::rule::Rule;
use super::window::{Category, Emergency, Impact, Kind, WallStretch};
use crate::problem::{Problem, Problems};
use crate::zones::{Zone, ZoneId, Zones};
use chrono::{Datelike, NaiveDateTime, TimeDelta};
use std::ops::RangeInclusive;

/// The years in which maintenance is planned: what lies outside is a slip of the finger.
const YEARS: RangeInclusive<i32> = 2000..=2099;
/// Longer than any window of the field; a wrong month is found by it.
const LONGEST: TimeDelta = TimeDelta::days(14);

/// What someone typed about a window.
#[derive(Debug, Clone, Default)]
pub struct WindowDraft {
    /// What is done.
    pub title: String,
    /// `standard` or `emergency`.
    pub kind: String,
    /// Of an emergency: key of the category.
    pub category: String,
    /// Of an emergency: why.
    pub reason: String,
    /// Of an emergency: who asked for it.
    pub requester: String,
    /// Of an emergency: who approved it.
    pub approver: String,
    /// Key of the impact.
    pub impact: String,
    /// The impact in words.
    pub words: String,
    /// Zone name.
    pub zone: String,
    /// `2026-09-26T22:00`, on the zone's wall clock.
    pub starts: String,
    /// `2026-09-27T04:00`.
    pub ends: String,
    /// RRULE value; empty for a window that does not come back.
    pub rule: String,
}

/// A plan that passed every check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What is done.
    pub title: String,
    /// In peace or as an emergency.
    pub kind: Kind,
    /// What clients will notice.
    pub impact: Impact,
    /// The same in words.
    pub words: String,
    /// Whose clocks.
    pub zone: ZoneId,
    /// The first occurrence.
    pub first: WallStretch,
    /// When it comes back.
    pub rule: Option<Rule>,
}

/// Checks what was typed about a window. `zones` turn a rule's UNTIL in UTC to the clocks of the window.
///
/// # Errors
/// Every [`Problem`], with the fields of [`WindowDraft`].
///
/// ```
/// use domain::{maintenance::{WindowDraft, check_window}, zones::Zones};
/// let draft = WindowDraft {
///     title: "Core switch firmware".into(), kind: "standard".into(), impact: "degraded".into(),
///     zone: "Pacific/Auckland".into(), starts: "2026-09-25T22:00".into(), ends: "2026-09-26T04:00".into(),
///     rule: "FREQ=MONTHLY;BYDAY=4SA".into(), ..WindowDraft::default()
/// };
/// let problems = check_window(&draft, &Zones::bundled()).unwrap_err();
/// assert_eq!(problems[0].field, "rule");
/// assert!(problems[0].message.contains("2026-09-26"), "{}", problems[0].message);
/// ```
pub fn check_window(draft: &WindowDraft, zones: &Zones) -> Result<Plan, Vec<Problem>> {
    let mut problems = Problems::default();
    problems.require("title", &draft.title, "Say what is done, such as Core switch firmware.");
    let kind = kind(draft, &mut problems);
    let impact = Impact::parse(&draft.impact);
    if impact.is_none() {
        problems.add("impact", format!("\"{}\" is none of none, degraded and outage.", draft.impact));
    }
    let zone = ZoneId::parse(&draft.zone).map_err(|message| problems.add("zone", message)).ok();
    let first = check_stretch(&draft.starts, &draft.ends, &mut problems);
    let times = first.zip(zone);
    let rule = times.and_then(|(first, zone)| rule(&draft.rule, first, &zones.get(zone), &mut problems));
    problems.into_result(())?;
    Ok(Plan {
        title: draft.title.trim().to_owned(),
        kind: kind.expect("a problem was added when it was not read"),
        impact: impact.expect("checked above"),
        words: draft.words.trim().to_owned(),
        zone: zone.expect("checked above"),
        first: first.expect("a problem was added when it was not read"),
        rule,
    })
}

/// Reads the times of a window or of one occurrence.
///
/// Problems are added to the fields `starts` and `ends`.
pub fn check_stretch(starts: &str, ends: &str, problems: &mut Problems) -> Option<WallStretch> {
    let starts = wall_clock("starts", starts, problems);
    let ends = wall_clock("ends", ends, problems);
    let (starts, ends) = (starts?, ends?);
    if ends <= starts {
        problems
            .add("ends", format!("The end, {}, is not after the start, {}.", spoken(ends), spoken(starts)));
        return None;
    }
    if ends - starts > LONGEST {
        problems.add("ends", format!("A window of more than {} days? Check the dates.", LONGEST.num_days()));
        return None;
    }
    Some(WallStretch { starts, ends })
}

/// Reads `2026-09-26T22:00`, with or without seconds, or with a space.
pub fn read_wall_clock(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().replace(' ', "T");
    let known = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    known.iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok())
}

fn wall_clock(field: &str, text: &str, problems: &mut Problems) -> Option<NaiveDateTime> {
    let Some(at) = read_wall_clock(text) else {
        problems
            .add(field, format!("\"{}\" is not a date and time. Write it as 2026-12-31T22:00.", text.trim()));
        return None;
    };
    if !YEARS.contains(&at.year()) {
        problems.add(
            field,
            format!("{} lies outside of the years {} to {}.", spoken(at), YEARS.start(), YEARS.end()),
        );
        return None;
    }
    Some(at)
}

fn spoken(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

fn kind(draft: &WindowDraft, problems: &mut Problems) -> Option<Kind> {
    match draft.kind.as_str() {
        "" | "standard" => Some(Kind::Standard),
        "emergency" => emergency(draft, problems).map(Kind::Emergency),
        other => {
            problems.add("kind", format!("\"{other}\" is neither standard nor emergency."));
            None
        }
    }
}

fn emergency(draft: &WindowDraft, problems: &mut Problems) -> Option<Emergency> {
    let category = Category::parse(&draft.category);
    if category.is_none() {
        problems.add("category", "Say what makes it an emergency: security_patch or reliability.");
    }
    problems.require("reason", &draft.reason, "Say why it cannot wait; the client may read it.");
    problems.require("requester", &draft.requester, "Say who asked for it.");
    problems.require("approver", &draft.approver, "An emergency is approved by somebody.");
    let (requester, approver) = (draft.requester.trim(), draft.approver.trim());
    if !approver.is_empty() && approver.to_lowercase() == requester.to_lowercase() {
        problems.add("approver", format!("{approver} asked for it, so somebody else has to approve it."));
        return None;
    }
    let said =
        [&draft.reason, &draft.requester, &draft.approver].iter().all(|words| !words.trim().is_empty());
    Some(Emergency {
        category: category.filter(|_| said)?,
        reason: draft.reason.trim().to_owned(),
        requester: requester.to_owned(),
        approver: approver.to_owned(),
    })
}

fn rule(text: &str, first: WallStretch, zone: &Zone, problems: &mut Problems) -> Option<Rule> {
    if text.trim().is_empty() {
        return None;
    }
    let rule = match Rule::parse_in(text, first.starts, zone) {
        Ok(rule) => rule,
        Err(error) => {
            problems.add("rule", error.to_string());
            return None;
        }
    };
    let mut starts = rule.starts(first.starts, first.starts);
    match (starts.next(), starts.next()) {
        (Some(start), next) if start == first.starts => {
            if let Some(next) = next.filter(|next| *next < first.ends) {
                let message = format!(
                    "It would come back at {}, before it ends at {}.",
                    spoken(next),
                    spoken(first.ends)
                );
                problems.add("rule", message);
            }
        }
        (Some(start), _) => problems.add(
            "rule",
            format!("The rule does not fall on {}. Let it begin on {}.", spoken(first.starts), spoken(start)),
        ),
        (None, _) => problems.add("rule", "The rule gives no window at all. Check its days and its end."),
    }
    Some(rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> WindowDraft {
        WindowDraft {
            title: "OpenSSL".into(),
            kind: "emergency".into(),
            category: "security_patch".into(),
            reason: "CVE".into(),
            requester: "A. Petrie".into(),
            approver: "L. Hart".into(),
            impact: "outage".into(),
            zone: "Pacific/Auckland".into(),
            starts: "2026-09-23T18:30".into(),
            ends: "2026-09-23T19:15".into(),
            ..WindowDraft::default()
        }
    }

    fn check(change: impl Fn(&mut WindowDraft), fields: &[&str]) {
        let mut typed = draft();
        change(&mut typed);
        let found = check_window(&typed, &Zones::bundled()).err().unwrap_or_default();
        let found: Vec<&str> = found.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(found, fields);
    }

    #[test]
    fn a_window_is_refused_with_every_reason() {
        check(|_| {}, &[]);
        check(|typed| *typed = WindowDraft::default(), &["title", "impact", "zone", "starts", "ends"]);
        check(|typed| typed.ends = "2026-09-23T18:30".into(), &["ends"]);
        check(|typed| typed.ends = "2027-09-23T18:30".into(), &["ends"]);
        check(|typed| typed.starts = "1026-09-23T18:30".into(), &["starts"]);
        check(|typed| typed.zone = "Mars/Base".into(), &["zone"]);
    }

    #[test]
    fn an_emergency_needs_a_category_a_reason_and_another_approver() {
        check(|typed| typed.category.clear(), &["category"]);
        check(|typed| typed.reason.clear(), &["reason"]);
        check(|typed| typed.approver = " a. petrie".into(), &["approver"]);
        check(|typed| typed.approver.clear(), &["approver"]);
    }

    #[test]
    fn a_window_ends_before_it_comes_back() {
        let rule = |typed: &mut WindowDraft| {
            typed.rule = "FREQ=DAILY".into();
            typed.ends = "2026-09-24T18:31".into();
        };
        check(rule, &["rule"]);
    }
}
