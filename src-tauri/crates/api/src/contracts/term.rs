//! The end of a contract: what was agreed about it, what comes next, renewals and notice.

use super::term_wire::{
    ContractEnd, ContractNotice, ContractRenew, ContractTerm, RenewalView, RenewedDue, TermAgree,
};
use super::wire::{ContractMove, ContractView};
use super::{contract_ref, over, view};
use crate::clients::OfId;
use crate::context::{Acts, Context, user_id};
use crate::failure::Failure;
use crate::tickets;
use crate::wire::{Moment, Nothing};
use chrono::{Days, NaiveDate};
use domain::contracts::{
    Contract, ContractStatus, FirstTerm, Notice, NoticeFrom, Period, RenewalKind, RenewedTerm, TermRules,
    TermRulesDraft, check_term_rules, number_in_words,
};
use domain::ids::ContractId;
use domain::problem::{Problem, Problems};
use store::contracts::renewals::{self, Agreed, Renewal};
use store::{Reading, Stored, Writing};

/// The rules of a contract's end, with the terms that renewals gave so far.
pub(super) fn rules(
    tx: &Reading<'_>,
    contract: ContractId,
    starts_on: NaiveDate,
    agreed: &Agreed,
) -> Result<TermRules, Failure> {
    let term = |renewal: &Renewal| RenewedTerm { from: renewal.from, last: renewal.last };
    let renewed = renewals::of_contract(tx, contract)?.iter().map(term).collect();
    let first = match (agreed.lasts, agreed.first_ends_on) {
        (Some(period), _) => FirstTerm::Lasting(period),
        (None, Some(last)) => FirstTerm::Until(last),
        (None, None) => FirstTerm::Open,
    };
    let reminders = agreed.reminders.clone();
    Ok(TermRules { starts_on, first, renewed, renews_by: agreed.renews_by, notice: agreed.notice, reminders })
}

/// What was agreed about a contract's end; where nothing was, its last day.
pub(super) fn agreed(tx: &Reading<'_>, contract: &Contract) -> Result<Agreed, Failure> {
    let found = renewals::agreed(tx, contract.id)?;
    Ok(found.unwrap_or_else(|| Agreed { first_ends_on: contract.ends_on, ..Agreed::default() }))
}

/// The end of a contract as it is read: what was agreed, what comes next, what took place.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn term(context: &Context<'_>, of: OfId) -> Result<ContractEnd, Failure> {
    context.read(|tx| {
        let id = contract_ref(tx, &of.id)?;
        term_view(context, tx, id)
    })
}

fn term_view(context: &Context<'_>, tx: &Reading<'_>, id: ContractId) -> Result<ContractEnd, Failure> {
    let stored = store::contracts::get(tx, id)?;
    let (contract, agreed) = (&stored.value, agreed(tx, &stored.value)?);
    let zone = context.zone(contract.zone);
    let rules = rules(tx, id, contract.starts_on, &agreed)?;
    let today = zone.date(context.now);
    // Nothing comes after the end that somebody made.
    let goes_on =
        contract.status != ContractStatus::Ended || over::before_it_ran_out(tx, contract)?.is_some();
    let last = contract.ends_on.filter(|_| goes_on);
    let next = last.map(|last| rules.next_step(last, agreed.given.as_ref(), today));
    let in_force = contract.ends_on.and_then(|last| rules.term_at(last));
    let users = store::provider::users(tx)?;
    let name = |id| users.iter().find(|user| user.value.id == id).map(|user| user.value.name.clone());
    let renewals = renewals::of_contract(tx, id)?.into_iter().map(|renewal| RenewalView {
        from: renewal.from.to_string(),
        last: renewal.last.to_string(),
        kind: renewal.kind.key().to_owned(),
        remark: renewal.remark,
        by: name(renewal.user).unwrap_or_default(),
        at: Moment::new(renewal.recorded, &zone),
    });
    Ok(ContractEnd {
        version: stored.version,
        agreed: wire(&agreed),
        starts_on: contract.starts_on.to_string(),
        ends_on: contract.ends_on.map(|date| date.to_string()),
        next: next.map_or_else(String::new, |(step, _)| step.key().to_owned()),
        next_on: next.map(|(_, date)| date.to_string()),
        notice_by: contract.ends_on.and_then(|last| rules.notice_by(last)).map(|date| date.to_string()),
        renews_to: renews_to(&rules, &agreed, contract.ends_on).map(|date| date.to_string()),
        reminders: in_force.map_or_else(Vec::new, |term| {
            rules.reminders_of(&term).iter().map(ToString::to_string).collect()
        }),
        notice_given: agreed.given.as_ref().map(|notice| notice.on.to_string()),
        notice_from: agreed.given.as_ref().map_or_else(String::new, |notice| notice.from.key().to_owned()),
        notice_reason: agreed.given.as_ref().map_or_else(String::new, |notice| notice.reason.clone()),
        renewals: renewals.collect(),
    })
}

