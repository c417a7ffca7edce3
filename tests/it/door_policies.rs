//! Policies through the door: typed from nothing, published, compared, exported.

use api::failure::Code;
use serde_json::{Value, json};
use tests::door::{Door, answers, text};

const NOW: &str = "2026-09-24T03:40:00Z";

const PRESETS: [&str; 7] = [
    "cyberitex-standard",
    "cyberitex-enhanced",
    "cybonet-gold",
    "ione-standard",
    "cybermark-standard",
    "cybermark-24x7",
    "mexxus-standard",
];

/// A desk on a policy of its own, so that every preset is still free.
fn desk() -> Door {
    let door = Door::at(NOW);
    let mut own = answers();
    own["preset"] = json!("");
    door.call("app.set_up", own);
    door
}

fn save(door: &Door, draft: &Value, form: &Value) -> Value {
    let asked = json!({ "id": draft["id"], "expected_version": draft["version"], "form": form });
    door.call("sla.save_draft", asked)
}

fn canonical(preset: &str) -> String {
    documents::policy_files::write(&documents::policy_files::preset(preset).unwrap().policy)
}

/// The form of a preset, as somebody who reads the published policy would type it.
fn form_of(preset: &str) -> Value {
    let policy = &documents::policy_files::preset(preset).unwrap().policy;
    serde_json::to_value(documents::policy_files::form::form_of(policy)).unwrap()
}

/// What the cells of the matrix do: words are typed, the door reads them, and only what the words do
/// not say is set beside them.
fn type_target(door: &Door, form: &mut Value, wanted: &Value) {
    let asked = json!({
        "words": wanted["words"], "metric": wanted["metric"], "priority": wanted["priority"],
        "category": wanted["category"], "targets": form["targets"],
    });
    let read = door.call("sla.read_promise", asked);
    assert!(read["problem"].is_null(), "{read}");
    let mut target = read["target"].clone();
    assert_eq!(target["words"], wanted["words"]);
    for set_beside in ["amount", "clock", "strength", "pauses_on_third_party", "assumptions"] {
        target[set_beside] = wanted[set_beside].clone();
    }
    assert_eq!(&target, wanted, "the words say the rest");
    form["targets"].as_array_mut().unwrap().push(target);
}

#[test]
fn every_preset_can_be_rebuilt_from_an_empty_policy_step_by_step() {
    let door = desk();
    for preset in PRESETS {
        let wanted = form_of(preset);
        let mut draft = door.call("sla.begin_draft", json!({}));
        assert!(!draft["problems"].as_array().unwrap().is_empty(), "an empty policy is none yet");
        for part in ["key", "name", "provider", "tier", "source", "effective_from", "categories"] {
            let mut form = draft["form"].clone();
            form[part] = wanted[part].clone();
            draft = save(&door, &draft, &form);
        }
        for part in ["calendar", "scoring", "terms", "assumptions", "exclusions"] {
            let mut form = draft["form"].clone();
            form[part] = wanted[part].clone();
            draft = save(&door, &draft, &form);
        }
        for row in wanted["priorities"].as_array().unwrap() {
            let mut form = draft["form"].clone();
            form["priorities"].as_array_mut().unwrap().push(row.clone());
            draft = save(&door, &draft, &form);
        }
        for target in wanted["targets"].as_array().unwrap() {
            let mut form = draft["form"].clone();
            type_target(&door, &mut form, target);
            draft = save(&door, &draft, &form);
        }
        assert_eq!(draft["problems"], json!([]), "{preset}");
        let asked = json!({ "id": draft["id"], "expected_version": draft["version"] });
        let published = door.call("sla.publish", asked);
        assert_eq!((&published["row"]["key"], &published["row"]["number"]), (&json!(preset), &json!(1)));
        let exported = door.call("sla.export", json!({ "version_id": preset }));
        assert_eq!(text(&exported["text"]), canonical(preset), "{preset}");
        let read = documents::policy_files::parse(&text(&exported["text"])).unwrap();
        assert_eq!(read, documents::policy_files::preset(preset).unwrap().policy, "{preset}");
    }
    assert_eq!(door.call("sla.drafts", json!({}))["rows"], json!([]), "what is published is no draft");
}

