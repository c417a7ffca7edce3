//! Putting a mail into the outbox, in the transaction of whoever wants it sent.

use crate::context::{Acts, Context, user_id, whose};
use crate::failure::Failure;
use domain::clients::checked_email;
use domain::ids::OutboxId;
use domain::mail::{MailSettings, as_it_travels};
use domain::problem::Problems;
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::outbox::{NewMail, Recipient};
use store::{Belongs, Reading, Writing};

pub(crate) use documents::mail::{Attachment, Invitation};

/// A mail another noun wants sent.
pub(crate) struct Mail<'a> {
    /// What it is for, in one word of that noun's: `maintenance_notice`. With `subject_id` it finds the mail again:
    /// [`store::outbox::about`].
    pub kind: &'static str,
    /// Which one of these.
    pub subject_id: String,
    /// Names (which may be empty) and addresses.
    pub to: Vec<(String, String)>,
    /// Subject line.
    pub subject: &'a str,
    /// Plain text.
    pub body: &'a str,
    /// What a calendar program offers to put in or take out (iMIP). Its organiser should be [`sender`]'s address.
    pub invitation: Option<Invitation<'a>>,
    /// Files that come along.
    pub attachments: &'a [Attachment<'a>],
}

/// What the history keeps of a mail.
#[derive(Serialize)]
struct Put<'a> {
    kind: &'a str,
    subject_id: &'a str,
    to: Vec<&'a str>,
    subject: &'a str,
    sha256: String,
}

/// Puts a mail into the outbox, in the caller's transaction: when that is rolled back there is no mail, when it is kept
/// the mail leaves by itself, is tried again while the server does not take it, and survives the end of the program.
///
/// The noun keeps the id and reads [`store::outbox::get`] (or joins `outbox` on it): `state`, `sent_at`, `last_error`,
/// `tries`. `sent_at` is the instant at which the server took the mail; before it nothing was sent.
///
/// # Errors
/// [`Code::NotNow`](crate::failure::Code::NotNow) while no mail server is set up, and for the sample provider, whose
/// clients are made up; [`Code::Invalid`](crate::failure::Code::Invalid) with the field `to` for an address that is
/// none, or when there is none at all.
pub(crate) fn enqueue(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    mail: &Mail<'_>,
) -> Result<OutboxId, Failure> {
    if whose(tx)? == Belongs::ToSample {
        return Err(Failure::not_now(
            "The sample provider sends no mail: its clients are made up.",
            "Save the mail as a file, or set up your own provider.",
        ));
    }
    let from = sender(tx)?;
    let recipients = recipients(mail)?;
    let id = OutboxId::new(context.now);
    let host = from.sender_address.rsplit_once('@').map_or("localhost", |(_, host)| host);
    let message_id = format!("{id}@{host}");
    let to: Vec<(&str, &str)> =
        recipients.iter().map(|own| (own.name.as_str(), own.address.as_str())).collect();
    let message = documents::mail::message(&documents::mail::Message {
        message_id: &message_id,
        from: (&from.sender_name, &from.sender_address),
        reply_to: Some(from.reply_to.as_str()).filter(|address| !address.is_empty()),
        to: &to,
        subject: mail.subject,
        body: mail.body,
        invitation: mail.invitation,
        attachments: mail.attachments,
        at: context.now,
    });
    let sha256: [u8; 32] = Sha256::digest(&message).into();
    let put = Put {
        kind: mail.kind,
        subject_id: &mail.subject_id,
        to: to.iter().map(|(_, address)| *address).collect(),
        subject: mail.subject,
        sha256: crate::files::hex(&sha256),
    };
    acts.entered("mail", id.to_string(), &put);
    let new = NewMail {
        id,
        kind: mail.kind,
        subject_id: mail.subject_id.clone(),
        sender: from.sender_address,
        recipients,
        subject: mail.subject.to_owned(),
        message_id,
        message,
        sha256,
        by: user_id(tx)?,
    };
    store::outbox::enqueue(tx, &new, context.now)?;
    Ok(id)
}

/// Whom mails come from, and where answers go.
///
/// # Errors
/// [`Code::NotNow`](crate::failure::Code::NotNow) while no mail server is set up.
pub(crate) fn sender(tx: &Reading<'_>) -> Result<MailSettings, Failure> {
    let settings = store::mail::settings(tx)?.ok_or_else(|| {
        Failure::not_now(
            "No mail can be sent: no mail server is set up.",
            "Say which server mail leaves through under Settings, Mail, or with `msp mail set`.",
        )
    })?;
    Ok(settings.value)
}

fn recipients(mail: &Mail<'_>) -> Result<Vec<Recipient>, Failure> {
    let mut problems = Problems::default();
    if mail.to.is_empty() {
        problems.add("to", "Say whom the mail goes to.");
    }
    let mut found: Vec<Recipient> = Vec::new();
    for (name, typed) in &mail.to {
        match checked_email(typed).map(|address| as_it_travels(&address)) {
            // Two contacts may share a mailbox; it gets the mail once.
            Ok(address) if found.iter().any(|own| own.address.eq_ignore_ascii_case(&address)) => {}
            Ok(address) => found.push(Recipient { name: name.trim().to_owned(), address }),
            Err(message) => problems.add("to", message),
        }
    }
    problems
        .into_result(found)
        .map_err(|found| Failure::invalid("The mail was not put into the outbox.", found))
}
