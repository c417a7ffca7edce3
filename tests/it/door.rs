//! What every command keeps: roles, all problems at once, no lost update, once per key, a history.

use api::command::Role;
use api::failure::Code;
use api::table::TABLE;
use serde_json::json;
use store::provider::{User, insert_user};
use store::{OpenAs, Store, StoreError};
use tests::door::{Door, answers};

const NOW: &str = "2026-09-24T03:40:00Z";

fn fields(failure: &api::failure::Failure) -> Vec<&str> {
    failure.problems.iter().map(|problem| problem.field.as_str()).collect()
}

#[test]
fn every_command_names_its_roles_and_has_a_name_of_its_own() {
    let mut names: Vec<&str> = TABLE.iter().map(|row| row.name).collect();
    assert!(TABLE.iter().all(|row| !row.roles.is_empty()), "a command nobody may call is no command");
    assert!(names.iter().all(|name| name.split('.').count() == 2), "noun, dot, verb");
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), TABLE.len());
}

#[test]
fn a_role_that_may_not_call_a_command_is_refused_at_the_door() {
    let door = Door::at(NOW);
    let store = Store::open(door.desk.path(), &OpenAs::default()).expect("the desk's own file");
    let id = domain::ids::UserId::new(domain::time::Instant::from_unix(0));
    let clerk = User { id, name: "Billing clerk".to_owned(), roles: vec![Role::Billing.key().to_owned()] };
    let at = domain::time::Instant::from_unix(0);
    store.write(|tx| insert_user(tx, &clerk, at)).unwrap_or_else(|why: StoreError| panic!("{why}"));
    for row in TABLE {
        let may = row.roles.contains(&Role::Billing);
        let code = door.send(row.name, json!({}), None).err().map(|failure| failure.code);
        assert_eq!(code == Some(Code::Forbidden), !may, "{}: {code:?}", row.name);
    }
}

#[test]
fn all_problems_of_an_input_come_at_once() {
    let door = Door::at(NOW);
    let mut wrong = answers();
    wrong["company"] = json!(" ");
    wrong["zone"] = json!("Pacific/Aukland");
    wrong["days"] = json!([]);
    wrong["closes"] = json!("25:00");
    wrong["currency"] = json!("kiwi");
    let failure = door.refused("app.set_up", wrong);
    assert_eq!(failure.code, Code::Invalid);
    assert_eq!(fields(&failure), ["company", "zone", "days", "opens", "currency"]);
}

#[test]
fn the_second_of_two_people_gets_a_conflict_and_nothing_is_lost() {
    let door = Door::with_a_contract(NOW);
    let client = door.call("clients.get", json!({ "id": "Harbour Dental Ltd" }));
    let change = |notes: &str| {
        json!({
            "id": client["id"], "expected_version": client["version"], "name": "Harbour Dental Ltd",
            "zone": "Pacific/Auckland", "notes": notes,
        })
    };
    door.call("clients.save", change("the first"));
    let failure = door.refused("clients.save", change("the second"));
    assert_eq!(failure.code, Code::Conflict);
    assert_eq!(door.call("clients.get", json!({ "id": client["id"] }))["notes"], "the first");
}

#[test]
fn the_same_key_gives_the_first_reply_and_changes_nothing() {
    let door = Door::with_a_contract(NOW);
    let client = json!({ "name": "Te Ātiawa Trust", "zone": "Pacific/Auckland" });
    let first = door.send("clients.save", client.clone(), Some("one-click")).expect("a new client");
    let again = door.send("clients.save", client, Some("one-click")).expect("the same click");
    assert_eq!(first, again);
    assert_eq!(door.call("clients.list", json!({ "search": "Ātiawa" }))["total"], 1);
    let other = json!({ "name": "Somebody else", "zone": "UTC" });
    let failure =
        door.send("clients.save", other, Some("one-click")).expect_err("the key means another call");
    assert_eq!(failure.code, Code::Taken);
}

#[test]
fn every_change_stands_in_a_history_whose_chain_holds() {
    let door = Door::with_a_contract(NOW);
    let history = door.call("history.list", json!({}));
    let commands: Vec<&str> =
        history["rows"].as_array().expect("rows").iter().filter_map(|row| row["command"].as_str()).collect();
    for command in ["app.set_up", "clients.save", "contracts.save", "contracts.activate"] {
        assert!(commands.contains(&command), "{command} is not in {commands:?}");
    }
    assert!(history["chain"].as_str().is_some_and(|words| words.contains("holds")), "{}", history["chain"]);
}

#[test]
fn a_refused_change_leaves_no_trace() {
    let door = Door::with_a_contract(NOW);
    let before = door.call("history.list", json!({}))["total"].clone();
    door.refused("contracts.save", json!({
        "client_id": "nobody", "policy_version_id": "none", "starts_on": "31/12/2026", "zone": "Mars/Base",
    }));
    assert_eq!(door.call("history.list", json!({}))["total"], before);
}

#[test]
fn lowering_a_priority_needs_a_reason_and_raising_does_not() {
    let door = Door::with_a_contract(NOW);
    let id = door.ticket("Sev3", "2026-09-23 10:00");
    door.record(&id, "priority_changed", "2026-09-23 10:30", "Sev1");
    let version = door.call("tickets.explain", json!({ "id": id }))["version"].clone();
    let lower = |value: &str| json!({ "id": id, "expected_version": version, "kind": "priority_changed", "at": "2026-09-23 11:00", "value": value });
    assert_eq!(fields(&door.refused("tickets.record", lower("Sev4"))), ["value"]);
    door.call("tickets.record", lower("Sev4: only one label printer"));
}

