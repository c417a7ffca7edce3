//! A CalDAV server of a test: Radicale on the loopback.

use std::process::Command;

use tempfile::TempDir;

use crate::debian::{Package, needs};
use crate::server::{Server, free_port};

/// The user Radicale knows.
pub const USER: &str = "ana";
/// The user's password.
pub const PASSWORD: &str = "pōhutukawa 3?";

/// Radicale with an empty store.
#[derive(Debug)]
pub struct CalendarServer {
    server: Server,
    folder: TempDir,
}

impl CalendarServer {
    /// Starts it.
    pub fn running() -> CalendarServer {
        needs(Package::Radicale);
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        let users = folder.path().join("users");
        std::fs::write(&users, format!("{USER}:{PASSWORD}\n")).expect("the test's folder is writable");
        let port = free_port();
        let mut radicale = Command::new("radicale");
        radicale.args(["--config", "", "--auth-type", "htpasswd", "--auth-htpasswd-encryption", "plain"]);
        radicale.arg("--auth-htpasswd-filename").arg(users).arg("--auth-delay").arg("0");
        radicale.arg("--storage-filesystem-folder").arg(folder.path().join("store"));
        radicale.arg("--server-hosts").arg(format!("127.0.0.1:{port}"));
        radicale.env_remove("PYTHONPATH").env("PYTHONUTF8", "1");
        let server = Server::start(radicale, port, &folder.path().join("log"));
        CalendarServer { server, folder }
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.server.port())
    }

    /// What lies in its store: every file with an entry, by its name.
    pub fn entries(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder.path().join("store")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let path = entry.expect("a folder can be listed").path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if path.is_dir() && name != ".Radicale.cache" {
                    folders.push(path);
                } else if name.ends_with(".ics") {
                    found.push(name);
                }
            }
        }
        found.sort();
        found
    }
}
