//! One server, and how it is asked.

use crate::refused::{Refused, not_trusted, tls_trouble};
use domain::mail::{Refusal, host_is_here};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION};
use reqwest::{Client, Method, Response, StatusCode, Url};
use std::time::Duration;

/// How long a server may take to accept a connection, and for one answer.
const TO_CONNECT: Duration = Duration::from_secs(20);
const TO_ANSWER: Duration = Duration::from_secs(90);

/// The largest answer that is read: a list of 100,000 entries.
const LARGEST_ANSWER: usize = 32 * 1024 * 1024;

/// How often a server may send us on to another place of its own.
const MOST_REDIRECTS: usize = 5;

/// A calendar server, as it was set up.
#[derive(Debug, Clone, Copy)]
pub struct Server<'a> {
    /// Where it is found: `https://cloud.kereru.example/`, or further down.
    pub url: &'a str,
    /// Whom to log in as; empty for a server that asks for no login.
    pub user_name: &'a str,
    /// Certificates (PEM) of authorities to trust besides the machine's.
    pub authorities: &'a str,
}

/// Why a calendar server did not do what it was asked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaldavRefused {
    /// Somebody else changed, made or removed the entry since it was read (412).
    Changed {
        /// Path of the entry.
        href: String,
    },
    /// There is no such entry or calendar (404, 410).
    Missing {
        /// Path of it.
        href: String,
    },
    /// Anything else.
    Refused(Refused),
}

impl CaldavRefused {
    /// What could not be done and why, and what to do about it.
    pub fn into_refused(self, what: &str) -> Refused {
        match self {
            Self::Changed { href } => Refused::new(
                Refusal::Temporary,
                format!("{what}: {href} was changed on the server by somebody else in the meantime."),
                "Publish again: what is there now is looked at anew.",
            ),
            Self::Missing { href } => Refused::new(
                Refusal::Permanent,
                format!("{what}: there is no {href} on the server."),
                "Choose the calendar anew under Settings, Calendar server.",
            ),
            Self::Refused(refused) => refused,
        }
    }
}

impl From<Refused> for CaldavRefused {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// An open door to a calendar server. It may be used for any number of questions.
pub struct CalDav {
    client: Client,
    base: Url,
    login: Option<(String, String)>,
}

impl CalDav {
    /// Gets ready to ask a server; nothing is sent yet.
    ///
    /// # Errors
    /// [`Refused`] for an address that is none, one that would send the password in the clear over a network, and
    /// certificates that are none.
    pub fn new(server: Server<'_>, password: Option<&str>) -> Result<Self, Refused> {
        crate::tls::ready();
        let base = base(server.url)?;
        let login = (!server.user_name.is_empty()).then(|| server.user_name.to_owned());
        let login = match (login, password) {
            (None, _) => None,
            (Some(user), Some(password)) => Some((user, password.to_owned())),
            (Some(user), None) => {
                let words = format!("There is no password for {user} on {}.", place(&base));
                let advice = "Enter it under Settings, Calendar server, or set MSP_DESK_CALDAV_PASSWORD for a scheduled job.";
                return Err(Refused::new(Refusal::Login, words, advice));
            }
        };
        let mut client = Client::builder()
            .connect_timeout(TO_CONNECT)
            .timeout(TO_ANSWER)
            // We follow ourselves, and only within the server: a login is for nobody else.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("MSP Desk/", env!("CARGO_PKG_VERSION")));
        if !server.authorities.is_empty() {
            let pem = reqwest::Certificate::from_pem_bundle(server.authorities.as_bytes());
            client = client.tls_certs_merge(pem.map_err(|error| unusable(&error))?);
        }
        Ok(Self { client: client.build().map_err(|error| unusable(&error))?, base, login })
    }

    pub(super) fn base(&self) -> &Url {
        &self.base
    }

