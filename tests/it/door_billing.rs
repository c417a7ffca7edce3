//! Advanced support through the door: permission, work, what it comes to, and what stands in the way of its bill.

use api::failure::Code;
use serde_json::{Value, json};
use tests::billing::{consent, desk, engagement, fields, look, step, to_bill, version, work};
use tests::door::{Door, text};

const NOW: &str = "2026-09-24T19:40:00Z";

fn words(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(text).collect()
}

fn column(door: &Door, state: &str) -> Value {
    let board = door.call("billing.board", json!({}));
    let columns = board["columns"].as_array().expect("columns").clone();
    columns.into_iter().find(|column| column["state"] == state).expect(state)
}

#[test]
fn an_engagement_is_charged_as_mexxus_publishes_it_with_the_line_that_explains_it() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Rebuild contact form after edit");
    assert_eq!(id, "A-1");
    consent(&door, &id, "2026-09-22T13:20");
    work(&door, &id, "2026-09-22T13:32", "14:07");
    work(&door, &id, "2026-09-22T15:10", "27 min");
    let seen = look(&door, &id);
    let charge = &seen["charge"];
    assert_eq!(charge["amount"], "CAD 170.00");
    assert_eq!(words(&charge["lines"]), ["62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00"]);
    assert_eq!(charge["taxes"][0]["to"], "CAD 22.10");
    assert_eq!(charge["gross"], "CAD 192.10");
    let steps: Vec<[String; 3]> = charge["steps"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| [text(&step["name"]), text(&step["from"]), text(&step["to"])])
        .collect();
    assert_eq!(steps[0], ["Worked", "35 + 27 min", "62 min"]);
    assert_eq!(steps[1], ["Minimum", "60 min, exceeded", "62 min"]);
    assert_eq!(steps[2], ["Rounded to blocks", "2 × 60 min", "120 min"]);
    assert_eq!(seen["consent"]["timing"], "before the work");
    assert_eq!(seen["consent"]["channel"], "mail from a registered address");
    assert_eq!(seen["consent"]["quoted"], "CAD 85.00 per 60 min, 60-min minimum");
}

