//! A notice by mail to a real server: it counts from when the server took it, and carries the invitation of its night.

use serde_json::json;
use tests::door::{Door, text};
use tests::mail_server::{MailServer, OPEN};

/// Thursday 24 September 2026 15:40 in Auckland: 54 h 20 min before the window.
const NOW: &str = "2026-09-24T03:40:00Z";
const NIGHT: &str = "2026-09-26T22:00:00";

fn desk(server: &MailServer) -> Door {
    let door = Door::with_a_contract(NOW);
    let client = door.call("clients.get", json!({ "id": "Harbour Dental Ltd" }));
    let ana = json!({ "name": "Ana", "email": "ana@harbour.example", "emails": ["ana@harbour.example"], "phone": "", "roles": ["technical"] });
    door.call(
        "clients.save",
        json!({
            "id": client["id"], "expected_version": client["version"], "name": "Harbour Dental Ltd",
            "zone": "Pacific/Auckland", "contacts": [ana],
        }),
    );
    let settings = server.settings();
    door.call("mail.save_settings", json!({
        "expected_version": 0, "host": settings.host, "port": settings.port, "security": settings.security.key(),
        "in_the_clear": true, "user_name": "", "sender_name": settings.sender_name,
        "sender_address": settings.sender_address, "authorities": server.authority(),
    }));
    door.call("maintenance.save", json!({ "publish": true, "form": {
        "title": "Core switch firmware", "kind": "standard", "impact": "degraded", "zone": "Pacific/Auckland",
        "starts": "2026-09-26T22:00", "ends": "2026-09-27T04:00", "rule": "FREQ=MONTHLY;BYDAY=4SA", "whom": "all",
    }}));
    door
}

fn told(door: &Door) -> String {
    let view = door.call("maintenance.notices", json!({ "id": "MW-1", "recurrence_id": NIGHT }));
    let row = &view["clients"][0];
    format!("{} {}: {}", text(&row["state"]), text(&row["word"]), text(&row["detail"]))
}

fn send(door: &Door) {
    door.call("maintenance.send_notice", json!({ "id": "MW-1", "recurrence_id": NIGHT }));
}

/// The lines of the calendar part of a mail, unfolded.
fn invitation(mail: &str) -> Vec<String> {
    let part =
        mail.split("Content-Type: text/calendar").nth(1).expect("a mail about a window has a calendar part");
    let body = part.split_once("\r\n\r\n").expect("a part has a body").1;
    let body = body.split("\r\n--").next().expect("a part ends");
    let head = part.split("\r\n\r\n").next().unwrap_or_default();
    let text = if head.contains("base64") {
        let packed: String = body.split_whitespace().collect();
        String::from_utf8(decoded(&packed)).expect("a calendar is UTF-8")
    } else {
        body.replace("=\r\n", "").replace("=3D", "=")
    };
    text.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

fn decoded(packed: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values = packed.bytes().filter_map(|letter| LETTERS.iter().position(|known| *known == letter));
    let values: Vec<u32> = values.map(|value| value as u32).collect();
    let bytes = values.chunks(4).flat_map(|four| {
        let all = four.iter().enumerate().fold(0, |sum, (place, value)| sum | value << (18 - 6 * place));
        all.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}

fn value(lines: &[String], name: &str) -> String {
    let of = |line: &&String| line.split([':', ';']).next() == Some(name);
    let line = lines.iter().find(of).unwrap_or_else(|| panic!("{name} is missing: {lines:#?}"));
    line.split_once(':').expect("a property has a value").1.to_owned()
}

#[test]
fn a_notice_counts_from_when_the_server_took_it() {
    let mut server = MailServer::stopped(OPEN);
    let door = desk(&server);
    send(&door);
    door.call("mail.deliver", json!({}));
    assert!(told(&door).starts_with("waiting "), "{}", told(&door));
    server.start();
    // The server is back ten seconds too late.
    door.set_clock("2026-09-24T10:00:10Z");
    assert_eq!(door.call("mail.deliver", json!({}))["tried"]["state"], "sent");
    assert_eq!(told(&door), "late Late: 1 person, 47 h 59 min, 10 s too late");
    let in_time = MailServer::running(OPEN);
    let door = desk(&in_time);
    send(&door);
    door.set_clock("2026-09-24T10:00:00Z");
    door.call("mail.deliver", json!({}));
    assert_eq!(told(&door), "in_time Sent: 1 person, 48 h");
    assert_eq!(in_time.mails().len(), 1);
}

#[test]
fn a_change_is_a_request_of_a_higher_sequence_and_a_cancellation_a_cancel_of_the_same_entry() {
    let server = MailServer::running(OPEN);
    let door = desk(&server);
    let version = || door.call("maintenance.get", json!({ "id": "MW-1" }))["version"].clone();
    let deliver = || while !door.call("mail.deliver", json!({}))["tried"].is_null() {};
    send(&door);
    deliver();
    door.call(
        "maintenance.move",
        json!({
            "id": "MW-1", "expected_version": version(), "recurrence_id": NIGHT, "starts": "2026-09-26T21:00",
            "ends": "2026-09-27T04:00", "scope": "one",
        }),
    );
    assert!(told(&door).starts_with("tell_again "), "{}", told(&door));
    send(&door);
    deliver();
    door.call(
        "maintenance.cancel",
        json!({
            "id": "MW-1", "expected_version": version(), "recurrence_id": NIGHT, "scope": "one",
        }),
    );
    send(&door);
    deliver();
    let mails: Vec<Vec<String>> = server.mails().iter().map(|mail| invitation(mail)).collect();
    let methods: Vec<String> = mails.iter().map(|lines| value(lines, "METHOD")).collect();
    assert_eq!(methods, ["REQUEST", "REQUEST", "CANCEL"]);
    let sequences: Vec<u32> =
        mails.iter().map(|lines| value(lines, "SEQUENCE").parse().expect("a number")).collect();
    assert!(sequences[0] < sequences[1] && sequences[1] < sequences[2], "{sequences:?}");
    let uids: Vec<String> = mails.iter().map(|lines| value(lines, "UID")).collect();
    assert!(uids.iter().all(|uid| *uid == uids[0]), "{uids:?}");
    for lines in &mails {
        assert!(value(lines, "ORGANIZER").contains("support@kereru.example"), "{lines:#?}");
        assert!(value(lines, "ATTENDEE").contains("ana@harbour.example"), "{lines:#?}");
    }
    assert_eq!(value(&mails[2], "STATUS"), "CANCELLED");
    assert_eq!(
        door.call("maintenance.notices", json!({ "id": "MW-1", "recurrence_id": NIGHT }))["mark"]["words"],
        "all told"
    );
}
