//! How fast the program is on a log as long as the real one: imports, due times in bulk, scoring from
//! the database, a report, its start. `MSP_DESK_UCI` may name the real log.
//!
//! Every run is a process of its own, as someone types it; time and memory are those of that process.
#![expect(clippy::print_stdout, reason = "this program prints a table")]

#[path = "desk/billing.rs"]
mod billing;
#[path = "desk/maintenance.rs"]
mod maintenance;
#[path = "desk/many.rs"]
mod many;

use domain::tickets::{Scoring, score};
use domain::time::Instant as Moment;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;
use store::{OnMissing, OpenAs, Store, StoreError};
use tempfile::TempDir;
use tests::desk::Desk;
use tests::door::Door;
use tests::log::{log_of_four_weeks, long_log};
use tests::table::{Chance, Table, median_of};

/// Incidents and rows of the real log.
const AS_LONG_AS: (usize, usize) = (24_918, 141_712);
const LINES: usize = 400_000;
const RUNS: usize = 3;
const NOW: &str = "2018-01-08T09:00:00Z";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    if words.next().as_deref() == Some("measure") {
        return measure(&words.collect::<Vec<_>>());
    }
    let mut table = Table::from_arguments("desk");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let bench = Bench { folder };
    for (name, figure) in [
        ("due", due_times as fn(&Bench, &mut Table)),
        ("import", import_and_scoring),
        ("report", report_of_a_month),
        ("start", start),
        ("maintenance", |_: &Bench, table: &mut Table| maintenance::two_thousand_series(table)),
        ("billing", |_: &Bench, table: &mut Table| billing::a_million_pieces_of_work(table)),
        ("many", |_: &Bench, table: &mut Table| many::lists_and_search(table)),
    ] {
        if table.asks_for(name) {
            println!("measuring: {name}");
            figure(&bench, &mut table);
        }
    }
    table.print();
    ExitCode::SUCCESS
}

/// Starts a program with its answers going to a file, waits for it, and says how long it took and how
/// much memory it held at most. A process of its own, because the system keeps one figure for all
/// children there ever were.
fn measure(words: &[String]) -> ExitCode {
    let [answers, program, words @ ..] = words else { return ExitCode::from(2) };
    let answers = File::create(answers).expect("the folder is ours");
    let start = Instant::now();
    let status = Command::new(program).args(words).stdout(answers).status();
    let took = start.elapsed().as_secs_f64();
    if !status.as_ref().is_ok_and(std::process::ExitStatus::success) {
        println!("{program} {words:?}: {status:?}");
        return ExitCode::FAILURE;
    }
    let (processor, kilobytes) = used_by_children();
    println!("measured {took} {processor} {kilobytes}");
    ExitCode::SUCCESS
}

/// Seconds of processor time, and kilobytes at most.
#[cfg(target_os = "linux")]
fn used_by_children() -> (f64, i64) {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts what children use");
    let processor = usage.user_time().num_milliseconds() + usage.system_time().num_milliseconds();
    (processor as f64 / 1e3, usage.max_rss())
}

/// Where nobody counts, nothing is said: both figures are zero.
#[cfg(not(target_os = "linux"))]
fn used_by_children() -> (f64, i64) {
    (0.0, 0)
}

/// What one run took: seconds on the clock and of the processor, megabytes at most.
struct Cost {
    seconds: f64,
    processor: f64,
    megabytes: f64,
}

struct Bench {
    folder: TempDir,
}

impl Bench {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a program to its end in a process that measures it.
    fn cost_of(&self, program: &Path, words: &[&str], input: Stdio, database: &Path) -> Cost {
        let measurer = std::env::current_exe().expect("a program knows where it is");
        let mut command = Command::new(measurer);
        command.arg("measure").arg(self.path("answers")).arg(program).args(words);
        command.env("MSP_DESK_DB", database).env("MSP_DESK_NOW", NOW).current_dir(self.folder.path());
        let output = command.stdin(input).output().expect("a measurer can be started");
        let text = String::from_utf8_lossy(&output.stdout);
        let figures: Vec<f64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let [seconds, processor, kilobytes] = figures[..] else {
            panic!("{program:?} {words:?}: {text}{}", String::from_utf8_lossy(&output.stderr))
        };
        Cost { seconds, processor, megabytes: kilobytes / 1024.0 }
    }

