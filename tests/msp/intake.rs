//! Importing a real log: twice, dry, cut off, killed.

use std::io::Read;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::program::Msp;

/// Where the hospital of the log seems to be.
const ZONE: &str = "Europe/Lisbon";
const NOW: &str = "2017-03-01T09:00:00Z";
const IMPORT: &[&str] =
    &["tickets", "import", "log.csv", "--preset", "servicenow-log", "--contract", "K-0001", "--zone", ZONE];

/// The committed excerpt of the log, as the helpdesk exports it.
pub fn excerpt() -> String {
    let packed: &[u8] = include_bytes!("../data/uci_excerpt.csv.xz");
    let mut text = String::new();
    xz2::read::XzDecoder::new(packed).read_to_string(&mut text).expect("the excerpt is packed text");
    text
}

pub fn write_excerpt(msp: &Msp) {
    msp.write("log.csv", excerpt());
}

fn msp() -> Msp {
    let msp = Msp::with_contract("cyberitex-standard", ZONE, NOW);
    write_excerpt(&msp);
    msp
}

/// Everything the list says of the tickets but their ids, and every tenth with its clocks and events.
fn dump(msp: &Msp) -> Vec<Value> {
    let mut tickets: Vec<Value> = Vec::new();
    loop {
        let asked = json!({ "view": "all", "sort": "received", "offset": tickets.len(), "limit": 500 });
        let page = msp.call("tickets.list", asked)["rows"].as_array().expect("a page has rows").clone();
        if page.is_empty() {
            break;
        }
        tickets.extend(page);
    }
    // Numbers are given at commit, so an import that was killed leaves no gap; ids tell the time of the run.
    tickets.sort_by_key(|ticket| ticket["number"].as_str().expect("a ticket has a number").to_owned());
    let explain =
        |ticket: &Value| json!({ "id": 0, "command": "tickets.explain", "args": { "id": ticket["number"] } });
    let mut explained = msp.answers(&["rpc"], &tickets.iter().step_by(10).map(explain).collect::<Vec<_>>());
    for answer in &mut explained {
        assert!(answer["result"].is_object(), "{answer}");
        answer["result"]["contract"]["key"].take();
        without_ids(&mut answer["result"]["row"]);
    }
    tickets.iter_mut().for_each(without_ids);
    tickets.extend(explained);
    tickets
}

fn without_ids(row: &mut Value) {
    let row = row.as_object_mut().expect("a row is an object");
    for id in ["id", "client_id"] {
        assert!(row.remove(id).is_some(), "a row has its {id}");
    }
}

fn figures(msp: &Msp) -> String {
    msp.done(&["reports", "build", "--contract", "1", "--month", "2016-04", "--out", "reports", "--draft"])
}

#[test]
fn a_log_is_imported_whole_and_a_second_time_nothing_changes() {
    let msp = msp();
    let first = msp.json(IMPORT);
    let (tickets, rows) = (first["tickets"].as_i64().unwrap(), first["rows"].as_i64().unwrap());
    assert_eq!((tickets, rows), (2_000, 13_266));
    assert_eq!(first["inserted"], 2_000);
    assert_eq!(
        (&first["changed"], &first["unchanged"], &first["refused"]),
        (&json!(0), &json!(0), &json!(0))
    );
    let before = figures(&msp);

    let second = msp.json(IMPORT);
    assert_eq!(
        (&second["inserted"], &second["changed"], &second["unchanged"]),
        (&json!(0), &json!(0), &json!(2_000))
    );
    assert_eq!(msp.json(&["tickets", "list", "--view", "all"])["total"], 2_000);
    assert_eq!(figures(&msp), before, "no figure moved");
}

#[test]
fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let msp = msp();
    let history = msp.json(&["history"])["total"].clone();
    let report = msp.json(&[IMPORT, &["--dry-run"]].concat());
    assert_eq!((&report["dry_run"], &report["inserted"]), (&json!(true), &json!(2_000)));
    assert_eq!(msp.json(&["tickets", "list", "--view", "all"])["total"], 0);
    assert_eq!(msp.json(&["history"])["total"], history);
}

#[test]
fn a_ticket_is_found_by_its_number_with_and_without_letters_and_by_the_helpdesks() {
    let msp = msp();
    msp.done(IMPORT);
    let by_number = msp.json(&["tickets", "explain", "T-0001"]);
    let external = by_number["row"]["external_id"].as_str().unwrap().to_owned();
    assert_eq!(msp.json(&["tickets", "explain", "1"]), by_number);
    assert_eq!(msp.json(&["tickets", "explain", &external]), by_number);
    let words = msp.done(&["tickets", "explain", &external]);
    assert!(words.contains(&external) && words.contains("COUNTED"), "the ledger is written out: {words}");
    assert!(msp.refused(&["tickets", "explain", "T-9999"]).contains("T-9999"));
}

