//! What Mexxus's published terms come to: "$85.00 CDN per 60 minutes (60 minute block minimum)", permission first.

use domain::billing::{
    AfterHours, Aggregation, BillingTerms, Charge, Conditions, Coverage, EarlierCap, Grant, Multiplier,
    NormalHours, Quantity, QuantityUnit, TaxRate, Taxes, Weighted, Work, charge, coverage,
};
use domain::calendar::Holidays;
use domain::ids::CalendarId;
use domain::money::Currency;
use domain::sla::Ratio;
use domain::time::{Instant, Seconds, Stretch};
use tests::desk::{Desk, moment, zone};
use tests::hours::Hours;

/// As the preset says it.
fn mexxus() -> BillingTerms {
    let published = Desk::of("mexxus-standard").policy.terms.advanced_terms.clone().unwrap();
    BillingTerms::of_policy(&published, Taxes::default())
}

/// Lengths in seconds, one after the other with a pause between them, all by one technician.
fn work(lengths: &[i64]) -> Vec<Work> {
    let mut at = moment(&zone("America/Toronto"), "Tue 2026-09-22 08:00");
    let one = |length: &i64| {
        let from = at;
        at = from + Seconds(length + 600);
        by("Lena Roy", from, *length)
    };
    lengths.iter().map(one).collect()
}

fn by(technician: &str, from: Instant, length: i64) -> Work {
    let stretch = Stretch { from, to: from + Seconds(length) };
    Work { technician: technician.to_owned(), ticket: "T-4131".to_owned(), stretch }
}

fn charged(work: &[Work], terms: &BillingTerms) -> Charge {
    let zone = zone("America/Toronto");
    let (cap_blocks, prepaid) = (None, Weighted::ZERO);
    charge(work, &Conditions { terms, zone: &zone, normal: None, cap_blocks, earlier_caps: &[], prepaid })
        .unwrap()
}

fn minutes(lengths: &[i64]) -> Charge {
    let seconds: Vec<i64> = lengths.iter().map(|length| length * 60).collect();
    charged(&work(&seconds), &mexxus())
}

#[test]
fn a_block_of_an_hour_is_begun_by_its_first_second_and_paid_whole() {
    let check = |seconds: &[i64], amount: &str| {
        assert_eq!(charged(&work(seconds), &mexxus()).amount.to_string(), amount, "{seconds:?}");
    };
    check(&[], "CAD 0.00");
    check(&[1], "CAD 85.00");
    check(&[60], "CAD 85.00");
    check(&[3_599], "CAD 85.00");
    check(&[3_600], "CAD 85.00");
    check(&[3_601], "CAD 170.00");
    check(&[61 * 60], "CAD 170.00");
    check(&[7_200], "CAD 170.00");
    check(&[7_201], "CAD 255.00");
}

#[test]
fn an_engagement_is_rounded_once_and_three_engagements_three_times() {
    assert_eq!(minutes(&[45, 45, 5]).amount.to_string(), "CAD 170.00");
    let apart: i64 = [45, 45, 5].iter().map(|length| minutes(&[*length]).amount.minor).sum();
    assert_eq!(apart, 25_500);
    let each = BillingTerms { aggregation: Aggregation::Entry, ..mexxus() };
    assert_eq!(charged(&work(&[2_700, 2_700, 300]), &each).amount.minor, 25_500);
}

#[test]
fn a_cap_that_is_raised_after_the_work_covers_what_is_worked_then() {
    let (terms, zone) = (mexxus(), zone("America/Toronto"));
    let at = |clock: &str| moment(&zone, &format!("Tue 2026-09-22 {clock}"));
    let of = |work: &[Work], cap_blocks: Option<u32>, until: &str| {
        let earlier_caps = [EarlierCap { until: at(until), blocks: Some(1) }];
        let conditions = Conditions {
            terms: &terms,
            zone: &zone,
            normal: None,
            cap_blocks,
            earlier_caps: &earlier_caps,
            prepaid: Weighted::ZERO,
        };
        let charge = charge(work, &conditions).unwrap();
        (charge.amount.to_string(), charge.beyond_cap)
    };
    let morning = by("Lena Roy", at("09:00"), 3 * 3_600);
    let afternoon = by("Lena Roy", at("15:00"), 1_800);
    assert_eq!(
        of(std::slice::from_ref(&morning), Some(5), "15:00"),
        ("CAD 85.00".to_owned(), Seconds(7_200))
    );
    let both = [morning.clone(), afternoon.clone()];
    assert_eq!(of(&both, Some(5), "15:00"), ("CAD 170.00".to_owned(), Seconds(7_200)));
    assert_eq!(of(&both, None, "15:00"), ("CAD 170.00".to_owned(), Seconds(7_200)));
    assert_eq!(
        of(&both, None, "08:00"),
        ("CAD 340.00".to_owned(), Seconds::ZERO),
        "210 min, all of it later"
    );
    // Two at once reach the hour in half an hour.
    let two = [morning, by("Jonas Frei", at("09:00"), 3 * 3_600), afternoon];
    assert_eq!(of(&two, None, "15:00").0, "CAD 170.00");
}

