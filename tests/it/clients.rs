//! Clients through the door: resellers, addresses, contacts that are missing, merging, and search.

use api::failure::Code;
use serde_json::{Value, json};
use tests::door::{Door, answers, text};

const NOW: &str = "2026-09-24T03:40:00Z";

fn desk() -> Door {
    let door = Door::at(NOW);
    door.call("app.set_up", answers());
    door
}

fn client(door: &Door, name: &str, more: &Value) -> Value {
    let mut save = json!({ "name": name, "zone": "Pacific/Auckland" });
    for (key, value) in more.as_object().unwrap() {
        save[key] = value.clone();
    }
    door.call("clients.save", save)
}

fn change(door: &Door, of: &Value, more: &Value) -> Result<Value, api::failure::Failure> {
    let mut save = of.clone();
    save["expected_version"] = of["version"].clone();
    for (key, value) in more.as_object().unwrap() {
        save[key] = value.clone();
    }
    door.send("clients.save", save, None)
}

fn names(of: &Value) -> Vec<String> {
    of.as_array().unwrap().iter().map(|one| text(&one["name"])).collect()
}

#[test]
fn everything_that_was_typed_about_a_client_is_there_again() {
    let door = desk();
    let typed = json!({
        "locale": "en-nz", "account_manager": " Robin Marsh ", "source_names": ["Location 7"],
        "addresses": ["@Harbour.Example", "desk@quay.example"], "services": ["Copier"], "tags": ["port", "Port"],
        "notes": "Gate code 4.",
        "contacts": [
            { "name": "Mere Tāmati", "emails": ["mere@harbour.example", "m@quay.example"], "phone": "+64 9 555", "roles": ["technical"] },
            { "name": "Ana" },
        ],
    });
    let saved = client(&door, "Harbour Logistics", &typed);
    let view = door.call("clients.get", json!({ "id": "harbour logistics" }));
    assert_eq!(view, saved);
    assert_eq!(view["locale"], "en-NZ");
    assert_eq!(view["account_manager"], "Robin Marsh");
    assert_eq!(view["addresses"], json!(["harbour.example", "desk@quay.example"]));
    assert_eq!(view["tags"], json!(["port"]), "a tag once, whatever its case");
    assert_eq!(view["contacts"][0]["emails"], json!(["mere@harbour.example", "m@quay.example"]));
    assert_eq!(view["contacts"][1]["emails"], json!([]));
    let again = change(&door, &view, &json!({ "notes": "" })).unwrap();
    assert_eq!(again["contacts"][0]["id"], view["contacts"][0]["id"], "a contact stays the same person");
}

#[test]
fn every_problem_of_a_client_comes_at_once_and_names_the_other_client() {
    let door = desk();
    client(&door, "Quay", &json!({ "addresses": ["quay.example"], "source_names": ["Location 8"] }));
    let failure = door.refused(
        "clients.save",
        json!({
            "name": "Harbour", "zone": "Pacific/Auckland", "locale": "English", "reseller": "Nobody",
            "addresses": ["harbour"], "contacts": [{ "name": "", "emails": ["ok@x.example", "not one"], "roles": ["boss"] }],
        }),
    );
    let fields: Vec<_> = failure.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(
        fields,
        ["locale", "addresses.0", "contacts.0.name", "contacts.0.emails.1", "contacts.0.roles", "reseller"]
    );
    let failure = door.refused(
        "clients.save",
        json!({ "name": "Harbour", "zone": "UTC", "addresses": ["x.example", "QUAY.example."], "source_names": ["location 8"] }),
    );
    let said: Vec<_> =
        failure.problems.iter().map(|problem| (problem.field.as_str(), problem.message.as_str())).collect();
    assert_eq!(said[0].0, "addresses.1");
    assert!(said[0].1.contains("registered for Quay"), "{said:?}");
    assert_eq!(said[1].0, "source_names.0");
    assert!(said[1].1.contains("already means Quay"), "{said:?}");
}

