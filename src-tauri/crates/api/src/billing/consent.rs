//! Permission: asked for, recorded with what proves it, refused, taken back, overridden.

use super::assess::{Assessed, refresh};
use super::consent_wire::{ConsentAsk, ConsentEnd, ConsentFileSave, ConsentOverride, ConsentRecord};
use super::found::Permission;
use super::wire::EngagementView;
use super::{codec, engagement_ref, letter, view};
use crate::context::{Acts, Context, user_id};
use crate::failure::{Code, Failure};
use crate::files::{self, hex};
use crate::mail::{self, Mail};
use crate::reports::Saved;
use crate::tickets::moment_in;
use domain::billing::{
    BillingTerms, ConsentChannel, EngagementState, GrantDraft, Step, Taxes, check_cap, check_grant,
    engagement_number,
};
use domain::ids::ContactId;
use domain::problem::Problems;
use domain::time::Instant;
use sha2::{Digest, Sha256};
use std::path::Path;
use store::billing::consents::{self, Consent, ConsentAct};
use store::billing::engagements::{self, Engagement, Stand};
use store::{Reading, Writing};

/// What the outbox calls our mails.
const KIND: &str = "consent";
/// Evidence is a mail or a scan: what is larger belongs into the contract's documents.
const MOST_BYTES: u64 = 20 * 1024 * 1024;

/// Asks the client: by mail through the outbox, or as a file for another mail program. The terms of the day are quoted.
///
/// # Errors
/// [`Code::Invalid`] with every problem; [`Code::NotNow`] without a mail server, without terms, or where permission
/// stands already; [`Code::File`].
pub fn ask_consent(context: &Context<'_>, of: ConsentAsk) -> Result<EngagementView, Failure> {
    context.change(|tx, acts| {
        let mut assessed = open(context, tx, &of.id)?;
        if assessed.permission.stands() {
            return Err(Failure::not_now(
                "The client agreed already.",
                "Record it again to raise the cap or the end.",
            ));
        }
        let number = assessed.row.stored.value.number;
        quote(context, tx, &mut assessed, context.now)?;
        let mut problems = Problems::default();
        let cap = check_cap(&of.cap_blocks, &mut problems);
        let letter = letter::letter(tx, &assessed, &of.contact, &of.cap_blocks)?;
        if letter.email.is_empty() && of.how == "mail" {
            problems.add("contact", format!("{} has no e-mail address.", letter.name));
        }
        problems.into_result(()).map_err(|found| Failure::invalid("Nobody was asked.", found))?;
        let subject = if of.subject.trim().is_empty() { letter.subject } else { of.subject.clone() };
        let body = if of.body.trim().is_empty() { letter.body } else { of.body.clone() };
        let to = (letter.name.clone(), letter.email.clone());
        let outbox = match of.how.as_str() {
            "mail" => Some(mail::enqueue(
                context,
                tx,
                acts,
                &Mail {
                    kind: KIND,
                    subject_id: assessed.row.stored.value.id.to_string(),
                    to: vec![to],
                    subject: &subject,
                    body: &body,
                    invitation: None,
                    attachments: &[],
                },
            )?),
            "file" => {
                letter::write_file(context, tx, number, &to, &subject, &body, &of.path)?;
                None
            }
            other => return Err(Failure::field("how", format!("\"{other}\" is neither mail nor file."))),
        };
        let words = format!("{subject}\n\n{body}");
        let line = Consent {
            position: 0,
            act: ConsentAct::Asked,
            at: context.now,
            channel: ConsentChannel::Email,
            contact: letter.contact.parse().ok(),
            name: letter.name,
            address: letter.email,
            sha256: Sha256::digest(words.as_bytes()).into(),
            words,
            quoted: quoted_words(&assessed),
            cap_blocks: cap,
            expires: None,
            file_name: String::new(),
            media_type: String::new(),
            outbox,
            by: user_id(tx)?,
            recorded: context.now,
        };
        engagements::update(tx, &assessed.row.stored.value, of.expected_version, context.now)?;
        keep(tx, acts, number, &line, None)?;
        view::view(context, tx, &refresh(context, tx, number)?)
    })
}

