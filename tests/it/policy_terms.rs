//! The terms of policies: credit bands without gap or overlap, and files of the first form.

use documents::policy_files::{parse, preset, presets, write};
use domain::calendar::Span;
use domain::sla::{CreditBand, EmergencyCategory, EmergencyNotice, Policy, Ratio, band_of, check_bands};
use proptest::prelude::*;

fn ratio(millionths: u32) -> Ratio {
    Ratio::from_millionths(millionths).unwrap()
}

/// Bands that meet at `edges`, the best first.
fn bands(edges: &[u32]) -> Vec<CreditBand> {
    let mut edges = edges.to_vec();
    edges.sort_unstable();
    edges.dedup();
    let (mut bands, mut below) = (Vec::new(), None);
    for (index, edge) in edges.iter().rev().enumerate() {
        let credit = ratio(50_000 * u32::try_from(index).unwrap());
        bands.push(CreditBand { at_least: Some(ratio(*edge)), below, credit, words: String::new() });
        below = Some(ratio(*edge));
    }
    bands.push(CreditBand { at_least: None, below, credit: ratio(200_000), words: String::new() });
    bands
}

proptest! {
    #[test]
    fn bands_that_meet_answer_every_uptime_once(
        edges in prop::collection::vec(1_u32..1_000_000, 1..6),
        uptime in 0_u32..=1_000_000,
    ) {
        let bands = bands(&edges);
        prop_assert_eq!(check_bands(&bands), Ok(()));
        let holds = |band: &&CreditBand| {
            band.at_least.is_none_or(|from| ratio(uptime) >= from)
                && band.below.is_none_or(|below| ratio(uptime) < below)
        };
        prop_assert_eq!(bands.iter().filter(holds).count(), 1);
        prop_assert_eq!(band_of(&bands, ratio(uptime)), bands.iter().find(holds));
    }

    #[test]
    fn a_moved_edge_is_a_gap_or_an_overlap_and_is_named(
        edges in prop::collection::btree_set(1_000_u32..999_000, 2..6),
        chosen in any::<prop::sample::Index>(),
        by in prop_oneof![-999_i64..0, 1_i64..=999],
    ) {
        let mut bands = bands(&edges.into_iter().collect::<Vec<_>>());
        let index = 1 + chosen.index(bands.len() - 1);
        let edge = i64::from(bands[index].below.unwrap().millionths());
        bands[index].below = Some(ratio(u32::try_from(edge + by).unwrap()));
        let problems = check_bands(&bands).unwrap_err();
        let word = if by < 0 { "gap" } else { "overlap" };
        let field = format!("credit_bands[{index}].below");
        prop_assert!(problems.iter().any(|problem| problem.field == field && problem.message.contains(word)));
    }

    #[test]
    fn a_ratio_comes_back_from_its_words(millionths in 0_u32..=1_000_000) {
        let own = ratio(millionths);
        prop_assert_eq!(Ratio::parse(&own.to_string()), Some(own));
        prop_assert_eq!(Ratio::parse(&own.to_string().replace('.', ",").replace('%', " %")), Some(own));
    }
}

/// The presets as they were shipped before terms had values: every promise is read as before.
#[test]
fn files_of_the_first_form_are_still_read_and_promise_the_same() {
    let folder = tests::repository().join("tests/data/policies-2026-11");
    let mut read = 0;
    for shipped in presets() {
        let text = std::fs::read_to_string(folder.join(format!("{}.toml", shipped.key))).unwrap();
        let old = parse(&text).unwrap();
        assert_eq!(parse(&write(&old)), Ok(old.clone()), "{}", shipped.key);
        let promises = |policy: &Policy| {
            let target =
                |target: &domain::sla::Target| domain::sla::Target { or_as_agreed: false, ..target.clone() };
            (
                policy.targets.iter().map(target).collect::<Vec<_>>(),
                policy.calendar.clone(),
                policy.exclusions.clone(),
            )
        };
        assert_eq!(promises(&old), promises(&shipped.policy), "{}", shipped.key);
        let words = |policy: &Policy| {
            let terms = &policy.terms;
            let steps: Vec<String> =
                terms.escalation.iter().map(domain::sla::EscalationStep::in_words).collect();
            (terms.maintenance.clone(), terms.credits.clone(), terms.notice_hours, steps, terms.notes.clone())
        };
        assert_eq!(words(&old), words(&shipped.policy), "the published words of {} stay", shipped.key);
        read += 1;
    }
    assert_eq!(read, 7);
}