#[test]
fn nobody_works_at_two_places_at_once_unless_somebody_says_why() {
    let door = desk(NOW);
    let (one, other) = (engagement(&door, "K-0001", "One"), engagement(&door, "K-0001", "Other"));
    work(&door, &one, "2026-09-23T10:00", "11:00");
    let entry = |reason: &str| {
        json!({ "entries": [
            { "engagement": other, "from": "2026-09-23T11:00", "to": "11:30" },
            { "engagement": other, "from": "2026-09-23T10:59", "to": "11:00", "overlap_reason": reason },
        ] })
    };
    let refused = door.refused("billing.enter_work", entry(""));
    assert_eq!(fields(&refused), ["entries.1.overlap_reason"]);
    assert!(refused.problems[0].message.contains("Lena Roy worked on A-1 from 23 Sep 10:00 to 11:00"));
    assert_eq!(look(&door, &other)["work"], json!([]), "all or none");
    door.call("billing.enter_work", entry("a call on the other line"));
    assert_eq!(look(&door, &other)["work"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_running_timer_is_other_work_until_somebody_says_why_both_are_right() {
    let door = desk("2026-09-23T14:00:00Z");
    let (one, other) = (engagement(&door, "K-0001", "One"), engagement(&door, "K-0001", "Other"));
    for id in [&one, &other] {
        consent(&door, id, "2026-09-23T09:00");
    }
    door.call("billing.start_timer", json!({ "id": one, "technician": "Zoe", "note": "" }));
    door.set_clock("2026-09-23T16:00:00Z");
    let entry = |reason: &str| {
        json!({ "entries": [{
            "engagement": other, "technician": "Zoe", "from": "2026-09-23T10:30", "to": "11:30", "overlap_reason": reason,
        }] })
    };
    let refused = door.refused("billing.enter_work", entry(""));
    assert_eq!(fields(&refused), ["entries.0.overlap_reason"]);
    assert!(
        refused.problems[0].message.contains("The timer of Zoe runs on A-1 since 23 Sep 10:00"),
        "{refused:?}"
    );
    door.call("billing.enter_work", entry("a restore ran by itself"));
    door.call("billing.stop_timer", json!({ "technician": "Zoe" }));
    assert_eq!(look(&door, &one)["work"][0]["overlap_reason"], "a restore ran by itself");
}

#[test]
fn a_timer_that_was_forgotten_asks_when_the_work_ended() {
    let door = desk("2026-09-21T14:00:00Z");
    let (one, other) = (engagement(&door, "K-0001", "One"), engagement(&door, "K-0001", "Other"));
    consent(&door, &one, "2026-09-21T09:00");
    door.call("billing.start_timer", json!({ "id": one, "technician": "Zoe", "note": "" }));
    door.set_clock("2026-09-23T16:00:00Z");
    let stop = |ended: &str| json!({ "technician": "Zoe", "ended": ended });
    let refused = door.refused("billing.stop_timer", stop(""));
    assert_eq!(fields(&refused), ["ended"]);
    assert!(refused.problems[0].message.contains("since 21 Sep 10:00, 3000 min"), "{refused:?}");
    let next = json!({ "id": other, "technician": "Zoe", "note": "" });
    assert_eq!(fields(&door.refused("billing.start_timer", next)), ["ended"], "its time is not guessed at");
    for wrong in ["2026-09-21T10:00", "2026-09-22T10:01", "2026-09-24T09:00"] {
        assert_eq!(fields(&door.refused("billing.stop_timer", stop(wrong))), ["ended"], "{wrong}");
    }
    let seen = door.call("billing.stop_timer", stop("2026-09-21T11:30"));
    assert_eq!(seen["charge"]["amount"], "CAD 170.00");
}

#[test]
fn an_end_before_the_start_is_a_night_or_a_slip_of_the_pen() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "One");
    let enter = |from: &str, to: &str| json!({ "entries": [{ "engagement": id, "from": from, "to": to }] });
    for (from, to) in
        [("2026-09-22T10:00", "09:00"), ("2026-09-22T10:00", "10:00"), ("2026-09-22T10:00", "21:59:59x")]
    {
        assert_eq!(
            fields(&door.refused("billing.enter_work", enter(from, to))),
            ["entries.0.to"],
            "{from} {to}"
        );
    }
    let refused = door.refused("billing.enter_work", enter("2026-09-22T10:00", "90"));
    assert!(refused.problems[0].message.contains("no length (35 min, 1.5 h)"), "{refused:?}");
    door.call("billing.enter_work", enter("2026-09-22T22:00", "02:00"));
    door.call("billing.enter_work", enter("2026-09-20T20:00", "08:00"));
    let work = look(&door, &id)["work"].clone();
    let ended: Vec<String> =
        work.as_array().expect("work").iter().map(|one| text(&one["to"]["local"])).collect();
    assert_eq!(ended, ["2026-09-21T08:00:00", "2026-09-23T02:00:00"]);
    let steps = look(&door, &id)["charge"]["steps"].clone();
    assert_eq!((&steps[0]["name"], &steps[0]["to"]), (&json!("Not billable"), &json!("960 min")));
}

#[test]
fn every_wrong_cell_of_a_bulk_entry_is_said_with_its_row() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "One");
    let refused = door.refused(
        "billing.enter_work",
        json!({ "entries": [
            { "engagement": "A-99", "from": "2026-09-23T10:00", "to": "11:00" },
            { "engagement": id, "from": "yesterday", "to": "" },
            { "engagement": id, "from": "2026-09-24T15:30", "to": "16:00" },
        ] }),
    );
    assert_eq!(fields(&refused), ["entries.0.engagement", "entries.1.to", "entries.1.from", "entries.2.to"]);
}

