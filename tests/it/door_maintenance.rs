//! Maintenance windows through the door: planned, drawn as nights, moved, cut, cancelled, recorded.

use api::failure::{Code, Failure};
use serde_json::{Value, json};
use tests::door::{Door, text};

/// Thursday 24 September 2026 15:40 in Auckland.
const NOW: &str = "2026-09-24T03:40:00Z";

fn fields(failure: &Failure) -> Vec<&str> {
    failure.problems.iter().map(|problem| problem.field.as_str()).collect()
}

/// The fourth Saturday of each month, 22:00–04:00 in Auckland.
fn form() -> Value {
    json!({
        "title": "Core switch firmware", "kind": "standard", "impact": "degraded", "words": "Short interruptions.",
        "zone": "Pacific/Auckland", "starts": "2026-09-26T22:00", "ends": "2026-09-27T04:00",
        "rule": "FREQ=MONTHLY;BYDAY=4SA", "whom": "all",
    })
}

fn with(mut form: Value, changes: Value) -> Value {
    for (field, value) in changes.as_object().expect("changes are an object") {
        form[field] = value.clone();
    }
    form
}

fn published(door: &Door, form: Value) -> Value {
    door.call("maintenance.save", json!({ "form": form, "publish": true }))
}

fn week(door: &Door, day: &str) -> Value {
    door.call("maintenance.week", json!({ "day": day, "zone": "Pacific/Auckland" }))
}

/// Occurrences between two days: number, start on its own clocks, state.
fn listed(door: &Door, from: &str, to: &str) -> Vec<String> {
    let page = door.call("maintenance.list", json!({ "from": from, "to": to, "zone": "Pacific/Auckland" }));
    let row = |row: &Value| {
        format!("{} {} {}", text(&row["number"]), &text(&row["starts"]["local"])[..16], text(&row["state"]))
    };
    page["rows"].as_array().expect("rows").iter().map(row).collect()
}

fn moved(door: &Door, window: &Value, id: &str, (starts, ends): (&str, &str), scope: &str) -> Value {
    door.call(
        "maintenance.move",
        json!({
            "id": window["id"], "expected_version": window["version"], "recurrence_id": id, "starts": starts,
            "ends": ends, "scope": scope,
        }),
    )
}

#[test]
fn the_night_on_which_an_hour_is_skipped_is_one_bar_of_five_hours() {
    let door = Door::with_a_contract(NOW);
    let window = published(&door, form());
    assert_eq!(window["number"], "MW-1");
    assert_eq!(window["when"], "Fourth Saturday of each month, 22:00–04:00");
    assert_eq!(window["occurrence"]["lasts"], 5 * 3600);
    assert_eq!(window["occurrence"]["clock_change"], "clocks go forward at 02:00");
    let drawn = week(&door, "2026-09-24");
    assert_eq!((text(&drawn["monday"]), text(&drawn["sunday"])), ("2026-09-21".into(), "2026-09-27".into()));
    assert_eq!(drawn["bars"].as_array().expect("bars").len(), 1);
    let bar = &drawn["bars"][0];
    assert_eq!((&bar["night"], &bar["span"]), (&json!(5), &json!({ "from": 600, "to": 960 })));
    let night = &drawn["nights"][5];
    assert_eq!(night["minutes"], 23 * 60);
    assert_eq!(night["skipped"], json!({ "from": 840, "to": 900 }));
    assert_eq!(night["repeated"], Value::Null);
    assert_eq!(drawn["nights"][3]["now"], json!(3 * 60 + 40));
    assert_eq!(drawn["preferred"], json!(["Sat/Sun 22:00–04:00"]), "CyberMark §6.2");
    assert_eq!(night["preferred"][0], json!({ "from": 600, "to": 960 }));
    assert_eq!(night["closed"], json!([{ "from": 0, "to": 1440 }]), "nobody is open on Saturday night");
    assert_eq!(drawn["nights"][0]["closed"], json!([{ "from": 300, "to": 1260 }]), "17:00 to 09:00");
}

