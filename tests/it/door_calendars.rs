//! Calendars through the door: drafted, checked, published from a day on, filled from holiday files.

use api::failure::{Code, Failure};
use serde_json::{Value, json};
use tests::door::{Door, text};

const NOW: &str = "2026-11-22T20:00:00Z";
const GOOGLE: &str = include_str!("../data/feeds/google_new_zealand.ics");
const APPLE: &str = include_str!("../data/feeds/apple_united_states.ics");

fn fields(failure: &Failure) -> Vec<&str> {
    failure.problems.iter().map(|problem| problem.field.as_str()).collect()
}

fn office(name: &str) -> Value {
    let nine = json!(["09:00-17:00"]);
    json!({
        "name": name, "zone": "Pacific/Auckland", "week": [nine, nine, nine, nine, nine, [], []],
        "holiday_sets": ["NZ"],
        "dates": [{ "date": "2026-12-24", "name": "Christmas Eve", "kind": "hours", "spans": ["09:00-12:00"] }],
    })
}

fn rows(door: &Door) -> Vec<Value> {
    door.call("calendars.list", json!({}))["rows"].as_array().expect("rows").clone()
}

fn changed(page: &Value, entry: &Value, key: &str, value: Value) -> Value {
    let mut entry = entry.clone();
    entry[key] = value;
    json!({ "id": page["row"]["id"], "expected_version": page["version"], "entry": entry })
}

#[test]
fn a_policy_is_linked_to_a_calendar_that_says_the_same_and_makes_one_named_after_it_otherwise() {
    let door = Door::with_a_contract(NOW);
    let names = |door: &Door| rows(door).iter().map(|row| text(&row["name"])).collect::<Vec<_>>();
    assert_eq!(names(&door), ["CyberMark Standard"]);
    let own = documents::policy_files::preset("cybermark-standard").expect("shipped").text;
    let twin =
        own.replace("key = \"cybermark-standard\"", "key = \"twin\"").replace("CyberMark Standard", "Twin");
    door.call("sla.import_policy", json!({ "text": twin }));
    assert_eq!(names(&door), ["CyberMark Standard"], "the same hours are the same calendar");
    assert_eq!(rows(&door)[0]["policies"], 2);
    let other = twin.replace("\"09:00-17:00\"", "\"08:00-17:00\"");
    assert_ne!(other, twin);
    door.call("sla.import_policy", json!({ "text": other }));
    assert_eq!(names(&door), ["CyberMark Standard", "Twin"], "a policy never adds a version to a calendar");
    assert!(rows(&door).iter().all(|row| row["versions"] == 1));
}

#[test]
fn every_problem_of_a_calendar_stands_at_its_field() {
    let door = Door::at(NOW);
    let entry = json!({
        "name": " ", "zone": "Pacific/Aukland", "holiday_sets": ["XX"],
        "week": [["22:00-06:00"], ["05:00-09:00"], ["9-5"], [], [], [], []],
        "dates": [
            { "date": "24 Dec", "name": "", "kind": "closed" },
            { "date": "2026-12-25", "name": "Christmas", "kind": "hours", "spans": [] },
            { "date": "2026-12-26", "name": "Odd", "kind": "half", "spans": [] },
        ],
    });
    let failure = door.refused("calendars.save", json!({ "entry": entry }));
    assert_eq!(failure.code, Code::Invalid);
    assert_eq!(
        fields(&failure),
        [
            "entry.name",
            "entry.zone",
            "entry.holiday_sets",
            "entry.week.wed",
            "entry.dates.0.date",
            "entry.dates.0.name",
            "entry.dates.1.spans",
            "entry.dates.2.spans",
            "entry.dates.2.kind",
            "entry.week.tue",
        ]
    );
    let mut twice = office("Office");
    twice["dates"] = json!([
        { "date": "2026-12-25", "name": "Christmas", "kind": "closed" },
        { "date": "2026-12-25", "name": "Open anyway", "kind": "hours", "spans": ["09:00-12:00"] },
    ]);
    assert_eq!(fields(&door.refused("calendars.save", json!({ "entry": twice }))), ["entry.dates.1.date"]);
    assert_eq!(rows(&door), [] as [Value; 0], "nothing of a refused calendar is kept");
}

