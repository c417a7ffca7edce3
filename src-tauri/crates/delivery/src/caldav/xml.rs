//! The XML of WebDAV: what is asked for, and what is read out of a list of answers (multistatus, RFC 4918).

use crate::refused::Refused;
use domain::mail::Refusal;
use quick_xml::NsReader;
use quick_xml::events::Event;
use quick_xml::name::{Namespace, ResolveResult};

const DAV: &str = "DAV:";
const CALDAV: &str = "urn:ietf:params:xml:ns:caldav";

/// Deeper than any answer of WebDAV goes.
const DEEPEST: usize = 64;

/// What is known of one place on the server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) href: String,
    pub(super) etag: Option<String>,
    pub(super) name: String,
    pub(super) is_collection: bool,
    pub(super) is_calendar: bool,
    pub(super) principal: Option<String>,
    pub(super) home: Option<String>,
    /// `VEVENT`, `VTODO`; empty where the server does not say.
    pub(super) components: Vec<String>,
}

/// Reads a list of answers. Properties the server has not got (404) are left out.
pub(super) fn multistatus(text: &str, server: &str) -> Result<Vec<Found>, Refused> {
    let unreadable = |why: String| {
        let words = format!("{server} answers with something that is not WebDAV ({why}).");
        Refused::new(Refusal::Permanent, words, "Check the address: it has to be that of a calendar server.")
    };
    let mut reader = NsReader::from_str(text);
    let mut walk = Walk::default();
    loop {
        let (space, event) = reader.read_resolved_event().map_err(|error| unreadable(error.to_string()))?;
        match event {
            Event::Start(start) => {
                walk.enter(name(&space, start.local_name().into_inner()), component(&start));
                if walk.path.len() > DEEPEST {
                    return Err(unreadable("it is nested too deep".to_owned()));
                }
            }
            Event::Empty(start) => {
                walk.enter(name(&space, start.local_name().into_inner()), component(&start));
                walk.leave();
            }
            Event::End(_) => walk.leave(),
            Event::Text(text) => {
                walk.text.push_str(&text);
            }
            Event::CData(data) => walk.text.push_str(&data),
            Event::GeneralRef(entity) => walk.text.push_str(&resolved(&entity)),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if walk.is_multistatus { Ok(walk.found) } else { Err(unreadable("there is no multistatus".to_owned())) }
}

/// A name with its namespace as one word: `D:href`, `C:calendar`; names of other namespaces are left alone.
fn name(space: &ResolveResult<'_>, local: &str) -> String {
    let prefix = match space {
        ResolveResult::Bound(Namespace(space)) if *space == DAV => "D",
        ResolveResult::Bound(Namespace(space)) if *space == CALDAV => "C",
        ResolveResult::Bound(_) | ResolveResult::Unbound | ResolveResult::Unknown(_) => "?",
    };
    format!("{prefix}:{local}")
}

fn component(start: &quick_xml::events::BytesStart<'_>) -> Option<String> {
    let named = start.try_get_attribute("name").ok().flatten()?;
    Some(named.value.into_owned())
}

/// One of XML's own five entities or a number; a document's own entities are not followed.
fn resolved(entity: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(entity).unwrap_or_default().to_owned()
}

#[derive(Default)]
struct Walk {
    path: Vec<String>,
    text: String,
    is_multistatus: bool,
    found: Vec<Found>,
    /// The answer that is being read.
    current: Found,
    /// What the group of properties that is being read would add to it.
    group: Found,
}

impl Walk {
    fn enter(&mut self, name: String, component: Option<String>) {
        self.text.clear();
        match name.as_str() {
            "D:multistatus" => self.is_multistatus = true,
            "D:response" => self.current = Found::default(),
            "D:propstat" => self.group = Found::default(),
            "D:collection" if self.is_in("D:resourcetype") => self.group.is_collection = true,
            "C:calendar" if self.is_in("D:resourcetype") => self.group.is_calendar = true,
            "C:comp" if self.is_in("C:supported-calendar-component-set") => {
                self.group.components.extend(component);
            }
            _ => {}
        }
        self.path.push(name);
    }

    fn leave(&mut self) {
        let Some(name) = self.path.pop() else { return };
        let text = std::mem::take(&mut self.text).trim().to_owned();
        match name.as_str() {
            "D:href" if self.is_in("D:response") => self.current.href = text,
            "D:href" if self.is_in("D:current-user-principal") => self.group.principal = Some(text),
            "D:href" if self.is_in("C:calendar-home-set") => {
                self.group.home.get_or_insert(text);
            }
            "D:getetag" => self.group.etag = Some(text).filter(|etag| !etag.is_empty()),
            "D:displayname" => self.group.name = text,
            "D:status" if self.is_in("D:propstat") => {
                if text.split_whitespace().nth(1) == Some("200") {
                    let group = std::mem::take(&mut self.group);
                    self.take(group);
                }
                self.group = Found::default();
            }
            "D:response" => self.found.push(std::mem::take(&mut self.current)),
            _ => {}
        }
    }

    fn take(&mut self, group: Found) {
        let Found { href: _, etag, name, is_collection, is_calendar, principal, home, components } = group;
        self.current.etag = etag.or(self.current.etag.take());
        if !name.is_empty() {
            self.current.name = name;
        }
        self.current.is_collection |= is_collection;
        self.current.is_calendar |= is_calendar;
        self.current.principal = principal.or(self.current.principal.take());
        self.current.home = home.or(self.current.home.take());
        self.current.components.extend(components);
    }

    fn is_in(&self, parent: &str) -> bool {
        self.path.last().is_some_and(|last| last == parent)
    }
}

/// A text as it stands between two tags.
pub(super) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = r#"<?xml version="1.0"?>
<multistatus xmlns="DAV:" xmlns:CAL="urn:ietf:params:xml:ns:caldav">
  <response>
    <href>/ana/nights/</href>
    <propstat>
      <prop>
        <resourcetype><collection/><CAL:calendar/></resourcetype>
        <displayname>Nights &amp; w&#233;ekends &lt;ours&gt;</displayname>
        <CAL:supported-calendar-component-set><CAL:comp name="VEVENT"/></CAL:supported-calendar-component-set>
      </prop>
      <status>HTTP/1.1 200 OK</status>
    </propstat>
    <propstat>
      <prop><getetag>"not really"</getetag></prop>
      <status>HTTP/1.1 404 Not Found</status>
    </propstat>
  </response>
  <response>
    <href>/ana/nights/MW-208.ics</href>
    <propstat><prop><getetag>"7"</getetag><resourcetype/></prop><status>HTTP/1.1 200 OK</status></propstat>
  </response>
</multistatus>"#;

    #[test]
    fn answers_are_read_by_their_namespace_and_their_status() {
        let found = multistatus(ANSWER, "here").unwrap();
        let calendar = Found {
            href: "/ana/nights/".to_owned(),
            name: "Nights & wéekends <ours>".to_owned(),
            is_collection: true,
            is_calendar: true,
            components: vec!["VEVENT".to_owned()],
            ..Found::default()
        };
        let entry = Found {
            href: "/ana/nights/MW-208.ics".to_owned(),
            etag: Some("\"7\"".to_owned()),
            ..Found::default()
        };
        assert_eq!(found, [calendar, entry]);
    }

    #[test]
    fn what_is_no_answer_of_webdav_is_said_to_be_none() {
        for text in
            ["", "<html><body>It works!</body></html>", "<multistatus xmlns=\"DAV:\"><response>", "{}"]
        {
            let read = multistatus(text, "cloud.kereru.example");
            if let Ok(found) = &read {
                assert!(text.contains("multistatus") && found.is_empty(), "{text}: {found:?}");
            }
        }
        let refused = multistatus("<html/>", "cloud.kereru.example").unwrap_err();
        assert!(refused.words.contains("is not WebDAV"), "{refused}");
    }

    #[test]
    fn an_answer_cannot_be_nested_or_blown_up_without_end() {
        let deep = format!("<multistatus xmlns=\"DAV:\">{}", "<a>".repeat(100_000));
        assert!(multistatus(&deep, "here").unwrap_err().words.contains("nested too deep"));
        let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
            <multistatus xmlns="DAV:"><response><href>&b;&b;</href></response></multistatus>"#;
        assert_eq!(multistatus(bomb, "here").unwrap()[0].href, "");
    }
}