#[test]
fn a_form_is_refused_with_every_reason_and_its_preview_says_the_same() {
    let door = Door::with_a_contract(NOW);
    let wrong = with(
        form(),
        json!({
            "title": " ", "kind": "emergency", "approver": "A", "requester": "a", "zone": "Pacific/Auckland ",
            "ends": "2026-09-26T21:00", "whom": "clients", "clients": ["Nobody"],
        }),
    );
    let refused = door.refused("maintenance.save", json!({ "form": wrong.clone() }));
    assert_eq!(refused.code, Code::Invalid);
    assert_eq!(fields(&refused), ["title", "category", "reason", "approver", "ends", "clients.0"]);
    let preview = door.call("maintenance.preview", json!({ "form": wrong }));
    let said: Vec<String> =
        preview["problems"].as_array().expect("problems").iter().map(|one| text(&one["field"])).collect();
    assert_eq!(said, fields(&refused));
    assert!(listed(&door, "2026-09-01", "2026-12-31").is_empty(), "nothing was saved");
}

#[test]
fn a_preview_shows_nights_conflicts_and_the_clients_own_clocks() {
    let door = Door::with_a_contract(NOW);
    published(&door, form());
    door.call(
        "maintenance.save_blackout",
        json!({ "client": "Harbour Dental Ltd", "starts": "2026-10-25", "ends": "2026-10-25", "reason": "Office move" }),
    );
    let typed = with(
        form(),
        json!({ "title": "Off-site copy test", "starts": "2026-09-27T03:00", "ends": "2026-09-27T10:30",
                "rule": "FREQ=WEEKLY;BYDAY=SU" }),
    );
    let preview = door.call("maintenance.preview", json!({ "form": typed }));
    assert_eq!(preview["when"], "Every Sunday, 03:00–10:30");
    assert_eq!(preview["occurrences"].as_array().expect("nights").len(), 12);
    let conflicts = preview["conflicts"].as_array().expect("conflicts");
    let of =
        |kind: &str| conflicts.iter().find(|one| one["kind"] == kind).unwrap_or_else(|| panic!("{kind}"));
    assert_eq!(of("overlap")["words"], "Overlaps MW-1 by 1 h");
    assert_eq!(
        text(&of("overlap")["detail"]),
        "every client, Core switch firmware, Sun 27 Sep 03:00–04:00 NZDT"
    );
    assert_eq!(of("blackout")["why"], "Asked not to");
    assert_eq!(of("blackout")["words"], "Blackout, 7 h 30 min");
    assert!(text(&of("blackout")["detail"]).starts_with("Harbour Dental Ltd, Office move, Sun 25 Oct 00:00"));
    let outside = text(&of("not_preferred")["detail"]);
    assert!(outside.contains("Sat/Sun 22:00–04:00") && outside.contains("Harbour Dental"), "{outside}");
    let client = &preview["affected"][0];
    assert_eq!(client["name"], "Harbour Dental Ltd");
    assert_eq!((&client["notice_hours"], &client["notice_assumed"]), (&json!(48), &json!(false)));
    // 48 real hours before 03:00 NZDT, on a night that lost an hour.
    assert_eq!(client["last_moment"]["local"], "2026-09-25T02:00:00");
    let at_noon =
        with(form(), json!({ "starts": "2026-09-24T16:00", "ends": "2026-09-24T18:00", "rule": "" }));
    let preview = door.call("maintenance.preview", json!({ "form": at_noon }));
    let open =
        preview["conflicts"].as_array().expect("conflicts").iter().find(|one| one["kind"] == "open_hours");
    assert_eq!(open.expect("the client is open until 17:00")["words"], "In opening hours, 1 h");
}

