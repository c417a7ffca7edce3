//! Calendars on a real server.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpListener;

use delivery::caldav::{CalDav, CaldavRefused, Calendar, Doing, Known, Server, plan};
use delivery::wait;
use domain::mail::Refusal;
use tests::calendar_server::{CalendarServer, PASSWORD, USER};

fn open(url: &str, password: &str) -> CalDav {
    CalDav::new(Server { url, user_name: USER, authorities: "" }, Some(password)).unwrap()
}

fn event(uid: &str, summary: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n\
         DTSTAMP:20261122T000000Z\r\nDTSTART:20261128T090000Z\r\nDTEND:20261128T150000Z\r\nSUMMARY:{summary}\r\n\
         END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

fn refused<T: std::fmt::Debug>(answer: Result<T, CaldavRefused>) -> delivery::Refused {
    answer.unwrap_err().into_refused("Nothing was published")
}

#[test]
fn calendars_are_found_from_the_address_alone_and_made_where_asked() {
    let server = CalendarServer::running();
    let dav = open(&server.url(), PASSWORD);
    assert_eq!(wait(dav.calendars()).unwrap(), []);
    let made = wait(dav.make_calendar("Nights & <weekends>")).unwrap();
    let expected =
        Calendar { href: "/ana/nights-weekends/".to_owned(), name: "Nights & <weekends>".to_owned() };
    assert_eq!(made, expected);
    assert_eq!(wait(dav.calendars()).unwrap(), std::slice::from_ref(&expected));
    assert_eq!(
        wait(dav.make_calendar("Nights & <weekends>")).unwrap(),
        expected,
        "a second time it is there"
    );
    let itself = open(&format!("{}ana/nights-weekends/", server.url()), PASSWORD);
    assert_eq!(wait(itself.calendars()).unwrap(), [expected]);
}

#[test]
fn an_entry_is_written_changed_and_removed_in_the_version_that_is_meant() {
    let server = CalendarServer::running();
    let dav = open(&server.url(), PASSWORD);
    let calendar = wait(dav.make_calendar("Windows")).unwrap().href;
    let href = format!("{calendar}MW-208.1%40mspdesk.ics");
    let first = wait(dav.create(&href, &event("MW-208.1@mspdesk", "one"))).unwrap();
    assert_eq!(wait(dav.entries(&calendar)).unwrap(), BTreeMap::from([(href.clone(), first.clone())]));
    let again = refused(wait(dav.create(&href, &event("MW-208.1@mspdesk", "twice"))));
    assert!(again.words.contains("was changed on the server by somebody else"), "{again}");

    let second = wait(dav.update(&href, &first, &event("MW-208.1@mspdesk", "two"))).unwrap();
    assert_ne!(first, second);
    let stale = wait(dav.update(&href, &first, &event("MW-208.1@mspdesk", "three")));
    assert_eq!(stale, Err(CaldavRefused::Changed { href: href.clone() }));
    let told = refused(stale);
    assert!(told.words.contains(&href) && told.advice.contains("Publish again"), "{told}");
    let there = wait(dav.get(&href)).unwrap();
    assert!(there.etag == second && there.text.contains("SUMMARY:two"), "{there:?}");

    assert_eq!(wait(dav.delete(&href, &first)), Err(CaldavRefused::Changed { href: href.clone() }));
    wait(dav.delete(&href, &second)).unwrap();
    assert_eq!(wait(dav.get(&href)), Err(CaldavRefused::Missing { href }));
    assert_eq!(server.entries(), Vec::<String>::new());
}

#[test]
fn a_plan_that_is_carried_out_leaves_nothing_to_do_and_no_doubles() {
    let server = CalendarServer::running();
    let dav = open(&server.url(), PASSWORD);
    let calendar = wait(dav.make_calendar("Windows")).unwrap().href;
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    for round in 0..5 {
        let local: BTreeMap<String, String> = (round..round + 3)
            .map(|n| {
                (format!("MW-{n}@mspdesk"), if n % 2 == 0 { "same".to_owned() } else { round.to_string() })
            })
            .collect();
        let acts = plan(&calendar, &local, &known, &wait(dav.entries(&calendar)).unwrap());
        assert!(acts.iter().all(|act| act.noticed.is_none()), "{acts:?}");
        for act in acts {
            let text = || event(&act.uid, &local[&act.uid]);
            let etag = match &act.doing {
                Doing::Create => wait(dav.create(&act.href, &text())).unwrap(),
                Doing::Update { etag } => wait(dav.update(&act.href, etag, &text())).unwrap(),
                Doing::Delete { etag } => {
                    wait(dav.delete(&act.href, etag)).unwrap();
                    known.remove(&act.uid);
                    continue;
                }
                Doing::Forget => panic!("nobody else removes anything: {act:?}"),
            };
            let hash = local[&act.uid].clone();
            known.insert(act.uid.clone(), Known { href: act.href.clone(), etag, hash });
        }
        assert_eq!(server.entries().len(), 3, "round {round}");
        assert_eq!(plan(&calendar, &local, &known, &wait(dav.entries(&calendar)).unwrap()), []);
    }
}

#[test]
fn a_wrong_password_and_a_wrong_address_are_told_apart() {
    let server = CalendarServer::running();
    let wrong = refused(wait(open(&server.url(), "wrong one").calendars()));
    assert_eq!(wrong.kind, Refusal::Login, "{wrong}");
    assert!(wrong.words.contains("refused the login") && !wrong.to_string().contains("wrong one"), "{wrong}");
    let nobody = refused(wait(open("http://127.0.0.1:9/", PASSWORD).calendars()));
    assert_eq!(nobody.kind, Refusal::Temporary, "{nobody}");
    assert!(nobody.words.contains("was not reached"), "{nobody}");
    let dav = open(&server.url(), PASSWORD);
    assert_eq!(
        wait(dav.entries("/ana/none/")),
        Err(CaldavRefused::Missing { href: "/ana/none/".to_owned() })
    );
}

#[test]
fn a_login_does_not_follow_a_server_that_sends_it_elsewhere() {
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    let sender = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, target) = (sender.local_addr().unwrap().port(), elsewhere.local_addr().unwrap().port());
    let answering = std::thread::spawn(move || {
        let (mut line, _) = sender.accept().unwrap();
        let mut asked = [0; 4096];
        let _length = line.read(&mut asked).unwrap();
        let answer = format!(
            "HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:{target}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        line.write_all(answer.as_bytes()).unwrap();
    });
    let dav = open(&format!("http://127.0.0.1:{port}/"), PASSWORD);
    let told = refused(wait(dav.entries("/")));
    assert!(told.words.contains("where your login does not belong"), "{told}");
    answering.join().unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    assert!(elsewhere.accept().is_err(), "nobody came with a login");
}
