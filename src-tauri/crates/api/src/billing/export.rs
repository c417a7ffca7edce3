//! Issued documents as files for accounting systems: each once, unless it is asked for again.

use super::export_wire::{BillingExport, BillingExported, BillingExports, ExportRun};
use super::party::Buyer;
use super::settings::Billing;
use super::terms_wire::AccountingForm;
use super::{frozen, invoice_ref, month_in};
use crate::context::{Context, the_provider, user_id};
use crate::failure::{Code, Failure};
use crate::files;
use crate::reports::safe_name;
use crate::wire::{Choice, Moment, Nothing};
use documents::billing::export::{ExportFile, ExportFormat, ExportSettings, export as write_files};
use documents::billing::ubl;
use documents::tickets::DateOrder;
use domain::billing::{Document, LineKind};
use domain::ids::InvoiceId;
use domain::problem::{Problem, Problems};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use store::Reading;
use store::billing::exports::{self as kept, ToExport};
use store::billing::invoices;

/// How many runs are shown.
const SHOWN: u32 = 200;
/// Key of electronic invoices: a file each.
const UBL: &str = "ubl";

const ENTER: &str = "Enter what is missing under Settings, Billing, or with the client.";
/// What an electronic invoice lacks stands in the document itself.
const CREDIT_AND_BILL_AGAIN: &str = "An issued document stays as it was issued. Enter what is missing under Settings, Billing, or with \
     the client: later documents have it. For these, credit them and bill again, or export the others by their numbers.";

/// What an export writes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Accounting(ExportFormat),
    Ubl,
}

impl Format {
    fn parse(key: &str) -> Result<Self, Failure> {
        if key == UBL {
            return Ok(Self::Ubl);
        }
        ExportFormat::parse(key).map(Self::Accounting).ok_or_else(|| {
            let known: Vec<&str> = ExportFormat::ALL.iter().map(|format| format.key()).collect();
            let message = format!("\"{key}\" is no format. These are: {}, {UBL}.", known.join(", "));
            Failure::field("format", message)
        })
    }
}

/// Writes issued documents for an accounting system. Those that were exported in the format before are left out; asked
/// for again, they are written into files that say so.
///
/// # Errors
/// [`Code::Invalid`] with everything the format needs and nobody said; [`Code::NotNow`] where there is nothing to
/// export; [`Code::File`], then nothing counts as exported.
pub fn export(context: &Context<'_>, of: BillingExport) -> Result<BillingExported, Failure> {
    let format = Format::parse(of.format.trim())?;
    context.change(|tx, acts| {
        let (wanted, left_out) = wanted(tx, &of)?;
        if wanted.is_empty() {
            return Err(nothing(&of, left_out.len()));
        }
        let again: Vec<String> =
            wanted.iter().filter(|one| one.known).map(|one| one.number.clone()).collect();
        let documents = documents(tx, &wanted)?;
        let files = marked(files_of(context, tx, format, &documents)?, !again.is_empty());
        let files = under_free_names(&of.path, files)?;
        let rows = rows(&files, &wanted);
        kept::insert(tx, of.format.trim(), &rows, user_id(tx)?, context.now)?;
        let numbers: Vec<String> = wanted.iter().map(|one| one.number.clone()).collect();
        let what = serde_json::json!({ "format": of.format, "documents": numbers, "again": again });
        acts.entered("billing_export", of.format.trim().to_owned(), &what);
        // Last of all: a file that cannot be written leaves no line that says it was.
        let paths = written(&of.path, &files)?;
        Ok(BillingExported { paths, numbers, again, left_out, notes: notes(format, &files) })
    })
}

/// Why there is nothing to export.
fn nothing(of: &BillingExport, left_out: usize) -> Failure {
    if left_out > 0 {
        let message = match left_out {
            1 => "The document was exported in this format already.".to_owned(),
            many => format!("All {many} documents were exported in this format already."),
        };
        return Failure::not_now(message, "Ask for them again; the files are marked then.");
    }
    let month = of.month.trim();
    let message = match (of.invoices.is_empty(), month.is_empty()) {
        (true, true) => "Nothing was issued yet.".to_owned(),
        (true, false) => format!("No document for {month} was issued."),
        (false, true) => "None of these documents was issued yet.".to_owned(),
        (false, false) => format!("None of these documents is for {month} and issued."),
    };
    Failure::not_now(message, "Issue the drafts first, or ask for another month.")
}

