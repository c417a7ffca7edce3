//! Whatever is worked, under whatever terms: what it comes to is what a second, slow reading of the rules says.

use super::billing_cases::{Case, case};
use super::billing_slow::{
    SlowConditions, SlowGroup, half_up, slow_charge, slow_draw, slow_is_good, slow_sums, slow_taxes,
};
use domain::billing::{
    Aggregation, Charge, Conditions, EarlierCap, Group, Line, LineKind, NormalHours, QuantityUnit, Weighted,
    Work, available, charge, draw, in_minutes, totals,
};
use domain::money::Money;
use domain::time::Seconds;
use std::collections::BTreeMap;
use tests::desk::zone;

/// Of each way to take work together.
const MANY: u64 = 25_000;

#[test]
fn engagements_as_a_whole_agree_with_the_slow_reading_to_the_cent() {
    agree(Aggregation::Engagement);
}

#[test]
fn tickets_agree_with_the_slow_reading_to_the_cent() {
    agree(Aggregation::Ticket);
}

#[test]
fn days_agree_with_the_slow_reading_to_the_cent() {
    agree(Aggregation::Day);
}

#[test]
fn entries_agree_with_the_slow_reading_to_the_cent() {
    agree(Aggregation::Entry);
}

fn agree(by: Aggregation) {
    let before = Aggregation::ALL.iter().take_while(|other| **other != by).map(|_| MANY).sum::<u64>();
    for seed in before..before + MANY {
        let case = case(seed, by);
        let (charged, slow) = (charged(&case), slowly(&case));
        check_groups(seed, &case, &charged, &slow);
        check_sums(seed, &case, &charged, &slow);
        check_prepaid(seed, &case, &charged);
        check_price(seed, &case, &charged);
        check_words(seed, &case, &charged);
        check_lines(seed, &case, &charged);
    }
}

#[test]
fn the_dice_throw_all_that_the_rules_are_about() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..2_000 {
        let case = case(seed, Aggregation::ALL[usize::try_from(seed % 4).unwrap()]);
        let charged = charged(&case);
        let any = |of: fn(&Group) -> bool| charged.groups.iter().any(of);
        let overlap = |group: &Group| group.stretches.windows(2).any(|pair| pair[1].from < pair[0].to);
        let facts = [
            ("nothing was worked", charged.groups.is_empty()),
            ("several groups", charged.groups.len() > 1),
            ("two technicians at once", any(overlap)),
            ("the minimum", any(|group| group.at_least > group.worked)),
            ("rounding beyond the minimum", any(|group| group.rounded > group.at_least)),
            ("a cap that bites", charged.beyond_cap.0 > 0),
            ("a group beyond the cap", any(|group| group.billed.0 == 0)),
            ("two multipliers", any(|group| group.portions.len() > 1)),
            ("three multipliers", any(|group| group.portions.len() > 2)),
            ("prepaid in part", any(|group| group.prepaid.0 > 0 && group.prepaid < group.counted)),
            ("several purchases", draw(&case.bought, charged.prepaid, case.on).len() > 1),
            ("hours", charged.amount.minor > 0 && charged.priced(&case.terms).1 == QuantityUnit::Hours),
            ("no whole hours", charged.priced(&case.terms).1 == QuantityUnit::Each),
        ];
        for (fact, is_so) in facts {
            *seen.entry(fact).or_default() += usize::from(is_so);
        }
    }
    assert!(seen.values().all(|times| *times >= 10), "{seen:#?}");
}