#[test]
fn a_calendar_made_from_nothing_is_a_draft_until_it_is_published() {
    let door = Door::with_a_contract(NOW);
    let page = door.call("calendars.save", json!({ "entry": office("Office") }));
    assert_eq!(
        (&page["row"]["has_draft"], &page["row"]["number"], &page["row"]["versions"]),
        (&json!(true), &json!(0), &json!(0))
    );
    assert_eq!(page["earliest"], "2026-11-24", "it is the 23rd in Auckland already");
    let publish =
        |from: &str, version: &Value| json!({ "id": "Office", "expected_version": version, "from": from });
    for (from, what) in [
        ("2026-11-23", "takes effect after today"),
        ("2026-02-30", "is not a date"),
        ("2150-01-01", "later than"),
    ] {
        let failure = door.refused("calendars.publish", publish(from, &page["version"]));
        assert_eq!(fields(&failure), ["from"]);
        assert!(failure.message.contains(what), "{failure}");
    }
    let page = door.call("calendars.publish", publish("2026-11-24", &page["version"]));
    assert_eq!(page["row"]["has_draft"], false);
    assert_eq!(
        (&page["versions"][0]["state"], &page["versions"][0]["by_policy"]),
        (&json!("upcoming"), &json!(false))
    );
    let again = door.refused("calendars.publish", publish("2026-12-01", &page["version"]));
    assert_eq!(again.code, Code::NotNow);
    let same = door.call(
        "calendars.save",
        json!({ "id": "Office", "expected_version": page["version"], "entry": office("Office") }),
    );
    let nothing = door.refused("calendars.publish", publish("2026-12-01", &same["version"]));
    assert!(nothing.message.contains("says the same"), "{nothing}");
}

#[test]
fn the_second_of_two_people_editing_a_calendar_gets_a_conflict_and_the_first_draft_stays() {
    let door = Door::with_a_contract(NOW);
    let page = door.call("calendars.get", json!({ "id": "CyberMark Standard" }));
    door.call("calendars.save", changed(&page, &page["entry"], "name", json!("First")));
    for command in ["calendars.save", "calendars.publish", "calendars.discard"] {
        let mut late = changed(&page, &page["entry"], "name", json!("Second"));
        late["from"] = json!("2027-01-01");
        assert_eq!(door.refused(command, late).code, Code::Conflict, "{command}");
    }
    let now = door.call("calendars.get", json!({ "id": page["row"]["id"] }));
    assert_eq!(now["row"]["name"], "First");
    assert_eq!(now["row"]["has_draft"], true);
}

/// The due time of the first response, on Auckland's wall clock.
fn due(door: &Door, id: &str) -> String {
    let metrics = door.call("tickets.explain", json!({ "id": id }))["metrics"].clone();
    let metrics = metrics.as_array().expect("metrics");
    let response = metrics.iter().find(|metric| metric["metric"] == "first_response");
    text(&response.expect("a first response is promised")["promises"][0]["due"]["local"])
}

/// Publishes hours of every working day.
fn publish_hours(door: &Door, spans: &[&str], from: &str) {
    let page = door.call("calendars.get", json!({ "id": "CyberMark Standard" }));
    let week = json!([spans, spans, spans, spans, spans, [], []]);
    let draft = door.call("calendars.save", changed(&page, &page["entry"], "week", week));
    let publish = json!({ "id": page["row"]["id"], "expected_version": draft["version"], "from": from });
    door.call("calendars.publish", publish);
}

#[test]
fn a_request_received_before_a_version_keeps_the_old_hours_and_one_received_after_gets_the_new() {
    let door = Door::with_a_contract("2026-11-15T20:00:00Z");
    let before = door.ticket("Sev1", "2026-11-16 08:30");
    assert_eq!(due(&door, &before), "2026-11-16T13:00:00", "4 business hours from 09:00");
    publish_hours(&door, &["08:00-12:00", "13:00-20:00"], "2026-11-18");
    door.set_clock("2026-11-20T20:00:00Z");
    let last_day = door.ticket("Sev1", "2026-11-17 16:00");
    let first_day = door.ticket("Sev1", "2026-11-18 08:30");
    assert_eq!(due(&door, &before), "2026-11-16T13:00:00");
    assert_eq!(
        due(&door, &last_day),
        "2026-11-18T12:00:00",
        "received under the old hours, counted in them to the end"
    );
    assert_eq!(due(&door, &first_day), "2026-11-18T13:30:00", "from 08:30, with the break at noon");
    let friday = door.ticket("Sev1", "2026-11-20 19:00");
    let picture = door.call("tickets.explain", json!({ "id": friday }))["picture"].clone();
    let closed: Vec<bool> =
        picture["days"].as_array().expect("days").iter().map(|day| day["closed"] == true).collect();
    assert_eq!(
        closed,
        [false, true, true, false],
        "a break at noon closes no day, and the weekend stays one"
    );
    publish_hours(&door, &["10:00-18:00"], "2026-11-24");
    door.set_clock("2026-11-25T20:00:00Z");
    let second = door.ticket("Sev1", "2026-11-24 08:30");
    assert_eq!(due(&door, &first_day), "2026-11-18T13:30:00");
    assert_eq!(due(&door, &second), "2026-11-24T14:00:00");
}