#[test]
fn a_rule_until_a_moment_in_utc_ends_by_the_clocks_of_the_window() {
    let door = Door::with_a_contract(NOW);
    let check = |zone: &str, (starts, ends): (&str, &str), rule: &str, when: &str, nights: &[&str]| {
        let form = with(form(), json!({ "zone": zone, "starts": starts, "ends": ends, "rule": rule }));
        let preview = door.call("maintenance.preview", json!({ "form": form }));
        let found: Vec<String> = preview["occurrences"]
            .as_array()
            .expect("occurrences")
            .iter()
            .map(|night| text(&night["starts"]["local"]))
            .collect();
        assert_eq!(found, nights, "{rule}");
        assert_eq!(preview["when"], when);
        let saved = door.call("maintenance.save", json!({ "form": form }));
        assert_eq!(saved["when"], when);
    };
    check(
        "Pacific/Auckland",
        ("2027-01-30T08:00", "2027-01-30T09:00"),
        "FREQ=WEEKLY;UNTIL=20270212T190000Z",
        "Every Saturday, 08:00–09:00, until 13 Feb 2027",
        &["2027-01-30T08:00:00", "2027-02-06T08:00:00", "2027-02-13T08:00:00"],
    );
    check(
        "America/Denver",
        ("2027-01-27T22:00", "2027-01-27T23:00"),
        "FREQ=DAILY;UNTIL=20270130T010000Z",
        "Every day, 22:00–23:00, until 29 Jan 2027",
        &["2027-01-27T22:00:00", "2027-01-28T22:00:00"],
    );
}

#[test]
fn one_occurrence_is_moved_and_put_back() {
    let door = Door::with_a_contract(NOW);
    let window = published(&door, form());
    let after = moved(&door, &window, "2026-10-24T22:00", ("2026-10-25T23:00", "2026-10-26T04:00"), "one");
    assert_eq!(after["occurrence"]["moved"], true);
    assert_eq!(
        listed(&door, "2026-09-24", "2026-11-30"),
        [
            "MW-1 2026-09-26T22:00 published",
            "MW-1 2026-10-25T23:00 published",
            "MW-1 2026-11-28T22:00 published"
        ]
    );
    let stale = json!({ "id": window["id"], "expected_version": window["version"], "recurrence_id": "2026-10-24T22:00",
                        "scope": "one" });
    assert_eq!(door.refused("maintenance.restore", stale.clone()).code, Code::Conflict);
    door.call("maintenance.restore", with(stale, json!({ "expected_version": after["version"] })));
    assert_eq!(listed(&door, "2026-10-01", "2026-10-31"), ["MW-1 2026-10-24T22:00 published"]);
}

#[test]
fn what_has_begun_stays_when_all_of_a_series_is_changed() {
    let door = Door::with_a_contract(NOW);
    published(&door, form());
    door.set_clock("2026-10-01T00:00:00Z");
    let window = door.call("maintenance.get", json!({ "id": "MW-1" }));
    let earlier = with(form(), json!({ "starts": "2026-09-26T21:00", "ends": "2026-09-27T04:00" }));
    let after = door.call(
        "maintenance.save",
        json!({ "id": window["id"], "expected_version": window["version"], "form": earlier, "scope": "all" }),
    );
    assert_eq!(after["number"], "MW-2", "what is to come goes on as a series of its own");
    assert_eq!(after["follows"]["number"], "MW-1");
    assert_eq!(
        listed(&door, "2026-09-01", "2026-11-30"),
        [
            "MW-1 2026-09-26T22:00 not_recorded",
            "MW-2 2026-10-24T21:00 published",
            "MW-2 2026-11-28T21:00 published"
        ]
    );
    let before = door.call("maintenance.get", json!({ "id": "1" }));
    assert_eq!(before["followed_by"]["number"], "MW-2");
    let refused = door.refused(
        "maintenance.move",
        json!({
            "id": before["id"], "expected_version": before["version"], "recurrence_id": "2026-09-26T22:00",
            "starts": "2026-09-26T23:00", "ends": "2026-09-27T04:00", "scope": "one",
        }),
    );
    assert_eq!(refused.code, Code::NotNow);
}