#[test]
fn a_timer_survives_is_stopped_by_the_next_and_becomes_work() {
    let door = desk(NOW);
    let (one, other) = (engagement(&door, "K-0001", "One"), engagement(&door, "K-0001", "Other"));
    door.call("billing.start_timer", json!({ "id": one, "note": "found the fault" }));
    door.set_clock("2026-09-24T20:05:00Z");
    let refused = door.refused("billing.start_timer", json!({ "id": one }));
    assert!(refused.message.contains("runs on A-1 already"), "{}", refused.message);
    // Another person's runs beside it.
    door.call("billing.start_timer", json!({ "id": one, "technician": "Mika Sato" }));
    door.call("billing.start_timer", json!({ "id": other }));
    let seen = look(&door, &one);
    assert_eq!(seen["work"][0]["length"], "25 min");
    assert_eq!(seen["work"][0]["note"], "found the fault");
    assert_eq!(seen["work"][0]["source"], "timer");
    let running = door.call("billing.board", json!({}))["timers"].as_array().map(Vec::len);
    assert_eq!(running, Some(2));
    let one_of = json!({ "id": one, "expected_version": version(&door, &one) });
    let refused =
        door.refused("billing.move_engagements", json!({ "engagements": [one_of], "step": "finish" }));
    assert!(refused.message.contains("A timer runs on A-1"), "{}", refused.message);
    door.set_clock("2026-09-24T20:06:30Z");
    door.call("billing.stop_timer", json!({ "technician": "Mika Sato" }));
    assert_eq!(look(&door, &one)["work"][1]["length"], "1 min 30 s");
}

#[test]
fn an_engagement_goes_from_column_to_column_and_a_comment_goes_back_with_it() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Repair redirects");
    assert_eq!(column(&door, "awaiting_consent")["count"], 1);
    consent(&door, &id, "2026-09-24T09:00");
    assert_eq!(column(&door, "in_work")["count"], 1);
    work(&door, &id, "2026-09-24T10:00", "48 min");
    step(&door, &id, "finish");
    assert_eq!(column(&door, "to_review")["sums"], json!(["CAD 85.00"]));
    let one = json!({ "id": id, "expected_version": version(&door, &id) });
    let bare = json!({ "engagements": [one.clone()], "step": "send_back" });
    assert_eq!(fields(&door.refused("billing.move_engagements", bare)), ["comment"]);
    let back = json!({ "engagements": [one.clone()], "step": "send_back", "comment": "The note is missing" });
    door.call("billing.move_engagements", back.clone());
    assert_eq!(column(&door, "in_work")["cards"][0]["comment"], "The note is missing");
    assert_eq!(door.refused("billing.move_engagements", back).code, Code::NotNow);
    step(&door, &id, "finish");
    step(&door, &id, "approve");
    let card = column(&door, "to_bill")["cards"][0].clone();
    assert_eq!(
        (text(&card["worked"]), text(&card["billed"]), text(&card["blocks"])),
        ("48 min".into(), "60 min".into(), "minimum".into())
    );
    let late = json!({ "entries": [{ "engagement": id, "from": "2026-09-24T12:00", "to": "13:00" }] });
    assert_eq!(fields(&door.refused("billing.enter_work", late)), ["entries.0.engagement"]);
}

#[test]
fn a_file_of_times_is_tried_first_then_taken_once() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Merge two mail domains");
    let path = door.folder.path().join("times.csv");
    let rows = format!(
        "engagement,technician,start,end,note,external_id\n{id},Mika Sato,2026-09-22 09:00,2026-09-22 09:45,first,z-1\n\
         ,Mika Sato,2026-09-22 10:00,2026-09-22 10:20,by its ticket,z-2\n"
    );
    std::fs::write(&path, rows.replace("\n,Mika", "\nA-77,Mika")).unwrap();
    let bad = door.call("billing.import_work", json!({ "path": path, "dry_run": true }));
    assert_eq!((&bad["entered"], bad["refused"].as_array().map(Vec::len)), (&json!(1), Some(1)), "{bad}");
    assert!(text(&bad["refused"][0]["message"]).starts_with("line 3:"), "{bad}");
    assert_eq!(look(&door, &id)["work"], json!([]), "a trial changes nothing");
    assert_eq!(door.refused("billing.import_work", json!({ "path": path })).code, Code::Invalid);
    assert_eq!(look(&door, &id)["work"], json!([]), "all or none");
    std::fs::write(&path, rows.replace("\n,Mika", &format!("\n{id},Mika"))).unwrap();
    let done = door.call("billing.import_work", json!({ "path": path }));
    assert_eq!((&done["entered"], &done["known"]), (&json!(2), &json!(0)), "{done}");
    let again = door.call("billing.import_work", json!({ "path": path }));
    assert_eq!((&again["entered"], &again["known"]), (&json!(0), &json!(2)), "{again}");
    assert_eq!(look(&door, &id)["card"]["worked"], "65 min");
}

