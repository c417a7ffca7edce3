//! The header of a file: which column is where.

use super::FilePreset;
use super::note::ReadError;

/// The columns of a file, found by name in any case, `_` and space alike.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// As the file writes them, trimmed.
    pub names: Vec<String>,
    normal: Vec<String>,
}

impl Columns {
    pub fn new(header: &csv::ByteRecord) -> Self {
        let text =
            |cell: &[u8]| String::from_utf8_lossy(cell).trim_start_matches('\u{feff}').trim().to_owned();
        let names: Vec<String> = header.iter().map(text).collect();
        let normal = names.iter().map(|name| normal(name)).collect();
        Self { names, normal }
    }

    /// The first column of a name.
    pub fn find(&self, name: &str) -> Option<usize> {
        let name = normal(name);
        self.normal.iter().position(|known| *known == name)
    }

    /// How many columns have the name of column `index`.
    pub fn same_as(&self, index: usize) -> usize {
        self.normal.iter().filter(|name| **name == self.normal[index]).count()
    }

    pub fn len(&self) -> usize {
        self.names.len()
    }
}

fn normal(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Columns a preset cannot do without, each under the names it may have.
const fn needed(preset: FilePreset) -> &'static [&'static [&'static str]] {
    match preset {
        FilePreset::Events => &[&["ticket_external_id"], &["event_at"], &["event"], &["value"]],
        FilePreset::ServiceNowLog => &[
            &["number"],
            &["incident_state", "state"],
            &["sys_mod_count"],
            &["opened_at"],
            &["sys_updated_at", "sys_updated_on"],
            &["priority"],
        ],
    }
}

/// Finds the needed columns of `preset`, in the order they are listed.
///
/// # Errors
/// [`ReadError::MissingColumns`] with everything that is missing.
pub(super) fn require(preset: FilePreset, columns: &Columns) -> Result<Vec<usize>, ReadError> {
    let find = |names: &&[&str]| names.iter().find_map(|name| columns.find(name));
    let missing = |preset| -> Vec<String> {
        let absent = needed(preset).iter().filter(|names| find(names).is_none());
        absent.map(|names| names.join(" or ")).collect()
    };
    let absent = missing(preset);
    if !absent.is_empty() {
        let fits = FilePreset::ALL.into_iter().find(|other| missing(*other).is_empty());
        return Err(ReadError::MissingColumns {
            preset,
            missing: absent,
            found: columns.names.clone(),
            fits,
        });
    }
    Ok(needed(preset).iter().filter_map(find).collect())
}

/// Where a row's parts stand, whatever the preset.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// The ticket's number.
    pub key: usize,
    /// The priority it names, or may name.
    pub priority: usize,
    /// Every column with dates.
    pub dates: Vec<usize>,
    /// Every column that is read.
    pub used: Vec<usize>,
    /// The client.
    pub client: Option<usize>,
}

impl Layout {
    /// The layout of a file.
    ///
    /// # Errors
    /// As [`require`]; [`ReadError::UnknownClientColumn`].
    pub fn new(preset: FilePreset, columns: &Columns, client: Option<&str>) -> Result<Self, ReadError> {
        let needed = require(preset, columns)?;
        let (key, priority, dates, text): (_, _, &[&str], &[&str]) = match preset {
            FilePreset::Events => (needed[0], needed[3], &["event_at"], super::events::OPTIONAL),
            FilePreset::ServiceNowLog => (
                needed[0],
                needed[5],
                &[
                    "opened_at",
                    "sys_updated_at",
                    "sys_updated_on",
                    "sys_created_at",
                    "sys_created_on",
                    "resolved_at",
                    "closed_at",
                ],
                super::servicenow::OPTIONAL,
            ),
        };
        let unknown = |name: &str| ReadError::UnknownClientColumn {
            name: name.to_owned(),
            found: columns.names.clone(),
        };
        let own = match preset {
            FilePreset::Events => "client",
            FilePreset::ServiceNowLog => "company",
        };
        let client = match client {
            Some(name) => Some(columns.find(name).ok_or_else(|| unknown(name))?),
            None => columns.find(own),
        };
        let find =
            |names: &[&str]| -> Vec<usize> { names.iter().filter_map(|name| columns.find(name)).collect() };
        let dates = find(dates);
        let mut used: Vec<usize> =
            needed.into_iter().chain(dates.iter().copied()).chain(find(text)).chain(client).collect();
        used.sort_unstable();
        used.dedup();
        Ok(Self { key, priority, dates, used, client })
    }
}
