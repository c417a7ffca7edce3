//! Contracts as time and filters show them: narrowed, written to a file, changed to the minute, over on their day.

use api::failure::Code;
use serde_json::{Value, json};
use tests::door::{Door, text};

const NOW: &str = "2026-09-24T03:40:00Z";

/// A client with an account manager and a contract in force, in a zone; the contract's number.
fn contract(door: &Door, client: &str, manager: &str, of: Value) -> String {
    let entered = json!({ "name": client, "zone": "Pacific/Auckland", "account_manager": manager });
    door.send("clients.save", entered, None)
        .map_or_else(|failure| assert_eq!(failure.code, Code::Taken), drop);
    let mut draft = json!({ "client_id": client, "policy_version_id": "cybermark-standard", "starts_on": "2026-01-01", "zone": "Pacific/Auckland" });
    for (key, value) in of.as_object().expect("an object") {
        draft[key] = value.clone();
    }
    let draft = door.call("contracts.save", draft);
    let number = text(&draft["row"]["number"]);
    door.call("contracts.activate", json!({ "id": number, "expected_version": draft["version"] }));
    number
}

fn desk() -> Door {
    let door = Door::at(NOW);
    door.call("app.set_up", tests::door::answers());
    door
}

fn numbers(page: &Value) -> Vec<String> {
    page["rows"].as_array().expect("rows").iter().map(|row| text(&row["number"])).collect()
}

fn version(door: &Door, number: &str) -> Value {
    door.call("contracts.get", json!({ "id": number }))["version"].clone()
}

#[test]
fn contracts_are_narrowed_by_client_policy_tier_and_account_manager_besides_state_and_words() {
    let door = desk();
    door.call("sla.use_preset", json!({ "preset": "cybermark-24x7" }));
    let one = contract(&door, "Harbour Dental", "Ana Petrie", json!({}));
    let other = contract(&door, "Kauri Legal", "Hemi Rata", json!({ "policy_version_id": "cybermark-24x7" }));
    let third =
        contract(&door, "Harbour Dental", "Ana Petrie", json!({ "policy_version_id": "cybermark-24x7" }));
    let found = |filter: Value| numbers(&door.call("contracts.list", filter));
    assert_eq!(found(json!({ "client": "harbour dental" })), [one.clone(), third.clone()]);
    assert_eq!(found(json!({ "policy": "cybermark-24x7" })), [other.clone(), third.clone()]);
    assert_eq!(found(json!({ "account_manager": "hemi rata" })), [other.as_str()]);
    assert_eq!(found(json!({ "client": "Harbour Dental", "policy": "cybermark-24x7" })), [third.as_str()]);
    assert_eq!(found(json!({ "client": "Harbour Dental", "status": "suspended" })), [""; 0]);
    let page = door.call("contracts.list", json!({}));
    let tier = |number: &str| {
        let rows = page["rows"].as_array().expect("rows");
        text(&rows.iter().find(|row| row["number"] == number).expect("it is listed")["tier"])
    };
    for (key, of_tier) in [(tier(&one), &one), (tier(&other), &other)] {
        let with = found(json!({ "tier": key }));
        assert!(with.contains(of_tier), "{key}: {with:?}");
        assert!(with.iter().all(|number| tier(number) == key), "{key}: {with:?}");
    }
    assert_eq!(page["account_managers"], json!(["Ana Petrie", "Hemi Rata"]));
    let names: Vec<String> =
        page["policies"].as_array().expect("policies").iter().map(|policy| text(&policy["name"])).collect();
    assert_eq!(names.len(), 2, "a policy stands there once: {names:?}");
    let by_choice = door.call("contracts.list", json!({ "policy": page["policies"][0]["key"] }));
    assert!(by_choice["total"].as_i64() >= Some(1));
    assert_eq!(door.refused("contracts.list", json!({ "tier": "platinum" })).problems[0].field, "tier");
}

#[test]
fn the_list_is_written_as_it_is_filtered_and_no_cell_is_a_formula() {
    let door = desk();
    let number = contract(&door, "=HYPERLINK(\"x\")", "Ana Petrie", json!({}));
    contract(&door, "Kauri Legal", "Hemi Rata", json!({}));
    let path = door.folder.path().join("contracts.csv");
    door.call("contracts.save_list", json!({ "path": path, "account_manager": "Ana Petrie" }));
    let written = std::fs::read_to_string(&path).expect("it was written");
    let lines: Vec<&str> = written.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 2, "{written}");
    assert!(lines[0].starts_with("Contract,Client,Policy,Version,Tier,State,From,Until"), "{written}");
    assert!(lines[1].starts_with(&format!("{number},\"'=HYPERLINK(")), "{written}");
    assert_eq!(door.refused("contracts.save_list", json!({ "path": "" })).problems[0].field, "path");
}

