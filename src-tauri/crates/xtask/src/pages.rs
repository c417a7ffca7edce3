//! The pages of the window: npm and what it runs, in `ui/`.

use std::fs;
use std::process::Command;

use crate::place;
use crate::step::{Outcome, Refusal, program_in, run};

/// A copy of the lock file `node_modules` was installed from lies inside it.
const INSTALLED_FROM: &str = "node_modules/.installed-from.json";

/// `npm ci`, unless what is installed comes from this very lock file.
pub fn install() -> Outcome {
    let ui = place::ui();
    let lock = fs::read(ui.join("package-lock.json"))
        .map_err(|error| Refusal(format!("ui/package-lock.json cannot be read: {error}")))?;
    if fs::read(ui.join(INSTALLED_FROM)).is_ok_and(|installed| installed == lock) {
        println!("node_modules is that of package-lock.json");
        return Ok(());
    }
    run(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    fs::write(ui.join(INSTALLED_FROM), lock)
        .map_err(|error| Refusal(format!("ui/{INSTALLED_FROM} cannot be written: {error}")))
}

/// One of the scripts of `ui/package.json`: `build` checks the types and builds, `lint` and `test` do what they say.
pub fn script(name: &str) -> Outcome {
    run(&mut npm(&["run", "--silent", name]))
}

pub fn npm(args: &[&str]) -> Command {
    program_in(&place::ui(), if cfg!(windows) { "npm.cmd" } else { "npm" }, args)
}