/// An engagement that still takes work, with terms to quote.
fn open(context: &Context<'_>, tx: &Writing<'_>, id: &str) -> Result<Assessed, Failure> {
    let assessed = Assessed::of(context, tx, engagement_ref(tx, id)?)?;
    let engagement = &assessed.row.stored.value;
    let said = engagement_number(engagement.number);
    if !engagement.state.takes_work() {
        let message = format!("{said} is {}.", engagement.state.in_words());
        return Err(Failure::not_now(message, "Send it back first, or reverse what was posted."));
    }
    if assessed.terms.is_none() {
        let contract = domain::contracts::number_in_words(assessed.contract.number);
        return Err(Failure::not_now(
            format!("{contract} names no rate for advanced support, so there is nothing to agree to."),
            "Agree on terms of the contract first.",
        ));
    }
    Ok(assessed)
}

/// Puts the terms to an engagement that are quoted for a permission given or asked for at a moment: those in the letter
/// that is to be answered, or of the permission that stands; else those agreed for that day.
///
/// # Errors
/// [`Code::NotNow`] where other terms were quoted for what was worked already: they hold for it, and an engagement has
/// one rate.
pub(super) fn quote(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: &mut Assessed,
    at: Instant,
) -> Result<(), Failure> {
    let kept = of.row.stored.value.quoted.as_deref().map(codec::terms_of).transpose()?;
    let is_bound = of.permission.stands() || of.permission.is_asked();
    let fresh = super::agreed::agreed_on(context, tx, &of.contract, of.zone.date(at))?;
    let quoted = match (kept, fresh.map(|agreed| agreed.terms)) {
        (Some(kept), _) if is_bound => Some(kept),
        (Some(kept), Some(fresh)) if !of.billable().is_empty() && !charge_alike(&kept, &fresh) => {
            return Err(other_terms(of, &kept, &fresh));
        }
        (kept, fresh) => fresh.or(kept),
    };
    of.row.stored.value.quoted = quoted.as_ref().map(codec::terms_text);
    of.terms = quoted.or_else(|| of.terms.take());
    Ok(())
}

/// Whether two terms charge the same; taxes are those of the day the work ended, and not quoted.
fn charge_alike(one: &BillingTerms, other: &BillingTerms) -> bool {
    let plain = |of: &BillingTerms| BillingTerms { taxes: Taxes::default(), ..of.clone() };
    plain(one) == plain(other)
}

fn other_terms(of: &Assessed, kept: &BillingTerms, fresh: &BillingTerms) -> Failure {
    let said = engagement_number(of.row.stored.value.number);
    Failure::not_now(
        format!(
            "What was worked on {said} was agreed at {}; now {} are agreed.",
            kept.in_words(),
            fresh.in_words()
        ),
        format!("Finish {said}, and begin a new engagement for what is agreed to now."),
    )
}

fn quoted_words(of: &Assessed) -> String {
    of.terms.as_ref().map(|terms| terms.in_words()).unwrap_or_default()
}

fn keep(
    tx: &Writing<'_>,
    acts: &mut Acts,
    number: i64,
    line: &Consent,
    bytes: Option<&[u8]>,
) -> Result<(), Failure> {
    consents::append(tx, number, line, bytes)?;
    let what = serde_json::json!({
        "consent": line.act.key(), "at": line.at.to_string(), "channel": line.channel.key(), "contact": line.name,
        "cap_blocks": line.cap_blocks, "quoted": line.quoted, "file": line.file_name, "sha256": hex(&line.sha256),
    });
    acts.entered("engagement", engagement_number(number), &what);
    Ok(())
}

