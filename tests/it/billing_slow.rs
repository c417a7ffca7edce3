//! What work comes to, read from domain §6 a second time and slowly: time is looked at piece by piece, blocks are
//! counted one by one, and money is a fraction of large whole numbers. The zone rules come from another library.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Timelike, Weekday};
use chrono_tz::Tz;
use domain::billing::{
    AfterHours, Aggregation, BillingTerms, GroupOf, Prepaid, TaxSum, Taxes, Weighted, Work,
};
use domain::calendar::{Calendar, Exception, Opening, Span};
use domain::ids::PrepaidId;
use domain::money::Money;
use domain::time::{Instant, Stretch};
use std::collections::{BTreeMap, BTreeSet};

/// Every edge of the calendars and every change of the clocks lies on one of these.
pub const QUARTER: i64 = 900;

/// A fraction, rounded half-up to a whole number; a debt as what is owed.
pub fn half_up(numerator: i128, denominator: i128) -> i64 {
    if numerator < 0 {
        return -half_up(-numerator, denominator);
    }
    let whole = numerator / denominator;
    let rest = numerator - whole * denominator;
    let rounded = if rest + rest < denominator { whole } else { whole + 1 };
    i64::try_from(rounded).unwrap()
}

/// What the clock on the wall shows.
pub fn wall(zone: Tz, unix: i64) -> NaiveDateTime {
    DateTime::from_timestamp(unix, 0).unwrap().with_timezone(&zone).naive_local()
}

/// When the wall first shows a time, found by looking at it. What the clocks leap over comes as much later.
fn moment(zone: Tz, wanted: NaiveDateTime) -> i64 {
    let mut at = wanted.and_utc().timestamp() - 27 * 3600;
    let mut before = wall(zone, at);
    loop {
        at += QUARTER;
        let shown = wall(zone, at);
        if shown == wanted {
            return at;
        }
        if shown > wanted {
            let would_have_shown = before + chrono::TimeDelta::seconds(QUARTER);
            return at + (wanted - would_have_shown).num_seconds();
        }
        before = shown;
    }
}

/// Whether the desk is open, and what the day is: of a quarter of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    open: bool,
    holiday: bool,
    day_off: bool,
}

/// A calendar, quarter by quarter.
#[derive(Debug)]
pub struct SlowHours {
    pub from: i64,
    pub quarters: Vec<Quarter>,
}

impl SlowHours {
    pub fn new(calendar: &Calendar, holidays: &[NaiveDate], first: NaiveDate, last: NaiveDate) -> Self {
        let zone: Tz = calendar.zone.name().parse().unwrap();
        let stretches = open_stretches(calendar, holidays, first - Days::new(4), last + Days::new(4), zone);
        let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let (from, to) = (midnight(first - Days::new(2)), midnight(last + Days::new(2)));
        let mut quarters = Vec::new();
        let mut at = from;
        while at < to {
            let day = wall(zone, at).date();
            quarters.push(Quarter {
                open: stretches.iter().any(|(open, close)| *open <= at && at < *close),
                holiday: is_closed(calendar, holidays, day),
                day_off: is_day_off(calendar, day),
            });
            at += QUARTER;
        }
        Self { from, quarters }
    }

    /// What a second counts, in thousandths: the highest of what holds, unless the desk is open.
    fn thousandths(&self, after: &AfterHours, unix: i64) -> u32 {
        let quarter = self.quarters[usize::try_from((unix - self.from) / QUARTER).unwrap()];
        if quarter.open {
            return 1_000;
        }
        let mut highest = after.closed.thousandths();
        if quarter.holiday && after.holiday.thousandths() > highest {
            highest = after.holiday.thousandths();
        }
        if quarter.day_off && after.day_off.thousandths() > highest {
            highest = after.day_off.thousandths();
        }
        highest
    }
}

