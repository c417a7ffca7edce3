//! The outbox and the servers through the door: delivered once, told apart, and no password where it does not belong.

use domain::mail::Security;
use domain::time::Instant;
use serde_json::{Value, json};
use tests::calendar_server::{CalendarServer, PASSWORD, USER};
use tests::door::{Door, answers, text};
use tests::mail_server::{MailServer, OPEN, Wanted};

const NOW: &str = "2026-11-22T10:00:00Z";
const SECRET: &str = "rātā-9-secret";

fn door() -> Door {
    let door = Door::at(NOW);
    door.call("app.set_up", answers());
    door
}

fn use_server(door: &Door, server: &MailServer, change: impl FnOnce(&mut Value)) {
    let known = door.call("mail.settings", json!({}));
    let settings = server.settings();
    let mut save = json!({
        "expected_version": known["version"], "host": settings.host, "port": settings.port,
        "security": settings.security.key(), "user_name": settings.user_name,
        "sender_name": settings.sender_name, "sender_address": settings.sender_address,
        "authorities": server.authority(),
    });
    change(&mut save);
    door.call("mail.save_settings", save);
}

fn put(door: &Door, to: &str, at: &str) -> String {
    let at = Instant::parse_rfc3339(at).unwrap();
    tests::outbox::put(&door.folder.path().join("desk.db"), to, at).to_string()
}

fn state(door: &Door, id: &str) -> Value {
    door.call("mail.get", json!({ "id": id }))
}

#[test]
fn a_mail_waits_longer_each_time_and_is_sent_once_the_server_is_there() {
    let door = door();
    let mut server = MailServer::stopped(OPEN);
    use_server(&door, &server, |_| {});
    let id = put(&door, "ana@harbour.example", NOW);
    assert_eq!(door.call("mail.deliver", json!({}))["tried"]["state"], "waiting");
    let first = state(&door, &id);
    assert!(text(&first["row"]["last_error"]).contains("was not reached"), "{first}");
    assert_eq!(
        door.call("mail.deliver", json!({}))["tried"],
        Value::Null,
        "it is not due before its next try"
    );

    door.set_clock("2026-11-22T10:02:00Z");
    door.call("mail.deliver", json!({}));
    let second = state(&door, &id);
    assert_eq!((&second["row"]["tries"], &second["row"]["state"]), (&json!(2), &json!("waiting")));
    assert!(second["row"]["next_try"]["utc"].as_str() > Some("2026-11-22T10:03:30Z"), "{second}");

    server.start();
    door.set_clock("2026-11-22T10:05:00Z");
    let sent = door.call("mail.deliver", json!({}));
    assert_eq!(sent["tried"]["state"], "sent", "{sent}");
    assert_eq!(sent["tried"]["sent"]["utc"], "2026-11-22T10:05:00Z");
    door.set_clock("2026-11-25T10:05:00Z");
    assert_eq!(door.call("mail.deliver", json!({}))["tried"], Value::Null);
    assert_eq!(server.mails().len(), 1);
    assert!(server.mails()[0].contains(&format!("Message-ID: <{id}@kereru.example>")));
    let outcomes: Vec<Value> =
        state(&door, &id)["tries"].as_array().unwrap().iter().map(|tried| tried["outcome"].clone()).collect();
    assert_eq!(outcomes, ["temporary", "temporary", "sent"]);
}

#[test]
fn what_the_server_never_takes_stops_at_once_and_what_it_may_take_later_does_not() {
    let door = door();
    let server = MailServer::running(OPEN);
    use_server(&door, &server, |_| {});
    let never = put(&door, "refused@harbour.example", NOW);
    let later = put(&door, "busy@harbour.example", NOW);
    while !door.call("mail.deliver", json!({}))["tried"].is_null() {}
    let (never, later) = (state(&door, &never), state(&door, &later));
    assert_eq!((&never["row"]["state"], &never["row"]["refusal"]), (&json!("failed"), &json!("permanent")));
    assert!(text(&never["row"]["last_error"]).contains("550 5.1.1 no such mailbox here"), "{never}");
    assert_eq!((&later["row"]["state"], &later["row"]["refusal"]), (&json!("waiting"), &json!("temporary")));
    assert_eq!(door.call("app.status", json!({}))["counts"]["mails_failed"], 1);
    door.set_clock("2026-11-28T10:00:00Z");
    while !door.call("mail.deliver", json!({}))["tried"].is_null() {}
    let given_up = state(&door, later["row"]["id"].as_str().unwrap());
    assert_eq!(given_up["row"]["state"], "failed", "after five days: {given_up}");
    assert!(text(&given_up["row"]["last_error"]).contains("five days"), "{given_up}");
}

#[test]
fn a_wrong_login_stops_with_words_and_spares_the_account() {
    let door = door();
    let server = MailServer::running(Wanted { security: Security::Tls, login: Some(("desk", SECRET)) });
    use_server(&door, &server, |_| {});
    door.call("mail.set_password", json!({ "password": "wrong-secret", "keep": "keychain" }));
    let one = put(&door, "ana@harbour.example", "2026-11-22T09:59:00Z");
    let two = put(&door, "bea@harbour.example", NOW);
    let tested = door.call("mail.test", json!({}));
    assert_eq!((&tested["works"], &tested["refusal"]), (&json!(false), &json!("login")), "{tested}");
    while !door.call("mail.deliver", json!({}))["tried"].is_null() {}
    let first = state(&door, &one);
    assert_eq!((&first["row"]["state"], &first["row"]["refusal"]), (&json!("failed"), &json!("login")));
    assert!(text(&first["row"]["last_error"]).contains("refused the login (535"), "{first}");
    assert_eq!(state(&door, &two)["row"]["tries"], 0, "the account is not locked by trying them all");

    door.call("mail.set_password", json!({ "password": SECRET, "keep": "session" }));
    assert_eq!(door.call("mail.test", json!({}))["works"], true);
    let again = door.call("mail.retry", json!({ "id": one, "expected_version": first["row"]["version"] }));
    assert_eq!(again["state"], "waiting");
    door.set_clock("2026-11-22T10:31:00Z");
    while !door.call("mail.deliver", json!({}))["tried"].is_null() {}
    assert_eq!(server.mails().len(), 3, "the test and both mails");
}