#[test]
fn a_contract_signed_after_a_calendar_was_published_begins_with_the_new_hours_on_their_day() {
    let door = Door::with_a_contract("2026-11-15T20:00:00Z");
    publish_hours(&door, &["10:00-18:00"], "2026-12-01");
    let client = door.call("clients.save", json!({ "name": "Late & Co", "zone": "Pacific/Auckland" }));
    let contract = json!({
        "client_id": client["id"], "policy_version_id": "cybermark-standard", "starts_on": "2026-11-20",
        "zone": "Pacific/Auckland", "services": [],
    });
    let contract = door.call("contracts.save", contract);
    let activate = json!({ "id": contract["row"]["id"], "expected_version": contract["version"] });
    door.call("contracts.activate", activate);
    door.set_clock("2026-12-02T20:00:00Z");
    let ticket = |received: &str| {
        let ticket =
            json!({ "client_id": "Late & Co", "subject": "Slow", "priority": "Sev1", "received": received });
        text(&door.call("tickets.create", ticket)["row"]["id"])
    };
    assert_eq!(due(&door, &ticket("2026-11-30 08:30")), "2026-11-30T13:00:00");
    assert_eq!(due(&door, &ticket("2026-12-01 08:30")), "2026-12-01T14:00:00");
}

#[test]
fn versions_say_what_changed_and_which_contracts_they_touch() {
    let door = Door::with_a_contract(NOW);
    let page = door.call("calendars.get", json!({ "id": "CyberMark Standard" }));
    assert_eq!(page["contracts"][0]["number"], "K-0001");
    assert_eq!(
        (&page["policies"][0]["name"], &page["policies"][0]["calendar_number"]),
        (&json!("CyberMark Standard"), &json!(1))
    );
    let mut week = page["entry"]["week"].clone();
    week[5] = json!(["10:00-12:00"]);
    let draft = door.call("calendars.save", changed(&page, &page["entry"], "week", week));
    assert_eq!(draft["draft_changes"], json!(["Sat: open 10:00–12:00, was closed."]));
    let publish =
        json!({ "id": page["row"]["id"], "expected_version": draft["version"], "from": "2027-02-01" });
    let page = door.call("calendars.publish", publish);
    let states: Vec<(i64, String, bool)> = page["versions"]
        .as_array()
        .expect("versions")
        .iter()
        .map(|row| (row["number"].as_i64().expect("a number"), text(&row["state"]), row["by_policy"] == true))
        .collect();
    assert_eq!(states, [(2, "upcoming".to_owned(), false), (1, "in_force".to_owned(), true)]);
    assert_eq!(page["versions"][0]["changes"], json!(["Sat: open 10:00–12:00, was closed."]));
    assert_eq!(page["row"]["next_from"], "2027-02-01");
    let back = door.call("calendars.compare", json!({ "id": page["row"]["id"], "before": 2, "after": 1 }));
    assert_eq!(back["changes"], json!(["Sat: closed, was open 10:00–12:00."]));
    door.set_clock("2027-02-02T00:00:00Z");
    let page = door.call("calendars.get", json!({ "id": page["row"]["id"] }));
    assert_eq!(
        (&page["versions"][0]["state"], &page["versions"][1]["state"]),
        (&json!("in_force"), &json!("past"))
    );
}

#[test]
fn a_year_is_told_day_by_day_with_the_names_of_its_holidays() {
    let door = Door::with_a_contract(NOW);
    let page = door.call("calendars.save", json!({ "entry": office("Office") }));
    let year = door.call("calendars.year", json!({ "id": page["row"]["id"], "year": 2026 }));
    assert_eq!((&year["known"], year["months"].as_array().map(Vec::len)), (&json!(true), Some(12)));
    let day = |month: usize, day: usize| &year["months"][month - 1]["days"][day - 1];
    assert_eq!((&day(12, 24)["kind"], &day(12, 24)["hours"]), (&json!("short_day"), &json!(["09:00–12:00"])));
    assert_eq!((&day(12, 25)["kind"], &day(12, 25)["name"]), (&json!("holiday"), &json!("Christmas Day")));
    assert_eq!(day(9, 27)["clock_minutes"], 60);
    assert_eq!(year["months"][10]["blank"], 6, "1 November 2026 is a Sunday");
    let beyond = door.call("calendars.year", json!({ "id": page["row"]["id"], "year": 2051 }));
    assert_eq!(beyond["known"], false);
    assert_eq!(
        door.refused("calendars.year", json!({ "id": page["row"]["id"], "year": 2200 })).code,
        Code::Invalid
    );
}

