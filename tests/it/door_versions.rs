//! Versions of a contract through the door: what is signed later changes nothing that was.

use serde_json::{Value, json};
use tests::door::{Door, text};

const NOW: &str = "2026-09-24T00:00:00Z";

/// The next version of K-0001 from a day on, with what differs.
fn version(door: &Door, from_on: &str, differs: Value) -> Value {
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let mut draft = json!({
        "id": "K-0001", "expected_version": contract["version"], "from_on": from_on,
        "policy_version_id": contract["policy_version_id"], "services": contract["services"],
    });
    for (key, value) in differs.as_object().expect("an object") {
        draft[key] = value.clone();
    }
    draft
}

fn sign(door: &Door, reason: &str) -> Result<Value, api::failure::Failure> {
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let sign = json!({ "id": "K-0001", "expected_version": contract["version"], "rescore_reason": reason });
    door.send("contracts.sign_version", sign, None)
}

fn order(priority: &str, amount: &str, words: &str) -> Value {
    json!([{ "metric": "first_response", "priority": priority, "amount": amount, "words": words, "order": "SO-2291" }])
}

/// The due time of the first response, on Auckland's wall clock.
fn due(door: &Door, id: &str) -> String {
    let metrics = door.call("tickets.explain", json!({ "id": id }))["metrics"].clone();
    let response =
        metrics.as_array().expect("metrics").iter().find(|metric| metric["metric"] == "first_response");
    text(&response.expect("a first response is promised")["promises"][0]["due"]["local"])
}

#[test]
fn an_order_prevails_from_its_first_day_and_leaves_what_was_received_before() {
    let door = Door::with_a_contract(NOW);
    let before = door.ticket("Sev1", "2026-09-24 10:00");
    assert_eq!(due(&door, &before), "2026-09-24T14:00:00", "4 business hours");
    let draft = version(
        &door,
        "2026-10-01",
        json!({ "overrides": order("Sev1", "2 hours", "2 hours (business hours)") }),
    );
    let drafted = door.call("contracts.draft_version", draft);
    assert_eq!(drafted["drafted"], 2);
    sign(&door, "").expect("nobody has received a request since October");
    let on_the_last_day = door.ticket("Sev1", "2026-09-30 10:00");
    let on_the_first_day = door.ticket("Sev1", "2026-10-01 10:00");
    assert_eq!(due(&door, &before), "2026-09-24T14:00:00");
    assert_eq!(due(&door, &on_the_last_day), "2026-09-30T14:00:00");
    assert_eq!(due(&door, &on_the_first_day), "2026-10-01T12:00:00");
    door.set_clock("2026-10-02T00:00:00Z");
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let cell = &contract["schedule"]["rows"][0]["cells"][0];
    assert_eq!((&cell["order"], &cell["instead_of"]), (&json!("SO-2291"), &json!("within 4 business hours")));
}

#[test]
fn a_version_from_the_past_judges_nothing_anew_unless_that_is_asked_for() {
    let door = Door::with_a_contract(NOW);
    let ticket = door.ticket("Sev1", "2026-09-10 10:00");
    let orders = order("Sev1", "1 hour", "1 business hour");
    door.call("contracts.draft_version", version(&door, "2026-09-01", json!({ "overrides": orders })));
    let refused = sign(&door, "").expect_err("a request was received since");
    assert!(refused.message.contains("1 requests received since 2026-09-01"), "{}", refused.message);
    assert_eq!(due(&door, &ticket), "2026-09-10T14:00:00");
    sign(&door, "The order was signed in August and entered late.").expect("a reason is given");
    assert_eq!(due(&door, &ticket), "2026-09-10T11:00:00");
}

#[test]
fn an_add_on_swaps_targets_from_its_own_day() {
    let door = Door::with_a_contract(NOW);
    door.call("sla.use_preset", json!({ "preset": "cybermark-24x7" }));
    let add_on = json!([{ "policy_version_id": "cybermark-24x7", "from_on": "2026-11-01", "name": "24/7 monitoring" }]);
    door.call("contracts.draft_version", version(&door, "2026-10-01", json!({ "add_ons": add_on })));
    sign(&door, "").expect("nothing was received since");
    let october = door.ticket("Sev1", "2026-10-31 22:00");
    let november = door.ticket("Sev1", "2026-11-01 22:00");
    assert_eq!(due(&door, &october), "2026-11-02T13:00:00", "4 business hours from Monday 09:00");
    assert_eq!(due(&door, &november), "2026-11-02T00:00:00", "2 hours around the clock");
    let september = door.ticket("Sev1", "2026-09-30 22:00");
    assert_eq!(due(&door, &september), "2026-10-01T13:00:00");
    // The preview says the same of an imagined request as of a real one.
    let preview = |received: &str| {
        let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
        let of = json!({
            "policy_version_id": contract["policy_version_id"], "contract": "K-0001", "zone": "Pacific/Auckland",
            "priority": "Sev1", "received": received,
        });
        text(&door.call("contracts.preview", of)["dues"][0]["due"]["local"])
    };
    assert_eq!(preview("2026-09-30 22:00"), "2026-10-01T13:00:00");
    assert_eq!(preview("2026-10-31 22:00"), "2026-11-02T13:00:00");
    assert_eq!(preview("2026-11-01 22:00"), "2026-11-02T00:00:00");
}

