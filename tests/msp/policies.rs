//! Policy files: written out, edited, checked, taken; and what lies beyond a calendar.

use serde_json::Value;

use crate::program::Msp;

fn msp() -> Msp {
    Msp::with_contract("cyberitex-standard", "America/Denver", "2026-10-05T09:00:00Z")
}

fn versions(msp: &Msp) -> Vec<(String, i64)> {
    let policies = msp.json(&["sla", "policies"]);
    let name_and_number = |row: &Value| {
        let key = row["key"].as_str().expect("a policy has a key").to_owned();
        (key, row["number"].as_i64().expect("a version has a number"))
    };
    policies["rows"].as_array().expect("there are policies").iter().map(name_and_number).collect()
}

#[test]
fn a_policy_is_written_out_edited_and_taken_as_a_new_one() {
    let msp = msp();
    let file = msp.done(&["sla", "policy", "cyberitex-standard", "--file"]);
    assert!(file.starts_with("# "), "with its comments, for people to read");
    let ours = file
        .replace("key = \"cyberitex-standard\"", "key = \"our-standard\"")
        .replace("name = \"CyberITEX Standard\"", "name = \"Our Standard\"")
        .replace("within = \"4 hours\"", "within = \"3 hours\"");
    msp.write("ours.toml", ours);
    msp.done(&["sla", "import", "ours.toml", "--dry-run"]);
    assert_eq!(versions(&msp), [("cyberitex-standard".to_owned(), 1)], "a look takes nothing");
    msp.done(&["sla", "import", "ours.toml"]);
    assert_eq!(versions(&msp), [("cyberitex-standard".to_owned(), 1), ("our-standard".to_owned(), 1)]);
}

#[test]
fn a_changed_file_of_a_known_policy_is_its_next_version() {
    let msp = msp();
    let file = msp.done(&["sla", "policy", "cyberitex-standard", "--file"]);
    msp.write("next.toml", file.replace("within = \"8 hours\"", "within = \"6 hours\""));
    msp.done(&["sla", "import", "next.toml"]);
    assert_eq!(versions(&msp), [("cyberitex-standard".to_owned(), 2)]);
    let contract = msp.json(&["contracts", "get", "1"]);
    assert_eq!(contract["row"]["policy_version"], 1, "a contract keeps the version it was made on");
}

#[test]
fn a_policy_file_is_refused_with_everything_that_is_wrong_and_its_line() {
    let msp = msp();
    let file = msp.done(&["sla", "policy", "cyberitex-standard", "--file"]);
    let wrong = file
        .replace("zone = \"America/Denver\"", "zone = \"America/Denve\"")
        .replace("mon-fri = [\"09:00-17:00\"]\n", "")
        .replacen("metric = \"first_response\"", "metric = \"first_answer\"", 1);
    msp.write("wrong.toml", wrong);
    let said = msp.refused(&["sla", "import", "wrong.toml"]);
    for what in ["America/Denver", "hours", "first_answer", "line "] {
        assert!(said.contains(what), "{what} is missing: {said}");
    }
    assert_eq!(versions(&msp), [("cyberitex-standard".to_owned(), 1)]);
}

#[test]
fn a_policy_that_says_local_time_is_taken_only_with_a_zone() {
    let msp = msp();
    let said = msp.refused(&["sla", "use", "ione-standard"]);
    assert!(said.contains("zone"), "{said}");
    let taken = msp.json(&["sla", "use", "ione-standard", "--zone", "Europe/Dublin", "--holidays", "IE"]);
    assert_eq!(taken["calendar"]["zone"], "Europe/Dublin");
}

#[test]
fn a_due_time_beyond_the_known_holidays_is_refused_with_the_year() {
    let said = msp().refused(&["contracts", "preview", "1", "P4", "--received", "2050-12-30T12:00"]);
    assert!(said.contains("2050") && said.contains("holidays"), "{said}");
}

#[test]
fn a_year_of_a_calendar_names_its_closed_days_and_where_its_clocks_change() {
    let year = msp().json(&["sla", "year", "cyberitex-standard", "2026"]);
    let days: Vec<&str> =
        year["holidays"].as_array().unwrap().iter().map(|day| day["date"].as_str().unwrap()).collect();
    assert!(days.contains(&"2026-11-26"), "Thanksgiving: {days:?}");
    assert_eq!(year["clock_changes"][0]["forward_minutes"], 60);
    assert_eq!(year["clock_changes"][1]["at"]["utc"], "2026-11-01T08:00:00Z");
}

#[test]
fn taking_a_policy_in_again_says_whether_that_made_a_version_and_the_two_can_be_compared() {
    let msp = msp();
    let same = msp.done(&["sla", "use", "cyberitex-standard", "--zone", "America/Denver"]);
    assert!(same.contains("Nothing was changed: this is version 1"), "{same}");
    let next = msp.done(&["sla", "use", "cyberitex-standard", "--zone", "America/Phoenix"]);
    assert!(next.contains("became version 2"), "{next}");
    let compared = msp.done(&["sla", "compare", "cyberitex-standard@1", "cyberitex-standard"]);
    assert!(compared.contains("Zone: America/Denver → America/Phoenix"), "{compared}");
    assert!(!compared.contains("first response"), "only what differs: {compared}");
    let file = msp.done(&["sla", "export", "cyberitex-standard", "--version", "1"]);
    assert!(file.contains("zone = \"America/Denver\""), "the first version stays as it was taken: {file}");
}

#[test]
fn a_change_is_announced_from_the_terminal() {
    let msp = msp();
    let file = msp.done(&["sla", "export", "cyberitex-standard"]);
    msp.write("next.toml", file.replace("within = \"8 hours\"", "within = \"6 hours\""));
    msp.done(&["sla", "import", "next.toml"]);
    let waiting = msp.json(&["sla", "announcements"]);
    assert_eq!(waiting["waiting"], 1);
    let view = msp.json(&["sla", "announce", "cyberitex-standard"]);
    let client = view["clients"][0]["client"].as_str().expect("the contract has a client").to_owned();
    let letter = msp.done(&["sla", "notice", "cyberitex-standard", "--client", &client]);
    assert!(
        letter.contains("Medium (P3) first response: 8 hours (business hours) → 6 hours (business hours)"),
        "{letter}"
    );
    let told = ["sla", "told", "cyberitex-standard", "--client", &client, "--by", "phone", "--whom", "Ana"];
    assert!(msp.done(&told).contains("by phone: Ana (SHA-256 "), "the evidence names the hash");
    assert_eq!(msp.json(&["sla", "announcements"])["waiting"], 0);
}
