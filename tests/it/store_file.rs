//! The file: what is refused, and what a crash, a second program or a bad folder does to it.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Barrier, mpsc};
use std::time::Duration;

use store::{OnMissing, OpenAs, Store, StoreError, provider};

use crate::store_stage::{NOW, Stage, open};

/// Where SQLite keeps `user_version` and `application_id` in a file (its format, section 1.3).
const USER_VERSION: usize = 60;
const APPLICATION_ID: usize = 68;

fn overwrite(path: &Path, at: usize, bytes: &[u8]) {
    let mut content = fs::read(path).unwrap();
    content[at..at + bytes.len()].copy_from_slice(bytes);
    fs::write(path, content).unwrap();
}

/// Every file of a folder with its bytes.
fn bytes_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Opens the file, expects a refusal, and that no byte and no file beside it changed.
fn refusal(path: &Path) -> StoreError {
    let before = bytes_in(path.parent().unwrap());
    let refused = open(path).expect_err("it is refused");
    assert!(bytes_in(path.parent().unwrap()) == before, "{refused}: the folder is as it was");
    refused
}

#[test]
fn a_newer_database_is_refused_in_words_and_no_byte_changes() {
    let (path, _folder) = Stage::set().close();
    overwrite(&path, USER_VERSION, &99_u32.to_be_bytes());
    let refused = refusal(&path);
    assert!(matches!(refused, StoreError::Newer { found: 99, .. }), "{refused:?}");
    assert!(refused.to_string().contains("is a database of version 99; this program knows versions up to"));
}

#[test]
fn a_file_of_another_program_is_refused_and_no_byte_changes() {
    let (path, _folder) = Stage::set().close();
    overwrite(&path, APPLICATION_ID, b"GPKG");
    assert!(matches!(refusal(&path), StoreError::NotOurs { .. }));
    for content in [&b"number,incident_state,active\n"[..], &[b'x'; 5000]] {
        fs::write(&path, content).unwrap();
        assert!(matches!(refusal(&path), StoreError::NotOurs { .. }));
    }
}

#[test]
fn a_folder_where_the_file_should_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(open(folder.path()), Err(StoreError::NotOurs { .. })));
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "not a folder").unwrap();
    let refused = open(&file.join("desk/desk.db")).unwrap_err();
    let StoreError::Unwritable { path, .. } = &refused else { panic!("{refused:?}") };
    assert!(path.starts_with(&file), "{refused}");
}

// Nobody, not even root, makes a file in the kernel's own folder; other systems have nothing like it.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_said_to_be_so() {
    let refused = open(Path::new("/proc/sys/desk.db")).unwrap_err();
    assert!(matches!(refused, StoreError::Unwritable { .. }), "{refused:?}");
}

#[test]
fn folders_on_the_way_are_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("MSP Desk/Kererū IT/desk.db");
    drop(open(&path).unwrap());
    assert!(path.exists());
}

#[test]
fn programs_that_start_at_once_on_a_new_file_all_open_it() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let together = Barrier::new(4);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    together.wait();
                    let store = Store::open(&path, &OpenAs::default()).unwrap();
                    assert_eq!(store.backup_of_migration(), None, "there was nothing to save");
                });
            }
        });
    }
}

#[test]
fn no_database_is_made_where_one_was_expected() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let expected = OpenAs { on_missing: OnMissing::Refuse, ..OpenAs::default() };
    assert!(matches!(Store::open(&path, &expected), Err(StoreError::Missing { .. })));
    assert!(!path.exists());
}

#[test]
fn an_empty_file_becomes_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    fs::write(&path, "").unwrap();
    drop(open(&path).unwrap());
    let head = fs::read(&path).unwrap();
    assert_eq!(&head[APPLICATION_ID..APPLICATION_ID + 4], b"MSPD");
    assert_ne!(head[USER_VERSION..USER_VERSION + 4], 0_u32.to_be_bytes());
}

#[test]
fn a_backup_is_a_whole_database_and_never_replaces_a_file() {
    let stage = Stage::set();
    let copy = stage.path.with_file_name("copy.db");
    stage.store.back_up_to(&copy).unwrap();
    assert!(matches!(stage.store.back_up_to(&copy), Err(StoreError::Unwritable { .. })));
    let copied = open(&copy).unwrap();
    let client = copied.read(|tx| store::clients::get(tx, stage.client)).unwrap();
    assert_eq!(client.value.name, "Te Ātiawa Trust");
    assert_eq!(copied.read(provider::damage).unwrap(), Vec::<String>::new());
}