#[test]
fn what_is_typed_stays_right_or_wrong_and_every_problem_stands_at_its_field() {
    let door = Door::with_a_contract(NOW);
    let draft = door.call("sla.begin_draft", json!({ "version_id": "cybermark-standard" }));
    let mut form = draft["form"].clone();
    form["targets"][0]["amount"] = json!("soon");
    form["terms"]["claim_days"] = json!("a fortnight");
    form["terms"]["credit_bands"][2]["below"] = json!("99.2%");
    let kept = save(&door, &draft, &form);
    assert_eq!(kept["form"], form, "nothing typed is lost");
    let fields: Vec<&str> =
        kept["problems"].as_array().unwrap().iter().filter_map(|own| own["field"].as_str()).collect();
    assert_eq!(fields, ["targets[0].amount", "terms.claim_days", "terms.credit_bands[2].below"]);
    assert_eq!((&kept["reads"][0], &kept["reads"][1]), (&json!(""), &json!("1 business day")));
    assert!(kept["schedule"].is_null() && text(&kept["text"]).contains("within = \"soon\""));
    let asked = json!({ "id": kept["id"], "expected_version": kept["version"] });
    let refused = door.refused("sla.publish", asked);
    assert_eq!((refused.code, refused.problems.len()), (Code::Invalid, 3));
    let again = door.call("sla.policy_draft", json!({ "id": draft["id"] }));
    assert_eq!(again["form"], form, "a refused publication changes nothing");
}

#[test]
fn a_published_version_is_told_apart_and_contracts_stay_on_theirs() {
    let door = Door::with_a_contract(NOW);
    let id = door.ticket("Sev1", "2026-09-24T10:00");
    let before = door.call("tickets.explain", json!({ "id": id }));
    let draft = door.call("sla.begin_draft", json!({ "version_id": "cybermark-standard" }));
    let unchanged = json!({ "id": draft["id"], "expected_version": draft["version"] });
    assert_eq!(door.refused("sla.publish", unchanged).code, Code::NotNow, "nothing differs");
    let mut form = draft["form"].clone();
    let asked = json!({ "words": "within 2 business hours", "metric": "first_response", "priority": "Sev1",
        "targets": form["targets"] });
    let read = door.call("sla.read_promise", asked);
    assert_eq!(read["reads"], "2 hours (business hours)");
    form["targets"][0] = read["target"].clone();
    let kept = save(&door, &draft, &form);
    assert_eq!(
        kept["changes"],
        json!([
            "Sev1 first response: 4 hours (business hours) → 2 hours (business hours)",
            "Sev1 first response, as published: within 4 business hours → within 2 business hours",
        ])
    );
    let asked =
        json!({ "id": kept["id"], "expected_version": kept["version"], "effective_from": "2026-12-01" });
    let published = door.call("sla.publish", asked);
    assert_eq!(
        (&published["row"]["number"], &published["row"]["effective_from"]),
        (&json!(2), &json!("2026-12-01"))
    );
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    assert_eq!(contract["row"]["policy_version"], 1, "{}", contract["row"]);
    let after = door.call("tickets.explain", json!({ "id": id }));
    assert_eq!(before["metrics"], after["metrics"], "no past verdict moves");
    assert!(text(&after["policy"]).contains("version 1"), "{}", after["policy"]);
    let compared =
        door.call("sla.compare", json!({ "left": "cybermark-standard@1", "right": "cybermark-standard@2" }));
    let marks: Vec<&str> = compared["sections"][0]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["mark"] != "same")
        .filter_map(|line| line["what"].as_str())
        .collect();
    assert_eq!(compared["sections"][0]["name"], "Targets");
    assert_eq!(marks, ["Sev1 first response", "Sev1 first response, as published"]);
    assert_eq!(compared["changed"], 3, "the two, and from when it is in force");
}

