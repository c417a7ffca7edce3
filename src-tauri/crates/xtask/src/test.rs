//! Every check and every test, cheapest first, each by its name.

use crate::app::WHOLE;
use crate::step::{Outcome, Steps, cargo, run as finish};
use crate::{bindings, end_to_end, machine, pages};

const DENY_WARNINGS: &[&str] = &["--", "--deny", "warnings"];

/// How many series of windows are compared with other readers in the long run; otherwise it is 500.
const LONG_SERIES: &str = "10000";

/// How much is tried by chance.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// As on every change.
    Usual,
    /// As in a night.
    Long,
}

pub fn run(length: Length) -> Outcome {
    let mut steps = Steps::default();
    steps.take("system packages", machine::ready_to_test)?;
    steps.take("npm packages", pages::install)?;
    steps.take("tauri-driver", end_to_end::driver)?;

    steps.take("format", || finish(&mut cargo(&["fmt", "--all", "--check"])))?;
    // The shell embeds the pages, so they come before anything that compiles it.
    steps.take("TypeScript types, pages", || pages::script("build"))?;
    steps.take("clippy", || finish(cargo(&["clippy", "--all-targets"]).args(WHOLE).args(DENY_WARNINGS)))?;
    // `--all-targets` passes over targets that plain `cargo test` shall not run.
    steps.take("clippy, tests in the window", || {
        finish(cargo(&["clippy", "--test", "e2e"]).args(WHOLE).args(DENY_WARNINGS))
    })?;
    steps.take("Rust tests", || finish(long(cargo(&["test"]).args(WHOLE), length)))?;
    steps.take("program", || finish(cargo(&["build"]).args(WHOLE)))?;
    steps.take("bindings current", bindings::check_with_built)?;
    // What these two offer is documented item by item; a link that leads nowhere fails.
    steps.take("documentation", || {
        let documented = &["doc", "--no-deps", "--package", "domain", "--package", "api"];
        finish(cargo(documented).env("RUSTDOCFLAGS", "--deny warnings"))
    })?;
    steps.take("lint of the pages", || pages::script("lint"))?;
    steps.take("tests of the pages", || pages::script("test"))?;
    steps.take("tests in the window", end_to_end::in_the_window)?;

    steps.print_times();
    Ok(())
}

fn long(tests: &mut std::process::Command, length: Length) -> &mut std::process::Command {
    match length {
        Length::Usual => tests,
        Length::Long => tests.env("MSP_DESK_LONG_SERIES", LONG_SERIES),
    }
}
