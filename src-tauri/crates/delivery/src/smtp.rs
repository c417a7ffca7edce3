//! Mails, by SMTP (RFC 5321): one connection a mail, so that each try stands for itself.

use crate::refused::{Refused, not_trusted, tls_trouble};
use domain::mail::{MailSettings, Refusal, Security};
use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use std::time::Duration;

/// How long a server may take to accept a connection.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a connection with login may take.
const TO_GREET: Duration = Duration::from_secs(60);

/// How long a whole mail may take, from the first byte to the server's last word.
pub const LONGEST: Duration = Duration::from_secs(180);

/// A mail as it is handed to a server.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// The address it comes from.
    pub from: &'a str,
    /// The addresses it goes to.
    pub to: &'a [String],
    /// The message (RFC 5322), byte for byte.
    pub message: &'a [u8],
}

/// Hands a mail to the server and gives what the server said when it took it.
///
/// # Errors
/// [`Refused`]. A mail whose line broke off after its last byte may have been taken all the same: it is sent again with
/// the same Message-ID.
pub async fn send(
    settings: &MailSettings,
    password: Option<&str>,
    letter: Letter<'_>,
) -> Result<String, Refused> {
    let server = address_of(settings);
    let what = "The mail was not sent";
    let envelope = envelope(letter, &server)?;
    let talk = async {
        let mut line = open(settings, password, what, &server).await?;
        // The end of the last line is written with the dot that ends the mail.
        let message = letter.message.strip_suffix(b"\r\n").unwrap_or(letter.message);
        let answer = line.send(&envelope, message).await;
        // The mail is taken, or refused, whatever the server answers to a goodbye.
        let _goodbye = line.quit().await;
        let answer = answer.map_err(|error| told(&error, what, &server, Stage::Mail))?;
        Ok(format!("{} {}", answer.code(), answer.message().collect::<Vec<_>>().join(" ")))
    };
    tokio::time::timeout(LONGEST, talk).await.unwrap_or_else(|_| Err(too_slow(what, &server, LONGEST)))
}

/// Connects, encrypts and logs in, and says goodbye.
///
/// # Errors
/// [`Refused`].
pub async fn greet(settings: &MailSettings, password: Option<&str>) -> Result<(), Refused> {
    let server = address_of(settings);
    let what = "No connection was made";
    let talk = async {
        let mut line = open(settings, password, what, &server).await?;
        let _goodbye = line.quit().await;
        Ok(())
    };
    tokio::time::timeout(TO_GREET, talk).await.unwrap_or_else(|_| Err(too_slow(what, &server, TO_GREET)))
}

/// `mail.kereru.example:587`.
fn address_of(settings: &MailSettings) -> String {
    format!("{}:{}", settings.host, settings.port)
}

fn envelope(letter: Letter<'_>, server: &str) -> Result<Envelope, Refused> {
    let parse = |address: &str| {
        address.parse::<Address>().map_err(|error| {
            let words =
                format!("The mail was not sent: \"{address}\" cannot be written to {server} ({error}).");
            Refused::new(Refusal::Permanent, words, "Correct the address and send a new mail.")
        })
    };
    let to = letter.to.iter().map(|address| parse(address)).collect::<Result<_, _>>()?;
    Envelope::new(Some(parse(letter.from)?), to).map_err(|error| {
        let words = format!("The mail was not sent: {error}.");
        Refused::new(Refusal::Permanent, words, "Say whom the mail goes to.")
    })
}

async fn open(
    settings: &MailSettings,
    password: Option<&str>,
    what: &str,
    server: &str,
) -> Result<AsyncSmtpConnection, Refused> {
    crate::tls::ready();
    let me = ClientId::default();
    let from_the_first_byte = match settings.security {
        Security::Tls => Some(encryption(settings, what)?),
        Security::StartTls | Security::None => None,
    };
    let host = settings.host.trim_start_matches('[').trim_end_matches(']');
    let place = (host, settings.port);
    let connected =
        AsyncSmtpConnection::connect_tokio1(place, Some(PATIENCE), &me, from_the_first_byte, None).await;
    let mut line = connected.map_err(|error| told(&error, what, server, Stage::Connect))?;
    if settings.security == Security::StartTls {
        if !line.can_starttls() {
            let words = format!("{what}: {server} offers no encryption (STARTTLS).");
            let advice = "Check port and security: usual are 465 with tls and 587 with starttls.";
            return Err(Refused::new(Refusal::Certificate, words, advice));
        }
        let upgraded = line.starttls(encryption(settings, what)?, &me).await;
        upgraded.map_err(|error| told(&error, what, server, Stage::Connect))?;
    }
    if !settings.user_name.is_empty() {
        log_in(&mut line, settings, password, what, server).await?;
    }
    Ok(line)
}

