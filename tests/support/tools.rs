//! Programs of others that tests check with: installed once, with pinned versions, beside what `cargo xtask` installs.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder tools are installed in once for every clone, the same that `cargo xtask` uses.
pub fn folder() -> PathBuf {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .unwrap_or_else(|| std::env::home_dir().expect("whoever builds has a home folder").join(".cargo"));
    home.join("msp-desk-tools")
}

/// The folder `name` with what `install` puts into it, made anew whenever `pins` change. Tests that ask at the same
/// time wait for one another, in other programs as well: nothing is installed twice.
pub fn installed(name: &str, pins: &str, install: impl FnOnce(&Path)) -> PathBuf {
    let tools = folder();
    fs::create_dir_all(&tools).unwrap_or_else(|why| panic!("{} cannot be made: {why}", tools.display()));
    let lock = File::create(tools.join(format!("{name}.lock"))).expect("the tools folder is writable");
    lock.lock().expect("the lock of the tools can be waited for");
    let (place, stamp) = (tools.join(name), tools.join(format!("{name}.stamp")));
    // The place stands in the stamp too: an environment that was moved does not run.
    let wanted = format!("{}\n{pins}", place.display());
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) && place.is_dir() {
        return place;
    }
    if place.exists() {
        fs::remove_dir_all(&place).unwrap_or_else(|why| panic!("{} stays: {why}", place.display()));
    }
    fs::create_dir_all(&place).expect("the tools folder is writable");
    install(&place);
    fs::write(&stamp, wanted).expect("the tools folder is writable");
    place
}

/// Runs a command to its end, twice if need be: a download may fail once.
pub fn run_or_try_again(command: &mut Command) {
    if let Err(first) = run(command)
        && let Err(second) = run(command)
    {
        panic!("{command:?} failed twice.\nfirst: {first}\nthen: {second}");
    }
}

/// What a command says on stdout. It has to succeed.
pub fn answer(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|why| panic!("{command:?} could not be started: {why}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} ended with {}: {errors}", output.status);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Whether a program is on the PATH.
pub fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(|why| format!("not started: {why}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said =
        [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    Err(format!("{}: {said}", output.status))
}
