//! Issued documents as UBL 2.1 in the form of EN 16931 and Peppol BIS Billing 3.0: an `Invoice` (380) or a `CreditNote`
//! (381).
//!
//! | what | how it is written |
//! |---|---|
//! | taxes of a line | one category: `S` with the sum of their rates, `Z` where that is nothing, `E` with its reason, `O` where the whole document has neither tax nor reason |
//! | what taxes come to | the sum of the lines, as printed. The standard would compute it from the sum of a category, and its own rules allow less than one unit of the currency between the two; more is a problem |
//! | credits on an invoice | a negative quantity: prices are never negative (BR-27) |
//! | the explanation of an amount | the note of its line |
//! | a tax id | BT-31 where it begins with the country (`GB123456789`), else BT-32; that of a buyer only where it does |
//!
//! Deliberately absent: check digits of electronic addresses, the rules single countries have on top, and sending.

mod addresses;
mod check;
mod parties;
mod taxes;
mod xml;

use check::Filling;
use domain::billing::{Document, DocumentKind, Line, Quantity, QuantityUnit};
use domain::money::Money;
use domain::problem::Problem;
use taxes::Category;
use xml::Xml;

const CUSTOMIZATION: &str = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
const PROFILE: &str = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

/// Media type of the files.
pub const MEDIA_TYPE: &str = "application/xml";

/// Writes the document. The same document gives the same bytes.
///
/// # Errors
/// Every [`Problem`] that would make the file invalid, with the fields of [`Document`].
pub fn write(document: &Document) -> Result<Vec<u8>, Vec<Problem>> {
    let filling = check::filling(document)?;
    let names = Names::of(document.kind);
    let mut xml = Xml::new();
    xml.root(names.root, |xml| {
        head(xml, document, &names);
        parties::write(xml, document, &filling);
        payment(xml, document);
        totals(xml, document, &filling);
        for (index, (line, category)) in document.lines.iter().zip(&filling.of_lines).enumerate() {
            line_element(xml, index + 1, line, category, &names);
        }
    });
    Ok(xml.into_bytes())
}

/// What differs between the two documents.
struct Names {
    root: &'static str,
    type_name: &'static str,
    type_code: &'static str,
    line: &'static str,
    quantity: &'static str,
}

impl Names {
    fn of(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::Invoice => Self {
                root: "Invoice",
                type_name: "cbc:InvoiceTypeCode",
                type_code: "380",
                line: "cac:InvoiceLine",
                quantity: "cbc:InvoicedQuantity",
            },
            DocumentKind::CreditNote => Self {
                root: "CreditNote",
                type_name: "cbc:CreditNoteTypeCode",
                type_code: "381",
                line: "cac:CreditNoteLine",
                quantity: "cbc:CreditedQuantity",
            },
        }
    }
}

fn head(xml: &mut Xml, document: &Document, names: &Names) {
    xml.text("cbc:CustomizationID", CUSTOMIZATION);
    xml.text("cbc:ProfileID", PROFILE);
    xml.text("cbc:ID", &document.number);
    xml.text("cbc:IssueDate", &document.issued_on.to_string());
    match document.kind {
        DocumentKind::Invoice => xml.text("cbc:DueDate", &document.due_on.to_string()),
        DocumentKind::CreditNote => {}
    }
    xml.text(names.type_name, names.type_code);
    // No more than one note stands on a document (PEPPOL-EN16931-R002).
    let notes = [&document.reason, &document.note].map(|words| words.trim());
    let notes: Vec<&str> = notes.into_iter().filter(|words| !words.is_empty()).collect();
    xml.text("cbc:Note", &notes.join("\n"));
    xml.text("cbc:DocumentCurrencyCode", document.currency.code());
    xml.text("cbc:BuyerReference", &document.reference);
    if let Some(month) = document.month {
        xml.within("cac:InvoicePeriod", |xml| {
            xml.text("cbc:StartDate", &month.first_day().to_string());
            let last = month.next().first_day().pred_opt().expect("a month has a day before the next");
            xml.text("cbc:EndDate", &last.to_string());
        });
    }
    if let Some((number, on)) = &document.corrects {
        xml.within("cac:BillingReference", |xml| {
            xml.within("cac:InvoiceDocumentReference", |xml| {
                xml.text("cbc:ID", number);
                xml.text("cbc:IssueDate", &on.to_string());
            });
        });
    }
}

