//! Policies written from nothing, field by field and cell by cell, and exported: equal to what ships.

use std::process::Command;

use documents::policy_files::form::{AssumptionForm, PolicyForm, TargetForm, form_of};
use documents::policy_files::{parse, preset, write};
use tests::window::{Window, in_a_new_window};

use crate::pages::{first_start, policies};

#[test]
fn cybermark_is_rebuilt_from_an_empty_policy_in_the_window() {
    in_a_new_window("policy_cybermark", async |window| rebuilt(window, "cybermark-standard").await);
}

#[test]
fn cybermarks_add_on_is_rebuilt_from_an_empty_policy_in_the_window() {
    in_a_new_window("policy_cybermark_24x7", async |window| rebuilt(window, "cybermark-24x7").await);
}

#[test]
fn mexxus_with_its_queues_is_rebuilt_from_an_empty_policy_in_the_window() {
    in_a_new_window("policy_mexxus", async |window| rebuilt(window, "mexxus-standard").await);
}

async fn rebuilt(window: &Window, key: &str) {
    let wanted = &preset(key).expect("it ships with the program").policy;
    first_start::answer(window, "Kererū IT", "NZ", "cyberitex-standard").await;
    window.click("nav-policies").await;
    window.click("policy-new").await;
    window.click("draft-begin-empty").await;
    let form = form_of(wanted);
    about(window, &form).await;
    priorities(window, &form).await;
    assumptions(window, &form.assumptions).await;
    targets(window, &form.targets).await;
    window.picture("targets").await;
    calendar(window, &form).await;
    exclusions(window, &form).await;
    terms(window, &form).await;
    window.picture("terms").await;
    window.says("draft-problems", "Nothing keeps it from being published").await;
    window.click("draft-publish").await;
    window.says("policy-page", &form.name).await;
    let exported = exported(window, key);
    assert_eq!(parse(&exported).expect("an exported file is a policy"), *wanted);
    assert_eq!(exported.trim_end(), write(wanted).trim_end(), "to the letter of the canonical form");
}

fn exported(window: &Window, key: &str) -> String {
    let mut msp = Command::new(tests::window::program().with_file_name("msp"));
    msp.arg("--db").arg(window.machine().database()).args(["sla", "export", key]);
    let answer = msp.output().expect("msp is built beside the window");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).expect("a policy file is text")
}

async fn about(window: &Window, form: &PolicyForm) {
    policies::part(window, "about").await;
    for (field, words) in
        [("name", &form.name), ("key", &form.key), ("provider", &form.provider), ("source", &form.source)]
    {
        policies::fill(window, field, words).await;
    }
    policies::choose(window, "tier", &form.tier).await;
}

async fn priorities(window: &Window, form: &PolicyForm) {
    policies::part(window, "priorities").await;
    for (at, row) in form.priorities.iter().enumerate() {
        window.click("draft-add-priorities").await;
        let field = |name: &str| format!("priorities[{at}].{name}");
        policies::fill(window, &field("key"), &row.key).await;
        policies::fill(window, &field("name"), &row.name).await;
        policies::choose(window, &field("grade"), &row.grade).await;
        policies::fill(window, &field("responsible"), &row.responsible).await;
        policies::fill(window, &field("description"), &row.description).await;
        policies::fill(window, &field("aliases"), &row.aliases.join("\n")).await;
    }
}

async fn assumptions(window: &Window, rows: &[AssumptionForm]) {
    policies::part(window, "assumptions").await;
    for (at, row) in rows.iter().enumerate() {
        window.click("draft-add-assumptions").await;
        let field = |name: &str| format!("assumptions[{at}].{name}");
        policies::fill(window, &field("key"), &row.key).await;
        policies::fill(window, &field("words"), &row.words).await;
        policies::fill(window, &field("reading"), &row.reading).await;
    }
}

/// The words go into the cells; the readings, and the clock where the words name none, into the panel.
async fn targets(window: &Window, targets: &[TargetForm]) {
    policies::part(window, "targets").await;
    for (at, target) in targets.iter().enumerate() {
        let place = format!("{}-{}", target.metric, target.priority);
        window.fill(&format!("draft-cell-{place}"), &target.words).await;
        window.press("\u{e007}").await;
        let field = |name: &str| format!("targets[{at}].{name}");
        window.click(&format!("draft-more-{place}")).await;
        policies::choose(window, &field("clock"), &target.clock).await;
        policies::choose(window, &field("strength"), &target.strength).await;
        for key in &target.assumptions {
            window.click(&format!("draft-field-reading.{key}")).await;
        }
        window.press("\u{e00c}").await;
        window.gone("draft-panel").await;
    }
}

