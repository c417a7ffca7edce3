//! Calendars published through the door: files by hand, targets on the disk and on a server, and what counts as notice.

use api::failure::Code;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use tests::debian::{Package, needs};
use tests::door::{Door, text};
use tests::server::{Server, free_port};

/// Thursday 24 September 2026 15:40 in Auckland.
const NOW: &str = "2026-09-24T03:40:00Z";

/// The fourth Saturday of each month, 22:00–04:00 in Auckland.
fn form(title: &str) -> Value {
    json!({
        "title": title, "kind": "standard", "impact": "degraded", "words": "Short interruptions.",
        "zone": "Pacific/Auckland", "starts": "2026-09-26T22:00", "ends": "2026-09-27T04:00",
        "rule": "FREQ=MONTHLY;BYDAY=4SA", "whom": "all", "services": ["Network"],
    })
}

fn published(door: &Door, title: &str) -> Value {
    door.call("maintenance.save", json!({ "form": form(title), "publish": true }))
}

fn target(kind: &str, place: &str, scope: &str) -> Value {
    json!({ "name": "Web", "kind": kind, "place": place, "scope": scope, "months": 24, "is_notice": true })
}

fn publish(door: &Door) -> Value {
    door.call("maintenance.publish", json!({}))["rows"][0].clone()
}

fn counts(row: &Value) -> (usize, usize, u64, usize) {
    let many = |field: &str| row[field].as_array().expect("a list").len();
    (many("written"), many("removed"), row["unchanged"].as_u64().expect("a number"), many("trouble"))
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    std::fs::read_dir(folder).unwrap().map(name).collect()
}

#[test]
fn a_calendar_is_written_by_hand_for_a_client_a_service_or_all() {
    let door = Door::with_a_contract(NOW);
    published(&door, "Core switch firmware");
    door.call("maintenance.save", json!({ "form": form("Only planned") }));
    let folder = tempfile::tempdir().unwrap();
    let write = |args: Value| {
        let mut asked = json!({ "path": folder.path().join("out.ics") });
        for (key, value) in args.as_object().unwrap() {
            asked[key] = value.clone();
        }
        std::fs::read_to_string(text(&door.call("maintenance.export", asked)["path"])).unwrap()
    };
    let all = write(json!({}));
    assert!(all.contains("SUMMARY:Core switch firmware") && !all.contains("Only planned"), "{all}");
    assert!(write(json!({ "service": "network" })).contains("Core switch"));
    assert!(!write(json!({ "service": "Telephony" })).contains("BEGIN:VEVENT"));
    let redacted = write(json!({ "redacted": true }));
    assert!(redacted.contains("Planned maintenance") && !redacted.contains("Core switch"), "{redacted}");
    let redacted = write(json!({ "redacted": true, "service": "network" }));
    assert!(redacted.contains("BEGIN:VEVENT") && redacted.contains("NAME:Maintenance\\, "), "{redacted}");
    assert!(!redacted.to_lowercase().contains("network"), "no service stands in its name either: {redacted}");
    let refused = door.refused("maintenance.export", json!({ "path": "x.ics", "client": "Nobody Ltd" }));
    assert_eq!(refused.code, Code::NotFound);
}

#[test]
fn a_folder_is_kept_current_and_only_what_changed_is_written() {
    let door = Door::with_a_contract(NOW);
    published(&door, "Core switch firmware");
    let folder = tempfile::tempdir().unwrap();
    door.call(
        "maintenance.save_target",
        target("folder", &folder.path().display().to_string(), "each_client"),
    );
    let first = publish(&door);
    let clients = names_in(folder.path()).len();
    assert_eq!(counts(&first), (clients, 0, 0, 0), "{first}");
    assert_eq!(counts(&publish(&door)), (0, 0, u64::try_from(clients).unwrap(), 0));
    door.call("clients.save", json!({ "name": "Rimu Foods", "zone": "Pacific/Auckland" }));
    assert_eq!(counts(&publish(&door)).0, 1);
    assert!(names_in(folder.path()).contains("rimu-foods.ics"));
    let shown = door.call("maintenance.targets", json!({}));
    assert_eq!(shown["rows"][0]["resources"], json!(clients + 1));
    assert_eq!(shown["rows"][0]["last"]["trouble"], json!([]));
}

#[test]
fn a_target_is_refused_with_every_reason() {
    let door = Door::with_a_contract(NOW);
    let fields = |asked: Value| -> Vec<String> {
        let refused = door.refused("maintenance.save_target", asked);
        refused.problems.iter().map(|problem| problem.field.clone()).collect()
    };
    assert_eq!(fields(target("file", "calendars/all.ics", "all")), ["place"], "a job runs somewhere else");
    assert_eq!(fields(target("caldav", "", "service")), ["place", "server", "service"]);
    let mut months = target("file", "/srv/all.ics", "all");
    months["months"] = json!(12);
    assert_eq!(fields(months), ["months"]);
}