#[test]
fn two_technicians_at_once_are_twice_the_time_and_one_at_once_with_himself_is_not() {
    let from = moment(&zone("America/Toronto"), "Tue 2026-09-22 08:00");
    let two = [by("Lena Roy", from, 3_600), by("Jonas Frei", from, 3_600)];
    assert_eq!(charged(&two, &mexxus()).amount.minor, 17_000);
    let one = [by("Lena Roy", from, 3_600), by("Lena Roy", from + Seconds(60), 3_540)];
    assert_eq!(charged(&one, &mexxus()).amount.minor, 8_500);
}

#[test]
fn nothing_is_billable_without_permission_or_when_it_came_a_second_after_the_work_began() {
    let work = by("Lena Roy", Instant::from_unix(1_000), 3_720).stretch;
    let check = |grant: Option<Grant>, expected: Coverage, billed: &str| {
        let found = coverage(grant.as_ref(), work);
        assert_eq!(found, expected);
        let billable = found.billable(work);
        let length = |part: Stretch| by("Lena Roy", part.from, (part.to - part.from).0);
        let part: Vec<Work> = billable.into_iter().map(length).collect();
        assert_eq!(charged(&part, &mexxus()).amount.to_string(), billed, "{grant:?}");
    };
    let granted =
        |at: i64| Grant { granted: Instant::from_unix(at), cap_blocks: None, expires: None, withdrawn: None };
    let withdrawn = |at: i64| Grant { withdrawn: Some(Instant::from_unix(at)), ..granted(0) };
    check(None, Coverage::NoConsent, "CAD 0.00");
    check(Some(granted(1_001)), Coverage::BeganBefore(Seconds(1)), "CAD 0.00");
    check(Some(granted(1_000)), Coverage::Whole, "CAD 170.00");
    check(Some(withdrawn(1_000)), Coverage::Withdrawn, "CAD 0.00");
    check(Some(withdrawn(1_001)), Coverage::Until(Instant::from_unix(1_001)), "CAD 85.00");
}

#[test]
fn a_charge_explains_itself_in_one_line() {
    let check = |lengths: &[i64], words: &str| {
        assert_eq!(minutes(lengths).in_words(&mexxus()), [words], "{lengths:?}");
    };
    check(&[62], "62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00");
    check(&[35, 27], "62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00");
    check(&[12], "12 min → 60 min (1 × 60, minimum) × CAD 85.00/h = CAD 85.00");
    check(&[60], "60 min → 60 min (1 × 60) × CAD 85.00/h = CAD 85.00");
    assert_eq!(mexxus().in_words(), "CAD 85.00 per 60 min, 60-min minimum");
    assert_eq!(Currency::parse("CDN"), Some(mexxus().rate.currency), "as Mexxus writes it");
}