#[test]
fn this_and_following_keeps_what_was_cancelled_later() {
    let door = Door::with_a_contract(NOW);
    let window = published(&door, with(form(), json!({ "rule": "FREQ=WEEKLY;BYDAY=SA;COUNT=6" })));
    let cancel = |window: &Value, id: &str, scope: &str| json!({ "id": window["id"], "expected_version": window["version"], "recurrence_id": id, "scope": scope });
    let window = door.call("maintenance.cancel", cancel(&window, "2026-10-17T22:00", "one"));
    // Pulled from Saturday to Sunday.
    let next =
        moved(&door, &window, "2026-10-10T22:00", ("2026-10-11T22:00", "2026-10-12T04:00"), "following");
    assert_eq!(next["when"], "Every Sunday, 22:00–04:00, 4 times");
    assert_eq!(
        listed(&door, "2026-09-24", "2026-12-31"),
        [
            "MW-1 2026-09-26T22:00 published",
            "MW-1 2026-10-03T22:00 published",
            "MW-2 2026-10-11T22:00 published",
            "MW-2 2026-10-18T22:00 cancelled",
            "MW-2 2026-10-25T22:00 published",
            "MW-2 2026-11-01T22:00 published",
        ]
    );
    let rest = door.call("maintenance.cancel", cancel(&next, "2026-10-25T22:00", "following"));
    assert_eq!((&rest["number"], &rest["status"]), (&json!("MW-3"), &json!("cancelled")));
    let states = listed(&door, "2026-10-20", "2026-12-31");
    assert_eq!(
        states,
        ["MW-3 2026-10-25T22:00 cancelled", "MW-3 2026-11-01T22:00 cancelled"],
        "they stay to be seen"
    );
}

#[test]
fn only_times_of_one_occurrence_can_differ() {
    let door = Door::with_a_contract(NOW);
    let window = published(&door, form());
    let one = |form: Value| {
        json!({ "id": window["id"], "expected_version": window["version"], "form": form, "scope": "one",
                "recurrence_id": "2026-10-24T22:00" })
    };
    let refused = door.refused("maintenance.save", one(with(form(), json!({ "title": "Another" }))));
    assert_eq!(fields(&refused), ["scope"]);
    let times = with(form(), json!({ "starts": "2026-10-24T23:00", "ends": "2026-10-25T02:00", "rule": "" }));
    door.call("maintenance.save", one(times));
    assert_eq!(listed(&door, "2026-10-01", "2026-10-31"), ["MW-1 2026-10-24T23:00 published"]);
}

#[test]
fn a_window_that_does_not_come_back_changes_as_a_whole() {
    let door = Door::with_a_contract(NOW);
    let window = published(&door, with(form(), json!({ "rule": "" })));
    let changed =
        with(form(), json!({ "rule": "", "title": "Another", "whom": "all", "services": ["Mail"] }));
    for scope in ["one", "following"] {
        let now = door.call("maintenance.get", json!({ "id": "MW-1" }));
        let form = with(changed.clone(), json!({ "title": format!("Another, {scope}") }));
        let save = json!({ "id": window["id"], "expected_version": now["version"], "form": form, "scope": scope,
                           "recurrence_id": "2026-09-26T22:00" });
        let after = door.call("maintenance.save", save);
        assert_eq!((&after["number"], &after["form"]["title"]), (&json!("MW-1"), &form["title"]));
    }
    assert_eq!(listed(&door, "2026-09-01", "2026-10-31"), ["MW-1 2026-09-26T22:00 published"]);
}

#[test]
fn how_it_went_says_the_overrun_and_corrections_keep_what_was_said() {
    let door = Door::with_a_contract(NOW);
    let window = published(&door, form());
    door.set_clock("2026-09-27T00:00:00Z");
    let record = |window: &Value, ended: &str| {
        json!({
            "id": window["id"], "expected_version": window["version"], "recurrence_id": "2026-09-26T22:00",
            "started": "2026-09-26 22:04", "ended": ended, "outcome": "done", "words": "Stack rebooted twice.",
        })
    };
    let refused = door
        .refused("maintenance.record", with(record(&window, "2026-09-26 21:00"), json!({ "outcome": "" })));
    assert_eq!(fields(&refused), ["ended", "outcome"]);
    let after = door.call("maintenance.record", record(&window, "2026-09-27 04:47"));
    assert_eq!(after["occurrence"]["state"], "done");
    assert_eq!(after["occurrence"]["actual"]["overrun"], 47 * 60);
    assert_eq!(after["occurrence"]["actual"]["ended"]["abbreviation"], "NZDT");
    let corrected = door.call("maintenance.record", record(&after, "2026-09-27 03:50"));
    assert_eq!(corrected["occurrence"]["actual"]["overrun"], 0);
    assert_eq!(corrected["actuals"].as_array().expect("records").len(), 2);
}