#[test]
fn cybermark_says_its_terms_in_values() {
    for key in ["cybermark-standard", "cybermark-24x7"] {
        let terms = &preset(key).unwrap().policy.terms;
        assert!(terms.notice_where_practical && terms.notice_hours == Some(48));
        assert_eq!(terms.emergency_notice, EmergencyNotice::Shorter);
        let window = &terms.preferred_windows[0];
        assert_eq!(window.days, [false, false, false, false, false, true, true]);
        assert_eq!(window.span, Span::parse("22:00-04:00").unwrap());
        assert_eq!(window.zone.name(), "Pacific/Auckland");
        let uptime = terms.uptime_target.as_ref().unwrap();
        assert_eq!(
            (uptime.ratio.to_string().as_str(), uptime.service.as_str()),
            ("99.5%", "CyberMark customer portal")
        );
        assert_eq!(terms.claim_days, Some(14));
        // domain §5: a month of 30 days has 43,200 minutes; 216 of them down are exactly 99.5 %.
        for (down, credit) in
            [(0, "0%"), (216, "0%"), (217, "5%"), (432, "5%"), (433, "10%"), (864, "10%"), (865, "20%")]
        {
            let uptime = ratio((43_200 - down) * 10_000 / 432);
            assert_eq!(
                band_of(&terms.credit_bands, uptime).unwrap().credit.to_string(),
                credit,
                "{down} min"
            );
        }
    }
    let standard = &preset("cybermark-standard").unwrap().policy;
    let agreed: Vec<&str> =
        standard.targets.iter().filter(|own| own.or_as_agreed).map(|own| own.words.as_str()).collect();
    assert_eq!(agreed, ["every 1 business day (or as agreed)", "weekly (or as agreed)"]);
}

#[test]
fn the_other_presets_say_what_their_providers_publish() {
    let mexxus = preset("mexxus-standard").unwrap().policy.terms.advanced_terms.clone().unwrap();
    assert_eq!(mexxus.rate.to_string(), "CAD 85.00", "\"$85.00 CDN\"");
    assert_eq!((mexxus.per_minutes, mexxus.block_minutes, mexxus.minimum_minutes), (60, 60, 60));
    assert!(mexxus.permission_first && mexxus.causes.len() == 2);
    let cyberitex = &preset("cyberitex-standard").unwrap().policy.terms;
    assert_eq!((cyberitex.notice_hours, cyberitex.emergency_notice), (Some(48), EmergencyNotice::Exempt));
    assert_eq!(cyberitex.emergency_categories, [EmergencyCategory::SecurityPatch], "and no other emergency");
    let cybonet = &preset("cybonet-gold").unwrap().policy;
    assert!(cybonet.priorities.iter().all(|row| row.responsible == "Support Engineer"));
    let steps = &preset("ione-standard").unwrap().policy.terms.escalation;
    assert_eq!(
        steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>(),
        ["Tier 1", "Tier 2", "Tier 3"]
    );
}

const TERMS: &str = r#"
[terms]
notice_hours = 24
notice_where_practical = true
emergency_notice = "exempt"
emergency_categories = ["reliability", "security patch"]
credit_rounding = "two decimals"
claim_days = 30
escalation = ["Ask again.", { name = "Tier 2", words = "Somebody else." }, { name = "Manager" }]

[[terms.preferred_windows]]
days = "mon, wed-thu, sun"
hours = "22:00-04:00"
zone = "Europe/Dublin"

[terms.uptime_target]
ratio = "99.95%"
service = "Mail"

[[terms.credit_bands]]
at_least = "99.95%"
credit = "0%"
words = "as promised"

