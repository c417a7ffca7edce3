//! What an engagement comes to now, and what stands in the way of billing it.

use super::after_hours::LaidOutHours;
use super::agreed::{Agreed, agreed_on};
use super::codec;
use super::found::{Permission, in_words};
use crate::context::Context;
use crate::failure::{Code, Failure};
use chrono::NaiveDate;
use domain::billing::{
    BillingTerms, Charge, Conditions, Coverage, EarlierCap, EngagementState, Prepaid, Taxes, Weighted, Work,
    available, charge, draw,
};
use domain::contracts::Contract;
use domain::ids::PrepaidId;
use domain::time::{Instant, Seconds, Stretch, YearMonth};
use domain::zones::Zone;
use store::billing::consents::Consent;
use store::billing::engagements::{EngagementRow, Found};
use store::billing::work::WorkPiece;
use store::{Reading, Stored, Writing};

/// An engagement with everything that decides about its bill.
pub(super) struct Assessed {
    pub row: EngagementRow,
    pub contract: Contract,
    pub zone: Zone,
    pub log: Vec<Consent>,
    pub permission: Permission,
    pub work: Vec<(Stored<WorkPiece>, Coverage)>,
    /// The terms that were quoted, or those of the day; nothing where neither the policy nor anybody names any.
    pub terms: Option<BillingTerms>,
    pub taxes: Taxes,
    pub charge: Option<Charge>,
    /// Why work is not, or not wholly, billable.
    pub not_billable: Vec<String>,
    pub blocked: Vec<String>,
    pub has_timer: bool,
    /// The prepaid hours there are for it: what was approved before has its own set aside.
    pub bought: Vec<Prepaid>,
}

impl Assessed {
    /// Reads it.
    ///
    /// # Errors
    /// [`crate::failure::Code::NotFound`]; [`crate::failure::Code::BeyondCalendar`] where multipliers need a day no
    /// calendar knows.
    pub fn of(context: &Context<'_>, tx: &Reading<'_>, number: i64) -> Result<Self, Failure> {
        let row = store::billing::engagements::get(tx, number)?;
        let bought = store::billing::prepaid::of(tx, row.stored.value.contract)?;
        let mut bought: Vec<Prepaid> = bought.into_iter().map(|row| row.prepaid).collect();
        let is_open = !matches!(row.stored.value.state, EngagementState::Billed | EngagementState::Dropped);
        if is_open && bought.iter().any(|one| one.left() > Weighted::ZERO) {
            set_aside(context, tx, &row, &mut bought)?;
        }
        Self::with(context, tx, row, bought)
    }

    fn with(
        context: &Context<'_>,
        tx: &Reading<'_>,
        row: EngagementRow,
        bought: Vec<Prepaid>,
    ) -> Result<Self, Failure> {
        let number = row.stored.value.number;
        let contract = store::contracts::get(tx, row.stored.value.contract)?.value;
        let zone = context.zone(contract.zone);
        let log = store::billing::consents::list(tx, number)?;
        let permission = Permission::of(&log);
        let overridden = !row.stored.value.override_reason.is_empty();
        let work: Vec<(Stored<WorkPiece>, Coverage)> = store::billing::work::of(tx, number)?
            .into_iter()
            .map(|piece| {
                let found = permission.covers(piece.value.stretch);
                let covered =
                    if overridden && found != Coverage::Whole { Coverage::Overridden } else { found };
                (piece, covered)
            })
            .collect();
        let day = last_day(&work, &zone).unwrap_or_else(|| zone.date(context.now));
        let agreed = agreed_on(context, tx, &contract, day)?;
        let quoted = row.stored.value.quoted.as_deref().map(codec::terms_of).transpose()?;
        let has_timer = store::billing::timers::all(tx)?.iter().any(|timer| timer.engagement == number);
        let mut assessed = Self {
            taxes: agreed.as_ref().map(|agreed: &Agreed| agreed.terms.taxes.clone()).unwrap_or_default(),
            terms: quoted.or(agreed.map(|agreed| agreed.terms)),
            row,
            contract,
            zone,
            log,
            permission,
            work,
            charge: None,
            not_billable: Vec::new(),
            blocked: Vec::new(),
            has_timer,
            bought,
        };
        assessed.charge = assessed.charged(context, tx, day)?;
        assessed.not_billable = assessed.reasons();
        assessed.blocked = assessed.blockers();
        Ok(assessed)
    }

