//! The mail server: its settings, its password, and whether it works.

use super::wire::{MailPassword, MailSettingsSave, MailSettingsView, MailTestOf, Tested};
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::passwords::PasswordPlace;
use crate::wire::Nothing;
use delivery::Refused;
use delivery::keychain::NoKeychain;
use delivery::smtp::{self, Letter};
use domain::clients::checked_email;
use domain::ids::OutboxId;
use domain::mail::{MailSettings, MailTyped, as_it_travels};
use domain::problem::Problem;
use serde::Serialize;
use store::Reading;

/// The password for scheduled jobs, where there is no keychain.
const VARIABLE: &str = "MSP_DESK_SMTP_PASSWORD";

/// The server mail leaves through.
pub fn settings(context: &Context<'_>, _: Nothing) -> Result<MailSettingsView, Failure> {
    context.read(|tx| view(context, tx))
}

/// Keeps the server mail leaves through.
///
/// # Errors
/// [`Code::Invalid`](crate::failure::Code::Invalid) with every problem, `Conflict`.
pub fn save_settings(context: &Context<'_>, save: MailSettingsSave) -> Result<MailSettingsView, Failure> {
    let typed = MailTyped {
        host: save.host.clone(),
        port: save.port,
        security: save.security.clone(),
        in_the_clear: save.in_the_clear,
        user_name: save.user_name.clone(),
        sender_name: save.sender_name.clone(),
        sender_address: save.sender_address.clone(),
        reply_to: save.reply_to.clone(),
        authorities: save.authorities.clone(),
    };
    let settings = typed.check().map_err(|found| Failure::invalid("The mail server was not kept.", found))?;
    context.change(|tx, acts| {
        the_provider(tx)?;
        let before = store::mail::settings(tx)?.map(|stored| said(&stored.value));
        store::mail::keep(tx, &settings, save.expected_version, context.now)?;
        acts.changed("mail", "settings", &before, &said(&settings));
        view(context, tx)
    })
}

/// What the history keeps of the settings.
#[derive(Serialize)]
struct Said {
    server: String,
    security: &'static str,
    user_name: String,
    sender: String,
}

fn said(settings: &MailSettings) -> Said {
    Said {
        server: format!("{}:{}", settings.host, settings.port),
        security: settings.security.key(),
        user_name: settings.user_name.clone(),
        sender: format!("{} <{}>", settings.sender_name, settings.sender_address),
    }
}

/// Keeps the password of the mail server, or forgets it. The history says that it was, not what it is.
///
/// # Errors
/// [`Code::NotNow`](crate::failure::Code::NotNow) while there is no server or nobody to log in as, and when there is no
/// keychain.
pub fn set_password(context: &Context<'_>, of: MailPassword) -> Result<MailSettingsView, Failure> {
    let settings = context.read(super::sender)?;
    if settings.user_name.is_empty() {
        return Err(Failure::not_now(
            "A password without a user name is of no use.",
            "Enter whom to log in as first.",
        ));
    }
    context.desk.passwords.keep(&account(&settings), &of.password, of.keep)?;
    let what = if of.password.is_empty() { "forgotten" } else { "set" };
    // Without its key: not even a hash of the arguments is kept.
    let context = Context { key: None, args_text: String::new(), ..context.clone() };
    context.change(|tx, acts| {
        acts.entered("mail", "password", &what);
        view(&context, tx)
    })
}

