//! The programs of others the tests check with: that they are there, in the versions that are pinned, and end.

use std::net::TcpStream;

use tests::javascript::node;
use tests::python::python;
use tests::server::{Server, free_port};
use tests::tools::{answer, installed};

#[test]
fn the_readers_of_python_are_those_that_are_pinned() {
    const VERSIONS: &str = "
from importlib.metadata import version
import icalendar, recurring_ical_events, vobject, aiosmtpd
print(*(version(name) for name in ('icalendar', 'recurring-ical-events', 'vobject', 'aiosmtpd')))";
    assert_eq!(answer(python().args(["-c", VERSIONS])).trim(), "7.3.0 3.8.2 0.9.9 1.4.6");
}

#[test]
fn the_reader_of_javascript_reads() {
    const SCRIPT: &str = "
import ICAL from 'ical.js';
console.log(new ICAL.Component(ICAL.parse('BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\nEND:VCALENDAR')).name);";
    assert_eq!(answer(&mut node(SCRIPT)).trim(), "vcalendar");
}

#[test]
fn a_tool_is_installed_once_and_anew_when_its_pin_changes() {
    let name = format!("test-of-tools-{}", std::process::id());
    let mut installs = 0;
    for pins in ["1", "1", "2", "2"] {
        let place = installed(&name, pins, |place| {
            installs += 1;
            std::fs::write(place.join(pins), "").unwrap();
        });
        assert!(place.join(pins).is_file(), "{pins}");
    }
    assert_eq!(installs, 2);
    let place = tests::tools::folder();
    std::fs::remove_dir_all(place.join(&name)).unwrap();
    for kind in ["lock", "stamp"] {
        std::fs::remove_file(place.join(format!("{name}.{kind}"))).unwrap();
    }
}

#[test]
fn a_server_ends_with_its_test_even_when_that_panics() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let log = folder.path().join("log");
    let panicked = std::thread::spawn(move || {
        let mut http = python();
        http.args(["-m", "http.server", "--bind", "127.0.0.1"]).arg(port.to_string());
        let server = Server::start(http, port, &log);
        TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        panic!("on purpose");
    })
    .join();
    assert!(panicked.is_err());
    TcpStream::connect(("127.0.0.1", port)).expect_err("nobody listens any more");
}
