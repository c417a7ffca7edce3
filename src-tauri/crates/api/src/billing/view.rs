//! An engagement as the window shows it.

use super::assess::Assessed;
use super::codec;
use super::consent_wire::{ApproverView, ConsentLine, ConsentView};
use super::found::in_words;
use super::wire::{Card, ChargeStepView, ChargeView, EngagementView, PostingView};
use super::work_wire::{TimerView, WorkView};
use crate::context::Context;
use crate::failure::Failure;
use crate::files::hex;
use crate::wire::Moment;
use domain::billing::{ConsentChannel, Coverage, EngagementState, engagement_number, in_minutes};
use domain::clients::{ContactRole, RegisteredAddress};
use domain::contracts::number_in_words;
use domain::money::Money;
use domain::time::{Instant, Seconds};
use domain::zones::Zone;
use store::Reading;
use store::billing::consents::Consent;
use store::billing::engagements::EngagementRow;
use store::billing::timers::Timer;

/// An engagement with everything about it.
///
/// # Errors
/// Those of the file.
pub(super) fn view(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: &Assessed,
) -> Result<EngagementView, Failure> {
    let engagement = &of.row.stored.value;
    let timers = store::billing::timers::all(tx)?;
    let row = EngagementRow { found: of.found(), ..store::billing::engagements::get(tx, engagement.number)? };
    let postings = postings(tx, of)?;
    let card = card(context, &row, &of.zone, &timers);
    Ok(EngagementView {
        can: can(of, &timers),
        contract_id: of.contract.id.to_string(),
        zone: of.contract.zone.name().to_owned(),
        policy: policy(context, tx, of)?,
        cause_key: engagement.cause.key().to_owned(),
        notes: engagement.notes.clone(),
        terms_words: of.terms.as_ref().map(|terms| terms.in_words()).unwrap_or_default(),
        charge: posted_charge(tx, of)?.unwrap_or_else(|| charge_view(of)),
        consent: consent_view(context, tx, of)?,
        work: of.work.iter().map(|(piece, covered)| work_view(of, piece, *covered)).collect(),
        approvers: approvers(tx, of)?,
        override_reason: engagement.override_reason.clone(),
        postings,
        card,
    })
}

fn policy(context: &Context<'_>, tx: &Reading<'_>, of: &Assessed) -> Result<String, Failure> {
    if store::terms::list(tx, of.contract.id)?.is_empty() {
        return Ok(String::new());
    }
    let day = of.zone.date(context.now);
    Ok(crate::terms::at(context, tx, &of.contract, day)?.laid_out.policy.name.clone())
}

/// What was posted, as it was then; nothing while none stands.
fn posted_charge(tx: &Reading<'_>, of: &Assessed) -> Result<Option<ChargeView>, Failure> {
    if of.row.stored.value.state != EngagementState::Billed {
        return Ok(None);
    }
    let postings = store::billing::postings::of(tx, of.row.stored.value.number)?;
    let stands = postings.into_iter().find(|posting| posting.reversed.is_none());
    stands.map(|posting| codec::read(&posting.charge)).transpose()
}

/// What was worked and is not billable, said before what is.
fn uncovered(of: &Assessed, charge: &domain::billing::Charge) -> Option<ChargeStepView> {
    let left_out = of.worked() - charge.worked;
    (left_out > Seconds::ZERO).then(|| ChargeStepView {
        name: "Not billable".to_owned(),
        from: format!("of {} worked", in_minutes(of.worked())),
        to: in_minutes(left_out),
    })
}

