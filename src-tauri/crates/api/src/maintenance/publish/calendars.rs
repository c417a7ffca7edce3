//! Calendars as bytes: which windows one shows, and what it is called.

use super::super::around::{Around, Party};
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use chrono::{Days, Months, NaiveDate};
use documents::maintenance::{Entry, Feed, Form, write_entry, write_feed};
use domain::ids::ClientId;
use domain::maintenance::{OccurrenceState, Scope, WhatIsPlanned, Window, WindowStatus};
use domain::time::{Instant, Seconds, Stretch};
use store::Reading;
use store::maintenance::WindowRow;
use store::maintenance::publishing::Stands;

/// What is over stays in calendars this long.
const DAYS_BACK: Days = Days::new(92);
/// Occurrences this far ahead are noted as standing in a calendar; no policy asks for longer notice.
const STANDS_AHEAD: Seconds = Seconds::hours(400 * 24);
/// How often readers should look again: notice is counted in hours.
const REFRESH_HOURS: u32 = 4;
const COLOUR: &str = "steelblue";

/// Everything calendars are made of, read at one moment.
pub(super) struct Source {
    provider: String,
    rows: Vec<WindowRow>,
    around: Around,
    now: Instant,
}

/// A calendar before it is written.
pub(super) struct Calendar<'a> {
    /// What readers call it.
    pub name: String,
    /// What its file is called where that is nobody's name. It tells two services apart, also where the calendar may
    /// name neither.
    pub file: String,
    /// Whose it is; nothing for one that everybody reads.
    pub client: Option<ClientId>,
    rows: Vec<&'a WindowRow>,
    form: Form,
    until: Instant,
}

impl Source {
    pub(super) fn read(context: &Context<'_>, tx: &Reading<'_>) -> Result<Self, Failure> {
        let from = context.now.at_offset(0) - DAYS_BACK;
        let to = NaiveDate::from_ymd_opt(2100, 12, 31).and_then(|day| day.and_hms_opt(0, 0, 0));
        let rows = store::maintenance::between(tx, from, to.expect("2100 has a last day"))?;
        Ok(Self {
            provider: the_provider(tx)?.value.name,
            rows: rows.into_iter().filter(|row| row.stored.value.is_public()).collect(),
            around: Around::read(context, tx)?,
            now: context.now,
        })
    }

    /// The calendars of a scope; more than one only for each client.
    pub(super) fn calendars(&self, scope: &Scope, redacted: bool, months: u32) -> Vec<Calendar<'_>> {
        let form = if redacted { Form::Redacted } else { Form::Full };
        let until = self.now.at_offset(0) + Months::new(months);
        let until = Instant::from_unix(until.and_utc().timestamp());
        let of = |name: String, client: Option<ClientId>, shows: &dyn Fn(&Window) -> bool| Calendar {
            file: name.clone(),
            name,
            client,
            rows: self.rows.iter().filter(|row| shows(&row.stored.value)).collect(),
            form,
            until,
        };
        let for_client = |party: &Party| {
            let name = format!("Maintenance for {}, by {}", party.name, self.provider);
            of(name, Some(party.id), &|window| window.affects(party.id, &party.policies))
        };
        let all = format!("Maintenance, {}", self.provider);
        match scope {
            Scope::All => vec![of(all, None, &|_| true)],
            Scope::Client(id) => self
                .around
                .place(*id)
                .map(|place| for_client(&self.around.parties[place]))
                .into_iter()
                .collect(),
            Scope::Service(service) => {
                let file = format!("Maintenance of {service}, by {}", self.provider);
                let name = if redacted { all } else { file.clone() };
                vec![Calendar { file, ..of(name, None, &|window| window.affects_service(service)) }]
            }
            Scope::EachClient => self.around.parties.iter().map(for_client).collect(),
        }
    }

    /// The name of a client, for files.
    pub(super) fn client_name(&self, id: ClientId) -> Option<&str> {
        self.around.place(id).map(|place| self.around.parties[place].name.as_str())
    }
}

impl Calendar<'_> {
    fn feed(&self) -> Feed<'_> {
        Feed {
            name: self.name.clone(),
            description: String::new(),
            colour: Some(COLOUR.to_owned()),
            refresh_hours: REFRESH_HOURS,
            source: None,
            form: self.form,
            alarm_minutes: None,
            written_out_until: self.until,
            entries: self.rows.iter().map(|row| entry(row)).collect(),
        }
    }

    /// The whole calendar.
    pub(super) fn bytes(&self, context: &Context<'_>) -> Vec<u8> {
        write_feed(&self.feed(), context.desk.shelf.zones())
    }

    /// Each window alone, by its UID.
    pub(super) fn entries(&self, context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
        let feed = self.feed();
        let zones = context.desk.shelf.zones();
        let of = |entry: &Entry<'_>| (entry.window.uid.clone(), write_entry(entry, &feed, zones));
        feed.entries.iter().map(of).collect()
    }

    /// The occurrences it shows from now on, as evidence that they stood there.
    pub(super) fn stands(&self, context: &Context<'_>) -> Vec<Stands> {
        let ahead = Stretch { from: context.now, to: context.now + STANDS_AHEAD };
        let published = |row: &&&WindowRow| row.stored.value.status == WindowStatus::Published;
        let mut all = Vec::new();
        for row in self.rows.iter().filter(published) {
            let window = &row.stored.value;
            let to_come = window.occurrences(&context.zone(window.zone), ahead).into_iter();
            all.extend(to_come.filter(|one| one.state != OccurrenceState::Cancelled).map(|one| Stands {
                client: self.client,
                window: window.id,
                recurrence_id: one.recurrence_id,
                what: WhatIsPlanned { stretch: one.stretch, services: window.affected.services.clone() },
            }));
        }
        all
    }
}

fn entry(row: &WindowRow) -> Entry<'_> {
    Entry {
        window: &row.stored.value,
        created: row.published.unwrap_or(row.stored.changed),
        modified: row.stored.changed,
        url: None,
    }
}
