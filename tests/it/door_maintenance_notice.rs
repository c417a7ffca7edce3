//! Notices of maintenance through the door: who is to be told until when, the letters, the evidence, the outbox.

use api::failure::Code;
use serde_json::{Value, json};
use tests::door::{Door, text};

/// Thursday 24 September 2026 15:40 in Auckland.
const NOW: &str = "2026-09-24T03:40:00Z";
const NIGHT: &str = "2026-09-26T22:00:00";

/// Three clients: two with technical contacts, one without; one window on the night the clocks go forward.
fn desk() -> (Door, Value) {
    let door = Door::with_a_contract(NOW);
    contacts(&door, "Harbour Dental Ltd", "en-NZ", "Pacific/Auckland");
    let atiawa = json!({ "name": "Te Ātiawa Trust", "zone": "Pacific/Auckland" });
    door.call("clients.save", atiawa);
    contacts(&door, "Te Ātiawa Trust", "de-DE", "Europe/Berlin");
    door.call("clients.save", json!({ "name": "Kauri Legal", "zone": "Pacific/Auckland" }));
    let window = published(&door, json!({}));
    (door, window)
}

fn contacts(door: &Door, name: &str, locale: &str, zone: &str) {
    let client = door.call("clients.get", json!({ "id": name }));
    let domain = if name.starts_with('H') { "harbour.example" } else { "teatiawa.example" };
    let person = |first: &str, role: &str| {
        let email = format!("{}@{domain}", first.to_lowercase());
        json!({ "name": first, "email": email, "emails": [email], "phone": "", "roles": [role] })
    };
    door.call("clients.save", json!({
        "id": client["id"], "expected_version": client["version"], "name": name, "zone": zone, "locale": locale,
        "contacts": [person("Ana", "technical"), person("Bo", "backup"), person("Cash", "billing")],
    }));
}

fn published(door: &Door, changes: Value) -> Value {
    let mut form = json!({
        "title": "Core switch firmware", "kind": "standard", "impact": "degraded", "words": "Short interruptions.",
        "zone": "Pacific/Auckland", "starts": "2026-09-26T22:00", "ends": "2026-09-27T04:00",
        "rule": "FREQ=MONTHLY;BYDAY=4SA", "whom": "all", "services": ["Mail", "Files"],
    });
    for (field, value) in changes.as_object().unwrap() {
        form[field] = value.clone();
    }
    door.call("maintenance.save", json!({ "form": form, "publish": true }))
}

fn mail_server(door: &Door) {
    let settings = json!({
        "expected_version": 0, "host": "127.0.0.1", "port": 2525, "security": "none", "in_the_clear": true,
        "sender_name": "Kererū IT", "sender_address": "desk@kereru.example",
    });
    door.call("mail.save_settings", settings);
}

fn notices(door: &Door, window: &Value) -> Value {
    door.call("maintenance.notices", json!({ "id": window["id"], "recurrence_id": NIGHT }))
}

/// `Harbour Dental Ltd in_time Sent: 2 people, 53 h` of each client.
fn lines(notices: &Value) -> Vec<String> {
    let line = |row: &Value| {
        format!(
            "{} {} {}: {}",
            text(&row["name"]),
            text(&row["state"]),
            text(&row["word"]),
            text(&row["detail"])
        )
    };
    notices["clients"].as_array().unwrap().iter().map(line).collect()
}

fn by_hand(door: &Door, window: &Value, client: &str, told_at: &str) -> Value {
    door.call("maintenance.record_notice", json!({
        "id": window["id"], "recurrence_id": NIGHT, "clients": [client], "channel": "phone", "told_at": told_at,
        "recipients": "Ana, Bo",
    }))
}

fn moved(door: &Door, window: &Value, starts: &str, ends: &str) -> Value {
    let version = door.call("maintenance.get", json!({ "id": window["id"] }))["version"].clone();
    door.call("maintenance.move", json!({
        "id": window["id"], "expected_version": version, "recurrence_id": NIGHT, "starts": starts, "ends": ends,
        "scope": "one",
    }))
}