    fn charged(
        &self,
        context: &Context<'_>,
        tx: &Reading<'_>,
        day: NaiveDate,
    ) -> Result<Option<Charge>, Failure> {
        let Some(terms) = &self.terms else { return Ok(None) };
        let laid_out = match &terms.after_hours {
            Some(after) => Some(LaidOutHours::of(context, tx, after.calendar, day)?),
            None => None,
        };
        let conditions = Conditions {
            terms,
            zone: &self.zone,
            normal: laid_out.as_ref().map(|hours| hours.normal(context)),
            cap_blocks: self.permission.cap_blocks(),
            earlier_caps: self.earlier_caps(),
            prepaid: self.prepaid(tx, day)?,
        };
        Ok(Some(charge(&self.billable(), &conditions)?))
    }

    /// Who bills what was not covered says why; then the last cap is the one that holds.
    fn earlier_caps(&self) -> &[EarlierCap] {
        match self.row.stored.value.override_reason.is_empty() {
            true => &self.permission.earlier_caps,
            false => &[],
        }
    }

    /// Prepaid hours there are for it: once it was posted what it drew, and no more.
    fn prepaid(&self, tx: &Reading<'_>, day: NaiveDate) -> Result<Weighted, Failure> {
        let engagement = &self.row.stored.value;
        if engagement.state == EngagementState::Billed {
            return Ok(store::billing::postings::drawn(tx, engagement.number)?);
        }
        Ok(available(&self.bought, day))
    }

    /// What it draws from which hours when it is posted.
    pub fn draws(&self) -> Vec<(PrepaidId, Weighted)> {
        let billed = self.charge.as_ref().zip(self.ended_on());
        billed.map(|(charge, day)| draw(&self.bought, charge.prepaid, day)).unwrap_or_default()
    }

    /// The work that may be billed.
    pub fn billable(&self) -> Vec<Work> {
        let part = |(piece, covered): &(Stored<WorkPiece>, Coverage)| {
            let stretch = covered.billable(piece.value.stretch)?;
            Some(Work {
                technician: key(&piece.value.technician),
                ticket: piece.value.ticket.clone(),
                stretch,
            })
        };
        self.work.iter().filter_map(part).collect()
    }

    fn reasons(&self) -> Vec<String> {
        let mut reasons: Vec<String> = Vec::new();
        for (piece, covered) in self.work.iter().filter(|(_, covered)| *covered != Coverage::Overridden) {
            if let Some(words) = in_words(*covered, |at| self.moment(at)) {
                let from = self.moment(piece.value.stretch.from);
                reasons.push(format!("{} {from}: {words}", piece.value.technician));
            }
        }
        if self.permission.grants.is_empty() && self.row.stored.value.override_reason.is_empty() {
            reasons.insert(0, "Without the client's permission nothing can be billed".to_owned());
        }
        if let Some(charge) = self.charge.as_ref().filter(|charge| charge.beyond_cap > Seconds::ZERO) {
            let beyond = domain::billing::in_minutes(charge.beyond_cap);
            reasons.push(format!("{beyond} lie beyond the cap the client agreed to"));
        }
        if self.terms.is_none() {
            reasons.push(self.no_terms());
        }
        reasons
    }

    fn no_terms(&self) -> String {
        let contract = domain::contracts::number_in_words(self.contract.number);
        format!("{contract} names no rate for advanced support: agree on terms first")
    }

    /// What stands in the way of the next step towards the bill, the weightiest first.
    fn blockers(&self) -> Vec<String> {
        let mut blockers = Vec::new();
        let state = self.row.stored.value.state;
        let overridden = !self.row.stored.value.override_reason.is_empty();
        if state == EngagementState::Billed || state == EngagementState::Dropped {
            return blockers;
        }
        if !overridden && !self.permission.stands() {
            blockers.push(self.why_no_permission());
        }
        if self.terms.is_none() {
            blockers.push(self.no_terms());
        }
        if !overridden && !self.permission.grants.is_empty() {
            let uncovered = self.work.iter().filter(|(_, covered)| *covered != Coverage::Whole).count();
            if uncovered > 0 {
                blockers.push(format!("{uncovered} of {} pieces of work not covered", self.work.len()));
            }
        }
        if self.charge.as_ref().is_some_and(|charge| charge.beyond_cap > Seconds::ZERO) {
            blockers.push("The cap is used up".to_owned());
        }
        if state == EngagementState::ToReview && self.work.is_empty() {
            blockers.push("No work was entered".to_owned());
        }
        blockers
    }

    fn why_no_permission(&self) -> String {
        let day = |at: Instant| self.zone.date(at).format("%-d %b").to_string();
        match self.permission.last().and_then(|grant| grant.withdrawn) {
            Some(at) => format!("Permission taken back on {}", day(at)),
            None => match (self.permission.declined, self.permission.asked) {
                (Some(no), asked) if asked.is_none_or(|asked| no >= asked) => {
                    format!("The client said no on {}", day(no))
                }
                (_, Some(asked)) => format!("Asked on {}, no answer yet", day(asked)),
                (_, None) => "The client was not asked yet".to_owned(),
            },
        }
    }

