//! The program with a folder and a clock of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A Monday after the tests' months.
const NOW: &str = "2026-10-05T09:00:00Z";

/// `msp` with a database in a folder that is gone after the test.
pub struct Msp {
    folder: TempDir,
    now: &'static str,
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Msp {
    /// Without a database.
    pub fn new() -> Self {
        Self::at(NOW)
    }

    /// Without a database, at another time.
    pub fn at(now: &'static str) -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for the test"), now }
    }

    /// Set up, with one client on one contract in force on `policy` since 2016.
    pub fn with_contract(policy: &str, zone: &str, now: &'static str) -> Self {
        let msp = Self::at(now);
        let company = ["--company", "Kauri IT", "--country", "US", "--zone", zone, "--preset", policy];
        msp.done(&[&["init"], &company[..], &["--user", "Ana Pérez"]].concat());
        msp.done(&["clients", "add", "--name", "Harbour Logistics", "--zone", zone]);
        let client = ["--client", "harbour logistics", "--policy", policy, "--starts", "2016-01-01"];
        msp.done(&[&["contracts", "add"], &client[..]].concat());
        msp.done(&["contracts", "activate", "1"]);
        msp
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn database(&self) -> PathBuf {
        self.path("desk.db")
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_msp"));
        command.args(words).current_dir(self.folder.path());
        command.env("MSP_DESK_NOW", self.now).env("MSP_DESK_DB", self.database());
        command.stdin(Stdio::null());
        command
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        Ran::of(self.command(words).output().expect("msp can be started"))
    }

    /// Runs what must be done, and gives its result.
    pub fn done(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.status, 0, "{words:?}: {ran:?}");
        ran.out
    }

    /// Runs what must be refused, and gives what it says.
    pub fn refused(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{words:?}: {ran:?}");
        ran.err
    }

    pub fn json(&self, words: &[&str]) -> Value {
        let out = self.done(&[words, &["--json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{words:?}: {error}: {out}"))
    }

    /// Runs with `input` on standard input.
    pub fn fed(&self, words: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(words);
        let mut running = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("msp can be started");
        let mut pipe = running.stdin.take().expect("it was asked for");
        std::thread::scope(|scope| {
            scope.spawn(move || pipe.write_all(input));
            Ran::of(running.wait_with_output().expect("msp ends when its input does"))
        })
    }

    /// The answers to lines of JSON, one a line.
    pub fn answers(&self, words: &[&str], lines: &[Value]) -> Vec<Value> {
        let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let ran = self.fed(words, input.as_bytes());
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{words:?}");
        ran.out.lines().map(|line| serde_json::from_str(line).expect("an answer is JSON")).collect()
    }

    /// Calls through the pipe, which must be answered with a result.
    pub fn call(&self, command: &str, args: Value) -> Value {
        let answers = self.answers(&["rpc"], &[json!({ "id": 1, "command": command, "args": args })]);
        let [answer] = answers.as_slice() else { panic!("{answers:?}") };
        assert!(answer["failure"].is_null(), "{command}: {answer}");
        answer["result"].clone()
    }

    /// Writes a file beside the database.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).expect("the folder of the test can be written");
        path
    }
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("msp writes UTF-8");
        Self {
            status: output.status.code().expect("msp ends by itself"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// Every file in a folder with its bytes.
pub fn files_in(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("a folder can be listed").path())
        .map(|path| (path.clone(), std::fs::read(path).expect("a file can be read")))
        .collect();
    files.sort();
    files
}