[[terms.credit_bands]]
below = "99.95%"
credit = "12.5%"

[terms.advanced_terms]
rate = "120"
currency = "EUR"
per_minutes = 30
block_minutes = 15
minimum_minutes = 30
causes = ["client error"]
"#;

fn with_terms(from: &str, to: &str) -> Result<Policy, Vec<String>> {
    let base =
        std::fs::read_to_string(tests::repository().join("tests/data/policies-2026-11/ione-standard.toml"))
            .unwrap();
    let base = base.split("[terms]").next().unwrap();
    assert!(from.is_empty() || TERMS.contains(from), "{from}");
    let terms = TERMS.replacen(from, to, 1);
    parse(&format!("{base}{terms}"))
        .map_err(|problems| problems.iter().map(|own| format!("{}: {}", own.field, own.message)).collect())
}

#[test]
fn every_value_of_the_terms_comes_back_from_its_written_form() {
    let mut policy = with_terms("", "").unwrap();
    policy.priorities[0].responsible = "Night desk".to_owned();
    policy.targets[0].or_as_agreed = true;
    assert_eq!(parse(&write(&policy)), Ok(policy.clone()), "{}", write(&policy));
    assert_eq!(policy.terms.preferred_windows[0].days, [true, false, true, true, false, false, true]);
    assert_eq!(policy.terms.credit_bands[1].credit.to_string(), "12.5%");
}

#[test]
fn terms_that_cannot_be_meant_are_refused_where_they_stand() {
    let check = |from: &str, to: &str, field: &str, says: &str| {
        let problems = with_terms(from, to).unwrap_err();
        let found =
            problems.iter().any(|own| own.starts_with(&format!("{field}: line ")) && own.contains(says));
        assert!(found, "{problems:#?}\n  has no {field} that says {says}");
    };
    check(
        "below = \"99.95%\"",
        "below = \"99.9%\"",
        "terms.credit_bands[1].below",
        "between 99.9% and 99.95%",
    );
    check("below = \"99.95%\"", "below = \"100%\"", "terms.credit_bands[1].below", "an overlap");
    check(
        "below = \"99.95%\"\ncredit = \"12.5%\"",
        "below = \"99.95%\"",
        "terms.credit_bands[1].credit",
        "credits nothing",
    );
    check(
        "at_least = \"99.95%\"",
        "at_least = \"ninety\"",
        "terms.credit_bands[0].at_least",
        "no share of a whole",
    );
    check("wed-thu", "wednesday", "terms.preferred_windows[0].days", "no days");
    check("\"22:00-04:00\"", "\"22-4\"", "terms.preferred_windows[0].hours", "not a span");
    check("ratio = \"99.95%\"", "ratio = \"100.1%\"", "terms.uptime_target.ratio", "no share of a whole");
    check("\"EUR\"", "\"dollars\"", "terms.advanced_terms.currency", "no currency");
    check("rate = \"120\"", "rate = \"1.005\"", "terms.advanced_terms.rate", "no amount of money");
    check(
        "block_minutes = 15",
        "block_minutes = 0",
        "terms.advanced_terms.block_minutes",
        "at least one minute",
    );
    check("\"client error\"", "\"cosmic rays\"", "terms.advanced_terms.causes", "takes \"out of scope\"");
    check("\"exempt\"", "\"never\"", "terms.emergency_notice", "it takes \"not said\"");
    check("\"reliability\"", "\"storms\"", "terms.emergency_categories", "takes \"security patch\"");
    check("\"exempt\"", "\"not said\"", "terms.emergency_categories", "does not say what their notice is");
}

#[test]
fn an_exemption_without_categories_is_one_of_all_emergencies_as_before() {
    let policy = with_terms("emergency_categories = [\"reliability\", \"security patch\"]\n", "").unwrap();
    assert!(policy.terms.emergency_categories.is_empty());
    for category in EmergencyCategory::ALL {
        assert_eq!(policy.terms.notice_of(*category), EmergencyNotice::Exempt);
    }
    assert!(!write(&policy).contains("emergency_categories"));
}
