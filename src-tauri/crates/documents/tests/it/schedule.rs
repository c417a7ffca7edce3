//! What a contract's schedule says, page by page, and that it is a good file.

use crate::reading::{outline, pages, structure};
use crate::schedule_sample::{contract, ordered, schedule, schedule_of};
use documents::pdf::Unprintable;
use documents::pdf::color::ACCENT;
use documents::pdf::flow::Paper;
use documents::policy_files::presets;
use documents::schedule::{Imprint, print};
use domain::contracts::schedule::ContractSchedule;
use domain::contracts::{Contract, ContractStatus};
use domain::time::Instant;

fn imprint() -> Imprint {
    Imprint {
        paper: Paper::A4,
        fingerprint: std::array::from_fn(|n| n as u8),
        made: Instant::from_unix(1_790_000_000),
        language: "en-NZ".to_owned(),
        accent: ACCENT,
    }
}

fn printed(schedule: &ContractSchedule) -> Vec<u8> {
    print(schedule, &imprint()).unwrap()
}

/// Letters of all pages, without the marks for lines and blanks that no sentence depends on.
fn text(schedule: &ContractSchedule) -> String {
    pages(&printed(schedule)).concat().replace(['\n', '\u{a0}'], " ")
}

fn check(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.contains(line), "{line:?} is missing in:\n{text}");
    }
}

#[test]
fn the_first_page_says_who_what_and_how_much_with_an_order_beside_the_policys_words() {
    check(
        &text(&schedule()),
        &[
            "Kererū IT SLA schedule Harbour Dental Ltd Service levels and fees",
            "Contract K-0112, version 3",
            "Term 1 Oct 2026 – 30 Sep 2027, Pacific/Auckland",
            "Fee NZD 1,754.00 a month, before tax",
            "Renewal and notice. It renews itself by 12 months at a time.",
            "Sev 2 (High) within 3 hours a by order SO-2291 policy: within 6 hours daily b",
            "With the add-on CyberMark 24/7, version 1, since 1 Oct 2026. Where a signed order and the policy differ, the order prevails.",
            "c “next business day” Close of business on the first business day after the local date of receipt. assumed",
            "Managed endpoint security 42 endpoints NZD 18.00 NZD 756.00",
        ],
    );
}

#[test]
fn clauses_say_in_words_what_the_data_says() {
    check(
        &text(&schedule()),
        &[
            "Business hours: Monday to Friday 09:00–17:00, Pacific/Auckland. Closed at weekends.",
            "Counted day and night: first response of Sev 1 (Critical) and Sev 2 (High); updates of Sev 1 (Critical).",
            "Never paused: first response. Paused while we wait for you: updates. A message from you ends the wait.",
            "A request that is reopened within 7 days goes on where its clock stood",
            "Sev 4 (Low). as needed: shown, not scored",
            "Notice: at least 48 hours, where practical, counted day and night",
            "Preferred: Saturday and Sunday 22:00–04:00 the next day, Pacific/Auckland.",
            "99% to below 99.5%. 5% of the service's monthly fee",
            "Third party. Outages or incidents at third-party providers outside CyberMark's reasonable control §9",
            "Łukasz Żak. backup contact, may approve fees: lukasz@harbour-dental.example",
            "Mon 26 Oct 2026 Labour Day",
            "Mon 8 Feb 2027 Waitangi Day (observed)",
            "Zone data IANA 2026f, Pacific/Auckland",
            "0001 0203 0405 0607 0809 0a0b",
        ],
    );
}

#[test]
fn every_preset_is_printed_with_all_its_words() {
    for preset in presets() {
        let schedule = schedule_of(&preset.policy, &[], &contract());
        let text = text(&schedule);
        let told = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        for target in &preset.policy.targets {
            assert!(text.contains(&told(&target.words)), "{}: {:?}", preset.policy.key, target.words);
        }
        for exclusion in &preset.policy.exclusions {
            assert!(text.contains(&told(&exclusion.words)), "{}: {:?}", preset.policy.key, exclusion.words);
        }
        for reading in preset.policy.assumptions.iter().map(|assumption| &assumption.reading) {
            assert!(text.contains(&told(reading)), "{}: {reading:?}", preset.policy.key);
        }
        assert!(!text.contains("by order"), "nothing was ordered");
    }
}

#[test]
fn continuity_is_said_either_way() {
    let policy = &documents::policy_files::preset("cybonet-gold").unwrap().policy;
    let taken = Contract { continuity: true, ..contract() };
    check(
        &text(&schedule_of(policy, &[], &taken)),
        &[
            "a request of Priority 1 - High counts as Priority 3 - Low, because the failover service has taken over.",
        ],
    );
    check(
        &text(&schedule_of(policy, &[], &contract())),
        &["Service continuity is not part of this contract"],
    );
}

#[test]
fn a_draft_says_on_every_page_that_it_is_one() {
    let policy = ordered("cyberitex-standard");
    let draft = Contract { status: ContractStatus::Draft, ends_on: None, ..contract() };
    let schedule = schedule_of(&policy, &[], &draft);
    let text = text(&schedule);
    check(
        &text,
        &[
            "DRAFT · SLA schedule",
            "from 1 Oct 2026, without an end",
            "A draft: it binds nobody until both have agreed to it.",
        ],
    );
}

#[test]
fn an_unknown_year_is_said_and_not_left_empty() {
    let mut schedule = schedule();
    schedule.closed = vec![(2032, Some(Vec::new())), (2033, None)];
    check(&text(&schedule), &["2033 The holiday data does not know this year yet."]);
}

#[test]
fn the_same_schedule_gives_the_same_bytes_on_both_papers() {
    for paper in [Paper::A4, Paper::Letter] {
        let imprint = Imprint { paper, ..imprint() };
        assert_eq!(print(&schedule(), &imprint).unwrap(), print(&schedule(), &imprint).unwrap());
    }
}

#[test]
fn it_can_be_read_aloud_and_found_by_its_outline() {
    let bytes = printed(&schedule());
    let titles: Vec<String> =
        outline(&bytes).into_iter().map(|(_, title)| title.replace('\u{2002}', " ")).collect();
    for wanted in [
        "Harbour Dental Ltd, Service levels and fees",
        "1 Targets",
        "3 Support hours",
        "13 Contacts",
        "Closed dates and versions",
    ] {
        assert!(titles.iter().any(|title| title == wanted), "{wanted} in {titles:?}");
    }
    let heads = structure(&bytes).iter().filter(|element| element.scope.as_deref() == Some("Column")).count();
    assert!(heads >= 9, "tables have heads: {heads}");
}

#[test]
fn a_character_no_font_has_is_an_error_that_names_it() {
    let mut schedule = schedule();
    schedule.client = "Harbour 漢 Ltd".to_owned();
    assert!(matches!(print(&schedule, &imprint()), Err(Unprintable::MissingGlyph { character: '漢', .. })));
}