#[test]
fn a_client_sits_under_a_reseller_and_a_circle_is_refused_in_words() {
    let door = desk();
    let quay = client(&door, "Quay Partners", &json!({}));
    let pier = client(&door, "Pier", &json!({ "reseller": "Quay Partners" }));
    let dock = client(&door, "Dock", &json!({ "reseller": pier["id"] }));
    assert_eq!(names(&dock["above"]), ["Quay Partners", "Pier"], "the topmost first");
    let quay = door.call("clients.get", json!({ "id": quay["id"] }));
    assert_eq!(names(&quay["below"]), ["Pier", "Dock"]);
    assert_eq!(quay["below"][1]["depth"], 2);
    let failure = change(&door, &quay, &json!({ "reseller": "Dock" })).unwrap_err();
    assert_eq!(failure.problems[0].field, "reseller");
    assert_eq!(failure.problems[0].message, "Dock stands below Quay Partners, so it cannot stand above it.");
    let failure = change(&door, &quay, &json!({ "reseller": "Quay Partners" })).unwrap_err();
    assert_eq!(failure.problems[0].message, "Quay Partners cannot stand above itself.");
}

#[test]
fn a_client_is_flagged_exactly_while_a_policy_in_force_asks_for_contacts_it_lacks() {
    let door = Door::with_a_contract(NOW);
    client(&door, "No contract", &json!({}));
    let flagged = |door: &Door| names(&door.call("clients.list", json!({ "flagged": true }))["rows"]);
    let view = door.call("clients.get", json!({ "id": "Harbour Dental Ltd" }));
    assert_eq!(view["flags"], json!(["No technical contact is named.", "No backup contact is named."]));
    assert_eq!(
        flagged(&door),
        ["Harbour Dental Ltd"],
        "CyberMark asks; a client without a contract is left alone"
    );
    let home = door.call("app.home", json!({}));
    assert_eq!(
        (names(&home["lacking"]), home["lacking_total"].clone()),
        (vec!["Harbour Dental Ltd".into()], json!(1))
    );
    let contacts = |roles: Value| json!({ "contacts": [{ "name": "Mere", "roles": roles }] });
    let view = change(&door, &view, &contacts(json!(["technical"]))).unwrap();
    assert_eq!(view["flags"], json!(["No backup contact is named."]));
    let row = &door.call("clients.list", json!({ "search": "dental" }))["rows"][0];
    assert_eq!(row["flags"], view["flags"], "the list says what the page says");
    let view = change(&door, &view, &contacts(json!(["technical", "backup"]))).unwrap();
    assert_eq!(view["flags"], json!([]));
    assert_eq!(flagged(&door), [""; 0]);
    change(&door, &view, &json!({ "contacts": [] })).unwrap();
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    door.call("contracts.end", json!({ "id": "K-0001", "expected_version": contract["version"] }));
    assert_eq!(flagged(&door), [""; 0], "nothing asks once the contract is over");
}

#[test]
fn a_policy_that_asks_for_nobody_flags_nobody() {
    let door = desk();
    let harbour = client(&door, "Harbour", &json!({}));
    door.call(
        "sla.use_preset",
        json!({ "preset": "cyberitex-standard", "zone": "Pacific/Auckland", "holiday_set": "" }),
    );
    let contract = json!({
        "client_id": harbour["id"], "policy_version_id": "cyberitex-standard", "starts_on": "2026-01-01",
        "zone": "Pacific/Auckland", "services": [],
    });
    let contract = door.call("contracts.save", contract);
    door.call("contracts.activate", json!({ "id": "K-0001", "expected_version": contract["version"] }));
    assert_eq!(door.call("clients.list", json!({ "flagged": true }))["total"], 0);
    assert_eq!(door.call("clients.get", json!({ "id": harbour["id"] }))["flags"], json!([]));
}

#[test]
fn lists_are_narrowed_by_tag_account_manager_and_words_of_contacts_and_addresses() {
    let door = desk();
    client(
        &door,
        "Harbour",
        &json!({ "tags": ["port"], "account_manager": "Robin", "addresses": ["harbour.example"] }),
    );
    client(
        &door,
        "Quay",
        &json!({ "tags": ["Port", "gold"], "account_manager": "Alex", "contacts": [{ "name": "Hōne Paki" }] }),
    );
    let of = |args: Value| names(&door.call("clients.list", args)["rows"]);
    assert_eq!(of(json!({ "tag": "port" })), ["Harbour", "Quay"]);
    assert_eq!(of(json!({ "tag": "gold", "account_manager": "alex" })), ["Quay"]);
    assert_eq!(of(json!({ "search": "hone" })), ["Quay"]);
    assert_eq!(of(json!({ "search": "harbour.ex" })), ["Harbour"]);
    let page = door.call("clients.list", json!({ "limit": 1 }));
    assert_eq!((page["total"].clone(), page["rows"][0]["tags"].clone()), (json!(2), json!(["port"])));
    assert_eq!(
        (page["tags"].clone(), page["account_managers"].clone()),
        (json!(["gold", "Port"]), json!(["Alex", "Robin"]))
    );
}

