//! A database with one client on one contract, for the tests of the store.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::clients::{Client, Contact, ContactRole, Locale, RegisteredAddress};
use domain::contracts::{Contract, ContractStatus, ServiceLine};
use domain::ids::{
    CalendarId, CalendarVersionId, ClientId, ContactId, ContractId, ContractVersionId, PolicyId,
    PolicyVersionId, TermsId, TicketId, UserId,
};
use domain::money::{Currency, Money};
use domain::sla::PriorityKey;
use domain::tickets::{Event, EventKind, SourceKnows, Ticket};
use domain::time::{Instant, Seconds};
use domain::zones::ZoneId;
use store::contract_versions::{self, ContractVersion};
use store::provider::User;
use store::sla::{NewVersion, VersionState};
use store::terms::{self, TermsRow};
use store::tickets::{Incoming, Standing, Upserted, upsert};
use store::{
    Belongs, OnMissing, OpenAs, Store, StoreError, Writing, calendars, clients, contracts, provider, sla,
};
use tempfile::TempDir;

/// Thursday 2026-09-24, 03:40 UTC.
pub const NOW: Instant = Instant::from_unix(1_790_221_200);

pub struct Stage {
    pub store: Store,
    pub path: PathBuf,
    pub user: UserId,
    pub client: ClientId,
    pub contract: ContractId,
    pub policy_version: PolicyVersionId,
    pub terms: TermsId,
    _folder: TempDir,
}

/// Opens `path` and is patient for a second, so that a test that is wrong does not hang.
pub fn open(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, &OpenAs { on_missing: OnMissing::Create, patience: Duration::from_secs(1) })
}

/// A calendar with one version, which nobody reads.
pub fn calendar_of(tx: &Writing<'_>, name: &str, text: &str) -> Result<CalendarVersionId, StoreError> {
    let id = CalendarId::new(NOW);
    let row = calendars::CalendarRow { id, name: name.to_owned(), draft: None };
    calendars::insert(tx, &row, Belongs::ToProvider, NOW)?;
    let version = CalendarVersionId::new(NOW);
    let new =
        calendars::NewVersion { id: version, calendar: id, effective_from: None, revision: false, text };
    calendars::insert_version(tx, &new, NOW)?;
    Ok(version)
}

