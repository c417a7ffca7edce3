//! `msp mail`: a scheduled job that delivers, is killed, and delivers once all the same.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant as Clock};

use domain::mail::Security;
use domain::time::Instant;
use serde_json::Value;
use tests::mail_server::{MailServer, OPEN, Wanted};

use crate::program::{Msp, Ran};

const SECRET: &str = "rātā-9-secret";

fn msp() -> Msp {
    Msp::with_contract("cyberitex-standard", "America/Denver", "2026-10-05T09:00:00Z")
}

/// Whatever keychain this machine has is not the tests'.
fn at(msp: &Msp, now: &str, words: &[&str]) -> Command {
    let mut command = msp.command(words);
    command.env("MSP_DESK_NOW", now).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    command.env_remove("MSP_DESK_SMTP_PASSWORD");
    command
}

fn run(command: &mut Command) -> Ran {
    let output = command.stdin(Stdio::null()).output().expect("msp was built");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("msp writes UTF-8");
    Ran { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

fn use_server(msp: &Msp, server: &MailServer) {
    let authorities = msp.path("authority.pem");
    std::fs::write(&authorities, server.authority()).expect("the test's folder is writable");
    let settings = server.settings();
    let (port, authorities) = (settings.port.to_string(), authorities.display().to_string());
    let mut words =
        vec!["mail", "set", "--host", &settings.host, "--port", &port, "--user", &settings.user_name];
    words.extend(["--security", settings.security.key(), "--from", &settings.sender_address]);
    words.extend(["--authorities", &authorities]);
    let ran = run(&mut at(msp, "2026-10-05T09:00:00Z", &words));
    assert_eq!(ran.status, 0, "{ran:?}");
}

fn put(msp: &Msp, to: &str) -> String {
    let now = Instant::parse_rfc3339("2026-10-05T09:00:00Z").expect("a moment of RFC 3339");
    tests::outbox::put(&msp.database(), to, now).to_string()
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|why| panic!("{why}: {ran:?}"))
}

#[test]
fn a_mail_is_delivered_once_after_a_server_that_was_down_twice_and_a_job_that_was_killed() {
    let msp = msp();
    let mut server = MailServer::stopped(OPEN);
    use_server(&msp, &server);
    let id = put(&msp, "ana@harbour.example");
    for now in ["2026-10-05T09:00:00Z", "2026-10-05T09:02:00Z"] {
        let ran = run(&mut at(&msp, now, &["mail", "deliver", "--json"]));
        assert_eq!((ran.status, json(&ran)["tried"][0]["state"].as_str()), (0, Some("waiting")), "{ran:?}");
    }

    // The third try is killed in the middle: something listens, and never answers.
    let silent = std::net::TcpListener::bind(("127.0.0.1", server.port())).unwrap();
    let mut job = at(&msp, "2026-10-05T09:10:00Z", &["mail", "deliver"]);
    let mut job = job.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
    let line = silent.accept().unwrap();
    let started = Clock::now();
    while state(&msp, &id) != "sending" {
        assert!(started.elapsed() < Duration::from_secs(20), "the job does not send");
    }
    job.kill().unwrap();
    job.wait().unwrap();
    drop((line, silent));

    server.start();
    let soon = run(&mut at(&msp, "2026-10-05T09:11:00Z", &["mail", "deliver"]));
    assert!(soon.out.contains("Nothing is due"), "another program might still be sending it: {soon:?}");
    let later = run(&mut at(&msp, "2026-10-05T09:20:00Z", &["mail", "deliver", "--json"]));
    assert_eq!(json(&later)["tried"][0]["state"], "sent", "{later:?}");
    let again = run(&mut at(&msp, "2026-10-06T09:20:00Z", &["mail", "deliver", "--json"]));
    assert_eq!(json(&again)["tried"], serde_json::json!([]), "{again:?}");
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains(&format!("Message-ID: <{id}@kereru.example>")), "{}", mails[0]);
    let shown = run(&mut at(&msp, "2026-10-06T09:20:00Z", &["mail", "show", &id, "--json"]));
    let tries = json(&shown)["tries"].as_array().unwrap().clone();
    let outcomes: Vec<&str> = tries.iter().map(|tried| tried["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["temporary", "temporary", "broken_off", "sent"]);
}

fn state(msp: &Msp, id: &str) -> String {
    let shown = run(&mut at(msp, "2026-10-05T09:10:00Z", &["mail", "show", id, "--json"]));
    json(&shown)["row"]["state"].as_str().expect("a mail has a state").to_owned()
}

#[test]
fn two_jobs_at_once_send_a_mail_once() {
    let msp = msp();
    let server = MailServer::running(OPEN);
    use_server(&msp, &server);
    for n in 0..6 {
        put(&msp, &format!("ana{n}@harbour.example"));
    }
    let deliver = || {
        let mut job = at(&msp, "2026-10-05T09:00:00Z", &["mail", "deliver"]);
        job.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap()
    };
    let mut jobs = [deliver(), deliver(), deliver()];
    for job in &mut jobs {
        job.wait().unwrap();
    }
    // A job that lost a mail to another one may end while the other still has some to send.
    run(&mut at(&msp, "2026-10-05T09:00:00Z", &["mail", "deliver"]));
    let mut recipients: Vec<String> =
        server.mails().iter().map(|mail| mail.lines().nth(1).unwrap_or_default().to_owned()).collect();
    recipients.sort();
    let expected: Vec<String> = (0..6).map(|n| format!("X-To: ana{n}@harbour.example")).collect();
    assert_eq!(recipients, expected);
}

#[test]
fn a_scheduled_job_takes_the_password_from_its_environment_and_says_it_nowhere() {
    let msp = msp();
    let server = MailServer::running(Wanted { security: Security::Tls, login: Some(("desk", SECRET)) });
    use_server(&msp, &server);
    let now = "2026-10-05T09:00:00Z";
    let without = run(&mut at(&msp, now, &["mail", "test"]));
    assert_eq!(without.status, 1, "{without:?}");
    assert!(without.out.contains("MSP_DESK_SMTP_PASSWORD"), "it says what to do: {without:?}");
    let kept = {
        let mut set = at(&msp, now, &["mail", "set", "--password-stdin"]);
        let typed = msp.path("password.txt");
        std::fs::write(&typed, format!("{SECRET}\n")).unwrap();
        let output = set.stdin(std::fs::File::open(&typed).unwrap()).output().unwrap();
        std::fs::remove_file(typed).unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(kept.contains("The password was not kept") && !kept.contains(SECRET), "{kept}");

    put(&msp, "ana@harbour.example");
    let with = |words: &[&str]| run(at(&msp, now, words).env("MSP_DESK_SMTP_PASSWORD", SECRET));
    let ran = with(&["mail", "deliver", "--json"]);
    assert_eq!((ran.status, json(&ran)["tried"][0]["state"].as_str()), (0, Some("sent")), "{ran:?}");
    let all = [
        ran,
        with(&["mail", "settings"]),
        with(&["mail", "test"]),
        with(&["mail", "outbox"]),
        with(&["history"]),
    ];
    assert!(all[1].out.contains("from MSP_DESK_SMTP_PASSWORD"), "{:?}", all[1]);
    for ran in &all {
        assert!(!ran.out.contains(SECRET) && !ran.err.contains(SECRET), "{ran:?}");
    }
    for name in ["desk.db", "desk.db-wal"] {
        let bytes = std::fs::read(msp.path(name)).unwrap_or_default();
        assert!(!bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()), "{name}");
    }
}

#[test]
fn a_mail_that_is_refused_for_good_makes_the_job_fail_and_can_be_tried_again() {
    let msp = msp();
    let server = MailServer::running(OPEN);
    use_server(&msp, &server);
    put(&msp, "refused@harbour.example");
    let now = "2026-10-05T09:00:00Z";
    let ran = run(&mut at(&msp, now, &["mail", "deliver"]));
    assert!(ran.status == 1 && ran.out.contains("550 5.1.1 no such mailbox here"), "{ran:?}");
    let quiet = run(&mut at(&msp, now, &["mail", "deliver"]));
    assert_eq!((quiet.status, quiet.out.trim()), (0, "Nothing is due."), "{quiet:?}");
    let retried = run(&mut at(&msp, now, &["mail", "retry", "--failed"]));
    assert!(retried.status == 0 && retried.out.contains("1 mail"), "{retried:?}");
    let outbox = run(&mut at(&msp, now, &["mail", "outbox", "--json"]));
    assert_eq!(json(&outbox)["rows"][0]["state"], "waiting", "{outbox:?}");
}
