//! What if: a past span under another policy, beside what was promised. Nothing is written.

use super::figures::GroupFigures;
use super::figures_of::group;
use crate::context::Context;
use crate::contracts::contract_ref;
use crate::failure::Failure;
use crate::shelf::{InForce, LaidOut};
use crate::wire::{Moment, seconds, wire};
use crate::{calendars, sla, terms, words};
use chrono::NaiveDate;
use domain::calendar::Calendar;
use domain::contracts::Contract;
use domain::ids::CalendarId;
use domain::problem::Problems;
use domain::reports::{Judged, Span, Terms, span};
use domain::tickets::{State, Ticket, ticket_number};
use domain::time::{Instant, YearMonth};
use domain::zones::Zone;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Reading;

/// Tickets a comparison names; beyond them they are counted.
const MOST: usize = 500;

wire! {
    /// A past span of a contract under another policy.
    pub struct WhatIfOf {
        /// The contract: id or number.
        pub contract: String,
        /// First day, `2026-07-01`, in the contract's zone; with an empty last day: the last three whole months.
        #[serde(default)]
        pub from: String,
        /// Last day.
        #[serde(default)]
        pub to: String,
        /// Id of the policy's version; a policy's key for its newest version.
        pub policy_version_id: String,
        /// The calendar to count on: empty for the other policy's own, `kept` for the one the contract had at the end
        /// of the span, or a calendar's id for its draft, or its newest version where nothing is drafted.
        #[serde(default)]
        pub calendar: String,
    }
}

wire! {
    /// What was promised, and what would have been.
    pub struct WhatIf {
        /// First day of the span.
        pub from: String,
        /// Last day.
        pub to: String,
        /// As it was.
        pub was: WhatIfSide,
        /// As it would have been.
        pub would_be: WhatIfSide,
        /// Promises with another verdict, those that were met and would have been late first.
        pub changed: Vec<ChangedVerdict>,
        /// How many there are, listed or not.
        pub changed_total: i64,
    }
}

wire! {
    /// One side of the comparison.
    pub struct WhatIfSide {
        /// `CyberITEX Standard, version 2`.
        pub policy: String,
        /// The calendar in words.
        pub calendar: String,
        /// Attainment by metric and row.
        pub groups: Vec<GroupFigures>,
        /// Requests whose priority it has no row for.
        pub unknown: u32,
    }
}

wire! {
    /// A promise with another verdict.
    pub struct ChangedVerdict {
        /// The ticket's id.
        pub ticket_id: String,
        /// `T-4127`.
        pub number: String,
        /// Its number in the helpdesk.
        pub external_id: String,
        /// Its subject.
        pub subject: String,
        /// Key of the metric.
        pub metric: String,
        /// The metric in words.
        pub name: String,
        /// As it was; none where nothing fell due.
        pub was: Option<VerdictThen>,
        /// As it would have been.
        pub would_be: Option<VerdictThen>,
    }
}

wire! {
    /// A verdict on one side.
    pub struct VerdictThen {
        /// `met`, `late`, `open`.
        pub verdict: String,
        /// Under which row.
        pub priority: String,
        /// When it was due.
        pub due: Moment,
        /// How far past it, in seconds on its clock; 0 when it was met.
        pub late_by_s: i64,
    }
}

/// Scores a past span of a contract on another policy, without touching anything.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for dates or a policy that are none; `NotNow` for a contract that was never in
/// force; `BeyondCalendar`.
pub fn what_if(context: &Context<'_>, of: WhatIfOf) -> Result<WhatIf, Failure> {
    context.read(|tx| {
        let id = contract_ref(tx, &of.contract)?;
        let contract = store::contracts::get(tx, id)?.value;
        let zone = context.zone(contract.zone);
        let (first, last) = days(&of, zone.date(context.now))?;
        let after = last.succ_opt().expect("no span reaches the last day of all");
        let (from, to) = (zone.start_of(first), zone.start_of(after));
        let at_end = terms::at(context, tx, &contract, last)?;
        let other = sla::policy_ref(tx, &of.policy_version_id)
            .map_err(|_| Failure::field("policy_version_id", "Choose a policy."))?;
        let mut instead = sla::laid_out(context, tx, other)?;
        if let Some(calendar) = calendar(tx, &of.calendar, &at_end)? {
            let policy = domain::sla::Policy { calendar, ..instead.policy.clone() };
            instead = Arc::new(context.desk.shelf.lay_out(policy)?);
        }
        let loaded = Loaded::of(context, tx, &contract, &at_end)?;
        let as_of = context.now.min(to);
        let was = loaded.as_it_was(context, (from, to), as_of)?;
        let would_be = loaded.on(context, &instead, at_end.row.continuity, (from, to), as_of)?;
        let (changed, changed_total) = changed(&loaded, &was, &would_be, &zone);
        Ok(WhatIf {
            from: first.to_string(),
            to: last.to_string(),
            was: side(tx, at_end.row.policy_version, &at_end.laid_out, &was)?,
            would_be: side(tx, other, &instead, &would_be)?,
            changed,
            changed_total,
        })
    })
}

fn calendar(tx: &Reading<'_>, wanted: &str, at_end: &InForce) -> Result<Option<Calendar>, Failure> {
    match wanted.trim() {
        "" => Ok(None),
        "kept" => Ok(Some(at_end.laid_out.policy.calendar.clone())),
        id => {
            let id =
                id.parse::<CalendarId>().map_err(|_| Failure::field("calendar", "Choose a calendar."))?;
            calendars::newest(tx, id).map(Some)
        }
    }
}