#[test]
fn a_file_that_cannot_be_written_is_said_and_nothing_stands_there() {
    let door = Door::with_a_contract(NOW);
    published(&door, "Core switch firmware");
    door.call("maintenance.save_target", target("file", "/nowhere/at/all.ics", "all"));
    let row = publish(&door);
    assert_eq!(counts(&row), (0, 0, 0, 1));
    assert!(text(&row["trouble"][0]).contains("/nowhere/at/all.ics could not be written"), "{row}");
}

/// Radicale on the loopback with one calendar in it; gone with the value.
struct Radicale {
    server: Server,
    folder: tempfile::TempDir,
}

impl Radicale {
    fn start() -> Self {
        needs(Package::Radicale);
        let folder = tempfile::tempdir().unwrap();
        let port = free_port();
        let collection = folder.path().join("storage/collection-root/desk/maintenance");
        std::fs::create_dir_all(&collection).unwrap();
        std::fs::write(collection.join(".Radicale.props"), r#"{"tag": "VCALENDAR"}"#).unwrap();
        let config = folder.path().join("config");
        let settings = format!(
            "[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[storage]\nfilesystem_folder = {}\n[web]\ntype = none\n",
            folder.path().join("storage").display()
        );
        std::fs::write(&config, settings).unwrap();
        let mut radicale = Command::new("radicale");
        radicale.arg("--config").arg(&config);
        Self { server: Server::start(radicale, port, &folder.path().join("log")), folder }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.server.port())
    }

    /// Enters the server at a desk; nobody logs in.
    fn entered_at(&self, door: &Door) -> String {
        let now = domain::time::Instant::parse_rfc3339(NOW).unwrap();
        let id = domain::ids::CaldavServerId::new(now);
        let server = store::caldav::CaldavServer {
            id,
            name: "Radicale".to_owned(),
            url: self.url(),
            user_name: String::new(),
            authorities: String::new(),
        };
        let store = super::store_stage::open(&door.folder.path().join("desk.db")).unwrap();
        store.write::<_, store::StoreError>(|tx| store::caldav::insert(tx, &server, now)).unwrap();
        id.to_string()
    }

    fn collection(&self) -> std::path::PathBuf {
        self.folder.path().join("storage/collection-root/desk/maintenance")
    }

    /// The entries as they lie on the server.
    fn entries(&self) -> Vec<(String, String)> {
        let mut names: Vec<String> =
            names_in(&self.collection()).into_iter().filter(|name| name.ends_with(".ics")).collect();
        names.sort();
        let read = |name: String| {
            let text = std::fs::read_to_string(self.collection().join(&name)).unwrap();
            (name, text)
        };
        names.into_iter().map(read).collect()
    }
}

#[test]
fn a_server_takes_changes_and_removes_entries_without_a_duplicate_after_ten_runs() {
    let radicale = Radicale::start();
    let door = Door::with_a_contract(NOW);
    let mut save = target("caldav", "/desk/maintenance/", "all");
    save["server_id"] = json!(radicale.entered_at(&door));
    door.call("maintenance.save_target", save);
    let mut windows = vec![published(&door, "Core switch firmware")];
    assert_eq!(counts(&publish(&door)), (1, 0, 0, 0));
    for run in 1..10 {
        let before = windows.len();
        match run % 3 {
            0 => {
                let window = windows.pop().unwrap();
                let asked = json!({ "id": window["id"], "expected_version": window["version"],
                                    "recurrence_id": "", "scope": "all" });
                door.call("maintenance.cancel", asked);
            }
            1 => windows.push(published(&door, &format!("Patch night {run}"))),
            _ => {
                let window = windows.pop().unwrap();
                let asked = json!({ "id": window["id"], "expected_version": window["version"], "scope": "all",
                                    "recurrence_id": "", "form": form(&format!("Renamed {run}")) });
                windows.push(door.call("maintenance.save", asked));
            }
        }
        let row = publish(&door);
        assert_eq!(counts(&row).3, 0, "run {run}: {row}");
        assert_eq!(counts(&row).0, 1, "run {run}, {before} windows: only one changed: {row}");
        let uids: Vec<String> = radicale.entries().iter().map(|(_, text)| uid(text)).collect();
        assert_eq!(uids.iter().collect::<BTreeSet<_>>().len(), uids.len(), "run {run}: {uids:?}");
    }
    let there = radicale.entries();
    assert_eq!(there.len(), 4, "each window once, the cancelled ones as cancelled");
    assert_eq!(there.iter().filter(|(_, text)| text.contains("STATUS:CANCELLED")).count(), 3);
    assert_eq!(counts(&publish(&door)), (0, 0, 4, 0), "nothing changed, nothing is touched");

    // Somebody edits one on the server, and takes another away.
    let (edited, text) = &there[0];
    std::fs::write(radicale.collection().join(edited), text.replace("SUMMARY:", "SUMMARY:Moved by hand "))
        .unwrap();
    std::fs::remove_file(radicale.collection().join(&there[1].0)).unwrap();
    let row = publish(&door);
    let said = row["trouble"].to_string();
    assert!(said.contains("changed on the server") && said.contains("taken away on the server"), "{said}");
    let healed = radicale.entries();
    assert_eq!(healed.len(), 4);
    assert!(healed.iter().all(|(_, text)| !text.contains("Moved by hand")));
}

