//! The machine's own zone rules, where they are newer than the bundled ones.

use domain::zones::{ZoneId, Zones};
use std::collections::HashMap;
use std::path::Path;

/// Where Unix systems keep compiled zone rules.
const FOLDER: &str = "/usr/share/zoneinfo";

pub(crate) fn newer_than_bundled() -> Option<Zones> {
    newer_in(Path::new(FOLDER), Zones::bundled().version())
}

/// Versions are a year and a letter (`2026b`), so they compare as text.
fn newer_in(folder: &Path, bundled: &str) -> Option<Zones> {
    let version = version_of(folder)?;
    if version.as_str() <= bundled {
        return None;
    }
    let read = |zone: ZoneId| Some((zone.name().to_owned(), std::fs::read(folder.join(zone.name())).ok()?));
    let files: HashMap<String, Vec<u8>> = ZoneId::all().into_iter().filter_map(read).collect();
    Some(Zones::from_machine(&version, files))
}

/// The first line of `tzdata.zi` is `# version 2026b`.
fn version_of(folder: &Path) -> Option<String> {
    use std::io::{BufRead, BufReader};
    let file = std::fs::File::open(folder.join("tzdata.zi")).ok()?;
    let line = BufReader::new(file).lines().next()?.ok()?;
    line.strip_prefix("# version ").map(|version| version.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_the_machine_are_used_only_where_they_are_newer() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("tzdata.zi"), "# version 2031c\n# the rest\n").unwrap();
        assert_eq!(newer_in(folder.path(), "2026b").unwrap().version(), "2031c");
        assert!(newer_in(folder.path(), "2031c").is_none());
    }
}
