//! The letter that asks a client for permission.

use super::assess::Assessed;
use super::consent_wire::{ConsentLetter, ConsentLetterOf};
use super::{engagement_ref, settings, view};
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::files;
use documents::billing::letter::{self, ConsentRequest};
use domain::billing::{check_cap, engagement_number};
use domain::ids::EngagementId;
use domain::problem::{Problem, Problems};
use store::Reading;

/// What the letter begins as until the provider writes another one: subject and text.
pub(super) const fn built_in() -> (&'static str, &'static str) {
    (letter::SUBJECT, letter::BODY)
}

/// What the letter may name: `{rate}: CAD 85.00/h`.
pub(super) fn placeholders() -> Vec<String> {
    letter::PLACES.iter().map(|(name, holds)| format!("{{{name}}}: {holds}")).collect()
}

/// What is wrong with a letter that somebody wrote; empty texts mean the built-in ones.
pub(super) fn check(subject: &str, body: &str) -> Vec<Problem> {
    let or_built_in = |typed: &str, built_in: &'static str| match typed.trim() {
        "" => built_in.to_owned(),
        typed => typed.to_owned(),
    };
    let (subject, body) = (or_built_in(subject, letter::SUBJECT), or_built_in(body, letter::BODY));
    let found = letter::check(&subject, &body).err().unwrap_or_default().into_iter();
    found.map(|own| Problem::new(format!("consent_{}", own.field), own.message)).collect()
}

/// The letter that would ask for permission.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] without terms, or where no contact may approve fees.
pub fn consent_letter(context: &Context<'_>, of: ConsentLetterOf) -> Result<ConsentLetter, Failure> {
    context.read(|tx| {
        let mut assessed = Assessed::of(context, tx, engagement_ref(tx, &of.id)?)?;
        super::consent::quote(context, tx, &mut assessed, context.now)?;
        letter(tx, &assessed, &of.contact, &of.cap_blocks)
    })
}

/// The same, of an engagement that was read.
pub(super) fn letter(
    tx: &Reading<'_>,
    of: &Assessed,
    contact: &str,
    cap_blocks: &str,
) -> Result<ConsentLetter, Failure> {
    let engagement = &of.row.stored.value;
    let client = store::clients::name_of(tx, engagement.client)?;
    let Some(terms) = &of.terms else {
        let contract = domain::contracts::number_in_words(of.contract.number);
        let message =
            format!("{contract} names no rate for advanced support, so there is nothing to agree to.");
        return Err(Failure::not_now(message, "Agree on terms of the contract first."));
    };
    let approvers = view::approvers(tx, of)?;
    let wanted = contact.trim();
    let named = |own: &&super::consent_wire::ApproverView| {
        wanted.is_empty() || own.id == wanted || own.name.eq_ignore_ascii_case(wanted)
    };
    let Some(to) = approvers.iter().find(named) else {
        return Err(match approvers.is_empty() {
            true => Failure::not_now(
                format!("{client} has no contact who may approve fees."),
                "Give one of its contacts that role first.",
            ),
            false => Failure::field("contact", format!("\"{wanted}\" may not approve fees of {client}.")),
        });
    };
    let mut problems = Problems::default();
    let cap = check_cap(cap_blocks, &mut problems);
    let (subject, body) = settings::consent_letter(tx)?;
    let provider = the_provider(tx)?.value.name;
    let request = ConsentRequest {
        client: &client,
        contact: &to.name,
        number: &engagement_number(engagement.number),
        ticket: &engagement.ticket,
        what: &engagement.title,
        cause: engagement.cause,
        terms,
        cap_blocks: cap,
        provider: &provider,
    };
    let filled = letter::fill(&subject, &body, &request).map_err(|found| problems.extend(found)).ok();
    problems.into_result(()).map_err(|found| Failure::invalid("The letter cannot be written.", found))?;
    let (subject, body) = filled.expect("a problem was added without");
    Ok(ConsentLetter {
        contact: to.id.clone(),
        name: to.name.clone(),
        email: to.email.clone(),
        subject,
        body,
        can_send: store::mail::settings(tx)?.is_some() && !to.email.is_empty(),
    })
}

/// Writes the letter as an e-mail file for another mail program.
///
/// # Errors
/// [`crate::failure::Code::File`].
pub(super) fn write_file(
    context: &Context<'_>,
    tx: &Reading<'_>,
    number: i64,
    to: &(String, String),
    subject: &str,
    body: &str,
    path: &str,
) -> Result<String, Failure> {
    let (name, address) = match store::mail::settings(tx)? {
        Some(settings) => (settings.value.sender_name, settings.value.sender_address),
        None => (the_provider(tx)?.value.name, String::new()),
    };
    let host = address.rsplit_once('@').map_or("localhost", |(_, host)| host);
    let bytes = documents::mail::unsent(&documents::mail::Message {
        message_id: &format!("{}@{host}", EngagementId::new(context.now)),
        from: (&name, &address),
        reply_to: None,
        to: &[(to.0.as_str(), to.1.as_str())],
        subject,
        body,
        invitation: None,
        attachments: &[],
        at: context.now,
    });
    files::write(path, &format!("consent-{}.eml", engagement_number(number)), &bytes)
}
