//! One occurrence with everything a notice of it needs.

use super::super::plan::Plan;
use super::super::{recurrence_id, window_ref};
use super::told::{day_of, holds, planned};
use super::wire::NoticeAddress;
use crate::context::Context;
use crate::failure::Failure;
use chrono::{Months, NaiveDate, NaiveDateTime};
use domain::clients::{Client, ContactRole};
use domain::ids::{ClientId, WindowId};
use domain::maintenance::{Holds, Occurrence, Window, WindowStatus, number_in_words};
use domain::time::Stretch;
use store::Reading;
use store::maintenance::WindowRow;
use store::maintenance::notices::{Evidence, OccurrenceTold, evidence};

/// One letter is about the occurrences of two years at most.
const MOST_MONTHS: i64 = 24;

/// An occurrence, and those of its series that a letter may be about as well.
pub(super) struct Focus {
    pub plan: Plan,
    /// Place of the window in the plan.
    pub place: usize,
    pub occurrence: Occurrence,
    /// The occurrence and the next ones that a letter is about, by their start.
    pub about: Vec<Occurrence>,
}

impl Focus {
    /// Reads an occurrence, and those of so many months after it.
    ///
    /// # Errors
    /// [`crate::failure::Code::NotFound`]; [`crate::failure::Code::Invalid`] for an occurrence there is not.
    pub fn read(
        context: &Context<'_>,
        tx: &Reading<'_>,
        id: &str,
        typed: &str,
        months: i64,
    ) -> Result<Self, Failure> {
        let id = window_ref(tx, id)?;
        let window = store::maintenance::get(tx, id)?.stored.value;
        let zone = context.zone(window.zone);
        let named = match typed.trim() {
            "" => {
                let next = window.next_after(&zone, context.now, 1);
                next.first().map_or(window.first.starts, |one| one.recurrence_id)
            }
            typed => recurrence_id(context, &window, typed)?,
        };
        let occurrence = window.occurrence(&zone, named).ok_or_else(|| Failure::not_found("occurrence"))?;
        if !(0..=MOST_MONTHS).contains(&months) {
            return Err(Failure::field("months", format!("One letter is about 0 to {MOST_MONTHS} months.")));
        }
        let months = Months::new(u32::try_from(months).unwrap_or_default());
        let last = zone.resolve(occurrence.wall.starts + months).max(occurrence.stretch.to);
        let within = Stretch { from: occurrence.stretch.from, to: last };
        let plan = Plan::read(context, tx, within)?;
        let place = plan.windows.iter().position(|row| row.stored.value.id == id);
        let place = place.expect("the plan spans an occurrence of this window");
        let mut about = vec![occurrence.clone()];
        if months != Months::new(0) {
            let next = window.occurrences(&zone, within).into_iter();
            about.extend(next.filter(|one| one.stretch.from > occurrence.stretch.from && takes_place(one)));
        }
        Ok(Self { plan, place, occurrence, about })
    }

    pub fn row(&self) -> &WindowRow {
        &self.plan.windows[self.place]
    }

    pub fn window(&self) -> &Window {
        &self.row().stored.value
    }

    /// Refuses to tell anybody of a draft.
    ///
    /// # Errors
    /// [`crate::failure::Code::NotNow`].
    pub fn must_be_published(&self) -> Result<(), Failure> {
        match self.held_back() {
            None => Ok(()),
            Some(why) => Err(Failure::not_now(why, "Publish it first; then tell the clients.")),
        }
    }

    pub fn held_back(&self) -> Option<String> {
        let window = self.window();
        (window.status == WindowStatus::Draft)
            .then(|| format!("{} is still a draft.", number_in_words(window.number)))
    }

    /// Places of the clients that were named; all the occurrence affects when none was.
    ///
    /// # Errors
    /// Those of a client that is not affected.
    pub fn clients(&self, tx: &Reading<'_>, typed: &[String]) -> Result<Vec<usize>, Failure> {
        let affected = &self.plan.keys(self.place).clients;
        if typed.is_empty() {
            return Ok(affected.clone());
        }
        let mut places = Vec::new();
        for (n, typed) in typed.iter().enumerate() {
            let id = crate::clients::client_ref(tx, typed)?;
            let place = self.plan.around.place(id).filter(|place| affected.contains(place));
            let place = place.ok_or_else(|| {
                let number = number_in_words(self.window().number);
                Failure::field(&format!("clients.{n}"), format!("{number} does not affect {typed}."))
            })?;
            if !places.contains(&place) {
                places.push(place);
            }
        }
        Ok(places)
    }

    /// The occurrences of a letter, as evidence keeps them.
    pub fn as_told(&self) -> Vec<OccurrenceTold> {
        let window = self.window();
        let one = |occurrence: &Occurrence| OccurrenceTold {
            window: window.id,
            recurrence_id: occurrence.recurrence_id,
            what: planned(window, occurrence),
            holds: holds(occurrence),
        };
        self.about.iter().map(one).collect()
    }

    /// All evidence about the occurrence, also from the series this one goes on from.
    ///
    /// # Errors
    /// Those of the file.
    pub fn evidence(&self, tx: &Reading<'_>) -> Result<Vec<Evidence>, Failure> {
        let day = day_of(self.window(), self.occurrence.recurrence_id);
        let mut found = Vec::new();
        for id in self.ancestry(tx)? {
            let (from, to) = hours(day);
            found.extend(evidence(tx, id, from, to)?);
        }
        found.sort_by_key(|one| one.recorded);
        Ok(found)
    }

    /// The window and those it goes on from.
    fn ancestry(&self, tx: &Reading<'_>) -> Result<Vec<WindowId>, Failure> {
        let mut ids = vec![self.window().id];
        let mut follows = self.window().follows;
        while let Some(id) = follows.filter(|id| !ids.contains(id)) {
            ids.push(id);
            follows = match store::maintenance::get(tx, id) {
                Ok(row) => row.stored.value.follows,
                Err(store::StoreError::NotFound { .. }) => None,
                Err(error) => return Err(error.into()),
            };
        }
        Ok(ids)
    }
}

fn takes_place(one: &Occurrence) -> bool {
    holds(one) == Holds::Yes
}

/// The wall clock of a day, or of all days there are.
fn hours(day: Option<NaiveDate>) -> (NaiveDateTime, NaiveDateTime) {
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day of every calendar");
    // Texts of four digits a year sort as their days do.
    let (first, last) = day.map_or_else(|| (date(1, 1, 1), date(9999, 12, 31)), |day| (day, day));
    let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN);
    (midnight(first), midnight(last) + chrono::TimeDelta::seconds(86_399))
}

/// Whom letters about maintenance go to: technical contacts and who stands in for them, with an address.
pub(super) fn addresses(client: &Client) -> Vec<NoticeAddress> {
    let asked = [ContactRole::Technical, ContactRole::Backup];
    let told = client.contacts.iter().filter(|own| own.roles.iter().any(|role| asked.contains(role)));
    let address = |own: &domain::clients::Contact| {
        let email = own.emails.first()?.clone();
        Some(NoticeAddress { name: own.name.clone(), email })
    };
    told.filter_map(address).collect()
}

/// A client as it is stored.
pub(super) fn client(tx: &Reading<'_>, id: ClientId) -> Result<Client, Failure> {
    Ok(store::clients::get(tx, id)?.value)
}