/// The last day of the term a contract would renew itself into.
pub(super) fn renews_to(rules: &TermRules, agreed: &Agreed, ends_on: Option<NaiveDate>) -> Option<NaiveDate> {
    let next = ends_on.filter(|_| agreed.given.is_none() && agreed.renews_by.is_some())?.succ_opt()?;
    rules.term_at(next).map(|term| term.last)
}

/// What was agreed, as it was typed.
pub(super) fn wire(agreed: &Agreed) -> ContractTerm {
    let text = |period: Option<Period>| period.map(|period| period.to_string()).unwrap_or_default();
    ContractTerm {
        lasts: text(agreed.lasts),
        renews_by: text(agreed.renews_by),
        notice: text(agreed.notice),
        reminders: agreed.reminders.clone(),
    }
}

/// Reads what was typed about a contract's end, and the last day that follows from it.
///
/// # Errors
/// Every problem, with the fields of [`ContractTerm`].
pub(super) fn checked(
    typed: &ContractTerm,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
) -> Result<(Agreed, Option<NaiveDate>), Vec<Problem>> {
    let draft = TermRulesDraft {
        lasts: typed.lasts.clone(),
        renews_by: typed.renews_by.clone(),
        notice: typed.notice.clone(),
        reminders: typed.reminders.clone(),
    };
    let rules = check_term_rules(&draft, starts_on, ends_on)?;
    let lasts = match rules.first {
        FirstTerm::Lasting(period) => Some(period),
        FirstTerm::Until(_) | FirstTerm::Open => None,
    };
    let last = rules.term(0).map(|term| term.last);
    let agreed = Agreed {
        first_ends_on: last,
        lasts,
        renews_by: rules.renews_by,
        notice: rules.notice,
        reminders: rules.reminders,
        given: None,
    };
    Ok((agreed, last))
}

/// Agrees on the end of a contract: of a draft all of it; of one in force how it is renewed, until
/// when notice may be given, and when to be reminded. A term that runs is not cut or stretched by
/// this: that is a renewal, or its end.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem, `Conflict`, `NotNow` when it is over.
pub fn agree_term(context: &Context<'_>, of: TermAgree) -> Result<ContractEnd, Failure> {
    context.change(|tx, acts| {
        let id = contract_ref(tx, &of.id)?;
        let Stored { value: contract, .. } = store::contracts::get(tx, id)?;
        refuse_unless(
            &contract,
            &[ContractStatus::Draft, ContractStatus::Active, ContractStatus::Suspended],
        )?;
        let before = agreed(tx, &contract)?;
        let refused = |problems| Failure::invalid("What was agreed about the end was not saved.", problems);
        let ends_on = if of.term.lasts.trim().is_empty() { contract.ends_on } else { None };
        let (mut after, mut last) = checked(&of.term, contract.starts_on, ends_on).map_err(refused)?;
        if contract.status != ContractStatus::Draft {
            if after.lasts != before.lasts {
                return Err(refused(vec![Problem::new(
                    "lasts",
                    "The first term has begun, so its length stays. Renew the contract, or end it.",
                )]));
            }
            // What has been renewed since moved the last day, and notice that was given stands.
            (after.first_ends_on, after.given, last) =
                (before.first_ends_on, before.given.clone(), contract.ends_on);
        }
        renewals::move_end(tx, id, last, of.expected_version, context.now)?;
        renewals::agree(tx, id, &after)?;
        acts.changed("contract", number_in_words(contract.number), &wire(&before), &wire(&after));
        term_view(context, tx, id)
    })
}

