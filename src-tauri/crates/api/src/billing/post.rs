//! Posting: an approved engagement becomes a line of its client's draft, with what it draws from prepaid hours.

use super::assess::{Assessed, refresh};
use super::drafts::{add, draft_of};
use super::lines::row_of;
use super::view::charge_view;
use super::wire::{EngagementsPost, EngagementsPosted};
use super::{codec, engagement_ref, lists, month_in};
use crate::clients::client_ref;
use crate::context::{Acts, Context, user_id};
use crate::failure::{Code, Failure};
use domain::billing::{Coverage, EngagementState, Line, LineKind, Step, engagement_number, in_minutes};
use domain::ids::{ClientId, InvoiceId, PostingId};
use domain::time::{Seconds, YearMonth};
use std::collections::BTreeSet;
use store::billing::consents::{Consent, ConsentAct};
use store::billing::engagements::{self, Stand};
use store::billing::invoices;
use store::billing::lines::LineSource;
use store::billing::postings::{self, NewPosting};
use store::{Reading, Writing};

/// What came of posting.
#[derive(Default)]
pub(super) struct Posted {
    pub engagements: i64,
    pub invoices: BTreeSet<InvoiceId>,
    pub refused: Vec<String>,
}

/// Puts approved engagements onto the drafts of their clients' invoices: of the month that is named, else of the month
/// in which each one's work ended.
///
/// # Errors
/// [`Code::Invalid`] for a month that is none; where nothing is posted, what kept it from that.
pub fn post(context: &Context<'_>, of: EngagementsPost) -> Result<EngagementsPosted, Failure> {
    let month = match of.month.trim() {
        "" => None,
        typed => Some(month_in("month", typed)?),
    };
    context.change(|tx, acts| {
        let client = match of.client.trim() {
            "" => None,
            typed => Some(client_ref(tx, typed)?),
        };
        let mut wanted = Vec::new();
        for one in &of.engagements {
            wanted.push((engagement_ref(tx, &one.id)?, Some(one.expected_version)));
        }
        if wanted.is_empty() {
            let all = store::billing::board::to_bill(tx, client, month)?;
            wanted.extend(all.into_iter().map(|number| (number, None)));
        }
        if wanted.is_empty() {
            return Err(Failure::not_now("Nothing is to be billed.", "Approve what is to review first."));
        }
        let posted = post_these(context, tx, acts, &wanted, month)?;
        if posted.engagements == 0 {
            let message = format!("Nothing was posted. {}", posted.refused.join(". "));
            return Err(Failure::not_now(message, "Look at these engagements first."));
        }
        let mut rows = Vec::new();
        for id in &posted.invoices {
            rows.push(lists::row(context, tx, &invoices::get(tx, *id)?)?);
        }
        Ok(EngagementsPosted { posted: posted.engagements, invoices: rows, refused: posted.refused })
    })
}

/// Posts all that is to be billed of work that ended in a month or before.
pub(super) fn post_all(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    client: Option<ClientId>,
    month: YearMonth,
) -> Result<Posted, Failure> {
    let wanted = store::billing::board::to_bill(tx, client, Some(month))?;
    let wanted: Vec<(i64, Option<i64>)> = wanted.into_iter().map(|number| (number, None)).collect();
    post_these(context, tx, acts, &wanted, Some(month))
}