    fn msp(&self, words: &[&str], database: &Path) -> Cost {
        self.cost_of(&msp(), words, Stdio::null(), database)
    }

    /// A database with one client on a contract in force since 2015.
    fn new_desk(&self, name: &str) -> PathBuf {
        let database = self.path(name);
        let company = ["--company", "Kauri IT", "--country", "US", "--zone", "America/Denver"];
        let policy = ["--preset", "cyberitex-standard", "--user", "Ana Pérez"];
        self.msp(&[&["init"], &company[..], &policy[..]].concat(), &database);
        let client = ["clients", "add", "--name", "Harbour Logistics", "--zone", "America/Denver"];
        self.msp(&client, &database);
        let contract = ["--client", "harbour logistics", "--policy", "cyberitex-standard"];
        self.msp(&[&["contracts", "add"], &contract[..], &["--starts", "2015-01-01"]].concat(), &database);
        self.msp(&["contracts", "activate", "1"], &database);
        database
    }

    fn import(&self, log: &Path, database: &Path) -> Cost {
        let log = log.to_string_lossy();
        let how = ["--preset", "servicenow-log", "--contract", "1", "--zone", "Europe/Lisbon"];
        self.msp(&[&["tickets", "import", &log], &how[..]].concat(), database)
    }
}

/// The program that was built with this one.
fn msp() -> PathBuf {
    let here = std::env::current_exe().expect("a program knows where it is");
    let target = here.parent().and_then(Path::parent).expect("benches lie in a folder of the target");
    let msp = target.join("msp").with_extension(std::env::consts::EXE_EXTENSION);
    assert!(msp.is_file(), "{} is not built: `cargo build --release --package cli`", msp.display());
    msp
}