/// What it comes to now.
pub(super) fn charge_view(of: &Assessed) -> ChargeView {
    let none = || ChargeView {
        amount: String::new(),
        lines: Vec::new(),
        steps: Vec::new(),
        taxes: Vec::new(),
        gross: String::new(),
        not_billable: of.not_billable.clone(),
    };
    let (Some(terms), Some(charge)) = (&of.terms, &of.charge) else { return none() };
    let taxes = of.taxes.on(charge.amount);
    let sum: i64 = taxes.iter().map(|tax| tax.amount.minor).sum();
    let gross = Money { minor: charge.amount.minor + sum, currency: charge.amount.currency };
    let step = |step: domain::billing::ChargeStep| ChargeStepView {
        name: step.name.to_owned(),
        from: step.from,
        to: step.to,
    };
    let tax = |name: String, to: String| ChargeStepView { name, from: String::new(), to };
    let mut shown: Vec<ChargeStepView> =
        taxes.iter().map(|own| tax(format!("{}, {}", own.name, own.rate), own.amount.to_string())).collect();
    if !of.taxes.exempt.is_empty() {
        shown.push(tax(format!("exempt: {}", of.taxes.exempt), String::new()));
    }
    ChargeView {
        amount: charge.amount.to_string(),
        lines: charge.in_words(terms),
        steps: uncovered(of, charge).into_iter().chain(charge.steps(terms).into_iter().map(step)).collect(),
        taxes: shown,
        gross: gross.to_string(),
        not_billable: of.not_billable.clone(),
    }
}

/// A card of the board.
pub(super) fn card(context: &Context<'_>, row: &EngagementRow, zone: &Zone, timers: &[Timer]) -> Card {
    let (engagement, found) = (&row.stored.value, &row.found);
    let timer = timers.iter().find(|timer| timer.engagement == engagement.number);
    let mut blocked: Vec<String> = codec::read(&found.blocked).unwrap_or_default();
    // What runs out does so by itself.
    let open = engagement.state.takes_work();
    if let Some(at) = found.expires.filter(|at| open && *at <= context.now) {
        blocked.insert(0, format!("The permission ran out on {}", zone.date(at).format("%-d %b")));
    }
    let block_s = i64::from(found.block_minutes) * 60;
    let blocks = if block_s > 0 { found.billed_s / block_s } else { 0 };
    let cause = engagement.cause.in_words();
    Card {
        id: engagement.id.to_string(),
        version: row.stored.version,
        number: engagement_number(engagement.number),
        title: engagement.title.clone(),
        client_id: engagement.client.to_string(),
        client: row.client_name.clone(),
        contract: number_in_words(row.contract_number),
        ticket: engagement.ticket.clone(),
        state: engagement.state.key().to_owned(),
        cause: format!("{}{}", cause[..1].to_uppercase(), &cause[1..]),
        quoted: found.rate_words.clone(),
        worked_s: found.worked_s,
        worked: in_minutes(Seconds(found.worked_s)),
        billed: in_minutes(Seconds(found.billed_s)),
        blocks: if found.minimum_applies {
            "minimum".to_owned()
        } else {
            format!("{blocks} × {}", found.block_minutes)
        },
        cap: cap(found.cap_blocks, blocks),
        amount: found.amount.map(|amount| amount.to_string()).unwrap_or_default(),
        timer: timer.map(|timer| timer_view(timer, zone)),
        blocked,
        comment: engagement.comment.clone(),
        invoice: match (&row.invoice, &row.invoice_number) {
            (Some(_), Some(number)) => number.clone(),
            (Some(_), None) => "draft".to_owned(),
            (None, _) => String::new(),
        },
        invoice_id: row.invoice.map(|id| id.to_string()).unwrap_or_default(),
        on: zone.date(found.last.or(found.asked).unwrap_or(row.since)).to_string(),
    }
}

fn cap(most: Option<u32>, used: i64) -> String {
    match most {
        None => "none".to_owned(),
        Some(1) => format!("1 block, {used} used"),
        Some(most) => format!("{most} blocks, {used} used"),
    }
}

/// A timer as the window shows it.
pub(super) fn timer_view(timer: &Timer, zone: &Zone) -> TimerView {
    TimerView {
        engagement_id: timer.engagement_id.to_string(),
        engagement: engagement_number(timer.engagement),
        technician: timer.technician.clone(),
        started: Moment::new(timer.started, zone),
        note: timer.note.clone(),
    }
}