/// Records that permission was given, with what proves it; where it stands already, that more was agreed to.
///
/// # Errors
/// [`Code::Invalid`] with every problem: somebody who may not approve fees, a moment to come, nothing that proves it;
/// [`Code::NotNow`] without terms; [`Code::File`].
pub fn record_consent(context: &Context<'_>, of: ConsentRecord) -> Result<EngagementView, Failure> {
    let file = file(&of.file)?;
    context.change(|tx, acts| {
        let mut assessed = open(context, tx, &of.id)?;
        let number = assessed.row.stored.value.number;
        let (mut line, bytes) = granted(context, tx, &assessed, &of, file.as_ref())?;
        quote(context, tx, &mut assessed, line.at)?;
        line.quoted = quoted_words(&assessed);
        engagements::update(tx, &assessed.row.stored.value, of.expected_version, context.now)?;
        keep(tx, acts, number, &line, bytes)?;
        let stands = Permission::of(&consents::list(tx, number)?).stands();
        if stands && assessed.row.stored.value.state == EngagementState::AwaitingConsent {
            step(context, tx, number, Step::Grant)?;
        }
        view::view(context, tx, &refresh(context, tx, number)?)
    })
}

type File = (String, Vec<u8>);

fn granted<'f>(
    context: &Context<'_>,
    tx: &Writing<'_>,
    of: &Assessed,
    typed: &ConsentRecord,
    file: Option<&'f File>,
) -> Result<(Consent, Option<&'f [u8]>), Failure> {
    let mut problems = Problems::default();
    let moment = |field: &str, text: &str, problems: &mut Problems| {
        if text.trim().is_empty() {
            return None;
        }
        let read = moment_in(field, text, &of.zone, context.now);
        read.map_err(|failure| problems.add(field, failure.message)).ok()
    };
    let granted_at = moment("granted_at", &typed.granted_at, &mut problems);
    let (cap_blocks, expires_at) = as_it_stands(of, typed, granted_at);
    let expires = match expires_at {
        Until::Said(text) => moment("expires_at", text, &mut problems),
        Until::Kept(at) => at,
    };
    let contact = contact(tx, of, &typed.contact)?;
    let draft = GrantDraft {
        granted: granted_at,
        channel: typed.channel.clone(),
        by: contact.as_ref().map(|contact| (contact.name.clone(), contact.may_approve)),
        evidence: typed.evidence.clone(),
        has_file: file.is_some(),
        cap_blocks,
        expires,
    };
    let unread: Vec<String> =
        problems.clone().into_result(()).err().unwrap_or_default().into_iter().map(|one| one.field).collect();
    let checked = check_grant(&draft, context.now);
    if let Err(found) = &checked {
        problems.extend(found.iter().filter(|one| !unread.contains(&one.field)).cloned().collect());
    }
    problems.into_result(()).map_err(|found| Failure::invalid("The permission was not recorded.", found))?;
    let (grant, channel) = checked.expect("its problems were added");
    let contact = contact.expect("a problem was added without");
    let bytes = file.map(|(_, bytes)| bytes.as_slice());
    let words = typed.evidence.trim().to_owned();
    let line = Consent {
        position: 0,
        act: if of.permission.stands() { ConsentAct::Extended } else { ConsentAct::Granted },
        at: grant.granted,
        channel,
        contact: Some(contact.id),
        name: contact.name,
        address: contact.email,
        quoted: String::new(),
        cap_blocks: grant.cap_blocks,
        expires: grant.expires,
        file_name: file.map(|(name, _)| name.clone()).unwrap_or_default(),
        media_type: String::new(),
        sha256: Sha256::digest(bytes.unwrap_or(words.as_bytes())).into(),
        words,
        outbox: None,
        by: user_id(tx)?,
        recorded: context.now,
    };
    Ok((line, bytes))
}

/// Until when a permission is good: as it was typed, or as it stands.
enum Until<'t> {
    Said(&'t str),
    Kept(Option<Instant>),
}

