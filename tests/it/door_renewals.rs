//! Renewals through the door: what is agreed, what the program does by itself, notice, and the list.

use api::failure::Code;
use serde_json::{Value, json};
use tests::door::{Door, text};

const NOW: &str = "2026-09-24T03:40:00Z";

fn fields(failure: &api::failure::Failure) -> Vec<&str> {
    failure.problems.iter().map(|problem| problem.field.as_str()).collect()
}

fn version(door: &Door, number: &str) -> Value {
    door.call("contracts.get", json!({ "id": number }))["version"].clone()
}

/// A draft of Harbour Dental from a day on, with what was agreed about its end; its number.
fn draft(door: &Door, starts_on: &str, term: Value) -> String {
    let contract = json!({
        "client_id": "Harbour Dental Ltd", "policy_version_id": "cybermark-standard", "starts_on": starts_on,
        "zone": "Pacific/Auckland",
        "services": [{ "name": "Help desk", "count": 10, "unit": "people", "price": "17.00", "currency": "NZD" }],
    });
    let contract = door.call("contracts.save", contract);
    let agreed =
        json!({ "id": contract["row"]["id"], "expected_version": contract["version"], "term": term });
    door.call("contracts.agree_term", agreed);
    text(&contract["row"]["number"])
}

/// The same, in force.
fn contract(door: &Door, starts_on: &str, term: Value) -> String {
    let number = draft(door, starts_on, term);
    door.call("contracts.activate", json!({ "id": number, "expected_version": version(door, &number) }));
    number
}

fn yearly() -> Value {
    json!({ "lasts": "12 months", "renews_by": "3 months", "notice": "30 days", "reminders": [30, 90, 60] })
}

fn ends_on(door: &Door, number: &str) -> Value {
    door.call("contracts.get", json!({ "id": number }))["row"]["ends_on"].clone()
}

#[test]
fn what_was_agreed_gives_the_last_day_the_day_of_notice_and_the_reminders() {
    let door = Door::with_a_contract(NOW);
    let number = draft(&door, "2026-10-01", yearly());
    let term = door.call("contracts.term", json!({ "id": number }));
    assert_eq!(term["ends_on"], "2027-09-30");
    assert_eq!((&term["next"], &term["next_on"]), (&json!("notice_by"), &json!("2027-08-31")));
    assert_eq!(term["renews_to"], "2027-12-31");
    assert_eq!(term["reminders"], json!(["2027-06-02", "2027-07-02", "2027-08-01"]));
    assert_eq!(term["agreed"]["reminders"], json!([90, 60, 30]));
}

#[test]
fn a_contract_whose_term_ran_out_is_renewed_when_the_program_looks_and_once_only() {
    let door = Door::with_a_contract(NOW);
    let number = contract(&door, "2026-09-25", yearly());
    // Wellington is already in the next day; the contract's last day is over there.
    door.set_clock("2027-09-24T11:59:59Z");
    assert_eq!(ends_on(&door, &number), "2027-09-24", "its last second has not passed");
    door.set_clock("2027-09-24T12:00:00Z");
    assert_eq!(ends_on(&door, &number), "2027-12-24");
    door.set_clock("2028-05-20T00:00:00Z");
    assert_eq!(ends_on(&door, &number), "2028-06-24");
    for _ in 0..2 {
        door.set_clock("2028-05-20T05:00:00Z");
        let renewals = door.call("contracts.term", json!({ "id": number }))["renewals"].clone();
        let spans: Vec<String> = renewals
            .as_array()
            .expect("renewals")
            .iter()
            .map(|one| format!("{} {} {}", text(&one["from"]), text(&one["last"]), text(&one["kind"])))
            .collect();
        assert_eq!(
            spans,
            [
                "2027-09-25 2027-12-24 automatic",
                "2027-12-25 2028-03-24 automatic",
                "2028-03-25 2028-06-24 automatic"
            ]
        );
    }
    let history = door.call("history.list", json!({})).to_string();
    assert!(history.contains("contracts.renew_due"), "the history says who renewed it");
}