#[test]
fn a_change_takes_effect_to_the_minute_where_a_day_begins_on_half_an_hour() {
    let door = desk();
    let number = contract(&door, "Chennai Optics", "", json!({ "zone": "Asia/Kolkata" }));
    let draft = json!({
        "id": number, "expected_version": version(&door, &number), "from_on": "2026-10-01",
        "policy_version_id": "cybermark-standard",
        "services": [{ "name": "Help desk", "count": 1, "unit": "people", "price": "17.00", "currency": "NZD" }],
    });
    door.call("contracts.draft_version", draft);
    door.call("contracts.sign_version", json!({ "id": number, "expected_version": version(&door, &number) }));
    let fees = || door.call("contracts.list", json!({}))["rows"][0]["monthly_fees"].clone();
    // The first of October begins in Chennai at half past six in the evening, UTC.
    door.set_clock("2026-09-30T18:00:00Z");
    assert_eq!(fees(), json!([]));
    door.set_clock("2026-09-30T18:29:59Z");
    assert_eq!(fees(), json!([]));
    door.set_clock("2026-09-30T18:30:00Z");
    assert_eq!(fees(), json!(["NZD 17.00"]));
}

#[test]
fn a_contract_is_over_the_moment_its_last_day_is_in_its_own_zone_and_the_history_says_why() {
    let door = desk();
    let ends = json!({ "zone": "Asia/Kathmandu", "ends_on": "2026-09-30" });
    let number = contract(&door, "Patan Works", "", ends);
    let status = || text(&door.call("contracts.list", json!({}))["rows"][0]["status"]);
    // Nepal is five hours and three quarters ahead.
    door.set_clock("2026-09-30T18:14:59Z");
    assert_eq!(status(), "active");
    door.set_clock("2026-09-30T18:15:00Z");
    assert_eq!(status(), "ended");
    let contract = door.call("contracts.get", json!({ "id": number }));
    let last =
        contract["statuses"].as_array().and_then(|statuses| statuses.last()).expect("it stood somewhere");
    assert_eq!((&last["status"], &last["reason"]), (&json!("ended"), &json!("ran out")));
    assert_eq!(last["at"]["utc"], "2026-09-30T18:15:00Z");
    assert_eq!(contract["row"]["ends_on"], "2026-09-30");
    let history = door.call("history.list", json!({ "limit": 1 }));
    assert!(history["rows"][0].to_string().contains("ran out"), "{}", history["rows"][0]);
    let after = version(&door, &number);
    door.set_clock("2026-12-01T00:00:00Z");
    assert_eq!(version(&door, &number), after, "ended once");
}

#[test]
fn a_contract_that_ran_out_stands_on_the_board_and_goes_on_once_it_is_renewed() {
    let door = Door::with_a_contract(NOW);
    let ends = json!({ "ends_on": "2026-09-30", "starts_on": "2025-10-01", "zone": "Pacific/Auckland" });
    let number = contract(&door, "Kauri Legal", "", ends);
    door.set_clock("2026-10-20T00:00:00Z");
    let row = door.call("contracts.renewals", json!({}))["rows"][0].clone();
    assert_eq!(
        (&row["number"], &row["next"], &row["status"]),
        (&json!(number), &json!("ran_out"), &json!("ended"))
    );
    // A request of its last month comes late, and is judged on it all the same.
    let ticket = json!({ "client_id": "Kauri Legal", "subject": "Late", "priority": "Sev2", "received": "2026-09-15 10:00" });
    let late = door.call("tickets.create", ticket);
    assert_eq!(late["contract"]["name"], json!(number));
    let since = json!({ "client_id": "Kauri Legal", "subject": "Since", "priority": "Sev2", "received": "2026-10-05 10:00" });
    let since = door.call("tickets.create", since)["row"]["id"].clone();
    let renew = json!({ "id": number, "expected_version": version(&door, &number), "by": "12 months", "remark": "agreed late" });
    let renewed = door.call("contracts.renew", renew);
    assert_eq!(
        (&renewed["row"]["status"], &renewed["row"]["ends_on"]),
        (&json!("active"), &json!("2027-09-30"))
    );
    let explained = door.call("tickets.explain", json!({ "id": since }));
    assert_eq!(explained["contract"]["name"], json!(number), "it goes on without a gap");
    // One that somebody ended is over.
    door.call("contracts.end", json!({ "id": "K-0001", "expected_version": version(&door, "K-0001") }));
    let renew = json!({ "id": "K-0001", "expected_version": version(&door, "K-0001"), "by": "12 months" });
    assert_eq!(door.refused("contracts.renew", renew).code, Code::NotNow);
    assert_eq!(door.call("contracts.term", json!({ "id": "K-0001" }))["next"], "");
}

