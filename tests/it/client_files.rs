//! Files of clients, in and out.

use api::failure::Code;
use serde_json::{Value, json};
use tests::door::{Door, answers, text};

const FILE: &str = "\u{feff}name;zone;reseller;tags;addresses;source_names;contact_name;contact_emails;contact_phone;contact_roles
Harbour Logistics;Pacific/Auckland;Quay Partners;port|gold;harbour.example;Location 7;Mere Tāmati;mere@harbour.example|m@quay.example;'+64 9 555;technical
Harbour Logistics;;;;;;Ana Petrie;;;backup
Quay Partners;Asia/Tokyo;;;;;;;;
";

fn desk() -> Door {
    let door = Door::at("2026-09-24T03:40:00Z");
    door.call("app.set_up", answers());
    door
}

fn fates(report: &Value) -> Vec<(String, String)> {
    let rows = report["rows"].as_array().unwrap();
    rows.iter().map(|row| (text(&row["name"]), text(&row["fate"]))).collect()
}

#[test]
fn a_file_enters_clients_once_and_changes_nothing_the_second_time() {
    let door = desk();
    let of = json!({ "text": FILE });
    let seen = door.call("clients.import_preview", of.clone());
    assert_eq!(door.call("clients.list", json!({}))["total"], 0, "a preview leaves nothing");
    assert_eq!(door.call("clients.import", of.clone()), seen, "and says what the import does");
    assert_eq!((seen["entered"].clone(), seen["problems"].clone()), (json!(2), json!([])));
    let view = door.call("clients.get", json!({ "id": "location 7" }));
    assert_eq!(
        (view["name"].clone(), view["reseller"].clone()),
        (json!("Harbour Logistics"), json!("Quay Partners"))
    );
    assert_eq!(view["tags"], json!(["port", "gold"]));
    assert_eq!(view["contacts"][0]["phone"], "+64 9 555", "the guard against formulas is no part of it");
    assert_eq!(view["contacts"][0]["emails"].as_array().unwrap().len(), 2);
    let again = door.call("clients.import", of);
    assert_eq!(
        fates(&again),
        [("Harbour Logistics".into(), "unchanged".into()), ("Quay Partners".into(), "unchanged".into())]
    );
    assert_eq!(door.call("clients.get", json!({ "id": "Location 7" }))["version"], view["version"]);
}

#[test]
fn a_file_adds_to_a_client_known_by_a_helpdesk_name_and_empties_nothing() {
    let door = desk();
    door.call("clients.import", json!({ "text": FILE }));
    let more = "name,notes,contact_name,contact_emails,contact_roles\nLocation 7,Gate 4,M. Tāmati,MERE@harbour.example,billing\n";
    let report = door.call("clients.import", json!({ "text": more }));
    assert_eq!(fates(&report), [("Harbour Logistics".into(), "changed".into())]);
    assert_eq!(report["rows"][0]["changes"], json!(["notes", "contacts"]));
    let view = door.call("clients.get", json!({ "id": "Harbour Logistics" }));
    assert_eq!((view["notes"].clone(), view["zone"].clone()), (json!("Gate 4"), json!("Pacific/Auckland")));
    assert_eq!(view["contacts"].as_array().unwrap().len(), 2, "the same address is the same person");
    assert_eq!(view["contacts"][0]["roles"], json!(["technical", "billing"]));
}

#[test]
fn every_problem_of_a_file_is_said_with_its_line_and_nothing_is_imported() {
    let door = desk();
    door.call("clients.save", json!({ "name": "Quay", "zone": "UTC", "addresses": ["quay.example"] }));
    let file = "name,zone,locale,reseller,addresses,contact_name,contact_emails,contact_roles
Good,UTC,,,,,,
Bad zone,Mars/Base,English,,,,,
Bad people,UTC,,,,Mere,not one,boss
Bad people,,,,,,x@y.example,
Theirs,UTC,,,quay.example,,,
Under nobody,UTC,,Nobody,,,,
A,UTC,,B,,,,
B,UTC,,A,,,,
";
    let seen = door.call("clients.import_preview", json!({ "text": file }));
    let said: Vec<_> =
        seen["problems"].as_array().unwrap().iter().map(|problem| text(&problem["message"])).collect();
    for (at, begins) in [
        "line 3: \"Mars/Base\"",
        "line 3: \"English\" is not a language tag",
        "line 4: \"not one\" is not an e-mail address",
        "line 4: \"boss\" is not a role",
        "line 5: A contact needs a name",
        "line 6: quay.example is registered for Quay",
        "line 7: there is no client \"Nobody\"",
        "line 9: A stands below B",
    ]
    .into_iter()
    .enumerate()
    {
        assert!(said.get(at).is_some_and(|said| said.starts_with(begins)), "{begins}: {said:#?}");
    }
    assert_eq!(said.len(), 8, "{said:#?}");
    let failure = door.refused("clients.import", json!({ "text": file }));
    assert_eq!((failure.code, failure.problems.len()), (Code::Invalid, 8));
    assert_eq!(door.call("clients.list", json!({}))["total"], 1, "the good ones wait for the others");
}

#[test]
fn what_was_exported_imports_as_it_was_into_another_desk() {
    let door = desk();
    door.call("clients.import", json!({ "text": FILE }));
    let path = door.folder.path().join("clients.csv").display().to_string();
    door.call("clients.export", json!({ "path": path }));
    let other = desk();
    let report = other.call("clients.import", json!({ "path": path }));
    assert_eq!(report["entered"], 2);
    let view = |door: &Door| {
        let mut view = door.call("clients.get", json!({ "id": "Harbour Logistics" }));
        for volatile in ["id", "above", "version"] {
            view.as_object_mut().unwrap().remove(volatile);
        }
        for contact in view["contacts"].as_array_mut().unwrap() {
            contact.as_object_mut().unwrap().remove("id");
        }
        view
    };
    assert_eq!(view(&other), view(&door));
}

#[test]
fn the_list_is_written_as_it_is_filtered_and_no_cell_is_a_formula() {
    let door = desk();
    door.call("clients.import", json!({ "text": FILE }));
    door.call("clients.save", json!({ "name": "=HYPERLINK(\"x\")", "zone": "UTC", "tags": ["port"] }));
    let path = door.folder.path().join("list.csv");
    door.call("clients.save_list", json!({ "path": path.display().to_string(), "tag": "port" }));
    let written = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<_> = written.lines().collect();
    assert_eq!(lines[0], "\u{feff}Client,Account manager,Reseller,Tags,Zone,Contracts,Open tickets,Missing");
    assert_eq!(lines.len(), 3, "{written}");
    assert!(lines[1].starts_with("\"'=HYPERLINK("), "{written}");
    assert_eq!(lines[2], "Harbour Logistics,,Quay Partners,\"port, gold\",Pacific/Auckland,0,0,");
    let nowhere = door.folder.path().join("no/such/list.csv").display().to_string();
    assert_eq!(door.refused("clients.save_list", json!({ "path": nowhere })).code, Code::File);
}

#[test]
fn a_file_in_another_encoding_is_refused_with_its_line() {
    let door = desk();
    let path = door.folder.path().join("ansi.csv");
    std::fs::write(&path, b"name\nCaf\xe9 Noir\n").unwrap();
    let failure = door.refused("clients.import_preview", json!({ "path": path.display().to_string() }));
    assert_eq!(failure.code, Code::Invalid);
    assert!(failure.problems[0].message.starts_with("line 2: the file is not UTF-8"), "{failure}");
}