/// What is left empty stays as it stands, or as the letter had it that is answered; `none` lifts it.
fn as_it_stands<'t>(of: &Assessed, typed: &'t ConsentRecord, at: Option<Instant>) -> (String, Until<'t>) {
    let is_none = |text: &str| text.trim().eq_ignore_ascii_case("none");
    let last = of.permission.last().filter(|_| of.permission.stands());
    let held = of.permission.cap_in_question().filter(|_| last.is_some() || of.permission.is_asked());
    let cap = match typed.cap_blocks.trim() {
        "" => held.map(|blocks| blocks.to_string()).unwrap_or_default(),
        text if is_none(text) => String::new(),
        text => text.to_owned(),
    };
    let until = match typed.expires_at.trim() {
        "" => Until::Kept(last.and_then(|last| last.expires).filter(|end| at.is_none_or(|at| at < *end))),
        text if is_none(text) => Until::Kept(None),
        text => Until::Said(text),
    };
    (cap, until)
}

/// A contact who spoke for the client.
struct Spoke {
    id: ContactId,
    name: String,
    email: String,
    may_approve: bool,
}

/// A contact of the client or of a reseller above it, by id, name or address.
fn contact(tx: &Writing<'_>, of: &Assessed, typed: &str) -> Result<Option<Spoke>, Failure> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let client = of.row.stored.value.client;
    let above = store::clients::above(tx, client)?.into_iter().map(|(id, _)| id);
    let may: Vec<String> = view::approvers(tx, of)?.into_iter().map(|approver| approver.id).collect();
    for id in std::iter::once(client).chain(above) {
        for contact in store::clients::get(tx, id)?.value.contacts {
            let named = contact.id.to_string() == typed
                || contact.name.eq_ignore_ascii_case(typed)
                || contact.emails.iter().any(|email| email.eq_ignore_ascii_case(typed));
            if named {
                return Ok(Some(Spoke {
                    may_approve: may.contains(&contact.id.to_string()),
                    id: contact.id,
                    name: contact.name,
                    email: contact.emails.into_iter().next().unwrap_or_default(),
                }));
            }
        }
    }
    Err(Failure::field("contact", format!("The client has no contact \"{typed}\".")))
}

/// The file that proves a permission, with its name.
fn file(path: &str) -> Result<Option<File>, Failure> {
    let path = Path::new(path.trim());
    if path.as_os_str().is_empty() {
        return Ok(None);
    }
    let shown = path.display();
    let refused = |error: std::io::Error| {
        Failure::new(
            Code::File,
            format!("{shown} could not be read: {error}."),
            "Choose a file that you may read.",
        )
    };
    let found = std::fs::metadata(path).map_err(refused)?;
    if !found.is_file() || found.len() == 0 {
        return Err(Failure::field("file", format!("{shown} is no file with anything in it.")));
    }
    if found.len() > MOST_BYTES {
        return Err(Failure::field("file", format!("{shown} is larger than 20 MB.")));
    }
    let bytes = std::fs::read(path).map_err(refused)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Some((name, bytes)))
}

/// Moves an engagement whose row was just written.
fn step(context: &Context<'_>, tx: &Writing<'_>, number: i64, step: Step) -> Result<(), Failure> {
    let row = engagements::get(tx, number)?;
    if let Some(state) = row.stored.value.state.after(step) {
        let stand = Stand { state, invoice: None, comment: "" };
        engagements::stand(tx, number, &stand, row.stored.version, context.now)?;
    }
    Ok(())
}

/// Records that the client said no.
///
/// # Errors
/// As [`withdraw_consent`].
pub fn decline_consent(context: &Context<'_>, of: ConsentEnd) -> Result<EngagementView, Failure> {
    end(context, &of, ConsentAct::Declined)
}

/// Records that the client took its permission back: what is worked from then on is not covered.
///
/// # Errors
/// [`Code::Invalid`] with every problem; [`Code::NotNow`] where there is nothing to take back; [`Code::Conflict`].
pub fn withdraw_consent(context: &Context<'_>, of: ConsentEnd) -> Result<EngagementView, Failure> {
    end(context, &of, ConsentAct::Withdrawn)
}

