//! The TypeScript types of the command table. They are committed, so that the pages build without Rust.

use std::process::Command;

use crate::place;
use crate::step::{Outcome, Refusal, cargo, run};

const FOLDER: &str = "ui/src/bindings";

pub fn write() -> Outcome {
    run(export().arg(FOLDER))
}

pub fn check() -> Outcome {
    told_how_to_renew(run(export().args(["--check", FOLDER])))
}

/// The same check by the program that the whole build has left behind: nothing is compiled twice.
pub fn check_with_built() -> Outcome {
    let built = place::built("debug", "bindings");
    told_how_to_renew(run(Command::new(built).current_dir(place::root()).args(["--check", FOLDER])))
}

fn export() -> Command {
    cargo(&["run", "--quiet", "--package", "xtask", "--features", "bindings", "--bin", "bindings", "--"])
}

fn told_how_to_renew(outcome: Outcome) -> Outcome {
    outcome.map_err(|_| {
        Refusal(format!("{FOLDER} is stale: run `cargo xtask bindings` and commit what it writes"))
    })
}
