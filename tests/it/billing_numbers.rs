//! Numbers of documents: ten thousand rounds of issuing at once, crashing, discarding and crediting leave no gap, and no
//! invoice is credited for more than it is.

use domain::billing::{
    DocumentKind, InvoiceState, Line, LineKind, Quantity, QuantityUnit, Taken, TaxRate, Taxes,
    crediting_line, totals,
};
use domain::ids::{ClientId, InvoiceId};
use domain::money::{Currency, Money};
use domain::sla::Ratio;
use domain::time::{Instant, YearMonth};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::billing::invoices::{self, DraftSums, Issue, NewInvoice};
use store::{Belongs, OpenAs, Store, StoreError, Writing};
use tests::billing::desk;

const NOW: &str = "2026-10-01T14:00:00Z";
const ROUNDS: u64 = 10_000;
/// So many programs on one file.
const DESKS: u64 = 4;
const PATIENCE: Duration = Duration::from_secs(300);

/// A crash: nothing of the transaction is kept.
#[derive(Debug)]
enum Ended {
    Crashed,
    Refused(StoreError),
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

/// Steps of a xorshift generator: the same rounds every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn cad(minor: i64) -> Money {
    Money { minor, currency: Currency::parse("CAD").unwrap() }
}

fn line(dice: &mut Dice) -> Line {
    let rate = |text| TaxRate { name: text, rate: Ratio::parse("9.975%").unwrap() };
    let taxes = Taxes { rates: vec![rate("GST".to_owned()), rate("QST".to_owned())], exempt: String::new() };
    let net = cad(1 + i64::try_from(dice.below(30_000)).unwrap());
    Line {
        kind: LineKind::Service,
        description: "Hosting".to_owned(),
        explanation: Vec::new(),
        quantity: Quantity::ONE,
        unit: QuantityUnit::Each,
        unit_price: net,
        net,
        taxes: taxes.on(net),
        exempt: String::new(),
        on: "2026-09-30".parse().unwrap(),
    }
}

/// Begins a document with lines, as a draft.
fn draft(
    tx: &Writing<'_>,
    client: ClientId,
    corrects: Option<InvoiceId>,
    month: YearMonth,
    lines: &[Line],
) -> Result<InvoiceId, StoreError> {
    let id = InvoiceId::new(Instant::parse_rfc3339(NOW).unwrap());
    let kind = if corrects.is_some() { DocumentKind::CreditNote } else { DocumentKind::Invoice };
    let new = NewInvoice {
        id,
        kind,
        client,
        currency: cad(0).currency,
        month: Some(month),
        reference: "",
        corrects,
        reason: "",
    };
    let at = Instant::parse_rfc3339(NOW).unwrap();
    invoices::insert(tx, &new, Belongs::ToProvider, at)?;
    let sums = totals(lines, cad(0).currency);
    let of = DraftSums {
        lines: u32::try_from(lines.len()).unwrap(),
        net: sums.net.minor,
        tax: sums.tax.minor,
        gross: sums.gross.minor,
        reference: "",
        note: "",
    };
    invoices::update_draft(tx, id, &of, 1, at)?;
    Ok(id)
}

fn issue(tx: &Writing<'_>, id: InvoiceId) -> Result<(), StoreError> {
    let row = invoices::get(tx, id)?;
    let serial = invoices::take_serial(tx, row.kind, 2026)?;
    let prefix = match row.kind {
        DocumentKind::Invoice => "INV",
        DocumentKind::CreditNote => "CN",
    };
    let number = format!("{prefix}-2026-{serial:05}");
    let day = "2026-10-01".parse().unwrap();
    let of = Issue {
        year: 2026,
        serial,
        number: &number,
        issued_on: day,
        due_on: day,
        state: InvoiceState::Issued,
        document: "{}",
        pdf: b"%PDF",
        pdf_sha256: [0; 32],
    };
    invoices::issue(tx, id, &of, row.version, Instant::parse_rfc3339(NOW).unwrap())
}