#[test]
fn what_the_file_cannot_say_is_asked_for_and_never_guessed() {
    let msp = msp();
    let unsaid =
        msp.refused(&["tickets", "import", "log.csv", "--preset", "servicenow-log", "--contract", "1"]);
    assert!(unsaid.contains("zone") && unsaid.contains("--zone"), "{unsaid}");
    let wrong = [&IMPORT[..IMPORT.len() - 1], &["Europe/Lisbo"]].concat();
    assert!(msp.refused(&wrong).contains("Europe/Lisbon"), "the nearest zone is named");
    let events = msp.refused(&[
        "tickets",
        "import",
        "log.csv",
        "--preset",
        "events",
        "--contract",
        "1",
        "--zone",
        ZONE,
    ]);
    assert!(events.contains("ticket_external_id"), "a wrong preset names what is missing: {events}");
    let unknown = msp.refused(&["tickets", "import", "log.csv", "--preset", "remedy", "--contract", "1"]);
    assert!(unknown.contains("remedy"), "{unknown}");
    let missing = msp.refused(&[
        "tickets",
        "import",
        "lgo.csv",
        "--preset",
        "servicenow-log",
        "--contract",
        "1",
        "--zone",
        ZONE,
    ]);
    assert!(missing.contains("lgo.csv"), "{missing}");
    assert_eq!(msp.json(&["tickets", "list", "--view", "all"])["total"], 0, "nothing of it was written");
}

#[test]
fn a_file_that_is_cut_off_is_refused_with_the_line_where_it_ends() {
    let msp = msp();
    let whole = excerpt();
    // In the middle of a line, as a full disk or a broken download leaves it.
    let line = whole[..whole.len() / 2].rfind('\n').unwrap();
    let cut = &whole[..line + 40];
    msp.write("log.csv", cut);
    let lines = cut.lines().count();
    let said = msp.refused(IMPORT);
    assert!(said.contains(&format!("Line {lines}:")) && said.contains("Nothing was taken"), "{said}");
    assert_eq!(msp.json(&["tickets", "list", "--view", "all"])["total"], 0);
    msp.write("log.csv", &whole);
    msp.done(IMPORT);
    let clean = self::msp();
    clean.done(IMPORT);
    assert_eq!(dump(&msp), dump(&clean), "the cut file left nothing");
}

#[test]
fn an_import_that_is_killed_leaves_nothing_and_the_next_one_ends_like_a_clean_one() {
    let clean = msp();
    clean.done(IMPORT);
    let (expected, report) = (dump(&clean), figures(&clean));

    let msp = msp();
    let mut killed = 0;
    for wait in [5, 40, 80, 160, 320, 640, 1_280] {
        let mut running = msp.command(IMPORT).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        running.kill().unwrap();
        if running.wait().unwrap().code().is_none() {
            killed += 1;
        }
    }
    assert!(killed > 0, "an import of 2,000 tickets takes longer than 5 ms");
    assert_eq!(msp.json(&["check"])["sound"], true);
    msp.done(IMPORT);
    assert!(dump(&msp) == expected, "the tickets are those of one clean import");
    assert_eq!(figures(&msp), report);
}

#[test]
fn two_clients_of_one_file_are_told_apart_by_a_column() {
    let msp = Msp::with_contract("cyberitex-standard", "America/Denver", "2026-11-05T09:00:00Z");
    msp.write("events.csv", include_bytes!("../data/events.csv"));
    let words = ["tickets", "import", "events.csv", "--preset", "events", "--client-from", "client"];
    let preview =
        msp.json(&["tickets", "preview", "events.csv", "--preset", "events", "--client-from", "client"]);
    assert_eq!(preview["new_clients"], 2, "{preview}");
    let report = msp.json(&words);
    assert_eq!(report["new_clients"], 2, "{report}");
    let clients = msp.json(&["clients", "list"]);
    let names: Vec<&str> =
        clients["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"Aspen Dental Group"), "{names:?}");
}

/// Runs `script` with the program as `$0` and the words as `$@`, beside the test's database.
fn in_a_shell(msp: &Msp, script: &str, words: &[&str]) -> Output {
    let mut shell = Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_msp")]).args(words).current_dir(msp.path("."));
    shell.env("MSP_DESK_DB", msp.database()).env("MSP_DESK_NOW", NOW);
    shell.output().expect("there is a shell")
}

#[test]
fn an_import_that_finds_no_room_leaves_the_database_as_it_was() {
    let msp = msp();
    let before = msp.json(&["status"])["counts"].clone();
    let size = std::fs::metadata(msp.database()).unwrap().len();
    // No file may grow beyond what the database has now and a little more.
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", size / 512 + 64);
    let ran = in_a_shell(&msp, &script, IMPORT);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert_eq!(msp.json(&["status"])["counts"], before);
    assert_eq!(msp.json(&["check"])["sound"], true);

    // A disk of its own, where the system lets us have one: it is called full, and still sound.
    let script = "unshare -rm sh -c 'mkdir disk && mount -t tmpfs -o size=1500k none disk && cp desk.db disk/ || exit 77
        export MSP_DESK_DB=disk/desk.db; \"$0\" \"$@\"; test $? = 1 && exec \"$0\" check --json' \"$0\" \"$@\"";
    let ran = in_a_shell(&msp, script, IMPORT);
    let has_a_disk = ran.status.success();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(has_a_disk, said.contains("The disk is full."), "{ran:?}");
    assert!(!has_a_disk || String::from_utf8_lossy(&ran.stdout).contains("\"sound\":true"), "{ran:?}");
    msp.done(IMPORT);
    assert_eq!(msp.json(&["tickets", "list", "--view", "all"])["total"], 2_000);
}
