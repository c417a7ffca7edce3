//! `msp contracts documents`, `attach`, `save-document`, `remove-document`.

use api::clients::OfId;
use api::contracts::{
    ContractAttach, ContractDocuments, DocumentLimit, DocumentRemove, DocumentSave, DocumentView,
};
use api::failure::Failure;
use api::reports::Saved;
use api::wire::Nothing;
use clap::Args;

use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::contracts::Which;
use crate::outcome::Outcome;
use crate::session::{Place, Session};
use crate::words::moment;

/// List the documents of a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts documents K-0001")]
pub struct Documents {
    #[command(flatten)]
    which: Which,
}

/// Attach a file to a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts attach K-0001 \"Order SO-2291.pdf\"")]
pub struct Attach {
    #[command(flatten)]
    which: Which,
    /// The file
    file: String,
}

/// Write a document of a contract to a file, as it was attached
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts save-document K-0001 \"Order SO-2291.pdf\" --to orders")]
pub struct SaveDocument {
    #[command(flatten)]
    which: Which,
    /// Its name, or its id
    document: String,
    /// The file, or a folder
    #[arg(long, value_name = "PATH", default_value = ".")]
    to: String,
}

/// Remove a document from a contract; the history keeps it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts remove-document K-0001 \"Order SO-2291.pdf\"")]
pub struct RemoveDocument {
    #[command(flatten)]
    which: Which,
    /// Its name, or its id
    document: String,
}

/// Show or set how large a document may be
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts document-limit --set 40")]
pub struct Limit {
    /// In megabytes
    #[arg(long, value_name = "MB")]
    set: Option<u32>,
    #[command(flatten)]
    form: Form,
}

impl Documents {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.which.form, "contracts.documents", OfId { id: self.which.contract }, list)
    }
}

impl Attach {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = ContractAttach { contract: self.which.contract, path: self.file };
        place.open()?.show(self.which.form, "contracts.attach", asked, list)
    }
}

impl SaveDocument {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let document = named(&session, &self.which.contract, &self.document)?;
        let asked = DocumentSave { id: document.id, path: self.to };
        session.show(self.which.form, "contracts.save_document", asked, |saved: &Saved| {
            format!("Written to {}.", saved.path)
        })
    }
}

impl RemoveDocument {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let document = named(&session, &self.which.contract, &self.document)?;
        let asked = DocumentRemove { id: document.id, expected_version: document.version };
        session.show(self.which.form, "contracts.remove_document", asked, list)
    }
}

impl Limit {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let words = |limit: &DocumentLimit| format!("A document may have {} MB.", limit.megabytes);
        match self.set {
            Some(megabytes) => {
                session.show(self.form, "contracts.set_document_limit", DocumentLimit { megabytes }, words)
            }
            None => session.show(self.form, "contracts.document_limit", Nothing {}, words),
        }
    }
}

fn named(session: &Session, contract: &str, document: &str) -> Result<DocumentView, Failure> {
    let of = OfId { id: contract.to_owned() };
    let list: ContractDocuments = session.ask("contracts.documents", of)?;
    let found = list.rows.into_iter().find(|row| row.id == document || row.name == document);
    found.ok_or_else(|| Failure::not_found(format!("document \"{document}\" of {contract}")))
}

fn list(of: &ContractDocuments) -> String {
    if of.rows.is_empty() {
        return format!("No documents. `msp contracts attach` takes one of up to {} MB.", of.most_mb);
    }
    let (left, right) = (Side::Left, Side::Right);
    let heads = [("DOCUMENT", left), ("SIZE", right), ("ATTACHED", left), ("BY", left), ("SHA-256", left)];
    let mut columns = Columns::new(&heads);
    for row in &of.rows {
        columns.row([
            row.name.clone(),
            row.size_words.clone(),
            moment(&row.added_at),
            row.added_by.clone(),
            row.sha256.clone(),
        ]);
    }
    columns.text()
}
