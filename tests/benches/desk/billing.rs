//! A million pieces of work behind the board, and a month's invoices of five hundred clients.

use super::milliseconds;
use domain::billing::{EngagementState, WorkSource};
use domain::ids::{ClientId, ContractId, EngagementId, InvoiceId, WorkId};
use domain::money::{Currency, Money};
use domain::sla::AdvancedCause;
use domain::time::{Instant, Seconds, Stretch, YearMonth};
use serde_json::{Value, json};
use store::billing::engagements::{self, ConsentState, Engagement, Found, Stand};
use store::billing::invoices::{self, NewInvoice};
use store::billing::work::{self, WorkPiece};
use store::{Belongs, OpenAs, Store, StoreError, Writing};
use tests::billing::{client, contract, desk, to_bill};
use tests::door::Door;
use tests::table::Table;

const NOW: &str = "2026-10-01T14:00:00Z";
const CLIENTS: usize = 500;
const ENGAGEMENTS: usize = 250_000;
/// Four pieces each: a million.
const PIECES: i64 = 4;
/// All but these were billed long ago.
const OPEN: usize = 4_000;

pub fn a_million_pieces_of_work(table: &mut Table) {
    let door = desk(NOW);
    for place in 1..CLIENTS {
        let name = format!("Client {place}");
        let approver = json!([{ "name": "Sophie Tran", "emails": ["sophie@client.example"], "phone": "", "roles": ["approves_fees"] }]);
        client(&door, &name, approver);
        contract(&door, &name);
    }
    invoices_of_a_month(&door, table);
    let contracts = contracts(&door);
    let store = Store::open(door.desk.path(), &OpenAs::default()).expect("the desk's own file");
    let filled = store.write::<_, StoreError>(|tx| fill(tx, &contracts));
    filled.unwrap_or_else(|why| panic!("the desk cannot be filled: {why}"));
    for (name, command, args) in [
        ("the board", "billing.board", json!({})),
        ("the board of one client", "billing.board", json!({ "client": "Client 7" })),
        ("the board by words", "billing.board", json!({ "search": "mail" })),
        ("the board of a month long ago", "billing.board", json!({ "month": "2024-03" })),
        ("one engagement", "billing.engagement", json!({ "id": "A-200" })),
        ("invoices", "billing.invoices", json!({})),
        ("ageing", "billing.ageing", json!({})),
        ("home", "app.home", json!({})),
    ] {
        let took = milliseconds(&door, command, &args);
        table.at_most(&format!("{name}, 1,000,000 pieces of work"), took, 200.0, "ms");
    }
}

/// Fees of every client and an engagement of each tenth, put together and issued with their PDFs.
fn invoices_of_a_month(door: &Door, table: &mut Table) {
    for place in 1..CLIENTS / 10 {
        let number = format!("K-{:04}", place * 10);
        let hour = 10 + 4 * (place / 25);
        let began = format!("2026-09-{:02}T{hour:02}:{:02}", 3 + place % 25, place % 60);
        to_bill(door, &number, "Move mailboxes", "2026-09-02T09:00", &[(&began, "62 min")]);
    }
    let start = std::time::Instant::now();
    let drafted = door.call("billing.draft_invoices", json!({ "month": "2026-09" }));
    let put_together = start.elapsed().as_secs_f64();
    let count = drafted["invoices"].as_array().map_or(0, Vec::len);
    assert_eq!(count, CLIENTS, "an invoice for each client");
    let issued = door.call("billing.issue", json!({ "month": "2026-09" }));
    assert_eq!(issued["refused"], json!([]), "every draft can be issued");
    let all = start.elapsed().as_secs_f64();
    table.figure("invoices of a month for 500 clients: put together", put_together, "s");
    table.at_most("invoices of a month for 500 clients, issued with PDF", all, 30.0, "s");
}