/// Runs of open quarters on the wall, then in the world.
fn open_stretches(
    calendar: &Calendar,
    holidays: &[NaiveDate],
    first: NaiveDate,
    last: NaiveDate,
    zone: Tz,
) -> Vec<(i64, i64)> {
    let mut stretches = Vec::new();
    let mut opened = None;
    for day in first.iter_days().take_while(|day| *day <= last) {
        for quarter in 0..96 {
            let here = day.and_hms_opt(quarter / 4, quarter % 4 * 15, 0).unwrap();
            match (opened, is_open_on_the_wall(calendar, holidays, here)) {
                (None, true) => opened = Some(here),
                (Some(since), false) => {
                    stretches.push((moment(zone, since), moment(zone, here)));
                    opened = None;
                }
                (None, false) | (Some(_), true) => {}
            }
        }
    }
    if let Some(since) = opened {
        stretches.push((moment(zone, since), i64::MAX));
    }
    stretches
}

fn is_open_on_the_wall(calendar: &Calendar, holidays: &[NaiveDate], at: NaiveDateTime) -> bool {
    let (today, yesterday) = (at.date(), at.date() - Days::new(1));
    let Opening::Weekly(week) = &calendar.opening else { return true };
    let hours = |day: NaiveDate| own_hours(calendar, day).unwrap_or_else(|| &week[weekday(day)]);
    let second = i64::from(at.time().num_seconds_from_midnight());
    let holds = |today: &[Span], yesterday: &[Span]| {
        today.iter().any(|span| {
            span.open.seconds() <= second && (second < span.close.seconds() || span.is_overnight())
        }) || yesterday.iter().any(|span| span.is_overnight() && second < span.close.seconds())
    };
    !is_closed(calendar, holidays, today)
        && holds(hours(today), hours(yesterday))
        && !holds(breaks(calendar, today), breaks(calendar, yesterday))
}

fn weekday(day: NaiveDate) -> usize {
    let week =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    week.iter().position(|one| *one == day.weekday()).unwrap()
}

fn own_hours(calendar: &Calendar, day: NaiveDate) -> Option<&Vec<Span>> {
    calendar.exceptions.iter().find_map(|exception| match exception {
        Exception::Hours { date, hours, .. } if *date == day => Some(hours),
        Exception::Hours { .. } | Exception::Closed { .. } | Exception::Breaks { .. } => None,
    })
}

fn breaks(calendar: &Calendar, day: NaiveDate) -> &[Span] {
    let own = calendar.exceptions.iter().find_map(|exception| match exception {
        Exception::Breaks { date, breaks, .. } if *date == day => Some(breaks.as_slice()),
        Exception::Hours { .. } | Exception::Closed { .. } | Exception::Breaks { .. } => None,
    });
    own.unwrap_or_default()
}

/// A holiday or a closed date, unless hours were given for that very day.
fn is_closed(calendar: &Calendar, holidays: &[NaiveDate], day: NaiveDate) -> bool {
    let closed = calendar.exceptions.iter().any(|exception| match exception {
        Exception::Closed { date, .. } => *date == day,
        Exception::Hours { .. } | Exception::Breaks { .. } => false,
    });
    (closed || holidays.contains(&day)) && own_hours(calendar, day).is_none()
}

fn is_day_off(calendar: &Calendar, day: NaiveDate) -> bool {
    let Opening::Weekly(week) = &calendar.opening else { return false };
    week[weekday(day)].is_empty() && own_hours(calendar, day).is_none()
}

/// What holds, for the slow reading.
#[derive(Debug)]
pub struct SlowConditions<'a> {
    pub terms: &'a BillingTerms,
    /// The zone of the contract.
    pub days: Tz,
    pub hours: Option<&'a SlowHours>,
    pub cap_blocks: Option<u32>,
    pub prepaid: i64,
    /// Seconds looked at as one: no edge lies within.
    pub piece: i64,
}

/// A group; times in seconds, weighted ones in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlowGroup {
    pub of: GroupOf,
    pub stretches: Vec<Stretch>,
    pub worked: i64,
    pub at_least: i64,
    pub rounded: i64,
    pub billed: i64,
    /// Billed seconds by multiplier.
    pub portions: BTreeMap<u32, i64>,
    pub counted: i64,
    pub prepaid: i64,
    pub amount: i64,
}