#[test]
fn a_request_that_came_after_the_old_last_day_is_judged_once_the_contract_is_renewed() {
    let door = Door::at(NOW);
    door.call("app.set_up", tests::door::answers());
    door.call("clients.save", json!({ "name": "Harbour Dental Ltd", "zone": "Pacific/Auckland" }));
    let number = contract(&door, "2025-09-01", json!({ "lasts": "12 months", "renews_by": "1 month" }));
    let id = door.ticket("Sev2", "2026-09-23 10:00");
    let stands_on = door.call("tickets.explain", json!({ "id": id }))["contract"]["name"].clone();
    assert_eq!(stands_on, json!(number));
}

#[test]
fn a_draft_is_not_renewed_and_neither_is_a_contract_that_notice_was_given_of() {
    let door = Door::with_a_contract(NOW);
    let still_draft = draft(&door, "2025-10-01", yearly());
    let given = contract(&door, "2025-10-01", yearly());
    // In time was 31 August; a day in September costs a quarter.
    let notice = json!({ "id": given, "expected_version": version(&door, &given), "given_on": "2026-09-01", "from": "client", "reason": "sold the practice" });
    assert_eq!(door.call("contracts.give_notice", notice)["row"]["ends_on"], "2026-12-31");
    door.set_clock("2027-06-01T00:00:00Z");
    assert_eq!(ends_on(&door, &still_draft), "2026-09-30");
    assert_eq!(ends_on(&door, &given), "2026-12-31");
    let term = door.call("contracts.term", json!({ "id": given }));
    assert_eq!((&term["next"], &term["notice_from"]), (&json!("ran_out"), &json!("client")));
}

#[test]
fn notice_is_given_once_and_can_be_taken_back() {
    let door = Door::with_a_contract(NOW);
    let number = contract(&door, "2026-01-01", yearly());
    let notice = |from: &str, on: &str| json!({ "id": number, "expected_version": version(&door, &number), "given_on": on, "from": from });
    assert_eq!(
        fields(&door.refused("contracts.give_notice", notice("nobody", "2026-09-25"))),
        ["given_on", "from"]
    );
    door.call("contracts.give_notice", notice("provider", ""));
    assert_eq!(door.refused("contracts.give_notice", notice("client", "")).code, Code::NotNow);
    let back = json!({ "id": number, "expected_version": version(&door, &number) });
    assert_eq!(door.call("contracts.withdraw_notice", back)["row"]["ends_on"], "2026-12-31");
    let term = door.call("contracts.term", json!({ "id": number }));
    assert_eq!((&term["notice_given"], &term["next"]), (&Value::Null, &json!("notice_by")));
}

#[test]
fn an_open_contract_ends_with_its_notice_period() {
    let door = Door::with_a_contract(NOW);
    let number = contract(&door, "2026-01-01", json!({ "notice": "1 month" }));
    assert_eq!(ends_on(&door, &number), Value::Null);
    let notice = json!({ "id": number, "expected_version": version(&door, &number), "given_on": "2026-08-31", "from": "client" });
    assert_eq!(door.call("contracts.give_notice", notice)["row"]["ends_on"], "2026-09-30");
}

#[test]
fn a_renewal_by_hand_follows_its_own_period_or_one_that_was_agreed() {
    let door = Door::with_a_contract(NOW);
    let number = contract(&door, "2026-01-31", json!({ "lasts": "11 months", "renews_by": "1 month" }));
    assert_eq!(ends_on(&door, &number), "2026-12-30");
    let renew = |more: Value| {
        let mut args = json!({ "id": number, "expected_version": version(&door, &number) });
        args.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        args
    };
    assert_eq!(door.call("contracts.renew", renew(json!({})))["row"]["ends_on"], "2027-01-30");
    // Counted from 31 January 2026 on, so February takes nothing away for good.
    assert_eq!(door.call("contracts.renew", renew(json!({})))["row"]["ends_on"], "2027-02-27");
    assert_eq!(door.call("contracts.renew", renew(json!({})))["row"]["ends_on"], "2027-03-30");
    let agreed = renew(json!({ "by": "2 years", "remark": "order SO-2291" }));
    assert_eq!(door.call("contracts.renew", agreed)["row"]["ends_on"], "2029-03-30");
    assert_eq!(fields(&door.refused("contracts.renew", renew(json!({ "by": "soon" })))), ["by"]);
    assert_eq!(fields(&door.refused("contracts.renew", renew(json!({ "until": "2029-03-30" })))), ["until"]);
    let renewals = door.call("contracts.term", json!({ "id": number }))["renewals"].clone();
    assert_eq!(renewals[3]["remark"], "order SO-2291");
}

