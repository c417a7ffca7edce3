//! Rows: what goes in comes out, stale changes are refused, the history notices a changed line.

use std::fs;

use domain::clients::{Client, Contact};
use domain::contracts::ContractStatus;
use domain::ids::{
    AuditId, CalendarId, CalendarVersionId, ClientId, ContactId, PolicyVersionId, ReportId, TermsId,
};
use domain::time::YearMonth;
use store::audit::{Act, Chain};
use store::contracts::ContractFilter;
use store::reports::NewReport;
use store::{
    Belongs, Noun, StoreError, Window, audit, calendars, clients, contracts, idempotency, provider, reports,
    sla,
};

use crate::store_stage::{NOW, Stage, calendar_of, contract_of, in_force, open, te_atiawa};

const FIRST_TEN: Window = Window { offset: 0, limit: 10 };

#[test]
fn a_client_comes_out_as_it_went_in() {
    let stage = Stage::set();
    let stored = stage.read(|tx| clients::get(tx, stage.client)).unwrap();
    let expected = te_atiawa();
    assert_eq!(stored.version, 1);
    let contacts = stored
        .value
        .contacts
        .iter()
        .map(|contact| Contact { id: expected.contacts[0].id, ..contact.clone() });
    let contacts = contacts.collect();
    assert_eq!(Client { id: expected.id, contacts, ..stored.value }, expected);
}

#[test]
fn a_contract_comes_out_as_it_went_in_with_the_next_number() {
    let stage = Stage::set();
    let second = contract_of(stage.client, stage.policy_version);
    let number = stage.write(|tx| contracts::insert(tx, &second, Belongs::ToProvider, NOW)).unwrap();
    assert_eq!(number, 2, "the stage took 1");
    let stored = stage.read(|tx| contracts::get(tx, second.id)).unwrap().value;
    assert_eq!(stored, domain::contracts::Contract { number: 2, ..second });
}

#[test]
fn a_number_is_not_lost_when_the_transaction_is() {
    let stage = Stage::set();
    let lost: Result<(), StoreError> = stage.write(|tx| {
        contracts::insert(tx, &contract_of(stage.client, stage.policy_version), Belongs::ToProvider, NOW)?;
        Err(StoreError::NotFound { what: Noun::Client })
    });
    assert!(lost.is_err());
    let next = contract_of(stage.client, stage.policy_version);
    assert_eq!(stage.write(|tx| contracts::insert(tx, &next, Belongs::ToProvider, NOW)).unwrap(), 2);
}

#[test]
fn a_stale_version_is_a_conflict_and_changes_nothing() {
    let stage = Stage::set();
    let mut client = stage.read(|tx| clients::get(tx, stage.client)).unwrap();
    client.value.notes = "First.".into();
    stage.write(|tx| clients::update(tx, &client.value, client.version, NOW)).unwrap();
    client.value.notes = "Second, from a window that had not seen the first.".into();
    let stale = stage.write(|tx| clients::update(tx, &client.value, client.version, NOW));
    assert!(
        matches!(stale, Err(StoreError::Conflict { what: Noun::Client, expected: 1, found: 2 })),
        "{stale:?}"
    );
    assert_eq!(stage.read(|tx| clients::get(tx, stage.client)).unwrap().value.notes, "First.");

    let mut contract = stage.read(|tx| contracts::get(tx, stage.contract)).unwrap();
    contract.value.status = ContractStatus::Suspended;
    let stale = stage.write(|tx| contracts::update(tx, &contract.value, 7, NOW));
    assert!(matches!(stale, Err(StoreError::Conflict { expected: 7, found: 1, .. })), "{stale:?}");
}

#[test]
fn a_change_of_what_is_not_there_says_so() {
    let stage = Stage::set();
    let nobody =
        Client { id: ClientId::new(NOW), name: "Nobody".into(), source_names: vec![], ..te_atiawa() };
    let missing = stage.write(|tx| clients::update(tx, &nobody, 1, NOW));
    assert!(matches!(missing, Err(StoreError::NotFound { what: Noun::Client })), "{missing:?}");
}

