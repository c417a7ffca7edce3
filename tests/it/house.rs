//! The rules of the house, kept by tests: who may import whom, where things lie, how long they may be.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tests::repository;

#[test]
fn a_layer_names_only_the_layers_below_it() {
    let below = |layer: &str| -> &[&str] {
        match layer {
            "domain" => &[],
            "store" | "documents" | "delivery" => &["domain"],
            "api" => &["domain", "store", "documents", "delivery"],
            // The front ends tell the time, in the domain's type for it; all else goes through the door.
            "cli" | "msp-desk" => &["api", "domain"],
            "xtask" => &["api"],
            other => panic!("{other} is a new crate: say here which layers it may name"),
        }
    };
    let packages = packages();
    let members: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    for package in layers(&packages) {
        for dependency in package.dependencies.iter().filter(|name| members.contains(name.as_str())) {
            let allowed = below(&package.name);
            assert!(allowed.contains(&dependency.as_str()), "{} may not name {dependency}", package.name);
        }
    }
}

#[test]
fn each_library_with_a_door_is_named_behind_it_alone() {
    let homes = [
        ("rusqlite", &["store"][..]),
        ("rusqlite_migration", &["store"]),
        ("ical", &["documents"]),
        ("printpdf", &["documents"]),
        ("tokio", &["msp-desk", "delivery"]),
        ("lettre", &["delivery"]),
        ("reqwest", &["delivery"]),
        ("rustls", &["delivery"]),
        ("keyring", &["delivery"]),
    ];
    for package in layers(&packages()) {
        for (library, homes) in homes {
            let names_it = package.dependencies.iter().any(|name| name == library);
            assert!(!names_it || homes.contains(&package.name.as_str()), "{} names {library}", package.name);
        }
        let names_tauri = package.dependencies.iter().any(|name| name.starts_with("tauri"));
        assert!(!names_tauri || package.name == "msp-desk", "{} names tauri", package.name);
    }
}

#[test]
fn the_domain_knows_no_wire_and_no_file() {
    for package in layers(&packages()).filter(|package| package.name == "domain" || package.name == "store") {
        let wire = package.dependencies.iter().find(|name| name.starts_with("serde") || *name == "ts-rs");
        assert_eq!(wire, None, "{}: wire structs stand in api, file shapes in documents", package.name);
    }
}

#[test]
fn nothing_else_stands_at_the_top_level() {
    let allowed =
        ["Cargo.toml", "Cargo.lock", "README.md", "migrations", "src-tauri", "target", "tests", "ui"];
    let found = names_in(&repository());
    let strangers: Vec<&String> =
        found.iter().filter(|name| !name.starts_with('.') && !allowed.contains(&name.as_str())).collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}