fn work_view(
    of: &Assessed,
    piece: &store::Stored<store::billing::work::WorkPiece>,
    covered: Coverage,
) -> WorkView {
    let work = &piece.value;
    WorkView {
        id: work.id.to_string(),
        version: piece.version,
        technician: work.technician.clone(),
        from: Moment::new(work.stretch.from, &of.zone),
        to: Moment::new(work.stretch.to, &of.zone),
        length: in_minutes(work.stretch.to - work.stretch.from),
        note: work.note.clone(),
        ticket: work.ticket.clone(),
        source: work.source.key().to_owned(),
        overlap_reason: work.overlap_reason.clone(),
        not_covered: in_words(covered, |at| of.moment(at)).unwrap_or_default(),
    }
}

fn consent_view(context: &Context<'_>, tx: &Reading<'_>, of: &Assessed) -> Result<ConsentView, Failure> {
    let permission = &of.permission;
    let last = permission.last();
    let moment = |at: Instant| Moment::new(at, &of.zone);
    let granted = of.log.iter().rev().find(|line| line.act == store::billing::consents::ConsentAct::Granted);
    let (timing, in_time) = timing(of);
    let expired = last
        .is_some_and(|grant| grant.withdrawn.is_none() && grant.expires.is_some_and(|at| at <= context.now));
    let block_s = of.terms.as_ref().map_or(0, |terms| i64::from(terms.block_minutes) * 60);
    let billed = of.charge.as_ref().map_or(0, |charge| charge.billed.0);
    let used = if block_s > 0 { billed / block_s } else { 0 };
    Ok(ConsentView {
        state: if expired { "expired" } else { permission.state().key() }.to_owned(),
        timing,
        in_time,
        granted: last.map(|grant| moment(grant.granted)),
        by: granted.map(|line| line.name.clone()).unwrap_or_default(),
        channel: match granted {
            Some(line) => channel(tx, of, line)?,
            None => String::new(),
        },
        quoted: of.terms.as_ref().map(|terms| terms.in_words()).unwrap_or_default(),
        cap: last.map_or_else(String::new, |grant| cap(grant.cap_blocks, used)),
        cap_blocks: permission.cap_in_question().map(|blocks| blocks.to_string()).unwrap_or_default(),
        expires: last.and_then(|grant| grant.expires).map(moment),
        withdrawn: last.and_then(|grant| grant.withdrawn).map(moment),
        log: of.log.iter().map(|line| consent_line(tx, of, line)).collect::<Result<_, Failure>>()?,
    })
}

/// Whether the permission stood before the work, in words.
fn timing(of: &Assessed) -> (String, bool) {
    let late = of.work.iter().filter_map(|(piece, _)| match of.permission.covers(piece.value.stretch) {
        Coverage::BeganBefore(by) => Some(by),
        Coverage::Whole
        | Coverage::Overridden
        | Coverage::Until(_)
        | Coverage::NoConsent
        | Coverage::Withdrawn
        | Coverage::Expired => None,
    });
    match (late.max(), of.work.is_empty(), of.permission.grants.is_empty()) {
        (_, true, _) | (_, _, true) => (String::new(), !of.permission.grants.is_empty()),
        (Some(by), ..) => (format!("{} after the work began", in_minutes(by)), false),
        (None, ..) => ("before the work".to_owned(), true),
    }
}

/// `mail from a registered address`: whether the address is one of the client's is a part of the proof.
fn channel(tx: &Reading<'_>, of: &Assessed, line: &Consent) -> Result<String, Failure> {
    let said = match line.channel {
        ConsentChannel::Email => {
            let client = store::clients::get(tx, of.row.stored.value.client)?.value;
            let address = line.address.to_lowercase();
            let domain = address.rsplit_once('@').map(|(_, domain)| domain.to_owned()).unwrap_or_default();
            let registered = client.addresses.iter().map(RegisteredAddress::in_words).any(|own| {
                let own = own.to_lowercase();
                own == address || own.trim_start_matches('@') == domain
            });
            let of_contact = client
                .contacts
                .iter()
                .any(|contact| contact.emails.iter().any(|email| email.eq_ignore_ascii_case(&address)));
            if registered || of_contact { "mail from a registered address" } else { "mail" }
        }
        ConsentChannel::Phone => "telephone",
        ConsentChannel::Portal => "portal",
        ConsentChannel::Letter => "letter",
        ConsentChannel::Meeting => "meeting",
    };
    Ok(said.to_owned())
}