#[test]
fn requests_received_while_a_contract_is_suspended_are_out_of_the_sla() {
    let door = Door::with_a_contract("2026-09-10T00:00:00Z");
    let before = door.ticket("Sev1", "2026-09-09 10:00");
    let move_to = |command: &str, reason: &str| {
        let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
        door.call(
            command,
            json!({ "id": "K-0001", "expected_version": contract["version"], "reason": reason }),
        )
    };
    move_to("contracts.suspend", "Invoice 2026-118 is 60 days overdue.");
    door.set_clock("2026-09-20T00:00:00Z");
    let contract = move_to("contracts.activate", "Paid.");
    let stood: Vec<&Value> =
        contract["statuses"].as_array().expect("a list").iter().map(|s| &s["status"]).collect();
    assert_eq!(stood, ["draft", "active", "suspended", "active"]);
    let during = door.ticket("Sev1", "2026-09-15 10:00");
    let after = door.ticket("Sev1", "2026-09-21 10:00");
    let excluded = |id: &str| text(&door.call("tickets.explain", json!({ "id": id }))["excluded"]);
    assert_eq!((excluded(&before).as_str(), excluded(&after).as_str()), ("", ""));
    assert!(excluded(&during).contains("Suspension"), "{}", excluded(&during));
    door.set_clock("2026-10-02T00:00:00Z");
    let figures = door.call("reports.figures", json!({ "contract": "K-0001", "month": "2026-09" }));
    let response = &figures["groups"][0]["total"];
    assert_eq!((&response["due"], &response["excluded"]), (&json!(2), &json!(1)));
    let aside = &figures["set_aside"][0];
    assert_eq!(aside["note"], "Invoice 2026-118 is 60 days overdue.");
}

#[test]
fn a_month_in_which_the_contract_changed_counts_both_promises() {
    let door = Door::with_a_contract("2026-09-12T00:00:00Z");
    let draft =
        version(&door, "2026-09-16", json!({ "overrides": order("Sev1", "2 hours", "2 business hours") }));
    door.call("contracts.draft_version", draft);
    sign(&door, "").expect("nothing was received since");
    for (received, replied) in
        [("2026-09-15 10:00", "2026-09-15 13:00"), ("2026-09-17 10:00", "2026-09-17 13:00")]
    {
        let id = door.ticket("Sev1", received);
        door.record(&id, "staff_reply", replied, "");
    }
    door.set_clock("2026-10-02T00:00:00Z");
    let figures = door.call("reports.figures", json!({ "contract": "K-0001", "month": "2026-09" }));
    let rows = figures["groups"][0]["rows"].as_array().expect("rows");
    let of = |words: &str| {
        let row = rows.iter().find(|row| row["words"] == words);
        let tally = &row.unwrap_or_else(|| panic!("no row \"{words}\""))["tally"];
        (tally["due"].as_i64(), tally["met"].as_i64())
    };
    assert_eq!(of("within 4 business hours"), (Some(1), Some(1)));
    assert_eq!(of("2 business hours"), (Some(1), Some(0)));
    assert!(text(&figures["versions"]["policy"]).contains("2026-09-15"), "{}", figures["versions"]["policy"]);
}

#[test]
fn an_order_that_does_not_fit_is_refused_with_every_problem() {
    let door = Door::with_a_contract(NOW);
    let overrides = json!([
        { "metric": "first_response", "priority": "P9", "amount": "soon", "words": "", "order": "" },
        { "metric": "haste", "priority": "Sev1", "amount": "2 hours", "words": "2 hours", "order": "SO-1" },
    ]);
    let draft = version(&door, "2026-10-01", json!({ "overrides": overrides }));
    let refused = door.refused("contracts.draft_version", draft);
    let fields: Vec<&str> = refused.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["overrides.0.amount", "overrides.1.metric"]);
    let add_ons = json!([{ "policy_version_id": "nobody's", "from_on": "soon" }]);
    let refused =
        door.refused("contracts.draft_version", version(&door, "2026-10-01", json!({ "add_ons": add_ons })));
    let fields: Vec<&str> = refused.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["add_ons.0.from_on", "add_ons.0.policy_version_id"]);
    let refused = door.refused("contracts.draft_version", version(&door, "2025-01-01", json!({})));
    assert_eq!(refused.problems[0].field, "from_on");
}