/// Renews a contract: by its own period, or by another one or until a day that was agreed. Notice
/// that was given is withdrawn with it; one that ran out goes on from where it stood.
///
/// # Errors
/// [`crate::failure::Code::Invalid`], `Conflict`; `NotNow` for a draft, an open or an ended contract.
pub fn renew(context: &Context<'_>, of: ContractRenew) -> Result<ContractView, Failure> {
    context.change(|tx, acts| {
        let id = contract_ref(tx, &of.id)?;
        let Stored { value: contract, .. } = store::contracts::get(tx, id)?;
        let stood = over::before_it_ran_out(tx, &contract)?;
        if stood.is_none() {
            refuse_unless(&contract, &[ContractStatus::Active, ContractStatus::Suspended])?;
        }
        let Some(ends_on) = contract.ends_on else {
            return Err(Failure::not_now(
                format!(
                    "{} has an open end, so there is nothing to renew.",
                    number_in_words(contract.number)
                ),
                "",
            ));
        };
        let mut agreed = agreed(tx, &contract)?;
        let rules = rules(tx, id, contract.starts_on, &agreed)?;
        // Notice may have cut what was renewed; without it the contract ran until then.
        let ran_until = rules.renewed.last().map_or(ends_on, |renewed| renewed.last.max(ends_on));
        let from = ran_until.succ_opt().unwrap_or(ran_until);
        // What was agreed before stays: from here on terms are counted from the renewal that is recorded now.
        let last = renewed_until(&of, &rules, from)?;
        let withdrawn = agreed.given.take();
        renewals::agree(tx, id, &agreed)?;
        renewals::move_end(tx, id, Some(last), of.expected_version, context.now)?;
        let kind = RenewalKind::Manual;
        let remark = of.remark.trim().to_owned();
        renewals::record(
            tx,
            id,
            &Renewal { from, last, kind, remark, user: user_id(tx)?, recorded: context.now },
        )?;
        if let Some(status) = stood {
            over::take_up_again(context, tx, id, status, of.remark.trim())?;
        }
        let before = (ends_on.to_string(), withdrawn.map(|notice| notice.on.to_string()));
        acts.changed("contract", number_in_words(contract.number), &before, &of);
        take_tickets(context, tx, id)?;
        view(context, tx, id)
    })
}

fn renewed_until(of: &ContractRenew, rules: &TermRules, from: NaiveDate) -> Result<NaiveDate, Failure> {
    let mut problems = Problems::default();
    let (by, until) = (of.by.trim(), of.until.trim());
    let last = match (by.is_empty(), until.is_empty()) {
        (false, false) => {
            problems.add("until", "Give a length or a last day, not both.");
            None
        }
        (false, true) => {
            let last =
                Period::parse(by).and_then(|period| period.after(from, 1)).and_then(|end| end.pred_opt());
            if last.is_none() {
                problems.add(
                    "by",
                    format!("\"{by}\" is not a length of up to ten years. Write it as 12 months."),
                );
            }
            last
        }
        (true, false) => {
            let last = until.parse::<NaiveDate>().ok().filter(|last| *last >= from);
            if last.is_none() {
                problems.add(
                    "until",
                    format!("\"{until}\" is not a day from {from} on. Write it as 2027-09-30."),
                );
            }
            last
        }
        (true, true) => {
            let last = rules.renews_by.and_then(|_| rules.term_at(from)).map(|term| term.last);
            if last.is_none() {
                problems.add("by", "This contract does not renew itself, so say by how much: 12 months.");
            }
            last
        }
    };
    problems
        .into_result(())
        .map_err(|problems| Failure::invalid("The contract was not renewed.", problems))?;
    Ok(last.expect("a problem was added where no day was found"))
}

