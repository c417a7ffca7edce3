//! `msp sla due --batch` and `msp calendar calc --batch`.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};
use tests::desk::rows;

use crate::program::Msp;

const DUE: &[&str] = &["sla", "due", "--batch"];
const CALC: &[&str] = &["calendar", "calc", "--batch"];

fn due(policy: &str, priority: &str, created: &str) -> Value {
    json!({ "id": created, "policy": policy, "priority": priority, "created": created })
}

#[test]
fn due_times_are_answered_in_order_with_null_for_none_and_without_what_does_not_exist() {
    let answers = Msp::new().answers(
        DUE,
        &[
            due("cyberitex-standard", "P2", "2026-11-20T22:30:00Z"),
            due("cyberitex-standard", "P4", "2026-11-20T22:30:00Z"),
            due("cybermark-standard", "Sev1", "2026-10-23T03:00:00Z"),
        ],
    );
    assert_eq!(answers[0]["due"]["first_response"], "2026-11-23T18:30:00Z");
    assert_eq!(answers[0]["id"], "2026-11-20T22:30:00Z");
    assert_eq!(answers[1]["due"]["update"], Value::Null, "as needed");
    assert!(answers[1]["due"].as_object().unwrap().contains_key("update"));
    assert_eq!(answers[2]["due"]["first_response"], "2026-10-26T23:00:00Z", "Labour Day is closed");
    assert!(answers[2]["due"].as_object().unwrap().get("resolution_max").is_none(), "{}", answers[2]);
}

#[test]
fn every_promise_is_due_when_a_minute_by_minute_count_says() {
    const NAMES: [&str; 4] = ["ack", "first_response", "update", "resolution_max"];
    let (mut lines, mut expected) = (Vec::new(), Vec::new());
    for (id, row) in rows(include_str!("../data/due_cases.tsv")).enumerate() {
        let [policy, priority, zone, holidays, created, dues @ ..] = row.as_slice() else {
            panic!("{row:?}")
        };
        let mut line =
            json!({ "id": id, "policy": policy, "priority": priority, "created": created, "tz": zone });
        if !holidays.is_empty() {
            line["holidays"] = json!(holidays);
        }
        lines.push(line);
        let mut due = serde_json::Map::new();
        for (name, at) in NAMES.into_iter().zip(dues).filter(|(_, at)| !at.is_empty()) {
            due.insert(name.to_owned(), if *at == "-" { Value::Null } else { json!(at) });
        }
        expected.push(json!({ "id": id, "due": due }));
    }
    assert!(lines.len() > 100, "{}", lines.len());
    assert_eq!(Msp::new().answers(DUE, &lines), expected);
}

#[test]
fn a_bad_line_is_answered_with_its_id_and_the_run_goes_on() {
    let input = [
        r#"{"id":1,"policy":"cyberitex-standard","priority":"P9","created":"2026-11-20T22:30:00Z"}"#,
        r#"{"id":"two","policy":"cyberitex","priority":"P1","created":"2026-11-20T22:30:00Z"}"#,
        r#"{"id":3,"policy":"cyberitex-standard","priority":"P1","created":"yesterday"}"#,
        r#"{"id":4,"policy":"cyberitex-standard""#,
        r#"{"id":5,"policy":"cyberitex-standard","priority":"P1"}"#,
        r#"{"id":6,"policy":"cyberitex-standard","priority":"P1","created":"2026-11-20T22:30:00Z","tz":"America/Denve"}"#,
        r#"{"id":7,"policy":"cyberitex-standard","priority":"P4","created":"2051-11-20T22:30:00Z"}"#,
        r#"{"id":8,"policy":"cyberitex-standard","priority":"P1","created":"2026-11-20T22:30:00Z"}"#,
    ];
    let ran = Msp::new().fed(DUE, input.join("\n").as_bytes());
    let answers: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(
        ids,
        [&json!(1), &json!("two"), &json!(3), &Value::Null, &json!(5), &json!(6), &json!(7), &json!(8)]
    );
    for (answer, why) in answers.iter().zip([
        "P1, P2",
        "cyberitex-standard",
        "yesterday",
        "",
        "created",
        "America/Denver",
        "2051",
    ]) {
        assert!(answer["error"].as_str().is_some_and(|error| error.contains(why)), "{answer} says {why}");
    }
    assert_eq!(answers[7]["due"]["first_response"], "2026-11-20T23:30:00Z");
    assert_eq!(ran.status, 0, "bad lines are answers");
}