#[test]
fn who_waits_too_long_for_another_writer_is_told_so() {
    let stage = Stage::set();
    let second = Store::open(
        &stage.path,
        &OpenAs { on_missing: OnMissing::Refuse, patience: Duration::from_millis(50) },
    )
    .unwrap();
    let refused = stage.write(|_| Ok(second.write(|tx| provider::set(tx, "a", "1", NOW)))).unwrap();
    assert!(matches!(refused, Err(StoreError::Locked)), "{refused:?}");
    second.write(|tx| provider::set(tx, "a", "1", NOW)).expect("the first writer is done");
}

#[test]
fn a_reader_sees_one_state_while_others_write() {
    let stage = Stage::set();
    stage.write(|tx| provider::set(tx, "a", "1", NOW)).unwrap();
    let seen = stage
        .read(|tx| {
            let first = provider::setting(tx, "a")?;
            stage.write(|tx| provider::set(tx, "a", "2", NOW))?;
            Ok((first, provider::setting(tx, "a")?))
        })
        .unwrap();
    assert_eq!(seen, (Some("1".into()), Some("1".into())));
    assert_eq!(stage.read(|tx| provider::setting(tx, "a")).unwrap(), Some("2".into()));
}

#[test]
fn many_threads_read_and_write_at_once() {
    let stage = Stage::set();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let store = &stage.store;
            scope.spawn(move || {
                for turn in 0..20 {
                    let key = format!("{thread} {turn}");
                    store.write::<_, StoreError>(|tx| provider::set(tx, &key, "1", NOW)).unwrap();
                    let read = store.read::<_, StoreError>(|tx| provider::setting(tx, &key)).unwrap();
                    assert_eq!(read.as_deref(), Some("1"), "a committed choice is seen by the next reader");
                }
            });
        }
    });
}

#[test]
fn what_fails_in_the_middle_leaves_nothing() {
    let stage = Stage::set();
    let failed: Result<(), StoreError> = stage.write(|tx| {
        provider::set(tx, "half", "1", NOW)?;
        provider::set(tx, "half", "this is not JSON", NOW)
    });
    assert!(failed.is_err());
    assert_eq!(stage.read(|tx| provider::setting(tx, "half")).unwrap(), None);
}

#[test]
fn a_panic_in_the_middle_leaves_nothing_and_the_next_call_works() {
    let stage = Stage::set();
    let thrown = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        stage.write::<()>(|tx| {
            provider::set(tx, "half", "1", NOW)?;
            panic!("somebody's mistake");
        })
    }));
    assert!(thrown.is_err());
    assert_eq!(stage.read(|tx| provider::setting(tx, "half")).unwrap(), None);
    stage.write(|tx| provider::set(tx, "whole", "1", NOW)).unwrap();
}

/// Tells the writer below, which is this very test in a process of its own, which file to write.
const WRITER: &str = "MSP_DESK_TEST_WRITER";

#[test]
fn a_writer_that_is_killed_leaves_the_old_state() {
    if let Some(path) = std::env::var_os(WRITER) {
        write_until_killed(Path::new(&path));
    }
    let (path, _folder) = Stage::set().close();
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store_file::a_writer_that_is_killed_leaves_the_old_state", "--nocapture"])
        .env(WRITER, &path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(writer.stdout.take().unwrap());
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let found = output.lines().map_while(Result::ok).any(|line| line.contains("in the middle"));
        let _ = tell.send(found);
    });
    let in_the_middle = told.recv_timeout(Duration::from_secs(60));
    // SIGKILL: nothing of the process runs after it.
    writer.kill().unwrap();
    writer.wait().unwrap();
    assert_eq!(in_the_middle, Ok(true), "the writer was killed inside its transaction");
    let log = fs::metadata(path.with_file_name("desk.db-wal")).unwrap().len();
    assert!(log > 100_000, "a part of the transaction had reached the disk already: {log} bytes");

    let store = open(&path).expect("the next start needs no repair");
    let (damage, before, half) = store
        .read::<_, StoreError>(|tx| {
            Ok((
                provider::damage(tx)?,
                provider::setting(tx, "committed before")?,
                provider::setting(tx, "key 0")?,
            ))
        })
        .unwrap();
    assert_eq!(damage, Vec::<String>::new());
    assert_eq!(before.as_deref(), Some("1"), "what was acknowledged is there");
    assert_eq!(half, None, "what was not committed is not");
}

fn write_until_killed(path: &Path) {
    let store = open(path).unwrap();
    store.write::<_, StoreError>(|tx| provider::set(tx, "committed before", "1", NOW)).unwrap();
    let long = format!("\"{}\"", "x".repeat(100_000));
    store
        .write::<(), StoreError>(|tx| {
            // More than the writer's cache, so that it has to write some of it out.
            for key in 0..600 {
                provider::set(tx, &format!("key {key}"), &long, NOW)?;
            }
            println!("\nin the middle");
            std::io::stdout().flush().unwrap();
            loop {
                std::thread::sleep(Duration::from_secs(1));
            }
        })
        .unwrap();
}