fn due_times(bench: &Bench, table: &mut Table) {
    let mut chance = Chance::new();
    let rows = [("cyberitex-standard", "P2"), ("cybermark-standard", "Sev3"), ("mexxus-standard", "Sales")];
    let mut lines = String::new();
    for id in 0..LINES {
        let (policy, priority) = rows[id % rows.len()];
        let created = Moment::from_unix(1_600_000_000 + chance.below(10 * 365 * 86_400));
        writeln!(lines, r#"{{"id":{id},"policy":"{policy}","priority":"{priority}","created":"{created}"}}"#)
            .expect("writing to a string cannot fail");
    }
    let questions = bench.path("questions.jsonl");
    std::fs::write(&questions, lines).expect("the folder is ours");
    let once = |_| {
        let input = File::open(&questions).expect("just written").into();
        bench.cost_of(&msp(), &["sla", "due", "--batch"], input, &bench.path("none.db")).seconds
    };
    let seconds = median_of((0..RUNS).map(once).collect());
    table.at_least("msp sla due --batch, lines a second", LINES as f64 / seconds, 200_000.0, "");
}

fn import_and_scoring(bench: &Bench, table: &mut Table) {
    let log = match std::env::var_os("MSP_DESK_UCI") {
        Some(path) => std::fs::canonicalize(path).expect("MSP_DESK_UCI names a file"),
        None => {
            let log = bench.path("log.csv");
            std::fs::write(&log, long_log(AS_LONG_AS)).expect("the folder is ours");
            log
        }
    };
    let costs: Vec<Cost> = (0..RUNS)
        .map(|run| {
            let database = bench.new_desk(&format!("import-{run}.db"));
            bench.import(&log, &database)
        })
        .collect();
    let seconds = median_of(costs.iter().map(|cost| cost.seconds).collect());
    let megabytes = costs.iter().map(|cost| cost.megabytes).fold(0.0, f64::max);
    table.figure("import of the log", seconds, "s");
    if let Some(bare) = bare_import(bench, &log) {
        table.figure("the same by `sqlite3 .import`, a bare table", bare, "s");
        table.at_most("import, times what sqlite3 takes", seconds / bare, 5.0, "");
    } else {
        println!("sqlite3 is not installed: the import is compared with nothing");
    }
    table.at_most("import, memory at most", megabytes, 300.0, "MB");
    let database = bench.path("import-0.db");
    table.figure("import of the same log again", bench.import(&log, &database).seconds, "s");
    scoring(&database, table);
}

/// The `sqlite3` shell loading the same file into a table without a type or an index.
fn bare_import(bench: &Bench, log: &Path) -> Option<f64> {
    let sqlite3 = Path::new("sqlite3");
    Command::new(sqlite3).arg("--version").stdout(Stdio::null()).status().ok()?;
    let import = format!(".import \"{}\" log", log.display());
    let once = |run| {
        let database = bench.path(&format!("bare-{run}.db"));
        let words = [database.to_string_lossy().into_owned(), ".mode csv".to_owned(), import.clone()];
        let words = words.each_ref().map(String::as_str);
        bench.cost_of(sqlite3, &words, Stdio::null(), &database).seconds
    };
    Some(median_of((0..RUNS).map(once).collect()))
}

/// Every ticket read from the database and judged on every promise.
fn scoring(database: &Path, table: &mut Table) {
    let open_as = OpenAs { on_missing: OnMissing::Refuse, ..OpenAs::default() };
    let store = Store::open(database, &open_as).expect("a database that was just filled");
    let desk = Desk::of("cyberitex-standard");
    let now = Moment::parse_rfc3339(NOW).expect("a moment");
    let scoring = Scoring::new(&desk.policy, desk.rules(), false, now);
    let mut tickets = 0;
    let once = |tickets: &mut usize| {
        let start = Instant::now();
        *tickets = 0;
        let read = store.read(|tx| {
            store::tickets::each(tx, |loaded| {
                *tickets += usize::from(score(&loaded.ticket, &scoring).is_ok());
                Ok::<_, StoreError>(())
            })
        });
        read.expect("the database can be read");
        start.elapsed().as_secs_f64()
    };
    let seconds = median_of((0..RUNS).map(|_| once(&mut tickets)).collect());
    let name = format!("{tickets} tickets scored from the database");
    table.at_most(&name, seconds, 1.0, "s");
}

fn report_of_a_month(bench: &Bench, table: &mut Table) {
    let log = bench.path("month.csv");
    let first = chrono::NaiveDate::from_ymd_opt(2016, 9, 1).expect("a date");
    std::fs::write(&log, log_of_four_weeks(first)).expect("the folder is ours");
    let database = bench.new_desk("report.db");
    bench.import(&log, &database);
    let words = ["reports", "build", "--contract", "1", "--month", "2016-09", "--draft", "--out", "reports"];
    let costs: Vec<Cost> = (0..4 * RUNS + 1).map(|_| bench.msp(&words, &database)).collect();
    let milliseconds = median_of(costs.iter().map(|cost| cost.seconds * 1e3).collect());
    table.at_most("report of a month of 2,000 tickets, as PDF", milliseconds, 150.0, "ms");
    // On a machine that does other things as well, the clock shows those too.
    let processor = median_of(costs.iter().map(|cost| cost.processor * 1e3).collect());
    table.figure("report, processor time", processor, "ms");
    let megabytes = costs.iter().map(|cost| cost.megabytes).fold(0.0, f64::max);
    table.figure("report, memory at most", megabytes, "MB");
}

fn start(bench: &Bench, table: &mut Table) {
    let database = bench.new_desk("start.db");
    let once = |_| bench.msp(&["status"], &database).seconds * 1e3;
    table.figure("msp status, from start to end", median_of((0..4 * RUNS + 1).map(once).collect()), "ms");
}

/// How long a command takes through the door, in milliseconds.
fn milliseconds(door: &Door, command: &str, args: &Value) -> f64 {
    let once = |_| {
        let start = Instant::now();
        door.call(command, args.clone());
        start.elapsed().as_secs_f64() * 1e3
    };
    median_of((0..9).map(once).collect())
}
