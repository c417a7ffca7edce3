//! The clauses of a schedule: the policy's own words, and what the data adds to them.

use super::terms::{self, published};
use super::{Clause, Point, Subject, Terms, calendar_in_words, list_in_words};
use crate::calendar::Holidays;
use crate::sla::{Clock, MessageEndsPause, Metric, PauseRules, Policy, Target, Unit};
use crate::time::Seconds;

/// All clauses in the order of print, without those that say nothing.
pub(super) fn of(of: &Terms<'_>, holidays: &Holidays) -> Vec<Clause> {
    let policy = of.policy;
    let own = &policy.terms;
    let all = [
        (Subject::SupportHours, support_hours(policy, holidays)),
        (Subject::Pauses, pauses(policy)),
        (Subject::Changes, changes(of)),
        (Subject::Updates, updates(policy)),
        (Subject::Maintenance, terms::maintenance(own)),
        (Subject::Uptime, terms::uptime(own)),
        (Subject::Escalation, own.escalation.iter().map(|step| Point::plain(step.in_words())).collect()),
        (Subject::Exclusions, exclusions(policy)),
        (Subject::AdvancedSupport, terms::advanced(own)),
        (Subject::ClientDuties, published(&own.client_duties)),
        (Subject::Notes, published(&own.notes)),
    ];
    let clauses = all.into_iter().map(|(subject, points)| Clause { subject, points });
    clauses.filter(|clause| !clause.points.is_empty()).collect()
}

fn support_hours(policy: &Policy, holidays: &Holidays) -> Vec<Point> {
    let mut points = published([&policy.terms.support_hours]);
    points.extend(calendar_in_words(&policy.calendar, holidays).into_iter().map(Point::plain));
    let always = around_the_clock(policy);
    if !always.is_empty() {
        points.push(Point::plain(format!("Counted day and night: {}.", always.join("; "))));
    }
    points
}

/// `first response of Critical (P1)`, a group for each metric with a target that never closes.
fn around_the_clock(policy: &Policy) -> Vec<String> {
    let mut groups = Vec::new();
    for metric in Metric::ALL {
        let of_metric = || policy.targets.iter().filter(move |target| target.metric == metric);
        let always = |target: &&Target| {
            target.clock == Clock::AroundTheClock
                && matches!(target.quantity.unit, Unit::Minutes | Unit::Hours)
        };
        let names = names_of(policy, of_metric().filter(always));
        if !names.is_empty() {
            groups.push(format!("{} of {}", noun(metric), list_in_words(&names)));
        }
    }
    groups
}