/// Records notice: the contract ends with the term it was in time for.
///
/// # Errors
/// [`crate::failure::Code::Invalid`], `Conflict`; `NotNow` for a draft, an ended contract, or one
/// that notice was given of already.
pub fn give_notice(context: &Context<'_>, of: ContractNotice) -> Result<ContractView, Failure> {
    context.change(|tx, acts| {
        let id = contract_ref(tx, &of.id)?;
        let Stored { value: contract, .. } = store::contracts::get(tx, id)?;
        refuse_unless(&contract, &[ContractStatus::Active, ContractStatus::Suspended])?;
        let mut agreed = agreed(tx, &contract)?;
        let number = number_in_words(contract.number);
        if let Some(given) = &agreed.given {
            let message = format!("Notice of {number} was given on {} already.", given.on);
            return Err(Failure::not_now(message, "Withdraw it first, if it was a mistake."));
        }
        let notice = checked_notice(context, &of, &contract)?;
        let rules = rules(tx, id, contract.starts_on, &agreed)?;
        let last = rules.ends_after_notice(notice.on).ok_or_else(|| {
            Failure::field("given_on", format!("No term of {number} ends after {}.", notice.on))
        })?;
        let last = last.max(renewed_before(context, tx, &contract, notice.on)?.unwrap_or(last));
        agreed.given = Some(notice);
        renewals::agree(tx, id, &agreed)?;
        renewals::move_end(tx, id, Some(last), of.expected_version, context.now)?;
        let before = contract.ends_on.map(|date| date.to_string());
        acts.changed("contract", number, &before, &(last.to_string(), &of));
        view(context, tx, id)
    })
}

/// The last day of what somebody had renewed by the day notice was given: notice does not take that back.
fn renewed_before(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    given: NaiveDate,
) -> Result<Option<NaiveDate>, Failure> {
    let zone = context.zone(contract.zone);
    let renewed = renewals::of_contract(tx, contract.id)?.into_iter();
    let before = renewed
        .filter(|renewal| renewal.kind == RenewalKind::Manual && zone.date(renewal.recorded) <= given)
        .map(|renewal| renewal.last);
    Ok(before.max())
}

fn checked_notice(
    context: &Context<'_>,
    of: &ContractNotice,
    contract: &Contract,
) -> Result<Notice, Failure> {
    let mut problems = Problems::default();
    let today = context.zone(contract.zone).date(context.now);
    let typed = of.given_on.trim();
    let on = if typed.is_empty() { Some(today) } else { typed.parse::<NaiveDate>().ok() };
    let on = on.filter(|on| *on <= today && *on >= contract.starts_on - Days::new(366));
    if on.is_none() {
        problems.add(
            "given_on",
            format!("\"{typed}\" is not a day up to today, {today}. Write it as 2026-09-24."),
        );
    }
    let from = NoticeFrom::parse(&of.from);
    if from.is_none() {
        problems.add("from", format!("\"{}\" is neither client nor provider.", of.from));
    }
    problems
        .into_result(())
        .map_err(|problems| Failure::invalid("The notice was not recorded.", problems))?;
    Ok(Notice {
        on: on.expect("a problem was added without it"),
        from: from.expect("a problem was added without it"),
        reason: of.reason.trim().to_owned(),
    })
}

