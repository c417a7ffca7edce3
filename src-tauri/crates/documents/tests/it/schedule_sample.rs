//! A contract of Harbour Dental Ltd on CyberMark's policy with the add-on, fictitious: what a client's
//! schedule is printed from.

use documents::policy_files::preset;
use domain::clients::{Contact, ContactRole};
use domain::contracts::schedule::{AddOn, ContractSchedule, Inputs, Terms, Versions};
use domain::contracts::{Contract, ContractStatus, ServiceLine};
use domain::ids::{ClientId, ContactId, ContractId, PolicyVersionId};
use domain::money::{Currency, Money};
use domain::sla::{Basis, Metric, Policy, Target};
use domain::time::Instant;
use domain::zones::ZoneId;

const MADE: Instant = Instant::from_unix(1_790_000_000);

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn contact(name: &str, email: &str, roles: Vec<ContactRole>) -> Contact {
    let (name, emails) = (name.to_owned(), vec![email.to_owned()]);
    Contact { id: ContactId::new(MADE), name, emails, phone: String::new(), roles }
}

fn service(name: &str, count: u32, unit: &str, minor: i64) -> ServiceLine {
    let price = Money { minor, currency: Currency::parse("NZD").unwrap() };
    ServiceLine { name: name.to_owned(), count, unit: unit.to_owned(), price }
}

pub fn contract() -> Contract {
    Contract {
        id: ContractId::new(MADE),
        number: 112,
        client: ClientId::new(MADE),
        policy_version: PolicyVersionId::new(MADE),
        status: ContractStatus::Active,
        zone: ZoneId::parse("Pacific/Auckland").unwrap(),
        starts_on: date("2026-10-01"),
        ends_on: Some(date("2027-09-30")),
        continuity: false,
        services: vec![
            service("Managed endpoint security", 42, "endpoints", 1800),
            service("Help desk", 42, "people", 1700),
            service("Managed firewall", 2, "sites", 14_200),
        ],
    }
}

/// The policy of a preset with an order that shortened the first response of its second row.
pub fn ordered(key: &str) -> Policy {
    let mut policy = preset(key).unwrap().policy.clone();
    let second = policy.priorities[1].key.clone();
    let is_it = |target: &&mut Target| target.metric == Metric::FirstResponse && target.priority == second;
    let target = policy.targets.iter_mut().find(is_it).unwrap();
    let instead_of = std::mem::replace(&mut target.words, "within 3 hours".to_owned());
    target.basis = Basis::Order { order: "SO-2291".to_owned(), instead_of };
    policy
}

pub fn schedule_of(policy: &Policy, add_ons: &[AddOn], contract: &Contract) -> ContractSchedule {
    let contacts = [
        contact("Mere Tamihana", "mere@harbour-dental.example", vec![ContactRole::Technical]),
        contact(
            "Łukasz Żak",
            "lukasz@harbour-dental.example",
            vec![ContactRole::Backup, ContactRole::ApprovesFees],
        ),
    ];
    ContractSchedule::of(Inputs {
        provider: "Kererū IT",
        client: "Harbour Dental Ltd",
        contacts: &contacts,
        contract,
        version: 3,
        policy_version: 2,
        renewal: vec!["It renews itself by 12 months at a time.".to_owned()],
        terms: Terms { policy, add_ons, continuity: Some(contract.continuity) },
        holidays: documents::holidays::bundled(),
        today: date("2026-11-22"),
        versions: Versions {
            policy: format!("{}, version 2. {}", policy.name, policy.source),
            policy_sha256: "8594fc8d24dbb720".repeat(4),
            calendar: "Mon–Fri 09:00–17:00 Pacific/Auckland".to_owned(),
            holidays: documents::holidays::bundled().source.clone(),
            zones: "2026f".to_owned(),
            program: "MSP Desk 0.1.0".to_owned(),
        },
    })
}

/// The whole of it: an order, an add-on, fees, people.
pub fn schedule() -> ContractSchedule {
    let policy = ordered("cybermark-24x7");
    let name = "CyberMark 24/7".to_owned();
    let add_ons = [AddOn { name, version: 1, from_on: date("2026-10-01"), is_in_force: true }];
    schedule_of(&policy, &add_ons, &contract())
}
