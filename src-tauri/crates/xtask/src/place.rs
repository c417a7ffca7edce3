//! Where things lie: the repository, what cargo has built, and what outlives a clone.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The repository `cargo xtask` was called in. Clones share what cargo has compiled, so the path this program was
/// built from may be that of another clone, gone by now: cargo's word at the start goes first.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let mine =
            std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&mine).ancestors().nth(3);
        root.expect("xtask lies in src-tauri/crates/xtask").to_path_buf()
    })
}

pub fn ui() -> PathBuf {
    root().join("ui")
}

/// The folder that holds `debug` and `release`: cargo has put this very program into one of them.
pub fn target() -> PathBuf {
    let me = std::env::current_exe().expect("the system knows which program runs");
    let profile = me.parent().expect("a program lies in a folder");
    profile.parent().expect("cargo builds into target/<profile>").to_path_buf()
}

/// A program of this workspace, as `cargo build` leaves it.
pub fn built(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Tools that are installed once and serve every clone.
pub fn tools() -> PathBuf {
    cargo_home().join("msp-desk-tools")
}

fn cargo_home() -> PathBuf {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return PathBuf::from(home);
    }
    let home = std::env::home_dir().expect("whoever builds has a home folder");
    home.join(".cargo")
}
