use super::*;
use crate::holidays::bundled;
use crate::policy_files::{parse, presets};

#[test]
fn every_preset_comes_back_from_its_form_in_the_canonical_text() {
    for preset in presets() {
        let form = form_of(&preset.policy);
        let (policy, text) = read_form(&form, bundled()).unwrap();
        assert_eq!(policy, preset.policy, "{}", preset.key);
        assert_eq!(text, write(&preset.policy), "{}", preset.key);
    }
}

#[test]
fn an_empty_form_says_everything_it_lacks_and_nothing_about_lines() {
    let problems = read_form(&PolicyForm::default(), bundled()).unwrap_err();
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    for field in ["key", "name", "provider", "priorities", "targets", "calendar.zone"] {
        assert!(fields.contains(&field), "{field} is not in {fields:?}");
    }
    assert!(problems.iter().all(|problem| !problem.message.starts_with("line ")), "{problems:?}");
}

/// Changes the form of CyberMark's standard policy and names the problems that come of it.
fn check(change: impl FnOnce(&mut PolicyForm), expected: &[(&str, &str)]) {
    let mut form = form_of(&presets()[4].policy);
    change(&mut form);
    let problems = read_form(&form, bundled()).unwrap_err();
    for (field, says) in expected {
        let found = problems.iter().any(|own| own.field == *field && own.message.contains(says));
        assert!(found, "no {field} that says {says:?} in {problems:#?}");
    }
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
}

#[test]
fn problems_stand_at_the_fields_of_the_form_all_at_once() {
    check(
        |form| {
            form.targets[2].amount = "soon".to_owned();
            form.targets[3].words = String::new();
            form.terms.notice_hours = "two days".to_owned();
            form.terms.credit_bands[1].below = "99.49%".to_owned();
            form.effective_from = "next month".to_owned();
        },
        &[
            ("effective_from", "a date"),
            ("targets[2].amount", "\"soon\" is not an amount"),
            ("targets[3].words", "lacks words"),
            ("terms.notice_hours", "a whole number"),
            ("terms.credit_bands[1].below", "a gap"),
        ],
    );
    check(
        |form| form.calendar.hours[0] = "9 to 5".to_owned(),
        &[("calendar.hours.mon", "not a span of time")],
    );
    check(
        |form| {
            form.calendar.exceptions.push(ExceptionForm {
                date: "2026-12-24".to_owned(),
                name: "Christmas Eve".to_owned(),
                kind: "hours".to_owned(),
                spans: "09-12".to_owned(),
            });
        },
        &[("calendar.exceptions[0].spans", "not a span of time")],
    );
    check(|form| form.targets[0].pauses_on_client = true, &[("targets[0].pauses_on_client", "never pauses")]);
}

#[test]
fn what_was_typed_with_other_dashes_and_empty_lines_is_meant_the_same() {
    let mut form = form_of(&presets()[4].policy);
    form.calendar.hours = vec!["09:00 – 17:00".to_owned(); 5];
    form.terms.notes.push("  ".to_owned());
    form.terms.preferred_windows[0].days = "Sat–Sun".to_owned();
    form.terms.preferred_windows[0].hours = "22:00 – 04:00".to_owned();
    let (policy, _) = read_form(&form, bundled()).unwrap();
    assert_eq!(policy, presets()[4].policy);
}

#[test]
fn readings_that_share_a_key_and_differ_are_kept_apart() {
    let mut policy = presets()[0].policy.clone();
    let mut other = policy.targets[4].assumptions[0].clone();
    other.reading = "Another reading.".to_owned();
    policy.targets[5].assumptions = vec![other];
    let (read, text) = read_form(&form_of(&policy), bundled()).unwrap();
    assert_eq!(read.targets[5].assumptions[0].reading, "Another reading.");
    assert_eq!(read.targets[5].assumptions[0].key, "hours-without-clock-2");
    assert_eq!(parse(&text), Ok(read));
}

/// Words, and how they are read: amount, clock, strictly under, or as agreed.
fn reads(words: &str, expected: &str) {
    let read = match promise(words) {
        Ok(read) => {
            let under = if read.boundary == Boundary::Under { "under " } else { "" };
            let clock = match read.clock {
                Some(Clock::Calendar) => " calendar",
                Some(Clock::AroundTheClock) => " 24x7",
                None => "",
            };
            let agreed = if read.or_as_agreed { " agreed" } else { "" };
            format!("{under}{}{clock}{agreed}", quantity::write(read.quantity))
        }
        Err(_) => "nothing".to_owned(),
    };
    assert_eq!(read, expected, "{words}");
}

use crate::policy_files::quantity;
use domain::sla::{Boundary, Clock, Unit};

#[test]
fn promises_are_read_as_they_are_worded() {
    reads("4 business hours", "4 hours calendar");
    reads("4-8 hours", "4..8 hours");
    reads("every 4–8 hours (as appropriate)", "4..8 hours");
    reads("next business day", "next business day calendar");
    reads("Sales - Next Business Working Day", "next business day calendar");
    reads("as needed", "as needed");
    reads("< 1 hour", "under 1 hour");
    reads("less than 4 hours", "under 4 hours");
    reads("1 hour (24/7)", "1 hour 24x7");
    reads("within 2 to 5 business days", "2..5 business days calendar");
    reads("weekly (or as agreed)", "1 week agreed");
    reads("daily", "1 day");
    reads("4bh", "4 hours calendar");
    reads("Level 2 Support - 4 Business Working Hours", "4 hours calendar");
    reads("High-Priority Issues: Respond within 4 hours.", "4 hours");
    reads("90 min", "90 minutes");
    reads("soon", "nothing");
    reads("P2", "nothing");
    reads("", "nothing");
    // An amount that cannot be counted is refused, not read as another one.
    reads("7.5 hours", "nothing");
    reads("8-4 hours", "nothing");
    reads("4 moons", "nothing");
}

#[test]
fn the_published_words_of_every_preset_are_read_as_the_preset_says() {
    let mut read = 0;
    for preset in presets() {
        for target in &preset.policy.targets {
            let own = promise(&target.words).unwrap_or_else(|refused| panic!("{refused}"));
            assert_eq!(own.boundary, target.boundary, "{}", target.words);
            assert_eq!(own.or_as_agreed, target.or_as_agreed, "{}", target.words);
            // "Every 24 hours" of a priority in business hours is a choice, not a reading.
            if target.words != "Every 24 hours" {
                assert_eq!(own.quantity, target.quantity, "{}", target.words);
            }
            let counts_hours = matches!(target.quantity.unit, Unit::Hours | Unit::Minutes);
            if let (true, Some(clock)) = (counts_hours, own.clock) {
                assert_eq!(clock, target.clock, "{}", target.words);
            }
            read += 1;
        }
    }
    assert!(read > 50, "{read}");
}
