//! Permission through the door: asked for, given, extended, taken back; which work it covers, at which rate and cap.

use api::failure::Code;
use serde_json::{Value, json};
use tests::billing::{consent, consent_of, contract, desk, engagement, fields, look, step, version, work};
use tests::door::{Door, text};

const NOW: &str = "2026-09-24T19:40:00Z";

fn words(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(text).collect()
}

#[test]
fn without_permission_nothing_is_billable_and_it_says_why() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Plugin conflict");
    work(&door, &id, "2026-09-23T10:00", "11:30");
    let seen = look(&door, &id);
    assert_eq!(seen["charge"]["amount"], "CAD 0.00");
    assert!(words(&seen["charge"]["not_billable"])[0].starts_with("Without the client's permission"));
    assert_eq!(words(&seen["card"]["blocked"]), ["The client was not asked yet"]);
    step(&door, &id, "finish");
    let one = json!({ "id": id, "expected_version": version(&door, &id) });
    let refused =
        door.refused("billing.move_engagements", json!({ "engagements": [one], "step": "approve" }));
    assert_eq!(refused.code, Code::NotNow);
    assert!(refused.message.contains("Nothing of A-1 is billable"), "{}", refused.message);
}

#[test]
fn a_permission_one_second_after_the_work_began_covers_none_of_it() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Restore deleted calendar");
    work(&door, &id, "2026-09-23T10:00", "11:00");
    consent(&door, &id, "2026-09-23T10:00:01");
    let seen = look(&door, &id);
    assert_eq!(seen["charge"]["amount"], "CAD 0.00");
    assert_eq!(seen["work"][0]["not_covered"], "began 1 s before the permission");
    assert_eq!(seen["consent"]["timing"], "1 s after the work began");
    assert_eq!(words(&seen["card"]["blocked"]), ["1 of 1 pieces of work not covered"]);
    // Work that begins after it is covered.
    work(&door, &id, "2026-09-23T12:00", "12:10");
    assert_eq!(look(&door, &id)["charge"]["amount"], "CAD 85.00");
    // Somebody may decide to bill it all the same, and says why: it is printed.
    let decided = door.call(
        "billing.override_consent",
        json!({ "id": id, "expected_version": version(&door, &id), "reason": "agreed by telephone while it burned" }),
    );
    assert_eq!(decided["charge"]["amount"], "CAD 170.00");
    assert_eq!(decided["work"][0]["not_covered"], "billed without permission");
}

#[test]
fn only_a_contact_who_may_approves_and_something_proves_it() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Move the shop");
    let mut of = consent_of(&door, &id, "2026-09-24T16:00");
    of["contact"] = json!("Max Roy");
    of["evidence"] = json!("");
    of["channel"] = json!("pigeon");
    of["cap_blocks"] = json!("-1");
    let refused = door.refused("billing.record_consent", of);
    assert_eq!(fields(&refused), ["granted_at", "channel", "contact", "evidence", "cap_blocks"]);
    assert!(refused.problems[2].message.contains("Max Roy may not approve fees"));
    assert_eq!(look(&door, &id)["consent"]["state"], "none");
}