#[test]
fn a_draft_is_taken_away_and_a_published_window_is_cancelled() {
    let door = Door::with_a_contract(NOW);
    let draft = door.call("maintenance.save", json!({ "form": form() }));
    assert_eq!(draft["occurrence"]["state"], "draft");
    let step = |window: &Value| json!({ "id": window["id"], "expected_version": window["version"] });
    let shown = door.call("maintenance.publish_window", step(&draft));
    assert_eq!(door.refused("maintenance.remove", step(&shown)).code, Code::NotNow);
    let all = with(step(&shown), json!({ "scope": "all" }));
    let gone = door.call("maintenance.cancel", all.clone());
    assert_eq!((&gone["number"], &gone["status"]), (&json!("MW-1"), &json!("cancelled")));
    let back = door.call("maintenance.restore", with(all, json!({ "expected_version": gone["version"] })));
    assert_eq!(back["status"], "published");
    let draft = door.call("maintenance.save", json!({ "form": with(form(), json!({ "rule": "" })) }));
    door.call("maintenance.remove", step(&draft));
    assert_eq!(door.refused("maintenance.get", json!({ "id": draft["id"] })).code, Code::NotFound);
}

#[test]
fn every_pair_that_overlaps_is_listed_once_and_the_filter_narrows() {
    let door = Door::with_a_contract(NOW);
    published(&door, with(form(), json!({ "rule": "FREQ=WEEKLY;BYDAY=SA" })));
    published(
        &door,
        with(
            form(),
            json!({ "title": "Mail gateway", "services": ["Mail"], "rule": "FREQ=MONTHLY;BYDAY=4SA" }),
        ),
    );
    let days = json!({ "from": "2026-09-24", "to": "2026-12-31", "zone": "Pacific/Auckland" });
    let found = door.call("maintenance.conflicts", days.clone());
    assert_eq!(found["rows"].as_array().expect("rows").len(), 1);
    assert_eq!(found["rows"][0]["words"], "MW-1 overlaps MW-2 by 5 h");
    assert_eq!(found["rows"][0]["times"], 4);
    let mail = door.call("maintenance.list", with(days.clone(), json!({ "search": "mail" })));
    assert_eq!(mail["total"], 4);
    let done = door.call("maintenance.list", with(days.clone(), json!({ "state": "done" })));
    assert_eq!(done["total"], 0);
    let refused = door.refused("maintenance.list", with(days, json!({ "state": "lost" })));
    assert_eq!(fields(&refused), ["state"]);
    let file = door.folder.path().join("maintenance.csv");
    door.call("maintenance.save_list", json!({ "filter": { "search": "mail" }, "path": file }));
    let csv = std::fs::read_to_string(&file).expect("the file was written");
    assert!(csv.contains("MW-2,Mail gateway,standard,published,2026-09-26 22:00:00"), "{csv}");
}

#[test]
fn templates_come_from_policies_and_from_what_was_kept() {
    let door = Door::with_a_contract(NOW);
    let rows = |reply: &Value| reply["rows"].as_array().expect("rows").clone();
    let offered = rows(&door.call("maintenance.templates", json!({})));
    assert!(text(&offered[0]["name"]).starts_with("Sat/Sun 22:00–04:00, "), "{offered:?}");
    assert_eq!(offered[0]["form"]["starts"], "2026-09-26T22:00");
    let kept = json!({ "name": "Patch night", "form": with(form(), json!({ "starts": "2025-09-27T22:00", "ends": "2025-09-28T04:00" })) });
    let all = rows(&door.call("maintenance.save_template", kept.clone()));
    assert_eq!(
        (&all[0]["name"], &all[0]["form"]["starts"]),
        (&json!("Patch night"), &json!("2026-09-26T22:00"))
    );
    assert_eq!(door.refused("maintenance.save_template", kept).code, Code::Taken);
    let removed = json!({ "id": all[0]["id"], "expected_version": all[0]["version"] });
    assert_eq!(rows(&door.call("maintenance.remove_template", removed)).len(), offered.len());
}

