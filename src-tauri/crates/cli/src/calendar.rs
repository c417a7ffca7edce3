//! `msp calendar`: business-time arithmetic.

use api::batch::calendar::CalendarBatch;
use api::desk::zone_rules;
use clap::{Args, Subcommand};

use crate::batch::{self, Held};
use crate::outcome::Outcome;
use crate::session::Place;

/// Count business time on a calendar
#[derive(Subcommand)]
pub enum Calendar {
    Calc(Calc),
}

/// Answer questions about calendars, JSON line by JSON line, without a database
///
/// A line names an operation (add, elapsed, next_open, next_close, prev_close, intervals), a start,
/// and a calendar: `tz`, `hours`, `holidays`, `shifts` and `breaks`, or the key of a preset as
/// `calendar`. `pauses` are pairs of moments; `landing` is "end" or "next_open"; `signed` lets an
/// elapsed time be negative. A bad line is answered with its id and an error, and the run goes on.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp calendar calc --batch < questions.jsonl > answers.jsonl

A line and its answer:
  {\"id\":1,\"op\":\"add\",\"start\":\"2026-11-20T22:30:00Z\",\"amount_s\":14400,\"calendar\":\"cyberitex-standard\"}
  {\"id\":1,\"result\":\"2026-11-23T18:30:00Z\"}")]
pub struct Calc {
    /// Read questions from standard input, write answers to standard output, in order
    #[arg(long, required = true)]
    batch: bool,
}

impl Calendar {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Calc(Calc { batch: _ }) => {
                let mut calendars = CalendarBatch::new(zone_rules());
                batch::run(&place.stop, Held::A_BUFFER, |line, out| calendars.answer(line, out))
            }
        }
    }
}