fn wanted(tx: &Reading<'_>, of: &BillingExport) -> Result<(Vec<ToExport>, Vec<String>), Failure> {
    let month = match of.month.trim() {
        "" => None,
        typed => Some(month_in("month", typed)?),
    };
    let mut all = kept::issued(tx, of.format.trim(), month)?;
    if !of.invoices.is_empty() {
        let named: Vec<InvoiceId> =
            of.invoices.iter().map(|id| invoice_ref(tx, id)).collect::<Result<_, _>>()?;
        all.retain(|one| named.contains(&one.id));
    }
    let (known, fresh): (Vec<ToExport>, Vec<ToExport>) = all.into_iter().partition(|one| one.known);
    if of.again {
        let mut both = fresh;
        both.extend(known);
        return Ok((both, Vec::new()));
    }
    Ok((fresh, known.into_iter().map(|one| one.number).collect()))
}

fn documents(tx: &Reading<'_>, wanted: &[ToExport]) -> Result<Vec<Document>, Failure> {
    wanted.iter().map(|one| frozen::thaw(&invoices::document(tx, one.id)?.0)).collect()
}

fn files_of(
    context: &Context<'_>,
    tx: &Reading<'_>,
    format: Format,
    documents: &[Document],
) -> Result<Vec<ExportFile>, Failure> {
    let refused = |advice: &str, found: Vec<Problem>| Failure {
        advice: advice.to_owned(),
        ..Failure::invalid("Nothing was exported.", found)
    };
    match format {
        Format::Accounting(format) => {
            let settings = settings(tx, documents)?;
            write_files(format, documents, &settings).map_err(|found| refused(ENTER, found))
        }
        Format::Ubl => {
            let mut problems = Problems::default();
            let mut files = Vec::new();
            for document in documents {
                context.go_on()?;
                match ubl::write(document) {
                    Ok(bytes) => {
                        files
                            .push(ExportFile { name: format!("{}.xml", safe_name(&document.number)), bytes });
                    }
                    Err(found) => problems.add_within(&document.number, found),
                }
            }
            problems.into_result(files).map_err(|found| refused(CREDIT_AND_BILL_AGAIN, found))
        }
    }
}

fn settings(tx: &Reading<'_>, documents: &[Document]) -> Result<ExportSettings, Failure> {
    let form: AccountingForm = Billing::of(tx)?.accounts;
    let of_kinds = |codes: [&String; 4]| {
        let kinds = [LineKind::Engagement, LineKind::Service, LineKind::ServiceCredit, LineKind::Prepaid];
        kinds.into_iter().zip(codes).map(|(kind, code)| (kind, code.trim().to_owned())).collect()
    };
    Ok(ExportSettings {
        accounts: of_kinds([
            &form.engagement_account,
            &form.service_account,
            &form.credit_account,
            &form.prepaid_account,
        ]),
        items: of_kinds([&form.engagement_item, &form.service_item, &form.credit_item, &form.prepaid_item]),
        tax_item: form.tax_item.trim().to_owned(),
        tax_codes: form
            .tax_codes
            .iter()
            .map(|entry| (entry.tax.trim().to_owned(), entry.code.trim().to_owned()))
            .collect(),
        untaxed_code: form.exempt_code.trim().to_owned(),
        references: references(tx, documents)?,
        dates: match form.date_order.trim() {
            "day_first" => DateOrder::DayFirst,
            "month_first" => DateOrder::MonthFirst,
            _ => DateOrder::YearFirst,
        },
        terms: form.terms.trim().to_owned(),
    })
}

/// The account references of clients, by the name that stands on their documents.
fn references(tx: &Reading<'_>, documents: &[Document]) -> Result<Vec<(String, String)>, Failure> {
    let mut references = BTreeMap::new();
    for document in documents {
        let id = invoice_ref(tx, &document.number)?;
        let buyer = Buyer::of(tx, invoices::get(tx, id)?.client)?;
        references.insert(document.buyer.name.clone(), buyer.account_reference);
    }
    Ok(references.into_iter().collect())
}