#[test]
fn business_time_is_counted_on_a_calendar_that_stands_in_the_line() {
    let hours = json!({ "mon": [["09:00", "12:00"], ["13:00", "17:00"]], "fri": [["22:00", "02:00"]] });
    let line = |id: u32, rest: Value| {
        let mut line =
            json!({ "id": id, "tz": "Europe/Dublin", "hours": hours, "start": "2026-10-05T10:30:00Z" });
        line.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        line
    };
    let answers = Msp::new().answers(CALC, &[
        line(1, json!({ "op": "add", "amount_s": 3600 })),
        line(2, json!({ "op": "elapsed", "end": "2026-10-05T13:00:00Z" })),
        line(3, json!({ "op": "add", "amount_s": 3600, "pauses": [["2026-10-05T10:40:00Z", "2026-10-05T12:30:00Z"]] })),
        line(4, json!({ "op": "next_close" })),
        line(5, json!({ "op": "intervals", "end": "2026-10-06T00:00:00Z" })),
        line(6, json!({ "op": "add", "amount_s": 1800, "landing": "next_open" })),
        line(7, json!({ "op": "add", "amount_s": 1800 })),
        line(8, json!({ "op": "multiply" })),
        line(9, json!({ "op": "next_open", "start": "2026-10-05T16:00:00Z", "hours": {} })),
        line(10, json!({ "op": "next_open", "tz": "Europe/Dubli" })),
    ]);
    let results: Vec<&Value> = answers[..7].iter().map(|answer| &answer["result"]).collect();
    assert_eq!(
        results,
        [
            &json!("2026-10-05T12:30:00Z"),
            &json!(2 * 3600 - 1800),
            &json!("2026-10-05T13:20:00Z"),
            &json!("2026-10-05T11:00:00Z"),
            &json!([
                ["2026-10-05T10:30:00Z", "2026-10-05T11:00:00Z"],
                ["2026-10-05T12:00:00Z", "2026-10-05T16:00:00Z"]
            ]),
            &json!("2026-10-05T12:00:00Z"),
            &json!("2026-10-05T11:00:00Z"),
        ]
    );
    for (answer, why) in answers[7..].iter().zip(["multiply", "", "Europe/Dublin"]) {
        assert!(answer["error"].as_str().is_some_and(|error| error.contains(why)), "{answer} says {why}");
    }
}

#[test]
fn a_program_that_asks_line_by_line_gets_each_answer_at_once() {
    let mut running = Msp::new().command(DUE).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut ask = running.stdin.take().unwrap();
    let mut answers = BufReader::new(running.stdout.take().unwrap());
    for day in 10..13 {
        writeln!(ask, "{}", due("cyberitex-standard", "P1", &format!("2026-11-{day}T12:00:00Z"))).unwrap();
        let mut answer = String::new();
        // This waits for ever where an answer waits for the next question.
        answers.read_line(&mut answer).unwrap();
        assert!(answer.contains(&format!("2026-11-{day}T13:00:00Z")), "{answer}");
    }
    drop(ask);
    assert!(running.wait().unwrap().success());
}

#[test]
fn a_batch_needs_no_database_and_makes_none() {
    let msp = Msp::new();
    msp.answers(DUE, &[due("cyberitex-standard", "P1", "2026-11-20T22:30:00Z")]);
    assert!(!msp.database().exists());
}
