//! From a report to its figures.

use super::figures::{
    AsideFigures, DutyDayFigures, DutyFigures, DutyTallyFigures, EquationFigures, Figures, GroupFigures,
    HeadFigures, LateFigures, LedgerFigures, PromptnessFigures, ReadingFigures, RowFigures, TallyFigures,
    TrendFigures, VersionFigures,
};
use super::maintenance_figures::MaintenanceFigures;
use super::paid_work_figures::PaidWorkFigures;
use crate::wire::Moment;
use domain::reports as from;
use domain::sla::{AssumptionKind, Clock};
use domain::tickets::{LedgerState, State};
use domain::time::Instant;
use domain::zones::Zone;

impl Figures {
    /// The figures of a report.
    pub(crate) fn of(report: &from::Report) -> Self {
        let zone = &report.head.zone;
        Self {
            head: head(&report.head),
            received: report.received,
            groups: report.groups.iter().map(group).collect(),
            equation: report.equation.as_ref().map(equation),
            promptness: report.promptness.iter().map(promptness).collect(),
            set_aside: report.set_aside.iter().map(|one| aside(one, zone)).collect(),
            arrivals: report.arrivals.by_hour.iter().map(|day| day.to_vec()).collect(),
            outside_hours: report.arrivals.outside_hours,
            late: report.late.iter().map(|one| late(one, zone)).collect(),
            trend: report
                .trend
                .iter()
                .map(|month| TrendFigures {
                    month: month.month.to_string(),
                    met_of_due: month.met_of_due.clone(),
                })
                .collect(),
            readings: report.readings.iter().map(reading).collect(),
            other_readings: report.other_readings,
            unknown_priorities: report.unknown_priorities.clone(),
            duties: report.duties.as_ref().map(duties),
            maintenance: report.maintenance.as_ref().map(|of| MaintenanceFigures::of(of, &report.head.zone)),
            paid_work: report.paid_work.as_ref().map(PaidWorkFigures::of),
            versions: VersionFigures {
                policy: report.versions.policy.clone(),
                policy_sha256: report.versions.policy_sha256.clone(),
                calendar: report.versions.calendar.clone(),
                holidays: report.versions.holidays.clone(),
                zones: report.versions.zones.clone(),
                sources: report.versions.sources.clone(),
            },
        }
    }
}

fn duties(of: &from::DutiesOfMonth) -> DutyFigures {
    let tally = |of: from::DutyTally| DutyTallyFigures {
        due: of.due,
        done: of.done,
        late: of.late,
        waived: of.waived,
        open: of.open,
    };
    let line = |line: &from::DutyLine| DutyDayFigures {
        whose: line.whose.key().to_owned(),
        title: line.title.clone(),
        clause: line.clause.clone(),
        day: crate::duties::day(&line.day, line.delay.as_ref()),
    };
    DutyFigures { ours: tally(of.ours), client: tally(of.client), days: of.lines.iter().map(line).collect() }
}

fn head(of: &from::Head) -> HeadFigures {
    HeadFigures {
        provider: of.provider.clone(),
        client: of.client.clone(),
        contract: of.contract.clone(),
        contract_since: of.contract_since.to_string(),
        policy: of.policy.clone(),
        policy_version: of.policy_version,
        month: of.month.to_string(),
        from: Moment::new(of.from, &of.zone),
        to: Moment::new(of.to, &of.zone),
    }
}

fn tally(of: &from::Tally) -> TallyFigures {
    TallyFigures {
        due: of.due,
        met: of.met,
        late: of.late,
        excluded: of.excluded,
        carried: of.carried,
        open: of.open,
        in_aim: of.in_aim,
        attainment_permille: of.attainment_permille(),
    }
}

pub(super) fn group(of: &from::MetricGroup) -> GroupFigures {
    let row = |row: &from::AttainmentRow| RowFigures {
        priority: row.priority.0.clone(),
        name: row.name.clone(),
        category: row.category.clone(),
        words: row.words.clone(),
        scored: row.scored,
        requests: row.requests,
        tally: tally(&row.tally),
    };
    GroupFigures {
        metric: of.metric.key().to_owned(),
        not_in_source: of.not_in_source,
        rows: of.rows.iter().map(row).collect(),
        total: tally(&of.total),
    }
}

