//! What work comes to: actual time, at least the minimum, rounded up to blocks, at the rate (domain §6).
//!
//! Times are exact seconds and money is whole minor units; nothing is rounded but the amount of a group, once.

use super::terms::{AfterHours, Aggregation, BillingTerms, Multiplier};
use crate::calendar::{Calendar, Holidays, OpenHours, OutOfRange, union_of};
use crate::money::Money;
use crate::time::{Instant, Seconds, Stretch};
use crate::zones::Zone;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// A piece of work that may be billed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Who did it.
    pub technician: String,
    /// On which ticket; may be empty.
    pub ticket: String,
    /// From when to when.
    pub stretch: Stretch,
}

/// Time that counts, in thousandths of a second: an hour at × 1.5 is an hour and a half. Whole numbers, because
/// multipliers have three decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Weighted(pub i64);

impl Weighted {
    /// None.
    pub const ZERO: Self = Self(0);

    /// Plain minutes.
    pub const fn minutes(minutes: i64) -> Self {
        Self(minutes * 60_000)
    }

    /// Time at a multiplier.
    pub fn of(time: Seconds, times: Multiplier) -> Self {
        Self(time.0 * i64::from(times.thousandths()))
    }
}

impl std::iter::Sum for Weighted {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        Self(iter.map(|one| one.0).sum())
    }
}

/// The calendar that multipliers hang on, laid out.
#[derive(Debug, Clone, Copy)]
pub struct NormalHours<'a> {
    /// Its opening hours.
    pub hours: &'a OpenHours,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// The holidays it names.
    pub holidays: &'a Holidays,
}

/// What holds for the work of one engagement.
#[derive(Debug, Clone, Copy)]
pub struct Conditions<'a> {
    /// The terms that were quoted.
    pub terms: &'a BillingTerms,
    /// The zone of the contract: its days.
    pub zone: &'a Zone,
    /// The calendar of the multipliers, where the terms have any.
    pub normal: Option<NormalHours<'a>>,
    /// The most blocks the client agreed to.
    pub cap_blocks: Option<u32>,
    /// What it had agreed to before, in the order of time: more that is agreed to later covers no work begun before.
    pub earlier_caps: &'a [EarlierCap],
    /// Prepaid time there is to draw on.
    pub prepaid: Weighted,
}

/// The most blocks that work begun before a moment may come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EarlierCap {
    /// Until when it held: the moment at which another was agreed to.
    pub until: Instant,
    /// The most blocks; any number without.
    pub blocks: Option<u32>,
}

/// What is rounded up as one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupOf {
    /// The whole engagement.
    Engagement,
    /// A ticket; empty for work on none.
    Ticket(String),
    /// A day of the contract's zone.
    Day(NaiveDate),
    /// The piece of work at this place.
    Entry(usize),
}

/// Time at one multiplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portion {
    /// What it counts.
    pub times: Multiplier,
    /// How much of it is billed.
    pub billed: Seconds,
}

/// A group and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What was taken together.
    pub of: GroupOf,
    /// Each stretch that was worked, overlaps of one technician joined, in the order of time.
    pub stretches: Vec<Stretch>,
    /// Actual time: the union of each technician's, summed over technicians.
    pub worked: Seconds,
    /// The same, or the minimum where that is more.
    pub at_least: Seconds,
    /// Rounded up to blocks.
    pub rounded: Seconds,
    /// What is billed: no more than what is left of the cap.
    pub billed: Seconds,
    /// The billed time by multiplier, the lowest first. Time that rounding added counts as the lowest that was worked.
    pub portions: Vec<Portion>,
    /// The billed time as it counts.
    pub counted: Weighted,
    /// What prepaid hours pay for.
    pub prepaid: Weighted,
    /// What is left to pay.
    pub amount: Money,
}

/// What an engagement comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Its groups, in the order of time.
    pub groups: Vec<Group>,
    /// Actual time.
    pub worked: Seconds,
    /// Billed time.
    pub billed: Seconds,
    /// Billed time that the cap cut off.
    pub beyond_cap: Seconds,
    /// Prepaid time it draws.
    pub prepaid: Weighted,
    /// Before tax.
    pub amount: Money,
}