fn end(context: &Context<'_>, of: &ConsentEnd, act: ConsentAct) -> Result<EngagementView, Failure> {
    context.change(|tx, acts| {
        let assessed = open(context, tx, &of.id)?;
        let engagement = &assessed.row.stored.value;
        match (act, assessed.permission.stands()) {
            (ConsentAct::Withdrawn, false) => {
                return Err(Failure::not_now(
                    "There is no permission to take back.",
                    "Look at its evidence.",
                ));
            }
            (ConsentAct::Declined, true) => {
                return Err(Failure::not_now("The client agreed already.", "Record that it was taken back."));
            }
            _ => {}
        }
        let line = ending(context, tx, &assessed, of, act)?;
        engagements::update(tx, engagement, of.expected_version, context.now)?;
        keep(tx, acts, engagement.number, &line, None)?;
        view::view(context, tx, &refresh(context, tx, engagement.number)?)
    })
}

fn ending(
    context: &Context<'_>,
    tx: &Writing<'_>,
    of: &Assessed,
    typed: &ConsentEnd,
    act: ConsentAct,
) -> Result<Consent, Failure> {
    let mut problems = Problems::default();
    let at = moment_in("at", &typed.at, &of.zone, context.now)
        .map_err(|failure| problems.add("at", failure.message))
        .unwrap_or(context.now);
    if at > context.now {
        problems.add("at", "It is recorded after it was said.");
    }
    if let Some(granted) = of.permission.last().map(|grant| grant.granted).filter(|granted| at < *granted)
        && act == ConsentAct::Withdrawn
    {
        problems.add("at", format!("The permission was given later, on {}.", of.moment(granted)));
    }
    let channel = ConsentChannel::parse(typed.channel.trim());
    if channel.is_none() {
        problems.add("channel", format!("\"{}\" is no channel.", typed.channel));
    }
    if typed.evidence.trim().is_empty() {
        problems.add("evidence", "Write down what was said: it is kept as the proof.");
    }
    problems.into_result(()).map_err(|found| Failure::invalid("Nothing was recorded.", found))?;
    let spoke = contact(tx, of, &typed.contact)?;
    let words = typed.evidence.trim().to_owned();
    Ok(Consent {
        position: 0,
        act,
        at,
        channel: channel.expect("a problem was added without"),
        contact: spoke.as_ref().map(|spoke| spoke.id),
        name: spoke.as_ref().map(|spoke| spoke.name.clone()).unwrap_or_default(),
        address: spoke.map(|spoke| spoke.email).unwrap_or_default(),
        sha256: Sha256::digest(words.as_bytes()).into(),
        words,
        quoted: String::new(),
        cap_blocks: None,
        expires: None,
        file_name: String::new(),
        media_type: String::new(),
        outbox: None,
        by: user_id(tx)?,
        recorded: context.now,
    })
}

/// Decides to bill work without permission, for a reason that is printed; or takes that decision back.
///
/// # Errors
/// [`Code::NotNow`] where the engagement takes no work any more; [`Code::Conflict`].
pub fn override_consent(context: &Context<'_>, of: ConsentOverride) -> Result<EngagementView, Failure> {
    context.change(|tx, acts| {
        let assessed = open(context, tx, &of.id)?;
        let was = assessed.row.stored.value;
        let before = was.override_reason.clone();
        let engagement = Engagement { override_reason: of.reason.trim().to_owned(), ..was };
        engagements::update(tx, &engagement, of.expected_version, context.now)?;
        if engagement.state == EngagementState::AwaitingConsent && !engagement.override_reason.is_empty() {
            step(context, tx, engagement.number, Step::Grant)?;
        }
        let what = serde_json::json!({ "billed without permission": engagement.override_reason });
        acts.changed("engagement", engagement_number(engagement.number), &before, &what);
        view::view(context, tx, &refresh(context, tx, engagement.number)?)
    })
}

/// Writes the file that proves a permission.
///
/// # Errors
/// [`Code::NotFound`] where a line has none; [`Code::File`].
pub fn save_consent_file(context: &Context<'_>, of: ConsentFileSave) -> Result<Saved, Failure> {
    let (name, bytes) = context.read(|tx| {
        let number = engagement_ref(tx, &of.id)?;
        Ok::<_, Failure>(consents::file(tx, number, of.position)?)
    })?;
    Ok(Saved { path: files::write(&of.path, &name, &bytes)? })
}
