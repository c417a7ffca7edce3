//! Documents attached to contracts: taken from a file, kept with their hash, written back as they came.

use super::contract_ref;
use crate::clients::OfId;
use crate::context::{Context, user_id};
use crate::failure::{Code, Failure};
use crate::files::{hex, write_beside};
use crate::reports::Saved;
use crate::wire::{Moment, Nothing, wire};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::contracts::number_in_words;
use domain::ids::{ContractId, DocumentId};
use domain::zones::Zone;
use serde::Serialize;
use std::path::{Path, PathBuf};
use store::Reading;
use store::contracts::documents::{self, DocumentRow, NewDocument};

/// Key of the setting that says how large a document may be, in megabytes.
const LIMIT: &str = "contract_document_mb";
/// Where nobody has set one.
const USUAL_LIMIT: u32 = 20;
/// SQLite keeps up to a gigabyte in a cell; a database one backs up daily wants much less.
const MOST_LIMIT: u32 = 200;
const MEGABYTE: u64 = 1024 * 1024;

wire! {
    /// Attaches a document to a contract.
    pub struct ContractAttach {
        /// The contract: its id or its number.
        pub contract: String,
        /// The file.
        pub path: String,
    }
}

wire! {
    /// The documents of a contract.
    pub struct ContractDocuments {
        /// Those that are attached, in the order in which they came.
        pub rows: Vec<DocumentView>,
        /// Those that were removed.
        pub removed: Vec<DocumentView>,
        /// How large one may be, in megabytes.
        pub most_mb: u32,
    }
}

wire! {
    /// An attached document.
    pub struct DocumentView {
        /// Id.
        pub id: String,
        /// Its version, for removing it.
        pub version: i64,
        /// The name of its file.
        pub name: String,
        /// `application/pdf`.
        pub media_type: String,
        /// Bytes.
        pub size: i64,
        /// `1.4 MB`.
        pub size_words: String,
        /// SHA-256 of its bytes, in hexadecimal digits.
        pub sha256: String,
        /// Who attached it.
        pub added_by: String,
        /// When.
        pub added_at: Moment,
        /// When it was removed.
        pub removed_at: Option<Moment>,
        /// By whom.
        pub removed_by: String,
    }
}

wire! {
    /// A document with its bytes.
    pub struct DocumentContent {
        /// The name of its file.
        pub name: String,
        /// `application/pdf`.
        pub media_type: String,
        /// Its bytes.
        pub base64: String,
    }
}

wire! {
    /// Writes a document to a file.
    pub struct DocumentSave {
        /// Id of the document.
        pub id: String,
        /// The file, or a folder for the document's own name.
        pub path: String,
    }
}

wire! {
    /// Removes a document.
    pub struct DocumentRemove {
        /// Id of the document.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
    }
}

wire! {
    /// How large a document may be.
    pub struct DocumentLimit {
        /// Megabytes.
        pub megabytes: u32,
    }
}

/// What the history keeps of a document.
#[derive(Serialize)]
struct Kept<'a> {
    document: &'a str,
    size: i64,
    sha256: String,
}

/// Attaches a file to a contract: its bytes as they are, with their SHA-256.
///
/// # Errors
/// [`Code::File`] when it cannot be read; [`Code::Invalid`] when it is empty or too large, or is
/// attached already.
pub fn attach(context: &Context<'_>, of: ContractAttach) -> Result<ContractDocuments, Failure> {
    let path = PathBuf::from(of.path.trim());
    let limit = context.read(limit)?;
    let bytes = bytes_of(&path, limit)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    context.change(|tx, acts| {
        let contract = contract_ref(tx, &of.contract)?;
        let number = number_in_words(store::contracts::get(tx, contract)?.value.number);
        let sha256 = documents::fingerprint(&bytes);
        let same = |row: &DocumentRow| row.removed.is_none() && row.sha256 == sha256;
        if let Some(there) = documents::of_contract(tx, contract)?.into_iter().find(same) {
            let message = format!("These bytes are attached to {number} already, as \"{}\".", there.name);
            return Err(Failure::field("path", message));
        }
        let document = NewDocument {
            id: DocumentId::new(context.now),
            contract,
            name: &name,
            media_type: media_type(&name),
            bytes: &bytes,
            added_by: user_id(tx)?,
            added_at: context.now,
        };
        documents::attach(tx, &document)?;
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        acts.entered("contract", number, &Kept { document: &name, size, sha256: hex(&sha256) });
        list_of(context, tx, contract)
    })
}

fn bytes_of(path: &Path, limit: u32) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let refused = |error: std::io::Error| {
        let message = format!("{shown} could not be read: {error}.");
        Failure::new(Code::File, message, "Choose a file that you may read.")
    };
    let found = std::fs::metadata(path).map_err(refused)?;
    if !found.is_file() {
        return Err(Failure::field("path", format!("{shown} is a folder. Choose one file.")));
    }
    if found.len() > u64::from(limit) * MEGABYTE {
        let size = size_words(i64::try_from(found.len()).unwrap_or(i64::MAX));
        let message = format!(
            "{shown} has {size}; a document may have {limit} MB. An administrator can raise the limit."
        );
        return Err(Failure::field("path", message));
    }
    let bytes = std::fs::read(path).map_err(refused)?;
    if bytes.is_empty() {
        return Err(Failure::field("path", format!("{shown} is empty.")));
    }
    Ok(bytes)
}

/// The documents of a contract.
///
/// # Errors
/// [`Code::NotFound`].
pub fn documents(context: &Context<'_>, of: OfId) -> Result<ContractDocuments, Failure> {
    context.read(|tx| {
        let contract = contract_ref(tx, &of.id)?;
        list_of(context, tx, contract)
    })
}