/// What electronic invoices of a draft would lack; nothing where the provider sends none, as it has no electronic address.
pub(super) fn electronic_lacks(draft: &Document) -> Vec<String> {
    if draft.seller.endpoint.is_none() {
        return Vec::new();
    }
    // The number is given at issue; any does here.
    let numbered = Document { number: "1".to_owned(), ..draft.clone() };
    let found = ubl::write(&numbered).err().unwrap_or_default();
    found.into_iter().map(|problem| format!("For an electronic invoice: {}", problem.message)).collect()
}

/// Names of which no file is there yet: an export never takes the place of an earlier one.
///
/// # Errors
/// [`Code::File`] where the very file that is named is there.
fn under_free_names(path: &str, files: Vec<ExportFile>) -> Result<Vec<ExportFile>, Failure> {
    let folder = Path::new(path);
    if folder.is_file() {
        let message = format!("{path} is there already.");
        return Err(Failure::new(Code::File, message, "Name a file that is not there, or a folder."));
    }
    if !folder.is_dir() {
        return Ok(files);
    }
    Ok(files.into_iter().map(|file| ExportFile { name: free_name(folder, &file.name), ..file }).collect())
}

/// `billing.csv`, or the first of `billing-2.csv`, `billing-3.csv` that is not there.
fn free_name(folder: &Path, name: &str) -> String {
    let (stem, suffix) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2..).map(|n: u32| format!("{stem}-{n}.{suffix}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !folder.join(name).exists()).expect("no folder holds that many files")
}

/// Files that hold something that was exported before say so in their names.
fn marked(files: Vec<ExportFile>, again: bool) -> Vec<ExportFile> {
    if !again {
        return files;
    }
    let named = |file: ExportFile| {
        let (stem, suffix) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
        ExportFile { name: format!("{stem}-exported-again.{suffix}"), bytes: file.bytes }
    };
    files.into_iter().map(named).collect()
}

fn rows(files: &[ExportFile], wanted: &[ToExport]) -> Vec<kept::ExportFile> {
    let holds = |file: &ExportFile, number: &str| {
        let text = String::from_utf8_lossy(&file.bytes);
        text.contains(number)
    };
    let row = |file: &ExportFile| kept::ExportFile {
        name: file.name.clone(),
        sha256: Sha256::digest(&file.bytes).into(),
        documents: wanted
            .iter()
            .filter(|one| holds(file, &one.number))
            .map(|one| (one.id, one.known))
            .collect(),
    };
    files.iter().map(row).collect()
}

/// Writes all files, or says which could not be.
fn written(path: &str, files: &[ExportFile]) -> Result<Vec<String>, Failure> {
    if files.len() > 1 && !Path::new(path).is_dir() {
        let message = format!("{} files are written into a folder, and {path} is none.", files.len());
        return Err(Failure::new(Code::File, message, "Choose a folder."));
    }
    files.iter().map(|file| files::write(path, &file.name, &file.bytes)).collect()
}

fn notes(format: Format, files: &[ExportFile]) -> Vec<String> {
    let mut notes = Vec::new();
    if files.iter().any(|file| file.name.contains("unverified")) {
        notes.push(
            "How Xero takes credit notes from a file is not settled: look at the first import before the next"
                .to_owned(),
        );
    }
    if format == Format::Ubl {
        notes.push("Written by the rules of EN 16931; your access point checks it again".to_owned());
    }
    notes
}

/// The runs, newest first.
///
/// # Errors
/// Those of the file.
pub fn exports(context: &Context<'_>, _: Nothing) -> Result<BillingExports, Failure> {
    context.read(|tx| {
        let zone = context.zone(the_provider(tx)?.value.zone);
        let rows = kept::runs(tx, SHOWN)?.into_iter().map(|run| ExportRun {
            at: Moment::new(run.at, &zone),
            format: run.format,
            files: run.files.lines().map(str::to_owned).collect(),
            documents: run.documents,
            again: run.again,
            by: run.by,
        });
        let accounting = ExportFormat::ALL.into_iter();
        let mut formats: Vec<Choice> = accounting
            .map(|format| Choice { key: format.key().to_owned(), name: format.in_words().to_owned() })
            .collect();
        formats
            .push(Choice { key: UBL.to_owned(), name: "Electronic invoice (UBL 2.1, EN 16931)".to_owned() });
        Ok(BillingExports { rows: rows.collect(), formats })
    })
}
