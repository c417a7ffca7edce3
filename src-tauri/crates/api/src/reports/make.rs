//! From a contract and a month to its report and PDF.

use super::figures::Figures;
use crate::context::{Context, the_provider};
use crate::failure::{Code, Failure};
use crate::files::hex;
use crate::shelf::InForce;
use crate::{duties, terms, words};
use documents::pdf::color::ACCENT;
use documents::pdf::flow::Paper;
use documents::report::Imprint;
use domain::contracts::{Contract, ContractStatus, number_in_words};
use domain::reports::{ChangedFigure, DutiesOfMonth, Head, Inputs, Report, Terms, Versions, build};
use domain::tickets::Ticket;
use domain::time::{Instant, YearMonth};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::Arc;
use store::Reading;

/// A report with everything that is frozen at issue.
pub(super) struct Made {
    pub report: Report,
    pub figures: Figures,
    /// The figures as JSON: what the fingerprint is taken of.
    pub document: String,
    pub fingerprint: [u8; 32],
    /// How to escalate, as the policy says it.
    escalation: Vec<String>,
}

/// How a report is issued; a draft is not.
pub(super) struct Issue {
    pub revision: u32,
    pub at: Instant,
    pub replaces: Option<Instant>,
    pub changes: Vec<ChangedFigure>,
}

/// Computes the month of a contract from what is known now.
pub(super) fn make(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    month: YearMonth,
) -> Result<Made, Failure> {
    let zone = context.zone(contract.zone);
    let (from, to) = (zone.start_of(month.first_day()), zone.start_of(month.next().first_day()));
    check_term(contract, month)?;
    // The report is named after the terms its month ends with.
    let last_day = month.next().first_day().pred_opt().expect("a month has a last day");
    let at_end = terms::at(context, tx, contract, last_day)?;
    let laid_out = Arc::clone(&at_end.laid_out);
    let version = store::sla::version(tx, at_end.row.policy_version)?.value;
    let head = Head {
        provider: the_provider(tx)?.value.name,
        client: store::clients::get(tx, contract.client)?.value.name,
        contract: number_in_words(contract.number),
        contract_since: contract.starts_on,
        policy: laid_out.policy.name.clone(),
        policy_version: u32::try_from(version.number).unwrap_or(u32::MAX),
        strength: laid_out.policy.targets.first().map(|target| target.strength),
        month,
        from,
        to,
        zone,
        revision: 1,
        issued_on: None,
        replaces_issued_on: None,
        changes: Vec::new(),
    };
    let versions = versions(context, tx, contract, (&at_end, &version), month)?;
    let suspensions = terms::suspensions_of(tx, contract.id)?;
    let mut known = terms::Known::new(context, tx);
    let mut tickets: Vec<(Ticket, usize)> = Vec::new();
    store::tickets::each_of_contract(tx, contract.id, |loaded| {
        let place = known.place(loaded.terms.unwrap_or(at_end.row.id))?;
        let ticket = match suspensions.applied(&loaded.ticket) {
            Cow::Borrowed(_) => loaded.ticket,
            Cow::Owned(excluded) => excluded,
        };
        tickets.push((ticket, place));
        Ok::<_, Failure>(())
    })?;
    context.go_on()?;
    let holidays = context.desk.shelf.holidays();
    let (all, end) = known.ending_with(&at_end);
    let in_force: Vec<Terms<'_>> = all
        .iter()
        .map(|terms| Terms {
            policy: &terms.laid_out.policy,
            around: terms.laid_out.surroundings(holidays),
            continuity: terms.row.continuity,
        })
        .collect();
    let inputs = Inputs { head, contract, terms: &in_force, as_of: context.now.min(to), versions };
    let mut report = build(&inputs, tickets.iter().map(|(ticket, place)| (ticket, end[*place])))?;
    report.duties = duties_of(context, tx, contract, month)?;
    let begun = (report.head.from, report.head.to.min(context.now));
    report.maintenance = crate::maintenance::of_month(context, tx, contract, begun)?;
    report.paid_work = crate::billing::paid_work_of_month(context, tx, contract, month)?;
    let figures = Figures::of(&report);
    let document = serde_json::to_string(&figures).expect("figures have text keys and whole numbers");
    let fingerprint = Sha256::digest(document.as_bytes()).into();
    let steps = &laid_out.policy.terms.escalation;
    let escalation = steps.iter().map(domain::sla::EscalationStep::in_words).collect();
    Ok(Made { report, figures, document, fingerprint, escalation })
}

/// What was due in the month besides clocks, as it stood at its end or stands now.
fn duties_of(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    month: YearMonth,
) -> Result<Option<DutiesOfMonth>, Failure> {
    let zone = context.zone(contract.zone);
    let after = month.next().first_day();
    let last_day = after.pred_opt().expect("a month has a last day");
    let kept = duties::with_days(tx, contract, last_day, zone.date(context.now).min(after))?;
    let kept = kept.into_iter().map(|one| (one.duty.value, one.days));
    Ok(DutiesOfMonth::of(kept, month))
}

