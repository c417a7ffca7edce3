//! Why a server did not do what it was asked to.

use domain::mail::Refusal;
use std::error::Error;

/// A server refused, or was not to be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What follows from it.
    pub kind: Refusal,
    /// What could not be done, with which server, and why, as a sentence.
    pub words: String,
    /// What to do about it, as a sentence.
    pub advice: String,
}

impl Refused {
    pub(crate) fn new(kind: Refusal, words: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { kind, words: words.into(), advice: advice.into() }
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.words, self.advice)
    }
}

impl Error for Refused {}

/// What the encryption of a line stumbled over, wherever in the chain of causes it stands.
pub(crate) fn tls_trouble<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    let mut cause = Some(error);
    while let Some(current) = cause {
        if let Some(found) = current.downcast_ref::<rustls::Error>() {
            return Some(found);
        }
        // An error of input and output keeps what it was made from apart from its source.
        if let Some(inner) = current.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            let inner: &'a (dyn Error + 'static) = inner;
            if let Some(found) = tls_trouble(inner) {
                return Some(found);
            }
        }
        cause = current.source();
    }
    None
}

/// A server whose line cannot be kept secret as it was asked for.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "rustls has dozens of kinds and adds more; the rest is told alike"
)]
pub(crate) fn not_trusted(what: &str, server: &str, trouble: &rustls::Error) -> Refused {
    use rustls::CertificateError as Wrong;
    let (why, advice) = match trouble {
        rustls::Error::InvalidCertificate(wrong) => match wrong {
            Wrong::UnknownIssuer => (
                "its certificate was issued by nobody this machine trusts".to_owned(),
                "If the server is your own, give the certificate of its authority; otherwise somebody may be listening.",
            ),
            Wrong::NotValidForName | Wrong::NotValidForNameContext { .. } => (
                "its certificate is for another name".to_owned(),
                "Enter the name that stands in the certificate as the server.",
            ),
            Wrong::Expired | Wrong::ExpiredContext { .. } => (
                "its certificate has expired".to_owned(),
                "Whoever keeps the server has to renew the certificate. Check the date of this machine as well.",
            ),
            other => (
                format!("its certificate is not to be trusted ({other})"),
                "If the server is your own, give the certificate of its authority.",
            ),
        },
        rustls::Error::InvalidMessage(_) => (
            "it does not speak TLS on this port".to_owned(),
            "Check port and security: usual are 465 with tls and 587 with starttls.",
        ),
        other => (
            format!("the line could not be encrypted ({other})"),
            "Check port and security, and the certificate of the server.",
        ),
    };
    Refused::new(Refusal::Certificate, format!("{what}: {server} was not trusted, {why}."), advice)
}