#[test]
fn a_program_that_ended_while_sending_loses_nothing_and_nobody_sends_beside_it() {
    let door = door();
    let server = MailServer::running(OPEN);
    use_server(&door, &server, |_| {});
    let id = put(&door, "ana@harbour.example", NOW);
    // Another program has taken it and was ended then.
    let store = store::Store::open(&door.folder.path().join("desk.db"), &store::OpenAs::default()).unwrap();
    let now = Instant::parse_rfc3339(NOW).unwrap();
    let until = Instant::parse_rfc3339("2026-11-22T10:05:00Z").unwrap();
    let claim = |store: &store::Store| {
        store.write(|tx| store::outbox::claim(tx, id.parse().unwrap(), now, until)).unwrap()
    };
    let claimed = claim(&store).expect("it is due");
    assert_eq!(claim(&store), None, "one row, one sender");
    assert_eq!(
        door.call("mail.deliver", json!({}))["tried"],
        Value::Null,
        "the other one may still be at it"
    );
    let refused = door.refused("mail.withdraw", json!({ "id": id, "expected_version": 2 }));
    assert!(refused.message.contains("it is sending"), "{refused}");

    door.set_clock("2026-11-22T10:05:01Z");
    assert_eq!(door.call("mail.deliver", json!({}))["tried"]["state"], "sent");
    let late = store::outbox::Ended::Sent { answer: "250 late".to_owned() };
    let late = store.write(|tx| store::outbox::record(tx, &claimed, &late, until));
    assert!(matches!(late, Err(store::StoreError::Conflict { .. })), "{late:?}");
    let view = state(&door, &id);
    assert_eq!(view["tries"][0]["outcome"], "broken_off", "{view}");
    assert_eq!(server.mails().len(), 1);
}

#[test]
fn a_mail_that_was_taken_back_is_not_sent() {
    let door = door();
    let server = MailServer::running(OPEN);
    use_server(&door, &server, |_| {});
    let id = put(&door, "ana@harbour.example", NOW);
    let withdrawn = door.call("mail.withdraw", json!({ "id": id, "expected_version": 1 }));
    assert_eq!(withdrawn["state"], "withdrawn");
    assert_eq!(door.call("mail.deliver", json!({}))["tried"], Value::Null);
    assert!(server.mails().is_empty());
}

#[test]
fn without_a_mail_server_mails_wait_and_it_is_said() {
    let door = door();
    put(&door, "ana@harbour.example", NOW);
    let step = door.call("mail.deliver", json!({}));
    assert!(text(&step["held"]).contains("no mail server is set up"), "{step}");
    assert_eq!(step["due"], 1);
    let refused = door.refused("mail.test", json!({}));
    assert!(refused.advice.contains("Settings, Mail"), "{refused}");
}

#[test]
fn a_calendar_server_is_kept_tried_and_asked_for_its_calendars() {
    let door = door();
    let server = CalendarServer::running();
    let refused = door.refused("caldav.save_server", json!({ "name": "", "url": "http://cloud.example/" }));
    let fields: Vec<&str> = refused.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["name", "url"]);
    let save = json!({ "name": "Cloud", "url": server.url(), "user_name": USER });
    let id = text(&door.call("caldav.save_server", save)["servers"][0]["id"]);
    let without = door.call("caldav.test", json!({ "id": id }));
    assert!(text(&without["tested"]["words"]).contains("There is no password"), "{without}");
    door.call("caldav.set_password", json!({ "id": id, "password": PASSWORD, "keep": "keychain" }));
    assert_eq!(door.call("caldav.test", json!({ "id": id }))["tested"]["works"], true);
    let made = door.call("caldav.make_calendar", json!({ "id": id, "name": "Windows" }));
    assert_eq!(made["calendars"], json!([{ "href": "/ana/windows/", "name": "Windows" }]));
    let history = door.call("history.list", json!({ "limit": 200 })).to_string();
    assert!(history.contains("Cloud") && !history.contains(PASSWORD), "{history}");
    let gone = door.call("caldav.remove_server", json!({ "id": id, "expected_version": 1 }));
    assert_eq!(gone["servers"], json!([]));
}

#[test]
fn no_password_comes_into_the_database_or_the_history() {
    let door = door();
    let server = MailServer::running(Wanted { security: Security::Tls, login: Some(("desk", SECRET)) });
    use_server(&door, &server, |_| {});
    let args = json!({ "password": SECRET, "keep": "keychain" });
    let view = door.send("mail.set_password", args, Some("a key of its own")).unwrap();
    assert_eq!(view["password"], "keychain");
    assert_eq!(door.call("mail.test", json!({}))["works"], true);
    let history = door.call("history.list", json!({ "limit": 200 })).to_string();
    assert!(history.contains("mail.set_password") && !history.contains(SECRET), "{history}");
    assert!(!door.call("mail.settings", json!({})).to_string().contains(SECRET));
    for file in std::fs::read_dir(door.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()));
    }
}
