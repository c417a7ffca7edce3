//! What the tests share.

use std::path::{Path, PathBuf};

#[cfg(feature = "e2e")]
pub mod window;

pub mod billing;
pub mod calendar_readers;
pub mod calendar_server;
pub mod debian;
pub mod desk;
pub mod door;
pub mod excerpt;
pub mod hours;
pub mod invoices;
pub mod javascript;
pub mod log;
pub mod mail_server;
pub mod many;
pub mod month;
pub mod outbox;
pub mod python;
pub mod server;
pub mod story;
pub mod table;
pub mod tools;
pub mod windows;

/// The repository under test. Clones share what cargo has compiled, so the path these tests were built from may be
/// that of another clone: cargo's word at the start goes first.
pub fn repository() -> PathBuf {
    let mine = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&mine).parent().expect("the tests lie in a folder of the repository").to_path_buf()
}