#[test]
fn the_second_of_two_who_renew_gets_a_conflict() {
    let door = Door::with_a_contract(NOW);
    let number = contract(&door, "2026-01-01", yearly());
    let renew = json!({ "id": number, "expected_version": version(&door, &number) });
    door.call("contracts.renew", renew.clone());
    assert_eq!(door.refused("contracts.renew", renew).code, Code::Conflict);
    assert_eq!(ends_on(&door, &number), "2027-03-31", "renewed once");
}

#[test]
fn the_first_term_of_a_contract_in_force_keeps_its_length_and_its_renewal_may_change() {
    let door = Door::with_a_contract(NOW);
    let number = contract(&door, "2026-01-01", yearly());
    let agree =
        |term: Value| json!({ "id": number, "expected_version": version(&door, &number), "term": term });
    let longer = json!({ "lasts": "24 months", "renews_by": "3 months", "notice": "30 days" });
    assert_eq!(fields(&door.refused("contracts.agree_term", agree(longer))), ["lasts"]);
    let other = json!({ "lasts": "12 months", "renews_by": "12 months", "notice": "3 months" });
    let term = door.call("contracts.agree_term", agree(other));
    assert_eq!((&term["ends_on"], &term["renews_to"]), (&json!("2026-12-31"), &json!("2027-12-31")));
    assert_eq!(term["next_on"], "2026-09-30");
}

#[test]
fn the_list_names_what_runs_out_soonest_first_with_its_worth_and_its_attainment() {
    let door = Door::with_a_contract("2026-09-24T03:40:00Z");
    let late = contract(&door, "2025-11-01", json!({ "lasts": "12 months" }));
    let notice = contract(&door, "2025-12-01", yearly());
    let far = contract(&door, "2026-09-01", yearly());
    door.ticket("Sev2", "2026-08-03 10:00");
    for month in ["2026-07", "2026-08"] {
        door.call("reports.issue", json!({ "contract": "K-0001", "month": month }));
    }
    let board = door.call("contracts.renewals", json!({}));
    let rows = board["rows"].as_array().expect("rows");
    let seen: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {}",
                text(&row["number"]),
                text(&row["next"]),
                text(&row["next_on"]),
                row["days_left"]
            )
        })
        .collect();
    assert_eq!(seen, [format!("{late} ends 2026-10-31 37"), format!("{notice} notice_by 2026-10-31 37")]);
    assert!(!seen.iter().any(|row| row.starts_with(&far)), "its year has just begun");
    assert_eq!(board["within"], json!([0, 2, 2]));
    assert_eq!((&board["monthly"], &board["yearly"]), (&json!(["NZD 340.00"]), &json!(["NZD 4,080.00"])));
    assert_eq!((&rows[1]["monthly"], &rows[1]["renews_to"]), (&json!(["NZD 170.00"]), &json!("2027-02-28")));
    assert_eq!((&rows[0]["attainment"], &rows[0]["months_issued"]), (&json!(""), &json!(0)));
    let home = door.call("app.home", json!({}));
    assert_eq!((&home["renewals_ahead"], &home["renewals"][0]["number"]), (&json!(2), &json!(late)));
}

#[test]
fn the_attainment_of_a_renewal_is_that_of_the_newest_revision_of_each_issued_month() {
    let door = Door::with_a_contract("2026-09-24T03:40:00Z");
    let end = json!({ "renews_by": "", "notice": "", "reminders": [] });
    let agree = json!({ "id": "K-0001", "expected_version": version(&door, "K-0001"), "term": end });
    door.call("contracts.agree_term", agree);
    let notice = json!({ "id": "K-0001", "expected_version": version(&door, "K-0001"), "from": "client" });
    door.call("contracts.give_notice", notice);
    let met = door.ticket("Sev2", "2026-08-03 10:00");
    door.record(&met, "staff_reply", "2026-08-03 11:00", "");
    door.record(&met, "resolved", "2026-08-03 12:00", "");
    door.call("reports.issue", json!({ "contract": "K-0001", "month": "2026-08" }));
    let row = || door.call("contracts.renewals", json!({}))["rows"][0].clone();
    let before = row();
    assert_eq!((&before["months_issued"], &before["attainment"]), (&json!(1), &json!("100.0 %")), "{before}");
    let late = door.ticket("Sev1", "2026-08-04 10:00");
    door.record(&late, "staff_reply", "2026-08-20 11:00", "");
    door.record(&late, "resolved", "2026-08-20 12:00", "");
    assert_eq!(row()["met"], before["met"], "only what was issued counts");
    let again = json!({ "contract": "K-0001", "month": "2026-08", "reason": "a ticket came late" });
    door.call("reports.issue", again);
    let after = row();
    assert_eq!(after["months_issued"], 1);
    assert!(after["due"].as_i64() > before["due"].as_i64() && after["attainment"] != "100.0 %", "{after}");
}

