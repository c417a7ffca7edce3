//! How fast lists open and the palette answers on a desk as large as they come.

use serde_json::{Value, json};
use std::time::Instant;
use tests::door::Door;
use tests::many::{Size, desk};
use tests::table::{Table, median_of};

const SIZE: Size = Size { clients: 5_000, contracts: 8_000, tickets: 100_000 };
const RUNS: usize = 9;

pub fn lists_and_search(table: &mut Table) {
    let door = desk("2026-09-24T03:40:00Z", SIZE);
    for (name, command, args) in [
        ("clients, the first page", "clients.list", json!({})),
        ("clients, a far page", "clients.list", json!({ "offset": 4_800 })),
        ("clients by words", "clients.list", json!({ "search": "quay" })),
        ("clients with a flag", "clients.list", json!({ "flagged": true })),
        ("contracts, the first page", "contracts.list", json!({})),
        ("contracts, a far page", "contracts.list", json!({ "offset": 7_800 })),
        ("contracts by words", "contracts.list", json!({ "search": "harbour" })),
        (
            "tickets, newest first",
            "tickets.list",
            json!({ "view": "all", "sort": "received", "descending": true }),
        ),
        ("policies", "sla.policies", json!({})),
        ("reports, twelve months", "reports.grid", json!({ "until": "" })),
        ("home", "app.home", json!({})),
    ] {
        table.at_most(
            &format!("{name}, 5,000 clients and 8,000 contracts"),
            milliseconds(&door, command, &args),
            200.0,
            "ms",
        );
    }
    for typed in [
        "h",
        "harbour",
        "te at",
        "lodz logistics 4",
        "mere",
        "client77.ex",
        "managed work",
        "T-131",
        "99999",
        "vpn drops",
    ] {
        let took = milliseconds(&door, "search.find", &json!({ "query": typed }));
        table.at_most(&format!("search for \"{typed}\", with 100,000 tickets"), took, 50.0, "ms");
    }
}

fn milliseconds(door: &Door, command: &str, args: &Value) -> f64 {
    let once = |_| {
        let start = Instant::now();
        door.call(command, args.clone());
        start.elapsed().as_secs_f64() * 1e3
    };
    median_of((0..RUNS).map(once).collect())
}
