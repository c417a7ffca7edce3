//! Debian packages the tests check with. `cargo xtask test` installs them beforehand; a test that is run by itself
//! installs its own, where that needs no password.

use std::fs::File;
use std::process::{Command, Stdio};

use crate::tools::{folder, on_path};

/// A package, and how one sees that it is there.
#[derive(Clone, Copy, Debug)]
pub enum Package {
    /// The CalDAV server.
    Radicale,
    /// The calendar of the terminal.
    Khal,
    /// The iCalendar library with its headers, for a checker in C.
    Libical,
}

/// Sees to it that a package is there.
///
/// Panics with the line to type where it cannot be installed.
pub fn needs(package: Package) {
    if is_there(package) {
        return;
    }
    std::fs::create_dir_all(folder()).expect("the tools folder can be made");
    // Two apt runs delete each other's downloads: one at a time, whoever asks.
    let lock = File::create(folder().join("apt.lock")).expect("the tools folder is writable");
    lock.lock().expect("the lock of apt can be waited for");
    if is_there(package) {
        return;
    }
    let name = name(package);
    let Some(get) = apt_get() else {
        panic!("{name} is missing, which this test checks with. Type: sudo apt-get install -y {name}");
    };
    let installed = || runs(get, &["install", "-y", "--no-install-recommends", name]);
    // Package lists of a fresh machine are empty or old: the second try follows fresh lists.
    if !installed() {
        runs(get, &["update"]);
        assert!(installed(), "apt-get cannot install {name}; see what it says: sudo apt-get install {name}");
    }
    assert!(is_there(package), "{name} was installed and is not there");
}

fn name(package: Package) -> &'static str {
    match package {
        Package::Radicale => "radicale",
        Package::Khal => "khal",
        Package::Libical => "libical-dev",
    }
}

fn is_there(package: Package) -> bool {
    match package {
        Package::Radicale => on_path("radicale"),
        Package::Khal => on_path("khal"),
        Package::Libical => succeeds(Command::new("pkg-config").args(["--exists", "libical"])),
    }
}

/// apt-get with the right to install, if there is one.
fn apt_get() -> Option<&'static [&'static str]> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.trim_ascii() == b"0");
    let with_sudo = || succeeds(Command::new("sudo").args(["-n", "true"]));
    match on_path("apt-get") {
        true if is_root => Some(&["env"]),
        true if with_sudo() => Some(&["sudo", "-n"]),
        _ => None,
    }
}

fn runs(get: &[&str], args: &[&str]) -> bool {
    let (first, rest) = get.split_first().expect("a command has a name");
    let mut command = Command::new(first);
    command.args(rest).args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
    succeeds(command.args(["-o", "DPkg::Lock::Timeout=600"]).args(args).stdin(Stdio::null()))
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