#[test]
fn any_two_versions_of_any_policies_can_be_compared() {
    let door = desk();
    for preset in ["cybermark-standard", "cybermark-24x7"] {
        door.call("sla.use_preset", json!({ "preset": preset }));
    }
    let compared =
        door.call("sla.compare", json!({ "left": "cybermark-standard", "right": "cybermark-24x7" }));
    let words: Vec<&str> = compared["sections"][0]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|line| line["words"].as_str())
        .collect();
    assert!(words.contains(&"Sev1 first response: 4 hours (business hours) → 2 hours (24×7)"), "{words:#?}");
    assert!(words.contains(&"Sev3 first response: 2 business days → next business day"), "{words:#?}");
    assert!(words.contains(&"Sev4 updates: as needed"), "what both say is shown too: {words:#?}");
}

#[test]
fn the_second_of_two_people_at_a_draft_gets_a_conflict_and_what_the_first_typed_stays() {
    let door = Door::with_a_contract(NOW);
    let draft = door.call("sla.begin_draft", json!({ "version_id": "cybermark-standard" }));
    let (mut first, mut second) = (draft["form"].clone(), draft["form"].clone());
    first["name"] = json!("The first");
    second["name"] = json!("The second");
    save(&door, &draft, &first);
    let asked = json!({ "id": draft["id"], "expected_version": draft["version"], "form": second });
    assert_eq!(door.refused("sla.save_draft", asked).code, Code::Conflict);
    let kept = door.call("sla.policy_draft", json!({ "id": draft["id"] }));
    assert_eq!(kept["form"]["name"], "The first");
}

#[test]
fn a_draft_that_was_overtaken_says_by_what_before_it_is_published_over() {
    let door = Door::with_a_contract(NOW);
    let begin = || door.call("sla.begin_draft", json!({ "version_id": "cybermark-standard" }));
    let (slow, quick) = (begin(), begin());
    let change = |draft: &Value, notes: &str| {
        let mut form = draft["form"].clone();
        form["terms"]["notes"] = json!([notes]);
        save(&door, draft, &form)
    };
    let quick = change(&quick, "Quick.");
    door.call("sla.publish", json!({ "id": quick["id"], "expected_version": quick["version"] }));
    let slow = change(&slow, "Slow.");
    assert_eq!(slow["newer"]["number"], 2);
    let mut asked = json!({ "id": slow["id"], "expected_version": slow["version"] });
    let refused = door.refused("sla.publish", asked.clone());
    assert_eq!(refused.code, Code::Conflict);
    assert!(refused.message.contains("Version 2") && refused.message.contains("version 1"), "{refused}");
    asked["over_newer"] = json!(true);
    assert_eq!(door.call("sla.publish", asked)["row"]["number"], 3);
}

#[test]
fn a_key_that_is_taken_and_a_date_before_the_last_version_are_refused() {
    let door = Door::with_a_contract(NOW);
    let mut form = form_of("mexxus-standard");
    form["key"] = json!("cybermark-standard");
    let draft = door.call("sla.begin_draft", json!({}));
    let draft = save(&door, &draft, &form);
    let asked = json!({ "id": draft["id"], "expected_version": draft["version"] });
    let refused = door.refused("sla.publish", asked);
    assert_eq!(refused.problems[0].field, "key");
    let next = |from: &str, notes: &str| {
        let draft = door.call("sla.begin_draft", json!({ "version_id": "cybermark-standard" }));
        let mut form = draft["form"].clone();
        form["terms"]["notes"] = json!([notes]);
        let draft = save(&door, &draft, &form);
        json!({ "id": draft["id"], "expected_version": draft["version"], "effective_from": from })
    };
    door.call("sla.publish", next("2027-01-01", "One."));
    assert_eq!(door.refused("sla.publish", next("2026-12-31", "Two.")).problems[0].field, "effective_from");
    assert_eq!(door.refused("sla.publish", next("New Year", "Two.")).problems[0].field, "effective_from");
}

#[test]
fn taking_a_policy_in_says_whether_that_made_a_version() {
    let door = Door::with_a_contract(NOW);
    let taken = |args: Value| door.call("sla.use_preset", args);
    let same = taken(json!({ "preset": "cybermark-standard" }));
    assert_eq!((&same["taken"], &same["row"]["number"]), (&json!("same_as_before"), &json!(1)));
    let other = taken(json!({ "preset": "cybermark-standard", "holiday_set": "NZ-AUK" }));
    assert_eq!((&other["taken"], &other["row"]["number"]), (&json!("next_version"), &json!(2)));
    let new = taken(json!({ "preset": "mexxus-standard" }));
    assert_eq!((&new["taken"], &new["row"]["number"]), (&json!("new"), &json!(1)));
    assert!(door.call("sla.policy", json!({ "version_id": "mexxus-standard" }))["taken"].is_null());
}