#[test]
fn a_cap_is_kept_raised_and_a_permission_taken_back_covers_what_was_before() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Import mailboxes");
    let mut of = consent_of(&door, &id, "2026-09-22T09:00");
    of["cap_blocks"] = json!("1");
    door.call("billing.record_consent", of);
    work(&door, &id, "2026-09-22T10:00", "90 min");
    let seen = look(&door, &id);
    assert_eq!(seen["charge"]["amount"], "CAD 85.00");
    assert!(words(&seen["card"]["blocked"]).contains(&"The cap is used up".to_owned()), "{}", seen["card"]);
    let mut more = consent_of(&door, &id, "2026-09-22T12:00");
    more["cap_blocks"] = json!("3");
    door.call("billing.record_consent", more);
    let seen = look(&door, &id);
    assert_eq!(seen["charge"]["amount"], "CAD 85.00", "it was worked before more was agreed to");
    assert!(words(&seen["charge"]["not_billable"])[0].starts_with("60 min lie beyond the cap"), "{seen}");
    let end = json!({
        "id": id, "expected_version": version(&door, &id), "at": "2026-09-22T15:00", "channel": "phone",
        "contact": "Sophie Tran", "evidence": "Stop, please.",
    });
    door.call("billing.withdraw_consent", end);
    work(&door, &id, "2026-09-22T14:30", "60 min");
    let seen = look(&door, &id);
    // The block of the first cap, and the 30 min before it was taken back.
    assert_eq!(words(&seen["charge"]["lines"])[0], "90 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00");
    assert_eq!(seen["work"][1]["not_covered"], "covered until 22 Sep 15:00 EDT only");
    let acts: Vec<String> =
        seen["consent"]["log"].as_array().expect("a log").iter().map(|line| text(&line["act"])).collect();
    assert_eq!(acts, ["granted", "extended", "withdrawn"]);
    // Who bills what lay beyond the first cap all the same says why: then the last cap holds.
    let decided = json!({ "id": id, "expected_version": version(&door, &id), "reason": "agreed to at noon" });
    let decided = door.call("billing.override_consent", decided);
    assert_eq!(
        words(&decided["charge"]["lines"])[0],
        "150 min → 180 min (3 × 60) × CAD 85.00/h = CAD 255.00"
    );
}

/// Records a permission, with what is not as usual.
fn agree(door: &Door, id: &str, at: &str, other: &[(&str, &str)]) -> Value {
    let mut of = consent_of(door, id, at);
    for (field, value) in other {
        of[*field] = json!(value);
    }
    door.call("billing.record_consent", of)
}

fn ask(door: &Door, id: &str, cap: &str) -> String {
    let path = door.folder.path().join("letter.eml");
    let of = json!({
        "id": id, "expected_version": version(door, id), "contact": "Sophie Tran", "cap_blocks": cap,
        "how": "file", "path": path,
    });
    door.call("billing.ask_consent", of);
    let letter = json!({ "id": id, "contact": "Sophie Tran", "cap_blocks": cap });
    text(&door.call("billing.consent_letter", letter)["body"])
}

fn end(door: &Door, id: &str, command: &str, at: &str) {
    door.call(
        command,
        json!({
            "id": id, "expected_version": version(door, id), "at": at, "channel": "phone",
            "contact": "Sophie Tran", "evidence": "She rang.",
        }),
    );
}

#[test]
fn a_yes_answers_the_letter_and_its_cap_and_what_is_left_out_stays_as_it_stands() {
    let door = desk("2026-09-22T12:00:00Z");
    let id = engagement(&door, "K-0001", "Import mailboxes");
    assert!(ask(&door, &id, "2").contains("At most 2 blocks"));
    door.set_clock(NOW);
    assert_eq!(agree(&door, &id, "2026-09-22T09:00", &[])["consent"]["cap_blocks"], "2");
    work(&door, &id, "2026-09-22T10:00", "300 min");
    assert_eq!(look(&door, &id)["charge"]["amount"], "CAD 170.00");
    let later = agree(&door, &id, "2026-09-22T16:00", &[("expires_at", "2026-09-30T12:00")]);
    assert_eq!(later["consent"]["cap_blocks"], "2", "only the end was agreed to");
    let raised = agree(&door, &id, "2026-09-22T16:30", &[("cap_blocks", "none")]);
    assert_eq!(raised["consent"]["cap_blocks"], "");
    assert_eq!(raised["consent"]["expires"]["local"], "2026-09-30T12:00:00", "only the cap was lifted");
    assert_eq!(raised["charge"]["amount"], "CAD 170.00", "it was worked under the cap");
}

