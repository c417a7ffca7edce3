//! Where requests of a client may come from: domains and whole addresses.

/// A registered domain (`harbour.example`) or e-mail address (`desk@harbour.example`), in one
/// spelling: small letters, domains in the form that travels (`xn--…`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegisteredAddress(String);

impl RegisteredAddress {
    /// Reads what was typed: a domain, also as `@harbour.example`, or a whole address.
    ///
    /// # Errors
    /// A sentence when it is neither.
    ///
    /// ```
    /// use domain::clients::RegisteredAddress;
    /// assert_eq!(RegisteredAddress::parse(" @Harbour.Example. ").unwrap().as_str(), "harbour.example");
    /// assert_eq!(RegisteredAddress::parse("Desk@BÜCHER.example").unwrap().as_str(), "desk@xn--bcher-kva.example");
    /// assert!(RegisteredAddress::parse("harbour").unwrap_err().contains("harbour.example"));
    /// ```
    pub fn parse(text: &str) -> Result<Self, String> {
        let typed = text.trim();
        let refused = || {
            format!(
                "\"{typed}\" is neither a domain such as harbour.example nor an address such as desk@harbour.example."
            )
        };
        let found = match typed.rsplit_once('@') {
            Some((local, host)) if !local.is_empty() => email(local, host),
            Some((_, host)) => domain(host),
            None => domain(typed),
        };
        found.map(Self).ok_or_else(refused)
    }

    /// In the spelling it is compared by.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it: `desk@bücher.example`.
    pub fn in_words(&self) -> String {
        let readable = |host: &str| idna::domain_to_unicode(host).0;
        match self.0.rsplit_once('@') {
            Some((local, host)) => format!("{local}@{}", readable(host)),
            None => readable(&self.0),
        }
    }
}

/// An e-mail address as it was typed, trimmed.
///
/// # Errors
/// A sentence when it is none.
pub fn checked_email(text: &str) -> Result<String, String> {
    let typed = text.trim();
    let fits = typed.rsplit_once('@').and_then(|(local, host)| email(local, host));
    fits.map(|_| typed.to_owned()).ok_or_else(|| format!("\"{typed}\" is not an e-mail address."))
}

fn email(local: &str, host: &str) -> Option<String> {
    let fits = |c: char| !c.is_whitespace() && !c.is_control() && !"@,;<>\"()[]".contains(c);
    let local = Some(local).filter(|local| !local.is_empty() && local.chars().all(fits))?;
    Some(format!("{}@{}", local.to_lowercase(), domain(host)?))
}

fn domain(host: &str) -> Option<String> {
    let host = idna::domain_to_ascii_strict(host.trim_end_matches('.')).ok()?;
    (host.contains('.') && host.split('.').all(|label| !label.is_empty())).then_some(host)
}