#[test]
fn a_name_and_a_helpdesk_name_mean_one_client() {
    let stage = Stage::set();
    let mut twin = te_atiawa();
    twin.contacts.clear();
    let taken = stage.write(|tx| clients::insert(tx, &twin, Belongs::ToProvider, NOW));
    assert!(matches!(taken, Err(StoreError::Taken { what: Noun::Client })), "{taken:?}");
    twin.name = "Te Ātiawa Holdings".into();
    twin.source_names = vec!["LOCATION 143".into()];
    let taken = stage.write(|tx| clients::insert(tx, &twin, Belongs::ToProvider, NOW));
    assert!(matches!(taken, Err(StoreError::Taken { what: Noun::SourceName })), "{taken:?}");
}

#[test]
fn a_client_with_contracts_stays_and_one_without_frees_its_names() {
    let stage = Stage::set();
    let in_use = stage.write(|tx| clients::remove(tx, stage.client, 1, NOW));
    assert!(matches!(in_use, Err(StoreError::InUse { what: Noun::Client })), "{in_use:?}");
    stage.write(|tx| contracts::remove(tx, stage.contract, 1, NOW)).unwrap();
    stage.write(|tx| clients::remove(tx, stage.client, 1, NOW)).unwrap();
    assert!(matches!(
        stage.read(|tx| clients::get(tx, stage.client)),
        Err(StoreError::NotFound { what: Noun::Client })
    ));
    let successor = te_atiawa();
    stage.write(|tx| clients::insert(tx, &successor, Belongs::ToProvider, NOW)).expect("the names are free");
    assert_eq!(stage.read(|tx| clients::by_name(tx, "te Ātiawa trust")).unwrap(), Some(successor.id));
}

#[test]
fn contacts_keep_their_ids_and_those_left_out_are_gone() {
    let stage = Stage::set();
    let mut client = stage.read(|tx| clients::get(tx, stage.client)).unwrap();
    let hone = client.value.contacts[0].id;
    let lena =
        Contact { id: ContactId::new(NOW), name: "Lena Roy".into(), ..client.value.contacts[0].clone() };
    client.value.contacts.insert(0, lena.clone());
    stage.write(|tx| clients::update(tx, &client.value, 1, NOW)).unwrap();
    let ids = |client: &Client| client.contacts.iter().map(|contact| contact.id).collect::<Vec<_>>();
    let stored = stage.read(|tx| clients::get(tx, stage.client)).unwrap();
    assert_eq!(ids(&stored.value), [lena.id, hone], "in the order that was given");
    client.value.contacts.pop();
    stage.write(|tx| clients::update(tx, &client.value, 2, NOW)).unwrap();
    assert_eq!(ids(&stage.read(|tx| clients::get(tx, stage.client)).unwrap().value), [lena.id]);
}

#[test]
fn accents_do_not_matter_when_a_name_is_looked_for() {
    let stage = Stage::set();
    let found = |typed: &str| {
        stage.read(|tx| clients::list(tx, &clients::ClientFilter::typed(typed), FIRST_TEN)).unwrap().total
    };
    for typed in ["te at", "TE ĀTI", "trust", "te A\u{304}tiawa", ""] {
        assert_eq!(found(typed), 1, "{typed:?}");
    }
    for typed in ["rust", "te b", "Ä§ nothing"] {
        assert_eq!(found(typed), 0, "{typed:?}");
    }
    let contracts_of = |typed: &str| {
        let filter = ContractFilter { typed: typed.into(), ..ContractFilter::default() };
        stage.read(|tx| contracts::list(tx, &filter, FIRST_TEN)).unwrap().total
    };
    assert_eq!([contracts_of("te at"), contracts_of("K-0001"), contracts_of("K-0002")], [1, 1, 0]);
}

