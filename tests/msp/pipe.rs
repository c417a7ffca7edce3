//! `msp rpc`: the command table as JSON lines. And what Ctrl-C leaves behind.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

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

/// What a terminal sends when Ctrl-C is pressed.
fn press_ctrl_c(running: &Child) {
    let sent = Command::new("kill").args(["-INT", &running.id().to_string()]).status();
    assert!(sent.is_ok_and(|sent| sent.success()), "the signal was sent");
}

#[test]
fn ctrl_c_stops_a_running_import_and_leaves_nothing_of_it() {
    let msp = msp();
    crate::intake::write_excerpt(&msp);
    let mut running = msp
        .command(&["rpc", "--progress"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut ask = running.stdin.take().unwrap();
    let import = json!({ "id": 1, "command": "tickets.import", "args": {
        "path": "log.csv", "preset": "servicenow-log", "contract": "K-0001", "zone": "Europe/Lisbon",
    } });
    writeln!(ask, "{import}\n{}", json!({ "id": 2, "command": "app.status" })).unwrap();
    let mut answers = BufReader::new(running.stdout.take().unwrap()).lines();
    let first = answers.next().unwrap().unwrap();
    assert!(first.contains("progress"), "it is running: {first}");
    press_ctrl_c(&running);
    let last: Value = serde_json::from_str(&answers.last().unwrap().unwrap()).unwrap();
    assert_eq!((&last["id"], &last["failure"]["code"]), (&json!(1), &json!("cancelled")), "no call after it");
    let ran = running.wait_with_output().unwrap();
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(String::from_utf8_lossy(&ran.stderr).contains("Stopping"), "{ran:?}");
    assert_eq!(msp.json(&["tickets", "list", "--view", "all"])["total"], 0);
    assert_eq!(msp.json(&["check"])["sound"], true);
}

#[test]
fn ctrl_c_ends_a_batch_that_waits_with_every_answer_whole() {
    let mut running = msp()
        .command(&["sla", "due", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut ask = running.stdin.take().unwrap();
    writeln!(ask, "{{\"id\":1}}").unwrap();
    let mut answers = BufReader::new(running.stdout.take().unwrap());
    let mut answer = String::new();
    answers.read_line(&mut answer).unwrap();
    press_ctrl_c(&running);
    assert_eq!(running.wait().unwrap().code(), Some(1));
    assert_eq!(answers.read_line(&mut answer).unwrap(), 0, "nothing stands after the answer: {answer}");
    assert!(answer.starts_with("{\"id\":1,\"error\":") && answer.ends_with("}\n"), "{answer}");
}
