//! npm packages of the tests' own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::tools::{installed, run_or_try_again};

/// None of them needs another.
const PINS: &[&str] = &["ical.js@2.2.1"];

/// Node running `script`, a module that may import `ical.js`, installed at the first use.
pub fn node(script: &str) -> Command {
    let mut node = Command::new("node");
    // What is imported by name is looked for from the folder the script starts in.
    node.args(["--input-type=module", "--eval", script]).current_dir(modules()).env("TZ", "UTC");
    node
}

fn modules() -> &'static Path {
    static MODULES: OnceLock<PathBuf> = OnceLock::new();
    MODULES.get_or_init(|| installed("javascript", &PINS.join("\n"), install))
}

fn install(place: &Path) {
    std::fs::write(place.join("package.json"), r#"{"private": true}"#).expect("the tools folder is writable");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut npm = Command::new(npm);
    npm.args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact"])
        .args(PINS);
    run_or_try_again(npm.current_dir(place));
}
