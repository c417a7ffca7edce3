//! Permissions, fees, taxes, credits and what is owed, against readings that look at every second, day and cent.

use super::billing_slow::half_up;
use chrono::{Days, NaiveDate};
use domain::billing::{
    Age, Coverage, Grant, InvoiceState, Line, LineKind, MOST_TAXES, Quantity, QuantityUnit, ServiceCredit,
    ServicesFrom, Taken, TaxRate, TaxSum, Taxes, coverage, credit_line, crediting_line, crediting_rest,
    monthly_fees, open_amount, overlap, totals,
};
use domain::contracts::ServiceLine;
use domain::money::{Currency, Money};
use domain::sla::Ratio;
use domain::time::{Instant, Seconds, Stretch, YearMonth};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn cad(minor: i64) -> Money {
    Money { minor, currency: Currency::parse("CAD").unwrap() }
}

fn yen(minor: i64) -> Money {
    Money { minor, currency: Currency::parse("JPY").unwrap() }
}

fn at(second: i64) -> Instant {
    Instant::from_unix(second)
}

fn stretch(from: i64, length: i64) -> Stretch {
    Stretch { from: at(from), to: at(from + length) }
}

fn seconds(of: Stretch) -> Vec<i64> {
    (of.from.unix()..of.to.unix()).collect()
}

fn grant() -> impl Strategy<Value = Grant> {
    let moment = || option::of((0_i64..40).prop_map(at));
    (0_i64..40, moment(), moment()).prop_map(|(granted, expires, withdrawn)| Grant {
        granted: at(granted),
        cap_blocks: None,
        expires,
        withdrawn,
    })
}

/// The seconds a permission covers, each looked at by itself: it stood when the work began, and still stands.
fn slow_coverage(grant: &Grant, work: Stretch) -> Vec<i64> {
    let stands = |second: &i64| {
        let gone = |end: Option<Instant>| end.is_some_and(|end| at(*second) >= end);
        !gone(grant.withdrawn) && !gone(grant.expires)
    };
    let began_with_it = grant.granted <= work.from;
    seconds(work).into_iter().filter(|second| began_with_it && stands(second)).collect()
}

fn rate() -> impl Strategy<Value = Ratio> {
    prop_oneof![prop::sample::select(vec![0, 50_000, 99_750, 130_000, 200_000]), 0_u32..=1_000_000]
        .prop_map(|millionths| Ratio::from_millionths(millionths).unwrap())
}

fn taxes(most: usize) -> impl Strategy<Value = Taxes> {
    let rates = vec(rate(), 0..=most).prop_map(|rates| {
        let named = |(place, rate)| TaxRate { name: format!("Tax {place}"), rate };
        rates.into_iter().enumerate().map(named).collect::<Vec<_>>()
    });
    (rates, any::<bool>()).prop_map(|(rates, exempt)| {
        let exempt = if rates.is_empty() && exempt { "resale certificate 4711" } else { "" };
        Taxes { rates, exempt: exempt.to_owned() }
    })
}

fn line(net: Money, taxes: &Taxes) -> Line {
    Line {
        kind: LineKind::Service,
        description: "Managed firewall".to_owned(),
        explanation: Vec::new(),
        quantity: Quantity::ONE,
        unit: QuantityUnit::Each,
        unit_price: net,
        net,
        taxes: taxes.on(net),
        exempt: taxes.exempt.clone(),
        on: last_of_september(),
    }
}

fn last_of_september() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 30).unwrap()
}

fn month() -> impl Strategy<Value = YearMonth> {
    (2024_i32..=2026, 1_u32..=12).prop_map(|(year, month)| YearMonth::new(year, month).unwrap())
}

fn services() -> impl Strategy<Value = Vec<ServiceLine>> {
    let one = (0_usize..2, 0_u32..3, prop::sample::select(vec![0_i64, 1, 700, 99_999]));
    let one = one.prop_map(|(name, count, price)| ServiceLine {
        name: ["Endpoints", "Mailboxes"][name].to_owned(),
        count,
        unit: String::new(),
        price: cad(price),
    });
    vec(one, 0..4)
}