/// More that is agreed to later covers no work begun before: what that comes to stays within the first cap, and what
/// is worked afterwards is charged as if it came on top of it.
#[test]
fn a_cap_that_is_raised_later_lets_no_more_of_the_earlier_work_be_billed() {
    let (mut bites, mut goes_on) = (0, 0);
    for seed in 0..20_000_u64 {
        let case = case(seed, Aggregation::ALL[usize::try_from(seed % 4).unwrap()]);
        let Some(middle) = case.work.get(case.work.len() / 2).map(|one| one.stretch.from) else { continue };
        let first = u32::try_from(seed % 5).unwrap();
        let cap = EarlierCap { until: middle, blocks: Some(first) };
        let is_early = |one: &&Work| one.stretch.from < middle;
        let early: Vec<Work> = case.work.iter().filter(is_early).cloned().collect();
        let late: Vec<Work> = case.work.iter().filter(|one| !is_early(one)).cloned().collect();
        let all = capped(&case, &case.work, None, &[cap]);
        let within = capped(&case, &early, Some(first), &[]);
        let (on_top, free) = (capped(&case, &late, None, &[]), capped(&case, &case.work, None, &[]));
        assert!(all.billed >= within.billed, "seed {seed}: what was agreed to first is billed\n{case:#?}");
        assert!(
            all.billed <= within.billed + on_top.billed,
            "seed {seed}: {all:#?}\n{within:#?}\n{on_top:#?}"
        );
        assert!(all.billed <= free.billed, "seed {seed}");
        assert!(all.beyond_cap >= within.beyond_cap, "seed {seed}: {all:#?}\n{within:#?}");
        assert!(
            all.billed + all.beyond_cap <= within.billed + within.beyond_cap + on_top.billed,
            "seed {seed}"
        );
        assert_eq!(capped(&case, &early, None, &[cap]), within, "seed {seed}: nothing was worked since");
        let raised = capped(&case, &case.work, Some(first + 2), &[cap]);
        assert!(raised.billed <= Seconds(i64::from(first + 2) * i64::from(case.terms.block_minutes) * 60));
        bites += usize::from(all.billed < free.billed);
        goes_on += usize::from(all.billed > within.billed);
    }
    assert!(bites > 1_000 && goes_on > 1_000, "{bites} {goes_on}");
}

fn charged(case: &Case) -> Charge {
    capped(case, &case.work, case.cap_blocks, &[])
}

fn capped(case: &Case, work: &[Work], cap_blocks: Option<u32>, earlier_caps: &[EarlierCap]) -> Charge {
    let scene = case.scene;
    let normal = NormalHours { hours: &scene.hours, calendar: &scene.calendar, holidays: &scene.holidays };
    let conditions = Conditions {
        terms: &case.terms,
        zone: &zone(case.zone),
        normal: case.terms.after_hours.map(|_| normal),
        cap_blocks,
        earlier_caps,
        prepaid: available(&case.bought, case.on),
    };
    charge(work, &conditions).unwrap()
}

fn slowly(case: &Case) -> Vec<SlowGroup> {
    let good = case.bought.iter().filter(|one| slow_is_good(one, case.on));
    let conditions = SlowConditions {
        terms: &case.terms,
        days: case.zone.parse().unwrap(),
        hours: case.terms.after_hours.map(|_| &case.scene.slow),
        cap_blocks: case.cap_blocks,
        prepaid: good.map(|one| one.bought.0 - one.drawn.0).sum(),
        piece: case.piece,
    };
    slow_charge(&case.work, &conditions)
}

fn as_slow(group: &Group) -> SlowGroup {
    let portion = |portion: &domain::billing::Portion| (portion.times.thousandths(), portion.billed.0);
    assert!(
        group.portions.windows(2).all(|pair| pair[0].times < pair[1].times),
        "the lowest first, each once"
    );
    SlowGroup {
        of: group.of.clone(),
        stretches: group.stretches.clone(),
        worked: group.worked.0,
        at_least: group.at_least.0,
        rounded: group.rounded.0,
        billed: group.billed.0,
        portions: group.portions.iter().map(portion).collect(),
        counted: group.counted.0,
        prepaid: group.prepaid.0,
        amount: group.amount.minor,
    }
}

fn check_groups(seed: u64, case: &Case, charged: &Charge, slow: &[SlowGroup]) {
    let groups: Vec<SlowGroup> = charged.groups.iter().map(as_slow).collect();
    assert_eq!(groups, slow, "seed {seed}: {case:#?}");
    assert!(charged.groups.iter().all(|group| group.amount.currency == case.terms.rate.currency));
}

fn check_sums(seed: u64, case: &Case, charged: &Charge, slow: &[SlowGroup]) {
    let (mut worked, mut billed, mut rounded, mut prepaid, mut amount) = (0, 0, 0, 0, 0);
    for group in slow {
        worked += group.worked;
        billed += group.billed;
        rounded += group.rounded;
        prepaid += group.prepaid;
        amount += group.amount;
    }
    let found = (charged.worked.0, charged.billed.0, charged.beyond_cap.0, charged.prepaid.0);
    assert_eq!(found, (worked, billed, rounded - billed, prepaid), "seed {seed}: {case:#?}");
    assert_eq!(charged.amount, Money { minor: amount, ..case.terms.rate }, "seed {seed}");
    let block = i64::from(case.terms.block_minutes) * 60;
    let most = case.cap_blocks.map(|blocks| i64::from(blocks) * block);
    assert!(billed % block == 0 && most.is_none_or(|most| billed <= most), "seed {seed}");
}

