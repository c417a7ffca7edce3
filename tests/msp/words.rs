//! What can be typed, what is said, and how a run ends.

use std::fs::File;

use crate::program::Msp;

#[test]
fn a_command_line_that_is_not_understood_ends_with_2_and_one_that_is_refused_with_1() {
    let msp = Msp::new();
    for words in [
        &["tickets", "imprt"][..],
        &["sla", "due"],
        &["reports", "build", "--contract", "1", "--month", "2026-13", "--out", "x"],
        &["init", "--sample", "--company", "Kauri IT"],
        &["init", "--company", "Kauri IT"],
        &["init", "--zone", "Pacific/Auckland"],
        &[],
    ] {
        let ran = msp.run(words);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{words:?}: {ran:?}");
        assert!(ran.err.contains("--help"), "{words:?} says where to look: {}", ran.err);
    }
    assert!(!msp.database().exists(), "nothing was made on the way");
    assert!(msp.refused(&["tickets", "list"]).contains("msp init"), "says what to do first");
    assert!(!msp.database().exists(), "a reading command makes no database");
}

#[test]
fn every_command_explains_itself_with_an_example() {
    let msp = Msp::new();
    for words in [&["--help"][..], &["tickets", "import", "--help"], &["help", "sla", "due"]] {
        let ran = msp.run(words);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{words:?}");
        assert!(ran.out.contains("Example") && ran.out.contains("msp "), "{words:?}: {}", ran.out);
    }
}

#[test]
fn completions_and_the_manual_page_are_written() {
    let msp = Msp::new();
    for (shell, sign) in [("bash", "complete -F"), ("zsh", "#compdef msp"), ("fish", "complete -c msp")] {
        assert!(msp.done(&["completions", shell]).contains(sign), "{shell}");
    }
    let page = msp.done(&["man"]);
    assert!(page.contains(".TH msp 1"), "{}", &page[..200]);
    assert!(page.contains("MSP TICKETS IMPORT"), "every command has its section");
}

#[test]
fn without_answers_the_database_is_made_and_says_what_comes_next() {
    let msp = Msp::new();
    let ran = msp.run(&["init", "--json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.err.contains("five questions"), "{}", ran.err);
    assert_eq!(msp.json(&["status"])["set_up"], false);
    let before = msp.json(&["init", "--sample"])["counts"].clone();
    assert!(before["tickets"].as_i64().unwrap() > 100, "{before}");
    assert_eq!(msp.json(&["status"])["provider"]["sample"], true);
    assert_eq!(msp.json(&["remove-sample"])["counts"]["tickets"], 0);
    assert_eq!(msp.json(&["status"])["set_up"], false, "and the five questions can be answered");
}

#[test]
fn the_five_answers_set_the_desk_up_and_what_they_leave_open_follows_from_the_country() {
    let msp = Msp::new();
    let status =
        msp.json(&["init", "--company", "Kauri IT", "--country", "nz", "--zone", "Pacific/Auckland"]);
    assert_eq!(status["provider"]["name"], "Kauri IT");
    assert_eq!(status["provider"]["currency"], "NZD");
    assert_eq!(status["provider"]["zone"], "Pacific/Auckland");
    assert_eq!(status["now"]["utc"], "2026-10-05T09:00:00Z", "the clock is the one that was set");
    let again =
        msp.refused(&["init", "--company", "Rata IT", "--country", "NZ", "--zone", "Pacific/Auckland"]);
    assert!(!again.is_empty());
    assert_eq!(msp.json(&["status"])["provider"]["name"], "Kauri IT", "the first answers stand");
}

#[test]
fn a_country_with_several_zones_is_asked_for_the_zone() {
    let msp = Msp::new();
    let said = msp.refused(&["init", "--company", "Aspen IT", "--country", "US", "--currency", "dollars"]);
    assert!(said.contains("--zone") && said.contains("America/Denver"), "{said}");
    assert!(said.contains("\"dollars\" is not a currency"), "all that is wrong at once: {said}");
    assert!(!msp.database().exists(), "nothing was answered, so nothing is left behind");
}

#[test]
fn a_zone_that_does_not_exist_is_refused_with_the_nearest_that_do() {
    let msp = Msp::with_contract("cyberitex-standard", "America/Denver", "2026-10-05T09:00:00Z");
    let said = msp.refused(&["clients", "add", "--name", "Kea", "--zone", "Pacific/Aucklan"]);
    assert!(said.contains("Pacific/Auckland"), "{said}");
    assert_eq!(msp.json(&["clients", "list"])["total"], 1);
}

#[test]
fn people_get_tables_and_programs_get_json() {
    let msp = Msp::with_contract("cyberitex-standard", "America/Denver", "2026-10-05T09:00:00Z");
    let table = msp.done(&["contracts", "list"]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("CONTRACT  CLIENT"), "{table}");
    assert_eq!(lines[1].find("Harbour Logistics"), lines[0].find("CLIENT"), "columns are straight: {table}");
    let json = msp.json(&["contracts", "list"]);
    assert_eq!(json["rows"][0]["number"], "K-0001");
    assert_eq!(json["rows"][0]["status"], "active");
    for words in [
        &["status"][..],
        &["clients", "list"],
        &["clients", "get", "Harbour Logistics"],
        &["contracts", "get", "K-0001"],
        &["contracts", "preview", "1", "P2", "--received", "2026-11-20T15:30"],
        &["sla", "policies"],
        &["sla", "policy", "cyberitex-standard"],
        &["sla", "presets"],
        &["tickets", "list"],
        &["reports", "grid"],
        &["find", "harbour"],
        &["history"],
        &["commands"],
        &["check"],
    ] {
        assert!(!msp.json(words).is_null(), "{words:?}");
        assert!(!msp.done(words).trim().is_empty(), "{words:?} has words, too");
    }
}

#[test]
fn a_preview_says_when_a_ticket_would_be_due() {
    let msp = Msp::with_contract("cyberitex-standard", "America/Denver", "2026-10-05T09:00:00Z");
    let preview = msp.json(&["contracts", "preview", "K-0001", "P2", "--received", "2026-11-20T15:30"]);
    let dues = preview["dues"].as_array().unwrap();
    let response = dues.iter().find(|due| due["metric"] == "first_response").unwrap();
    assert_eq!(response["due"]["local"], "2026-11-23T11:30:00");
    assert!(
        msp.done(&["contracts", "preview", "1", "P2", "--received", "2026-11-20T15:30"])
            .contains("Mon 2026-11-23 11:30 MST")
    );
}

#[test]
fn the_list_of_commands_is_the_table_with_a_role_for_each() {
    let commands = Msp::new().json(&["commands"]);
    let rows = commands.as_array().unwrap();
    assert!(rows.iter().any(|row| row["command"] == "tickets.import"));
    assert!(rows.iter().all(|row| !row["roles"].as_array().unwrap().is_empty()), "{commands}");
}

#[test]
fn a_reader_that_leaves_early_is_no_failure_and_a_full_disk_is_one() {
    let msp = Msp::new();
    let mut running = msp.command(&["man"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    assert!(running.wait().unwrap().success());
    let full = File::options().write(true).open("/dev/full").unwrap();
    let ran = msp.command(&["man"]).stdout(full).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("No space left"), "{ran:?}");
}

#[test]
fn the_clock_that_is_set_must_be_a_moment() {
    let said = Msp::at("tomorrow").refused(&["init", "--sample"]);
    assert!(said.contains("MSP_DESK_NOW") && said.contains("tomorrow"), "{said}");
}
