//! A desk as large as they come: thousands of clients and contracts, and the tickets of years.

use crate::door::{Door, answers};
use chrono::NaiveDate;
use domain::clients::{Client, Contact, ContactRole, RegisteredAddress};
use domain::contracts::{Contract, ContractStatus, ServiceLine};
use domain::duties::{Due, Duty, Pace, PaceUnit, Whose};
use domain::ids::{ClientId, ContactId, ContractId, DutyId, PolicyVersionId, TicketId};
use domain::money::{Currency, Money};
use domain::sla::PriorityKey;
use domain::tickets::{SourceKnows, Ticket};
use domain::time::{Instant, Seconds};
use domain::zones::ZoneId;
use serde_json::json;
use store::tickets::{Incoming, Standing, upsert};
use store::{Belongs, OpenAs, Store, StoreError, Writing, clients, contracts, duties};

/// How much of each.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Clients.
    pub clients: usize,
    /// Contracts, in force.
    pub contracts: usize,
    /// Tickets.
    pub tickets: usize,
}

const PLACES: [&str; 12] = [
    "Harbour",
    "Kauri",
    "Ōhope",
    "Łódź",
    "Québec",
    "Quayside",
    "Maple",
    "Zuidas",
    "Galil",
    "Bluff Point",
    "Rideau",
    "Te Ātiawa",
];
const TRADES: [&str; 9] =
    ["Logistics", "Dental", "Legal", "Vets", "Optics", "Engineering", "Realty", "Surf School", "Partners"];
const SERVICES: [&str; 4] = ["Managed workstation", "Endpoint security", "Backup of servers", "Help desk"];
const SUBJECTS: [&str; 6] = [
    "Labels do not print",
    "VPN drops every 20 minutes",
    "Mailbox missing",
    "EDR alert on file server",
    "New starter on Monday",
    "Backup job failed twice",
];
const ZONES: [&str; 4] = ["Pacific/Auckland", "America/Denver", "Europe/Warsaw", "America/Toronto"];
const START: Instant = Instant::from_unix(1_700_000_000);

/// A provider with so much of everything, stored without the door, which would take its time.
pub fn desk(now: &str, size: Size) -> Door {
    let door = Door::at(now);
    door.call("app.set_up", answers());
    for preset in ["cybermark-24x7", "cyberitex-standard"] {
        door.call(
            "sla.use_preset",
            json!({ "preset": preset, "zone": "Pacific/Auckland", "holiday_set": "" }),
        );
    }
    let policies = door.call("sla.policies", json!({}));
    let versions: Vec<PolicyVersionId> = policies["rows"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| row["version_id"].as_str().and_then(|id| id.parse().ok()).expect("an id"))
        .collect();
    let store = Store::open(door.desk.path(), &OpenAs::default()).expect("the desk's own file");
    let filled = store.write::<_, StoreError>(|tx| fill(tx, size, &versions));
    filled.unwrap_or_else(|why| panic!("the desk cannot be filled: {why}"));
    door
}

fn fill(tx: &Writing<'_>, size: Size, versions: &[PolicyVersionId]) -> Result<(), StoreError> {
    let mut ids = Vec::with_capacity(size.clients);
    for at in 0..size.clients {
        let client = client(at, ids.get(at / 10).copied().filter(|_| at % 10 == 9));
        clients::insert(tx, &client, Belongs::ToProvider, START)?;
        ids.push(client.id);
    }
    let mut of_client = vec![None; size.clients];
    for at in 0..size.contracts {
        let contract = contract(at, ids[at % ids.len()], versions[at % versions.len()]);
        contracts::insert(tx, &contract, Belongs::ToProvider, START)?;
        of_client[at % ids.len()] = Some(contract.id);
        if at % 8 == 0 {
            duties::insert(tx, &report_of(contract.id), START)?;
        }
    }
    for at in 0..size.tickets {
        let place = at % ids.len();
        let ticket = ticket(at, ids[place]);
        let incoming = Incoming {
            ticket: &ticket,
            source: "zendesk",
            assignee: "",
            contract: of_client[place],
            terms: None,
            import: None,
            line: None,
            belongs: Belongs::ToProvider,
            standing: &Standing::UNSCORED,
        };
        upsert(tx, &incoming, START)?;
    }
    Ok(())
}

/// A report each quarter, as every eighth contract promises it.
fn report_of(contract: ContractId) -> Duty {
    Duty {
        id: DutyId::new(START),
        contract,
        whose: Whose::Ours,
        title: "Compliance report".to_owned(),
        clause: "§8".to_owned(),
        words: String::new(),
        due: Due::Recurring {
            anchor: NaiveDate::from_ymd_opt(2026, 3, 31).expect("a date"),
            pace: Pace::new(1, PaceUnit::Quarters).expect("a pace"),
        },
        waits_for: None,
        origin: String::new(),
    }
}

fn client(at: usize, reseller: Option<ClientId>) -> Client {
    let (place, trade) = (PLACES[at % PLACES.len()], TRADES[at / PLACES.len() % TRADES.len()]);
    let name = format!("{place} {trade} {at}");
    let host = format!("client{at}.example");
    let contact = |name: &str, role| Contact {
        id: ContactId::new(START),
        name: format!("{name} {place}"),
        emails: vec![format!("{}@{host}", name.to_lowercase())],
        phone: String::new(),
        roles: vec![role],
    };
    // Every seventh lacks the contact its policy may ask for.
    let mut contacts = vec![contact("Mere", ContactRole::Technical), contact("Jonas", ContactRole::Backup)];
    contacts.truncate(if at.is_multiple_of(7) { 1 } else { 2 });
    Client {
        account_manager: format!("Manager {}", at % 40),
        reseller,
        source_names: vec![format!("Location {at}")],
        addresses: vec![RegisteredAddress::parse(&host).expect("a domain")],
        tags: vec![trade.to_lowercase()],
        contacts,
        ..Client::named(ClientId::new(START), name, zone(at))
    }
}

fn zone(at: usize) -> ZoneId {
    ZoneId::parse(ZONES[at % ZONES.len()]).expect("a zone")
}

fn contract(at: usize, client: ClientId, policy_version: PolicyVersionId) -> Contract {
    let nzd = Currency::parse("NZD").expect("a currency");
    let line = |name: &str, minor| ServiceLine {
        name: name.to_owned(),
        count: 12,
        unit: "seats".to_owned(),
        price: Money { minor, currency: nzd },
    };
    Contract {
        id: ContractId::new(START),
        number: 0,
        client,
        policy_version,
        status: ContractStatus::Active,
        zone: zone(at),
        starts_on: "2025-01-01".parse().expect("a date"),
        ends_on: None,
        continuity: false,
        services: vec![line(SERVICES[at % 4], 1_800), line(SERVICES[(at + 1) % 4], 950)],
    }
}

fn ticket(at: usize, client: ClientId) -> Ticket {
    Ticket {
        id: TicketId::new(START),
        number: 0,
        external_id: format!("Z{at}"),
        client,
        received: START + Seconds(i64::try_from(at).expect("not that many") * 600),
        priority: PriorityKey::new("Sev3"),
        category: None,
        subject: SUBJECTS[at % SUBJECTS.len()].to_owned(),
        source_knows: SourceKnows { messages: true },
        events: Vec::new(),
    }
}