/// Versions around a month, in no order, several of them from the same day.
fn versions(month: YearMonth) -> impl Strategy<Value = Vec<ServicesFrom>> {
    let before = month.first_day() - Days::new(3);
    let one = (0_u64..36, services())
        .prop_map(move |(later, services)| ServicesFrom { from_on: before + Days::new(later), services });
    vec(one, 0..5)
}

fn months_of_services() -> impl Strategy<Value = (YearMonth, Vec<ServicesFrom>)> {
    month().prop_flat_map(|month| (Just(month), versions(month)))
}

fn days_of(month: YearMonth) -> Vec<NaiveDate> {
    let mut days = vec![month.first_day()];
    while YearMonth::of(*days.last().unwrap() + Days::new(1)) == month {
        days.push(*days.last().unwrap() + Days::new(1));
    }
    days
}

/// Service, first and last day, number of days.
type SlowFee = (ServiceLine, NaiveDate, NaiveDate, i64);

fn slow_fees(
    versions: &[ServicesFrom],
    month: YearMonth,
    charged: impl Fn(NaiveDate) -> bool,
) -> Vec<SlowFee> {
    let mut fees: Vec<(usize, SlowFee)> = Vec::new();
    for day in days_of(month).into_iter().filter(|day| charged(*day)) {
        let mut holds: Option<&ServicesFrom> = None;
        for version in versions.iter().filter(|version| version.from_on <= day) {
            if holds.is_none_or(|known| known.from_on <= version.from_on) {
                holds = Some(version);
            }
        }
        let services: &[ServiceLine] = holds.map_or(&[], |version| version.services.as_slice());
        for (place, service) in services.iter().enumerate() {
            // A line may stand there twice, and is charged twice.
            let same_before = services[..place].iter().filter(|other| *other == service).count();
            if i64::from(service.count) * service.price.minor == 0 {
                continue;
            }
            match fees.iter_mut().find(|(nth, fee)| *nth == same_before && fee.0 == *service) {
                None => fees.push((same_before, (service.clone(), day, day, 1))),
                Some((_, fee)) => (fee.2, fee.3) = (day, fee.3 + 1),
            }
        }
    }
    fees.into_iter().map(|(_, fee)| fee).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_permission_covers_the_seconds_in_which_it_stands(grant in grant(), from in 0_i64..40, length in 1_i64..20) {
        let work = stretch(from, length);
        let covered = slow_coverage(&grant, work);
        let found = coverage(Some(&grant), work);
        prop_assert_eq!(found.billable(work).map(seconds).unwrap_or_default(), covered.clone());
        match found {
            Coverage::Whole => prop_assert_eq!(covered, seconds(work)),
            Coverage::Until(end) => {
                prop_assert_eq!(covered.last(), Some(&(end.unix() - 1)));
                prop_assert!(covered.len() < seconds(work).len());
                prop_assert!(grant.withdrawn == Some(end) || grant.expires == Some(end));
            }
            Coverage::BeganBefore(by) => {
                let early = (0..grant.granted.unix()).filter(|second| *second >= from).count();
                prop_assert_eq!(by, Seconds(i64::try_from(early).unwrap()));
                prop_assert!(early > 0);
            }
            Coverage::Withdrawn => prop_assert!(grant.withdrawn.is_some_and(|end| end <= work.from)),
            Coverage::Expired => prop_assert!(grant.expires.is_some_and(|end| end <= work.from)),
            Coverage::NoConsent | Coverage::Overridden => prop_assert!(false, "there is one"),
        }
        prop_assert_eq!(coverage(None, work), Coverage::NoConsent);
        prop_assert_eq!(Coverage::Overridden.billable(work), Some(work));
        prop_assert_eq!(Coverage::NoConsent.billable(work), None);
    }

    #[test]
    fn work_overlaps_exactly_when_a_second_is_in_both(one in (0_i64..20, 1_i64..9), other in (0_i64..20, 1_i64..9)) {
        let (one, other) = (stretch(one.0, one.1), stretch(other.0, other.1));
        let shared = seconds(one).iter().any(|second| seconds(other).contains(second));
        prop_assert_eq!(overlap(one, other), shared);
    }

    #[test]
    fn fees_are_what_a_walk_through_the_month_counts((month, versions) in months_of_services(), charged in any::<u32>()) {
        let is_charged = |day: NaiveDate| charged >> (chrono::Datelike::day(&day) - 1) & 1 == 1;
        let fees = monthly_fees(&versions, month, is_charged);
        let found: Vec<SlowFee> = fees
            .iter()
            .map(|fee| (fee.service.clone(), fee.first_on, fee.last_on, i64::from(fee.days)))
            .collect();
        prop_assert_eq!(found, slow_fees(&versions, month, is_charged));
        let all = i64::try_from(days_of(month).len()).unwrap();
        for fee in fees {
            prop_assert_eq!(i64::from(fee.of_days), all);
            let whole = i64::from(fee.service.count) * fee.service.price.minor;
            let share = half_up(i128::from(whole) * i128::from(fee.days), i128::from(all));
            prop_assert_eq!(fee.amount, cad(share));
            prop_assert_eq!(fee.is_whole(), i64::from(fee.days) == all);
            prop_assert!(!fee.is_whole() || fee.amount.minor == whole, "the whole month is the whole fee");
        }
    }

    #[test]
    fn parts_of_a_month_come_to_the_whole_fee_but_for_their_rounding(
        month in month(),
        price in 1_i64..1_000_000,
        cuts in vec(1_u32..=31, 0..4),
    ) {
        let service = ServiceLine { name: "Backup".to_owned(), count: 1, unit: String::new(), price: cad(price) };
        let versions = [ServicesFrom { from_on: month.first_day(), services: vec![service] }];
        let part_of = |day: NaiveDate| cuts.iter().filter(|cut| **cut <= chrono::Datelike::day(&day)).count();
        let parts: Vec<i64> = (0..=cuts.len())
            .flat_map(|part| monthly_fees(&versions, month, move |day| part_of(day) == part))
            .map(|fee| fee.amount.minor)
            .collect();
        let off = (parts.iter().sum::<i64>() - price).abs();
        prop_assert!(2 * off <= i64::try_from(parts.len()).unwrap(), "half a cent each: {parts:?}");
        prop_assert!(parts.len() > 1 || off == 0);
    }
}

