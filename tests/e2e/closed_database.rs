//! A database that cannot be used: the window is there all the same and says why.

use std::path::Path;
use std::process::Command;

use tests::window::{Machine, in_a_window, program};

/// Where an SQLite file keeps the number of its schema, and the number of a program that is yet to be written.
const USER_VERSION: std::ops::Range<usize> = 60..64;
const OF_TOMORROW: [u8; 4] = [0, 0, 0x27, 0x0f];

#[test]
fn a_newer_database_is_refused_in_words_and_left_as_it_is() {
    in_a_window("newer_database", make_newer, async |window| {
        let before = std::fs::read(window.machine().database()).expect("the database is readable");
        window.says("failed", "newer").await;
        assert_eq!(window.barriers().await, Vec::<String>::new());
        let after = std::fs::read(window.machine().database()).expect("the database is readable");
        assert!(before == after, "a refused database keeps its bytes");
    });
}

#[test]
fn a_file_that_is_no_database_is_refused_and_opens_once_it_is_put_right() {
    let make_strange = |machine: &Machine| {
        std::fs::write(machine.database(), "a letter, by mistake").expect("the test's folder is writable");
    };
    in_a_window("strange_database", make_strange, async |window| {
        window.part("failed").await;
        std::fs::remove_file(window.machine().database()).expect("the file can be removed");
        window.click("failed-again").await;
        window.part("firststart").await;
    });
}

fn make_newer(machine: &Machine) {
    let database = machine.database();
    init(&database);
    let mut bytes = std::fs::read(&database).expect("msp has written the database");
    bytes[USER_VERSION].copy_from_slice(&OF_TOMORROW);
    std::fs::write(&database, bytes).expect("the test's folder is writable");
}

fn init(database: &Path) {
    let mut msp = Command::new(program().with_file_name("msp"));
    msp.arg("--db").arg(database).args([
        "init",
        "--company",
        "Works",
        "--country",
        "NZ",
        "--zone",
        "Pacific/Auckland",
    ]);
    let made = msp.output().expect("msp is built beside the window");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}