#[test]
fn no_source_file_is_longer_than_500_lines() {
    let long: Vec<String> = sources(&["rs", "ts", "tsx"])
        .iter()
        .map(|source| (source, source.text.lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .map(|(source, lines)| format!("{} has {lines}", source.path.display()))
        .collect();
    assert!(long.is_empty(), "one file, one reason: split {long:#?}");
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    let found = lines_outside_tests(".unwrap()", |line| line.contains(".unwrap()"));
    assert!(found.is_empty(), "`expect` says why it cannot fail: {found:#?}");
}

#[test]
fn sql_stands_in_the_store_alone() {
    const STATEMENTS: &[&str] =
        &["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA "];
    let found = lines_outside_tests("SQL", |line| {
        let text = line.rsplit_once('"').map_or(line, |(before, _)| before);
        let text = text.split_once('"').map_or(text, |(_, after)| after).trim_start();
        STATEMENTS.iter().any(|statement| text.starts_with(statement))
    });
    let strangers: Vec<&String> =
        found.iter().filter(|line| !line.starts_with("src-tauri/crates/store/")).collect();
    assert!(strangers.is_empty(), "{strangers:#?}");
}

#[test]
fn no_test_is_passed_over_and_nothing_is_left_to_do() {
    // Put together here, so that this file does not find itself.
    let marks = [
        concat!("#[ign", "ore"),
        concat!("it.sk", "ip("),
        concat!("test.sk", "ip("),
        concat!("describe.sk", "ip("),
        concat!("it.on", "ly("),
        concat!("test.on", "ly("),
        concat!("describe.on", "ly("),
        concat!("it.to", "do("),
        concat!("to", "do!("),
        concat!("unimpl", "emented!("),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
    ];
    let mut found = Vec::new();
    for source in sources(&["rs", "ts", "tsx", "sql"]) {
        for (number, line) in source.text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                found.push(format!("{}:{}: {}", source.path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

struct Package {
    name: String,
    /// What it is built from; what only its tests use is free.
    dependencies: Vec<String>,
}

/// The crates the program consists of. The tests look at it from outside and may name what they check with.
fn layers(packages: &[Package]) -> impl Iterator<Item = &Package> {
    packages.iter().filter(|package| package.name != "tests")
}

fn packages() -> Vec<Package> {
    let cargo = std::env::var("CARGO").expect("cargo runs the tests");
    let mut asked = Command::new(cargo);
    asked.args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(repository());
    let answer = asked.output().expect("cargo describes the workspace");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let workspace: Value = serde_json::from_slice(&answer.stdout).expect("cargo answers in JSON");
    let packages = workspace["packages"].as_array().expect("a workspace has packages");
    packages.iter().map(package).collect()
}

fn package(described: &Value) -> Package {
    let dependencies = described["dependencies"].as_array().expect("a package lists its dependencies");
    let built_from = dependencies.iter().filter(|dependency| dependency["kind"] != "dev");
    let name_of = |value: &Value| value["name"].as_str().expect("everything in it has a name").to_owned();
    Package { name: name_of(described), dependencies: built_from.map(name_of).collect() }
}

struct Source {
    /// From the root of the repository.
    path: PathBuf,
    text: String,
}

/// The files people have written, by their extensions.
fn sources(extensions: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in ["src-tauri", "ui/src", "tests", "migrations"] {
        collect(Path::new(folder), extensions, &mut found);
    }
    assert!(!found.is_empty(), "the folders of the sources have moved");
    found
}

fn collect(folder: &Path, extensions: &[&str], found: &mut Vec<Source>) {
    // What machines write is not read by people.
    const WRITTEN_BY_MACHINES: &[&str] = &["ui/src/bindings", "src-tauri/gen"];
    if WRITTEN_BY_MACHINES.iter().any(|written| folder == Path::new(written)) {
        return;
    }
    for name in names_in(&repository().join(folder)) {
        let path = folder.join(&name);
        let there = repository().join(&path);
        if there.is_dir() {
            collect(&path, extensions, found);
        } else if path
            .extension()
            .is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted))
        {
            let text = std::fs::read_to_string(&there).expect("a source file is readable text");
            found.push(Source { path, text });
        }
    }
}

/// Lines of the program itself that are not comments, each as `path:number: line`.
fn lines_outside_tests(what: &str, is_found: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut looked_at = 0;
    for source in sources(&["rs"]).iter().filter(|source| is_of_the_program(&source.path)) {
        // Unit tests stand at the end of their file.
        let program = source.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for (number, line) in program.lines().enumerate() {
            looked_at += 1;
            let line = line.trim();
            if !line.starts_with("//") && is_found(line) {
                found.push(format!("{}:{}: {line}", source.path.display(), number + 1));
            }
        }
    }
    assert!(looked_at > 1000, "only {looked_at} lines were looked at for {what}");
    found
}

fn is_of_the_program(path: &Path) -> bool {
    let in_tests = path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "benches");
    path.starts_with("src-tauri") && !in_tests && path.file_name().is_some_and(|name| name != "tests.rs")
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a folder can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