fn check_prepaid(seed: u64, case: &Case, charged: &Charge) {
    let drawn = draw(&case.bought, charged.prepaid, case.on);
    assert_eq!(drawn, slow_draw(&case.bought, charged.prepaid.0, case.on), "seed {seed}: {case:#?}");
    let sum: Weighted = drawn.iter().map(|(_, time)| *time).sum();
    assert_eq!(sum, charged.prepaid, "seed {seed}: what the charge counts on is there");
}

fn check_price(seed: u64, case: &Case, charged: &Charge) {
    let (quantity, unit, price) = charged.priced(&case.terms);
    let product = half_up(i128::from(quantity.0) * i128::from(price.minor), 10_000);
    assert_eq!(product, charged.amount.minor, "seed {seed}: {quantity} × {price}");
    match unit {
        QuantityUnit::Each => assert_eq!(price, charged.amount, "seed {seed}"),
        QuantityUnit::Hours => {
            let hour = i128::from(price.minor) * i128::from(case.terms.per_minutes);
            assert_eq!(hour, i128::from(case.terms.rate.minor) * 60, "seed {seed}: the price of an hour");
            let left: i64 = charged.groups.iter().map(|group| group.counted.0 - group.prepaid.0).sum();
            assert_eq!(
                quantity.0 * 360,
                left,
                "seed {seed}: ten-thousandths of an hour are 360 thousandths of a second"
            );
        }
    }
}

fn check_words(seed: u64, case: &Case, charged: &Charge) {
    let steps = charged.steps(&case.terms);
    let (first, last) = (steps.first().unwrap(), steps.last().unwrap());
    assert_eq!(first.to, in_minutes(charged.worked), "seed {seed}");
    assert_eq!(last.to, charged.amount.to_string(), "seed {seed}");
    let words = charged.in_words(&case.terms);
    let sum = usize::from(charged.groups.len() > 1);
    assert_eq!(words.len(), charged.groups.len() + sum, "seed {seed}");
    for (words, group) in words.iter().zip(&charged.groups) {
        let (worked, billed) = (in_minutes(group.worked), in_minutes(group.billed));
        assert!(words.contains(&format!("{worked} → {billed} (")), "seed {seed}: {words}");
        assert!(words.ends_with(&format!(" = {}", group.amount)), "seed {seed}: {words}");
    }
}

fn check_lines(seed: u64, case: &Case, charged: &Charge) {
    let lines: Vec<Line> = charged.groups.iter().map(|group| line(case, group)).collect();
    let nets: Vec<Money> = lines.iter().map(|line| line.net).collect();
    for line in &lines {
        let taxes: Vec<i64> = line.taxes.iter().map(|tax| tax.amount.minor).collect();
        assert_eq!(taxes, slow_taxes(&case.terms.taxes, line.net.minor), "seed {seed}: on {}", line.net);
    }
    let sums = totals(&lines, case.terms.rate.currency);
    assert_eq!(sums.taxes, slow_sums(&case.terms.taxes, &nets), "seed {seed}");
    assert_eq!(sums.net, charged.amount, "seed {seed}");
    let tax: i64 = nets.iter().flat_map(|net| slow_taxes(&case.terms.taxes, net.minor)).sum();
    assert_eq!((sums.tax.minor, sums.gross.minor), (tax, charged.amount.minor + tax), "seed {seed}");
}

fn line(case: &Case, group: &Group) -> Line {
    Line {
        kind: LineKind::Engagement,
        description: String::new(),
        explanation: vec![group.in_words(&case.terms)],
        quantity: domain::billing::Quantity::ONE,
        unit: QuantityUnit::Each,
        unit_price: group.amount,
        net: group.amount,
        taxes: case.terms.taxes.on(group.amount),
        exempt: case.terms.taxes.exempt.clone(),
        on: case.on,
    }
}