fn encryption(settings: &MailSettings, what: &str) -> Result<TlsParameters, Refused> {
    let wrong = |error: lettre::transport::smtp::Error| {
        let words = format!("{what}: the certificates to trust cannot be used ({error}).");
        Refused::new(
            Refusal::Certificate,
            words,
            "Give them in PEM form, as the file of the authority has them.",
        )
    };
    let mut parameters = TlsParameters::builder(settings.host.clone());
    if !settings.authorities.is_empty() {
        let authorities = Certificate::from_pem(settings.authorities.as_bytes()).map_err(wrong)?;
        parameters = parameters.add_root_certificate(authorities);
    }
    parameters.build_rustls().map_err(wrong)
}

async fn log_in(
    line: &mut AsyncSmtpConnection,
    settings: &MailSettings,
    password: Option<&str>,
    what: &str,
    server: &str,
) -> Result<(), Refused> {
    let user = &settings.user_name;
    let Some(password) = password else {
        let words = format!("{what}: there is no password for {user} on {server}.");
        let advice =
            "Enter the password under Settings, Mail, or set MSP_DESK_SMTP_PASSWORD for a scheduled job.";
        return Err(Refused::new(Refusal::Login, words, advice));
    };
    let known = [Mechanism::Plain, Mechanism::Login];
    if line.server_info().get_auth_mechanism(&known).is_none() {
        let words = format!("{what}: {server} offers no login with user name and password on this line.");
        let advice = "Check security: many servers offer the login with tls or starttls alone. Without a login, leave the user name empty.";
        return Err(Refused::new(Refusal::Login, words, advice));
    }
    let credentials = Credentials::new(user.clone(), password.to_owned());
    let answer = line.auth(&known, &credentials).await;
    answer.map(|_| ()).map_err(|error| told(&error, what, server, Stage::Login))
}

/// What was being done when a server refused.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Connect,
    Login,
    Mail,
}

/// Answers that mean "log in first", at whatever stage they come (RFC 4954, section 6).
const LOGIN_FIRST: [u16; 4] = [530, 534, 535, 538];

fn told(error: &lettre::transport::smtp::Error, what: &str, server: &str, stage: Stage) -> Refused {
    if let Some(trouble) = tls_trouble(error) {
        return not_trusted(what, server, trouble);
    }
    let said = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    let Some(code) = error.status().map(u16::from) else {
        return no_answer(error, what, server, &said);
    };
    if LOGIN_FIRST.contains(&code) || (stage == Stage::Login && error.is_permanent()) {
        let words = format!("{what}: {server} refused the login ({code} {said}).");
        let advice = "Check user name and password. Some providers want a password of its own for programs.";
        return Refused::new(Refusal::Login, words, advice);
    }
    if error.is_transient() {
        let words = format!("{what}: {server} asks to try later ({code} {said}).");
        return Refused::new(Refusal::Temporary, words, "It is tried again by itself.");
    }
    let words = format!("{what}: {server} refused it ({code} {said}).");
    Refused::new(Refusal::Permanent, words, "Correct what the server names, then send it again.")
}

fn no_answer(error: &lettre::transport::smtp::Error, what: &str, server: &str, said: &str) -> Refused {
    if error.is_client() {
        let words = format!("{what}: {server} cannot take it ({said}).");
        return Refused::new(Refusal::Permanent, words, "Use an address without letters outside ASCII.");
    }
    let why = if error.is_timeout() { "did not answer in time" } else { "was not reached" };
    let words = format!("{what}: {server} {why} ({said}).");
    Refused::new(
        Refusal::Temporary,
        words,
        "Check server and port, and whether this machine is on the network.",
    )
}

fn too_slow(what: &str, server: &str, after: Duration) -> Refused {
    let words = format!("{what}: {server} did not answer within {} seconds.", after.as_secs());
    let advice = "Check port and security: usual are 465 with tls and 587 with starttls.";
    Refused::new(Refusal::Temporary, words, advice)
}