#[test]
fn what_someone_types_is_never_read_as_a_query() {
    let stage = Stage::set();
    for typed in ["\"", "te AND", "NEAR(", "name:", "* OR *", "-", "", "'; DROP TABLE client; --"] {
        let looked_for = stage.read(|tx| {
            store::tickets::find(tx, typed)?;
            clients::list(tx, &clients::ClientFilter::typed(typed), FIRST_TEN)?;
            store::search::look(tx, typed, store::search::Through::Everything, 8)
        });
        looked_for.unwrap_or_else(|error| panic!("{typed}: {error}"));
    }
}

fn act(stage: &Stage, id: AuditId, after: &str) -> Result<i64, StoreError> {
    stage.write(|tx| {
        let act = Act {
            id,
            at: NOW,
            user: stage.user,
            command: "clients.save",
            subject_kind: "client",
            subject_id: "1",
            before: None,
            after: Some(after),
        };
        audit::append(tx, &act)
    })
}

#[test]
fn the_chain_notices_a_line_that_was_changed_behind_its_back() {
    let stage = Stage::set();
    for fee in ["{\"fee\":100}", "{\"fee\":200}", "{\"fee\":300}"] {
        act(&stage, AuditId::new(NOW), fee).unwrap();
    }
    assert_eq!(stage.read(audit::verify_chain).unwrap(), Chain::Whole { lines: 3 });
    let (path, _folder) = stage.close();

    let mut bytes = fs::read(&path).unwrap();
    let line =
        bytes.windows(11).position(|window| window == b"{\"fee\":200}").expect("it stands in the file");
    bytes[line + 7] = b'9';
    fs::write(&path, bytes).unwrap();

    let store = open(&path).unwrap();
    assert_eq!(store.read(provider::damage).unwrap(), Vec::<String>::new(), "SQLite sees nothing wrong");
    assert_eq!(store.read(audit::verify_chain).unwrap(), Chain::Broken { seq: 2 });
}

#[test]
fn the_history_tells_the_last_act_first() {
    let stage = Stage::set();
    for fee in ["1", "2", "3"] {
        act(&stage, AuditId::new(NOW), fee).unwrap();
    }
    let page = stage.read(|tx| audit::of_subject(tx, "client", "1", Window { offset: 1, limit: 1 })).unwrap();
    assert_eq!(page.total, 3);
    assert_eq!(page.rows[0].after.as_deref(), Some("2"));
    assert_eq!(page.rows[0].user_name, "Ana Petrie");
}

#[test]
fn a_command_sent_twice_gets_the_first_reply() {
    let stage = Stage::set();
    let args = [7; 32];
    let reply =
        |command: &str, args: &[u8; 32]| stage.read(|tx| idempotency::reply_to(tx, "click-1", command, args));
    assert_eq!(reply("contracts.create", &args).unwrap(), None);
    stage
        .write(|tx| idempotency::keep(tx, "click-1", "contracts.create", &args, "{\"number\":2}", NOW))
        .unwrap();
    assert_eq!(reply("contracts.create", &args).unwrap().as_deref(), Some("{\"number\":2}"));
    for (command, args) in [("contracts.end", &args), ("contracts.create", &[8; 32])] {
        let reused = reply(command, args);
        assert!(matches!(reused, Err(StoreError::Taken { what: Noun::IdempotencyKey })), "{reused:?}");
    }
}

