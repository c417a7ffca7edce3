//! Delivering what is due: claimed in one transaction, sent outside of any, recorded in another.

use super::outbox::{row, zone};
use super::settings::password;
use super::wire::{Delivered, OutboxRow};
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::Nothing;
use delivery::Refused;
use delivery::smtp::{self, Letter};
use domain::mail::{MailSettings, Refusal, next_try};
use domain::time::Instant;
use std::time::Duration;
use store::outbox::{self, Claimed, Ended};

/// How long nobody else takes a mail that is being sent: longer than any server may take for it.
const LEASE: i64 = smtp::LONGEST.as_secs().cast_signed() + 120;

/// How long the others wait when the server refused the login or was not trusted: it would refuse them all, and many
/// wrong logins may lock the account.
const AFTER_A_WRONG_LOGIN: i64 = 30 * 60;

/// What is said of a try whose program ended before the server answered.
const BROKEN_OFF: &str = "MSP Desk ended in the middle of sending it. Whether the server took it is not known; the next try carries the same Message-ID.";

/// Tries the mail that has been due longest, if one is due. Whoever calls it calls it again while something is left.
///
/// # Errors
/// Those of the database. What the server refuses is kept with the mail.
pub fn deliver(context: &Context<'_>, _: Nothing) -> Result<Delivered, Failure> {
    // Looking costs nobody anything; the lock of the writer is taken only where there is something to do.
    let (is_lost, due, settings) = context.read(|tx| {
        let settings = store::mail::settings(tx)?.map(|stored| stored.value);
        Ok((outbox::is_lost(tx, context.now)?, outbox::next_due(tx, context.now)?, settings))
    })?;
    if is_lost {
        context.change(|tx, acts| {
            for id in outbox::take_over_lost(tx, context.now, BROKEN_OFF)? {
                acts.changed("mail", id.to_string(), &"sending", &"waiting");
            }
            Ok(())
        })?;
        return deliver(context, Nothing {});
    }
    let Some(id) = due else { return finished(context, None, String::new()) };
    let Some(settings) = settings else {
        let held = "Mails are due, but no mail server is set up: say which under Settings, Mail.";
        return finished(context, None, held.to_owned());
    };
    let until = Instant::from_unix(context.now.unix() + LEASE);
    let claimed = context.change_quietly(|tx| Ok(outbox::claim(tx, id, context.now, until)?))?;
    let Some(claimed) = claimed else { return finished(context, None, String::new()) };
    // Before the wait: some keychains wait by themselves, and not within another wait.
    let (sent, took) = match password(context, &settings) {
        Ok(password) => delivery::wait_timed(send(&settings, password.as_deref(), &claimed)),
        Err(refused) => (Err(refused), Duration::ZERO),
    };
    let at = Instant::from_unix(context.now.unix() + took.as_secs().cast_signed());
    let tried = record(context, &claimed, ended(&claimed, sent, at), at)?;
    finished(context, Some(tried), String::new())
}

async fn send(settings: &MailSettings, password: Option<&str>, claimed: &Claimed) -> Result<String, Refused> {
    let to: Vec<String> = claimed.mail.recipients.iter().map(|recipient| recipient.address.clone()).collect();
    let letter = Letter { from: &claimed.mail.sender, to: &to, message: &claimed.message };
    smtp::send(settings, password, letter).await
}

fn ended(claimed: &Claimed, sent: Result<String, Refused>, at: Instant) -> Ended {
    let refused = match sent {
        Ok(answer) => return Ended::Sent { answer },
        Err(refused) => refused,
    };
    // The last byte of an id is random: mails that were refused together do not come back together.
    let spread =
        claimed.mail.id.0.as_bytes()[15].wrapping_add(u8::try_from(claimed.mail.tries % 251).unwrap_or(0));
    let Refused { kind, words, advice } = refused;
    match kind {
        Refusal::Temporary => match next_try(claimed.mail.tries, claimed.tried_since, at, spread) {
            Some(next) => Ended::Refused { refusal: kind, words, advice, next_try: Some(next) },
            None => {
                let words = format!("{words} It was tried for five days.");
                let advice = "Check the server, then try again by hand.".to_owned();
                Ended::Refused { refusal: kind, words, advice, next_try: None }
            }
        },
        Refusal::Permanent | Refusal::Certificate | Refusal::Login => {
            Ended::Refused { refusal: kind, words, advice, next_try: None }
        }
    }
}

fn record(context: &Context<'_>, claimed: &Claimed, ended: Ended, at: Instant) -> Result<OutboxRow, Failure> {
    context.change(|tx, acts| {
        outbox::record(tx, claimed, &ended, at)?;
        if let Ended::Refused { refusal: Refusal::Login | Refusal::Certificate, .. } = ended {
            outbox::put_off_waiting(tx, Instant::from_unix(at.unix() + AFTER_A_WRONG_LOGIN))?;
        }
        let after = row(outbox::get(tx, claimed.mail.id)?, &zone(context, tx)?);
        acts.changed("mail", after.id.clone(), &"sending", &after);
        Ok(after)
    })
}

fn finished(context: &Context<'_>, tried: Option<OutboxRow>, held: String) -> Result<Delivered, Failure> {
    let due = context.read(|tx| Ok(outbox::counts(tx, context.now)?.due))?;
    Ok(Delivered { tried, held, due })
}