#[test]
fn windows_of_a_merged_client_go_to_the_one_that_goes_on() {
    let door = Door::with_a_contract(NOW);
    let other = door.call("clients.save", json!({ "name": "Harbor Dental", "zone": "Pacific/Auckland" }));
    published(&door, with(form(), json!({ "whom": "clients", "clients": ["Harbor Dental"] })));
    let winner = door.call("clients.list", json!({ "search": "Harbour" }))["rows"][0]["id"].clone();
    let winner = door.call("clients.get", json!({ "id": winner }));
    let called = json!({
        "id": "MW-1", "recurrence_id": "2026-09-26T22:00:00", "clients": ["Harbor Dental"], "channel": "phone",
        "told_at": "2026-09-22T10:00", "recipients": "Ana",
    });
    door.call("maintenance.record_notice", called);
    let merge = json!({
        "winner_id": winner["id"], "winner_version": winner["version"], "loser_id": other["id"], "loser_version": other["version"],
    });
    door.call("clients.merge", merge);
    let window = door.call("maintenance.get", json!({ "id": "MW-1" }));
    assert_eq!(window["occurrence"]["clients"], json!(["Harbour Dental Ltd"]));
    assert_eq!(
        window["occurrence"]["notice"]["words"], "all told Tue 22 Sep",
        "who was told of it goes along"
    );
}

#[test]
fn the_palette_finds_windows_by_number_words_services_and_client() {
    let door = Door::with_a_contract(NOW);
    let hit = |query: &str| {
        let found = door.call("search.find", json!({ "query": query }));
        let hits = found["hits"].as_array().expect("hits").clone();
        hits.iter().filter(|hit| hit["kind"] == "window").map(|hit| text(&hit["number"])).collect::<Vec<_>>()
    };
    published(&door, form());
    let named = json!({ "title": "Mäil gateway", "services": ["Exchange"], "whom": "clients", "clients": ["Harbour Dental Ltd"] });
    let mail = published(&door, with(form(), named));
    assert_eq!((hit("mw-1"), hit("w:2")), (vec!["MW-1".to_owned()], vec!["MW-2".to_owned()]));
    assert_eq!(
        (hit("mail"), hit("w:exch"), hit("harbour")),
        (vec!["MW-2".to_owned()], vec!["MW-2".to_owned()], vec!["MW-2".to_owned()])
    );
    let renamed = with(mail["form"].clone(), json!({ "title": "Proxy", "services": [] }));
    door.call(
        "maintenance.save",
        json!({ "id": mail["id"], "expected_version": mail["version"], "form": renamed }),
    );
    assert_eq!((hit("exchange"), hit("proxy")), (Vec::new(), vec!["MW-2".to_owned()]));
}

#[test]
fn the_sample_provider_has_maintenance_and_leaves_with_it() {
    let door = Door::at(NOW);
    door.call("app.open_sample", json!({}));
    let numbers = listed(&door, "2026-09-01", "2026-09-30");
    assert_eq!(
        numbers,
        ["MW-3 2026-09-16T18:30 done", "MW-1 2026-09-26T22:00 published", "MW-4 2026-09-27T22:00 draft",]
    );
    let firmware = door.call("maintenance.get", json!({ "id": "MW-1" }));
    let against: Vec<String> =
        firmware["conflicts"].as_array().expect("conflicts").iter().map(|one| text(&one["kind"])).collect();
    assert!(against.contains(&"blackout".to_owned()), "{against:?}");
    door.call("app.remove_sample", json!({}));
    door.call("app.set_up", tests::door::answers());
    assert!(listed(&door, "2026-09-01", "2026-12-31").is_empty());
}