fn check_term(contract: &Contract, month: YearMonth) -> Result<(), Failure> {
    let last_day = month.next().first_day().pred_opt().expect("a month has a last day");
    let number = number_in_words(contract.number);
    if contract.status == ContractStatus::Draft {
        return Err(Failure::not_now(
            format!("{number} is a draft, so nothing is promised yet."),
            "Put it in force first.",
        ));
    }
    if contract.starts_on > last_day || contract.ends_on.is_some_and(|last| last < month.first_day()) {
        return Err(Failure::not_now(
            format!("{number} was not in force in {month}."),
            "Choose a month of its term.",
        ));
    }
    Ok(())
}

fn versions(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    (at_end, version): (&InForce, &store::sla::PolicyVersion),
    month: YearMonth,
) -> Result<Versions, Failure> {
    let policy = &at_end.laid_out.policy;
    let since = version.effective_from.map(|date| format!(", in force since {date}")).unwrap_or_default();
    let imports = store::imports::of_contract(tx, contract.id)?;
    let source = |import: &store::imports::ImportRow| {
        format!("{} (SHA-256 {}…)", import.file_name, &hex(&import.file_sha256)[..16])
    };
    Ok(Versions {
        program: crate::desk::PROGRAM.to_owned(),
        policy: format!(
            "{}, version {}{since}. {}{}",
            policy.name,
            version.number,
            policy.source,
            earlier(tx, contract, at_end, month)?
        ),
        policy_sha256: hex(&at_end.row.sha256),
        calendar: words::calendar(&policy.calendar),
        holidays: context.desk.shelf.holidays().source.clone(),
        zones: format!("IANA {}", context.desk.shelf.zones().version()),
        sources: imports.iter().map(source).collect(),
    })
}

/// What held earlier in the month, where the contract changed within it: ` Until 14 September: CyberITEX Standard,
/// version 1.`
fn earlier(
    tx: &Reading<'_>,
    contract: &Contract,
    at_end: &InForce,
    month: YearMonth,
) -> Result<String, Failure> {
    let first = month.first_day().max(contract.starts_on);
    if at_end.row.from_on <= first {
        return Ok(String::new());
    }
    let Some(before) = store::terms::at(tx, contract.id, first)? else { return Ok(String::new()) };
    let version = store::sla::version(tx, before.policy_version)?.value;
    let last = at_end.row.from_on.pred_opt().expect("no contract begins on the first day of all");
    Ok(format!(
        " At the beginning of the month, until {last} at the latest: {}, version {}.",
        version.name, version.number
    ))
}

/// Prints the report: as issued, or as a draft.
pub(super) fn print(
    context: &Context<'_>,
    tx: &Reading<'_>,
    made: &Made,
    issue: Option<&Issue>,
) -> Result<Vec<u8>, Failure> {
    let mut report = made.report.clone();
    let zone = report.head.zone.clone();
    let mut printed = report.head.to;
    if let Some(issue) = issue {
        report.head.revision = issue.revision;
        report.head.issued_on = Some(zone.date(issue.at));
        report.head.replaces_issued_on = issue.replaces.map(|at| zone.date(at));
        report.head.changes.clone_from(&issue.changes);
        // The day, not the second: the same figures issued on the same day give the same bytes.
        printed = zone.start_of(zone.date(issue.at));
    }
    let country = the_provider(tx)?.value.country;
    let imprint = Imprint {
        paper: paper_of(&country),
        fingerprint: made.fingerprint,
        made: printed,
        language: format!("en-{country}"),
        accent: ACCENT,
        contact: escalation(&made.escalation),
    };
    context.go_on()?;
    documents::report::print(&report, &imprint).map_err(|error| {
        Failure::new(
            Code::Fault,
            format!("The report could not be printed: {error}."),
            "Nothing was changed.",
        )
    })
}

/// `Escalation: Reply to your ticket and request escalation; …`, the cover's last line.
fn escalation(steps: &[String]) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let steps: Vec<&str> = steps.iter().map(|step| step.trim_end_matches('.')).collect();
    format!("Escalation: {}.", steps.join("; "))
}

/// Every count that differs between two revisions.
pub(super) fn changes(before: &Figures, after: &Figures) -> Vec<ChangedFigure> {
    let mut changes = Vec::new();
    let mut compare = |figure: String, before: u32, after: u32| {
        if before != after {
            changes.push(ChangedFigure { figure, before: before.to_string(), after: after.to_string() });
        }
    };
    compare("Requests received".to_owned(), before.received, after.received);
    for group in &after.groups {
        let old = before.groups.iter().find(|old| old.metric == group.metric);
        let name = domain::sla::Metric::parse(&group.metric).map_or("", words::metric);
        for row in &group.rows {
            let same = |other: &&super::figures::RowFigures| {
                (&other.priority, &other.category, &other.words) == (&row.priority, &row.category, &row.words)
            };
            let Some(old) = old.and_then(|old| old.rows.iter().find(same)) else { continue };
            let (a, b) = (&old.tally, &row.tally);
            let counts = [
                ("due", a.due, b.due),
                ("met", a.met, b.met),
                ("late", a.late, b.late),
                ("excluded", a.excluded, b.excluded),
                ("carried", a.carried, b.carried),
            ];
            for (what, before, after) in counts {
                compare(format!("{name}, {}, {what}", row.priority), before, after);
            }
        }
    }
    changes.extend(super::paid_work_figures::changes(before.paid_work.as_ref(), after.paid_work.as_ref()));
    changes
}

/// The paper a country prints on.
pub(crate) fn paper_of(country: &str) -> Paper {
    if matches!(country, "US" | "CA") { Paper::Letter } else { Paper::A4 }
}