#[test]
fn what_was_signed_never_changes_and_a_draft_can_be_discarded() {
    let door = Door::with_a_contract(NOW);
    door.call("contracts.draft_version", version(&door, "2026-10-01", json!({ "reason": "Renewal" })));
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let discard = json!({ "id": "K-0001", "expected_version": contract["version"] });
    door.call("contracts.discard_version", discard.clone());
    let refused = door.refused("contracts.discard_version", discard);
    assert!(refused.message.contains("contract version"), "{}", refused.message);
    let versions = door.call("contracts.versions", json!({ "id": "K-0001" }));
    let rows = versions["rows"].as_array().expect("rows");
    assert_eq!((rows.len(), &rows[0]["from_on"]), (1, &json!("2025-11-03")));
    assert!(rows[0]["signed"].is_object());
}

#[test]
fn what_is_signed_for_a_later_day_is_shown_and_charged_from_that_day_on() {
    let door = Door::with_a_contract(NOW);
    let fifty =
        json!([{ "name": "Help desk", "count": 50, "unit": "people", "price": "17.00", "currency": "NZD" }]);
    door.call("contracts.draft_version", version(&door, "2026-10-01", json!({ "services": fifty })));
    sign(&door, "").expect("nothing was received since");
    let fees = || {
        let listed = door.call("contracts.list", json!({}))["rows"][0]["monthly_fees"].clone();
        let opened = door.call("contracts.get", json!({ "id": "K-0001" }));
        assert_eq!(listed, opened["row"]["monthly_fees"]);
        assert_eq!(opened["schedule"]["monthly_fees"], listed);
        text(&listed[0])
    };
    assert_eq!(fees(), "NZD 714.00", "42 people at 17.00");
    // The last second of September in Auckland, and the first of October.
    door.set_clock("2026-09-30T10:59:59Z");
    assert_eq!(fees(), "NZD 714.00");
    let before = door.call("contracts.get", json!({ "id": "K-0001" }))["version"].clone();
    door.set_clock("2026-09-30T11:00:00Z");
    assert_eq!(fees(), "NZD 850.00", "50 people at 17.00");
    let after = door.call("contracts.get", json!({ "id": "K-0001" }))["version"].as_i64();
    assert_eq!(after, before.as_i64().map(|version| version + 1), "changed once");
    door.set_clock("2026-10-03T00:00:00Z");
    assert_eq!(door.call("contracts.get", json!({ "id": "K-0001" }))["version"].as_i64(), after);
}

#[test]
fn a_change_may_begin_after_the_term_of_a_contract_that_renews_itself_and_of_no_other() {
    let door = Door::at(NOW);
    door.call("app.set_up", tests::door::answers());
    let client =
        door.call("clients.save", json!({ "name": "Harbour Dental Ltd", "zone": "Pacific/Auckland" }));
    let term = |renews_by: &str| json!({ "lasts": "12 months", "renews_by": renews_by, "notice": "", "reminders": [] });
    let contract = json!({
        "client_id": client["id"], "policy_version_id": "cybermark-standard", "starts_on": "2025-11-03",
        "zone": "Pacific/Auckland", "term": term(""),
    });
    let contract = door.call("contracts.save", contract);
    let active =
        door.call("contracts.activate", json!({ "id": "K-0001", "expected_version": contract["version"] }));
    let refused = door.refused("contracts.draft_version", version(&door, "2026-12-01", json!({})));
    assert!(refused.problems[0].message.contains("ends on 2026-11-02"), "{}", refused.problems[0].message);
    let agree = json!({ "id": "K-0001", "expected_version": active["version"], "term": term("3 months") });
    door.call("contracts.agree_term", agree);
    door.call("contracts.draft_version", version(&door, "2026-12-01", json!({})));
}

/// K-0001, suspended since noon of 10 September, on the 16th.
fn suspended() -> Door {
    let door = Door::with_a_contract("2026-09-10T00:00:00Z");
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let suspend = json!({ "id": "K-0001", "expected_version": contract["version"], "reason": "unpaid" });
    door.call("contracts.suspend", suspend);
    door.set_clock("2026-09-16T00:00:00Z");
    door
}

