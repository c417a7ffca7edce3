//! The server mail leaves through. The password is not among its settings: it lies in the keychain.

use crate::clients::checked_email;
use crate::problem::{Problem, Problems};
use std::net::IpAddr;

/// How the line to a mail server is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Security {
    /// TLS from the first byte, usually on port 465 (RFC 8314).
    Tls,
    /// In the clear at first, TLS before anything is said; refused when the server does not offer it. Usually port 587.
    StartTls,
    /// Not at all: on this machine only, or with consent.
    None,
}

impl Security {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tls, Self::StartTls, Self::None];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::StartTls => "starttls",
            Self::None => "none",
        }
    }

    /// The security of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|security| security.key() == key)
    }
}

/// Settings of a mail server that are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSettings {
    /// `mail.kereru.example`, or an IP address.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// How the line is kept secret.
    pub security: Security,
    /// Somebody agreed to mail and password crossing the network readable for all.
    pub in_the_clear: bool,
    /// Whom to log in as; empty where the server asks for no login.
    pub user_name: String,
    /// As recipients read it: `Kererū IT`.
    pub sender_name: String,
    /// The address mails come from.
    pub sender_address: String,
    /// Where answers go; empty: to the sender.
    pub reply_to: String,
    /// Certificates (PEM) of authorities to trust besides the machine's; empty for a server with a public certificate.
    pub authorities: String,
}

/// Settings of a mail server as somebody typed them.
#[derive(Debug, Clone, Default)]
pub struct MailTyped {
    /// As [`MailSettings::host`].
    pub host: String,
    /// 1 to 65535.
    pub port: i64,
    /// `tls`, `starttls` or `none`.
    pub security: String,
    /// As [`MailSettings::in_the_clear`].
    pub in_the_clear: bool,
    /// As [`MailSettings::user_name`].
    pub user_name: String,
    /// As [`MailSettings::sender_name`].
    pub sender_name: String,
    /// As [`MailSettings::sender_address`].
    pub sender_address: String,
    /// As [`MailSettings::reply_to`].
    pub reply_to: String,
    /// As [`MailSettings::authorities`].
    pub authorities: String,
}

impl MailTyped {
    /// The settings, when they are right.
    ///
    /// # Errors
    /// Every [`Problem`], with the fields `host`, `port`, `security`, `in_the_clear`, `sender_address`, `reply_to`,
    /// `authorities`.
    pub fn check(&self) -> Result<MailSettings, Vec<Problem>> {
        let mut problems = Problems::default();
        let host = self.host.trim().trim_end_matches('.').to_lowercase();
        if host.is_empty() {
            problems.add("host", "Say which server mail leaves through, such as mail.kereru.example.");
        } else if host.contains(|c: char| c.is_whitespace() || c.is_control() || "/@\\".contains(c)) {
            problems
                .add("host", format!("\"{host}\" is no name of a server: mail.kereru.example would be one."));
        }
        let port = u16::try_from(self.port).ok().filter(|port| *port > 0);
        if port.is_none() {
            problems.add(
                "port",
                format!("{} is no port: usual are 465 for tls and 587 for starttls.", self.port),
            );
        }
        let security = Security::parse(self.security.trim());
        match security {
            None => problems.add("security", format!("\"{}\" is not tls, starttls or none.", self.security)),
            Some(Security::None) if !host_is_here(&host) && !self.in_the_clear => problems.add(
                "in_the_clear",
                "Without tls everybody on the way can read mails and password. Choose tls or starttls, or agree to it.",
            ),
            Some(Security::Tls | Security::StartTls | Security::None) => {}
        }
        let sender_address = address(&mut problems, "sender_address", &self.sender_address);
        if self.sender_address.trim().is_empty() {
            problems.add("sender_address", "Say which address mails come from: a mail has a sender.");
        }
        let reply_to = address(&mut problems, "reply_to", &self.reply_to);
        let authorities = self.authorities.trim();
        if !authorities.is_empty() && !authorities.contains("-----BEGIN CERTIFICATE-----") {
            problems.add(
                "authorities",
                "This is no certificate in PEM form: it has no line -----BEGIN CERTIFICATE-----.",
            );
        }
        problems.into_result(()).map(|()| MailSettings {
            host,
            port: port.expect("without a port there is a problem"),
            security: security.expect("without a security there is a problem"),
            in_the_clear: self.in_the_clear && security == Some(Security::None),
            user_name: self.user_name.trim().to_owned(),
            sender_name: self.sender_name.trim().to_owned(),
            sender_address,
            reply_to,
            authorities: authorities.to_owned(),
        })
    }
}

/// An address that may be left out.
fn address(problems: &mut Problems, field: &str, typed: &str) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    checked_email(typed).map(|address| as_it_travels(&address)).unwrap_or_else(|message| {
        problems.add(field, message);
        String::new()
    })
}

/// Whether a host is this very machine, so that nothing crosses a network.
///
/// ```
/// use domain::mail::host_is_here;
/// assert!(host_is_here("localhost") && host_is_here("127.0.0.1") && host_is_here("[::1]"));
/// assert!(!host_is_here("localhost.kereru.example") && !host_is_here("10.0.0.1"));
/// ```
pub fn host_is_here(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.eq_ignore_ascii_case("localhost") || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// An address as mail servers hand it on: its domain in the form that travels.
///
/// ```
/// assert_eq!(domain::mail::as_it_travels("Ana@bücher.example"), "Ana@xn--bcher-kva.example");
/// ```
pub fn as_it_travels(address: &str) -> String {
    let Some((local, host)) = address.rsplit_once('@') else { return address.to_owned() };
    let host = idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_owned());
    format!("{local}@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> MailTyped {
        MailTyped {
            host: "Mail.Kereru.example".to_owned(),
            port: 587,
            security: "starttls".to_owned(),
            sender_address: "support@kereru.example".to_owned(),
            ..MailTyped::default()
        }
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let wrong = MailTyped {
            host: "https://mail".to_owned(),
            port: 70_000,
            security: "ssl".to_owned(),
            sender_address: "support".to_owned(),
            reply_to: "ana@".to_owned(),
            authorities: "my certificate".to_owned(),
            ..MailTyped::default()
        };
        let fields: Vec<String> =
            wrong.check().unwrap_err().into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["host", "port", "security", "sender_address", "reply_to", "authorities"]);
    }

    #[test]
    fn an_open_line_leads_to_this_machine_or_was_agreed_to() {
        let open = MailTyped { security: "none".to_owned(), ..typed() };
        assert_eq!(open.check().unwrap_err()[0].field, "in_the_clear");
        assert!(MailTyped { in_the_clear: true, ..open.clone() }.check().unwrap().in_the_clear);
        assert!(MailTyped { host: "127.0.0.1".to_owned(), ..open }.check().is_ok());
    }

    #[test]
    fn settings_that_are_right_come_in_one_spelling() {
        let right = typed().check().unwrap();
        assert_eq!((right.host.as_str(), right.port), ("mail.kereru.example", 587));
        assert!(
            !MailTyped { in_the_clear: true, ..typed() }.check().unwrap().in_the_clear,
            "only without tls"
        );
    }
}