#[test]
fn the_last_moment_stands_above_who_is_still_to_be_told() {
    let (door, window) = desk();
    let view = notices(&door, &window);
    assert_eq!(view["mark"]["words"], "0 of 3 told");
    assert_eq!((&view["mark"]["state"], &view["mark"]["of"]), (&json!("near"), &json!(3)));
    let last = &view["mark"]["last_moment"];
    assert_eq!((&last["local"], &last["abbreviation"]), (&json!("2026-09-24T22:00:00"), &json!("NZST")));
    assert_eq!(view["left"], 6 * 3600 + 20 * 60);
    assert_eq!(view["limit"], "6 h 20 min left · 48 h before the start");
    assert_eq!(
        lines(&view),
        [
            "Harbour Dental Ltd not_told Not sent: 2 addresses ready",
            "Kauri Legal no_address No address: no technical contact with mail",
            "Te Ātiawa Trust not_told Not sent: 2 addresses ready",
        ]
    );
    assert_eq!(view["ready"].as_array().unwrap().len(), 2, "who has no address is not ready");
    let berlin = &view["clients"][2]["last_moment"];
    assert_eq!((&berlin["local"], &berlin["zone"]), (&json!("2026-09-24T12:00:00"), &json!("Europe/Berlin")));
    assert_eq!(
        (&view["clients"][0]["assumed"], &view["clients"][1]["assumed"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(view["clients"][0]["where_practical"], true, "CyberMark §6.2");
}

#[test]
fn what_was_told_by_hand_counts_from_the_moment_it_was_told_and_stays() {
    let (door, window) = desk();
    by_hand(&door, &window, "Kauri Legal", "2026-09-22T10:12");
    let view = by_hand(&door, &window, "Harbour Dental Ltd", "");
    assert_eq!(lines(&view)[1], "Kauri Legal in_time Told: 2 people, 107 h 48 min");
    assert_eq!(lines(&view)[0], "Harbour Dental Ltd in_time Told: 2 people, 54 h 20 min");
    assert_eq!(view["mark"]["words"], "2 of 3 told");
    let evidence = &view["evidence"][0];
    assert_eq!((&evidence["channel"], &evidence["recipients"]), (&json!("phone"), &json!("Ana, Bo")));
    assert_eq!(text(&evidence["sha256"]).len(), 64);
    assert!(text(&evidence["body"]).contains("Core switch firmware"));
    let wrong = door.refused(
        "maintenance.record_notice",
        json!({
            "id": window["id"], "recurrence_id": NIGHT, "clients": [], "channel": "pigeon",
            "told_at": "2027-01-01T00:00", "recipients": " ",
        }),
    );
    let fields: Vec<&str> = wrong.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["clients", "recipients", "channel", "told_at"]);
}

#[test]
fn told_a_second_too_late_is_late_and_says_by_how_much() {
    let (door, window) = desk();
    door.set_clock("2026-09-24T10:00:00Z");
    let view = by_hand(&door, &window, "Kauri Legal", "");
    assert_eq!(lines(&view)[1], "Kauri Legal in_time Told: 2 people, 48 h");
    door.set_clock("2026-09-24T10:00:01Z");
    let view = by_hand(&door, &window, "Harbour Dental Ltd", "");
    assert_eq!(lines(&view)[0], "Harbour Dental Ltd late Late: 2 people, 47 h 59 min, 1 s too late");
    assert_eq!(view["mark"]["state"], "missed");
    assert_eq!(text(&view["limit"]), "missed by 0 min · 48 h before the start");
}

#[test]
fn a_change_that_goes_beyond_what_was_told_asks_for_another_notice_with_the_change_in_words() {
    let (door, window) = desk();
    for client in ["Harbour Dental Ltd", "Kauri Legal", "Te Ātiawa Trust"] {
        by_hand(&door, &window, client, "2026-09-22T10:00");
    }
    moved(&door, &window, "2026-09-26T23:00", "2026-09-27T03:00");
    let view = notices(&door, &window);
    assert_eq!(
        (&view["mark"]["state"], &view["mark"]["told"]),
        (&json!("told"), &json!(3)),
        "shorter is told"
    );
    moved(&door, &window, "2026-09-26T21:00", "2026-09-27T04:00");
    let view = notices(&door, &window);
    assert_eq!(view["mark"]["words"], "0 of 3 told");
    assert_eq!(
        lines(&view)[0],
        "Harbour Dental Ltd tell_again Tell again: starts 1 h earlier, 2 addresses ready"
    );
    let letter = json!({ "id": window["id"], "recurrence_id": NIGHT, "client": "Harbour Dental Ltd" });
    let letter = door.call("maintenance.notice_letter", letter);
    assert_eq!(letter["occasion"], "change");
    let body = text(&letter["body"]);
    assert!(body.contains("it starts 1 h earlier"), "{body}");
    assert!(body.contains("Before: Saturday, 26 September 2026 at 10:00"), "{body}");
    moved(&door, &window, "2026-09-26T22:00", "2026-09-27T04:00");
    assert_eq!(notices(&door, &window)["mark"]["state"], "told", "back at what was told");
}

#[test]
fn who_was_told_is_shown_until_it_hears_that_it_was_called_off() {
    let (door, window) = desk();
    by_hand(&door, &window, "Harbour Dental Ltd", "");
    let version = door.call("maintenance.get", json!({ "id": window["id"] }))["version"].clone();
    door.call(
        "maintenance.cancel",
        json!({
            "id": window["id"], "expected_version": version, "recurrence_id": NIGHT, "scope": "one",
        }),
    );
    let view = notices(&door, &window);
    assert_eq!(view["mark"]["words"], "1 to tell that it is off");
    assert_eq!(
        lines(&view)[..2],
        [
            "Harbour Dental Ltd tell_called_off Tell again: was called off, 2 addresses ready",
            "Kauri Legal not_needed Not needed: was not told of it",
        ]
    );
    let letter = json!({ "id": window["id"], "recurrence_id": NIGHT, "client": "Harbour Dental Ltd" });
    let letter = door.call("maintenance.notice_letter", letter);
    assert_eq!((&letter["occasion"], &letter["method"]), (&json!("cancellation"), &json!("CANCEL")));
    let view = by_hand(&door, &window, "Harbour Dental Ltd", "");
    assert_eq!(view["mark"]["words"], "all told");
}

#[test]
fn letters_are_written_in_the_language_and_on_the_clocks_of_the_client() {
    let (door, window) = desk();
    let letter = |client: &str, months: i64| {
        let of = json!({ "id": window["id"], "recurrence_id": NIGHT, "client": client, "months": months });
        door.call("maintenance.notice_letter", of)
    };
    let german = letter("Te Ātiawa Trust", 0);
    let body = text(&german["body"]);
    assert!(body.contains("Samstag, 26. September 2026 um 12:00 CEST – 17:00 CEST"), "{body}");
    assert!(
        body.contains("Dear Ana, Bo,") && body.contains("It lasts 5 h. Affected: Mail, Files."),
        "{body}"
    );
    assert!(!body.contains('{'), "no place is left: {body}");
    assert_eq!((&german["template"], &german["method"]), (&json!("built_in"), &json!("REQUEST")));
    assert_eq!(german["to"].as_array().unwrap().len(), 2, "invoices go elsewhere");
    let series = letter("Te Ātiawa Trust", 3);
    assert_eq!(series["occurrences"], 3);
    assert!(text(&series["body"]).contains("- Samstag, 24. Oktober 2026 um 11:00 CEST"), "{series}");
    let typed = json!({
        "id": window["id"], "recurrence_id": NIGHT, "client": "Kauri Legal", "subject": "Kia ora {client}",
        "body": "{wenn}",
    });
    let wrong = door.refused("maintenance.notice_letter", typed);
    assert_eq!((wrong.code, wrong.problems[0].field.as_str()), (Code::Invalid, "body"));
    assert!(wrong.problems[0].message.contains("{wenn}") && wrong.problems[0].message.contains("{when}"));
}

#[test]
fn one_letter_about_a_series_is_evidence_for_each_of_its_nights() {
    let (door, window) = desk();
    let args = json!({
        "id": window["id"], "recurrence_id": NIGHT, "clients": ["Kauri Legal"], "channel": "meeting",
        "recipients": "Kiri", "months": 3,
    });
    door.call("maintenance.record_notice", args);
    let october = json!({ "id": window["id"], "recurrence_id": "2026-10-24T22:00:00" });
    let view = door.call("maintenance.notices", october);
    assert_eq!(view["mark"]["words"], "1 of 3 told");
    let log = door.call("maintenance.notice_log", json!({ "client": "Kauri Legal" }));
    assert_eq!(log["total"], 3);
    let log = door.call("maintenance.notice_log", json!({ "channel": "email" }));
    assert_eq!(log["total"], 0);
    let path = door.folder.path().join("log.csv");
    let saved = json!({ "filter": { "from": "2026-10-01" }, "path": path });
    door.call("maintenance.save_notice_log", saved);
    let file = std::fs::read_to_string(&path).unwrap();
    assert_eq!(file.lines().count(), 3, "a head and two nights: {file}");
    assert!(file.contains("Kauri Legal,MW-1,Core switch firmware,2026-10-24T22:00:00"), "{file}");
}

#[test]
fn a_letter_about_nights_of_several_lengths_says_each() {
    let (door, window) = desk();
    let lasts = |client: &str, occurrence: &str, months: u32| {
        let of =
            json!({ "id": window["id"], "recurrence_id": occurrence, "client": client, "months": months });
        let body = text(&door.call("maintenance.notice_letter", of)["body"]);
        let (_, line) = body.split_once("It lasts ").expect("the built-in letter says how long it lasts");
        line.split_once(". Affected").expect("a sentence").0.to_owned()
    };
    let harbour = "Harbour Dental Ltd";
    assert_eq!(lasts(harbour, NIGHT, 0), "5 h", "the clocks go forward");
    assert_eq!(
        lasts(harbour, NIGHT, 3).replace('\u{202f}', " "),
        "6 h; Saturday, 26 September 2026 at 10:00 pm NZST: 5 h"
    );
    assert_eq!(lasts(harbour, "2026-10-24T22:00:00", 2), "6 h");
    let german = lasts("Te Ātiawa Trust", NIGHT, 3);
    assert_eq!(german, "6 h; Samstag, 26. September 2026 um 12:00 CEST: 5 h");
}

#[test]
fn a_series_that_goes_on_as_another_window_keeps_what_was_told_of_its_nights() {
    let (door, window) = desk();
    by_hand(&door, &window, "Kauri Legal", "");
    let args = json!({
        "id": window["id"], "recurrence_id": NIGHT, "clients": ["Kauri Legal"], "channel": "phone",
        "recipients": "Kiri", "months": 1,
    });
    door.call("maintenance.record_notice", args);
    let version = door.call("maintenance.get", json!({ "id": window["id"] }))["version"].clone();
    let later = door.call(
        "maintenance.move",
        json!({
            "id": window["id"], "expected_version": version, "recurrence_id": "2026-10-24T22:00:00",
            "starts": "2026-10-24T21:00", "ends": "2026-10-25T03:00", "scope": "following",
        }),
    );
    assert_eq!(later["number"], "MW-2");
    let view = door.call("maintenance.notices", json!({ "id": "MW-2" }));
    assert_eq!(
        lines(&view)[1],
        "Kauri Legal no_address No address: starts 1 h earlier, no technical contact with mail"
    );
    assert_eq!(view["evidence"].as_array().unwrap().len(), 1);
}

#[test]
fn templates_are_kept_per_occasion_and_per_client() {
    let (door, window) = desk();
    let save = |client: &str, version: i64, subject: &str, body: &str| {
        json!({
            "occasion": "announcement", "client": client, "expected_version": version, "subject": subject,
            "body": body,
        })
    };
    let wrong = door.refused("maintenance.save_notice_template", save("", 0, "{titel}", "x"));
    assert!(wrong.problems[0].message.contains("{titel}"), "{wrong}");
    door.call("maintenance.save_notice_template", save("", 0, "All: {title}", "{when}"));
    door.call("maintenance.save_notice_template", save("Kauri Legal", 0, "Kauri: {title}", "{when}"));
    let subject = |client: &str| {
        let of = json!({ "id": window["id"], "recurrence_id": NIGHT, "client": client });
        text(&door.call("maintenance.notice_letter", of)["subject"])
    };
    assert_eq!(subject("Harbour Dental Ltd"), "All: Core switch firmware");
    assert_eq!(subject("Kauri Legal"), "Kauri: Core switch firmware");
    let conflict = door.refused("maintenance.save_notice_template", save("", 0, "x", "y"));
    assert_eq!(conflict.code, Code::Conflict);
    let kept = door.call("maintenance.save_notice_template", save("Kauri Legal", 1, "", ""));
    assert_eq!(kept["rows"].as_array().unwrap().len(), 5, "one per occasion is left");
    assert_eq!(subject("Kauri Legal"), "All: Core switch firmware");
}

#[test]
fn nobody_is_told_of_a_draft_or_without_a_mail_server() {
    let (door, window) = desk();
    let send = |id: &Value| json!({ "id": id, "recurrence_id": NIGHT });
    let none = door.refused("maintenance.send_notice", send(&window["id"]));
    assert_eq!(none.code, Code::NotNow, "no server is set up");
    assert_eq!(door.call("maintenance.notice_log", json!({}))["total"], 0, "nothing is kept of what failed");
    let form = json!({
        "title": "Hypervisors", "kind": "standard", "impact": "none", "zone": "Pacific/Auckland",
        "starts": "2026-09-26T22:00", "ends": "2026-09-27T04:00", "whom": "all",
    });
    let draft = door.call("maintenance.save", json!({ "form": form }));
    let refused = door.refused("maintenance.send_notice", send(&draft["id"]));
    assert!(refused.message.contains("MW-2 is still a draft"), "{refused}");
    let only = json!({ "id": window["id"], "recurrence_id": NIGHT, "clients": ["Kauri Legal"] });
    let refused = door.refused("maintenance.send_notice", only);
    assert!(refused.message.contains("Kauri Legal: no technical contact with mail"), "{refused}");
}

#[test]
fn a_letter_becomes_a_file_with_its_invitation_and_tells_nobody() {
    let (door, window) = desk();
    let letters = json!({ "id": window["id"], "recurrence_id": NIGHT });
    let folder = door.folder.path().join("letters/september");
    let args = json!({ "letters": letters, "path": folder });
    let refused = door.refused("maintenance.save_notice", args.clone());
    assert_eq!(refused.code, Code::NotNow, "an e-mail has a sender: {refused}");
    assert!(refused.message.contains("which address they come from") && !folder.exists(), "{refused}");
    mail_server(&door);
    let saved = door.call("maintenance.save_notice", args);
    assert!(folder.is_dir(), "the folder is made");
    assert_eq!(saved["paths"].as_array().unwrap().len(), 2);
    assert_eq!(saved["left_out"], json!(["Kauri Legal: no technical contact with mail"]));
    let file = std::fs::read_to_string(text(&saved["paths"][0])).unwrap();
    assert!(file.contains("X-Unsent: 1") && file.contains("ana@harbour.example"), "{file}");
    assert!(file.contains("text/calendar") && file.contains("method=\"REQUEST\""), "{file}");
    assert!(file.contains("From: ") && file.contains("desk@kereru.example"), "{file}");
    let one = json!({ "id": window["id"], "recurrence_id": NIGHT, "clients": ["Harbour Dental Ltd"] });
    let path = door.folder.path().join("harbour.eml");
    door.call("maintenance.save_notice", json!({ "letters": one, "path": path }));
    assert!(path.is_file(), "one letter is a file where one is named");
    assert_eq!(notices(&door, &window)["mark"]["told"], 0);
}

#[test]
fn an_emergency_is_told_with_its_category_reason_and_approver() {
    let (door, _) = desk();
    let window = published(
        &door,
        json!({
            "kind": "emergency", "category": "security_patch", "reason": "OpenSSL is attacked.", "requester": "Ana Petrie",
            "approver": "L. Hart", "rule": "", "starts": "2026-09-24T18:30", "ends": "2026-09-24T19:15",
        }),
    );
    // CyberMark promises an emergency shorter notice; the client without a policy has the usual one.
    let promised = |affected: &Value| -> Vec<(Value, Value)> {
        let all = affected.as_array().unwrap().iter();
        all.map(|client| (client["notice_hours"].clone(), client["last_moment"]["local"].clone())).collect()
    };
    let expected = [(json!(0), json!("2026-09-24T18:30:00")), (json!(48), json!("2026-09-22T18:30:00"))];
    assert_eq!(promised(&window["affected"])[..2], expected);
    let preview = door.call("maintenance.preview", json!({ "form": window["form"] }));
    assert_eq!(promised(&preview["affected"])[..2], expected, "before it is planned as well");
    let view = door.call("maintenance.notices", json!({ "id": window["id"] }));
    assert_eq!(
        view["clients"][0]["last_moment"]["local"], "2026-09-24T18:30:00",
        "CyberMark: shorter notice"
    );
    assert_eq!(
        view["clients"][1]["last_moment"]["local"], "2026-09-22T18:30:00",
        "without a policy the usual 48 h"
    );
    let of = json!({ "id": window["id"], "client": "Harbour Dental Ltd" });
    let body = text(&door.call("maintenance.notice_letter", of)["body"]);
    for word in ["security patch", "OpenSSL is attacked.", "Approved by L. Hart"] {
        assert!(body.contains(word), "{body}");
    }
}

#[test]
fn home_and_every_list_show_limits_that_are_near() {
    let (door, window) = desk();
    let home = door.call("app.home", json!({}))["notices"].clone();
    assert_eq!((&home["count"], &home["rows"][0]["number"]), (&json!(1), &json!("MW-1")));
    assert_eq!(
        (&home["rows"][0]["who"], &home["rows"][0]["left_in_words"]),
        (&json!("3 of 3 not told"), &json!("6 h 20 min left"))
    );
    door.set_clock("2026-09-24T12:00:00Z");
    let missed = door.call("maintenance.notices_due", json!({}));
    assert_eq!(missed["rows"][0]["left_in_words"], "missed by 2 h");
    let week = door.call("maintenance.week", json!({ "day": "2026-09-24" }));
    assert_eq!(week["bars"][0]["occurrence"]["notice"]["state"], "missed");
    for client in ["Harbour Dental Ltd", "Kauri Legal", "Te Ātiawa Trust"] {
        by_hand(&door, &window, client, "2026-09-23T10:00");
    }
    let list = door.call("maintenance.list", json!({ "from": "2026-09-20", "to": "2026-09-30" }));
    assert_eq!(list["rows"][0]["notice"]["words"], "all told Wed 23 Sep");
    assert_eq!(door.call("app.home", json!({}))["notices"]["count"], 0);
}

#[test]
fn a_mail_in_the_outbox_is_no_notice_yet_and_is_not_sent_twice() {
    let (door, window) = desk();
    mail_server(&door);
    let send = json!({ "id": window["id"], "recurrence_id": NIGHT });
    let sent = door.call("maintenance.send_notice", send.clone());
    assert_eq!(sent["sent"], json!(["Harbour Dental Ltd", "Te Ātiawa Trust"]));
    assert_eq!(sent["left_out"], json!(["Kauri Legal: no technical contact with mail"]));
    let view = notices(&door, &window);
    assert_eq!(view["mark"]["words"], "0 of 3 told", "a mail counts when the server has taken it");
    assert_eq!(lines(&view)[0], "Harbour Dental Ltd waiting In the outbox: leaves by itself");
    assert_eq!(view["evidence"][0]["mail"], "waits in the outbox");
    let again = door.refused("maintenance.send_notice", send);
    assert_eq!(again.code, Code::NotNow, "{again}");
    let outbox = door.call("mail.outbox", json!({ "state": "", "offset": 0, "limit": 10 }));
    assert_eq!(outbox["total"], 2);
}