/// Each name and rate once, as they first come, added up.
fn slow_totals(lines: &[Line]) -> Vec<TaxSum> {
    let mut keys: Vec<(String, Option<Ratio>)> = Vec::new();
    for line in lines {
        let mut of_line: Vec<(String, Option<Ratio>)> =
            line.taxes.iter().map(|tax| (tax.name.clone(), Some(tax.rate))).collect();
        if of_line.is_empty() {
            of_line.push((line.exempt.clone(), None));
        }
        keys.extend(of_line);
    }
    let mut sums: Vec<TaxSum> = Vec::new();
    for (name, rate) in keys {
        if sums.iter().any(|sum| sum.name == name && sum.rate == rate) {
            continue;
        }
        let (mut base, mut amount) = (0, 0);
        for line in lines {
            for tax in line.taxes.iter().filter(|tax| tax.name == name && Some(tax.rate) == rate) {
                base += line.net.minor;
                amount += tax.amount.minor;
            }
            if line.taxes.is_empty() && rate.is_none() && line.exempt == name {
                base += line.net.minor;
            }
        }
        sums.push(TaxSum { name, rate, base: cad(base), amount: cad(amount) });
    }
    sums
}

fn credit(amount: i64, used: i64) -> ServiceCredit {
    let month = YearMonth::of(last_of_september());
    ServiceCredit { amount: cad(amount), used: cad(used), month, reason: "99.2% uptime".to_owned() }
}

/// How much of a credit is used, a cent at a time.
fn slow_use(credit: &ServiceCredit, lines: &[Line]) -> i64 {
    let mut room: i64 =
        lines.iter().filter(|line| line.net.currency == cad(0).currency).map(|line| line.net.minor).sum();
    let mut used = 0;
    while room > 0 && credit.used.minor + used < credit.amount.minor {
        used += 1;
        room -= 1;
    }
    used
}