/// Where an invoice is paid; nothing is paid for a credit note.
fn payment(xml: &mut Xml, document: &Document) {
    let account = &document.account;
    if account.is_empty() || document.kind == DocumentKind::CreditNote {
        return;
    }
    xml.within("cac:PaymentMeans", |xml| {
        // Credit transfer (UNTDID 4461).
        xml.text("cbc:PaymentMeansCode", "30");
        xml.text("cbc:PaymentID", &document.number);
        xml.within("cac:PayeeFinancialAccount", |xml| {
            xml.text("cbc:ID", &account.number);
            xml.text("cbc:Name", &account.holder);
            if !account.bank.trim().is_empty() {
                xml.within("cac:FinancialInstitutionBranch", |xml| xml.text("cbc:ID", &account.bank));
            }
        });
    });
}

fn totals(xml: &mut Xml, document: &Document, filling: &Filling) {
    let sums = document.totals();
    xml.within("cac:TaxTotal", |xml| {
        xml.amount("cbc:TaxAmount", sums.tax);
        for sum in &filling.sums {
            xml.within("cac:TaxSubtotal", |xml| {
                xml.amount("cbc:TaxableAmount", sum.base);
                xml.amount("cbc:TaxAmount", sum.tax);
                category_element(xml, "cac:TaxCategory", &sum.category, &sum.reason);
            });
        }
    });
    xml.within("cac:LegalMonetaryTotal", |xml| {
        xml.amount("cbc:LineExtensionAmount", sums.net);
        xml.amount("cbc:TaxExclusiveAmount", sums.net);
        xml.amount("cbc:TaxInclusiveAmount", sums.gross);
        xml.amount("cbc:PayableAmount", sums.gross);
    });
}

fn category_element(xml: &mut Xml, name: &str, category: &Category, reason: &str) {
    xml.within(name, |xml| {
        xml.text("cbc:ID", category.code());
        xml.text("cbc:Percent", &category.percent());
        xml.text("cbc:TaxExemptionReason", reason);
        xml.within("cac:TaxScheme", |xml| xml.text("cbc:ID", "VAT"));
    });
}

fn line_element(xml: &mut Xml, place: usize, line: &Line, category: &Category, names: &Names) {
    let (quantity, unit, price) = priced(line);
    xml.within(names.line, |xml| {
        xml.text("cbc:ID", &place.to_string());
        xml.text("cbc:Note", &line.explanation.join("\n"));
        xml.with(names.quantity, ("unitCode", unit.code()), &quantity.to_string());
        xml.amount("cbc:LineExtensionAmount", line.net);
        xml.within("cac:Item", |xml| {
            xml.text("cbc:Name", &line.description);
            category_element(xml, "cac:ClassifiedTaxCategory", category, "");
        });
        xml.within("cac:Price", |xml| xml.amount("cbc:PriceAmount", price));
    });
}

/// Quantity, unit and price, the sign on the quantity. Where their product was rounded further than Peppol takes
/// (PEPPOL-EN16931-R120: 0.02), as to whole yen, it is one piece; how it came about stands in the note.
fn priced(line: &Line) -> (Quantity, QuantityUnit, Money) {
    let exact = i128::from(line.quantity.0) * i128::from(line.unit_price.minor);
    let rounded_by = (exact - i128::from(line.net.minor) * i128::from(Quantity::ONE.0)).abs();
    let slack = 200 * 10_i128.pow(line.net.currency.decimals());
    let (quantity, unit, price) = if rounded_by > slack {
        (Quantity::ONE, QuantityUnit::Each, line.net)
    } else {
        (line.quantity, line.unit, line.unit_price)
    };
    let flip = if price.minor < 0 { -1 } else { 1 };
    (Quantity(quantity.0 * flip), unit, Money { minor: price.minor * flip, ..price })
}

#[cfg(test)]
mod tests;
