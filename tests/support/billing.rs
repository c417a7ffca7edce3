//! Advanced support as tests tell it: a client of a Canadian provider on Mexxus's terms, and what is done there.

use crate::door::{Door, text};
use serde_json::{Value, json};

/// Maple & Pine on Mexxus's policy in Toronto since January 2026, with Sophie Tran, who may approve fees, and Max Roy,
/// who may not; the provider has a letterhead and charges 13% HST.
pub fn desk(now: &str) -> Door {
    let door = Door::at(now);
    door.call("app.set_up", answers());
    let contacts = json!([
        { "name": "Sophie Tran", "emails": ["sophie@maple.example"], "phone": "", "roles": ["approves_fees", "billing"] },
        { "name": "Max Roy", "emails": ["max@maple.example"], "phone": "", "roles": ["technical"] },
    ]);
    client(&door, "Maple & Pine Realty", contacts);
    contract(&door, "Maple & Pine Realty");
    let profile = json!({
        "version": 0,
        "party": { "name": "Kererū IT", "address": ["12 King Street"], "city": "Toronto", "region": "ON",
                   "postal_code": "M5H 1A1", "country": "CA", "tax_id": "123456789RT0001" },
        "account_holder": "Kererū IT", "account_number": "00012-004-1234567", "due_days": "30",
    });
    door.call("billing.save_profile", profile);
    door
}

fn answers() -> Value {
    json!({
        "company": "Kererū IT", "country": "CA", "zone": "America/Toronto",
        "days": ["mon", "tue", "wed", "thu", "fri"], "opens": "09:00", "closes": "17:00", "holiday_set": "CA",
        "preset": "mexxus-standard", "currency": "CAD", "tax_name": "HST Ontario", "tax_basis_points": 1300,
        "user_name": "Lena Roy",
    })
}

/// Enters a client in Toronto.
pub fn client(door: &Door, name: &str, contacts: Value) {
    let client = json!({ "name": name, "zone": "America/Toronto", "contacts": contacts });
    door.call("clients.save", client);
}

/// Puts a client under contract on Mexxus's policy since January 2026, with hosting at CAD 50.00 a month.
pub fn contract(door: &Door, client: &str) -> String {
    let contract = json!({
        "client_id": client, "policy_version_id": "mexxus-standard", "starts_on": "2026-01-01",
        "zone": "America/Toronto",
        "services": [{ "name": "Hosting", "count": 4, "unit": "sites", "price": "12.50", "currency": "CAD" }],
    });
    let contract = door.call("contracts.save", contract);
    let number = text(&contract["row"]["number"]);
    door.call("contracts.activate", json!({ "id": number, "expected_version": contract["version"] }));
    number
}

/// Enters an engagement of a contract; its number.
pub fn engagement(door: &Door, contract: &str, title: &str) -> String {
    let engagement =
        json!({ "contract": contract, "title": title, "cause": "client_error", "ticket": "T-4131" });
    text(&door.call("billing.save_engagement", engagement)["card"]["number"])
}

/// An engagement with everything about it.
pub fn look(door: &Door, id: &str) -> Value {
    door.call("billing.engagement", json!({ "id": id }))
}

/// The version of an engagement.
pub fn version(door: &Door, id: &str) -> Value {
    look(door, id)["card"]["version"].clone()
}

/// Records that Sophie Tran agreed at a moment of Toronto's clocks.
pub fn consent(door: &Door, id: &str, at: &str) -> Value {
    door.call("billing.record_consent", consent_of(door, id, at))
}

/// The same, as it is sent.
pub fn consent_of(door: &Door, id: &str, at: &str) -> Value {
    json!({
        "id": id, "expected_version": version(door, id), "granted_at": at, "channel": "email",
        "contact": "Sophie Tran", "evidence": "Yes, please go ahead.",
    })
}

/// Enters work of Lena Roy on an engagement.
pub fn work(door: &Door, id: &str, from: &str, to: &str) -> Value {
    door.call("billing.enter_work", json!({ "entries": [{ "engagement": id, "from": from, "to": to }] }))
}

/// Takes a step.
pub fn step(door: &Door, id: &str, step: &str) -> Value {
    let one = json!({ "id": id, "expected_version": version(door, id) });
    door.call(
        "billing.move_engagements",
        json!({ "engagements": [one], "step": step, "comment": "as agreed" }),
    )
}

/// An engagement that was agreed to before it was worked, and approved: to be billed.
pub fn to_bill(door: &Door, contract: &str, title: &str, agreed: &str, pieces: &[(&str, &str)]) -> String {
    let id = engagement(door, contract, title);
    consent(door, &id, agreed);
    for (from, to) in pieces {
        work(door, &id, from, to);
    }
    step(door, &id, "finish");
    step(door, &id, "approve");
    id
}

/// The fields a refusal names.
pub fn fields(failure: &api::failure::Failure) -> Vec<&str> {
    failure.problems.iter().map(|problem| problem.field.as_str()).collect()
}