/// Who worked when: each piece of time once for each technician, in the order of time.
type Pieces<'a> = BTreeSet<(i64, &'a str)>;

/// Every group of work, those begun first before the others.
pub fn slow_charge(work: &[Work], conditions: &SlowConditions<'_>) -> Vec<SlowGroup> {
    let mut waiting: Vec<(GroupOf, Pieces<'_>)> = pieces_by_group(work, conditions).into_iter().collect();
    let (mut blocks_left, mut prepaid_left) = (conditions.cap_blocks, conditions.prepaid);
    let mut groups = Vec::new();
    while !waiting.is_empty() {
        let mut first = 0;
        for at in 1..waiting.len() {
            if waiting[at].1.first().unwrap().0 < waiting[first].1.first().unwrap().0 {
                first = at;
            }
        }
        let (of, pieces) = waiting.remove(first);
        let group = slow_group(of, &pieces, conditions, &mut blocks_left, prepaid_left);
        prepaid_left -= group.prepaid;
        groups.push(group);
    }
    groups
}

fn pieces_by_group<'a>(work: &'a [Work], conditions: &SlowConditions<'_>) -> BTreeMap<GroupOf, Pieces<'a>> {
    let mut groups: BTreeMap<GroupOf, Pieces<'_>> = BTreeMap::new();
    for (place, one) in work.iter().enumerate() {
        let mut at = one.stretch.from.unix();
        while at < one.stretch.to.unix() {
            let of = match conditions.terms.aggregation {
                Aggregation::Engagement => GroupOf::Engagement,
                Aggregation::Ticket => GroupOf::Ticket(one.ticket.clone()),
                Aggregation::Day => GroupOf::Day(wall(conditions.days, at).date()),
                Aggregation::Entry => GroupOf::Entry(place),
            };
            groups.entry(of).or_default().insert((at, one.technician.as_str()));
            at += conditions.piece;
        }
    }
    groups
}

fn slow_group(
    of: GroupOf,
    pieces: &Pieces<'_>,
    conditions: &SlowConditions<'_>,
    blocks_left: &mut Option<u32>,
    prepaid_left: i64,
) -> SlowGroup {
    let terms = conditions.terms;
    let block = i64::from(terms.block_minutes) * 60;
    let worked: i64 = pieces.iter().map(|_| conditions.piece).sum();
    let minimum = i64::from(terms.minimum_minutes) * 60;
    let at_least = if worked < minimum { minimum } else { worked };
    let (mut rounded, mut billed) = (0, 0);
    while rounded < at_least {
        rounded += block;
        match blocks_left {
            None => billed += block,
            Some(0) => {}
            Some(left) => {
                *left -= 1;
                billed += block;
            }
        }
    }
    let portions = slow_portions(pieces, conditions, billed);
    let counted: i64 = portions.iter().map(|(times, seconds)| i64::from(*times) * seconds).sum();
    let prepaid = if counted < prepaid_left { counted } else { prepaid_left };
    let to_pay = i128::from(terms.rate.minor) * i128::from(counted - prepaid);
    let amount = half_up(to_pay, i128::from(terms.per_minutes) * 60 * 1_000);
    let stretches = runs(pieces, conditions.piece);
    SlowGroup { of, stretches, worked, at_least, rounded, billed, portions, counted, prepaid, amount }
}

/// What was worked first is billed first; what is left is billed as the lowest that was worked.
fn slow_portions(pieces: &Pieces<'_>, conditions: &SlowConditions<'_>, billed: i64) -> BTreeMap<u32, i64> {
    let thousandths = |at: i64| match (&conditions.terms.after_hours, conditions.hours) {
        (Some(after), Some(hours)) => hours.thousandths(after, at),
        (None, _) | (_, None) => 1_000,
    };
    let lowest = pieces.iter().map(|(at, _)| thousandths(*at)).min().unwrap();
    let mut portions = BTreeMap::new();
    let mut left = billed;
    for (at, _) in pieces {
        let taken = if left < conditions.piece { left } else { conditions.piece };
        *portions.entry(thousandths(*at)).or_insert(0) += taken;
        left -= taken;
    }
    *portions.entry(lowest).or_insert(0) += left;
    portions.retain(|_, seconds| *seconds > 0);
    portions
}

/// The pieces of each technician that follow one another, in the order of time.
fn runs(pieces: &Pieces<'_>, piece: i64) -> Vec<Stretch> {
    let held = |at: i64, who: &str| pieces.contains(&(at, who));
    let mut runs = Vec::new();
    for (at, who) in pieces.iter().filter(|(at, who)| !held(at - piece, who)) {
        let mut to = *at;
        while held(to, who) {
            to += piece;
        }
        runs.push((*at, to));
    }
    runs.sort_unstable();
    let stretch = |(from, to)| Stretch { from: Instant::from_unix(from), to: Instant::from_unix(to) };
    runs.into_iter().map(stretch).collect()
}

/// From which purchases time is drawn: again and again the oldest of those that are left.
pub fn slow_draw(bought: &[Prepaid], amount: i64, day: NaiveDate) -> Vec<(PrepaidId, Weighted)> {
    let mut left = amount;
    let mut drawn = Vec::new();
    let mut waiting: Vec<&Prepaid> = bought.iter().filter(|one| slow_is_good(one, day)).collect();
    while left > 0 && !waiting.is_empty() {
        let mut oldest = 0;
        for at in 1..waiting.len() {
            if comes_before(waiting[at], waiting[oldest]) {
                oldest = at;
            }
        }
        let one = waiting.remove(oldest);
        let there = one.bought.0 - one.drawn.0;
        let taken = if there < left { there } else { left };
        if taken > 0 {
            drawn.push((one.id, Weighted(taken)));
        }
        left -= taken;
    }
    drawn
}

pub fn slow_is_good(one: &Prepaid, day: NaiveDate) -> bool {
    let not_yet = day < one.bought_on;
    let no_more = match one.expires_on {
        None => false,
        Some(last) => last < day,
    };
    !not_yet && !no_more
}

fn comes_before(one: &Prepaid, other: &Prepaid) -> bool {
    if one.bought_on != other.bought_on {
        return one.bought_on < other.bought_on;
    }
    match (one.expires_on, other.expires_on) {
        (Some(first), Some(second)) if first != second => first < second,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (Some(_), Some(_)) | (None, None) => one.id < other.id,
    }
}

/// The taxes on one amount, in minor units.
pub fn slow_taxes(taxes: &Taxes, net: i64) -> Vec<i64> {
    if !taxes.exempt.is_empty() {
        return Vec::new();
    }
    let on = |millionths: u32| half_up(i128::from(net) * i128::from(millionths), 1_000_000);
    taxes.rates.iter().map(|tax| on(tax.rate.millionths())).collect()
}

/// What the same taxes come to over amounts, each rounded by itself.
pub fn slow_sums(taxes: &Taxes, nets: &[Money]) -> Vec<TaxSum> {
    let Some(currency) = nets.first().map(|net| net.currency) else { return Vec::new() };
    let base = Money { minor: nets.iter().map(|net| net.minor).sum(), currency };
    if taxes.rates.is_empty() || !taxes.exempt.is_empty() {
        let amount = Money { minor: 0, currency };
        return vec![TaxSum { name: taxes.exempt.clone(), rate: None, base, amount }];
    }
    let mut sums = Vec::new();
    for (place, tax) in taxes.rates.iter().enumerate() {
        let minor = nets.iter().map(|net| slow_taxes(taxes, net.minor)[place]).sum();
        let amount = Money { minor, currency };
        sums.push(TaxSum { name: tax.name.clone(), rate: Some(tax.rate), base, amount });
    }
    sums
}