/// Connects, logs in and sends a test mail, now.
///
/// # Errors
/// [`Code::Invalid`](crate::failure::Code::Invalid) for an address that is none,
/// [`Code::NotNow`](crate::failure::Code::NotNow) while there is no server. What the server refuses is the answer.
pub fn test(context: &Context<'_>, of: MailTestOf) -> Result<Tested, Failure> {
    let settings = context.read(super::sender)?;
    let to = if of.to.trim().is_empty() { settings.sender_address.clone() } else { of.to };
    let to = checked_email(&to)
        .map_err(|message| Failure::invalid("Nothing was sent.", vec![Problem::new("to", message)]))?;
    let to = as_it_travels(&to);
    let host = settings.sender_address.rsplit_once('@').map_or("localhost", |(_, host)| host);
    let message = documents::mail::message(&documents::mail::Message {
        message_id: &format!("{}@{host}", OutboxId::new(context.now)),
        from: (&settings.sender_name, &settings.sender_address),
        reply_to: Some(settings.reply_to.as_str()).filter(|address| !address.is_empty()),
        to: &[("", &to)],
        subject: "MSP Desk: a test",
        body: "This mail was sent by the test button of MSP Desk. Mail leaves as it should.\n",
        invitation: None,
        attachments: &[],
        at: context.now,
    });
    let receivers = [to];
    let letter = Letter { from: &settings.sender_address, to: &receivers, message: &message };
    let sent = password(context, &settings)
        .and_then(|password| delivery::wait(smtp::send(&settings, password.as_deref(), letter)));
    Ok(match sent {
        Ok(answer) => Tested {
            works: true,
            words: format!("A test mail was sent to {}. The server said: {answer}.", receivers[0]),
            advice: String::new(),
            refusal: String::new(),
        },
        Err(refused) => tested(refused),
    })
}

/// A refusal as the answer of a test.
pub(crate) fn tested(refused: Refused) -> Tested {
    let refusal = refused.kind.key().to_owned();
    Tested { works: false, words: refused.words, advice: refused.advice, refusal }
}

/// The password to log in with; `None` where the server asks for no login or there is none.
pub(super) fn password(context: &Context<'_>, settings: &MailSettings) -> Result<Option<String>, Refused> {
    if settings.user_name.is_empty() {
        return Ok(None);
    }
    let found = context.desk.passwords.of(&account(settings), Some(VARIABLE));
    found.map(|found| found.map(|(password, _)| password)).map_err(|NoKeychain(why)| Refused {
        kind: domain::mail::Refusal::Login,
        words: format!("There is no password for {}: {why}.", settings.user_name),
        advice: format!(
            "Enter it for this session under Settings, Mail, or set {VARIABLE} for a scheduled job."
        ),
    })
}

/// A password belongs to a user on a server: another server never gets it.
fn account(settings: &MailSettings) -> String {
    format!("smtp {}@{}", settings.user_name, settings.host)
}

fn view(context: &Context<'_>, tx: &Reading<'_>) -> Result<MailSettingsView, Failure> {
    let Some(stored) = store::mail::settings(tx)? else { return nothing_yet(tx) };
    let settings = stored.value;
    let found = match settings.user_name.as_str() {
        "" => Ok(None),
        _ => context.desk.passwords.of(&account(&settings), Some(VARIABLE)),
    };
    let (password, no_keychain) = match found {
        Ok(found) => (found.map_or(PasswordPlace::Nowhere, |(_, place)| place), String::new()),
        Err(NoKeychain(why)) => (PasswordPlace::Nowhere, why),
    };
    Ok(MailSettingsView {
        host: settings.host,
        port: i64::from(settings.port),
        security: settings.security.key().to_owned(),
        in_the_clear: settings.in_the_clear,
        user_name: settings.user_name,
        sender_name: settings.sender_name,
        sender_address: settings.sender_address,
        reply_to: settings.reply_to,
        authorities: settings.authorities,
        password,
        no_keychain,
        version: stored.version,
    })
}

fn nothing_yet(tx: &Reading<'_>) -> Result<MailSettingsView, Failure> {
    Ok(MailSettingsView {
        host: String::new(),
        port: 587,
        security: "starttls".to_owned(),
        in_the_clear: false,
        user_name: String::new(),
        sender_name: store::provider::get(tx)?.map(|stored| stored.value.name).unwrap_or_default(),
        sender_address: String::new(),
        reply_to: String::new(),
        authorities: String::new(),
        password: PasswordPlace::Nowhere,
        no_keychain: String::new(),
        version: 0,
    })
}
