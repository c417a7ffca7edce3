//! Versions of policies: list, lay side by side, write as files.

use std::path::PathBuf;

use api::sla::{self, CompareOf, Comparison, ExportOf, Exported, LineMark, PolicyOf};
use clap::Args;

use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::terminal;
use crate::words::{moment, number, or_dash};

/// Write the policy file of a version, as it was published
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla export cybermark-standard --version 1 > cybermark.toml
  msp sla export cybermark-standard --to policies")]
pub struct Export {
    /// The policy: its key, or the id of one of its versions
    policy: String,
    /// Number of the version; the newest one without
    #[arg(long, value_name = "N")]
    version: Option<u32>,
    /// A file, or a folder to write it into under its own name; standard output without
    #[arg(long, value_name = "PATH")]
    to: Option<PathBuf>,
}

/// List the versions of a policy
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla versions cybermark-standard")]
pub struct Versions {
    /// The policy: its key, or the id of one of its versions
    policy: String,
    #[command(flatten)]
    form: Form,
}

/// Lay two versions of any policies side by side
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla compare cybermark-standard@1 cybermark-standard
  msp sla compare cybermark-standard cybermark-24x7 --all")]
pub struct Compare {
    /// A policy's key for its newest version, KEY@N for one of them, or an id
    left: String,
    /// The other
    right: String,
    /// Also what both say alike
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    form: Form,
}

impl Export {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let named = match self.version {
            Some(version) => format!("{}@{version}", self.policy),
            None => names::policy(&session, &self.policy)?,
        };
        let path = self.to.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        let exported: Exported = session.ask("sla.export", ExportOf { version_id: named, path })?;
        if exported.path.is_empty() {
            return terminal::print(&place.stop, exported.text.trim_end());
        }
        terminal::print(&place.stop, &format!("Wrote {}.", exported.path))
    }
}

impl Versions {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = PolicyOf { version_id: names::policy(&session, &self.policy)? };
        session.show(self.form, "sla.versions", asked, |versions: &sla::Versions| {
            let (left, right) = (Side::Left, Side::Right);
            let mut columns = Columns::new(&[
                ("VERSION", right),
                ("STATE", left),
                ("FROM", left),
                ("STORED", left),
                ("SHA-256", left),
            ]);
            for row in &versions.rows {
                let from = or_dash(row.effective_from.as_deref().unwrap_or_default());
                let hash = format!("{}…", &row.sha256[..16.min(row.sha256.len())]);
                columns.row([number(row.number), row.state.clone(), from, moment(&row.published), hash]);
            }
            columns.text()
        })
    }
}

impl Compare {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (left, right) = (names::policy(&session, &self.left)?, names::policy(&session, &self.right)?);
        session.show(self.form, "sla.compare", CompareOf { left, right }, |compared| text(compared, self.all))
    }
}

fn text(compared: &Comparison, all: bool) -> String {
    let name = |row: &sla::PolicyRow| format!("{}, version {}", row.name, row.number);
    let mut text = format!("{}  →  {}\n", name(&compared.left), name(&compared.right));
    text += &match compared.changed {
        0 => "They say the same.\n".to_owned(),
        1 => "One thing differs.\n".to_owned(),
        many => format!("{many} things differ.\n"),
    };
    for section in compared.sections.iter().filter(|section| all || section.changed > 0) {
        text += &format!("\n{}\n", section.name);
        for line in section.lines.iter().filter(|line| all || line.mark != LineMark::Same) {
            let mark = match line.mark {
                LineMark::Same => " ",
                LineMark::Changed => "~",
                LineMark::Added => "+",
                LineMark::Removed => "-",
            };
            text += &format!("  {mark} {}\n", line.words);
        }
    }
    text
}
