//! The entries of a calendar.

use super::door::{CalDav, CaldavRefused, Question, place};
use super::plan::canonical;
use super::xml;
use crate::refused::Refused;
use domain::mail::Refusal;
use reqwest::Url;
use reqwest::header::ETAG;
use std::collections::BTreeMap;

const XML: &str = "application/xml; charset=utf-8";
const ICALENDAR: &str = "text/calendar; charset=utf-8";

const ETAGS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/><D:resourcetype/></D:prop></D:propfind>"#;

/// An entry as it lies on the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which version it is.
    pub etag: String,
    /// The iCalendar object.
    pub text: String,
}

impl CalDav {
    /// Paths of all entries of a calendar, each with the version it is in.
    ///
    /// # Errors
    /// [`CaldavRefused::Missing`] when there is no such calendar.
    pub async fn entries(&self, calendar: &str) -> Result<BTreeMap<String, String>, CaldavRefused> {
        let url = self.path(calendar)?;
        let question = Question::new("PROPFIND", url).depth("1").body(XML, ETAGS);
        let answer = self.ask(question).await?;
        let mut entries = BTreeMap::new();
        for found in xml::multistatus(&answer.text, &place(self.base()))? {
            if let (false, Some(etag)) = (found.is_collection, found.etag) {
                entries.insert(canonical(self.at(&answer.url, &found.href)?.path()), etag);
            }
        }
        Ok(entries)
    }

    /// An entry.
    ///
    /// # Errors
    /// [`CaldavRefused::Missing`].
    pub async fn get(&self, href: &str) -> Result<Entry, CaldavRefused> {
        let answer = self.ask(Question::new("GET", self.path(href)?)).await?;
        let etag = answer.headers.get(ETAG).and_then(|value| value.to_str().ok());
        let etag = match etag {
            Some(etag) => etag.to_owned(),
            None => self.etag(href).await?,
        };
        Ok(Entry { etag, text: answer.text })
    }

    /// Writes an entry that is not there yet, and gives its version.
    ///
    /// # Errors
    /// [`CaldavRefused::Changed`] when something lies there already.
    pub async fn create(&self, href: &str, icalendar: &str) -> Result<String, CaldavRefused> {
        let question = Question::new("PUT", self.path(href)?).header("if-none-match", "*")?;
        self.put(question, href, icalendar).await
    }

    /// Writes an entry over that is in the version `etag`, and gives its new one.
    ///
    /// # Errors
    /// [`CaldavRefused::Changed`] when it is in another version, or gone.
    pub async fn update(&self, href: &str, etag: &str, icalendar: &str) -> Result<String, CaldavRefused> {
        let question = Question::new("PUT", self.path(href)?).header("if-match", etag)?;
        self.put(question, href, icalendar).await
    }

    /// Removes an entry that is in the version `etag`.
    ///
    /// # Errors
    /// [`CaldavRefused::Changed`] when it is in another version; [`CaldavRefused::Missing`] when it is gone already.
    pub async fn delete(&self, href: &str, etag: &str) -> Result<(), CaldavRefused> {
        let question = Question::new("DELETE", self.path(href)?).header("if-match", etag)?;
        self.ask(question).await.map(|_| ())
    }

    async fn put(
        &self,
        question: Question<'_>,
        href: &str,
        icalendar: &str,
    ) -> Result<String, CaldavRefused> {
        let Question { method, url, headers, body: _ } = question;
        let question = Question { method, url, headers, body: Some((ICALENDAR, icalendar)) };
        let answer = self.ask(question).await?;
        match answer.headers.get(ETAG).and_then(|value| value.to_str().ok()) {
            Some(etag) => Ok(etag.to_owned()),
            // A server that keeps an entry in another form than it was sent does not say its version (RFC 4791, 5.3.4).
            None => self.etag(href).await,
        }
    }

    async fn etag(&self, href: &str) -> Result<String, CaldavRefused> {
        let question = Question::new("PROPFIND", self.path(href)?).depth("0").body(XML, ETAGS);
        let answer = self.ask(question).await?;
        let found = xml::multistatus(&answer.text, &place(self.base()))?;
        let etag = found.into_iter().find_map(|found| found.etag);
        etag.ok_or_else(|| {
            let words = format!("{} does not say in which version {href} is (ETag).", place(self.base()));
            Refused::new(Refusal::Permanent, words, "This server cannot be published to.").into()
        })
    }

    fn path(&self, href: &str) -> Result<Url, CaldavRefused> {
        self.at(self.base(), href)
    }
}