#[test]
fn a_deadline_past_the_holiday_data_is_refused_in_words() {
    let door = Door::with_a_contract(NOW);
    let preview = json!({ "policy_version_id": "cybermark-standard", "priority": "Sev2", "received": "2050-12-31 16:00" });
    let failure = door.refused("contracts.preview", preview);
    assert_eq!(failure.code, Code::BeyondCalendar);
    assert!(failure.message.contains("2050") && !failure.advice.is_empty(), "{failure}");
}

#[test]
fn the_preview_names_the_worked_values() {
    let door = Door::with_a_contract(NOW);
    let preview = json!({ "policy_version_id": "cybermark-standard", "priority": "Sev1", "received": "2026-10-23 16:00" });
    let reply = door.call("contracts.preview", preview);
    // Friday before Labour Day: 4 business hours end on Tuesday noon.
    assert_eq!(reply["dues"][0]["due"]["local"], "2026-10-27T12:00:00");
    let closed: Vec<&str> = reply["dues"][0]["ledger"]
        .as_array()
        .expect("a ledger")
        .iter()
        .filter_map(|line| line["why"].as_str())
        .collect();
    assert!(closed.iter().any(|why| why.contains("Labour Day")), "{closed:?}");
}

#[test]
fn a_contract_put_in_force_takes_the_waiting_requests_of_its_term() {
    let door = Door::at(NOW);
    door.call("app.set_up", answers());
    let client =
        door.call("clients.save", json!({ "name": "Harbour Dental Ltd", "zone": "Pacific/Auckland" }));
    let before = door.ticket("Sev2", "2026-08-31 10:00");
    let inside = door.ticket("Sev2", "2026-09-01 10:00");
    let contract = json!({
        "client_id": client["id"], "policy_version_id": "cybermark-standard", "starts_on": "2026-09-01", "zone": "Pacific/Auckland",
    });
    let contract = door.call("contracts.save", contract);
    door.call("contracts.activate", json!({ "id": "K-0001", "expected_version": contract["version"] }));
    let stands_on = |id: &str| door.call("tickets.explain", json!({ "id": id }))["contract"]["name"].clone();
    assert_eq!(stands_on(&inside), "K-0001");
    assert!(stands_on(&before).is_null());
}

#[test]
fn the_sample_opens_shows_every_policy_and_leaves_without_a_trace_but_the_history() {
    let door = Door::at(NOW);
    let status = door.call("app.open_sample", json!({}));
    assert_eq!(status["provider"]["sample"], true);
    assert_eq!(status["counts"]["clients"], 14);
    assert!(
        status["counts"]["tickets"].as_i64().is_some_and(|tickets| tickets > 500),
        "{}",
        status["counts"]
    );
    let policies = door.call("sla.policies", json!({}));
    assert!(policies["rows"].as_array().is_some_and(|rows| rows.len() >= 6), "all five publishers");
    door.call("app.home", json!({}));
    let status = door.call("app.remove_sample", json!({}));
    assert_eq!(status["set_up"], false);
    assert_eq!(status["counts"]["tickets"], 0);
    door.call("app.set_up", answers());
}

#[test]
fn a_request_past_the_holiday_data_is_said_not_to_be_judged_and_blocks_nothing_else() {
    let door = Door::with_a_contract("2026-10-02T00:00:00Z");
    let far = door.ticket("Sev2", "2050-12-31 16:00");
    let explained = door.call("tickets.explain", json!({ "id": far }));
    assert!(
        explained["unscored"].as_str().is_some_and(|why| why.contains("2050")),
        "{}",
        explained["unscored"]
    );
    door.ticket("Sev2", "2026-09-09 10:00");
    let figures = door.call("reports.figures", json!({ "contract": "K-0001", "month": "2026-09" }));
    assert_eq!(figures["received"], 1);
}

#[test]
fn a_contract_that_is_ended_ends_on_that_day() {
    let door = Door::with_a_contract(NOW);
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let ended =
        door.call("contracts.end", json!({ "id": "K-0001", "expected_version": contract["version"] }));
    assert_eq!(ended["row"]["ends_on"], "2026-09-24");
    assert_eq!(ended["row"]["status"], "ended");
}

#[test]
fn an_exclusion_the_policy_does_not_list_is_not_taken_from_a_file() {
    let door = Door::with_a_contract("2026-10-02T00:00:00Z");
    let file = door.folder.path().join("events.csv");
    let rows = "ticket_external_id,event_at,event,value,actor,visibility,source\n\
        A-1,2026-09-07T09:00:00+12:00,opened,Sev1,,,\n\
        A-1,2026-09-07T09:30:00+12:00,excluded,bad weather,,,\n";
    std::fs::write(&file, rows).expect("the test's folder is writable");
    let import = json!({ "path": file, "preset": "events", "contract": "K-0001" });
    let report = door.call("tickets.import", import);
    assert_eq!((&report["inserted"], &report["refused"]), (&json!(1), &json!(0)), "{report}");
    let notes = report["notes"].to_string();
    assert!(notes.contains("bad weather") && notes.contains("stays in"), "{notes}");
    let figures = door.call("reports.figures", json!({ "contract": "K-0001", "month": "2026-09" }));
    assert_eq!(figures["groups"][0]["total"]["late"], 1, "it is judged like any other");
}