#[test]
fn terms_hold_from_their_day_and_what_was_quoted_stays_quoted() {
    let door = desk(NOW);
    let before = engagement(&door, "K-0001", "Agreed before");
    consent(&door, &before, "2026-09-20T09:00");
    work(&door, &before, "2026-09-22T10:00", "30 min");
    let terms = json!({
        "rate": "100.00", "currency": "CAD", "per_minutes": "60", "block_minutes": "15", "minimum_minutes": "0",
        "aggregation": "day", "causes": ["out_of_scope", "client_error"],
        "taxes": [{ "name": "GST", "rate": "5%" }, { "name": "QST", "rate": "9.975%" }], "exempt": "",
    });
    let saved = door.call(
        "billing.save_terms",
        json!({ "contract": "K-0001", "from_on": "2026-09-21", "terms": terms, "reason": "new order" }),
    );
    assert_eq!(saved["words"], "CAD 100.00 per 60 min, blocks of 15 min");
    assert_eq!(saved["versions"][0]["taxes"], "GST 5%, QST 9.975%");
    assert_eq!(look(&door, &before)["charge"]["amount"], "CAD 85.00", "as it was quoted");
    let after = engagement(&door, "K-0001", "Agreed after");
    consent(&door, &after, "2026-09-23T09:00");
    work(&door, &after, "2026-09-23T10:00", "20 min");
    let charge = look(&door, &after)["charge"].clone();
    assert_eq!(charge["amount"], "CAD 50.00");
    assert_eq!(
        (&charge["taxes"][0]["to"], &charge["taxes"][1]["to"]),
        (&json!("CAD 2.50"), &json!("CAD 4.99"))
    );
    let mut bad = saved["form"].clone();
    bad["block_minutes"] = json!("0");
    bad["taxes"] = json!([{ "name": "", "rate": "many" }]);
    let refused = door.refused("billing.save_terms", json!({ "contract": "K-0001", "terms": bad }));
    assert_eq!(fields(&refused), ["terms.block_minutes", "terms.taxes.0.name", "terms.taxes.0.rate"]);
}

#[test]
fn prepaid_hours_are_drawn_oldest_first_when_it_is_posted_and_come_back_when_it_is_reversed() {
    let door = desk(NOW);
    let buy = |hours: &str, on: &str, expires: &str| json!({ "contract": "K-0001", "hours": hours, "bought_on": on, "expires_on": expires });
    door.call("billing.buy_prepaid", buy("1", "2026-08-01", ""));
    let bought = door.call("billing.buy_prepaid", buy("0.5", "2026-03-01", "2026-09-30"));
    assert_eq!(bought["prepaid_left"], "90 min");
    assert_eq!((&bought["prepaid_low"], &bought["prepaid"][0]["price"]), (&json!(true), &json!("CAD 85.00")));
    let id = to_bill(&door, "K-0001", "Tune", "2026-09-22T09:00", &[("2026-09-22T10:00", "61 min")]);
    let lines = words(&look(&door, &id)["charge"]["lines"]);
    assert_eq!(lines, ["61 min → 120 min (2 × 60) − 90 min prepaid = 30 min × CAD 85.00/h = CAD 42.50"]);
    let posted = door.call("billing.post", json!({}));
    assert_eq!(
        (&posted["posted"], &posted["invoices"][0]["net"]),
        (&json!(1), &json!("CAD 42.50")),
        "{posted}"
    );
    let terms = door.call("billing.terms", json!({ "contract": "K-0001" }));
    assert_eq!(terms["prepaid_left"], "0 min");
    assert_eq!(terms["prepaid"][1]["draws"], json!(["A-1 30 min"]), "the oldest whole");
    assert_eq!(terms["prepaid"][0]["draws"], json!(["A-1 60 min"]));
    let draft = posted["invoices"][0].clone();
    door.call("billing.discard_invoice", json!({ "id": draft["id"], "expected_version": draft["version"] }));
    assert_eq!(door.call("billing.terms", json!({ "contract": "K-0001" }))["prepaid_left"], "90 min");
    assert_eq!(look(&door, &id)["card"]["state"], "to_bill");
}