fn equation(of: &from::Equation) -> EquationFigures {
    let term = |(term, count): &(from::Term, u32)| {
        let signed = if term.adds() { i64::from(*count) } else { -i64::from(*count) };
        (term_key(*term).to_owned(), signed)
    };
    EquationFigures {
        metric: of.metric.key().to_owned(),
        terms: of.terms.iter().map(term).collect(),
        due: of.due,
    }
}

fn term_key(of: from::Term) -> &'static str {
    match of {
        from::Term::Received => "received",
        from::Term::DueFromBefore => "due_from_before",
        from::Term::DueLater => "due_later",
        from::Term::Waiting => "waiting",
        from::Term::NotPromised => "not_promised",
        from::Term::Excluded => "excluded",
        from::Term::NotDueYet => "not_due_yet",
    }
}

fn promptness(of: &from::Promptness) -> PromptnessFigures {
    PromptnessFigures {
        priority: of.priority.0.clone(),
        words: of.words.clone(),
        marks: of.marks.iter().map(|mark| (mark.ticket, mark.used.0, mark.allowed.0)).collect(),
        median_s: of.median.map(|seconds| seconds.0),
        slowest_s: of.slowest.map(|seconds| seconds.0),
    }
}

fn aside(of: &from::SetAside, zone: &Zone) -> AsideFigures {
    let figures = |kind: &str, reason: &str| AsideFigures {
        ticket: of.ticket,
        external_id: of.external_id.clone(),
        metric: of.metric.key().to_owned(),
        priority: of.priority.clone(),
        kind: kind.to_owned(),
        reason: reason.to_owned(),
        clause: String::new(),
        note: String::new(),
        verdict: String::new(),
        since: None,
    };
    match &of.aside {
        from::Aside::Excluded { reason, clause, note, verdict } => AsideFigures {
            clause: clause.clone(),
            note: note.clone(),
            verdict: state_key(*verdict).to_owned(),
            ..figures("excluded", reason)
        },
        from::Aside::Carried { since, why } => {
            AsideFigures { since: Some(Moment::new(*since, zone)), ..figures("carried", why) }
        }
    }
}

fn state_key(of: State) -> &'static str {
    match of {
        State::Met => "met",
        State::Late => "late",
        State::Open => "open",
        State::Paused => "paused",
        State::NotScored => "not_scored",
        State::NotInSource => "not_in_source",
    }
}

fn late(of: &from::LateTarget, zone: &Zone) -> LateFigures {
    let moment = |at: Instant| Moment::new(at, zone);
    LateFigures {
        ticket: of.ticket,
        external_id: of.external_id.clone(),
        subject: of.subject.clone(),
        metric: of.metric.key().to_owned(),
        priority: of.priority.0.clone(),
        words: of.words.clone(),
        clock: match of.clock {
            Clock::Calendar => "business hours".to_owned(),
            Clock::AroundTheClock => "24×7".to_owned(),
        },
        start: moment(of.start),
        due: moment(of.due),
        done: of.done.map(moment),
        allowed_s: of.allowed.0,
        late_by_s: of.late_by.0,
        missed: of.missed,
        cause: of.cause.clone(),
        action: of.action.clone(),
        provenance: of.provenance.clone(),
        ledger: of.ledger.iter().map(ledger_row).collect(),
    }
}

fn ledger_row(of: &from::FoldedRow) -> LedgerFigures {
    let state = match &of.row.state {
        LedgerState::Running => "running".to_owned(),
        LedgerState::PastDue => "past due".to_owned(),
        LedgerState::Paused(why) => format!("paused, {}", crate::tickets::pause_words(*why)),
        LedgerState::Closed(why) => format!("closed, {}", why.in_words()),
        LedgerState::ClocksChange(by) => format!("clocks change by {by} s"),
    };
    LedgerFigures {
        from: of.row.from.to_string(),
        to: of.row.to.to_string(),
        state,
        days: of.days,
        counted_s: of.row.counted.0,
        cumulative_s: of.row.cumulative.0,
        remaining_s: of.row.remaining.0,
    }
}

fn reading(of: &from::Reading) -> ReadingFigures {
    ReadingFigures {
        words: of.words.clone(),
        reading: of.reading.clone(),
        agreed: match of.kind {
            AssumptionKind::Agreed => true,
            AssumptionKind::Default => false,
        },
        used_for: of.used_for.clone(),
    }
}