fn list_of(context: &Context<'_>, tx: &Reading<'_>, id: ContractId) -> Result<ContractDocuments, Failure> {
    let zone = context.zone(store::contracts::get(tx, id)?.value.zone);
    let (removed, rows): (Vec<_>, Vec<_>) =
        documents::of_contract(tx, id)?.into_iter().partition(|row| row.removed.is_some());
    let views = |rows: Vec<DocumentRow>| rows.into_iter().map(|row| document_view(row, &zone)).collect();
    Ok(ContractDocuments { rows: views(rows), removed: views(removed), most_mb: limit(tx)? })
}

fn document_view(row: DocumentRow, zone: &Zone) -> DocumentView {
    let (removed_at, removed_by) = row.removed.unzip();
    DocumentView {
        id: row.id.to_string(),
        version: row.version,
        name: row.name,
        media_type: row.media_type,
        size: row.size,
        size_words: size_words(row.size),
        sha256: hex(&row.sha256),
        added_by: row.added_by,
        added_at: Moment::new(row.added_at, zone),
        removed_at: removed_at.map(|at| Moment::new(at, zone)),
        removed_by: removed_by.unwrap_or_default(),
    }
}

/// A document with its bytes, for looking at it.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Database`] when its bytes are not those that were attached.
pub fn document(context: &Context<'_>, of: OfId) -> Result<DocumentContent, Failure> {
    context.read(|tx| {
        let row = named(tx, &of.id)?;
        let bytes = documents::bytes_of(tx, &row)?;
        Ok(DocumentContent { name: row.name, media_type: row.media_type, base64: STANDARD.encode(bytes) })
    })
}

/// Writes a document to a file, to the byte as it was attached.
///
/// # Errors
/// As [`document`]; [`Code::File`] when it cannot be written, [`Code::DiskFull`].
pub fn save_document(context: &Context<'_>, of: DocumentSave) -> Result<Saved, Failure> {
    let (name, bytes) = context.read(|tx| {
        let row = named(tx, &of.id)?;
        let bytes = documents::bytes_of(tx, &row)?;
        Ok::<_, Failure>((row.name, bytes))
    })?;
    let named = PathBuf::from(&of.path);
    let path = if named.is_dir() { named.join(name) } else { named };
    write_beside(&path, &bytes)?;
    Ok(Saved { path: path.display().to_string() })
}

/// Removes a document from a contract's list. Its bytes stay, so that the history can be proved.
///
/// # Errors
/// [`Code::NotFound`], [`Code::Conflict`].
pub fn remove_document(context: &Context<'_>, of: DocumentRemove) -> Result<ContractDocuments, Failure> {
    context.change(|tx, acts| {
        let row = named(tx, &of.id)?;
        documents::remove(tx, row.id, user_id(tx)?, of.expected_version, context.now)?;
        let number = number_in_words(store::contracts::get(tx, row.contract)?.value.number);
        let kept = Kept { document: &row.name, size: row.size, sha256: hex(&row.sha256) };
        acts.changed("contract", number, &kept, &"removed");
        list_of(context, tx, row.contract)
    })
}

/// How large a document may be.
pub fn document_limit(context: &Context<'_>, _: Nothing) -> Result<DocumentLimit, Failure> {
    context.read(|tx| Ok(DocumentLimit { megabytes: limit(tx)? }))
}

/// Sets how large a document may be.
///
/// # Errors
/// [`Code::Invalid`] outside 1 to 200 MB.
pub fn set_document_limit(context: &Context<'_>, of: DocumentLimit) -> Result<DocumentLimit, Failure> {
    if !(1..=MOST_LIMIT).contains(&of.megabytes) {
        let message = format!("{} MB is not between 1 and {MOST_LIMIT}.", of.megabytes);
        return Err(Failure::field("megabytes", message));
    }
    context.change(|tx, acts| {
        let before = limit(tx)?;
        store::provider::set(tx, LIMIT, &of.megabytes.to_string(), context.now)?;
        acts.changed("setting", LIMIT, &before, &of.megabytes);
        Ok(DocumentLimit { megabytes: of.megabytes })
    })
}

fn limit(tx: &Reading<'_>) -> Result<u32, Failure> {
    let set = store::provider::setting(tx, LIMIT)?;
    Ok(set.and_then(|text| text.trim().parse().ok()).unwrap_or(USUAL_LIMIT))
}

fn named(tx: &Reading<'_>, id: &str) -> Result<DocumentRow, Failure> {
    let id: DocumentId = id.trim().parse().map_err(|_| Failure::not_found(format!("document \"{id}\"")))?;
    Ok(documents::get(tx, id)?)
}

/// `512 bytes`, `84 KB`, `1.4 MB`: for reading only, rounded down.
fn size_words(bytes: i64) -> String {
    const KILO: i64 = 1024;
    const MEGA: i64 = KILO * KILO;
    match bytes {
        ..KILO => format!("{bytes} bytes"),
        KILO..MEGA => format!("{} KB", bytes / KILO),
        MEGA.. => format!("{}.{} MB", bytes / MEGA, bytes % MEGA * 10 / MEGA),
    }
}

/// What kind of file a name says it is.
fn media_type(name: &str) -> &'static str {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    match end.as_str() {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "tif" | "tiff" => "image/tiff",
        "txt" | "md" => "text/plain",
        "csv" => "text/csv",
        "eml" => "message/rfc822",
        "msg" => "application/vnd.ms-outlook",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "odt" => "application/vnd.oasis.opendocument.text",
        "p7m" => "application/pkcs7-mime",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
