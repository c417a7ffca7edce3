//! The provider: status, the first start, settings, and what needs somebody's hand.

mod countries;
mod sample;
mod set_up;
mod wire;

pub use sample::{open_sample, remove_sample};
pub use set_up::{change, choices, look, set_up};
pub use wire::{
    Choices, ClockChange, Country, Counts, HolidayDay, HolidaySetChoice, Home, PresetChoice, ProgramVersions,
    Provider, ProviderChange, SetUp, SetUpLook, SetUpView, Status, User,
};

use crate::calendars;
use crate::context::Context;
use crate::failure::Failure;
use crate::tickets::{TicketView, rows_of_view};
use crate::wire::{Moment, Nothing};
use crate::{clients, contracts, duties, reports};
use domain::contracts::ContractStatus;
use domain::zones::ZoneId;
use store::clients::ClientFilter;
use store::contracts::ContractFilter;
use store::{Reading, Window};

/// Rows Home shows of each list.
const ON_HOME: u32 = 8;
/// Renewals Home shows.
const NEXT_RENEWALS: usize = 5;
/// Nothing but the count.
const NONE: Window = Window { offset: 0, limit: 0 };

/// What the window needs to know first.
pub fn status(context: &Context<'_>, _: Nothing) -> Result<Status, Failure> {
    context.read(|tx| status_of(context, tx))
}

/// What needs somebody's hand.
pub fn home(context: &Context<'_>, _: Nothing) -> Result<Home, Failure> {
    context.read(|tx| {
        let ready = reports::ready_first(context, tx, ON_HOME as usize)?;
        let (lacking, lacking_total) = clients::lacking_first(context, tx, ON_HOME)?;
        let (renewals_ahead, renewals) = contracts::next_renewals(context, tx, NEXT_RENEWALS)?;
        let mut late = duties::late(context, tx)?;
        let duties_late = i64::try_from(late.len()).unwrap_or(i64::MAX);
        late.truncate(ON_HOME as usize);
        Ok(Home {
            next_due: rows_of_view(context, tx, TicketView::NextDue, ON_HOME)?,
            breached: rows_of_view(context, tx, TicketView::Breached, ON_HOME)?,
            ready,
            duties: late,
            duties_late,
            calendars: calendars::warnings(context, tx)?,
            announcements: crate::sla::to_announce(context, tx)?,
            notices: crate::maintenance::notices_near(context, tx)?,
            closed: calendars::closed_hours(context, tx)?,
            lacking,
            lacking_total,
            renewals,
            renewals_ahead,
            billing: crate::billing::ahead(context, tx)?,
            counts: counts(context, tx)?,
        })
    })
}

pub(super) fn status_of(context: &Context<'_>, tx: &Reading<'_>) -> Result<Status, Failure> {
    let provider = store::provider::get(tx)?;
    let zone = context.zone(provider.as_ref().map_or(ZoneId::UTC, |provider| provider.value.zone));
    let users = store::provider::users(tx)?;
    Ok(Status {
        set_up: provider.is_some(),
        counts: counts(context, tx)?,
        provider: provider.map(|stored| Provider {
            version: stored.version,
            name: stored.value.name,
            country: stored.value.country,
            zone: stored.value.zone.name().to_owned(),
            currency: stored.value.currency.code().to_owned(),
            tax_name: stored.value.tax_name,
            tax_basis_points: i64::from(stored.value.tax_basis_points),
            sample: stored.belongs == store::Belongs::ToSample,
        }),
        user: users.into_iter().next().map(|user| User { name: user.value.name, roles: user.value.roles }),
        now: Moment::new(context.now, &zone),
        versions: ProgramVersions {
            program: crate::desk::PROGRAM.to_owned(),
            zones: context.desk.shelf.zones().version().to_owned(),
            holidays: context.desk.shelf.holidays().source.clone(),
        },
        database: context.desk.path().display().to_string(),
    })
}

fn counts(context: &Context<'_>, tx: &Reading<'_>) -> Result<Counts, Failure> {
    let total = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let tickets = store::tickets::view_counts(tx, context.now)?;
    let active = ContractFilter { status: Some(ContractStatus::Active), ..ContractFilter::default() };
    Ok(Counts {
        clients: total(store::clients::list(tx, &ClientFilter::default(), NONE)?.total),
        contracts: total(store::contracts::list(tx, &active, NONE)?.total),
        policies: total(store::sla::policies(tx)?.len() as u64),
        tickets_open: i64::from(tickets.open),
        tickets_breached: i64::from(tickets.breached),
        tickets: i64::from(tickets.all),
        reports_ready: total(reports::ready_count(context, tx)? as u64),
        awaiting_consent: crate::billing::awaiting(context, tx)?,
        mails_failed: store::outbox::counts(tx, context.now)?.failed,
    })
}
