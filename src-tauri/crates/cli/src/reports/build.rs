//! `msp reports build` and `msp reports issue`.

use std::path::PathBuf;

use api::reports::{ReportIssue, ReportSave, ReportView};
use clap::Args;
use serde_json::Value;

use crate::arguments::Form;
use crate::outcome::{Outcome, fault};
use crate::reports::month;
use crate::session::Place;
use crate::terminal;
use crate::words::moment;

/// Build the report of a month: its data as JSON on standard output, the PDF in a folder
///
/// A month that was issued gives what was issued, byte for byte.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp reports build --contract K-0001 --month 2026-09 --out reports > 2026-09.json")]
pub struct Build {
    /// The contract: its number (K-0001, or 1) or its id
    #[arg(long)]
    contract: String,
    /// The month
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: String,
    /// The folder the PDF goes to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What is known now, also where the month was issued
    #[arg(long)]
    draft: bool,
    /// The data is JSON also without this
    #[arg(long)]
    json: bool,
}

/// Issue the report of a month: from then on it stays as it is
#[derive(Args)]
#[command(after_help = "\
Example:
  msp reports issue --contract K-0001 --month 2026-09")]
pub struct Issue {
    /// The contract: its number (K-0001, or 1) or its id
    #[arg(long)]
    contract: String,
    /// The month
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: String,
    /// Why a month that was issued is issued again
    #[arg(long, default_value = "", hide_default_value = true)]
    reason: String,
    /// The fingerprint of the draft that was looked at: refused if something changed since
    #[arg(long, value_name = "SHA-256", default_value = "", hide_default_value = true)]
    fingerprint: String,
    #[command(flatten)]
    form: Form,
}

impl Build {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (contract, month, draft) = (self.contract, self.month, self.draft);
        let path = self.out.display().to_string();
        let built = session.ask_raw("reports.build", ReportSave { contract, month, path, draft })?;
        terminal::say(&format!("The PDF is {}.", built["path"].as_str().unwrap_or_default()));
        terminal::print_json(&place.stop, &built["figures"])
    }
}

impl Issue {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = ReportIssue {
            contract: self.contract,
            month: self.month,
            expected_fingerprint: self.fingerprint,
            reason: self.reason,
        };
        let mut reply = session.ask_raw("reports.issue", asked)?;
        if self.form.json {
            // The document itself is `reports build`'s; a megabyte of letters helps nobody here.
            reply.as_object_mut().map(|view| view.shift_remove("pdf_base64"));
            return terminal::print_json(&place.stop, &reply);
        }
        let view: ReportView = read(reply)?;
        let issued = view.issued.as_ref().map_or_else(String::new, |at| format!(", issued {}", moment(at)));
        let about = format!("{} of {} ({})", view.month, view.number, view.client);
        let text = format!("{about}: revision {}{issued}\nFingerprint {}", view.revision, view.fingerprint);
        terminal::print(&place.stop, &text)
    }
}

fn read(reply: Value) -> Result<ReportView, api::failure::Failure> {
    serde_json::from_value(reply).map_err(|error| fault("reports.issue", &error))
}