/// The published names of the rows some targets belong to, each once.
fn names_of<'t>(policy: &Policy, targets: impl Iterator<Item = &'t Target>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for target in targets {
        let name = policy
            .priority(&target.priority)
            .map_or_else(|| target.priority.to_string(), |row| row.name.clone());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// One sentence for each way a clock pauses, and for what never does.
fn pauses(policy: &Policy) -> Vec<Point> {
    let mut ways: Vec<(PauseRules, Vec<String>)> = Vec::new();
    for metric in Metric::ALL {
        let scored = |target: &&Target| target.metric == metric && target.quantity.unit != Unit::None;
        let of_metric: Vec<&Target> = policy.targets.iter().filter(scored).collect();
        let mut rules: Vec<PauseRules> = Vec::new();
        for target in &of_metric {
            let rule = without_idle_message(target.pauses);
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        for rule in &rules {
            let same =
                of_metric.iter().copied().filter(|target| without_idle_message(target.pauses) == *rule);
            let name = if rules.len() == 1 {
                noun(metric).to_owned()
            } else {
                format!("{} of {}", noun(metric), list_in_words(&names_of(policy, same)))
            };
            match ways.iter_mut().find(|(known, _)| known == rule) {
                Some((_, names)) => names.push(name),
                None => ways.push((*rule, vec![name])),
            }
        }
    }
    let pausing = ways.iter().any(|(rule, _)| rule.on_client || rule.on_third_party);
    let mut points: Vec<Point> = ways.iter().map(|(rule, names)| Point::plain(way(*rule, names))).collect();
    if pausing {
        points.push(Point::plain(
            "A pause never moves a due time by its length: the time used so far is kept, and when the wait ends \
             the clock goes on from there. While a wait is open there is no due time.",
        ));
    }
    points
}

/// What a message does to a wait matters only where there are waits.
fn without_idle_message(rule: PauseRules) -> PauseRules {
    if rule.on_client { rule } else { PauseRules { message: MessageEndsPause::Ends, ..rule } }
}

fn way(rule: PauseRules, names: &[String]) -> String {
    let names = list_in_words(names);
    let on = match (rule.on_client, rule.on_third_party) {
        (false, false) => return format!("Never paused: {names}."),
        (true, false) => "while we wait for you",
        (false, true) => "while we wait for a third party",
        (true, true) => "while we wait for you or for a third party",
    };
    let ends = match (rule.on_client, rule.message) {
        (false, _) => "",
        (true, MessageEndsPause::Ends) => " A message from you ends the wait.",
        (true, MessageEndsPause::WarnsOnly) => {
            " A message from you is noted but does not end the wait; the state of the request does."
        }
    };
    format!("Paused {on}: {names}.{ends}")
}

fn changes(terms: &Terms<'_>) -> Vec<Point> {
    let rules = &terms.policy.scoring;
    let mut points = vec![if rules.retroactive_priority {
        Point::plain(
            "When a priority changes, the new target counts from the start of the request. What was met stays \
             met, and what was late stays late.",
        )
    } else {
        Point::plain(
            "When a priority is raised, what is still due falls due at the earlier of the old due time and the \
             new target counted from the change. When it is lowered, with a reason, the new target counts from \
             the start and the time used is kept. What was met stays met, and what was late stays late.",
        )
    }];
    if terms.policy.promises(Metric::Resolution) || terms.policy.promises(Metric::StatusUpdate) {
        points.push(Point::plain(format!(
            "A request that is reopened within {} goes on where its clock stood; the time it was closed does not \
             count, and the first response is not judged again. Reopened later, it is a new request.",
            days(rules.reopen_within)
        )));
    }
    if let (Some(rule), Some(taken)) = (&rules.continuity, terms.continuity) {
        let name = |key| terms.policy.priority(key).map_or_else(|| key.to_string(), |row| row.name.clone());
        let sentence = if taken {
            format!(
                "Service continuity is part of this contract: outside business hours a request of {} counts as {}, \
                 because the failover service has taken over. “{}”",
                name(&rule.from),
                name(&rule.to),
                rule.words
            )
        } else {
            "Service continuity is not part of this contract: a priority stays what it is outside business hours."
                .to_owned()
        };
        points.push(Point::plain(sentence));
    }
    points
}

/// `7 days`, `36 hours`.
fn days(length: Seconds) -> String {
    let (number, unit) =
        if length.0 % 86_400 == 0 { (length.0 / 86_400, "day") } else { (length.0 / 3_600, "hour") };
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// How often, row by row; rows with the same words share a line.
fn updates(policy: &Policy) -> Vec<Point> {
    let mut lines: Vec<(String, Vec<&Target>)> = Vec::new();
    for target in policy.targets.iter().filter(|target| target.metric == Metric::StatusUpdate) {
        let words = match target.quantity.unit {
            Unit::None => format!("{}: shown, not scored", target.words),
            Unit::Minutes
            | Unit::Hours
            | Unit::BusinessDays
            | Unit::NextBusinessDay
            | Unit::CalendarDays
            | Unit::CalendarWeeks => target.words.clone(),
        };
        match lines.iter_mut().find(|(known, _)| *known == words) {
            Some((_, targets)) => targets.push(target),
            None => lines.push((words, vec![target])),
        }
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let mut points: Vec<Point> = lines
        .into_iter()
        .map(|(words, targets)| Point::named(list_in_words(&names_of(policy, targets.into_iter())), words))
        .collect();
    points.push(Point::plain(
        "The first interval starts when the request is received; each message you can see ends one and starts the \
         next, until the request is resolved. A pace agreed for a request replaces these from then on.",
    ));
    points
}

fn exclusions(policy: &Policy) -> Vec<Point> {
    let entries = policy.exclusions.iter().map(|exclusion| Point {
        name: exclusion.name.clone(),
        words: exclusion.words.clone(),
        clause: exclusion.clause.clone(),
    });
    entries.collect()
}

fn noun(metric: Metric) -> &'static str {
    match metric {
        Metric::Acknowledgement => "acknowledgement",
        Metric::FirstResponse => "first response",
        Metric::StatusUpdate => "updates",
        Metric::Resolution => "resolution",
    }
}