#[test]
fn a_holiday_file_is_looked_at_and_then_its_new_dates_stand_in_the_draft() {
    let door = Door::with_a_contract(NOW);
    let page = door.call("calendars.save", json!({ "entry": office("Office") }));
    let import = |dry_run: bool, version: &Value| json!({ "id": "Office", "expected_version": version, "text": GOOGLE, "dry_run": dry_run });
    let look = door.call("calendars.import_holidays", import(true, &page["version"]));
    assert_eq!(look["summary"][0], "20 events in the file, 17 closed dates.");
    let state = |date: &str| {
        let days = look["days"].as_array().expect("days");
        text(&days.iter().find(|day| day["date"] == date).expect("in the file")["state"])
    };
    assert_eq!((state("2027-02-01"), state("2027-12-25")), ("new".to_owned(), "in_set".to_owned()));
    assert_eq!(
        door.call("calendars.get", json!({ "id": "Office" }))["version"],
        page["version"],
        "only looked at"
    );
    let done = door.call("calendars.import_holidays", import(false, &page["version"]));
    let dates = done["calendar"]["entry"]["dates"].as_array().expect("dates").clone();
    assert_eq!(i64::try_from(dates.len()).ok(), look["new"].as_i64().map(|new| new + 1));
    let again = door.call("calendars.import_holidays", import(true, &json!(0)));
    assert_eq!(again["new"], 0, "a second import adds nothing");
    let version = door.call("calendars.version", json!({ "id": "Office", "number": 0 }));
    assert!(
        text(&version["text"]).contains("name = \"Auckland Anniversary Day (regional holiday)"),
        "the text stands alone"
    );
    assert_eq!(door.refused("calendars.import_holidays", json!({ "text": "hello" })).code, Code::File);
}

#[test]
fn a_holiday_that_repeats_is_entered_for_the_years_ahead_and_the_reply_says_which() {
    let door = Door::at(NOW);
    let look = door.call("calendars.import_holidays", json!({ "text": APPLE, "dry_run": true }));
    assert_eq!(look["summary"][1], "7 events repeat: entered from 2025 to 2036, no further.");
    assert_eq!(look["notes"][0]["line"], 63);
}

#[test]
fn a_calendar_file_comes_in_as_a_draft_and_goes_out_as_it_was() {
    let door = Door::with_a_contract(NOW);
    let page = door.call("calendars.save", json!({ "entry": office("Office") }));
    let file = text(&page["text"]);
    let checked = door.call("calendars.import_file", json!({ "text": file, "dry_run": true }));
    assert_eq!((&checked["calendar"], &checked["entry"]), (&Value::Null, &office_as_stored()));
    let copy = file.replace("\"Office\"", "\"Branch\"");
    let taken = door.call("calendars.import_file", json!({ "text": copy }));
    assert_eq!(taken["calendar"]["row"]["name"], "Branch");
    let wrong =
        door.refused("calendars.import_file", json!({ "text": file.replace("09:00-12:00", "9 to 12") }));
    assert!(wrong.problems[0].message.starts_with("line "), "{wrong}");
    assert_eq!(door.refused("calendars.import_file", json!({ "path": "/no/such.toml" })).code, Code::File);
}