fn contracts(door: &Door) -> Vec<(ClientId, ContractId)> {
    let page = door.call("contracts.list", json!({ "limit": 1_000 }));
    let id = |row: &Value, key: &str| row[key].as_str().expect("an id").to_owned();
    let rows = page["rows"].as_array().expect("rows").iter();
    rows.map(|row| {
        let client = id(row, "client_id").parse().expect("an id");
        (client, id(row, "id").parse().expect("an id"))
    })
    .collect()
}

fn fill(tx: &Writing<'_>, contracts: &[(ClientId, ContractId)]) -> Result<(), StoreError> {
    let cad = Currency::parse("CAD").expect("a currency");
    let began = Instant::parse_rfc3339("2022-01-03T09:00:00Z").expect("a moment");
    let user = store::provider::users(tx)?[0].value.id;
    let mut on: Option<(InvoiceId, YearMonth)> = None;
    for place in 0..ENGAGEMENTS {
        let (client, contract) = contracts[place % contracts.len()];
        let at = began + Seconds(i64::try_from(place).expect("not that many") * 570);
        let new = Engagement {
            id: EngagementId::new(at),
            number: 0,
            client,
            contract,
            title: ["Move mailboxes", "Restore a site", "Rebuild a form", "Tune the shop"][place % 4]
                .to_owned(),
            ticket: String::new(),
            cause: AdvancedCause::OutOfScope,
            notes: String::new(),
            state: EngagementState::InWork,
            quoted: None,
            override_reason: String::new(),
            comment: String::new(),
        };
        let number = engagements::insert(tx, &new, Belongs::ToProvider, at)?;
        for piece in 0..PIECES {
            let from = at + Seconds::minutes(piece * 20);
            let of = WorkPiece {
                id: WorkId::new(from),
                engagement: number,
                technician: format!("Technician {}", place % 40),
                stretch: Stretch { from, to: from + Seconds::minutes(15) },
                note: "Worked".to_owned(),
                ticket: String::new(),
                source: WorkSource::Hand,
                external_id: None,
                overlap_reason: String::new(),
            };
            work::insert(tx, &of, user, from)?;
        }
        let month = YearMonth::of(at.at_offset(0).date());
        engagements::note(tx, number, &found(at, month, cad))?;
        if on.is_none_or(|(_, of)| of != month) {
            on = Some((draft(tx, client, cad, month, at)?, month));
        }
        stand(tx, number, place, on.expect("made above"), at)?;
    }
    Ok(())
}

fn draft(
    tx: &Writing<'_>,
    client: ClientId,
    currency: Currency,
    month: YearMonth,
    at: Instant,
) -> Result<InvoiceId, StoreError> {
    let id = InvoiceId::new(at);
    let new = NewInvoice {
        id,
        kind: domain::billing::DocumentKind::Invoice,
        client,
        currency,
        month: Some(month),
        reference: "",
        corrects: None,
        reason: "",
    };
    invoices::insert(tx, &new, Belongs::ToProvider, at)?;
    Ok(id)
}

fn stand(
    tx: &Writing<'_>,
    number: i64,
    place: usize,
    on: (InvoiceId, YearMonth),
    at: Instant,
) -> Result<(), StoreError> {
    use EngagementState::{AwaitingConsent, Billed, InWork, ToBill, ToReview};
    let open = place + OPEN >= ENGAGEMENTS;
    let state = if open { [AwaitingConsent, InWork, ToReview, ToBill][place % 4] } else { Billed };
    let stand = Stand { state, invoice: (state == Billed).then_some(on), comment: "" };
    engagements::stand(tx, number, &stand, 1, at)
}

fn found(at: Instant, month: YearMonth, currency: Currency) -> Found {
    Found {
        consent: ConsentState::Granted,
        granted: Some(at),
        cap_blocks: None,
        expires: None,
        withdrawn: None,
        asked: Some(at),
        pieces: 4,
        worked_s: 3_600,
        billed_s: 3_600,
        block_minutes: 60,
        minimum_applies: false,
        rate_words: "CAD 85.00 / 60 min".to_owned(),
        amount: Some(Money { minor: 8_500, currency }),
        first: Some(at),
        last: Some(at + Seconds::minutes(75)),
        month: Some(month),
        blocked: "[]".to_owned(),
    }
}
