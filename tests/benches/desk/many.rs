//! How fast lists open and the palette answers on a desk as large as they come.

use super::milliseconds;
use serde_json::json;
use tests::many::{Size, desk};
use tests::table::Table;

const SIZE: Size = Size { clients: 5_000, contracts: 8_000, tickets: 100_000 };

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
        ("duties due in 30 days, and late", "duties.list", json!({ "show": "soon" })),
        ("duties, a year back and on", "duties.list", json!({ "show": "all" })),
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
