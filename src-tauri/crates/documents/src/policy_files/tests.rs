use super::*;
use domain::calendar::TimeOfDay;
use domain::clients::ContactRole;
use domain::sla::{AssumptionKind, Clock, Metric, PriorityKey, Unit};

/// A small policy, as a provider might write it.
const OURS: &str = r#"format = 1
key = "ours"
name = "Ours"
provider = "We"
tier = "standard"
categories = ["Security"]

[calendar]
zone = "Europe/Dublin"
holidays = ["IE"]

[calendar.hours]
mon-thu = ["09:00-12:30", "13:00-17:30"]
fri = ["09:00-13:00"]

[[calendar.exceptions]]
date = 2026-12-24
name = "Christmas Eve"
hours = ["09:00-12:00"]

[[priorities]]
key = "P1"
name = "Urgent"

[[priorities]]
key = "Desk"
name = "Front desk"
grade = "queue"

[[targets]]
metric = "resolution"
priority = "P1"
category = "Security"
within = "4..8 hours"
pauses = ["client", "third party"]
client_message = "warns only"
words = "four to eight hours"
assumptions = ["hours", { key = "own", words = "eight", reading = "8", agreed = true }]

[[assumptions]]
key = "hours"
words = "hours"
reading = "Hours of business."
"#;