    /// The place an href of an answer means. Only places on the same server count.
    pub(super) fn at(&self, from: &Url, href: &str) -> Result<Url, CaldavRefused> {
        let found = from.join(href.trim()).map_err(|_| {
            Refused::new(
                Refusal::Permanent,
                format!("{} names a place that is none: {href}.", place(&self.base)),
                "Whoever keeps the server has to look at it.",
            )
        })?;
        if same_server(&self.base, &found) {
            return Ok(found);
        }
        Err(Refused::new(
            Refusal::Permanent,
            format!(
                "{} sends us on to {}, where your login does not belong.",
                place(&self.base),
                place(&found)
            ),
            format!("If that is right, enter {}://{} as the server.", found.scheme(), place(&found)),
        )
        .into())
    }

    /// Asks for something, follows the server within itself, and tells every refusal.
    pub(super) async fn ask(&self, question: Question<'_>) -> Result<Answer, CaldavRefused> {
        let mut url = question.url.clone();
        for _ in 0..=MOST_REDIRECTS {
            let response = self.send(&question, url.clone()).await?;
            let status = response.status();
            if !status.is_redirection() {
                return self.read(&question, url, response).await;
            }
            let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
            let Some(location) = location else { break };
            url = self.at(&url, location)?;
        }
        Err(Refused::new(
            Refusal::Permanent,
            format!("{} sends us round in a circle.", place(&self.base)),
            "Check the address of the server.",
        )
        .into())
    }

    async fn send(&self, question: &Question<'_>, url: Url) -> Result<Response, Refused> {
        let mut request = self.client.request(question.method.clone(), url).headers(question.headers.clone());
        if let Some((user, password)) = &self.login {
            request = request.basic_auth(user, Some(password));
        }
        if let Some((kind, body)) = question.body {
            request = request.header(CONTENT_TYPE, kind).body(body.to_owned());
        }
        request.send().await.map_err(|error| self.not_answered(&error))
    }

    async fn read(
        &self,
        question: &Question<'_>,
        url: Url,
        mut response: Response,
    ) -> Result<Answer, CaldavRefused> {
        let status = response.status();
        let headers = response.headers().clone();
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.not_answered(&error))? {
            if bytes.len() + chunk.len() > LARGEST_ANSWER {
                let words = format!("{} answers with more than 32 MB.", place(&self.base));
                return Err(
                    Refused::new(Refusal::Permanent, words, "Choose a calendar with less in it.").into()
                );
            }
            bytes.extend_from_slice(&chunk);
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if status.is_success() {
            return Ok(Answer { url, headers, text });
        }
        let href = question.url.path().to_owned();
        match status {
            StatusCode::PRECONDITION_FAILED => Err(CaldavRefused::Changed { href }),
            StatusCode::NOT_FOUND | StatusCode::GONE => Err(CaldavRefused::Missing { href }),
            _ => Err(self.said_no(question, status, &text).into()),
        }
    }

    fn said_no(&self, question: &Question<'_>, status: StatusCode, text: &str) -> Refused {
        let server = place(&self.base);
        if matches!(status, StatusCode::UNAUTHORIZED) {
            let words = format!("{server} refused the login ({status}).");
            let advice =
                "Check user name and password. Some servers want a password of its own for programs.";
            return Refused::new(Refusal::Login, words, advice);
        }
        let what = format!("{} {}", question.method, question.url.path());
        if status.is_server_error() || matches!(status.as_u16(), 408 | 423 | 425 | 429) {
            let words = format!("{server} cannot do it now ({what}: {status}).");
            return Refused::new(Refusal::Temporary, words, "Try again later.");
        }
        let said: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
        let words = format!("{server} refused it ({what}: {status} {}).", said.trim());
        let advice = "Check the address of the server, and that this user may write to the calendar.";
        Refused::new(Refusal::Permanent, words, advice)
    }

