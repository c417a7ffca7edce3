//! The sample report: Harbour Dental Ltd, September 2026, fictitious. Every figure was computed apart
//! from this program, from forty-four made-up tickets, and is written down here as it came out.

use domain::reports::{
    Arrivals, Aside, AttainmentRow, Equation, FoldedRow, Head, LateTarget, Mark, MetricGroup, Promptness,
    Reading, Report, SetAside, Tally, Term, TrendMonth, Versions,
};
use domain::sla::{AssumptionKind, Clock, Metric, PriorityKey, Strength};
use domain::tickets::{ClosedWhy, LedgerRow, LedgerState, PauseWhy, State};
use domain::time::{Instant, Seconds, YearMonth};
use domain::zones::{Zone, ZoneId, Zones};

pub fn auckland() -> Zone {
    Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap())
}

/// `2026-09-27 01:30` on the clocks of Auckland.
pub fn at(wall: &str) -> Instant {
    auckland().resolve(chrono::NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M").unwrap())
}

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

const fn tally(due: u32, met: u32, late: u32, excluded: u32, carried: u32, in_aim: Option<u32>) -> Tally {
    Tally { due, met, late, excluded, carried, open: 0, in_aim }
}

fn row(key: &str, name: &str, words: &str, tally: Tally) -> AttainmentRow {
    let priority = PriorityKey::new(key);
    let (name, words) = (name.to_owned(), words.to_owned());
    AttainmentRow { priority, name, category: None, words, scored: true, tally, requests: 0 }
}

pub fn report() -> Report {
    let month = YearMonth::new(2026, 9).unwrap();
    Report {
        head: head(month),
        received: 42,
        groups: vec![responses(), updates()],
        equation: Some(Equation {
            metric: Metric::FirstResponse,
            terms: vec![
                (Term::Received, 42),
                (Term::DueFromBefore, 2),
                (Term::DueLater, 3),
                (Term::Excluded, 2),
            ],
            due: 39,
        }),
        promptness: promptness(),
        set_aside: set_aside(),
        arrivals: arrivals(),
        late: vec![first_breach(), second_breach(), third_breach()],
        trend: trend(month),
        readings: readings(),
        other_readings: 3,
        unknown_priorities: Vec::new(),
        duties: None,
        maintenance: None,
        paid_work: None,
        versions: versions(),
    }
}

fn head(month: YearMonth) -> Head {
    let zone = auckland();
    Head {
        provider: "CyberMark".to_owned(),
        client: "Harbour Dental Ltd".to_owned(),
        contract: "HD-1042".to_owned(),
        contract_since: date("2025-11-03"),
        policy: "CyberMark SLA with 24/7 monitoring add-on".to_owned(),
        policy_version: 3,
        strength: Some(Strength::Objective),
        month,
        from: zone.start_of(month.first_day()),
        to: zone.start_of(month.next().first_day()),
        zone,
        revision: 1,
        issued_on: Some(date("2026-10-02")),
        replaces_issued_on: None,
        changes: Vec::new(),
    }
}

fn responses() -> MetricGroup {
    MetricGroup {
        metric: Metric::FirstResponse,
        rows: vec![
            row("Sev1", "Sev 1 Critical", "within 2 hours", tally(4, 3, 1, 0, 0, None)),
            row("Sev2", "Sev 2 High", "within 6 hours", tally(8, 8, 0, 1, 0, None)),
            row("Sev3", "Sev 3 Medium", "next business day", tally(15, 15, 0, 1, 0, None)),
            row("Sev4", "Sev 4 Low", "within 2–3 business days", tally(12, 11, 1, 0, 0, Some(11))),
        ],
        total: tally(39, 37, 2, 2, 0, None),
        not_in_source: false,
    }
}

fn updates() -> MetricGroup {
    let as_needed = row("Sev4", "Sev 4 Low", "as needed", Tally::default());
    MetricGroup {
        metric: Metric::StatusUpdate,
        rows: vec![
            row("Sev1", "Sev 1 Critical", "every 4–8 hours", tally(16, 15, 1, 0, 0, Some(13))),
            row("Sev2", "Sev 2 High", "daily", tally(29, 29, 0, 3, 0, None)),
            row("Sev3", "Sev 3 Medium", "weekly", tally(33, 33, 0, 2, 1, None)),
            AttainmentRow { scored: false, requests: 13, ..as_needed },
        ],
        total: tally(78, 77, 1, 5, 1, None),
        not_in_source: false,
    }
}

fn marks(values: &[(i64, i64, i64)]) -> Vec<Mark> {
    let mark = |(ticket, used, allowed): &(i64, i64, i64)| Mark {
        ticket: *ticket,
        used: Seconds::minutes(*used),
        allowed: Seconds::minutes(*allowed),
        late: used > allowed,
    };
    values.iter().map(mark).collect()
}

/// Ticket, minutes used, minutes allowed.
fn promptness() -> Vec<Promptness> {
    let row = |key: &str, name: &str, words: &str, clock, median, values: &[(i64, i64, i64)]| {
        let marks = marks(values);
        let slowest = marks.iter().map(|mark| mark.used).max();
        let (priority, name, words) = (PriorityKey::new(key), name.to_owned(), words.to_owned());
        Promptness { priority, name, marks, median: Some(Seconds(median)), slowest, words, clock }
    };
    vec![
        row(
            "Sev1",
            "Sev 1 Critical",
            "within 2 hours",
            Clock::AroundTheClock,
            1320,
            &[(4197, 12, 120), (4262, 29, 120), (4316, 15, 120), (4377, 162, 120)],
        ),
        row(
            "Sev2",
            "Sev 2 High",
            "within 6 hours",
            Clock::AroundTheClock,
            4770,
            &[
                (4135, 20, 360),
                (4152, 171, 360),
                (4180, 129, 360),
                (4207, 40, 360),
                (4277, 70, 360),
                (4293, 89, 360),
                (4334, 55, 360),
                (4356, 125, 360),
            ],
        ),
        row(
            "Sev3",
            "Sev 3 Medium",
            "next business day",
            Clock::Calendar,
            11880,
            &[
                (4117, 31, 530),
                (4122, 211, 948),
                (4138, 130, 960),
                (4161, 198, 496),
                (4174, 105, 645),
                (4184, 68, 960),
                (4202, 590, 810),
                (4218, 773, 938),
                (4238, 315, 960),
                (4255, 175, 814),
                (4266, 225, 850),
                (4303, 140, 960),
                (4323, 261, 919),
                (4346, 215, 950),
                (4384, 130, 940),
            ],
        ),
        row(
            "Sev4",
            "Sev 4 Low",
            "within 2–3 business days",
            Clock::Calendar,
            13440,
            &[
                (4108, 101, 1440),
                (4130, 862, 1440),
                (4149, 91, 1440),
                (4169, 241, 1440),
                (4190, 259, 1440),
                (4224, 1605, 1440),
                (4245, 98, 1440),
                (4274, 109, 1440),
                (4288, 171, 1440),
                (4313, 413, 1440),
                (4339, 501, 1440),
                (4367, 207, 1440),
            ],
        ),
    ]
}

fn set_aside() -> Vec<SetAside> {
    let aside = |number: i64, priority: &str, metric, aside| SetAside {
        ticket: number,
        external_id: number.to_string(),
        priority: priority.to_owned(),
        metric,
        aside,
    };
    let excluded = |reason: &str, note: &str| Aside::Excluded {
        reason: reason.to_owned(),
        clause: "§9".to_owned(),
        note: note.to_owned(),
        verdict: State::Met,
    };
    let vendor = excluded("third party", "Vendor outage");
    let firewall = excluded("client-caused", "Firewall change on your side");
    vec![
        aside(4235, "Sev 2 High", Metric::FirstResponse, vendor.clone()),
        aside(4280, "Sev 3 Medium", Metric::FirstResponse, firewall.clone()),
        aside(4235, "Sev 2 High", Metric::StatusUpdate, vendor.clone()),
        aside(4235, "Sev 2 High", Metric::StatusUpdate, vendor.clone()),
        aside(4235, "Sev 2 High", Metric::StatusUpdate, vendor),
        aside(4280, "Sev 3 Medium", Metric::StatusUpdate, firewall.clone()),
        aside(4280, "Sev 3 Medium", Metric::StatusUpdate, firewall),
        aside(
            4323,
            "Sev 3 Medium",
            Metric::StatusUpdate,
            Aside::Carried { since: at("2026-09-24 11:10"), why: "waiting on client" },
        ),
    ]
}

fn arrivals() -> Arrivals {
    let mut arrivals = Arrivals { outside_hours: 7, ..Arrivals::default() };
    // Weekday from Monday, hour, requests.
    let counts = [
        (0, 8, 3),
        (0, 9, 3),
        (0, 10, 1),
        (0, 11, 2),
        (0, 13, 1),
        (1, 7, 1),
        (1, 9, 2),
        (1, 10, 4),
        (1, 11, 1),
        (1, 15, 2),
        (2, 8, 1),
        (2, 9, 2),
        (2, 11, 1),
        (2, 13, 1),
        (2, 14, 1),
        (2, 15, 1),
        (3, 9, 2),
        (3, 10, 1),
        (3, 11, 1),
        (3, 15, 1),
        (3, 16, 1),
        (4, 9, 2),
        (4, 10, 2),
        (4, 14, 2),
        (4, 16, 1),
        (6, 1, 1),
        (6, 10, 1),
    ];
    for (day, hour, count) in counts {
        arrivals.by_hour[day][hour] = count;
        arrivals.largest = arrivals.largest.max(count);
    }
    for day in &mut arrivals.open[..5] {
        day[9..17].fill(true);
    }
    arrivals
}

/// From, to, state, counted minutes: what adds up is added up here.
fn ledger(allowed: i64, lines: &[(&str, &str, LedgerState)]) -> Vec<FoldedRow> {
    let mut cumulative = Seconds::ZERO;
    lines
        .iter()
        .map(|(from, to, state)| {
            let (from, to) = (at(from), at(to));
            let counts = matches!(state, LedgerState::Running | LedgerState::PastDue);
            let counted = if counts { to - from } else { Seconds::ZERO };
            cumulative += counted;
            let remaining = Seconds::minutes(allowed) - cumulative;
            let row = LedgerRow { from, to, state: state.clone(), counted, cumulative, remaining };
            FoldedRow { row, days: 1, holidays: Vec::new() }
        })
        .collect()
}

fn closed(weekend: bool) -> LedgerState {
    LedgerState::Closed(ClosedWhy { midday: false, weekend, holidays: Vec::new() })
}

fn first_breach() -> LateTarget {
    let allowed = 120;
    LateTarget {
        ticket: 4377,
        external_id: "4377".to_owned(),
        subject: "All endpoints offline in the security console".to_owned(),
        metric: Metric::FirstResponse,
        priority: PriorityKey::new("Sev1"),
        priority_name: "Sev 1 Critical".to_owned(),
        words: "within 2 hours".to_owned(),
        clock: Clock::AroundTheClock,
        start: at("2026-09-27 01:30"),
        from_receipt: true,
        aim: None,
        due: at("2026-09-27 04:30"),
        done: Some(at("2026-09-27 05:12")),
        allowed: Seconds::minutes(allowed),
        late_by: Seconds::minutes(42),
        missed: 0,
        ledger: ledger(
            allowed,
            &[
                ("2026-09-27 01:30", "2026-09-27 03:00", LedgerState::Running),
                ("2026-09-27 03:00", "2026-09-27 03:00", LedgerState::ClocksChange(3600)),
                ("2026-09-27 03:00", "2026-09-27 04:30", LedgerState::Running),
                ("2026-09-27 04:30", "2026-09-27 05:12", LedgerState::PastDue),
            ],
        ),
        provenance: String::new(),
        cause: "The engineer on call was on the maintenance that overran and the page went to one phone."
            .to_owned(),
        action: "Second engineer on call during every window.".to_owned(),
        action_state: "done 28 Sep".to_owned(),
    }
}

fn second_breach() -> LateTarget {
    let allowed = 1440;
    LateTarget {
        ticket: 4224,
        external_id: "4224".to_owned(),
        subject: "Add a second practice to the compliance folder".to_owned(),
        metric: Metric::FirstResponse,
        priority: PriorityKey::new("Sev4"),
        priority_name: "Sev 4 Low".to_owned(),
        words: "within 2–3 business days".to_owned(),
        clock: Clock::Calendar,
        start: at("2026-09-10 15:20"),
        from_receipt: true,
        aim: Some(at("2026-09-14 15:20")),
        due: at("2026-09-15 15:20"),
        done: Some(at("2026-09-16 10:05")),
        allowed: Seconds::minutes(allowed),
        late_by: Seconds::minutes(165),
        missed: 0,
        ledger: ledger(
            allowed,
            &[
                ("2026-09-10 15:20", "2026-09-10 17:00", LedgerState::Running),
                ("2026-09-10 17:00", "2026-09-11 09:00", closed(false)),
                ("2026-09-11 09:00", "2026-09-11 17:00", LedgerState::Running),
                ("2026-09-11 17:00", "2026-09-14 09:00", closed(true)),
                ("2026-09-14 09:00", "2026-09-14 17:00", LedgerState::Running),
                ("2026-09-14 17:00", "2026-09-15 09:00", closed(false)),
                ("2026-09-15 09:00", "2026-09-15 15:20", LedgerState::Running),
                ("2026-09-15 15:20", "2026-09-15 17:00", LedgerState::PastDue),
                ("2026-09-15 17:00", "2026-09-16 09:00", closed(false)),
                ("2026-09-16 09:00", "2026-09-16 10:05", LedgerState::PastDue),
            ],
        ),
        provenance: String::new(),
        cause: "Assigned to a colleague on leave; nobody else saw it.".to_owned(),
        action: "Unanswered requests go to the dispatcher after one business day.".to_owned(),
        action_state: "done 17 Sep".to_owned(),
    }
}

fn third_breach() -> LateTarget {
    let allowed = 480;
    LateTarget {
        ticket: 4262,
        external_id: "4262".to_owned(),
        subject: "Ransomware alert on the reception PC".to_owned(),
        metric: Metric::StatusUpdate,
        priority: PriorityKey::new("Sev1"),
        priority_name: "Sev 1 Critical".to_owned(),
        words: "every 4–8 hours".to_owned(),
        clock: Clock::AroundTheClock,
        start: at("2026-09-15 08:10"),
        from_receipt: false,
        aim: Some(at("2026-09-15 16:55")),
        due: at("2026-09-15 20:55"),
        done: Some(at("2026-09-15 22:05")),
        allowed: Seconds::minutes(allowed),
        late_by: Seconds::minutes(70),
        missed: 0,
        ledger: ledger(
            allowed,
            &[
                ("2026-09-15 08:10", "2026-09-15 10:40", LedgerState::Running),
                ("2026-09-15 10:40", "2026-09-15 15:25", LedgerState::Paused(PauseWhy::Client)),
                ("2026-09-15 15:25", "2026-09-15 20:55", LedgerState::Running),
                ("2026-09-15 20:55", "2026-09-15 22:05", LedgerState::PastDue),
            ],
        ),
        provenance: String::new(),
        cause: "The evening shift took over without the time of the next update.".to_owned(),
        action: "The handover note carries the next update time.".to_owned(),
        action_state: "done 22 Sep".to_owned(),
    }
}

/// First responses and status updates, due and met, November to September; the contract began then.
fn trend(month: YearMonth) -> Vec<TrendMonth> {
    let counts = [
        ((31, 33), (58, 61)),
        ((29, 30), (51, 52)),
        ((22, 22), (40, 40)),
        ((35, 37), (66, 69)),
        ((38, 40), (70, 72)),
        ((33, 34), (61, 62)),
        ((40, 43), (75, 79)),
        ((36, 37), (68, 69)),
        ((37, 38), (72, 73)),
        ((41, 42), (77, 78)),
        ((37, 39), (77, 78)),
    ];
    let before = TrendMonth { month: month.back(11), met_of_due: None };
    let since = counts.iter().zip((0..11).rev()).map(|((responses, updates), back)| TrendMonth {
        month: month.back(back),
        met_of_due: Some(vec![*responses, *updates]),
    });
    std::iter::once(before).chain(since).collect()
}

fn readings() -> Vec<Reading> {
    let reading = |words: &str, reading: &str, kind, used: &[&str]| Reading {
        words: words.to_owned(),
        reading: reading.to_owned(),
        kind,
        used_for: used.iter().map(|used| (*used).to_owned()).collect(),
    };
    use AssumptionKind::{Agreed, Default};
    vec![
        reading(
            "within 2 hours",
            "Elapsed hours, day and night, for Sev 1 and Sev 2",
            Agreed,
            &["First response, Sev1", "First response, Sev2"],
        ),
        reading(
            "next business day",
            "By 17:00 on the first business day after the receipt date",
            Default,
            &["First response, Sev3"],
        ),
        reading(
            "within 2–3 business days",
            "Late after 3 × 8 business hours; 2 days is our aim",
            Default,
            &["First response, Sev4"],
        ),
        reading(
            "daily, weekly",
            "Same local time, one or seven calendar days later",
            Default,
            &["Status update, Sev2", "Status update, Sev3"],
        ),
        reading(
            "every 4–8 hours",
            "Late after 8 elapsed hours; 4 is our aim",
            Default,
            &["Status update, Sev1"],
        ),
        reading("waiting on client", "Pauses updates, never a first response", Default, &[]),
        reading("public holidays", "New Zealand national days and Auckland Anniversary", Agreed, &[]),
    ]
}

fn versions() -> Versions {
    Versions {
        program: "MSP Desk 1.0.0".to_owned(),
        policy: "CyberMark SLA, 24/7, version 3, since 1 Jul 2026".to_owned(),
        policy_sha256: String::new(),
        calendar: "Mon–Fri 9:00–17:00 in Auckland".to_owned(),
        holidays: "New Zealand with Auckland, set 2026-1, to 2032".to_owned(),
        zones: "2026f".to_owned(),
        sources: vec!["the desk itself".to_owned()],
    }
}