fn consent_line(tx: &Reading<'_>, of: &Assessed, line: &Consent) -> Result<ConsentLine, Failure> {
    let mail = match line.outbox {
        Some(id) => store::outbox::get(tx, id)?.value.state.key().to_owned(),
        None => String::new(),
    };
    let users = store::provider::users(tx)?;
    let by = users.into_iter().find(|user| user.value.id == line.by).map(|user| user.value.name);
    Ok(ConsentLine {
        position: line.position,
        act: line.act.key().to_owned(),
        at: Moment::new(line.at, &of.zone),
        channel: line.channel.key().to_owned(),
        contact: line.name.clone(),
        words: line.words.clone(),
        file: line.file_name.clone(),
        sha256: hex(&line.sha256),
        mail,
        recorded_by: by.unwrap_or_default(),
    })
}

/// Contacts who may approve fees: the client's own, and those of the resellers above it, who ask for their clients
/// (Mexxus: "All support requests must be made by the reseller on its customers' behalf").
pub(super) fn approvers(tx: &Reading<'_>, of: &Assessed) -> Result<Vec<ApproverView>, Failure> {
    let client = of.row.stored.value.client;
    let above = store::clients::above(tx, client)?.into_iter().map(|(id, _)| id);
    let mut approvers = Vec::new();
    for id in std::iter::once(client).chain(above) {
        let contacts = store::clients::get(tx, id)?.value.contacts.into_iter();
        approvers.extend(contacts.filter(|contact| contact.roles.contains(&ContactRole::ApprovesFees)).map(
            |contact| ApproverView {
                id: contact.id.to_string(),
                name: contact.name,
                email: contact.emails.into_iter().next().unwrap_or_default(),
            },
        ));
    }
    Ok(approvers)
}

fn postings(tx: &Reading<'_>, of: &Assessed) -> Result<Vec<PostingView>, Failure> {
    let postings = store::billing::postings::of(tx, of.row.stored.value.number)?.into_iter();
    let view = |posting: store::billing::postings::Posting| PostingView {
        at: Moment::new(posting.at, &of.zone),
        amount: posting.amount.to_string(),
        invoice: posting.invoice_number.unwrap_or_else(|| "draft".to_owned()),
        reversed: posting.reversed.map(|at| Moment::new(at, &of.zone)),
        reason: posting.reason,
    };
    Ok(postings.map(view).collect())
}

/// What can be done with it now.
fn can(of: &Assessed, timers: &[Timer]) -> Vec<String> {
    let engagement = &of.row.stored.value;
    let state = engagement.state;
    let mine = timers.iter().any(|timer| timer.engagement == engagement.number);
    let uncovered = of.work.iter().any(|(_, covered)| *covered != Coverage::Whole);
    let stands = of.permission.stands();
    let open = state.takes_work();
    let steps = [
        ("ask", open && !stands),
        ("grant", open && !stands),
        ("extend", open && stands),
        ("withdraw", open && stands),
        ("decline", open && !stands),
        ("override", open && (uncovered || !engagement.override_reason.is_empty())),
        ("enter_work", open),
        ("start_timer", open && !mine),
        ("stop_timer", mine),
        ("edit", open),
        (
            "finish",
            matches!(state, EngagementState::InWork | EngagementState::AwaitingConsent)
                && !of.work.is_empty(),
        ),
        ("approve", state == EngagementState::ToReview),
        ("send_back", matches!(state, EngagementState::ToReview | EngagementState::ToBill)),
        ("post", state == EngagementState::ToBill),
        ("drop", open || state == EngagementState::ToBill),
        ("take_up", state == EngagementState::Dropped),
    ];
    steps.iter().filter(|(_, possible)| *possible).map(|(step, _)| (*step).to_owned()).collect()
}