/// Name, from, to of each step.
fn check_steps(charge: &Charge, terms: &BillingTerms, expected: &[[&str; 3]]) {
    let steps = charge.steps(terms);
    let found: Vec<[&str; 3]> =
        steps.iter().map(|step| [step.name, step.from.as_str(), step.to.as_str()]).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_charge_explains_itself_step_by_step() {
    check_steps(
        &minutes(&[35, 27]),
        &mexxus(),
        &[
            ["Worked", "35 + 27 min", "62 min"],
            ["Minimum", "60 min, exceeded", "62 min"],
            ["Rounded to blocks", "2 × 60 min", "120 min"],
            ["Rate", "CAD 85.00/h × 120 min", "CAD 170.00"],
        ],
    );
}

#[test]
fn a_cap_and_prepaid_hours_are_steps_of_their_own() {
    let (terms, zone) = (mexxus(), zone("America/Toronto"));
    let (cap_blocks, prepaid) = (Some(2), Weighted::minutes(90));
    let conditions =
        Conditions { terms: &terms, zone: &zone, normal: None, cap_blocks, earlier_caps: &[], prepaid };
    let capped = charge(&work(&[9_000]), &conditions).unwrap();
    check_steps(
        &capped,
        &terms,
        &[
            ["Worked", "150 min", "150 min"],
            ["Minimum", "60 min, exceeded", "150 min"],
            ["Rounded to blocks", "3 × 60 min", "180 min"],
            ["Cap", "60 min not agreed to", "120 min"],
            ["Prepaid", "90 min drawn", "30 min"],
            ["Rate", "CAD 85.00/h × 30 min", "CAD 42.50"],
        ],
    );
    let words = "150 min → 120 min (2 × 60, 60 min beyond the cap) − 90 min prepaid = 30 min × CAD 85.00/h \
                 = CAD 42.50";
    assert_eq!(capped.in_words(&terms), [words]);
}

#[test]
fn a_charge_is_priced_by_the_hour_and_taxed_by_the_line() {
    let charge = minutes(&[62]);
    let (hours, unit, price) = charge.priced(&mexxus());
    assert_eq!((hours, unit, price), (Quantity::whole(2), QuantityUnit::Hours, mexxus().rate));
    let hst = TaxRate { name: "HST Ontario".to_owned(), rate: Ratio::parse("13%").unwrap() };
    let taxes = Taxes { rates: vec![hst], exempt: String::new() };
    assert_eq!(taxes.on(charge.amount)[0].amount.to_string(), "CAD 22.10");
}

#[test]
fn an_evening_counts_more_from_the_second_the_desk_closes() {
    let bill = |from: &str, length: i64| {
        let from = moment(&zone("America/Toronto"), from);
        in_the_evening(None, &[by("Lena Roy", from, length)])
    };
    assert_eq!(
        bill("Tue 2026-09-22 16:00", 7_200),
        "120 min → 120 min (2 × 60) = 60 min + 60 min × 1.5 = 150 min × CAD 85.00/h = CAD 212.50"
    );
    assert_eq!(
        bill("Tue 2026-09-22 16:59", 120),
        "2 min → 60 min (1 × 60, minimum) = 59 min + 1 min × 1.5 = 60.5 min × CAD 85.00/h = CAD 85.71",
        "rounding adds time at the lowest that was worked"
    );
    assert_eq!(
        bill("Sat 2026-09-26 10:00", 3_600),
        "60 min → 60 min (1 × 60) = 60 min × 2 = 120 min × CAD 85.00/h = CAD 170.00"
    );
}

/// In words, where time counts × 1.5 outside Monday to Friday 9 to 5 and × 2 on other days.
fn in_the_evening(cap_blocks: Option<u32>, work: &[Work]) -> String {
    let times = |thousandths| Multiplier::from_thousandths(thousandths).unwrap();
    let after = AfterHours {
        calendar: CalendarId::new(Instant::from_unix(0)),
        closed: times(1_500),
        day_off: times(2_000),
        holiday: times(3_000),
    };
    let terms = BillingTerms { after_hours: Some(after), ..mexxus() };
    let week = Hours { zone: "America/Toronto", week: "mon-fri 09:00-17:00", ..Hours::default() };
    let (hours, calendar, holidays) = (week.open(), week.calendar(), Holidays::default());
    let normal = Some(NormalHours { hours: &hours, calendar: &calendar, holidays: &holidays });
    let (zone, prepaid) = (zone("America/Toronto"), Weighted::ZERO);
    let conditions =
        Conditions { terms: &terms, zone: &zone, normal, cap_blocks, earlier_caps: &[], prepaid };
    charge(work, &conditions).unwrap().in_words(&terms).join("; ")
}

#[test]
fn a_cap_cuts_off_what_was_worked_last_also_where_two_worked_at_once() {
    let at = |text: &str| moment(&zone("America/Toronto"), text);
    let work = [
        by("Jonas Frei", at("Tue 2026-09-22 16:00"), 7_200),
        by("Lena Roy", at("Tue 2026-09-22 16:30"), 3_600),
    ];
    assert_eq!(
        in_the_evening(Some(2), &work),
        "180 min → 120 min (2 × 60, 60 min beyond the cap) = 90 min + 30 min × 1.5 = 135 min × CAD 85.00/h \
         = CAD 191.25",
        "90 minutes by the two until 17:00, and only the first half hour of their evening"
    );
}

#[test]
fn a_length_with_seconds_stands_among_the_steps_with_its_own_unit() {
    let worked = |seconds: &[i64]| charged(&work(seconds), &mexxus()).steps(&mexxus()).remove(0).from;
    assert_eq!(worked(&[12]), "12 s");
    assert_eq!(worked(&[2_700, 3_601]), "45 min + 60 min 1 s");
    assert_eq!(worked(&[3_601, 2_700]), "60 min 1 s + 45 min");
    assert_eq!(worked(&[2_700, 3_600]), "45 + 60 min");
}

#[test]
fn a_minimum_that_was_just_reached_is_not_exceeded_and_without_work_there_is_none() {
    let steps = |lengths: &[i64]| minutes(lengths).steps(&mexxus());
    let minimum = |lengths: &[i64]| steps(lengths).into_iter().find(|step| step.name == "Minimum");
    assert_eq!(minimum(&[30, 30]).unwrap().from, "60 min, reached");
    assert_eq!(minimum(&[61]).unwrap().from, "60 min, exceeded");
    assert_eq!(minimum(&[59]).unwrap().from, "60 min, applies");
    assert_eq!(minimum(&[]), None);
}

#[test]
fn a_charge_of_several_groups_ends_with_their_sum() {
    let each = BillingTerms { aggregation: Aggregation::Entry, ..mexxus() };
    assert_eq!(
        charged(&work(&[3_720, 60]), &each).in_words(&each),
        [
            "entry 1: 62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00",
            "entry 2: 1 min → 60 min (1 × 60, minimum) × CAD 85.00/h = CAD 85.00",
            "CAD 170.00 + CAD 85.00 = CAD 255.00",
        ]
    );
}