fn days(of: &WhatIfOf, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Failure> {
    if of.from.trim().is_empty() && of.to.trim().is_empty() {
        let month = YearMonth::of(today);
        let last = month.first_day().pred_opt().expect("no month begins on the first day of all");
        return Ok((month.back(3).first_day(), last));
    }
    let mut problems = Problems::default();
    let mut day = |field: &str, typed: &str| {
        let day = typed.trim().parse::<NaiveDate>().ok();
        if day.is_none() {
            problems.add(field, format!("\"{typed}\" is not a date. Write it as 2026-07-01."));
        }
        day
    };
    let (first, last) = (day("from", &of.from), day("to", &of.to));
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        problems.add("to", format!("The span would end on {last}, before it begins on {first}."));
    }
    let refused = |problems| Failure::invalid("That is no span of days.", problems);
    problems.into_result(()).map_err(refused)?;
    Ok((first.expect("checked above"), last.expect("checked above")))
}

/// The tickets of a contract, each with the place of its terms.
struct Loaded {
    tickets: Vec<(Ticket, usize)>,
    terms: Vec<Arc<InForce>>,
    places: Vec<usize>,
}

impl Loaded {
    fn of(
        context: &Context<'_>,
        tx: &Reading<'_>,
        contract: &Contract,
        at_end: &Arc<InForce>,
    ) -> Result<Self, Failure> {
        let suspensions = terms::suspensions_of(tx, contract.id)?;
        let mut known = terms::Known::new(context, tx);
        let mut tickets = Vec::new();
        store::tickets::each_of_contract(tx, contract.id, |loaded| {
            let place = known.place(loaded.terms.unwrap_or(at_end.row.id))?;
            tickets.push((suspensions.applied(&loaded.ticket).into_owned(), place));
            Ok::<_, Failure>(())
        })?;
        context.go_on()?;
        let (terms, places) = known.ending_with(at_end);
        Ok(Self { tickets, terms, places })
    }

    fn as_it_was(
        &self,
        context: &Context<'_>,
        within: (Instant, Instant),
        as_of: Instant,
    ) -> Result<Span, Failure> {
        let holidays = context.desk.shelf.holidays();
        let terms: Vec<Terms<'_>> = self
            .terms
            .iter()
            .map(|terms| Terms {
                policy: &terms.laid_out.policy,
                around: terms.laid_out.surroundings(holidays),
                continuity: terms.row.continuity,
            })
            .collect();
        let tickets = self.tickets.iter().map(|(ticket, place)| (ticket, self.places[*place]));
        Ok(span(within, as_of, &terms, tickets)?)
    }

    fn on(
        &self,
        context: &Context<'_>,
        laid_out: &LaidOut,
        continuity: bool,
        within: (Instant, Instant),
        as_of: Instant,
    ) -> Result<Span, Failure> {
        let around = laid_out.surroundings(context.desk.shelf.holidays());
        let terms = [Terms { policy: &laid_out.policy, around, continuity }];
        Ok(span(within, as_of, &terms, self.tickets.iter().map(|(ticket, _)| (ticket, 0)))?)
    }
}

fn side(
    tx: &Reading<'_>,
    version: domain::ids::PolicyVersionId,
    laid_out: &LaidOut,
    span: &Span,
) -> Result<WhatIfSide, Failure> {
    let version = store::sla::version(tx, version)?.value;
    Ok(WhatIfSide {
        policy: format!("{}, version {}", version.name, version.number),
        calendar: words::calendar(&laid_out.policy.calendar),
        groups: span.groups.iter().map(group).collect(),
        unknown: span.unknown,
    })
}

/// Promises with another verdict, and how many there are.
fn changed(loaded: &Loaded, was: &Span, would_be: &Span, zone: &Zone) -> (Vec<ChangedVerdict>, i64) {
    let mut both: BTreeMap<_, (Option<&Judged>, Option<&Judged>)> = BTreeMap::new();
    for judged in &was.judged {
        both.entry((judged.ticket, judged.metric)).or_default().0 = Some(judged);
    }
    for judged in &would_be.judged {
        both.entry((judged.ticket, judged.metric)).or_default().1 = Some(judged);
    }
    both.retain(|_, (was, would_be)| verdict_of(*was) != verdict_of(*would_be));
    let mut changed: Vec<_> = both.into_iter().collect();
    changed.sort_by_key(|(key, (_, would_be))| (verdict_of(*would_be) != Some("late"), *key));
    let total = i64::try_from(changed.len()).unwrap_or(i64::MAX);
    let tickets: BTreeMap<i64, &Ticket> =
        loaded.tickets.iter().map(|(ticket, _)| (ticket.number, ticket)).collect();
    let rows = changed.into_iter().take(MOST).filter_map(|((number, metric), (was, would_be))| {
        let ticket = tickets.get(&number)?;
        Some(ChangedVerdict {
            ticket_id: ticket.id.to_string(),
            number: ticket_number(number),
            external_id: ticket.external_id.clone(),
            subject: ticket.subject.clone(),
            metric: metric.key().to_owned(),
            name: words::metric(metric).to_owned(),
            was: was.map(|judged| then(judged, zone)),
            would_be: would_be.map(|judged| then(judged, zone)),
        })
    });
    (rows.collect(), total)
}

fn verdict_of(judged: Option<&Judged>) -> Option<&'static str> {
    judged.map(|judged| match (judged.excluded, judged.state) {
        (true, _) => "excluded",
        (false, State::Met) => "met",
        (false, State::Late) => "late",
        (false, State::Open | State::Paused | State::NotScored | State::NotInSource) => "open",
    })
}

fn then(judged: &Judged, zone: &Zone) -> VerdictThen {
    VerdictThen {
        verdict: verdict_of(Some(judged)).unwrap_or_default().to_owned(),
        priority: judged.priority.to_string(),
        due: Moment::new(judged.due, zone),
        late_by_s: seconds(judged.late_by),
    }
}