fn new_rate(door: &Door, from: &str, rate: &str) {
    let mut terms = door.call("billing.terms", json!({ "contract": "K-0001" }))["form"].clone();
    terms["rate"] = json!(rate);
    let of = json!({ "contract": "K-0001", "from_on": from, "terms": terms, "reason": "renewal" });
    door.call("billing.save_terms", of);
}

#[test]
fn the_rate_that_is_billed_is_the_one_in_the_letter_that_was_answered() {
    let door = desk("2026-09-05T12:00:00Z");
    new_rate(&door, "2026-09-10", "120.00");
    let id = engagement(&door, "K-0001", "Import mailboxes");
    assert!(ask(&door, &id, "").contains("CAD 85.00"));
    door.set_clock("2026-09-05T14:00:00Z");
    end(&door, &id, "billing.decline_consent", "2026-09-05T09:00");
    door.set_clock("2026-09-12T12:00:00Z");
    assert!(ask(&door, &id, "").contains("CAD 120.00"), "it is asked anew, at what is agreed now");
    door.set_clock(NOW);
    let seen = agree(&door, &id, "2026-09-13T09:00", &[]);
    assert!(text(&seen["consent"]["quoted"]).starts_with("CAD 120.00"), "{}", seen["consent"]);
    work(&door, &id, "2026-09-13T10:00", "60 min");
    assert_eq!(look(&door, &id)["charge"]["amount"], "CAD 120.00");
}

#[test]
fn a_permission_recorded_late_is_at_the_terms_of_the_day_it_was_given() {
    let door = desk(NOW);
    new_rate(&door, "2026-09-10", "120.00");
    let id = engagement(&door, "K-0001", "Import mailboxes");
    agree(&door, &id, "2026-09-02T09:00", &[]);
    work(&door, &id, "2026-09-02T10:00", "60 min");
    assert_eq!(look(&door, &id)["charge"]["amount"], "CAD 85.00");
    end(&door, &id, "billing.withdraw_consent", "2026-09-03T09:00");
    // What was worked was agreed at another rate: an engagement has one.
    let refused = door.refused("billing.record_consent", consent_of(&door, &id, "2026-09-12T09:00"));
    assert_eq!(refused.code, Code::NotNow);
    assert!(refused.message.contains("CAD 85.00") && refused.message.contains("CAD 120.00"), "{refused:?}");
    assert!(refused.advice.contains("new engagement"), "{}", refused.advice);
}

#[test]
fn what_is_agreed_to_after_the_work_covers_none_of_it() {
    let door = desk(NOW);
    let ran_out = engagement(&door, "K-0001", "Ran out");
    agree(&door, &ran_out, "2026-09-07T09:00", &[("expires_at", "2026-09-07T10:00")]);
    work(&door, &ran_out, "2026-09-07T11:00", "12:00");
    let seen = agree(&door, &ran_out, "2026-09-07T15:00", &[]);
    assert_eq!(seen["charge"]["amount"], "CAD 0.00");
    assert_eq!(seen["work"][0]["not_covered"], "the permission had run out");
    // Said in time, it goes on without a gap.
    let goes_on = engagement(&door, "K-0001", "Goes on");
    agree(&door, &goes_on, "2026-09-08T09:00", &[("expires_at", "2026-09-08T10:00")]);
    work(&door, &goes_on, "2026-09-08T09:10", "11:10");
    let seen = agree(&door, &goes_on, "2026-09-08T09:30", &[("expires_at", "2026-09-08T18:00")]);
    assert_eq!(seen["charge"]["amount"], "CAD 170.00");
    // The last word in time counts, whenever it is recorded.
    let taken_back = engagement(&door, "K-0001", "Taken back");
    agree(&door, &taken_back, "2026-09-09T09:00", &[]);
    end(&door, &taken_back, "billing.withdraw_consent", "2026-09-09T10:00");
    work(&door, &taken_back, "2026-09-09T11:00", "12:00");
    let seen = agree(&door, &taken_back, "2026-09-09T09:50", &[]);
    assert_eq!(seen["consent"]["state"], "withdrawn");
    assert_eq!(seen["charge"]["amount"], "CAD 0.00");
    assert_eq!(seen["work"][0]["not_covered"], "the permission had been taken back");
}