fn merge_args(preview: &Value) -> Value {
    json!({
        "winner_id": preview["winner"]["id"], "winner_version": preview["winner_version"],
        "loser_id": preview["loser"]["id"], "loser_version": preview["loser_version"],
    })
}

#[test]
fn a_merge_moves_everything_and_the_old_id_leads_to_the_one_that_goes_on() {
    let door = Door::with_a_contract(NOW);
    let ticket = door.ticket("Sev2", "2026-09-02T10:00:00");
    door.call("reports.issue", json!({ "contract": "K-0001", "month": "2026-08", "reason": "" }));
    let issued = door.call("reports.view", json!({ "contract": "K-0001", "month": "2026-08" }));
    let loser = door.call("clients.get", json!({ "id": "Harbour Dental Ltd" }));
    let contacts = json!([{ "name": "Mere", "emails": ["mere@harbour.example"], "roles": ["backup"] }]);
    let loser = change(
        &door,
        &loser,
        &json!({ "contacts": contacts, "addresses": ["harbour.example"], "tags": ["teeth"] }),
    )
    .unwrap();
    client(&door, "Below", &json!({ "reseller": "Harbour Dental Ltd" }));
    let known = json!([{ "name": "M. Tāmati", "emails": ["MERE@harbour.example"], "roles": ["technical"] }]);
    let winner = client(&door, "Harbour Dental", &json!({ "contacts": known }));

    let two = json!({ "winner_id": "Harbour Dental", "loser_id": "Harbour Dental Ltd" });
    let preview = door.call("clients.merge_preview", two);
    assert_eq!(preview["contracts"], json!(["K-0001"]));
    assert_eq!(
        (preview["tickets"].clone(), preview["contacts"][0]["joins"].clone()),
        (json!(1), json!(true))
    );
    assert_eq!(preview["source_names"], json!(["Harbour Dental Ltd"]));
    assert_eq!(
        (preview["addresses"].clone(), preview["below"].clone()),
        (json!(["harbour.example"]), json!(["Below"]))
    );

    let merged = door.call("clients.merge", merge_args(&preview));
    assert_eq!(merged["id"], winner["id"]);
    assert_eq!(merged["contracts"][0]["number"], "K-0001");
    assert_eq!((merged["tickets"].clone(), merged["tags"].clone()), (json!(1), json!(["teeth"])));
    assert_eq!(merged["contacts"].as_array().unwrap().len(), 1, "one person, known by the address");
    assert_eq!(merged["contacts"][0]["roles"], json!(["technical", "backup"]));
    assert_eq!(names(&merged["below"]), ["Below"]);
    for old in [text(&loser["id"]), "Harbour Dental Ltd".to_owned()] {
        assert_eq!(door.call("clients.get", json!({ "id": old }))["id"], winner["id"]);
    }
    assert_eq!(door.call("tickets.explain", json!({ "id": ticket }))["row"]["client"], "Harbour Dental");
    let after = door.call("reports.view", json!({ "contract": "K-0001", "month": "2026-08" }));
    assert_eq!(after["pdf"], issued["pdf"], "what was issued stays to the byte");
    let history = door.call("history.list", json!({}));
    let lines: Vec<_> =
        history["rows"].as_array().unwrap().iter().filter(|row| row["command"] == "clients.merge").collect();
    assert_eq!(lines.len(), 2, "a line for each of the two");
    let own = door.call("clients.history", json!({ "id": winner["id"] }));
    let commands: Vec<_> = own["rows"].as_array().unwrap().iter().map(|row| text(&row["command"])).collect();
    assert_eq!(
        commands,
        ["clients.merge", "clients.merge", "clients.save"],
        "its own lines and those of the merge"
    );
    assert!(lines.iter().all(|line| !line["before"].is_null() && !line["after"].is_null()), "{lines:?}");
}