    /// `22 Sep 13:32 EDT`, in the contract's zone.
    pub fn moment(&self, at: Instant) -> String {
        format!("{} {}", self.zone.wall(at).format("%-d %b %H:%M"), self.zone.abbreviation_at(at))
    }

    /// The day on which its work ended, in the contract's zone.
    pub fn ended_on(&self) -> Option<NaiveDate> {
        last_day(&self.work, &self.zone)
    }

    /// What the board keeps about it.
    pub fn found(&self) -> Found {
        let last = self.permission.last();
        let charge = self.charge.as_ref();
        let stretch = |of: &(Stored<WorkPiece>, Coverage)| of.0.value.stretch;
        let worked = self.worked();
        Found {
            consent: self.permission.state(),
            granted: last.map(|grant| grant.granted),
            cap_blocks: last.and_then(|grant| grant.cap_blocks),
            expires: last.and_then(|grant| grant.expires),
            withdrawn: last.and_then(|grant| grant.withdrawn),
            asked: self.permission.asked,
            pieces: u32::try_from(self.work.len()).unwrap_or(u32::MAX),
            worked_s: worked.0,
            billed_s: charge.map_or(0, |charge| charge.billed.0),
            block_minutes: self.terms.as_ref().map_or(0, |terms| terms.block_minutes),
            minimum_applies: charge
                .is_some_and(|charge| charge.groups.iter().any(|group| group.at_least > group.worked)),
            rate_words: self.terms.as_ref().map(quoted_short).unwrap_or_default(),
            amount: charge.map(|charge| charge.amount),
            first: self.work.iter().map(|of| stretch(of).from).min(),
            last: self.work.iter().map(|of| stretch(of).to).max(),
            month: self.ended_on().map(YearMonth::of),
            blocked: codec::text(&self.blocked),
        }
    }

    /// All time worked, billable or not: each technician's without overlaps.
    pub fn worked(&self) -> Seconds {
        let mut technicians: Vec<String> =
            self.work.iter().map(|(piece, _)| key(&piece.value.technician)).collect();
        technicians.sort_unstable();
        technicians.dedup();
        let of = |technician: &String| -> Seconds {
            let own: Vec<Stretch> = self
                .work
                .iter()
                .filter(|(piece, _)| key(&piece.value.technician) == *technician)
                .map(|(piece, _)| piece.value.stretch)
                .collect();
            domain::calendar::union_of(&own).iter().map(|one| one.to - one.from).sum()
        };
        technicians.iter().map(of).sum()
    }
}

/// Sets the prepaid hours aside of what was approved before an engagement: hours are promised once, and posted in any
/// order approved work comes to what was approved.
fn set_aside(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: &EngagementRow,
    bought: &mut [Prepaid],
) -> Result<(), Failure> {
    let (own, contract) = (of.stored.value.number, of.stored.value.contract);
    let approved = store::billing::board::approved_of_contract(tx, contract)?;
    for number in approved.into_iter().take_while(|number| *number != own) {
        let row = store::billing::engagements::get(tx, number)?;
        let other = match Assessed::with(context, tx, row, bought.to_vec()) {
            Ok(other) => other,
            // It cannot be posted as it stands, and draws nothing.
            Err(failure) if failure.code == Code::BeyondCalendar => continue,
            Err(failure) => return Err(failure),
        };
        for (id, drawn) in other.draws() {
            for one in bought.iter_mut().filter(|one| one.id == id) {
                one.drawn.0 += drawn.0;
            }
        }
    }
    Ok(())
}

/// One person, however the name is written.
fn key(technician: &str) -> String {
    technician.trim().to_lowercase()
}

fn last_day(work: &[(Stored<WorkPiece>, Coverage)], zone: &Zone) -> Option<NaiveDate> {
    let end = work.iter().map(|(piece, _)| piece.value.stretch.to).max()?;
    // Work that ends at midnight ends on the day that is over then.
    Some(zone.date(end - Seconds(1)))
}

/// `CAD 85.00 / 60 min`.
fn quoted_short(terms: &BillingTerms) -> String {
    format!("{} / {} min", terms.rate, terms.per_minutes)
}

/// Reads an engagement anew, and keeps for the board what was found.
pub(super) fn refresh(context: &Context<'_>, tx: &Writing<'_>, number: i64) -> Result<Assessed, Failure> {
    let assessed = Assessed::of(context, tx, number)?;
    store::billing::engagements::note(tx, number, &assessed.found())?;
    Ok(assessed)
}

/// Reads the open engagements of a contract anew: its terms or its prepaid hours have changed.
pub(super) fn refresh_contract(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: domain::ids::ContractId,
) -> Result<(), Failure> {
    for number in store::billing::board::open_of_contract(tx, contract)? {
        refresh(context, tx, number)?;
    }
    Ok(())
}
