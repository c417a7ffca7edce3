//! `msp sla`: due times and policies.

mod announce;
mod compare;
mod drafts;
mod policies;
mod year;

use api::batch::due::DueBatch;
use api::desk::zone_rules;
use clap::{Args, Subcommand};

use crate::batch::{self, Held};
use crate::outcome::Outcome;
use crate::session::Place;
use crate::sla::announce::{Announce, Announcements, Notice, Told};
use crate::sla::compare::{Compare, Export, Versions};
use crate::sla::drafts::{Begin, Discard, Drafts, Publish};
use crate::sla::policies::{Import, List, Policy, Presets, Use};
use crate::sla::year::Year;

/// Policies, and the due times they give
#[derive(Subcommand)]
pub enum Sla {
    Due(Due),
    Policies(List),
    Policy(Policy),
    Presets(Presets),
    Use(Use),
    Import(Import),
    Export(Export),
    Versions(Versions),
    Compare(Compare),
    Drafts(Drafts),
    Begin(Begin),
    Publish(Publish),
    Discard(Discard),
    Announcements(Announcements),
    Announce(Announce),
    Notice(Notice),
    Told(Told),
    Year(Year),
}

/// Answer due times of the published policies, JSON line by JSON line, without a database
///
/// A line names a policy, a priority and the moment of receipt (RFC 3339); `tz` and `holidays`
/// replace the preset's own. Due times are UTC, null where the policy sets none; a metric the
/// priority does not have is absent. A bad line is answered with its id and an error, and the run
/// goes on.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla due --batch < tickets.jsonl > due.jsonl

A line and its answer:
  {\"id\":1,\"policy\":\"cyberitex-standard\",\"priority\":\"P2\",\"created\":\"2026-11-20T22:30:00Z\"}
  {\"id\":1,\"due\":{\"first_response\":\"2026-11-23T18:30:00Z\",…}}")]
pub struct Due {
    /// Read questions from standard input, write answers to standard output, in order
    #[arg(long, required = true)]
    batch: bool,
}

impl Sla {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Due(Due { batch: _ }) => {
                let mut policies = DueBatch::new(zone_rules());
                batch::run(&place.stop, Held::A_BUFFER, |line, out| policies.answer(line, out))
            }
            Self::Policies(list) => list.run(place),
            Self::Policy(policy) => policy.run(place),
            Self::Presets(presets) => presets.run(place),
            Self::Use(used) => used.run(place),
            Self::Import(import) => import.run(place),
            Self::Export(export) => export.run(place),
            Self::Versions(versions) => versions.run(place),
            Self::Compare(compare) => compare.run(place),
            Self::Drafts(drafts) => drafts.run(place),
            Self::Begin(begin) => begin.run(place),
            Self::Publish(publish) => publish.run(place),
            Self::Discard(discard) => discard.run(place),
            Self::Announcements(list) => list.run(place),
            Self::Announce(announce) => announce.run(place),
            Self::Notice(notice) => notice.run(place),
            Self::Told(told) => told.run(place),
            Self::Year(year) => year.run(place),
        }
    }
}