#[test]
fn hours_outside_a_calendar_count_more_and_are_split_at_its_edges() {
    let door = desk(NOW);
    let calendars = door.call("calendars.list", json!({}));
    let form = door.call("billing.terms", json!({ "contract": "K-0001" }))["form"].clone();
    let mut terms = form;
    terms["after_hours"] = json!({
        "calendar": calendars["rows"][0]["name"], "closed": "1.5", "day_off": "2", "holiday": "3",
    });
    terms["taxes"] = json!([]);
    terms["exempt"] = json!("resale certificate 4711");
    let saved = door
        .call("billing.save_terms", json!({ "contract": "K-0001", "from_on": "2026-09-01", "terms": terms }));
    assert_eq!(
        saved["words"],
        "CAD 85.00 per 60 min, 60-min minimum, × 1.5 outside hours, × 2 on days off, × 3 on holidays"
    );
    // Tuesday 16:30 to 18:00; Saturday noon; Labour Day.
    for (title, from, length, line) in [
        (
            "Evening",
            "2026-09-22T16:30",
            "90 min",
            "90 min → 120 min (2 × 60) = 60 min + 60 min × 1.5 = 150 min × CAD 85.00/h = CAD 212.50",
        ),
        (
            "Saturday",
            "2026-09-19T12:00",
            "60 min",
            "60 min → 60 min (1 × 60) = 60 min × 2 = 120 min × CAD 85.00/h = CAD 170.00",
        ),
        (
            "Labour Day",
            "2026-09-07T10:00",
            "30 min",
            "30 min → 60 min (1 × 60, minimum) = 60 min × 3 = 180 min × CAD 85.00/h = CAD 255.00",
        ),
    ] {
        let id = engagement(&door, "K-0001", title);
        consent(&door, &id, "2026-09-02T09:00");
        work(&door, &id, from, length);
        let charge = look(&door, &id)["charge"].clone();
        assert_eq!(words(&charge["lines"]), [line], "{title}");
        assert_eq!(charge["taxes"][0]["name"], "exempt: resale certificate 4711");
        assert_eq!(charge["gross"], charge["amount"], "{title}");
    }
}

#[test]
fn bills_go_along_with_a_client_that_is_merged_and_the_sample_leaves_none_behind() {
    let door = desk(NOW);
    let number = to_bill(&door, "K-0001", "Tune", "2026-09-22T09:00", &[("2026-09-22T10:00", "61 min")]);
    tests::billing::client(&door, "Maple Pine", json!([]));
    let id = |name: &str| door.call("clients.get", json!({ "id": name }));
    let (winner, loser) = (id("Maple Pine"), id("Maple & Pine Realty"));
    let merge = json!({
        "winner_id": winner["id"], "loser_id": loser["id"], "winner_version": winner["version"], "loser_version": loser["version"],
    });
    match door.send("clients.merge", merge, None) {
        Ok(_) => {}
        Err(failure) => panic!("{failure}"),
    }
    assert_eq!(look(&door, &number)["card"]["client"], "Maple Pine");
    let sample = Door::at(NOW);
    sample.call("app.open_sample", json!({}));
    let board = sample.call("billing.board", json!({}));
    let counts: Vec<&Value> =
        board["columns"].as_array().unwrap().iter().map(|column| &column["count"]).collect();
    assert_eq!(counts, [3, 2, 2, 3, 4, 0]);
    sample.call("app.remove_sample", json!({}));
    assert_eq!(sample.call("app.check", json!({}))["problems"], json!([]));
}
