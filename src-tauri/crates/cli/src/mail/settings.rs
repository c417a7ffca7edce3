//! `msp mail settings`, `set` and `test`.

use std::io;
use std::path::{Path, PathBuf};

use api::failure::{Code, Failure};
use api::mail::{MailSettingsSave, MailSettingsView, MailTestOf, Tested};
use api::wire::Nothing;
use clap::Args;
use serde_json::json;

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::{Outcome, Refusal};
use crate::session::Place;
use crate::terminal;
use crate::words::or_dash;

/// Show the server mail leaves through
#[derive(Args)]
#[command(after_help = "\
Example:
  msp mail settings")]
pub struct Settings {
    #[command(flatten)]
    form: Form,
}

/// Say which server mail leaves through; what is left out stays as it is
///
/// The password is never an argument: it is read from standard input and kept in the keychain, or
/// taken from MSP_DESK_SMTP_PASSWORD each time.
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp mail set --host mail.kereru.example --port 587 --security starttls --user desk --from support@kereru.example
  msp mail set --password-stdin < password.txt")]
pub struct Set {
    /// The server's name
    #[arg(long)]
    host: Option<String>,
    /// Its port: 465 for tls, 587 for starttls, usually
    #[arg(long)]
    port: Option<i64>,
    /// tls, starttls or none
    #[arg(long)]
    security: Option<String>,
    /// With none: agree that everybody on the way can read mails and password
    #[arg(long)]
    in_the_clear: bool,
    /// Whom to log in as; empty for a server that asks for no login
    #[arg(long)]
    user: Option<String>,
    /// The sender's name
    #[arg(long)]
    from_name: Option<String>,
    /// The sender's address
    #[arg(long, value_name = "ADDRESS")]
    from: Option<String>,
    /// Where answers go
    #[arg(long, value_name = "ADDRESS")]
    reply_to: Option<String>,
    /// A file of certificates (PEM) to trust besides the machine's; empty for none
    #[arg(long, value_name = "FILE")]
    authorities: Option<PathBuf>,
    /// Read the password from standard input and keep it in the keychain; an empty line forgets it
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    form: Form,
}

/// Connect, log in and send a test mail, now
#[derive(Args)]
#[command(after_help = "\
Example:
  msp mail test --to ana@kereru.example")]
pub struct Test {
    /// Where the test mail goes; to the sender unless said otherwise
    #[arg(long, value_name = "ADDRESS", default_value = "", hide_default_value = true)]
    to: String,
    #[command(flatten)]
    form: Form,
}

impl Settings {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "mail.settings", Nothing {}, text)
    }
}

impl Set {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let form = self.form;
        if self.changes_settings() {
            let known: MailSettingsView = session.ask("mail.settings", Nothing {})?;
            let _kept: MailSettingsView = session.ask("mail.save_settings", self.over(known)?)?;
        }
        if self.password_stdin {
            let mut line = String::new();
            io::stdin().read_line(&mut line)?;
            let password = json!({ "password": line.trim_end_matches(['\r', '\n']), "keep": "keychain" });
            let _kept: MailSettingsView = session.ask("mail.set_password", password)?;
        }
        session.show(form, "mail.settings", Nothing {}, text)
    }

    fn changes_settings(&self) -> bool {
        let texts = [&self.host, &self.security, &self.user, &self.from_name, &self.from, &self.reply_to];
        let has_text = texts.into_iter().any(Option::is_some);
        has_text || self.port.is_some() || self.authorities.is_some() || self.in_the_clear
    }

    /// What was typed, over what is known.
    fn over(&self, known: MailSettingsView) -> Result<MailSettingsSave, Refusal> {
        let typed = |typed: &Option<String>, known: String| typed.clone().unwrap_or(known);
        Ok(MailSettingsSave {
            expected_version: known.version,
            host: typed(&self.host, known.host),
            port: self.port.unwrap_or(known.port),
            security: typed(&self.security, known.security),
            in_the_clear: self.in_the_clear || known.in_the_clear,
            user_name: typed(&self.user, known.user_name),
            sender_name: typed(&self.from_name, known.sender_name),
            sender_address: typed(&self.from, known.sender_address),
            reply_to: typed(&self.reply_to, known.reply_to),
            authorities: self.authorities.as_deref().map_or(Ok(known.authorities), certificates)?,
        })
    }
}

/// The text of a file of certificates; no file name is no certificates.
fn certificates(path: &Path) -> Result<String, Failure> {
    if path.as_os_str().is_empty() {
        return Ok(String::new());
    }
    std::fs::read_to_string(path).map_err(|error| {
        let words = format!("{} could not be read: {error}.", path.display());
        Failure::new(Code::File, words, "Give a file of certificates in PEM form.")
    })
}

impl Test {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let reply = session.ask_raw("mail.test", MailTestOf { to: self.to })?;
        let works = reply["works"] == true;
        if self.form.json {
            terminal::print_json(&session.stop, &reply)?;
        } else {
            let tested: Tested =
                serde_json::from_value(reply).map_err(|error| crate::outcome::fault("mail.test", &error))?;
            let lines = [tested.words, tested.advice];
            terminal::print(&session.stop, &lines.join("\n"))?;
        }
        if works { Ok(()) } else { Err(Refusal::Said) }
    }
}

fn text(of: &MailSettingsView) -> String {
    if of.version == 0 {
        return "No mail server is set up. `msp mail set --help` shows how.".to_owned();
    }
    let password = match of.password {
        api::passwords::PasswordPlace::Nowhere if of.user_name.is_empty() => "not asked for".to_owned(),
        api::passwords::PasswordPlace::Nowhere if of.no_keychain.is_empty() => "none".to_owned(),
        api::passwords::PasswordPlace::Nowhere => format!("none; {}", of.no_keychain),
        api::passwords::PasswordPlace::Keychain => "in the keychain".to_owned(),
        api::passwords::PasswordPlace::Session => "for this session".to_owned(),
        api::passwords::PasswordPlace::Environment => "from MSP_DESK_SMTP_PASSWORD".to_owned(),
    };
    let authorities = of.authorities.matches("-----BEGIN CERTIFICATE-----").count();
    let mut columns = Columns::of_words(&["SETTING", "VALUE"]);
    columns.row(["server".to_owned(), format!("{}:{}", of.host, of.port)]);
    columns.row(["security".to_owned(), of.security.clone()]);
    columns.row(["user".to_owned(), or_dash(&of.user_name)]);
    columns.row(["password".to_owned(), password]);
    columns.row(["from".to_owned(), format!("{} <{}>", of.sender_name, of.sender_address)]);
    columns.row(["reply to".to_owned(), or_dash(&of.reply_to)]);
    columns.row(["own certificates".to_owned(), authorities.to_string()]);
    columns.text()
}