    fn not_answered(&self, error: &reqwest::Error) -> Refused {
        let server = place(&self.base);
        if let Some(trouble) = tls_trouble(error) {
            return not_trusted("No connection was made", &server, trouble);
        }
        let why = if error.is_timeout() { "did not answer in time" } else { "was not reached" };
        // The innermost cause says most; the outer ones repeat the address, which may hold a name.
        let mut cause: &dyn std::error::Error = error;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        let words = format!("{server} {why} ({cause}).");
        Refused::new(
            Refusal::Temporary,
            words,
            "Check the address, and whether this machine is on the network.",
        )
    }
}

/// What is asked.
pub(super) struct Question<'a> {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    /// Its kind and its text.
    pub(super) body: Option<(&'static str, &'a str)>,
}

impl<'a> Question<'a> {
    pub(super) fn new(method: &str, url: Url) -> Self {
        let method = Method::from_bytes(method.as_bytes()).expect("names of methods are letters");
        Self { method, url, headers: HeaderMap::new(), body: None }
    }

    pub(super) fn header(mut self, name: &'static str, value: &str) -> Result<Self, Refused> {
        let value = HeaderValue::from_str(value).map_err(|_| {
            Refused::new(Refusal::Permanent, format!("\"{value}\" is no value for {name}."), "")
        })?;
        self.headers.insert(HeaderName::from_static(name), value);
        Ok(self)
    }

    pub(super) fn depth(mut self, depth: &'static str) -> Self {
        self.headers.insert(HeaderName::from_static("depth"), HeaderValue::from_static(depth));
        self
    }

    pub(super) fn body(mut self, kind: &'static str, text: &'a str) -> Self {
        self.body = Some((kind, text));
        self
    }
}

/// What a server answered, and from where in the end.
pub(super) struct Answer {
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

fn base(typed: &str) -> Result<Url, Refused> {
    let refused = |why: &str| {
        let words = format!("\"{}\" is no address of a calendar server: {why}.", typed.trim());
        Refused::new(Refusal::Permanent, words, "Enter one such as https://cloud.kereru.example/.")
    };
    let url = Url::parse(typed.trim()).map_err(|error| refused(&error.to_string()))?;
    let host = url.host_str().ok_or_else(|| refused("it names no server"))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("user name and password do not belong in it"));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if host_is_here(host) => Ok(url),
        "http" => Err(refused("over http everybody on the way could read the password; use https")),
        _ => Err(refused("it has to begin with https://")),
    }
}

/// The same machine and port; from http to https it may go on, never back.
fn same_server(base: &Url, other: &Url) -> bool {
    let same_host = base.host_str() == other.host_str();
    match (base.scheme(), other.scheme()) {
        (own, theirs) if own == theirs => {
            same_host && base.port_or_known_default() == other.port_or_known_default()
        }
        ("http", "https") => same_host,
        _ => false,
    }
}

/// `cloud.kereru.example:8443`.
pub(super) fn place(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

fn unusable(error: &reqwest::Error) -> Refused {
    let words = format!("The certificates to trust cannot be used ({error}).");
    Refused::new(Refusal::Certificate, words, "Give them in PEM form, as the file of the authority has them.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(url: &str) -> String {
        base(url).unwrap_err().words
    }

    #[test]
    fn a_password_crosses_no_network_in_the_clear() {
        assert!(refusal("http://cloud.kereru.example/").contains("use https"));
        assert!(refusal("ftp://cloud.kereru.example/").contains("begin with https"));
        assert!(refusal("https://ana:secret@cloud.kereru.example/").contains("do not belong"));
        assert!(base("http://127.0.0.1:5232/").is_ok() && base("http://[::1]:5232/").is_ok());
        assert!(base(" https://cloud.kereru.example/dav/ ").is_ok());
    }

    #[test]
    fn a_login_stays_on_its_server() {
        let check = |from: &str, to: &str| same_server(&Url::parse(from).unwrap(), &Url::parse(to).unwrap());
        assert!(check("https://a.example/", "https://a.example/dav/"));
        assert!(check("http://localhost:80/", "https://localhost/"));
        assert!(!check("https://a.example/", "https://b.example/"));
        assert!(!check("https://a.example/", "http://a.example/"));
        assert!(!check("https://a.example/", "https://a.example:8443/"));
    }
}
