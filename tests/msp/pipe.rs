//! `msp rpc`: the command table as JSON lines.

use serde_json::{Value, json};

use crate::program::Msp;

fn msp() -> Msp {
    Msp::with_contract("cyberitex-standard", "America/Denver", "2026-10-05T09:00:00Z")
}

#[test]
fn calls_are_answered_in_order_with_a_result_or_a_failure() {
    let answers = msp().answers(
        &["rpc"],
        &[
            json!({ "id": 1, "command": "clients.list", "args": { "search": "harbour" } }),
            json!({ "id": "b", "command": "clients.lst" }),
            json!({ "id": 3, "command": "clients.save", "args": { "name": "", "zone": "Pacific/Aucklan" } }),
            json!({ "id": 4, "command": "clients.list", "args": { "search": 7 } }),
            json!({ "id": 5, "command": "app.status" }),
        ],
    );
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [&json!(1), &json!("b"), &json!(3), &json!(4), &json!(5)]);
    assert_eq!(answers[0]["result"]["rows"][0]["name"], "Harbour Logistics");
    assert_eq!(answers[1]["failure"]["code"], "not_found");
    assert_eq!(answers[3]["failure"]["code"], "invalid");
    assert_eq!(answers[4]["result"]["set_up"], true);
    let problems = answers[2]["failure"]["problems"].as_array().unwrap();
    let fields: Vec<&Value> = problems.iter().map(|problem| &problem["field"]).collect();
    assert_eq!(fields, ["name", "zone"], "all problems at once");
    let keys: Vec<&String> = answers[2]["failure"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["code", "message", "problems", "advice"]);
}

#[test]
fn a_line_that_is_no_call_is_answered_and_the_run_goes_on() {
    let input = "no json\n{\"id\":2}\n\n{\"id\":4,\"command\":\"app.status\",\"arguments\":{}}\n\
                 {\"id\":5,\"command\":\"app.status\"}";
    let ran = msp().fed(&["rpc"], input.as_bytes());
    let answers: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [&Value::Null, &json!(2), &Value::Null, &json!(4), &json!(5)]);
    assert!(answers[..4].iter().all(|answer| answer["failure"]["code"] == "invalid"), "{}", ran.out);
    assert_eq!(answers[4]["result"]["set_up"], true);
    assert_eq!(ran.status, 0);
}

#[test]
fn the_same_key_gives_the_first_reply_again_and_changes_nothing() {
    let msp = msp();
    let save = json!({
        "id": 1, "key": "one attempt", "command": "clients.save",
        "args": { "name": "Kea Tours", "zone": "Pacific/Auckland" },
    });
    let answers = msp.answers(&["rpc"], &[save.clone(), save]);
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0]["result"]["name"], "Kea Tours");
    assert_eq!(msp.json(&["clients", "list"])["total"], 2);
}

#[test]
fn progress_is_written_between_the_answers_only_when_asked_for() {
    let msp = msp();
    crate::intake::write_excerpt(&msp);
    let import = json!({ "id": 9, "command": "tickets.import", "args": {
        "path": "log.csv", "preset": "servicenow-log", "contract": "K-0001", "zone": "Europe/Lisbon", "dry_run": true,
    } });
    assert_eq!(msp.answers(&["rpc"], std::slice::from_ref(&import)).len(), 1);
    let answers = msp.answers(&["rpc", "--progress"], &[import]);
    let (last, before) = answers.split_last().unwrap();
    assert!(last["result"]["tickets"].as_i64().unwrap() > 1000, "{last}");
    assert!(!before.is_empty());
    for line in before {
        assert_eq!(line["id"], 9);
        assert!(line["progress"]["done"].is_u64() && line["progress"]["label"].is_string(), "{line}");
    }
}

#[test]
fn the_pipe_and_the_subcommand_give_the_same_answer() {
    let msp = msp();
    assert_eq!(msp.call("contracts.list", json!({ "limit": 100 })), msp.json(&["contracts", "list"]));
    assert_eq!(msp.call("contracts.get", json!({ "id": "K-0001" })), msp.json(&["contracts", "get", "1"]));
}
