//! Finding calendars from the address of a server alone (RFC 6764, section 6), and making one.

use super::door::{CalDav, CaldavRefused, Question, place};
use super::plan::canonical;
use super::xml::{self, Found};
use crate::refused::Refused;
use domain::mail::Refusal;
use reqwest::Url;

const XML: &str = "application/xml; charset=utf-8";

const WHO: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>
<D:current-user-principal/><C:calendar-home-set/><D:resourcetype/><D:displayname/>
<C:supported-calendar-component-set/></D:prop></D:propfind>"#;

/// A calendar on a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its path on the server.
    pub href: String,
    /// What it is called there; its path where it has no name.
    pub name: String,
}

impl CalDav {
    /// The calendars of the user that may hold events. An address that is a calendar itself gives that one alone.
    ///
    /// # Errors
    /// [`CaldavRefused`].
    pub async fn calendars(&self) -> Result<Vec<Calendar>, CaldavRefused> {
        let start = self.start().await?;
        if start.1.is_calendar {
            return Ok(calendar(&start.1, start.0.path()).into_iter().collect());
        }
        let home = self.home(&start).await?;
        let mut found: Vec<Calendar> = Vec::new();
        for own in self.look(&home, "1").await? {
            let path = canonical(self.at(&home, &own.href)?.path());
            found.extend(calendar(&own, &path));
        }
        found.sort_by(|a, b| (&a.name, &a.href).cmp(&(&b.name, &b.href)));
        Ok(found)
    }

    /// Makes a calendar for events under a name. One whose path is there already is given as it is.
    ///
    /// # Errors
    /// [`CaldavRefused`].
    pub async fn make_calendar(&self, name: &str) -> Result<Calendar, CaldavRefused> {
        let start = self.start().await?;
        let home = self.home(&start).await?;
        let url = self.at(&home, &format!("{}/", path_name(name)))?;
        let body = format!(
            r#"<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
<D:displayname>{}</D:displayname>
<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>
</D:prop></D:set></C:mkcalendar>"#,
            xml::escaped(name)
        );
        let there = self.look(&url, "0").await;
        if let Some(found) = there.iter().flatten().next().and_then(|own| calendar(own, url.path())) {
            return Ok(found);
        }
        self.ask(Question::new("MKCALENDAR", url.clone()).body(XML, &body)).await?;
        Ok(Calendar { href: canonical(url.path()), name: name.to_owned() })
    }

    /// Where a search begins: the address itself, and where that knows nothing, the place every server has for it.
    async fn start(&self) -> Result<(Url, Found), CaldavRefused> {
        let tells = |found: &Found| found.is_calendar || found.principal.is_some() || found.home.is_some();
        let mut refused = None;
        for path in [None, Some("/.well-known/caldav"), Some("/")] {
            let url = path.map_or_else(|| Ok(self.base().clone()), |path| self.at(self.base(), path))?;
            match self.who(url).await {
                Ok(found) if tells(&found.1) => return Ok(found),
                Ok(_) => {}
                // A wrong password is wrong everywhere, and three wrong ones may lock a user out.
                Err(CaldavRefused::Refused(wrong))
                    if matches!(wrong.kind, Refusal::Login | Refusal::Certificate | Refusal::Temporary) =>
                {
                    return Err(wrong.into());
                }
                Err(other) => {
                    refused.get_or_insert(other);
                }
            }
        }
        let nothing = || {
            let words = format!("{} is no calendar server, or it is one elsewhere.", place(self.base()));
            Refused::new(Refusal::Permanent, words, "Enter the address its makers give for CalDAV.").into()
        };
        match refused {
            Some(CaldavRefused::Refused(refused)) => Err(refused.into()),
            Some(CaldavRefused::Changed { .. } | CaldavRefused::Missing { .. }) | None => Err(nothing()),
        }
    }

    async fn who(&self, url: Url) -> Result<(Url, Found), CaldavRefused> {
        let answer = self.ask(Question::new("PROPFIND", url).depth("0").body(XML, WHO)).await?;
        let found = xml::multistatus(&answer.text, &place(self.base()))?.into_iter().next();
        Ok((answer.url, found.unwrap_or_default()))
    }

    /// Where the user's calendars lie.
    async fn home(&self, start: &(Url, Found)) -> Result<Url, CaldavRefused> {
        let (url, found) = start;
        if let Some(home) = &found.home {
            return self.at(url, home);
        }
        let Some(principal) = &found.principal else {
            // The address of a calendar: its neighbours lie above it.
            return self.at(url, "..");
        };
        let (url, found) = self.who(self.at(url, principal)?).await?;
        let home = found.home.ok_or_else(|| {
            let words = format!("{} does not say where this user's calendars lie.", place(self.base()));
            Refused::new(Refusal::Permanent, words, "Enter the address of the calendar itself.")
        })?;
        self.at(&url, &home)
    }

    pub(super) async fn look(&self, url: &Url, depth: &'static str) -> Result<Vec<Found>, CaldavRefused> {
        let question = Question::new("PROPFIND", url.clone()).depth(depth).body(XML, WHO);
        let answer = self.ask(question).await?;
        Ok(xml::multistatus(&answer.text, &place(self.base()))?)
    }
}

fn calendar(found: &Found, path: &str) -> Option<Calendar> {
    let takes_events = found.components.is_empty() || found.components.iter().any(|own| own == "VEVENT");
    (found.is_calendar && takes_events).then(|| Calendar {
        href: path.to_owned(),
        name: if found.name.is_empty() { path.to_owned() } else { found.name.clone() },
    })
}

/// A name as a part of a path: letters and digits of ASCII, everything else a hyphen.
fn path_name(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "calendar".to_owned() } else { parts.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_makes_a_path_that_every_server_takes() {
        assert_eq!(path_name("Nights & week-ends/../"), "nights-week-ends");
        assert_eq!(path_name("夜間"), "calendar");
    }
}