#[test]
fn the_list_is_saved_as_it_is_shown() {
    let door = Door::with_a_contract(NOW);
    let number = contract(&door, "2025-12-01", yearly());
    let path = door.folder.path().join("renewals.csv");
    door.call("contracts.save_renewals", json!({ "path": path, "days": 90 }));
    let text = std::fs::read_to_string(&path).expect("it was written");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[1].starts_with(&format!("{number},Harbour Dental Ltd,")), "{}", lines[1]);
    assert!(lines[1].contains("notice_by,2026-10-31,37") && lines[1].contains("NZD 170.00"), "{}", lines[1]);
    assert_eq!(fields(&door.refused("contracts.renewals", json!({ "days": 5000 }))), ["days"]);
}

#[test]
fn a_renewal_by_another_length_leaves_the_first_term_as_it_was_agreed() {
    let door = Door::with_a_contract("2026-11-26T00:00:00Z");
    let agreed = json!({ "lasts": "6 months", "renews_by": "1 month", "notice": "30 days" });
    for more in [json!({ "by": "3 months" }), json!({ "until": "2027-02-28" })] {
        let number = contract(&door, "2026-06-01", agreed.clone());
        let renew = |mut more: Value| {
            (more["id"], more["expected_version"]) = (json!(number), version(&door, &number));
            door.call("contracts.renew", more)
        };
        assert_eq!(renew(more)["row"]["ends_on"], "2027-02-28");
        let term = door.call("contracts.term", json!({ "id": number }));
        assert_eq!(
            (&term["agreed"]["lasts"], &term["renews_to"]),
            (&json!("6 months"), &json!("2027-03-31"))
        );
        let row = |board: &Value| {
            board["rows"].as_array().expect("rows").iter().find(|row| row["number"] == json!(number)).cloned()
        };
        let board =
            row(&door.call("contracts.renewals", json!({ "days": 200 }))).expect("it is on the board");
        assert_eq!(board["renews_to"], "2027-03-31", "the list counts from the renewal, too");
        // A month later it goes on from there.
        assert_eq!(renew(json!({}))["row"]["ends_on"], "2027-03-31");
        let on_version = || json!({ "id": number, "expected_version": version(&door, &number) });
        let give_notice = || {
            let mut notice = on_version();
            (notice["from"], notice["given_on"]) = (json!("client"), json!("2026-10-20"));
            door.call("contracts.give_notice", notice)["row"]["ends_on"].clone()
        };
        assert_eq!(give_notice(), "2026-11-30", "in time for the first term");
        let back = door.call("contracts.withdraw_notice", on_version());
        assert_eq!(back["row"]["ends_on"], "2027-03-31", "what was renewed stays so");
        give_notice();
        let again = renew(json!({}));
        assert_eq!(
            again["row"]["ends_on"], "2027-04-30",
            "renewing takes notice back, and goes on from there"
        );
    }
}

#[test]
fn notice_after_a_renewal_ends_what_was_renewed_and_nothing_before() {
    let door = Door::with_a_contract("2026-09-26T00:00:00Z");
    let number = contract(
        &door,
        "2026-06-01",
        json!({ "lasts": "6 months", "renews_by": "1 month", "notice": "30 days" }),
    );
    let renew = json!({ "id": number, "expected_version": version(&door, &number), "by": "12 months" });
    assert_eq!(door.call("contracts.renew", renew)["row"]["ends_on"], "2027-11-30");
    door.set_clock("2026-10-02T00:00:00Z");
    let give = json!({ "id": number, "expected_version": version(&door, &number), "from": "client" });
    assert_eq!(door.call("contracts.give_notice", give)["row"]["ends_on"], "2027-11-30");
}
