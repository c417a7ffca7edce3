//! The sample provider: a made-up company to look around in, with clients on all five policies and
//! a busy year behind it. It can be removed for good, and nothing else can.

use super::set_up::enter;
use super::status_of;
use super::wire::Status;
use crate::context::{Acts, Context};
use crate::failure::Failure;
use crate::reports;
use crate::shelf::LaidOut;
use crate::sla::{self, PresetUse};
use crate::tickets::{judge, judge_on, standing};
use crate::wire::Nothing;
use chrono::{Days, Months};
use domain::clients::{Client, Contact, ContactRole};
use domain::contracts::{Contract, ContractStatus, ServiceLine};
use domain::ids::{ClientId, ContactId, ContractId, PolicyVersionId, TicketId};
use domain::money::{Currency, Money};
use domain::sla::PriorityKey;
use domain::tickets::{Event, EventKind, SourceKnows, Ticket};
use domain::time::{Instant, Seconds, YearMonth};
use domain::zones::ZoneId;
use store::provider::Provider;
use store::tickets::NewTicket;
use store::{Belongs, Writing};

/// Client, zone, preset, zone of the policy where it must be chosen, currency, price of a seat.
type Line = (&'static str, &'static str, &'static str, &'static str, &'static str, i64);

const CLIENTS: [Line; 14] = [
    ("Atelier Boréal", "America/Toronto", "mexxus-standard", "", "CAD", 1_250),
    ("Bluff Point Vets", "America/Denver", "cyberitex-standard", "", "USD", 1_900),
    ("Galil Optics", "Asia/Jerusalem", "cybonet-gold", "", "ILS", 6_500),
    ("Harbour Dental Ltd", "Pacific/Auckland", "cybermark-24x7", "", "NZD", 2_800),
    ("Kauri Legal", "Pacific/Auckland", "cybermark-standard", "", "NZD", 2_600),
    ("Łódź Logistics", "America/Denver", "cyberitex-standard", "", "USD", 1_700),
    ("Maple & Pine Realty", "America/Toronto", "mexxus-standard", "", "CAD", 1_250),
    ("North Quay Partners", "Pacific/Auckland", "cybermark-standard", "", "NZD", 2_600),
    ("Ōhope Surf School", "Pacific/Auckland", "cybermark-standard", "", "NZD", 2_400),
    ("Pākihi Engineering", "Pacific/Auckland", "cybermark-24x7", "", "NZD", 2_800),
    ("Quayside Hosting", "America/Toronto", "mexxus-standard", "", "CAD", 1_100),
    ("Rideau Cycles", "America/Toronto", "mexxus-standard", "", "CAD", 1_250),
    ("Te Ātiawa Trust", "Pacific/Auckland", "cybermark-24x7", "", "NZD", 2_800),
    ("Zuidas Advies", "Europe/Amsterdam", "ione-standard", "Europe/Amsterdam", "EUR", 1_500),
];

const SUBJECTS: [&str; 16] = [
    "Mailbox missing",
    "Backup job failed twice",
    "Labels do not print",
    "EDR alert on file server",
    "Portal sign-in loops",
    "Website returns error 500",
    "Mail queue growing",
    "Relay policy for scanners",
    "DNS records differ by zone",
    "Warehouse Wi-Fi drops",
    "New laptop for the front desk",
    "Quarterly restore test",
    "Case archive offline",
    "Two-factor tokens",
    "Scan-to-mail fails",
    "VPN drops every 20 minutes",
];

/// Months behind the sample; all but the last one are issued.
const MONTHS: u32 = 5;

/// Opens the sample provider.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] when a provider is set up.
pub fn open_sample(context: &Context<'_>, _: Nothing) -> Result<Status, Failure> {
    context.change(|tx, acts| {
        if store::provider::get(tx)?.is_some() {
            return Err(Failure::not_now(
                "A provider is set up already.",
                "The sample opens in an empty database.",
            ));
        }
        let provider = Provider {
            name: "Kererū IT".to_owned(),
            country: "NZ".to_owned(),
            zone: zone("Pacific/Auckland"),
            currency: Currency::parse("NZD").expect("NZD is a currency"),
            tax_name: "GST".to_owned(),
            tax_basis_points: 1_500,
            logo: None,
        };
        enter(context, tx, &provider, "Ana Petrie", Belongs::ToSample)?;
        acts.entered("provider", &provider.name, &"the sample provider");
        let mut dice = Dice(0x5EED_0001);
        for (index, line) in CLIENTS.iter().enumerate() {
            context.progress.report(index as u64, Some(CLIENTS.len() as u64), "Making up a year");
            context.go_on()?;
            one_client(context, tx, acts, line, &mut dice)?;
        }
        crate::maintenance::add_sample(context, tx, acts)?;
        crate::billing::add_sample(context, tx, acts)?;
        status_of(context, tx)
    })
}

/// Removes the sample provider and everything of it.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] when the provider is a real one.
pub fn remove_sample(context: &Context<'_>, _: Nothing) -> Result<Status, Failure> {
    context.change(|tx, acts| {
        let provider = crate::context::the_provider(tx)?;
        if provider.belongs != Belongs::ToSample {
            return Err(Failure::not_now(format!("{} is not the sample provider.", provider.value.name), ""));
        }
        store::provider::remove_sample(tx)?;
        acts.changed("provider", &provider.value.name, &"the sample provider", &"removed");
        status_of(context, tx)
    })
}

fn one_client(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    (name, zone_name, preset, policy_zone, currency, seat): &Line,
    dice: &mut Dice,
) -> Result<(), Failure> {
    let wanted = PresetUse {
        preset: (*preset).to_owned(),
        zone: (*policy_zone).to_owned(),
        holiday_set: String::new(),
    };
    let (policy, text) = sla::preset_text(&wanted)?;
    let version = sla::keep(context, tx, acts, &policy, &text)?;
    let client = client(context, name, zone_name);
    store::clients::insert(tx, &client, Belongs::ToSample, context.now)?;
    let contract = contract(context, &client, version, currency, *seat, dice);
    let number = store::contracts::insert(tx, &contract, Belongs::ToSample, context.now)?;
    let contract = Contract { number, ..contract };
    crate::contracts::put_in_force(context, tx, &contract, "")?;
    let terms = crate::terms::at(context, tx, &contract, contract.starts_on)?;
    let home = context.zone(contract.zone);
    let this_month = YearMonth::of(home.date(context.now));
    let mut at = home.start_of(this_month.back(MONTHS).first_day());
    while at < context.now {
        at = at + Seconds(dice.up_to(3 * 86_400) + 3_600);
        if at < context.now {
            let ticket = one_ticket(context, &client, &terms.laid_out, at, dice)?;
            let scored = judge(&ticket, &terms, context.now)?;
            let standing = standing(&ticket, &scored, &terms.laid_out, context.now)?;
            let new = NewTicket {
                ticket: &ticket,
                assignee: ["Jonas Frei", "Mika Sato", "Hemi Rata", ""][dice.below(4)],
                contract: Some(contract.id),
                terms: Some(terms.row.id),
                belongs: Belongs::ToSample,
                standing: &standing,
            };
            store::tickets::open_new(tx, &new, context.now)?;
        }
    }
    for month in (2..=MONTHS).rev().map(|n| this_month.back(n)) {
        // Issued on the second of the month after, as a careful provider does.
        let on =
            Context { now: home.start_of(month.next().first_day()) + Seconds(33 * 3_600), ..context.clone() };
        reports::issue_past(&on, tx, &contract, month)?;
    }
    Ok(())
}

fn client(context: &Context<'_>, name: &str, zone_name: &str) -> Client {
    let contact = |name: &str, roles: Vec<ContactRole>| Contact {
        id: ContactId::new(context.now),
        name: name.to_owned(),
        emails: vec![format!("{}@example.org", name.to_lowercase().replace(' ', "."))],
        phone: String::new(),
        roles,
    };
    Client {
        contacts: vec![
            contact("Robin Marsh", vec![ContactRole::Technical, ContactRole::ApprovesFees]),
            contact("Alex Dorn", vec![ContactRole::Backup, ContactRole::Billing]),
        ],
        ..Client::named(ClientId::new(context.now), name, zone(zone_name))
    }
}

fn contract(
    context: &Context<'_>,
    client: &Client,
    policy_version: PolicyVersionId,
    currency: &str,
    seat: i64,
    dice: &mut Dice,
) -> Contract {
    let today = context.zone(client.zone).date(context.now);
    let starts_on = YearMonth::of(today).back(MONTHS).first_day();
    let seats = u32::try_from(8 + dice.up_to(40)).unwrap_or(8);
    let currency = Currency::parse(currency).expect("the sample names real currencies");
    Contract {
        id: ContractId::new(context.now),
        number: 0,
        client: client.id,
        policy_version,
        status: ContractStatus::Active,
        zone: client.zone,
        starts_on,
        ends_on: Some(starts_on + Months::new(24) - Days::new(1)),
        continuity: false,
        services: vec![ServiceLine {
            name: "Help desk".to_owned(),
            count: seats,
            unit: "people".to_owned(),
            price: Money { minor: seat, currency },
        }],
    }
}

/// A ticket that was mostly handled as promised, and sometimes was not.
fn one_ticket(
    context: &Context<'_>,
    client: &Client,
    laid_out: &LaidOut,
    received: Instant,
    dice: &mut Dice,
) -> Result<Ticket, Failure> {
    let rows = &laid_out.policy.priorities;
    // Half of all requests are of the middle rows; the most urgent are rare.
    let row = (dice.below(rows.len()) + dice.below(rows.len())).min(rows.len() - 1);
    let mut ticket = Ticket {
        id: TicketId::new(context.now),
        number: 0,
        external_id: format!("S-{}-{}", received.unix(), dice.below(9_999)),
        client: ClientId(client.id.0),
        received,
        priority: PriorityKey(rows[row].key.0.clone()),
        category: None,
        subject: SUBJECTS[dice.below(SUBJECTS.len())].to_owned(),
        source_knows: SourceKnows { messages: true },
        events: Vec::new(),
    };
    let blank = judge_on(&ticket, laid_out, false, received)?;
    let due = blank.outcomes.iter().filter_map(|outcome| outcome.due).min();
    let span = due.map_or(8 * 3_600, |due| (due - received).0).max(1_800);
    let share = if dice.below(25) == 0 { 100 + dice.up_to(60) } else { 5 + dice.up_to(85) };
    let mut at = received + Seconds(span * share / 100 / 60 * 60);
    let event = |at, kind| Event { at, kind, actor: String::new(), provenance: String::new() };
    ticket.events.push(event(at, EventKind::StaffReply));
    if dice.below(5) == 0 {
        ticket.events.push(event(at, EventKind::WaitingOnClient));
        at = at + Seconds((3_600 + dice.up_to(40 * 3_600)) / 60 * 60);
        ticket.events.push(event(at, EventKind::ClientReply));
    }
    for _ in 0..dice.below(4) {
        at = at + Seconds((span / 4 + dice.up_to(span / 2)) / 60 * 60);
        ticket.events.push(event(at, EventKind::StaffReply));
    }
    at = at + Seconds((600 + dice.up_to(span)) / 60 * 60);
    ticket.events.push(event(at, EventKind::Resolved));
    ticket.events.retain(|event| event.at <= context.now);
    Ok(ticket)
}

fn zone(name: &str) -> ZoneId {
    ZoneId::parse(name).expect("the sample names real zones")
}

/// The same numbers every time, so that the sample is the same sample.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        // Knuth's MMIX constants.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0) % n.max(1)
    }

    fn up_to(&mut self, n: i64) -> i64 {
        i64::try_from(self.next()).unwrap_or(0) % n.max(1)
    }
}