#[test]
fn an_issued_report_keeps_its_bytes_and_a_revision_stands_beside_it() {
    let stage = Stage::set();
    let month = YearMonth::parse("2026-08").unwrap();
    let issue = |pdf: &[u8], reason: &str| {
        stage.write(|tx| {
            let revision = reports::next_revision(tx, stage.contract, month)?;
            let report = NewReport {
                id: ReportId::new(NOW),
                contract: stage.contract,
                month,
                issued_at: NOW,
                issued_by: stage.user,
                reason,
                inputs_sha256: [1; 32],
                document: "{}",
                pdf,
            };
            reports::insert(tx, &report, revision, Belongs::ToProvider)?;
            Ok(report.id)
        })
    };
    let first = issue(b"%PDF-1.7 first", "").unwrap();
    let second = issue(b"%PDF-1.7 second", "T-4127 was excluded").unwrap();
    assert_eq!(stage.read(|tx| reports::get(tx, first)).unwrap().pdf, b"%PDF-1.7 first");
    let latest = stage.read(|tx| reports::latest(tx, stage.contract, month)).unwrap().unwrap();
    assert_eq!((latest.row.id, latest.row.revision), (second, 2));
    let listed = stage.read(|tx| reports::between(tx, month.back(11), month)).unwrap();
    assert_eq!(listed.iter().map(|row| row.revision).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn the_version_that_counts_is_the_newest_published_one_that_has_begun_above_the_linked_one() {
    let stage = Stage::set();
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let (linked, calendar) = stage
        .write(|tx| {
            let linked = calendar_of(tx, "Office", "9-17")?;
            let calendar = calendars::version(tx, linked)?.calendar;
            for (from, revision, text) in [
                ("2026-11-01", false, "of another policy"),
                ("2027-02-01", true, "8-18"),
                ("2027-06-01", true, "7-19"),
            ] {
                let id = CalendarVersionId::new(NOW);
                let new =
                    calendars::NewVersion { id, calendar, effective_from: Some(day(from)), revision, text };
                calendars::insert_version(tx, &new, NOW)?;
            }
            Ok((linked, calendar))
        })
        .unwrap();
    let on = |date: &str, linked| {
        let found = stage.read(|tx| calendars::in_force(tx, linked, day(date))).unwrap();
        found.map(|version| version.number)
    };
    assert_eq!(on("2027-01-31", linked), None, "what came with another policy counts for that policy alone");
    assert_eq!(on("2027-02-01", linked), Some(3));
    assert_eq!(on("2027-06-01", linked), Some(4));
    let newest = stage.read(|tx| calendars::versions(tx, calendar)).unwrap()[0].id;
    assert_eq!(on("2030-01-01", newest), None, "a policy linked to the newest version stays on it");
}

#[test]
fn a_calendar_changes_once_and_leaves_only_while_nothing_stands_on_it() {
    let stage = Stage::set();
    let id = CalendarId::new(NOW);
    let row = |draft: &str| calendars::CalendarRow { id, name: "Office".into(), draft: Some(draft.into()) };
    stage.write(|tx| calendars::insert(tx, &row("first"), Belongs::ToProvider, NOW)).unwrap();
    stage.write(|tx| calendars::change(tx, &row("second"), 1, NOW)).unwrap();
    let late = stage.write(|tx| calendars::change(tx, &row("third"), 1, NOW));
    assert!(matches!(late, Err(StoreError::Conflict { expected: 1, found: 2, .. })), "{late:?}");
    let same = CalendarId::new(NOW);
    let taken = calendars::CalendarRow { id: same, ..row("x") };
    let taken = stage.write(|tx| calendars::insert(tx, &taken, Belongs::ToProvider, NOW));
    assert!(matches!(taken, Err(StoreError::Taken { .. })), "{taken:?}");
    stage.write(|tx| calendars::remove(tx, id)).unwrap();
    let on = stage.write(|tx| {
        calendar_of(tx, "In use", "9-17").and_then(|id| Ok(calendars::version(tx, id)?.calendar))
    });
    let refused = stage.write(|tx| calendars::remove(tx, on.unwrap()));
    assert!(matches!(refused, Err(StoreError::InUse { .. })), "{refused:?}");
}

#[test]
fn a_policy_lists_its_versions_and_the_contracts_on_them() {
    let stage = Stage::set();
    let policy = stage.read(|tx| sla::by_key(tx, "cybermark-24x7")).unwrap().expect("the stage has it");
    let second = PolicyVersionId::new(NOW);
    stage
        .write(|tx| {
            let calendar = calendar_of(tx, "Longer", "mon = 8-18")?;
            let version = sla::NewVersion {
                id: second,
                policy,
                state: sla::VersionState::Draft,
                effective_from: Some("2027-01-01".parse().unwrap()),
                calendar,
                text: "name = \"CyberMark 24×7\"\n# revised",
            };
            assert_eq!(sla::insert_version(tx, &version, NOW)?, 2);
            sla::set_state(tx, second, sla::VersionState::Published, 1)
        })
        .unwrap();
    let versions = stage.read(|tx| sla::versions(tx, policy)).unwrap();
    let states: Vec<_> = versions.iter().map(|version| (version.value.number, version.value.state)).collect();
    assert_eq!(states, [(2, sla::VersionState::Published), (1, sla::VersionState::Published)]);
    let listed = stage.read(sla::policies).unwrap();
    assert_eq!((listed[0].value.latest, listed[0].value.contracts), (second, 1));
    let contract = stage.read(|tx| contracts::get(tx, stage.contract)).unwrap().value;
    assert_eq!(contract.policy_version, stage.policy_version, "a contract stays on its version");
}

#[test]
fn the_sample_provider_leaves_without_a_trace_but_in_the_history() {
    let stage = Stage::set();
    let mut made_up = te_atiawa();
    made_up.name = "Harbour Dental".into();
    made_up.source_names = vec!["Harbour".into()];
    made_up.addresses.clear();
    let sample = Belongs::ToSample;
    let kereru = provider::Provider {
        name: "Kererū IT".into(),
        country: "NZ".into(),
        zone: made_up.zone,
        currency: domain::money::Currency::parse("NZD").unwrap(),
        tax_name: "GST".into(),
        tax_basis_points: 1500,
        logo: None,
    };
    stage
        .write(|tx| {
            provider::insert(tx, &kereru, sample, NOW)?;
            clients::insert(tx, &made_up, sample, NOW)?;
            let contract = contract_of(made_up.id, stage.policy_version);
            contracts::insert(tx, &contract, sample, NOW)?;
            let terms = TermsId::new(NOW);
            let calendar = sla::version(tx, stage.policy_version)?.value.calendar;
            in_force(tx, &contract, terms, calendar)?;
            let ticket =
                domain::tickets::Ticket { client: made_up.id, ..stage.ticket("", "Mailbox missing") };
            let new = store::tickets::NewTicket {
                ticket: &ticket,
                assignee: "",
                contract: Some(contract.id),
                terms: Some(terms),
                belongs: sample,
                standing: &store::tickets::Standing::UNSCORED,
            };
            store::tickets::open_new(tx, &new, NOW)?;
            let report = NewReport {
                id: ReportId::new(NOW),
                contract: contract.id,
                month: YearMonth::parse("2026-08").unwrap(),
                issued_at: NOW,
                issued_by: stage.user,
                reason: "",
                inputs_sha256: [1; 32],
                document: "{}",
                pdf: b"%PDF",
            };
            reports::insert(tx, &report, 1, sample)
        })
        .unwrap();
    act(&stage, AuditId::new(NOW), "\"Harbour Dental\"").unwrap();
    stage.write(provider::remove_sample).unwrap();
    assert_eq!(stage.read(provider::get).unwrap(), None);
    assert_eq!(
        stage
            .read(|tx| clients::list(tx, &clients::ClientFilter::typed("harbour"), FIRST_TEN))
            .unwrap()
            .total,
        0
    );
    assert_eq!(stage.read(|tx| store::tickets::find(tx, "T-1")).unwrap(), []);
    assert_eq!(
        stage.read(|tx| clients::list(tx, &clients::ClientFilter::typed(""), FIRST_TEN)).unwrap().total,
        1,
        "what is real stays"
    );
    assert_eq!(stage.read(audit::verify_chain).unwrap(), Chain::Whole { lines: 1 });
}