#[test]
fn an_add_on_that_began_inside_the_older_version_is_nothing_new_in_the_later_one() {
    let door = Door::with_a_contract("2026-01-05T00:00:00Z");
    door.call("sla.use_preset", json!({ "preset": "cybermark-24x7" }));
    let add_ons = json!([{ "policy_version_id": "cybermark-24x7", "from_on": "2026-03-01", "name": "24/7 monitoring" }]);
    let sign = |from_on: &str, count: u32, add_ons: &Value| {
        let draft = json!({
            "id": "K-0001", "expected_version": version(&door, "K-0001"), "from_on": from_on, "add_ons": add_ons,
            "policy_version_id": "cybermark-standard",
            "services": [{ "name": "Help desk", "count": count, "unit": "people", "price": "17.00", "currency": "NZD" }],
        });
        door.call("contracts.draft_version", draft);
        let sign = json!({ "id": "K-0001", "expected_version": version(&door, "K-0001") });
        door.call("contracts.sign_version", sign);
    };
    sign("2026-02-01", 42, &add_ons);
    sign("2026-09-01", 50, &add_ons);
    sign("2026-10-01", 50, &json!([]));
    let differs = |from: i64, to: i64| {
        let changes =
            door.call("contracts.compare_versions", json!({ "id": "K-0001", "from": from, "to": to }));
        let rows = changes["rows"].as_array().expect("rows").clone();
        rows.iter().map(|row| text(&row["about"])).collect::<Vec<_>>()
    };
    assert_eq!(differs(2, 3), ["Help desk", "Fee a month"], "the add-on goes on");
    assert_eq!(differs(3, 2), ["Help desk", "Fee a month"]);
    let taken = differs(1, 2);
    assert!(taken[0] == "Add-ons" && taken.len() > 1, "an add-on is taken, and its targets: {taken:?}");
    let given_up = differs(3, 4);
    assert!(given_up[0] == "Add-ons" && given_up.len() > 1, "and given up: {given_up:?}");
}

#[test]
fn a_contact_that_only_an_add_on_asks_for_is_missed_from_its_first_day_on() {
    let door = desk();
    // The same policy, but for the contacts it asks for.
    let text_of = door.call("sla.export", json!({ "version_id": "cybermark-standard", "path": "" }));
    let ours = text(&text_of["text"])
        .replace("key = \"cybermark-standard\"", "key = \"ours\"")
        .replace("requires_contacts = [\"technical\", \"backup\"]", "");
    door.call("sla.import_policy", json!({ "text": ours, "path": "", "dry_run": false }));
    let number = contract(
        &door,
        "Kauri Legal",
        "",
        json!({
            "policy_version_id": "ours",
            "add_ons": [{ "policy_version_id": "cybermark-standard", "from_on": "2026-10-01", "name": "Standard support" }],
        }),
    );
    let flags = || door.call("clients.get", json!({ "id": "Kauri Legal" }))["flags"].clone();
    let flagged = || door.call("clients.list", json!({ "flagged": true }))["rows"].clone();
    assert_eq!((flags(), flagged()), (json!([]), json!([])), "{number} asks for nobody yet");
    door.set_clock("2026-10-01T00:00:00Z");
    assert_eq!(flags(), json!(["No technical contact is named.", "No backup contact is named."]));
    assert_eq!(flagged()[0]["flags"], flags());
    assert_eq!(door.call("app.home", json!({}))["lacking_total"], 1);
    let client = door.call("clients.get", json!({ "id": "Kauri Legal" }));
    let contacts = json!([{ "name": "Mere", "roles": ["technical", "backup"] }]);
    let save = json!({ "id": client["id"], "expected_version": client["version"], "name": "Kauri Legal", "zone": "Pacific/Auckland", "contacts": contacts });
    door.call("clients.save", save);
    assert_eq!((flags(), flagged()), (json!([]), json!([])));
}