/// Charges work.
///
/// # Errors
/// [`OutOfRange`] where multipliers need a day their calendar does not know.
///
/// ```
/// use domain::billing::{Conditions, TermsDraft, Weighted, Work, charge, check_terms};
/// use domain::time::{Instant, Stretch};
/// use domain::zones::{ZoneId, Zones};
/// let mexxus = check_terms(&TermsDraft {
///     rate: "85.00".into(), currency: "CDN".into(), per_minutes: "60".into(), block_minutes: "60".into(),
///     minimum_minutes: "60".into(), aggregation: "engagement".into(), ..TermsDraft::default()
/// }).unwrap();
/// let zone = Zones::bundled().get(ZoneId::parse("America/Toronto").unwrap());
/// let conditions = Conditions { terms: &mexxus, zone: &zone, normal: None, cap_blocks: None, earlier_caps: &[], prepaid: Weighted::ZERO };
/// let work = |from: i64, minutes: i64| Work {
///     technician: "Lena Roy".into(), ticket: String::new(),
///     stretch: Stretch { from: Instant::from_unix(from * 60), to: Instant::from_unix((from + minutes) * 60) },
/// };
/// let bill = |work: &[Work]| charge(work, &conditions).unwrap().amount.to_string();
/// assert_eq!(bill(&[work(0, 61)]), "CAD 170.00");
/// assert_eq!(bill(&[work(0, 45), work(100, 45), work(200, 5)]), "CAD 170.00");
/// assert_eq!(bill(&[]), "CAD 0.00");
/// ```
pub fn charge(work: &[Work], conditions: &Conditions<'_>) -> Result<Charge, OutOfRange> {
    let terms = conditions.terms;
    let mut within = Within { work: work.to_vec(), blocks: BTreeMap::new(), beyond: Seconds::ZERO };
    let mut cap_blocks = conditions.cap_blocks;
    for cap in conditions.earlier_caps {
        if work.iter().all(|one| one.stretch.from < cap.until) {
            cap_blocks = [cap.blocks, cap_blocks].into_iter().flatten().min();
            break;
        }
        within.cut(cap, conditions);
    }
    let mut blocks_left = cap_blocks.map(i64::from);
    let mut prepaid_left = conditions.prepaid;
    let mut groups: Vec<Group> = Vec::new();
    for (of, work) in grouped(&within.work, terms.aggregation, conditions.zone) {
        let most = [within.blocks.get(&of).copied(), blocks_left].into_iter().flatten().min();
        let Some(group) = charge_group(of, &work, conditions, most, &mut prepaid_left)? else { continue };
        blocks_left = blocks_left.map(|left| left - group.billed.0 / block_of(terms));
        groups.push(group);
    }
    let sum = |of: fn(&Group) -> Seconds| groups.iter().map(of).sum::<Seconds>();
    Ok(Charge {
        worked: sum(|group| group.worked),
        billed: sum(|group| group.billed),
        beyond_cap: within.beyond + sum(|group| group.rounded - group.billed),
        prepaid: groups.iter().map(|group| group.prepaid).sum(),
        amount: Money {
            minor: groups.iter().map(|group| group.amount.minor).sum(),
            currency: terms.rate.currency,
        },
        groups,
    })
}

/// Work without what lies beyond the caps it was begun under.
struct Within {
    work: Vec<Work>,
    /// The most blocks of what was wholly begun under an earlier cap: the minimum may be more than the client agreed to.
    blocks: BTreeMap<GroupOf, i64>,
    /// What was cut off, in blocks.
    beyond: Seconds,
}

impl Within {
    /// Cuts off what was begun under a cap and lies beyond it, what was worked last first.
    fn cut(&mut self, cap: &EarlierCap, conditions: &Conditions<'_>) {
        let Some(mut left) = cap.blocks.map(i64::from) else { return };
        let (terms, block) = (conditions.terms, block_of(conditions.terms));
        let is_under = |one: &Work| one.stretch.from < cap.until;
        let nothing =
            |one: &Work| Work { stretch: Stretch { to: one.stretch.from, ..one.stretch }, ..one.clone() };
        let under: Vec<Work> =
            self.work.iter().map(|one| if is_under(one) { one.clone() } else { nothing(one) }).collect();
        let whole: BTreeMap<GroupOf, Vec<Work>> =
            grouped(&self.work, terms.aggregation, conditions.zone).into_iter().collect();
        for (of, group) in grouped(&under, terms.aggregation, conditions.zone) {
            let rounded = blocks_of(at_least(worked_of(&joined(&group)), terms), terms);
            let asked = self.blocks.get(&of).map_or(rounded, |most| rounded.min(*most));
            let granted = asked.min(left);
            left -= granted;
            if whole.get(&of).is_some_and(|whole| whole.iter().all(is_under)) {
                self.blocks.insert(of, granted);
            } else if granted < asked {
                self.beyond += Seconds((asked - granted) * block);
                self.end(&of, &group, end_of(&group, Seconds(granted * block)), cap);
            }
        }
    }

