//! What the machine must have before anything is built, and how it gets there.
//!
//! On Debian and Ubuntu the missing packages are installed, when that needs no password. Elsewhere the exact line is
//! printed and the run stops: nothing is installed behind anybody's back.

use std::process::{Command, Stdio};

use crate::step::{Outcome, Refusal, answer, run};

/// What one of the commands cannot do without.
struct Need {
    probe: Probe,
    debian: &'static str,
}

enum Probe {
    /// A library with its headers, as pkg-config knows it.
    Library(&'static str),
    /// A program on the PATH.
    Program(&'static str),
    /// A module of Python's own that Debian packages apart.
    PythonModule(&'static str),
    /// A font family, as fontconfig knows it.
    Font(&'static str),
}

use Probe::{Font, Library, Program, PythonModule};

const TO_BUILD: &[Need] = &[
    Need { probe: Program("cc"), debian: "build-essential" },
    Need { probe: Program("pkg-config"), debian: "pkg-config" },
    Need { probe: Library("webkit2gtk-4.1"), debian: "libwebkit2gtk-4.1-dev" },
    Need { probe: Library("librsvg-2.0"), debian: "librsvg2-dev" },
];

const TO_TEST: &[Need] = &[
    Need { probe: Program("WebKitWebDriver"), debian: "webkit2gtk-driver" },
    Need { probe: Program("Xvfb"), debian: "xvfb" },
    Need { probe: Program("xauth"), debian: "xauth" },
    Need { probe: Program("dbus-daemon"), debian: "dbus" },
    Need { probe: Program("fc-match"), debian: "fontconfig" },
    Need { probe: Font("DejaVu Sans"), debian: "fonts-dejavu-core" },
    Need { probe: Program("qpdf"), debian: "qpdf" },
    Need { probe: Program("pdftotext"), debian: "poppler-utils" },
    // What others read our calendars and mails with; the packages of PyPI and npm follow at their first use.
    Need { probe: PythonModule("ensurepip"), debian: "python3-venv" },
    Need { probe: Program("radicale"), debian: "radicale" },
    Need { probe: Program("khal"), debian: "khal" },
    Need { probe: Library("libical"), debian: "libical-dev" },
];

const OTHER_SYSTEMS: &str = "\
  Debian, Ubuntu  sudo apt-get install -y build-essential pkg-config libwebkit2gtk-4.1-dev librsvg2-dev \\
                    webkit2gtk-driver xvfb xauth dbus fontconfig fonts-dejavu-core qpdf poppler-utils \\
                    python3-venv radicale khal libical-dev
  Fedora          sudo dnf install -y gcc gcc-c++ make pkgconf webkit2gtk4.1-devel librsvg2-devel webkit2gtk-driver \\
                    xorg-x11-server-Xvfb xorg-x11-xauth dbus-daemon fontconfig dejavu-sans-fonts qpdf poppler-utils \\
                    python3 radicale3 khal libical-devel
  Arch            sudo pacman -S --needed base-devel webkit2gtk-4.1 librsvg xorg-server-xvfb xorg-xauth dbus \\
                    fontconfig ttf-dejavu qpdf poppler python radicale khal libical
  macOS           xcode-select --install; brew install qpdf poppler python libical pkgconf; pipx install radicale khal
  Windows         winget install Microsoft.VisualStudio.2022.BuildTools Microsoft.EdgeWebView2Runtime QPDF.QPDF Python.Python.3.12";

const OLDEST_NODE: u32 = 20;

pub fn ready_to_build() -> Outcome {
    node()?;
    install(&missing_of(TO_BUILD))
}

pub fn ready_to_test() -> Outcome {
    node()?;
    let mut missing = missing_of(TO_BUILD);
    missing.extend(missing_of(TO_TEST));
    install(&missing)
}

fn node() -> Outcome {
    let version = answer("node", &["--version"]).unwrap_or_default();
    let major = version.trim().trim_start_matches('v').split('.').next().unwrap_or_default().parse::<u32>();
    match major {
        Ok(major) if major >= OLDEST_NODE => Ok(()),
        Ok(_) => Err(Refusal(format!(
            "Node {} is too old: version {OLDEST_NODE} or later builds the pages. See https://nodejs.org/en/download",
            version.trim()
        ))),
        Err(_) => Err(Refusal(format!(
            "Node is missing: version {OLDEST_NODE} or later builds the pages. See https://nodejs.org/en/download"
        ))),
    }
}

/// The Debian packages whose thing is not there.
fn missing_of(needs: &[Need]) -> Vec<&'static str> {
    // macOS and Windows bring their own web view; cargo itself says when the linker is missing.
    if !cfg!(target_os = "linux") {
        return Vec::new();
    }
    needs.iter().filter(|need| !is_there(&need.probe)).map(|need| need.debian).collect()
}

fn is_there(probe: &Probe) -> bool {
    match probe {
        Library(name) => answer("pkg-config", &["--exists", name]).is_some(),
        Program(name) => on_path(name),
        PythonModule(name) => answer("python3", &["-c", &format!("import {name}")]).is_some(),
        Font(family) => answer("fc-match", &[family]).is_some_and(|best| best.contains(family)),
    }
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn install(packages: &[&str]) -> Outcome {
    if packages.is_empty() {
        println!("every system package is there");
        return Ok(());
    }
    let missing = packages.join(" ");
    let Some(apt) = Apt::of_this_machine() else {
        return Err(Refusal(format!(
            "missing here: {missing} (as Debian names them). Install them and start again:\n{OTHER_SYSTEMS}"
        )));
    };
    println!("missing: {missing}");
    // Package lists of a fresh machine are empty or old, and a download may fail once: the second try follows
    // fresh lists.
    if apt.knows(packages) && apt.install(packages).is_ok() {
        return Ok(());
    }
    apt.refresh()?;
    apt.install(packages)
}

/// apt-get, with the right to install.
struct Apt {
    with_sudo: bool,
}

impl Apt {
    fn of_this_machine() -> Option<Apt> {
        if !on_path("apt-get") {
            return None;
        }
        let is_root = answer("id", &["-u"]).is_some_and(|id| id.trim() == "0");
        let with_sudo = !is_root;
        (is_root || answer("sudo", &["-n", "true"]).is_some()).then_some(Apt { with_sudo })
    }

    fn knows(&self, packages: &[&str]) -> bool {
        let mut args = vec!["show", "--no-all-versions"];
        args.extend(packages);
        answer("apt-cache", &args).is_some()
    }

    fn refresh(&self) -> Outcome {
        run(self.get().arg("update"))
    }

    fn install(&self, packages: &[&str]) -> Outcome {
        run(self.get().args(["install", "-y", "--no-install-recommends"]).args(packages))
    }

    fn get(&self) -> Command {
        let mut command = if self.with_sudo { Command::new("sudo") } else { Command::new("env") };
        // Somebody else's apt may be running: wait for its lock instead of failing on it.
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600"]);
        command.stdin(Stdio::null());
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_for_debian_names_every_package_that_is_looked_for() {
        let (_, line) = OTHER_SYSTEMS.split_once("apt-get install -y").unwrap();
        let (line, _) = line.split_once("Fedora").unwrap();
        let named: Vec<&str> = line.split_whitespace().filter(|word| *word != "\\").collect();
        let wanted: Vec<&str> = TO_BUILD.iter().chain(TO_TEST).map(|need| need.debian).collect();
        assert_eq!(named, wanted);
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        let needs = [
            Need { probe: Program("cargo"), debian: "cargo" },
            Need { probe: Program("no-such-program-anywhere"), debian: "missing" },
        ];
        assert!(is_there(&needs[0].probe), "cargo runs this test");
        assert!(!is_there(&needs[1].probe));
        assert_eq!(missing_of(&needs), if cfg!(target_os = "linux") { vec!["missing"] } else { vec![] });
    }
}