impl Stage {
    pub fn set() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let store = open(&path).unwrap();
        let user = UserId::new(NOW);
        let (policy, policy_version) = (PolicyId::new(NOW), PolicyVersionId::new(NOW));
        let client = te_atiawa();
        let contract = contract_of(client.id, policy_version);
        let terms = TermsId::new(NOW);
        store
            .write::<_, StoreError>(|tx| {
                let ana = User { id: user, name: "Ana Petrie".into(), roles: vec!["owner".into()] };
                provider::insert_user(tx, &ana, NOW)?;
                clients::insert(tx, &client, Belongs::ToProvider, NOW)?;
                sla::insert_policy(tx, policy, "cybermark-24x7", "CyberMark 24×7", Belongs::ToProvider, NOW)?;
                let calendar = calendar_of(tx, "CyberMark 24×7", "mon = 9-17")?;
                let version = NewVersion {
                    id: policy_version,
                    policy,
                    state: VersionState::Published,
                    effective_from: None,
                    calendar,
                    text: "name = \"CyberMark 24×7\"",
                };
                sla::insert_version(tx, &version, NOW)?;
                contracts::insert(tx, &contract, Belongs::ToProvider, NOW)?;
                in_force(tx, &contract, terms, calendar)
            })
            .unwrap();
        Self {
            store,
            path,
            user,
            client: client.id,
            contract: contract.id,
            policy_version,
            terms,
            _folder: folder,
        }
    }

    /// Closes the database and gives its path, with the folder that holds it.
    pub fn close(self) -> (PathBuf, TempDir) {
        drop(self.store);
        (self.path, self._folder)
    }

    pub fn write<T>(&self, act: impl FnOnce(&Writing<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.store.write(act)
    }

    pub fn read<T>(
        &self,
        look: impl FnOnce(&store::Reading<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.read(look)
    }

    /// A ticket as a file tells of it, resolved an hour after it was received.
    pub fn ticket(&self, external_id: &str, subject: &str) -> Ticket {
        Ticket {
            id: TicketId::new(NOW),
            number: 0,
            external_id: external_id.into(),
            client: self.client,
            received: NOW,
            priority: PriorityKey::new("Sev 2"),
            category: None,
            subject: subject.into(),
            source_knows: SourceKnows { messages: true },
            events: vec![event(600, EventKind::StaffReply), event(3600, EventKind::Resolved)],
        }
    }

    pub fn bring(
        &self,
        tx: &Writing<'_>,
        ticket: &Ticket,
        standing: &Standing,
    ) -> Result<Upserted, StoreError> {
        let incoming = Incoming {
            ticket,
            source: "zendesk",
            assignee: "",
            contract: Some(self.contract),
            terms: Some(self.terms),
            import: None,
            line: None,
            belongs: Belongs::ToProvider,
            standing,
        };
        upsert(tx, &incoming, NOW)
    }
}

pub fn event(seconds: i64, kind: EventKind) -> Event {
    Event { at: NOW + Seconds(seconds), kind, actor: "Mika Sato".into(), provenance: String::new() }
}

pub fn te_atiawa() -> Client {
    Client {
        id: ClientId::new(NOW),
        name: "Te Ātiawa Trust".into(),
        zone: ZoneId::parse("Pacific/Auckland").unwrap(),
        locale: Some(Locale::parse("mi-NZ").unwrap()),
        account_manager: "Robin Marsh".into(),
        reseller: None,
        source_names: vec!["Location 143".into(), "te-atiawa".into()],
        addresses: vec![RegisteredAddress::parse("teatiawa.example.nz").unwrap()],
        services: vec!["Backup of the archive".into()],
        tags: vec!["iwi".into(), "Gold".into()],
        notes: "Marae closed on 6 February.".into(),
        contacts: vec![Contact {
            id: ContactId::new(NOW),
            name: "Hōne Paki".into(),
            emails: vec!["hone@teatiawa.example.nz".into(), "paki@marae.example.nz".into()],
            phone: String::new(),
            roles: vec![ContactRole::Technical, ContactRole::ApprovesFees],
        }],
    }
}

/// Signs a contract's first version and writes down what it comes to.
pub fn in_force(
    tx: &Writing<'_>,
    contract: &Contract,
    terms: TermsId,
    calendar: CalendarVersionId,
) -> Result<(), StoreError> {
    let version = ContractVersion {
        id: ContractVersionId::new(NOW),
        contract: contract.id,
        number: 0,
        signed: None,
        from_on: contract.starts_on,
        policy_version: contract.policy_version,
        continuity: contract.continuity,
        add_ons: "[]".into(),
        overrides: "[]".into(),
        reason: String::new(),
        services: contract.services.clone(),
    };
    contract_versions::draft(tx, &version, NOW)?;
    contract_versions::sign(tx, version.id, NOW)?;
    let row = TermsRow {
        id: terms,
        contract: contract.id,
        from_on: contract.starts_on,
        contract_version: version.id,
        policy_version: contract.policy_version,
        calendar,
        continuity: contract.continuity,
        sha256: [0; 32],
    };
    terms::add(tx, &row, "name = \"CyberMark 24×7\"", NOW)
}

pub fn contract_of(client: ClientId, policy_version: PolicyVersionId) -> Contract {
    let nzd = Currency::parse("NZD").unwrap();
    Contract {
        id: ContractId::new(NOW),
        number: 0,
        client,
        policy_version,
        status: ContractStatus::Active,
        zone: ZoneId::parse("Pacific/Auckland").unwrap(),
        starts_on: "2025-04-01".parse().unwrap(),
        ends_on: Some("2027-03-31".parse().unwrap()),
        continuity: false,
        services: vec![ServiceLine {
            name: "Managed endpoint security".into(),
            count: 42,
            unit: "endpoints".into(),
            price: Money { minor: 1_250, currency: nzd },
        }],
    }
}
