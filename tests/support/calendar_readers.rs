//! Readers of calendars by others: what occurrences they see in a file of ours.

use crate::debian::{Package, needs};
use crate::javascript::node;
use crate::python::python;
use crate::tools::answer;
use domain::time::Stretch;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// An occurrence as all of them print it: UID, start and end in Unix seconds.
pub type Seen = (String, i64, i64);

/// PyPI icalendar with recurring-ical-events, on the zone rules of PyPI tzdata.
pub fn seen_by_python(files: &[PathBuf], within: Stretch) -> BTreeSet<Seen> {
    let mut python = python();
    // The machine's rules may be older than ours.
    python.env("PYTHONTZPATH", "").args(["-c", include_str!("readers/occurrences.py")]);
    parsed(&answer(python.args(edges(within)).args(files)))
}

/// npm ical.js, on the zone rules that stand in the file.
pub fn seen_by_ical_js(files: &[PathBuf], within: Stretch) -> BTreeSet<Seen> {
    let mut words = edges(within).to_vec();
    words.extend(files.iter().map(|file| file.display().to_string()));
    parsed(&answer(node(include_str!("readers/occurrences.mjs")).env("READ", words.join("\n"))))
}

/// libical, on the zone rules that stand in the file. Panics where its rules checker has a complaint.
pub fn seen_by_libical(files: &[PathBuf], within: Stretch) -> BTreeSet<Seen> {
    parsed(&answer(Command::new(libical()).args(edges(within)).args(files)))
}

/// An event as both readers of text print it: UID, summary, description, the names of its properties in order.
pub type Told = (String, String, String, Vec<String>);

/// What PyPI icalendar reads.
pub fn told_by_python(file: &Path) -> Vec<Told> {
    told(&answer(python().args(["-c", include_str!("readers/texts.py")]).arg(file)))
}

/// What npm ical.js reads.
pub fn told_by_ical_js(file: &Path) -> Vec<Told> {
    told(&answer(node(include_str!("readers/texts.mjs")).env("READ", file)))
}

fn told(said: &str) -> Vec<Told> {
    let one = |line: &str| {
        let read: (String, String, String, Vec<String>, usize) =
            serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"));
        assert_eq!(read.4, 0, "the reader has a complaint: {line}");
        (read.0, read.1, read.2, read.3)
    };
    said.lines().map(one).collect()
}

fn libical() -> &'static Path {
    static PROGRAM: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, program) = PROGRAM.get_or_init(|| {
        needs(Package::Libical);
        let folder = tempfile::tempdir().expect("the machine has room for a program");
        let (source, program) = (folder.path().join("occurrences.c"), folder.path().join("occurrences"));
        std::fs::write(&source, include_str!("readers/occurrences.c")).expect("the folder is writable");
        let flags = answer(Command::new("pkg-config").args(["--cflags", "--libs", "libical"]));
        let mut cc = Command::new("cc");
        cc.args(["-Wall", "-Wextra", "-O1", "-o"]).arg(&program).arg(&source);
        answer(cc.args(flags.split_whitespace()));
        (folder, program)
    });
    program
}

fn edges(within: Stretch) -> [String; 2] {
    [within.from.unix().to_string(), within.to.unix().to_string()]
}

fn parsed(said: &str) -> BTreeSet<Seen> {
    let one = |line: &str| {
        let mut words = line.split('\t');
        let uid = words.next()?.to_owned();
        Some((uid, words.next()?.parse().ok()?, words.next()?.parse().ok()?))
    };
    said.lines().map(|line| one(line).unwrap_or_else(|| panic!("\"{line}\" is no occurrence"))).collect()
}