fn office_as_stored() -> Value {
    let mut entry = office("Office");
    entry["around_the_clock"] = json!(false);
    entry["week"] =
        json!([["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], [], []]);
    let order = ["name", "zone", "around_the_clock", "week", "holiday_sets", "dates"];
    Value::Object(order.into_iter().map(|key| (key.to_owned(), entry[key].clone())).collect())
}

#[test]
fn a_discarded_draft_is_gone_and_a_calendar_that_never_was_goes_with_it() {
    let door = Door::with_a_contract(NOW);
    let page = door.call("calendars.save", json!({ "entry": office("Office") }));
    door.call("calendars.discard", json!({ "id": "Office", "expected_version": page["version"] }));
    assert_eq!(rows(&door).len(), 1);
    let page = door.call("calendars.get", json!({ "id": "CyberMark Standard" }));
    let none = json!({ "id": "CyberMark Standard", "expected_version": page["version"] });
    assert_eq!(door.refused("calendars.discard", none).code, Code::NotNow);
    door.call("calendars.save", changed(&page, &page["entry"], "name", json!("Renamed")));
    let page = door.call("calendars.get", json!({ "id": "Renamed" }));
    let done =
        door.call("calendars.discard", json!({ "id": "Renamed", "expected_version": page["version"] }));
    assert_eq!(done["rows"][0]["has_draft"], false);
}

#[test]
fn the_end_of_the_holidays_is_announced_on_home_and_by_the_check_eighteen_months_before() {
    let door = Door::with_a_contract("2049-06-30T00:00:00Z");
    assert_eq!(door.call("app.home", json!({}))["calendars"], json!([]));
    door.set_clock("2049-07-02T00:00:00Z");
    let warning = door.call("app.home", json!({}))["calendars"][0].clone();
    assert_eq!(
        (&warning["calendar"], &warning["set"], &warning["last_year"]),
        (&json!("CyberMark Standard"), &json!("NZ"), &json!(2050))
    );
    let health = door.call("app.check", json!({}));
    assert!(text(&health["warnings"][0]).contains("take NZ out, import a holiday file for 2051"), "{health}");
    assert_eq!(health["sound"], true);
}

#[test]
fn home_says_when_the_desk_is_closed_in_the_next_day() {
    let door = Door::at(NOW);
    door.call("app.set_up", tests::door::answers());
    assert_eq!(door.call("app.home", json!({}))["closed"], Value::Null, "no contract is in force");
    // Monday 09:00 in Auckland.
    let door = Door::with_a_contract(NOW);
    let closed = door.call("app.home", json!({}))["closed"].clone();
    assert_eq!(closed["calendar"], "CyberMark Standard");
    let night = json!([{ "from": "2026-11-23T04:00:00Z", "to": "2026-11-23T20:00:00Z" }]);
    assert_eq!(closed["closed"], night, "from 17:00 to 09:00");
}

#[test]
fn what_lies_past_the_data_is_refused_with_advice_that_helps() {
    let door = Door::with_a_contract(NOW);
    let preview = |received: &str| json!({ "policy_version_id": "cybermark-standard", "priority": "Sev 1", "received": received });
    let priority =
        door.call("sla.policy", json!({ "version_id": "cybermark-standard" }))["priorities"][0]["key"]
            .clone();
    let ask = |received: &str| {
        let mut asked = preview(received);
        asked["priority"] = priority.clone();
        asked["zone"] = json!("Pacific/Auckland");
        door.refused("contracts.preview", asked)
    };
    let failure = ask("2051-03-01T10:00");
    assert_eq!(failure.code, Code::BeyondCalendar, "{failure}");
    assert!(failure.advice.contains("Take the holiday set out of the calendar"), "{}", failure.advice);
    let late = ask("2100-03-01T10:00");
    assert_eq!(late.code, Code::BeyondCalendar, "{late}");
    let page = door.call("calendars.get", json!({ "id": "CyberMark Standard" }));
    let draft = door.call("calendars.save", changed(&page, &page["entry"], "holiday_sets", json!([])));
    let own = text(&draft["text"]).replace("name = \"CyberMark Standard\"\n", "");
    let policy = documents::policy_files::preset("cybermark-standard").expect("shipped").text;
    let (head, rest) = policy.split_once("[calendar]").expect("a calendar");
    let rest = &rest[rest.find("[[priorities]]").expect("priorities")..];
    let calendar = &own[own.find("[calendar]").expect("a calendar")..];
    let head = head.replace("\"cybermark-standard\"", "\"no-sets\"");
    door.call("sla.import_policy", json!({ "text": format!("{head}{calendar}\n{rest}") }));
    let mut asked = preview("2099-12-31T18:00");
    asked["policy_version_id"] = json!("no-sets");
    asked["priority"] = priority.clone();
    let past = door.refused("contracts.preview", asked);
    assert!(past.advice.contains("No calendar reaches further"), "holidays would not help: {past}");
}

#[test]
fn the_sample_takes_its_calendars_along_when_it_leaves() {
    let door = Door::at(NOW);
    door.call("app.open_sample", json!({}));
    assert!(!rows(&door).is_empty());
    door.call("app.remove_sample", json!({}));
    assert_eq!(rows(&door), [] as [Value; 0]);
}
