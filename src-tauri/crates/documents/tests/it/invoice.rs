//! What an invoice and a credit note say, page by page, and that they are good files.

use crate::invoice_sample::{credit_note, invoice, line};
use crate::reading::{outline, pages, structure};
use documents::billing::printed::{Imprint, print};
use documents::pdf::color::ACCENT;
use documents::pdf::flow::Paper;
use domain::billing::{Document, LineKind, QuantityUnit};
use domain::money::{Currency, Money};
use domain::time::Instant;

fn imprint(paper: Paper) -> Imprint {
    Imprint {
        paper,
        made: Instant::from_unix(1_790_000_000),
        language: "en-NZ".to_owned(),
        accent: ACCENT,
        program: "MSP Desk".to_owned(),
    }
}

fn printed(document: &Document) -> Vec<u8> {
    print(document, &imprint(Paper::A4)).unwrap()
}

/// Letters of all pages, without the marks for lines and blanks that no sentence depends on.
fn text(document: &Document) -> String {
    pages(&printed(document)).concat().replace(['\n', '\u{a0}', '\u{2002}'], " ")
}

fn check(document: &Document, lines: &[&str]) {
    let text = text(document);
    for line in lines {
        assert!(text.contains(line), "{line:?} is missing in:\n{text}");
    }
}

#[test]
fn an_invoice_says_who_asks_whom_for_what_until_when_and_why_each_amount() {
    check(
        &invoice(),
        &[
            "Kererū IT Limited Invoice Invoice INV-2026-0187 September 2026",
            "To Harbour Dental Ltd 7 Wharf Road Lyttelton 8082, NZ office@harbour-dental.example",
            "From Kererū IT Limited Level 4 12 Queen Street Auckland 1010, NZ Tax ID 123-456-789 Company no. 9429041234567",
            "To pay 2,155.21 NZD Issued 2 Oct 2026 Due 20 Oct 2026 Your reference PO 2291",
            "All amounts in NZD; before tax. Date Description Quantity Price Amount",
            "12 Sep 2026 A-314 Rebuild contact form after edit 62 min → 120 min (2 × 60) × NZD 85.00/h = NZD 170.00",
            "2 h 85.00 170.00",
            "−1 49.90 −49.90",
            "Account 12-3456-0789012-00 Bank ASBBNZ2A Reference INV-2026-0187 Until 20 Oct 2026",
            "Before tax 1,874.10 GST, 15% of NZD 1,874.10 281.11 To pay NZD 2,155.21",
            "Note Paid work is done only with your permission",
        ],
    );
}

#[test]
fn a_credit_note_names_the_invoice_it_corrects_and_why() {
    let credit_note = credit_note();
    check(
        &credit_note,
        &[
            "Credit note CN-2026-0009 corrects INV-2026-0187",
            "Credited 97.75 NZD Issued 6 Oct 2026",
            "Corrects Invoice INV-2026-0187 Of 2 Oct 2026 Why The second hour was our own mistake",
            "GST, 15% of NZD 85.00 12.75 Credited NZD 97.75",
        ],
    );
    assert!(!text(&credit_note).contains("Where to pay"));
}

#[test]
fn a_draft_says_on_every_page_that_it_is_no_invoice() {
    let draft = Document { number: String::new(), ..invoice() };
    check(
        &draft,
        &[
            "DRAFT · Invoice",
            "This is a draft and no invoice: it has no number and asks for no payment.",
            "In all NZD 2,155.21",
        ],
    );
    assert!(!text(&draft).contains("To pay"));
}

#[test]
fn what_is_not_taxed_says_why() {
    let mut document = invoice();
    for line in &mut document.lines[..2] {
        line.taxes.clear();
        line.exempt = "export of services".to_owned();
    }
    check(&document, &["NZD 1,754.00 exempt: export of services 0.00", "GST, 15% of NZD 120.10 18.01"]);
}

#[test]
fn amounts_have_the_decimals_of_their_currency() {
    for (code, sum) in [("JPY", "JPY 170"), ("KWD", "KWD 0.170")] {
        let mut document = invoice();
        document.currency = Currency::parse(code).unwrap();
        let money = Money { minor: 170, currency: document.currency };
        document.lines.truncate(1);
        document.lines[0].taxes.clear();
        (document.lines[0].unit_price, document.lines[0].net) = (money, money);
        check(&document, &[sum]);
    }
}

#[test]
fn three_hundred_lines_go_on_under_their_head_and_none_is_lost() {
    let mut document = invoice();
    let of = |nth| {
        line(LineKind::Service, &format!("Line {nth:03}."), &["Why"], 10_000, QuantityUnit::Each, "1.00")
    };
    document.lines = (0..300).map(of).collect();
    let pages = pages(&printed(&document));
    let all = pages.concat();
    for nth in 0..300 {
        assert_eq!(all.matches(&format!("Line {nth:03}.")).count(), 1, "{nth}");
    }
    assert!(pages.len() > 8, "{}", pages.len());
    assert!(all.contains("NZD\u{a0}300.00") || all.contains("NZD 300.00"), "the sum of all");
}

#[test]
fn texts_that_no_page_could_hold_are_printed_to_their_end() {
    let mut document = invoice();
    document.lines[0].description = format!("{} end of description", "many words ".repeat(800));
    document.lines[0].explanation = (0..200)
        .map(|nth| format!("explained {nth:03}"))
        .chain([format!("{}endless", "x".repeat(4000))])
        .collect();
    document.note = format!("{} end of note", "noted ".repeat(3000));
    let text = text(&document);
    for told in ["end of description", "explained 000", "explained 199", "endless", "end of note", "2,155.21"]
    {
        assert!(text.contains(told), "{told}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_on_both_papers() {
    for paper in [Paper::A4, Paper::Letter] {
        let print = || print(&invoice(), &imprint(paper)).unwrap();
        assert_eq!(print(), print());
    }
}

#[test]
fn it_can_be_read_aloud_and_found_by_its_outline() {
    let bytes = printed(&invoice());
    let titles: Vec<String> = outline(&bytes).into_iter().map(|(_, title)| title).collect();
    assert_eq!(
        titles,
        [
            "Invoice INV-2026-0187, September 2026",
            "To",
            "From",
            "To pay",
            "What it is for",
            "Where to pay",
            "Sum",
            "Note"
        ]
    );
    let scoped =
        |scope: &str| structure(&bytes).iter().filter(|one| one.scope.as_deref() == Some(scope)).count();
    assert_eq!((scoped("Column"), scoped("Row")), (5, 4));
}
