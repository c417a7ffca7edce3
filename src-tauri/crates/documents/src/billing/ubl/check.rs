//! What a document has to have before it can be written.

use super::addresses::is_scheme;
use super::parties::vat_id;
use super::taxes::{self, Category, CategorySum};
use domain::billing::{Document, DocumentKind, Party};
use domain::problem::{Problem, Problems};

/// A document of which everything is there that the standard asks for.
pub(super) struct Filling {
    /// The category of each line.
    pub(super) of_lines: Vec<Category>,
    /// The categories.
    pub(super) sums: Vec<CategorySum>,
    /// Where nothing is subject to tax, no VAT id may stand (BR-O-02).
    pub(super) shows_vat_ids: bool,
}

pub(super) fn filling(document: &Document) -> Result<Filling, Vec<Problem>> {
    let mut problems = Problems::default();
    let sums = taxes::sums(document);
    let shows_vat_ids = !sums.iter().any(|sum| sum.category == Category::OutOfScope);
    if document.number.trim().is_empty() {
        problems.add("number", "A draft cannot be sent: it has no number.");
    }
    if document.reference.trim().is_empty() {
        let message =
            "Peppol asks for the buyer's reference or the number of the order. Ask the client for it.";
        problems.add("reference", message);
    }
    if document.currency.decimals() > 2 {
        let message = format!(
            "Amounts in {} have {} decimals, and EN 16931 allows two.",
            document.currency.code(),
            document.currency.decimals()
        );
        problems.add("currency", message);
    }
    party("seller", &document.seller, &mut problems);
    party("buyer", &document.buyer, &mut problems);
    seller(document, shows_vat_ids, &mut problems);
    lines(document, &mut problems);
    taxes::check(document, &sums, &mut problems);
    let of_lines = document.lines.iter().map(Category::of).collect();
    problems.into_result(Filling { of_lines, sums, shows_vat_ids })
}

fn party(who: &str, party: &Party, problems: &mut Problems) {
    problems.require(&format!("{who}.name"), &party.name, &format!("The {who} has no name."));
    let country = party.country.trim();
    if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
        let message = format!("\"{country}\" is no country of the {who}. Write two letters, such as NZ.");
        problems.add(format!("{who}.country"), message);
    }
    match &party.endpoint {
        None => {
            let message = format!(
                "The {who} has no electronic address, which Peppol sends to. It is a scheme and a number, such as 0088 \
                 and a GLN."
            );
            problems.add(format!("{who}.endpoint"), message);
        }
        Some(endpoint) => {
            if !is_scheme(&endpoint.scheme) {
                let message = format!(
                    "\"{}\" is no scheme of electronic addresses. It is a code such as 0088 or 9930, or EM for e-mail.",
                    endpoint.scheme
                );
                problems.add(format!("{who}.endpoint.scheme"), message);
            }
            let message = format!("The electronic address of the {who} has a scheme and no number.");
            problems.require(&format!("{who}.endpoint.id"), &endpoint.id, &message);
        }
    }
}

fn seller(document: &Document, shows_vat_ids: bool, problems: &mut Problems) {
    let seller = &document.seller;
    if shows_vat_ids && seller.tax_id.trim().is_empty() {
        let message =
            "Where taxes or exemptions stand on a document, the seller's tax id has to stand there too.";
        problems.add("seller.tax_id", message);
    }
    // Who sells has to be known by a number (BR-CO-26), and one of the tax office alone does only as a VAT id.
    let is_known = !seller.company_id.trim().is_empty() || (shows_vat_ids && vat_id(seller).is_some());
    if !is_known {
        let message =
            "The seller has neither a company number nor a VAT id that begins with its country: give one.";
        problems.add("seller.company_id", message);
    }
}

fn lines(document: &Document, problems: &mut Problems) {
    if document.lines.is_empty() {
        problems.add("lines", "There is not one line.");
    }
    for (index, line) in document.lines.iter().enumerate() {
        let message = "The line does not say what it is for.";
        problems.require(&format!("lines[{index}].description"), &line.description, message);
    }
    let gross = document.totals().gross;
    if gross.minor < 0 {
        let message = match document.kind {
            DocumentKind::Invoice => format!("The invoice comes to {gross}: write a credit note instead."),
            DocumentKind::CreditNote => format!("The credit note comes to {gross}: it would ask for money."),
        };
        problems.add("lines", message);
    }
}