    /// Ends a group's work that was begun under a cap.
    fn end(&mut self, of: &GroupOf, group: &[Work], end: Instant, cap: &EarlierCap) {
        for (place, one) in self.work.iter_mut().enumerate() {
            if one.stretch.from < cap.until && is_in(of, place, one, group) {
                one.stretch.to = one.stretch.to.min(end).max(one.stretch.from);
            }
        }
    }
}

/// Whether a piece of work belongs to a group; by days, whether it reaches into it.
fn is_in(of: &GroupOf, place: usize, one: &Work, group: &[Work]) -> bool {
    match of {
        GroupOf::Engagement => true,
        GroupOf::Ticket(ticket) => one.ticket == *ticket,
        GroupOf::Entry(own) => *own == place,
        GroupOf::Day(_) => group.iter().any(|part| part.stretch.from < one.stretch.to),
    }
}

/// The moment by which so much of the work was done, each technician's counted once.
fn end_of(work: &[Work], time: Seconds) -> Instant {
    let stretches = joined(work);
    let mut edges: Vec<Instant> = stretches.iter().flat_map(|one| [one.from, one.to]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut left = time.0;
    for pair in edges.windows(2) {
        let at_once = stretches.iter().filter(|one| one.from <= pair[0] && pair[1] <= one.to).count();
        let (at_once, length) = (i64::try_from(at_once).unwrap_or(i64::MAX), (pair[1] - pair[0]).0);
        if at_once > 0 && at_once * length > left {
            return pair[0] + Seconds(left / at_once);
        }
        left -= at_once * length;
    }
    edges.last().copied().unwrap_or(Instant::from_unix(0))
}

const fn block_of(terms: &BillingTerms) -> i64 {
    terms.block_minutes as i64 * 60
}

fn worked_of(stretches: &[Stretch]) -> Seconds {
    stretches.iter().map(|one| one.to - one.from).sum()
}

fn at_least(worked: Seconds, terms: &BillingTerms) -> Seconds {
    worked.max(Seconds::minutes(i64::from(terms.minimum_minutes)))
}

/// How many blocks a time rounds up to.
const fn blocks_of(time: Seconds, terms: &BillingTerms) -> i64 {
    let block = block_of(terms);
    time.0.div_euclid(block) + (time.0 % block > 0) as i64
}

/// Work by what is rounded up as one, in the order in which each was begun.
fn grouped(work: &[Work], by: Aggregation, zone: &Zone) -> Vec<(GroupOf, Vec<Work>)> {
    let mut groups: BTreeMap<GroupOf, Vec<Work>> = BTreeMap::new();
    for (place, one) in work.iter().enumerate().filter(|(_, one)| one.stretch.from < one.stretch.to) {
        match by {
            Aggregation::Engagement => groups.entry(GroupOf::Engagement).or_default().push(one.clone()),
            Aggregation::Ticket => {
                groups.entry(GroupOf::Ticket(one.ticket.clone())).or_default().push(one.clone());
            }
            Aggregation::Entry => groups.entry(GroupOf::Entry(place)).or_default().push(one.clone()),
            Aggregation::Day => {
                for (day, stretch) in by_day(one.stretch, zone) {
                    let part = Work { stretch, ..one.clone() };
                    groups.entry(GroupOf::Day(day)).or_default().push(part);
                }
            }
        }
    }
    let mut groups: Vec<(GroupOf, Vec<Work>)> = groups.into_iter().collect();
    groups.sort_by_key(|(_, work)| work.iter().map(|one| one.stretch.from).min());
    groups
}

/// A stretch, cut at the midnights of a zone.
fn by_day(stretch: Stretch, zone: &Zone) -> Vec<(NaiveDate, Stretch)> {
    let mut parts = Vec::new();
    let mut from = stretch.from;
    let mut day = zone.date(from);
    while from < stretch.to {
        let midnight = zone.start_of(day + Days::new(1));
        let to = midnight.min(stretch.to);
        if from < to {
            parts.push((day, Stretch { from, to }));
            from = to;
        }
        day = day + Days::new(1);
    }
    parts
}

fn charge_group(
    of: GroupOf,
    work: &[Work],
    conditions: &Conditions<'_>,
    most: Option<i64>,
    prepaid_left: &mut Weighted,
) -> Result<Option<Group>, OutOfRange> {
    let terms = conditions.terms;
    let stretches = joined(work);
    let worked = worked_of(&stretches);
    if worked == Seconds::ZERO {
        return Ok(None);
    }
    let block = block_of(terms);
    let at_least = at_least(worked, terms);
    let blocks = blocks_of(at_least, terms);
    let granted = most.map_or(blocks, |most| most.min(blocks));
    let (rounded, billed) = (Seconds(blocks * block), Seconds(granted * block));
    let timeline = timeline(&stretches, terms.after_hours.as_ref(), conditions)?;
    let portions = portions(&timeline, rounded - worked, billed);
    let counted: Weighted = portions.iter().map(|one| Weighted::of(one.billed, one.times)).sum();
    let prepaid = counted.min(*prepaid_left);
    prepaid_left.0 -= prepaid.0;
    let amount = terms.rate.share(counted.0 - prepaid.0, i64::from(terms.per_minutes) * 60_000);
    Ok(Some(Group { of, stretches, worked, at_least, rounded, billed, portions, counted, prepaid, amount }))
}

/// The stretches of each technician without overlaps, in the order of time.
fn joined(work: &[Work]) -> Vec<Stretch> {
    let mut of: BTreeMap<&str, Vec<Stretch>> = BTreeMap::new();
    for one in work {
        of.entry(one.technician.as_str()).or_default().push(one.stretch);
    }
    let mut joined: Vec<Stretch> = of.values().flat_map(|stretches| union_of(stretches)).collect();
    joined.sort_by_key(|one| (one.from, one.to));
    joined
}

/// Worked time at one multiplier.
struct Part {
    stretch: Stretch,
    times: Multiplier,
}

/// Worked time in the order in which it was worked, each part with what it counts.
fn timeline(
    stretches: &[Stretch],
    after_hours: Option<&AfterHours>,
    conditions: &Conditions<'_>,
) -> Result<Vec<Part>, OutOfRange> {
    let (Some(after), Some(normal)) = (after_hours, conditions.normal) else {
        return Ok(stretches.iter().map(|one| Part { stretch: *one, times: Multiplier::ONE }).collect());
    };
    let mut parts = Vec::new();
    for stretch in stretches {
        split_by_hours(*stretch, after, normal, &mut parts)?;
    }
    // Two technicians work at once. What a moment counts is the same for both, so that no part reaches into the time
    // of another multiplier, and parts in the order in which they begin are in the order of time.
    parts.sort_by_key(|part| part.stretch.from);
    Ok(parts)
}

/// Splits a stretch where the calendar opens or closes and at its midnights. While it is open, time counts as it is;
/// else the highest of what holds counts.
fn split_by_hours(
    stretch: Stretch,
    after: &AfterHours,
    normal: NormalHours<'_>,
    parts: &mut Vec<Part>,
) -> Result<(), OutOfRange> {
    let mut from = stretch.from;
    for open in normal.hours.stretches(stretch.from, stretch.to)? {
        let open = Stretch { from: open.from.max(from), to: open.to.min(stretch.to) };
        if open.from < open.to {
            closed(Stretch { from, to: open.from }, after, normal, parts);
            parts.push(Part { stretch: open, times: Multiplier::ONE });
            from = open.to;
        }
    }
    closed(Stretch { from, to: stretch.to }, after, normal, parts);
    Ok(())
}

fn closed(stretch: Stretch, after: &AfterHours, normal: NormalHours<'_>, parts: &mut Vec<Part>) {
    for (day, stretch) in by_day(stretch, normal.hours.zone()) {
        let mut times = after.closed;
        if normal.calendar.closing_name(normal.holidays, day).is_some() {
            times = times.max(after.holiday);
        }
        if normal.calendar.is_day_off(day) {
            times = times.max(after.day_off);
        }
        parts.push(Part { stretch, times });
    }
}

/// The billed time by multiplier: what was worked first is billed first, what rounding added stands last.
fn portions(timeline: &[Part], added: Seconds, billed: Seconds) -> Vec<Portion> {
    let lowest = timeline.iter().map(|part| part.times).min().unwrap_or(Multiplier::ONE);
    let worked = timeline.iter().map(|part| (part.times, part.stretch.to - part.stretch.from));
    let mut left = billed;
    let mut by_multiplier: BTreeMap<Multiplier, Seconds> = BTreeMap::new();
    for (times, length) in worked.chain([(lowest, added)]) {
        let taken = length.min(left);
        left = left - taken;
        if taken > Seconds::ZERO {
            *by_multiplier.entry(times).or_default() += taken;
        }
    }
    by_multiplier.into_iter().map(|(times, billed)| Portion { times, billed }).collect()
}