#[test]
fn a_merge_looks_at_both_versions_and_at_the_tree() {
    let door = desk();
    let top = client(&door, "Top", &json!({}));
    client(&door, "Middle", &json!({ "reseller": "Top" }));
    let low = client(&door, "Low", &json!({ "reseller": "Middle" }));
    let same = door.refused("clients.merge_preview", json!({ "winner_id": "Low", "loser_id": "low" }));
    assert_eq!(same.code, Code::Invalid);
    let preview = door.call("clients.merge_preview", json!({ "winner_id": "Low", "loser_id": "Top" }));
    change(&door, &top, &json!({ "notes": "changed meanwhile" })).unwrap();
    let failure = door.refused("clients.merge", merge_args(&preview));
    assert_eq!(failure.code, Code::Conflict);
    assert!(failure.message.starts_with("Top was changed"), "{}", failure.message);
    let preview = door.call("clients.merge_preview", json!({ "winner_id": "Low", "loser_id": "Top" }));
    let merged = door.call("clients.merge", merge_args(&preview));
    assert_eq!(merged["id"], low["id"]);
    assert_eq!(names(&merged["above"]), [""; 0], "it takes the place at the top");
    assert_eq!(names(&merged["below"]), ["Middle"], "and what was between them stands below it");
}

#[test]
fn search_finds_everything_as_one_types() {
    let door = Door::with_a_contract(NOW);
    client(
        &door,
        "Łódź Logistics",
        &json!({ "addresses": ["lodz.example"], "tags": ["rail"], "contacts": [{ "name": "Hélène Roy", "emails": ["helene@lodz.example"] }] }),
    );
    let kinds = |query: &str| -> Vec<(String, String)> {
        let found = door.call("search.find", json!({ "query": query }));
        found["hits"].as_array().unwrap().iter().map(|hit| (text(&hit["kind"]), text(&hit["text"]))).collect()
    };
    let is = |kind: &str, words: &str| (kind.to_owned(), words.to_owned());
    assert_eq!(kinds("helen"), [is("contact", "Hélène Roy")], "accents aside");
    assert!(kinds("lodz.exa").contains(&is("address", "lodz.example")));
    assert_eq!(kinds("rail"), [is("client", "rail")]);
    assert!(kinds("help des").contains(&is("contract", "Harbour Dental Ltd")), "by the name of a service");
    assert!(kinds("cyberm").contains(&is("policy", "CyberMark Standard")));
    assert!(kinds("harbour").contains(&is("contract", "Harbour Dental Ltd")));
    assert_eq!(kinds("k:harbour"), [is("contract", "Harbour Dental Ltd")]);
    assert_eq!(kinds("c:harbour"), [is("client", "Harbour Dental Ltd")]);
    assert_eq!(kinds("k:1"), [is("contract", "Harbour Dental Ltd")]);
}

#[test]
fn a_ticket_whose_number_was_typed_comes_first() {
    let door = Door::with_a_contract(NOW);
    for _ in 0..13 {
        door.ticket("Sev3", "2026-09-02T10:00:00");
    }
    let of = json!({ "client_id": "Harbour Dental Ltd", "subject": "T-1 says 1 again", "priority": "Sev3", "received": "2026-09-02T10:00:00" });
    door.call("tickets.create", of);
    for query in ["T-1", "t1", "1", "t:1", "T-13"] {
        let found = door.call("search.find", json!({ "query": query }));
        let ticket =
            found["hits"].as_array().unwrap().iter().find(|hit| hit["kind"] == "ticket").unwrap().clone();
        let expected = if query.ends_with('3') { "T-13" } else { "T-1" };
        assert_eq!(ticket["number"], expected, "{query}");
        if query.starts_with("T-") {
            assert_eq!(found["hits"][0], ticket, "first of all");
        }
    }
}

#[test]
fn a_large_desk_is_searched_and_listed_by_every_kind_of_word() {
    let size = tests::many::Size { clients: 240, contracts: 300, tickets: 1_400 };
    let door = tests::many::desk(NOW, size);
    let first = |query: &str| door.call("search.find", json!({ "query": query }))["hits"][0].clone();
    assert_eq!(first("t-131")["number"], "T-131", "not T-1310 and its like");
    assert_eq!(first("K-131")["number"], "K-0131");
    assert_eq!(first("client77.ex")["kind"], "contact");
    assert_eq!(first("location 231")["detail"], "Łódź Dental 231 · what a helpdesk calls it");
    let found = door.call("search.find", json!({ "query": "managed" }));
    assert_eq!(found["hits"].as_array().unwrap().len(), 8, "no more than a palette shows");
    let page = door.call("clients.list", json!({ "flagged": true, "limit": 1 }));
    let flagged = page["total"].as_i64().unwrap();
    assert!(
        (10..35).contains(&flagged),
        "every seventh client lacks a backup, and two policies of three ask: {flagged}"
    );
    assert_eq!(door.call("reports.grid", json!({ "until": "" }))["rows"].as_array().unwrap().len(), 300);
}