/// What one desk does in its share of the rounds: it issues, and often crashes right before the end.
fn rounds(path: &Path, client: ClientId, desk: u64) -> u64 {
    // All write at once without a rest: who comes last waits longer than two programs ever would.
    let store = Store::open(path, &OpenAs { patience: PATIENCE, ..OpenAs::default() }).unwrap();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (desk + 1));
    let mut issued = 0;
    for round in 0..ROUNDS / DESKS {
        // A month of its own: one client has one draft a month.
        let month = YearMonth::new(
            2026 + i32::try_from(desk * 1_000 + round / 12).unwrap(),
            1 + u32::try_from(round % 12).unwrap(),
        )
        .unwrap();
        let lines: Vec<Line> = (0..=dice.below(3)).map(|_| line(&mut dice)).collect();
        let (crashes, discards) = (dice.below(4) == 0, dice.below(8) == 0);
        let done = store.write::<_, Ended>(|tx| {
            let id = draft(tx, client, None, month, &lines)?;
            if discards {
                let version = invoices::get(tx, id)?.version;
                return Ok(invoices::discard(tx, id, version, Instant::parse_rfc3339(NOW).unwrap())?);
            }
            issue(tx, id)?;
            if dice.below(3) == 0 {
                credit(tx, client, id, month, &lines, &mut dice)?;
            }
            if crashes { Err(Ended::Crashed) } else { Ok(()) }
        });
        match done {
            Ok(()) if !discards => issued += 1,
            Ok(()) | Err(Ended::Crashed) => {}
            Err(Ended::Refused(error)) => panic!("round {round} of desk {desk}: {error}"),
        }
    }
    issued
}

/// Credits a part of the first line twice: the second takes the rest.
fn credit(
    tx: &Writing<'_>,
    client: ClientId,
    of: InvoiceId,
    month: YearMonth,
    lines: &[Line],
    dice: &mut Dice,
) -> Result<(), StoreError> {
    let line = &lines[0];
    let part = 1 + i64::try_from(dice.below(line.net.minor.unsigned_abs())).unwrap();
    let mut before = Taken::default();
    for amount in [part, line.net.minor - part] {
        let Ok(credited) = crediting_line(line, before, cad(amount)) else { continue };
        before.net += credited.net.minor;
        for (sum, tax) in before.taxes.iter_mut().zip(&credited.taxes) {
            *sum += tax.amount.minor;
        }
        let note = draft(tx, client, Some(of), month, &[credited])?;
        issue(tx, note)?;
    }
    let taxes: Vec<i64> = line.taxes.iter().map(|tax| tax.amount.minor).collect();
    assert_eq!(
        (before.net, &before.taxes[..taxes.len()]),
        (line.net.minor, &taxes[..]),
        "whole, to the last cent"
    );
    let invoice = invoices::get(tx, of)?;
    let credited: i64 = line.gross().minor;
    let state = InvoiceState::of(invoice.gross.minor, 0, credited);
    invoices::settle(tx, of, (state, 0, credited), invoice.version, Instant::parse_rfc3339(NOW).unwrap())
}

#[test]
fn ten_thousand_rounds_of_crashes_and_of_issuing_at_once_leave_no_gap() {
    let door = desk(NOW);
    let client =
        door.call("clients.list", serde_json::json!({}))["rows"][0]["id"].as_str().unwrap().parse().unwrap();
    // On a disk in memory where there is one: what is tried here is who comes first, not how fast the disk is.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    let path: PathBuf = folder.path().join("desk.db");
    door.call("app.backup", serde_json::json!({ "path": path }));
    let issued: u64 = std::thread::scope(|scope| {
        let path = &path;
        let desks: Vec<_> = (0..DESKS).map(|desk| scope.spawn(move || rounds(path, client, desk))).collect();
        desks.into_iter().map(|desk| desk.join().unwrap()).sum()
    });
    let store = Store::open(&path, &OpenAs::default()).unwrap();
    let mut serials: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    store
        .read::<_, StoreError>(|tx| {
            for one in store::billing::exports::issued(tx, "json", None)? {
                let (series, serial) = one.number.rsplit_once('-').unwrap();
                serials.entry(series.to_owned()).or_default().push(serial.parse().unwrap());
                let row = invoices::get(tx, one.id)?;
                assert!(row.credited.minor <= row.gross.minor, "{}", row.number);
                assert_eq!(row.net.minor + row.tax.minor, row.gross.minor, "{}", row.number);
            }
            Ok(())
        })
        .unwrap();
    for (series, numbers) in &mut serials {
        numbers.sort_unstable();
        let all: Vec<u64> = (1..=numbers.len() as u64).collect();
        assert_eq!(*numbers, all, "{series} has a gap");
    }
    assert_eq!(serials["INV-2026"].len() as u64, issued);
    assert!(issued > ROUNDS / 3 && serials.contains_key("CN-2026"), "the rounds did something");
}