/// Takes notice back: the contract runs on as was agreed.
///
/// # Errors
/// `Conflict`; `NotNow` when no notice was given, or the contract is over.
pub fn withdraw_notice(context: &Context<'_>, of: ContractMove) -> Result<ContractView, Failure> {
    context.change(|tx, acts| {
        let id = contract_ref(tx, &of.id)?;
        let Stored { value: contract, .. } = store::contracts::get(tx, id)?;
        refuse_unless(&contract, &[ContractStatus::Active, ContractStatus::Suspended])?;
        let mut agreed = agreed(tx, &contract)?;
        let number = number_in_words(contract.number);
        let Some(given) = agreed.given.take() else {
            return Err(Failure::not_now(format!("No notice of {number} was given."), ""));
        };
        let rules = rules(tx, id, contract.starts_on, &agreed)?;
        let today = context.zone(contract.zone).date(context.now);
        // What was renewed ahead of time stays renewed.
        let begun = rules.renewed.last().map_or(today, |renewed| renewed.from.max(today));
        let last = match rules.first {
            FirstTerm::Open => None,
            FirstTerm::Lasting(_) | FirstTerm::Until(_) => rules.term_at(begun).map(|term| term.last),
        };
        renewals::agree(tx, id, &agreed)?;
        renewals::move_end(tx, id, last, of.expected_version, context.now)?;
        acts.changed("contract", number, &given.on.to_string(), &last.map(|date| date.to_string()));
        view(context, tx, id)
    })
}

/// Renews every contract whose term ran out and that renews itself. The program does this whenever it
/// looks; each renewal is recorded once, by the first day of the term it begins.
///
/// # Errors
/// Those of the database.
pub fn renew_due(context: &Context<'_>, _: Nothing) -> Result<RenewedDue, Failure> {
    if context.read(|tx| due(context, tx))?.is_empty() {
        return Ok(RenewedDue { renewed: Vec::new() });
    }
    context.change(|tx, acts| {
        let mut renewed = Vec::new();
        for (id, terms) in due(context, tx)? {
            renewed.push(renew_itself(context, tx, acts, id, &terms)?);
        }
        Ok(RenewedDue { renewed })
    })
}

type Due = (ContractId, Vec<domain::contracts::TermSpan>);

fn due(context: &Context<'_>, tx: &Reading<'_>) -> Result<Vec<Due>, Failure> {
    // The day that is over nowhere yet: which contracts it is over for, their zones say.
    let latest = context.now.at_offset(14 * 3600).date();
    let mut due = Vec::new();
    for id in renewals::ran_out(tx, latest)? {
        let contract = store::contracts::get(tx, id)?.value;
        let agreed = agreed(tx, &contract)?;
        let today = context.zone(contract.zone).date(context.now);
        let Some(ends_on) = contract.ends_on.filter(|_| agreed.given.is_none()) else { continue };
        let terms = rules(tx, id, contract.starts_on, &agreed)?.renewals_since(ends_on, today);
        if !terms.is_empty() {
            due.push((id, terms));
        }
    }
    Ok(due)
}

fn renew_itself(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    id: ContractId,
    terms: &[domain::contracts::TermSpan],
) -> Result<String, Failure> {
    let Stored { value: contract, version, .. } = store::contracts::get(tx, id)?;
    let user = user_id(tx)?;
    for term in terms {
        let (kind, remark) = (RenewalKind::Automatic, String::new());
        let renewal = Renewal { from: term.from, last: term.last, kind, remark, user, recorded: context.now };
        renewals::record(tx, id, &renewal)?;
    }
    let last = terms.last().map(|term| term.last);
    renewals::move_end(tx, id, last, version, context.now)?;
    let number = number_in_words(contract.number);
    let text = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    acts.changed("contract", number.clone(), &text(contract.ends_on), &text(last));
    take_tickets(context, tx, id)?;
    Ok(number)
}

/// Requests that came after the old last day stand on no contract yet.
fn take_tickets(context: &Context<'_>, tx: &Writing<'_>, id: ContractId) -> Result<(), Failure> {
    let contract = store::contracts::get(tx, id)?.value;
    match contract.status {
        ContractStatus::Active | ContractStatus::Suspended => {
            tickets::put_on_contract(context, tx, &contract)
        }
        ContractStatus::Draft | ContractStatus::Ended => Ok(()),
    }
}

fn refuse_unless(contract: &Contract, may_be: &[ContractStatus]) -> Result<(), Failure> {
    if may_be.contains(&contract.status) {
        return Ok(());
    }
    let number = number_in_words(contract.number);
    Err(Failure::not_now(format!("{number} is {}, so this is not possible.", contract.status.key()), ""))
}
