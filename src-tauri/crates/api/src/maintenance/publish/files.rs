//! Targets on the disk: whole files, replaced at once, and only ours.

use crate::failure::{Code, Failure};
use crate::files::write_beside;
use domain::time::Instant;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::maintenance::publishing::Resource;

/// What every calendar of ours says near its beginning.
const OURS: &[u8] = b"PRODID:-//MSP Desk//";

/// What was done in a target.
#[derive(Default)]
pub(super) struct Done {
    /// What lies there now and was written in this run.
    pub written: Vec<Resource>,
    /// Names of what was taken away.
    pub removed: Vec<String>,
    /// Names of what was as it should be.
    pub unchanged: Vec<String>,
    /// What could not be done.
    pub failed: Vec<String>,
    /// What somebody else had done there.
    pub noticed: Vec<String>,
}

/// Brings files up to date: `wanted` by their path, `known` as they were published last.
pub(super) fn bring_up_to_date(wanted: &BTreeMap<String, Vec<u8>>, known: &[Resource], now: Instant) -> Done {
    let mut done = Done::default();
    let known: BTreeMap<&str, &Resource> = known.iter().map(|one| (one.name.as_str(), one)).collect();
    for (path, bytes) in wanted {
        match one_file(path, bytes, known.get(path.as_str()).copied(), &mut done.noticed) {
            Ok(Written::Anew) => done.written.push(Resource {
                name: path.clone(),
                sha256: sha256(bytes),
                etag: String::new(),
                published: now,
            }),
            Ok(Written::Before) => done.unchanged.push(path.clone()),
            Err(failure) => done.failed.push(failure.message),
        }
    }
    let stale: BTreeSet<&str> = known.keys().copied().filter(|path| !wanted.contains_key(*path)).collect();
    for path in stale {
        match take_away(path) {
            Ok(()) => done.removed.push(path.to_owned()),
            Err(failure) => done.failed.push(failure.message),
        }
    }
    done
}

enum Written {
    Anew,
    Before,
}

fn one_file(
    path: &str,
    bytes: &[u8],
    known: Option<&Resource>,
    noticed: &mut Vec<String>,
) -> Result<Written, Failure> {
    let there = read(path)?;
    let wanted = sha256(bytes);
    match (&there, known) {
        // Written in a run that was cut off before it could be noted: as good as anew.
        (Some(there), None) if there == bytes => return Ok(Written::Anew),
        (Some(there), None) if !is_ours(there) => {
            let message = format!("{path} was not written by MSP Desk, so it was left as it is.");
            return Err(Failure::new(Code::File, message, "Choose another name, or take that file away."));
        }
        (Some(there), Some(known)) if there == bytes && known.sha256 == wanted => {
            return Ok(Written::Before);
        }
        (Some(there), Some(known)) if sha256(there) != known.sha256 && there != bytes => {
            noticed.push(format!("{path} had been changed by somebody else; it was written anew."));
        }
        (None, Some(_)) => noticed.push(format!("{path} had been taken away; it was written anew.")),
        (Some(_) | None, _) => {}
    }
    write_beside(Path::new(path), bytes)?;
    Ok(Written::Anew)
}

fn is_ours(file: &[u8]) -> bool {
    let head = &file[..file.len().min(400)];
    head.windows(OURS.len()).any(|part| part == OURS)
}

fn read(path: &str) -> Result<Option<Vec<u8>>, Failure> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let message = format!("{path} could not be read: {error}.");
            Err(Failure::new(Code::File, message, "Choose a place you may read and write."))
        }
    }
}

/// Takes a file of ours away; one that somebody put in its place stays.
fn take_away(path: &str) -> Result<(), Failure> {
    let stays = match read(path)? {
        None => return Ok(()),
        Some(there) => !is_ours(&there),
    };
    if stays {
        return Ok(());
    }
    std::fs::remove_file(path).map_err(|error| {
        let message = format!("{path} could not be taken away: {error}.");
        Failure::new(Code::File, message, "Take it away by hand: it is no longer kept current.")
    })
}

/// SHA-256.
pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// `Harbour Logistics & Co.` → `harbour-logistics-co.ics`.
pub(super) fn file_name(name: &str) -> String {
    let signs = name.to_lowercase();
    let words: Vec<&str> =
        signs.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let stem: String = words.join("-").chars().take(80).collect();
    format!("{}.ics", if stem.is_empty() { "calendar" } else { &stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant::from_unix(1_790_000_000);

    fn ours(text: &str) -> Vec<u8> {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//MSP Desk//Maintenance//EN\r\n{text}")
            .into_bytes()
    }

    fn wanted(folder: &Path, files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        files.iter().map(|(name, text)| (folder.join(name).display().to_string(), ours(text))).collect()
    }

    #[test]
    fn only_what_changed_is_written_and_only_ours_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let files = wanted(folder.path(), &[("a.ics", "1"), ("b.ics", "1")]);
        let first = bring_up_to_date(&files, &[], NOW);
        assert_eq!((first.written.len(), first.failed.len()), (2, 0));
        std::fs::write(folder.path().join("theirs.ics"), "BEGIN:VCALENDAR").unwrap();
        let second =
            bring_up_to_date(&wanted(folder.path(), &[("a.ics", "1"), ("c.ics", "1")]), &first.written, NOW);
        assert_eq!((second.written.len(), second.unchanged.len(), second.removed.len()), (1, 1, 1));
        let mut left: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["a.ics", "c.ics", "theirs.ics"]);
    }

    #[test]
    fn a_file_of_somebody_else_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.ics"), "a letter").unwrap();
        let done = bring_up_to_date(&wanted(folder.path(), &[("a.ics", "1")]), &[], NOW);
        assert!(done.failed[0].contains("was not written by MSP Desk"), "{:?}", done.failed);
        assert_eq!(std::fs::read(folder.path().join("a.ics")).unwrap(), b"a letter");
    }

    #[test]
    fn a_change_by_somebody_else_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let files = wanted(folder.path(), &[("a.ics", "1")]);
        let first = bring_up_to_date(&files, &[], NOW);
        std::fs::write(folder.path().join("a.ics"), ours("edited")).unwrap();
        let second = bring_up_to_date(&files, &first.written, NOW);
        assert!(second.noticed[0].contains("changed by somebody else"), "{:?}", second.noticed);
        std::fs::remove_file(folder.path().join("a.ics")).unwrap();
        let third = bring_up_to_date(&files, &second.written, NOW);
        assert!(third.noticed[0].contains("taken away"), "{:?}", third.noticed);
    }

    #[test]
    fn a_file_is_named_after_its_calendar() {
        assert_eq!(file_name("Te Ātiawa & Söhne / ../x"), "te-ātiawa-söhne-x.ics");
        assert_eq!(file_name("/"), "calendar.ics");
    }
}