#[test]
fn an_exported_file_is_the_one_that_was_published_and_can_be_taken_in_elsewhere() {
    let door = Door::with_a_contract(NOW);
    let folder = door.folder.path().display().to_string();
    let exported = door.call("sla.export", json!({ "version_id": "cybermark-standard@1", "path": folder }));
    assert_eq!(exported["file_name"], "cybermark-standard-v1.toml");
    let written = std::fs::read_to_string(text(&exported["path"])).unwrap();
    assert_eq!(written, text(&exported["text"]));
    let elsewhere = desk();
    let taken = elsewhere.call("sla.import_policy", json!({ "path": exported["path"] }));
    assert_eq!((&taken["row"]["key"], &taken["taken"]), (&json!("cybermark-standard"), &json!("new")));
    let lost = json!({ "version_id": "cybermark-standard@1", "path": "/nowhere/at/all.toml" });
    assert_eq!(door.refused("sla.export", lost).code, Code::File);
    assert_eq!(
        door.refused("sla.export", json!({ "version_id": "cybermark-standard@9" })).code,
        Code::NotFound
    );
}

#[test]
fn a_discarded_draft_is_gone_and_its_words_stay_in_the_history() {
    let door = Door::with_a_contract(NOW);
    let draft = door.call("sla.begin_draft", json!({ "preset": "mexxus-standard" }));
    let rows = door.call("sla.drafts", json!({}))["rows"].clone();
    assert_eq!(rows[0]["begun_from"], "from the published policy mexxus-standard");
    let left =
        door.call("sla.discard_draft", json!({ "id": draft["id"], "expected_version": draft["version"] }));
    assert_eq!(left["rows"], json!([]));
    assert_eq!(door.refused("sla.policy_draft", json!({ "id": draft["id"] })).code, Code::NotFound);
    let history = door.call("history.list", json!({}));
    assert_eq!(history["rows"][0]["command"], "sla.discard_draft");
    assert!(history["rows"][0].to_string().contains("Mexxus"), "{}", history["rows"][0]);
}

#[test]
fn the_readings_of_a_preset_follow_the_calendar_that_was_chosen_for_it() {
    let door = Door::at(NOW);
    let mut answers = tests::door::answers();
    answers["holiday_set"] = json!("NZ-AUK");
    door.call("app.set_up", answers);
    let reading = |policy: &str, key: &str| {
        let text = text(&door.call("sla.export", json!({ "version_id": policy }))["text"]);
        let block = text.split("[[assumptions]]").find(|block| block.contains(&format!("key = \"{key}\"")));
        let line = block.and_then(|block| block.lines().find(|line| line.starts_with("reading = ")));
        line.unwrap_or_else(|| panic!("no reading {key} in {text}")).to_owned()
    };
    let auckland = reading("cybermark-standard", "regional-holidays");
    assert_eq!(
        auckland,
        "reading = \"As chosen here: Closed on the public holidays of New Zealand, Auckland (NZ-AUK).\""
    );
    let chosen = |preset: &str, zone: &str, set: &str| {
        door.call("sla.use_preset", json!({ "preset": preset, "zone": zone, "holiday_set": set }));
    };
    chosen("ione-standard", "Pacific/Auckland", "NZ");
    assert!(reading("ione-standard", "holidays").contains("New Zealand, national (NZ)"));
    chosen("ione-standard", "America/Denver", "");
    assert!(reading("ione-standard", "holidays").contains("none are observed until some are chosen"));
    chosen("mexxus-standard", "America/Toronto", "CA-ON");
    let hours = reading("mexxus-standard", "business-working-hours");
    assert!(
        hours.contains("Monday to Friday 09:00–17:00, America/Toronto") && hours.contains("(CA-ON)"),
        "{hours}"
    );
}
