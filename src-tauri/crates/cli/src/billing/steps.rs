//! `msp billing finish`, `approve`, `send-back`, `drop`, `take-up` and `post`.

use api::billing::{EngagementsMove, EngagementsMoved, EngagementsPost, EngagementsPosted};
use clap::{Args, Subcommand};

use super::engagements::cards;
use super::invoices::rows;
use super::typed::versions;
use super::{said, show_whole};
use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::reports::month;
use crate::session::Place;
use crate::words::count;

#[derive(Subcommand)]
pub enum Steps {
    Finish(Finish),
    Approve(Approve),
    SendBack(SendBack),
    Drop(Drop),
    TakeUp(TakeUp),
    Post(Post),
}

/// Which engagements take a step. Those that cannot are said with why, and the exit status is 1.
#[derive(Args)]
struct These {
    /// The engagements: their numbers (A-314, or 314) or their ids
    #[arg(required = true, value_name = "ENGAGEMENT")]
    engagements: Vec<String>,
    #[command(flatten)]
    form: Form,
}

/// Say that the work of engagements is done: they are reviewed next
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing finish A-314 A-316")]
pub struct Finish {
    #[command(flatten)]
    these: These,
    /// Anything to say about it
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    comment: String,
}

/// Approve engagements: they are billed next
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing approve A-314 A-316")]
pub struct Approve {
    #[command(flatten)]
    these: These,
    /// Anything to say about it
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    comment: String,
}

/// Send engagements back to whoever worked on them
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing send-back A-314 --comment \"The note is missing\"")]
pub struct SendBack {
    #[command(flatten)]
    these: These,
    /// What is wrong
    #[arg(long, value_name = "WORDS")]
    comment: String,
}

/// Drop engagements: they are not billed
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing drop A-318 --comment \"The client did it without us\"")]
pub struct Drop {
    #[command(flatten)]
    these: These,
    /// Why
    #[arg(long, value_name = "WORDS")]
    comment: String,
}

/// Take dropped engagements up again
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing take-up A-318")]
pub struct TakeUp {
    #[command(flatten)]
    these: These,
    /// Anything to say about it
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    comment: String,
}

/// Put approved engagements onto the drafts of their clients' invoices; all that are to bill unless named
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing post --month 2026-09
  msp billing post A-314 A-316")]
pub struct Post {
    /// Only these
    #[arg(value_name = "ENGAGEMENT")]
    engagements: Vec<String>,
    /// Only of this client: its name or its id
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// Only work that ended in this month or before, onto drafts of this month
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<String>,
    #[command(flatten)]
    form: Form,
}

impl Steps {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Finish(own) => own.these.take(place, "finish", own.comment),
            Self::Approve(own) => own.these.take(place, "approve", own.comment),
            Self::SendBack(own) => own.these.take(place, "send_back", own.comment),
            Self::Drop(own) => own.these.take(place, "drop", own.comment),
            Self::TakeUp(own) => own.these.take(place, "take_up", own.comment),
            Self::Post(post) => post.run(place),
        }
    }
}

impl These {
    fn take(self, place: &Place, step: &str, comment: String) -> Outcome {
        let session = place.open()?;
        let engagements = versions(&session, &self.engagements)?;
        let asked = EngagementsMove { engagements, step: step.to_owned(), comment };
        let words = |of: &EngagementsMoved| cards(&of.moved) + &said("Not moved", &of.refused);
        let is_whole = |of: &EngagementsMoved| of.refused.is_empty();
        show_whole(&session, self.form, "billing.move_engagements", asked, words, is_whole)
    }
}

impl Post {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = EngagementsPost {
            engagements: versions(&session, &self.engagements)?,
            client: self.client,
            month: self.month.unwrap_or_default(),
        };
        let words = |of: &EngagementsPosted| {
            let posted = count(of.posted, "engagement", "engagements");
            format!("{}{posted} posted.\n{}", rows(&of.invoices), said("Not posted", &of.refused))
        };
        let is_whole = |of: &EngagementsPosted| of.refused.is_empty();
        show_whole(&session, self.form, "billing.post", asked, words, is_whole)
    }
}