async fn calendar(window: &Window, form: &PolicyForm) {
    policies::part(window, "calendar").await;
    policies::fill(window, "calendar.zone", &form.calendar.zone).await;
    for (day, hours) in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().zip(&form.calendar.hours) {
        policies::fill(window, &format!("calendar.hours.{day}"), hours).await;
    }
    for set in &form.calendar.holidays {
        window.click(&format!("draft-field-holidays.{set}")).await;
    }
}

async fn exclusions(window: &Window, form: &PolicyForm) {
    policies::part(window, "exclusions").await;
    for (at, row) in form.exclusions.iter().enumerate() {
        window.click("draft-add-exclusions").await;
        let field = |name: &str| format!("exclusions[{at}].{name}");
        policies::fill(window, &field("key"), &row.key).await;
        policies::fill(window, &field("name"), &row.name).await;
        policies::fill(window, &field("clause"), &row.clause).await;
        policies::fill(window, &field("words"), &row.words).await;
    }
}

async fn terms(window: &Window, form: &PolicyForm) {
    policies::part(window, "terms").await;
    let terms = &form.terms;
    for (field, words) in [
        ("support_hours", &terms.support_hours),
        ("maintenance", &terms.maintenance),
        ("notice_hours", &terms.notice_hours),
        ("uptime", &terms.uptime),
        ("uptime_target.ratio", &terms.uptime_target.ratio),
        ("uptime_target.service", &terms.uptime_target.service),
        ("credits", &terms.credits),
        ("claim_days", &terms.claim_days),
        ("advanced_support", &terms.advanced_support),
        ("advanced_terms.rate", &terms.advanced_terms.rate),
        ("advanced_terms.currency", &terms.advanced_terms.currency),
        ("advanced_terms.per_minutes", &terms.advanced_terms.per_minutes),
        ("advanced_terms.block_minutes", &terms.advanced_terms.block_minutes),
        ("advanced_terms.minimum_minutes", &terms.advanced_terms.minimum_minutes),
    ] {
        policies::fill(window, &format!("terms.{field}"), words).await;
    }
    policies::choose(window, "terms.emergency_notice", &terms.emergency_notice).await;
    for category in &terms.emergency_categories {
        window.click(&format!("draft-field-terms.emergency_categories.{category}")).await;
    }
    policies::fill(window, "terms.client_duties", &terms.client_duties.join("\n")).await;
    policies::fill(window, "terms.notes", &terms.notes.join("\n")).await;
    let flags = [
        ("notice_where_practical", terms.notice_where_practical),
        ("advanced_terms.permission_first", terms.advanced_terms.permission_first),
    ];
    for (field, _) in flags.iter().filter(|(_, on)| *on) {
        window.click(&format!("draft-field-terms.{field}")).await;
    }
    for role in &terms.requires_contacts {
        window.click(&format!("draft-field-terms.requires_contacts.{role}")).await;
    }
    for cause in &terms.advanced_terms.causes {
        window.click(&format!("draft-field-terms.advanced_terms.causes.{cause}")).await;
    }
    term_rows(window, form).await;
}

async fn term_rows(window: &Window, form: &PolicyForm) {
    let terms = &form.terms;
    for (at, row) in terms.preferred_windows.iter().enumerate() {
        window.click("draft-add-terms.preferred_windows").await;
        for (name, words) in [("days", &row.days), ("hours", &row.hours), ("zone", &row.zone)] {
            policies::fill(window, &format!("terms.preferred_windows[{at}].{name}"), words).await;
        }
    }
    for (at, row) in terms.credit_bands.iter().enumerate() {
        window.click("draft-add-terms.credit_bands").await;
        let fields = [
            ("at_least", &row.at_least),
            ("below", &row.below),
            ("credit", &row.credit),
            ("words", &row.words),
        ];
        for (name, words) in fields {
            policies::fill(window, &format!("terms.credit_bands[{at}].{name}"), words).await;
        }
    }
    for (at, row) in terms.escalation.iter().enumerate() {
        window.click("draft-add-terms.escalation").await;
        policies::fill(window, &format!("terms.escalation[{at}].name"), &row.name).await;
        policies::fill(window, &format!("terms.escalation[{at}].words"), &row.words).await;
    }
}
