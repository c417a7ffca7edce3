//! The tests in the real window: what drives it, and the run itself.

use std::path::PathBuf;
use std::process::Command;

use crate::app::WHOLE;
use crate::place;
use crate::step::{Outcome, cargo, run};

/// Only Linux's web view can be driven by programs that are there for everybody; elsewhere the window is tested by
/// hand.
pub const DRIVABLE: bool = cfg!(target_os = "linux");

/// Installed once for every clone. Alphas of 3.0 are published, hence the version.
pub fn driver() -> Outcome {
    if !DRIVABLE {
        println!("this system's web view cannot be driven");
        return Ok(());
    }
    if driver_path().is_file() {
        println!("tauri-driver is installed");
        return Ok(());
    }
    run(cargo(&["install", "tauri-driver", "--version", "^2", "--locked", "--root"]).arg(place::tools()))
}

pub fn in_the_window() -> Outcome {
    if !DRIVABLE {
        println!("not run: this system's web view cannot be driven");
        return Ok(());
    }
    // One window at a time: each brings a display, a bus, a driver and a web view.
    let mut tests = cargo(&["test", "--test", "e2e"]);
    run(knowing_the_window(tests.args(WHOLE), "debug").args(["--", "--nocapture", "--test-threads=1"]))
}

/// Tells where the program and its driver are to be found.
pub fn knowing_the_window<'a>(command: &'a mut Command, profile: &str) -> &'a mut Command {
    command.env("TAURI_DRIVER", driver_path()).env("MSP_DESK_BIN", place::built(profile, "msp-desk"))
}

fn driver_path() -> PathBuf {
    place::tools().join("bin").join(format!("tauri-driver{}", std::env::consts::EXE_SUFFIX))
}