/// What must hold of lines after a credit was used on them, and of the line on which it stands.
fn check_credit(lines: &[Line], credit: &ServiceCredit, taxes: &Taxes) -> Result<(), TestCaseError> {
    let in_cad = |line: &&Line| line.net.currency == cad(0).currency;
    let before: Vec<Line> = lines.iter().filter(in_cad).cloned().collect();
    let used = slow_use(credit, lines);
    let Some(line) = credit_line(credit, lines, taxes, last_of_september()) else {
        prop_assert_eq!(used, 0);
        return Ok(());
    };
    prop_assert_eq!(line.net, cad(-used));
    prop_assert!(used > 0 && line.quantity.times(line.unit_price) == line.net);
    let rest = credit.amount.minor - credit.used.minor - used;
    let carries = line.explanation.iter().any(|words| words.contains("carries over"));
    prop_assert_eq!(carries, rest > 0, "{:?}", &line.explanation);
    let all: Vec<Line> = before.iter().cloned().chain([line]).collect();
    let sums = totals(&all, cad(0).currency);
    prop_assert!(sums.net.minor >= 0 && sums.tax.minor >= 0 && sums.gross.minor >= 0, "{sums:?}");
    prop_assert!(sums.taxes.iter().all(|tax| tax.amount.minor >= 0), "{sums:?}");
    prop_assert!(sums.net.minor > 0 || sums.gross.minor == 0, "no tax on nothing: {sums:?}");
    let known = totals(&before, cad(0).currency);
    for tax in &all.last().unwrap().taxes {
        let of = |sums: &[TaxSum]| {
            sums.iter()
                .find(|sum| sum.name == tax.name && sum.rate == Some(tax.rate))
                .map_or(0, |sum| sum.amount.minor)
        };
        let share = half_up(i128::from(used) * i128::from(tax.rate.millionths()), 1_000_000);
        let taken = if sums.net.minor == 0 { of(&known.taxes) } else { share.min(of(&known.taxes)) };
        prop_assert_eq!(tax.amount.minor, -taken, "{:?}", tax);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_are_what_the_lines_add_up_to(lines in vec((-9_999_i64..99_999, taxes(3)), 0..6)) {
        let lines: Vec<Line> = lines.iter().map(|(net, taxes)| line(cad(*net), taxes)).collect();
        let sums = totals(&lines, cad(0).currency);
        let (mut net, mut tax) = (0, 0);
        for line in &lines {
            net += line.net.minor;
            for one in &line.taxes {
                tax += one.amount.minor;
                prop_assert_eq!(
                    one.amount.minor,
                    half_up(i128::from(line.net.minor) * i128::from(one.rate.millionths()), 1_000_000)
                );
            }
            prop_assert_eq!(line.gross().minor, line.net.minor + line.tax().minor);
        }
        prop_assert_eq!((sums.net, sums.tax, sums.gross), (cad(net), cad(tax), cad(net + tax)));
        prop_assert_eq!(sums.taxes, slow_totals(&lines));
    }

    #[test]
    fn service_credits_never_take_lines_below_nothing_and_what_is_left_carries_over(
        nets in vec((0_i64..3_000, prop::bool::weighted(0.2), prop::bool::weighted(0.2)), 0..5),
        taxes in taxes(3),
        credits in vec((0_i64..4_000, 0_i64..2_000), 1..4),
    ) {
        let free = Taxes { rates: Vec::new(), exempt: "resale".to_owned() };
        let a_line = |(net, abroad, exempt): (i64, bool, bool)| {
            line(if abroad { yen(net) } else { cad(net) }, if exempt { &free } else { &taxes })
        };
        let mut lines: Vec<Line> = nets.into_iter().map(a_line).collect();
        for (left, used) in credits {
            let credit = credit(used + left, used);
            check_credit(&lines, &credit, &taxes)?;
            lines.extend(credit_line(&credit, &lines, &taxes, last_of_september()));
        }
    }

    #[test]
    fn a_line_credited_in_parts_is_credited_to_the_last_cent_of_each_tax_and_no_more(
        net in prop_oneof![1_i64..5_000, 1_i64..12],
        taxes in taxes(MOST_TAXES),
        // Cents taken one by one round the same half up again and again.
        parts in prop_oneof![vec(1_i64..2_000, 0..9), vec(1_i64..3, 0..9)],
        rest in any::<bool>(),
    ) {
        let line = line(cad(net), &taxes);
        let mut before = Taken::default();
        for part in parts {
            let left = net - before.net;
            for refused in [cad(left + 1), cad(0), cad(-1), yen(1)] {
                prop_assert!(crediting_line(&line, before, refused).is_err(), "{refused} of {left}");
            }
            if left > 0 {
                let credited = crediting_line(&line, before, cad(part.min(left))).unwrap();
                take(&mut before, &line, &credited)?;
            }
        }
        let left = cad(net - before.net);
        let last = if rest { crediting_rest(&line, before) } else { crediting_line(&line, before, left).ok() };
        prop_assert_eq!(last.is_some(), left.minor > 0);
        if let Some(last) = last {
            take(&mut before, &line, &last)?;
        }
        prop_assert_eq!(before.net, net);
        for (tax, taken) in line.taxes.iter().zip(before.taxes) {
            prop_assert_eq!(tax.amount.minor, taken, "{}", tax.name);
        }
        prop_assert_eq!(crediting_rest(&line, before), None);
    }

    #[test]
    fn an_invoice_credited_whole_is_credited_to_nothing_also_with_a_service_credit_on_it(
        nets in vec(1_i64..500_000, 1..5),
        taxes in taxes(MOST_TAXES),
        off in 0_i64..900_000,
    ) {
        let mut lines: Vec<Line> = nets.iter().map(|net| line(cad(*net), &taxes)).collect();
        lines.extend(credit_line(&credit(off, 0), &lines, &taxes, last_of_september()));
        let rest = |line: &Line| crediting_rest(line, Taken::default()).unwrap();
        let note: Vec<Line> = lines.iter().map(rest).collect();
        prop_assert_eq!(totals(&note, cad(0).currency), totals(&lines, cad(0).currency));
        for (credited, line) in note.into_iter().zip(lines) {
            let explanation = line.explanation.clone();
            prop_assert_eq!(Line { explanation, ..credited }, line);
        }
    }
}

/// Adds a line of a credit note to what was taken before, and looks whether it is one.
fn take(before: &mut Taken, line: &Line, credited: &Line) -> Result<(), TestCaseError> {
    prop_assert_eq!(credited.quantity.times(credited.unit_price), credited.net);
    prop_assert!(credited.net.minor > 0 && credited.unit_price.minor >= 0);
    prop_assert_eq!(credited.taxes.len(), line.taxes.len());
    before.net += credited.net.minor;
    for (place, tax) in credited.taxes.iter().enumerate() {
        before.taxes[place] += tax.amount.minor;
        prop_assert!(tax.amount.minor >= 0 && before.taxes[place] <= line.taxes[place].amount.minor);
    }
    Ok(())
}

#[test]
fn an_invoice_is_settled_exactly_when_nothing_of_it_is_open() {
    for gross in 0..=6 {
        for paid in 0..=7 {
            for credited in 0..=gross {
                let open = (0..gross).skip(usize::try_from(paid + credited).unwrap()).count();
                assert_eq!(open_amount(cad(gross), paid, credited), cad(i64::try_from(open).unwrap()));
                let expected = match (open > 0, paid > 0, credited > 0) {
                    (true, true, _) => InvoiceState::PartlyPaid,
                    (true, false, _) => InvoiceState::Issued,
                    (false, false, true) => InvoiceState::Credited,
                    (false, true, _) | (false, false, false) => InvoiceState::Paid,
                };
                let found = InvoiceState::of(gross, paid, credited);
                assert_eq!(found, expected, "{gross} less {paid} paid and {credited} credited");
            }
        }
    }
}

#[test]
fn an_amount_grows_a_day_older_with_every_midnight() {
    let due_on = last_of_september();
    for early in 0..40 {
        assert_eq!(Age::of(due_on, due_on - Days::new(early)), Age::NotDue);
    }
    let mut today = due_on;
    for (age, days) in [(Age::UpTo30, 30), (Age::UpTo60, 30), (Age::UpTo90, 30), (Age::Over90, 800)] {
        for _ in 0..days {
            today = today + Days::new(1);
            assert_eq!(Age::of(due_on, today), age, "{today}");
        }
    }
}