#[test]
fn a_request_entered_while_its_contract_is_suspended_stands_on_it_and_is_counted() {
    let door = suspended();
    let before = door.ticket("Sev1", "2026-09-09 10:00");
    let during = door.ticket("Sev1", "2026-09-15 10:00");
    let of = |id: &str| door.call("tickets.explain", json!({ "id": id }));
    assert_eq!(
        (&of(&before)["contract"]["name"], &of(&during)["contract"]["name"]),
        (&json!("K-0001"), &json!("K-0001"))
    );
    assert_eq!(of(&before)["excluded"], "");
    assert!(text(&of(&during)["excluded"]).contains("unpaid"), "{}", of(&during)["excluded"]);
    let unknown = json!({
        "client_id": "Harbour Dental Ltd", "subject": "x", "priority": "Sev77", "received": "2026-09-15 10:00",
    });
    assert_eq!(door.refused("tickets.create", unknown).problems[0].field, "priority");
    door.set_clock("2026-10-02T00:00:00Z");
    let figures = door.call("reports.figures", json!({ "contract": "K-0001", "month": "2026-09" }));
    let response = &figures["groups"][0]["total"];
    assert_eq!((&response["due"], &response["excluded"]), (&json!(1), &json!(1)), "{figures}");
    assert_eq!(figures["set_aside"][0]["note"], "unpaid");
}

#[test]
fn a_request_imported_while_its_contract_is_suspended_stands_on_it() {
    let door = suspended();
    let file = door.folder.path().join("events.csv");
    let rows = "ticket_external_id,event_at,event,value,actor,visibility,source,client\n\
        A-1,2026-09-15T09:00:00+12:00,opened,Sev1,,,,Harbour Dental Ltd\n";
    std::fs::write(&file, rows).expect("the test's folder is writable");
    let import = json!({ "path": file, "preset": "events", "client_column": "client" });
    let report = door.call("tickets.import", import);
    assert_eq!((&report["inserted"], &report["without_contract"]), (&json!(1), &json!(0)), "{report}");
}

#[test]
fn an_order_without_a_clock_runs_on_the_clock_of_the_add_on_it_replaces_and_says_so() {
    let door = Door::with_a_contract(NOW);
    door.call("sla.use_preset", json!({ "preset": "cybermark-24x7" }));
    let add_ons =
        json!([{ "policy_version_id": "cybermark-24x7", "from_on": "", "name": "24/7 monitoring" }]);
    let signed = |words: &str| {
        let overrides = json!([{
            "metric": "first_response", "priority": "Sev1", "amount": "1 hour", "words": words, "order": "SO-7",
        }]);
        let draft = version(&door, "2026-10-01", json!({ "add_ons": add_ons, "overrides": overrides }));
        door.call("contracts.draft_version", draft);
        door.call("contracts.read_version", json!({ "id": "K-0001", "number": 2 }))["schedule"].clone()
    };
    let readings = |schedule: &Value| schedule["readings"].to_string();
    assert!(!readings(&signed("within one business hour")).contains("SO-7"), "the words name their clock");
    assert!(!readings(&signed("within one hour, 24/7")).contains("SO-7"));
    let schedule = signed("within one hour");
    let reading = "Order SO-7 names no clock: its time is counted day and night, like what it replaces.";
    let lettered =
        schedule["readings"].as_array().expect("readings").iter().find(|own| own["reading"] == reading);
    let letter = &lettered.unwrap_or_else(|| panic!("no such reading in {}", readings(&schedule)))["letter"];
    let cell = &schedule["rows"][0]["cells"][0];
    assert_eq!((&cell["order"], &cell["letters"]), (&json!("SO-7"), &json!([letter])));
    let counted = schedule["clauses"].to_string();
    assert!(counted.contains("Counted day and night: first response of Sev 1"), "{counted}");
    sign(&door, "").expect("nothing was received since");
    let on_saturday = door.ticket("Sev1", "2026-10-03 12:00");
    assert_eq!(due(&door, &on_saturday), "2026-10-03T13:00:00");
}

#[test]
fn what_was_received_under_an_order_keeps_its_verdict_when_the_next_version_reads_it_otherwise() {
    let door = Door::with_a_contract(NOW);
    door.call(
        "contracts.draft_version",
        version(&door, "2026-10-01", json!({ "overrides": order("Sev1", "1 hour", "within one hour") })),
    );
    sign(&door, "").expect("nothing was received since");
    let october = door.ticket("Sev1", "2026-10-03 12:00");
    assert_eq!(due(&door, &october), "2026-10-05T10:00:00", "one business hour");
    door.call("sla.use_preset", json!({ "preset": "cybermark-24x7" }));
    let add_ons =
        json!([{ "policy_version_id": "cybermark-24x7", "from_on": "", "name": "24/7 monitoring" }]);
    let overrides = order("Sev1", "1 hour", "within one hour");
    door.call(
        "contracts.draft_version",
        version(&door, "2026-11-01", json!({ "add_ons": add_ons, "overrides": overrides })),
    );
    sign(&door, "").expect("nothing was received since");
    assert_eq!(due(&door, &october), "2026-10-05T10:00:00");
}
