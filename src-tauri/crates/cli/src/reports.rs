//! `msp reports`.

mod batch;
mod build;
mod grid;
mod what_if;

use api::failure::Failure;
use clap::Subcommand;
use domain::time::YearMonth;

use crate::outcome::Outcome;
use crate::reports::batch::Batch;
use crate::reports::build::{Build, Issue};
use crate::reports::grid::Grid;
use crate::reports::what_if::WhatIf;
use crate::session::Place;

/// The monthly SLA reports
#[derive(Subcommand)]
pub enum Reports {
    Grid(Grid),
    Build(Build),
    Issue(Issue),
    Batch(Batch),
    WhatIf(WhatIf),
}

impl Reports {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Grid(grid) => grid.run(place),
            Self::Build(build) => build.run(place),
            Self::Issue(issue) => issue.run(place),
            Self::Batch(batch) => batch.run(place),
            Self::WhatIf(what_if) => what_if.run(place),
        }
    }
}

/// A month as it is typed, `2026-09`.
pub fn month(typed: &str) -> Result<String, String> {
    let month =
        YearMonth::parse(typed).ok_or_else(|| format!("\"{typed}\" is not a month such as 2026-09"))?;
    Ok(month.to_string())
}

/// The folder reports go to, made if it is not there.
fn folder(path: &std::path::Path) -> Result<String, Failure> {
    std::fs::create_dir_all(path).map_err(|error| {
        let is_full = error.kind() == std::io::ErrorKind::StorageFull;
        let code = if is_full { api::failure::Code::DiskFull } else { api::failure::Code::File };
        let message = format!("The folder {} cannot be used: {error}.", path.display());
        Failure::new(code, message, "Choose a folder you may write to with --out.")
    })?;
    Ok(path.to_string_lossy().into_owned())
}