fn uid(entry: &str) -> String {
    let line = entry.lines().find(|line| line.starts_with("UID:")).expect("an entry has a UID");
    line.trim_end().to_owned()
}

#[test]
fn a_calendar_is_imported_as_drafts_once_and_what_is_left_out_is_said() {
    let door = Door::with_a_contract(NOW);
    let event = |uid: &str, lines: &str| {
        format!("BEGIN:VEVENT\nUID:{uid}\nSUMMARY:Patch {uid}\n{lines}\nEND:VEVENT\n")
    };
    let file = |hours: u32| {
        let one = event(
            "a",
            &format!(
                "DTSTART;TZID=New Zealand Standard Time:20261003T220000\nDURATION:PT{hours}H\nRRULE:FREQ=WEEKLY"
            ),
        );
        let two = event("b", "DTSTART:20261003T220000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY");
        format!("BEGIN:VCALENDAR\n{one}{two}END:VCALENDAR")
    };
    let import = |command: &str, hours: u32| door.call(command, json!({ "text": file(hours) }));
    let counts = |reply: &Value| {
        ["entered", "changed", "unchanged"].map(|field| reply[field].as_u64().expect("a number"))
    };
    let looked = import("maintenance.import_preview", 4);
    assert_eq!(counts(&looked), [1, 0, 0]);
    assert!(text(&looked["left_out"][0]["why"]).contains("SECONDLY"), "{looked}");
    assert_eq!(counts(&import("maintenance.import", 4)), [1, 0, 0], "a look changed nothing");
    assert_eq!(counts(&import("maintenance.import", 4)), [0, 0, 1]);
    assert_eq!(counts(&import("maintenance.import", 5)), [0, 1, 0]);
    let window = door.call("maintenance.get", json!({ "id": "MW-1" }));
    assert_eq!(
        (text(&window["status"]), text(&window["when"])),
        ("draft".into(), "Every Saturday, 22:00–03:00".into())
    );
    door.call("maintenance.publish_window", json!({ "id": "MW-1", "expected_version": window["version"] }));
    let published = import("maintenance.import", 6);
    assert_eq!(counts(&published), [0, 0, 1]);
    assert!(text(&published["rows"][0]["said"][0]).contains("MW-1 was published"), "{published}");
    let refused = door.refused("maintenance.import", json!({ "text": "no calendar" }));
    assert_eq!(refused.code, Code::File);
}

#[test]
fn a_changed_calendar_changes_of_a_draft_what_changed_in_the_file_and_keeps_what_was_typed() {
    let door = Door::with_a_contract(NOW);
    let import = |title: &str, words: &str, start: u32| {
        let event = format!(
            "BEGIN:VEVENT\nUID:a\nSUMMARY:{title}\nDESCRIPTION:{words}\nDTSTART;TZID=Pacific/Auckland:20261003T{start}0000\nDURATION:PT1H\nEND:VEVENT"
        );
        let text = format!("BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR");
        door.call("maintenance.import", json!({ "text": text }))["rows"][0].clone()
    };
    let draft = || {
        let form = door.call("maintenance.get", json!({ "id": "MW-1" }))["form"].clone();
        ["title", "words", "starts"].map(|field| text(&form[field])).join(", ")
    };
    let type_in = |field: &str, typed: &str| {
        let window = door.call("maintenance.get", json!({ "id": "MW-1" }));
        let mut form = window["form"].clone();
        form[field] = json!(typed);
        let save = json!({ "id": window["id"], "expected_version": window["version"], "form": form });
        door.call("maintenance.save", save);
    };
    import("Patch", "Short", 20);
    assert_eq!(import("Patch night", "Short", 20)["fate"], "changed", "nobody typed anything");
    assert_eq!(draft(), "Patch night, Short, 2026-10-03T20:00");
    type_in("title", "OpenSSL everywhere");
    let row = import("Patch night", "Mail is away", 21);
    assert_eq!((&row["fate"], &row["said"]), (&json!("changed"), &json!([])));
    assert_eq!(draft(), "OpenSSL everywhere, Mail is away, 2026-10-03T21:00");
    type_in("words", "Mail is slow");
    type_in("starts", "2026-10-03T20:30");
    let row = import("Patch evening", "Mail is off", 19);
    assert_eq!((&row["fate"], &row["title"]), (&json!("unchanged"), &json!("OpenSSL everywhere")));
    assert_eq!(
        row["said"],
        json!([
            "Its title stays as it was typed here; the file says \"Patch evening\".",
            "Its words stay as they were typed here; the file has others.",
            "Its times stay as they were changed here; the file says Sat 3 Oct 2026 19:00 – 20:00."
        ])
    );
    assert_eq!(draft(), "OpenSSL everywhere, Mail is slow, 2026-10-03T20:30");
}