pub(super) fn post_these(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    wanted: &[(i64, Option<i64>)],
    month: Option<YearMonth>,
) -> Result<Posted, Failure> {
    let mut posted = Posted::default();
    for (number, expected) in wanted {
        match post_one(context, tx, acts, *number, *expected, month) {
            Ok(invoice) => {
                posted.engagements += 1;
                posted.invoices.insert(invoice);
            }
            // What the state of things does not allow is said; what is broken stops everything.
            Err(failure) if matches!(failure.code, Code::NotNow | Code::Conflict | Code::BeyondCalendar) => {
                posted.refused.push(format!("{}: {}", engagement_number(*number), failure.message));
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(posted)
}

fn post_one(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    number: i64,
    expected: Option<i64>,
    month: Option<YearMonth>,
) -> Result<InvoiceId, Failure> {
    let assessed = Assessed::of(context, tx, number)?;
    let engagement = &assessed.row.stored.value;
    let said = engagement_number(number);
    if engagement.state.after(Step::Post).is_none() {
        let message = format!("It is {}.", engagement.state.in_words());
        return Err(Failure::not_now(message, "Approve it first."));
    }
    let line = line(&assessed)?;
    let ended = assessed.ended_on().expect("what has a line has work");
    let month = month.unwrap_or_else(|| YearMonth::of(ended));
    let invoice = draft_of(context, tx, engagement.client, line.net.currency, month)?;
    postings::insert(
        tx,
        &NewPosting {
            id: PostingId::new(context.now).0,
            engagement: number,
            invoice,
            amount: line.net,
            charge: &codec::text(&charge_view(&assessed)),
            draws: &assessed.draws(),
            by: user_id(tx)?,
        },
        context.now,
    )?;
    let stand = Stand { state: EngagementState::Billed, invoice: Some((invoice, month)), comment: "" };
    let version = expected.unwrap_or(assessed.row.stored.version);
    engagements::stand(tx, number, &stand, version, context.now)?;
    let source = LineSource::Engagement(number);
    add(context, tx, invoice, vec![row_of(&line, assessed.contract.id, source, None)])?;
    acts.entered(
        "engagement",
        said,
        &serde_json::json!({ "posted": line.net.to_string(), "month": month.to_string() }),
    );
    if !assessed.bought.is_empty() {
        super::assess::refresh_contract(context, tx, assessed.contract.id)?;
    }
    Ok(invoice)
}

/// The line of an engagement, with its explanation and its permission.
///
/// # Errors
/// [`Code::NotNow`] where nothing of it is billable.
pub(super) fn line(of: &Assessed) -> Result<Line, Failure> {
    let engagement = &of.row.stored.value;
    let billable =
        of.charge.as_ref().zip(of.terms.as_ref()).filter(|(charge, _)| charge.worked > Seconds::ZERO);
    let (Some((charge, terms)), Some(on)) = (billable, of.ended_on()) else {
        let message = format!("Nothing of it is billable: {}.", of.not_billable.join("; "));
        return Err(Failure::not_now(message, "Record the permission, or override it with a reason."));
    };
    let (quantity, unit, unit_price) = charge.priced(terms);
    let ticket =
        if engagement.ticket.is_empty() { String::new() } else { format!(" ({})", engagement.ticket) };
    let mut explanation = charge.in_words(terms);
    explanation.extend(permission_in_words(of));
    Ok(Line {
        kind: LineKind::Engagement,
        description: format!("{} {}{ticket}", engagement_number(engagement.number), engagement.title),
        explanation,
        quantity,
        unit,
        unit_price,
        net: charge.amount,
        taxes: of.taxes.on(charge.amount),
        exempt: of.taxes.exempt.clone(),
        on,
    })
}

/// Who agreed, when, how; and why it is billed where nobody did before the work.
pub(super) fn permission_in_words(of: &Assessed) -> Vec<String> {
    let agreed = granted(of).map(|line| agreed_in_words(of, line));
    agreed.into_iter().chain(overridden_in_words(of)).collect()
}

/// The line of evidence of the permission that was given last.
pub(super) fn granted(of: &Assessed) -> Option<&Consent> {
    of.log.iter().rev().find(|line| line.act == ConsentAct::Granted)
}

/// `Agreed by Sophie Tran on 22 Sep 13:20 EDT, by mail`.
pub(super) fn agreed_in_words(of: &Assessed, line: &Consent) -> String {
    format!("Agreed by {} on {}, {}", line.name, of.moment(line.at), line.channel.in_words())
}

/// `62 min billed without prior permission: the site was down`; nothing where all of it was agreed to.
pub(super) fn overridden_in_words(of: &Assessed) -> Option<String> {
    let overridden = of.work.iter().filter(|(_, covered)| *covered == Coverage::Overridden);
    let time: Seconds = overridden.map(|(piece, _)| piece.value.stretch.to - piece.value.stretch.from).sum();
    let reason = &of.row.stored.value.override_reason;
    (time > Seconds::ZERO).then(|| format!("{} billed without prior permission: {reason}", in_minutes(time)))
}

/// Reverses a posting: what it drew is there again, and the engagement goes where the step leads.
///
/// # Errors
/// [`Code::NotFound`] when none stands.
pub(super) fn reverse(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    number: i64,
    step: Step,
    reason: &str,
) -> Result<(), Failure> {
    postings::reverse(tx, number, reason, user_id(tx)?, context.now)?;
    let row = engagements::get(tx, number)?;
    let state = row.stored.value.state;
    let next = state.after(step).ok_or_else(|| {
        let message = format!("{} is {}.", engagement_number(number), state.in_words());
        Failure::not_now(message, "Look at it again: somebody may have moved it.")
    })?;
    let stand = Stand { state: next, invoice: None, comment: reason };
    engagements::stand(tx, number, &stand, row.stored.version, context.now)?;
    let what = serde_json::json!({ "state": next.key(), "reversed": reason });
    acts.changed("engagement", engagement_number(number), &state.key(), &what);
    let contract = row.stored.value.contract;
    refresh(context, tx, number)?;
    super::assess::refresh_contract(context, tx, contract)
}

/// Engagements of a client that are not approved yet, each with where it stands: what an invoice of a month leaves out.
pub(super) fn still_open(
    tx: &Reading<'_>,
    client: ClientId,
    month: YearMonth,
) -> Result<Vec<String>, Failure> {
    let mut open = Vec::new();
    for number in store::billing::board::of_month(tx, client, month)? {
        let state = engagements::get(tx, number)?.stored.value.state;
        if matches!(
            state,
            EngagementState::InWork | EngagementState::ToReview | EngagementState::AwaitingConsent
        ) {
            open.push(format!("{} is {}", engagement_number(number), state.in_words()));
        }
    }
    Ok(open)
}
