//! Mails to a real server, on a line that is kept secret or not.

use delivery::smtp::{self, Letter};
use delivery::{Refused, wait};
use domain::mail::{MailSettings, Refusal, Security};
use tests::mail_server::{MailServer, OPEN, Wanted};

const LOGIN: Option<(&str, &str)> = Some(("desk", "kōwhai 7!"));

fn send(settings: &MailSettings, password: Option<&str>, to: &str) -> Result<String, Refused> {
    let to = [to.to_owned()];
    let letter =
        Letter { from: "support@kereru.example", to: &to, message: b"Subject: x\r\n\r\n.\r\nkia ora\r\n" };
    wait(smtp::send(settings, password, letter))
}

#[test]
fn a_mail_arrives_as_it_was_and_the_answer_is_the_servers() {
    let server = MailServer::running(OPEN);
    let answer = send(&server.settings(), None, "ana@harbour.example").unwrap();
    assert_eq!(answer, "250 2.0.0 kept");
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    let expected =
        "X-From: support@kereru.example\r\nX-To: ana@harbour.example\r\nSubject: x\r\n\r\n.\r\nkia ora\r\n";
    assert_eq!(mails[0], expected, "a line of one dot is not the end");
}

#[test]
fn on_a_secret_line_the_certificate_has_to_be_right() {
    for security in [Security::Tls, Security::StartTls] {
        let server = MailServer::running(Wanted { security, login: LOGIN });
        let refused = send(&server.settings(), Some("kōwhai 7!"), "ana@harbour.example").unwrap_err();
        assert_eq!(refused.kind, Refusal::Certificate, "{refused}");
        assert!(refused.words.contains("issued by nobody this machine trusts"), "{refused}");
        assert!(server.mails().is_empty());

        let trusting = MailSettings { authorities: server.authority().to_owned(), ..server.settings() };
        send(&trusting, Some("kōwhai 7!"), "ana@harbour.example").unwrap();
        assert_eq!(server.mails().len(), 1, "{security:?}");

        let misnamed = MailSettings { host: "localhost".to_owned(), ..trusting };
        let refused = send(&misnamed, Some("kōwhai 7!"), "ana@harbour.example").unwrap_err();
        assert_eq!(refused.kind, Refusal::Certificate, "{refused}");
        assert!(refused.words.contains("is for another name"), "{refused}");
        assert_eq!(server.mails().len(), 1, "{security:?}");
    }
}

#[test]
fn a_server_without_encryption_gets_nothing_where_encryption_was_asked_for() {
    let server = MailServer::running(OPEN);
    for (security, why) in
        [(Security::StartTls, "offers no encryption"), (Security::Tls, "does not speak TLS on this port")]
    {
        let settings = MailSettings { security, ..server.settings() };
        let refused = send(&settings, None, "ana@harbour.example").unwrap_err();
        assert_eq!(refused.kind, Refusal::Certificate, "{refused}");
        assert!(refused.words.contains(why), "{refused}");
    }
    assert!(server.mails().is_empty());
}

#[test]
fn a_wrong_login_is_told_apart_and_a_missing_one_too() {
    let server = MailServer::running(Wanted { security: Security::Tls, login: LOGIN });
    let settings = MailSettings { authorities: server.authority().to_owned(), ..server.settings() };
    let check = |settings: &MailSettings, password: Option<&str>, why: &str| {
        let refused = send(settings, password, "ana@harbour.example").unwrap_err();
        assert_eq!(refused.kind, Refusal::Login, "{refused}");
        assert!(refused.words.contains(why), "{refused}");
        assert!(!refused.to_string().contains("wrong one"), "{refused}");
    };
    check(&settings, Some("wrong one"), "refused the login (535");
    check(&settings, None, "there is no password for desk");
    check(&MailSettings { user_name: String::new(), ..settings.clone() }, None, "refused the login (530");
    wait(smtp::greet(&settings, Some("kōwhai 7!"))).unwrap();
    assert!(server.mails().is_empty());
}

#[test]
fn what_a_server_may_take_later_is_told_from_what_it_never_takes() {
    let mut server = MailServer::stopped(OPEN);
    let settings = server.settings();
    let check = |to: &str, kind: Refusal, why: &str| {
        let refused = send(&settings, None, to).unwrap_err();
        assert_eq!(refused.kind, kind, "{refused}");
        assert!(refused.words.contains(why) && !refused.advice.is_empty(), "{refused}");
    };
    check("ana@harbour.example", Refusal::Temporary, "was not reached");
    server.start();
    check("busy@harbour.example", Refusal::Temporary, "asks to try later (451 4.3.0 come back later)");
    check("refused@harbour.example", Refusal::Permanent, "refused it (550 5.1.1 no such mailbox here)");
    check("ana@harbour@example", Refusal::Permanent, "ana@harbour@example");
    assert!(server.mails().is_empty());
}
