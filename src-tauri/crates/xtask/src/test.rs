//! Every check and every test, cheapest first, each by its name.

use crate::app::WHOLE;
use crate::step::{Outcome, Steps, cargo, run as finish};
use crate::{bindings, end_to_end, machine, pages};

const DENY_WARNINGS: &[&str] = &["--", "--deny", "warnings"];

pub fn run() -> Outcome {
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
    steps.take("Rust tests", || finish(cargo(&["test"]).args(WHOLE)))?;
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