/// Replaces `from` by `to` in [`OURS`] and lists the problems as `field: message`.
fn check(from: &str, to: &str, expected: &[&str]) {
    assert!(OURS.contains(from), "{from:?} stands in the file");
    let found = parse(&OURS.replacen(from, to, 1));
    let found: Vec<String> = match found {
        Ok(_) => Vec::new(),
        Err(problems) => {
            problems.iter().map(|problem| format!("{}: {}", problem.field, problem.message)).collect()
        }
    };
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\n  does not begin with\n{expected}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[test]
fn every_preset_is_read_and_comes_back_from_its_written_form() {
    for preset in presets() {
        assert_eq!(preset.policy.key, preset.key);
        assert_eq!(parse(&write(&preset.policy)), Ok(preset.policy.clone()), "{}", preset.key);
    }
    assert_eq!(presets().len(), 7);
}

#[test]
fn a_policy_of_ones_own_comes_back_from_its_written_form() {
    let policy = parse(OURS).unwrap();
    assert_eq!(parse(&write(&policy)), Ok(policy.clone()), "{}", write(&policy));
    let target = &policy.targets[0];
    assert_eq!((target.quantity.min, target.quantity.max, target.quantity.unit), (4, 8, Unit::Hours));
    assert!(target.pauses.on_third_party && target.clock == Clock::Calendar);
    assert_eq!(target.assumptions[1].kind, AssumptionKind::Agreed);
    assert!(policy.assumptions.is_empty(), "the one that a target names is the target's");
    assert_eq!(policy.calendar.exceptions[0].date().to_string(), "2026-12-24");
}

#[test]
fn quotes_breaks_and_letters_of_any_script_survive_writing() {
    let mut policy = parse(OURS).unwrap();
    policy.terms.notes = vec!["He said \"4 hours\" \\ Ōtāhuhu\n\tΔευτέρα \u{7}".to_owned()];
    policy.calendar.exceptions.clear();
    assert_eq!(parse(&write(&policy)), Ok(policy));
}

#[test]
fn the_contacts_a_policy_asks_for_are_roles_and_come_back_from_the_written_form() {
    let terms = |line: &str| {
        format!("[[assumptions]]\nkey = \"hours\"\nwords = \"hours\"\nreading = \"r\"\n[terms]\n{line}\n")
    };
    let with = |line: &str| {
        OURS.replacen(
            "[[assumptions]]\nkey = \"hours\"\nwords = \"hours\"\nreading = \"Hours of business.\"\n",
            &terms(line),
            1,
        )
    };
    let policy = parse(&with("requires_contacts = [\"technical\", \"approves_fees\"]")).unwrap();
    assert_eq!(policy.terms.required_contacts, [ContactRole::Technical, ContactRole::ApprovesFees]);
    assert_eq!(parse(&write(&policy)), Ok(policy));
    let problems = parse(&with("requires_contacts = [\"tecnical\", \"backup\", \"backup\"]")).unwrap_err();
    let said: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(said[0].contains("Did you mean \"technical\"?"), "{said:?}");
    assert!(said[1].contains("\"backup\" is said twice"), "{said:?}");
    for (preset, asks) in
        [("cybermark-standard", true), ("cybermark-24x7", true), ("cyberitex-standard", false)]
    {
        let asked = super::preset(preset).unwrap().policy.terms.required_contacts.clone();
        let expected: &[ContactRole] =
            if asks { &[ContactRole::Technical, ContactRole::Backup] } else { &[] };
        assert_eq!(asked, expected, "{preset}");
    }
}

#[test]
fn a_byte_order_mark_before_the_file_is_no_fault() {
    assert!(parse(&format!("\u{feff}{OURS}")).is_ok());
}

#[test]
fn helpdesk_words_find_the_row_they_mean() {
    let row = |policy: &str, word: &str| {
        preset(policy)
            .unwrap()
            .policy
            .priority_called(word)
            .map(|priority| priority.key.0.clone())
            .unwrap_or_default()
    };
    for (word, p, sev, ione) in [
        ("1 - Critical", "P1", "Sev1", "Critical"),
        ("2 - High", "P2", "Sev2", "High"),
        ("3 - Moderate", "P3", "Sev3", "Medium"),
        ("4 - Low", "P4", "Sev4", "Low"),
        ("urgent", "P1", "Sev1", "Critical"),
        ("normal", "P3", "Sev3", "Medium"),
    ] {
        assert_eq!(row("cyberitex-standard", word), p, "{word}");
        assert_eq!(row("cyberitex-enhanced", word), p, "{word}");
        assert_eq!(row("cybermark-standard", word), sev, "{word}");
        assert_eq!(row("cybermark-24x7", word), sev, "{word}");
        assert_eq!(row("ione-standard", word), ione, "{word}");
    }
    // Three rows, of which the first is called High.
    assert_eq!(
        ["1 - Critical", "2 - High", "3 - Moderate", "4 - Low"].map(|word| row("cybonet-gold", word)),
        ["Priority1", "Priority1", "Priority2", "Priority3"]
    );
    assert_eq!(
        ["1 - Critical", "2 - High", "3 - Moderate", "4 - Low"].map(|word| row("mexxus-standard", word)),
        ["High", "High", "Medium", "Low"]
    );
}

#[test]
fn a_promise_without_a_limit_is_told_from_no_promise() {
    let target = |policy: &str, metric, priority: &str| {
        preset(policy)
            .unwrap()
            .policy
            .target(metric, &PriorityKey::new(priority), None)
            .map(|target| target.quantity.unit)
    };
    assert_eq!(target("cyberitex-standard", Metric::StatusUpdate, "P4"), Some(Unit::None));
    assert_eq!(target("cyberitex-standard", Metric::Acknowledgement, "P1"), None);
    assert_eq!(target("cybermark-24x7", Metric::StatusUpdate, "Sev2"), Some(Unit::CalendarDays));
    assert_eq!(target("cybermark-standard", Metric::Resolution, "Sev1"), None);
}

#[test]
fn every_assumption_of_a_preset_says_words_and_reading() {
    for preset in presets() {
        let policy = &preset.policy;
        let all =
            policy.assumptions.iter().chain(policy.targets.iter().flat_map(|target| &target.assumptions));
        let all: Vec<_> = all.collect();
        assert!(!all.is_empty(), "{} leaves room somewhere", preset.key);
        assert!(all.iter().all(|own| !own.words.is_empty() && own.reading.ends_with('.')), "{}", preset.key);
    }
}

#[test]
fn days_are_ranges_that_may_run_over_the_weekend() {
    let policy = parse(&OURS.replace("mon-thu =", "sun-thu =")).unwrap();
    let domain::calendar::Opening::Weekly(week) = policy.calendar.opening else { panic!("a week") };
    assert_eq!(week.map(|day| day.len()), [2, 2, 2, 2, 1, 0, 2]);
    assert_eq!(TimeOfDay::parse("09:00"), Some(TimeOfDay::parse("9:00").unwrap()));
}

#[test]
fn an_unknown_key_is_named_with_its_line_and_the_nearest_one() {
    check(
        "zone = ",
        "zones = ",
        &[
            "calendar.zone: line 8: the calendar names no zone.",
            "calendar.zones: line 9: there is no key \"zones\" in [calendar]. Did you mean zone?",
        ],
    );
    check(
        "provider = \"We\"",
        "provider = \"We\"\ncolour = \"red\"",
        &["colour: line 5: there is no key \"colour\" at the top of the file. Known keys are format,"],
    );
}

#[test]
fn a_zone_that_does_not_exist_is_refused_with_the_nearest_names() {
    check(
        "Europe/Dublin",
        "Europe/Dubli",
        &["calendar.zone: line 9: \"Europe/Dubli\" is not a time zone. Did you mean Europe/Dublin?"],
    );
}

#[test]
fn a_calendar_without_hours_is_refused() {
    let without = "[calendar.hours]\nmon-thu = [\"09:00-12:30\", \"13:00-17:30\"]\nfri = [\"09:00-13:00\"]\n";
    check(without, "", &["calendar.hours: line 8: The calendar is never open."]);
}

#[test]
fn overlapping_unreadable_and_repeated_hours_are_refused_where_they_stand() {
    check(
        "\"13:00-17:30\"",
        "\"12:00-17:30\"",
        &[
            "calendar.hours.mon: line 13: 09:00-12:30 and 12:00-17:30 overlap",
            "calendar.hours.tue: line 13:",
            "calendar.hours.wed: line 13:",
            "calendar.hours.thu: line 13:",
        ],
    );
    check(
        "fri = [\"09:00",
        "thu-fri = [\"9",
        &[
            "calendar.hours.thu-fri: line 14: the hours of thu are given twice.",
            "calendar.hours.thu-fri: line 14: \"9-13:00\" is not a span of time.",
        ],
    );
    check("fri =", "friday =", &["calendar.hours.friday: line 14: \"friday\" is no day."]);
}

#[test]
fn an_unknown_holiday_set_is_refused_with_the_known_ones() {
    check(
        "[\"IE\"]",
        "[\"Eire\"]",
        &["calendar.holidays: line 10: there is no holiday set \"Eire\". Known sets are AU, "],
    );
}

#[test]
fn a_set_the_provider_brought_along_may_be_named() {
    let mut holidays = crate::holidays::bundled().clone();
    let mut own = holidays.get("IE").unwrap().clone();
    own.key = "Eire".to_owned();
    holidays.sets.insert(own.key.clone(), own);
    let policy = parse_with(&OURS.replace("\"IE\"", "\"Eire\""), &holidays).unwrap();
    assert_eq!(policy.calendar.holiday_sets, ["Eire"]);
}

#[test]
fn an_exception_says_exactly_one_thing() {
    check(
        "hours = [\"09:00-12:00\"]",
        "",
        &["calendar.exceptions[0].closed: line 16: an exception takes exactly one of"],
    );
    check(
        "date = 2026-12-24",
        "date = \"24 December\"",
        &["calendar.exceptions[0].date: line 17: date is string here; it takes a date"],
    );
}

#[test]
fn a_target_names_what_exists() {
    check(
        "metric = \"resolution\"",
        "metric = \"solution\"",
        &["targets[0].metric: line 31: \"solution\" is no metric."],
    );
    check(
        "priority = \"P1\"",
        "priority = \"P9\"",
        &["targets[0].priority: line 32: the priority \"P9\" is not declared. Declared are P1, Desk."],
    );
    check(
        "category = \"Security\"",
        "category = \"Safety\"",
        &["targets[0].category: line 33: the category \"Safety\" is not declared."],
    );
    check(
        "[\"hours\", ",
        "[\"days\", ",
        &["targets[0].assumptions: line 38: there is no [[assumptions]] with the key \"days\"."],
    );
    check("\"third party\"", "\"vendor\"", &["targets[0].pauses: line 35: \"vendor\" is no wait."]);
}

#[test]
fn a_target_says_how_much_and_in_which_words() {
    check(
        "4..8 hours",
        "8..4 hours",
        &["targets[0].within: line 34: \"8..4 hours\" is not an amount of time: its least, 8, is more"],
    );
    check(
        "4..8 hours",
        "4 sprints",
        &["targets[0].within: line 34: \"4 sprints\" is not an amount of time: \"sprints\" is no unit"],
    );
    check("words = \"four to eight hours\"", "", &["targets[0].words: line 30: the target lacks words"]);
    check(
        "within = \"4..8 hours\"",
        "within = \"8 hours\"\nunder = \"8 hours\"",
        &["targets[0].under: line 35: a target is either"],
    );
}

#[test]
fn a_promise_made_twice_is_refused() {
    let again = "[[targets]]\nmetric = \"resolution\"\npriority = \"P1\"\ncategory = \"Security\"\nwithin = \"2 hours\"\nwords = \"two\"\n\n[[assumptions]]";
    check(
        "[[assumptions]]",
        again,
        &["targets[1].priority: line 42: resolution for P1, Security is promised twice."],
    );
}

#[test]
fn a_first_response_never_pauses() {
    check(
        "metric = \"resolution\"",
        "metric = \"first_response\"",
        &[
            "targets[0].pauses: line 35: first_response never pauses",
            "targets[0].client_message: line 36: first_response never pauses",
        ],
    );
}

#[test]
fn a_helpdesks_word_means_one_row() {
    check(
        "grade = \"queue\"",
        "grade = \"queue\"\naliases = [\"urgent\"]",
        &["priorities[1].aliases: line 29: \"urgent\" already means P1"],
    );
}

#[test]
fn a_word_outside_a_closed_set_is_refused_with_the_set() {
    check(
        "grade = \"queue\"",
        "grade = \"que\"",
        &[
            "priorities[1].grade: line 28: grade is \"que\"; it takes \"severity\" or \"queue\". Did you mean \"queue\"?",
        ],
    );
}

#[test]
fn all_problems_come_at_once_in_the_order_of_their_lines() {
    let broken = OURS.replace("key = \"ours\"", "key = \"Our key\"").replace("IE", "XX").replace("4..8", "x");
    let problems = parse(&broken).unwrap_err();
    let fields: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["key", "calendar.holidays", "targets[0].within"]);
}

#[test]
fn broken_toml_is_refused_with_its_line_and_nothing_invented_besides() {
    check("tier = \"standard\"", "tier = standard", &[": line 5: this is not TOML:"]);
    assert_eq!(parse("").unwrap_err().len(), 7);
}

#[test]
fn a_file_of_a_later_format_is_refused() {
    check("format = 1", "format = 2", &["format: line 1: this program reads format 1."]);
    check("format = 1\n", "", &["format: line 1: the file does not say its format."]);
}