#[test]
fn a_permission_taken_back_is_written_down_in_words() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Import mailboxes");
    consent(&door, &id, "2026-09-22T09:00");
    let end = json!({ "id": id, "expected_version": version(&door, &id), "channel": "phone", "at": "2026-09-22T10:00" });
    assert_eq!(fields(&door.refused("billing.withdraw_consent", end)), ["evidence"]);
}

#[test]
fn a_reseller_agrees_for_its_clients() {
    let door = desk(NOW);
    tests::billing::client(&door, "Corner Bakery", json!([]));
    let bakery = door.call("clients.get", json!({ "id": "Corner Bakery" }));
    let mut save = bakery.clone();
    save["expected_version"] = bakery["version"].clone();
    save["reseller"] = json!("Maple & Pine Realty");
    door.call("clients.save", save);
    let number = contract(&door, "Corner Bakery");
    let id = engagement(&door, &number, "DNS repair");
    assert_eq!(look(&door, &id)["approvers"][0]["name"], "Sophie Tran");
    assert_eq!(consent(&door, &id, "2026-09-24T09:00")["consent"]["by"], "Sophie Tran");
}

#[test]
fn a_question_by_mail_stands_in_the_outbox_with_the_rate_and_its_hash_in_the_log() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Move the shop");
    let ask = |how: &str| {
        json!({ "id": id, "expected_version": version(&door, &id), "contact": "Sophie Tran", "cap_blocks": "2",
                "how": how, "path": door.folder.path() })
    };
    assert_eq!(
        door.refused("billing.ask_consent", ask("mail")).code,
        Code::NotNow,
        "no mail server is set up"
    );
    assert_eq!(look(&door, &id)["consent"]["state"], "none", "nobody was asked");
    let asked = door.call("billing.ask_consent", ask("file"));
    let letter = std::fs::read_to_string(door.folder.path().join("consent-A-1.eml")).unwrap();
    assert!(letter.contains("CAD 85.00/h") && letter.contains("X-Unsent: 1"), "{letter}");
    let line = &asked["consent"]["log"][0];
    assert_eq!((&line["act"], &line["contact"]), (&json!("asked"), &json!("Sophie Tran")));
    assert_eq!(text(&line["sha256"]).len(), 64);
    assert!(text(&line["words"]).contains("At most 2 blocks"));
    let no = json!({ "id": id, "expected_version": version(&door, &id), "channel": "phone", "contact": "Sophie Tran", "evidence": "Too dear." });
    let declined = door.call("billing.decline_consent", no);
    assert_eq!(declined["consent"]["state"], "declined");
    assert_eq!(words(&declined["card"]["blocked"]), ["The client said no on 24 Sep"]);
    let dropped = step(&door, &id, "drop");
    assert_eq!(dropped["moved"][0]["state"], "dropped");
}

#[test]
fn evidence_is_kept_with_its_bytes_and_given_back_as_it_came() {
    let door = desk(NOW);
    let id = engagement(&door, "K-0001", "Move the shop");
    let path = door.folder.path().join("yes.eml");
    std::fs::write(&path, b"From: sophie@maple.example\r\n\r\nYes.\r\n").unwrap();
    let mut of = consent_of(&door, &id, "2026-09-24T09:00");
    of["evidence"] = json!("");
    of["file"] = json!(path);
    let seen = door.call("billing.record_consent", of);
    assert_eq!(seen["consent"]["log"][0]["file"], "yes.eml");
    let out = door.folder.path().join("again.eml");
    door.call("billing.save_consent_file", json!({ "id": id, "position": 1, "path": out }));
    assert_eq!(std::fs::read(out).unwrap(), std::fs::read(path).unwrap());
}
