//! Ledgers as lines of the wire.

use super::wire::{LedgerLine, LineState, PromiseView, Verdict};
use crate::failure::Failure;
use crate::shelf::LaidOut;
use crate::tickets::standing::target_words;
use crate::wire::{Moment, seconds};
use crate::words;
use domain::calendar::Holidays;
use domain::tickets::{LedgerRow, LedgerState, PauseWhy, Scored, State, ledger};
use domain::time::Instant;
use domain::zones::Zone;

/// Everything the lines of a ticket share.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub laid_out: &'a LaidOut,
    pub holidays: &'a Holidays,
    /// The zone in which times are shown.
    pub zone: &'a Zone,
    pub as_of: Instant,
}

impl Page<'_> {
    pub fn moment(&self, at: Instant) -> Moment {
        Moment::new(at, self.zone)
    }

    pub fn rows(&self, scored: &Scored) -> Result<Vec<LedgerRow>, Failure> {
        Ok(ledger(scored, &self.laid_out.surroundings(self.holidays), self.as_of)?.rows)
    }

    pub fn lines(&self, rows: &[LedgerRow]) -> Vec<LedgerLine> {
        rows.iter().map(|row| self.line(row)).collect()
    }

    fn line(&self, row: &LedgerRow) -> LedgerLine {
        let (state, why) = match &row.state {
            LedgerState::Running => (LineState::Running, String::new()),
            LedgerState::PastDue => (LineState::PastDue, String::new()),
            LedgerState::Paused(why) => (LineState::Paused, pause_words(*why).to_owned()),
            LedgerState::Closed(why) => (LineState::Closed, why.in_words()),
            LedgerState::ClocksChange(by) => (LineState::ClocksChange, change_words(*by)),
        };
        LedgerLine {
            from: self.moment(row.from),
            to: self.moment(row.to),
            state,
            why,
            counted_s: seconds(row.counted),
            cumulative_s: seconds(row.cumulative),
            remaining_s: seconds(row.remaining),
        }
    }

    pub fn promise(&self, scored: &Scored) -> Result<PromiseView, Failure> {
        Ok(PromiseView {
            verdict: verdict(scored.state),
            words: target_words(scored, self.laid_out),
            clock: scored.clock_in_words().to_owned(),
            start: self.moment(scored.start),
            due: scored.due.map(|at| self.moment(at)),
            aim: scored.aim.map(|at| self.moment(at)),
            done: scored.done.map(|at| self.moment(at)),
            allowed_s: seconds(scored.allowed),
            counted_s: seconds(scored.counted),
            spare_s: seconds(scored.allowed - scored.counted),
            missed: scored.missed,
            sentence: self.sentence(scored),
            provenance: scored.provenance.clone(),
            ledger: self.lines(&self.rows(scored)?),
        })
    }

    /// `15:45 counted of 24:00, 8:15 to spare. The aim of 8:00 passed on Mon 21 Sep 14:50 MDT:
    /// reported, not a breach.`
    fn sentence(&self, scored: &Scored) -> String {
        let d = words::duration;
        let counted = format!("{} counted of {}", d(scored.counted), d(scored.allowed));
        let spare = scored.allowed - scored.counted;
        let verdict = match scored.state {
            State::Met => format!("{counted}, {} to spare.", d(spare)),
            State::Late if scored.late_by() == domain::time::Seconds::ZERO => {
                let done = scored.done.map(|at| words::moment(at, self.zone)).unwrap_or_default();
                format!(
                    "{counted}: late, because it was done {done}, after the due time, while the desk was closed."
                )
            }
            State::Late if scored.done.is_some() => format!("{counted}, {} late.", d(-spare)),
            State::Late => format!("{counted}, {} over and still open.", d(-spare)),
            State::Open => format!("{counted}, {} left.", d(spare)),
            State::Paused => format!("{counted}. Paused: no due time until the clock runs again."),
            State::NotScored => return "As needed: shown, never scored.".to_owned(),
            State::NotInSource => {
                return "The source has no messages, so updates cannot be judged.".to_owned();
            }
        };
        format!("{verdict}{}{}", self.aim_sentence(scored), missed_sentence(scored))
    }

    fn aim_sentence(&self, scored: &Scored) -> String {
        let (Some(aim), Some(allowed)) = (scored.aim, scored.allowed_aim) else { return String::new() };
        if scored.counted <= allowed {
            return format!(" Within the aim of {}.", words::duration(allowed));
        }
        let passed = words::moment(aim, self.zone);
        let verdict = if scored.state == State::Late { "" } else { ": reported, not a breach" };
        format!(" The aim of {} passed on {passed}{verdict}.", words::duration(allowed))
    }
}

fn missed_sentence(scored: &Scored) -> String {
    match scored.missed {
        0 | 1 => String::new(),
        missed => format!(" {missed} updates were missed in between."),
    }
}

pub(crate) fn verdict(state: State) -> Verdict {
    match state {
        State::Met => Verdict::Met,
        State::Late => Verdict::Late,
        State::Open => Verdict::Open,
        State::Paused => Verdict::Paused,
        State::NotScored => Verdict::NotScored,
        State::NotInSource => Verdict::NotInSource,
    }
}

pub(crate) fn pause_words(why: PauseWhy) -> &'static str {
    match why {
        PauseWhy::Client => "waiting on client",
        PauseWhy::ThirdParty => "waiting on third party",
        PauseWhy::Resolved => "resolved, reopened later",
    }
}

/// `clocks go forward 1 h`.
fn change_words(by: i32) -> String {
    let (direction, by) = if by >= 0 { ("forward", by) } else { ("back", -by) };
    let (hours, minutes) = (by / 3600, by / 60 % 60);
    match (hours, minutes) {
        (0, minutes) => format!("clocks go {direction} {minutes} min"),
        (hours, 0) => format!("clocks go {direction} {hours} h"),
        (hours, minutes) => format!("clocks go {direction} {hours} h {minutes} min"),
    }
}
