//! Writes the TypeScript types of the command table into a folder, or says which of them are stale.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this program talks to a terminal")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["--check", folder] => check(Path::new(folder)),
        [folder] => write(Path::new(folder)),
        _ => Err("usage: bindings [--check] FOLDER".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), String> {
    for (name, text) in api::bindings::files() {
        let path = folder.join(name);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
        written.map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        println!("{}", path.display());
    }
    for path in no_longer_there(folder)? {
        fs::remove_file(&path).map_err(|error| format!("{} cannot be removed: {error}", path.display()))?;
    }
    Ok(())
}

fn check(folder: &Path) -> Result<(), String> {
    let differs =
        |(name, text): &(String, String)| fs::read_to_string(folder.join(name)).ok().as_ref() != Some(text);
    let files = api::bindings::files();
    let mut stale: Vec<PathBuf> =
        files.iter().filter(|file| differs(file)).map(|(name, _)| folder.join(name)).collect();
    stale.extend(no_longer_there(folder)?);
    if stale.is_empty() {
        println!("{} files are current", files.len());
        return Ok(());
    }
    let stale: Vec<String> = stale.iter().map(|path| path.display().to_string()).collect();
    Err(format!("not as the command table has it: {}", stale.join(", ")))
}

/// Files in the folder that the command table does not ask for any more.
fn no_longer_there(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let wanted: Vec<PathBuf> =
        api::bindings::files().into_iter().map(|(name, _)| folder.join(name)).collect();
    let found: io::Result<Vec<PathBuf>> = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect());
    let found = found.map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    Ok(found.into_iter().filter(|path| path.is_file() && !wanted.contains(path)).collect())
}
