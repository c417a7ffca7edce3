//! `msp billing letter`, `ask`, `consent`, `decline`, `withdraw`, `override` and `save-evidence`.

use api::billing::{
    ConsentAsk, ConsentEnd, ConsentFileSave, ConsentLetter, ConsentLetterOf, ConsentOverride, ConsentRecord,
};
use api::reports::Saved;
use clap::{Args, Subcommand};

use super::engagements::text;
use super::typed::Which;
use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::session::Place;

#[derive(Subcommand)]
pub enum Permission {
    Letter(Letter),
    Ask(Box<Ask>),
    #[command(name = "consent")]
    Record(Box<Record>),
    Decline(Decline),
    Withdraw(Withdraw),
    Override(Override),
    SaveEvidence(SaveEvidence),
}

/// Show the letter that would ask for permission
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing letter A-314 --contact \"Sophie Tran\" --cap-blocks 3")]
pub struct Letter {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    whom: Whom,
    #[command(flatten)]
    form: Form,
}

/// Whom is asked, for how much.
#[derive(Args)]
struct Whom {
    /// A contact who may approve fees: name or id; the first of them if left out
    #[arg(long, default_value = "", hide_default_value = true)]
    contact: String,
    /// Ask for so many blocks at most; no cap if left out
    #[arg(long, value_name = "N", default_value = "", hide_default_value = true)]
    cap_blocks: String,
}

/// Ask for permission, by mail or with a file for another mail program; the terms of the day are quoted
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing ask A-314 --contact \"Sophie Tran\" --cap-blocks 3 --mail
  msp billing ask A-314 --file letters")]
pub struct Ask {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    whom: Whom,
    /// Put it into the outbox
    #[arg(long, required_unless_present = "file", conflicts_with = "file")]
    mail: bool,
    /// Write it as an e-mail file: to this file, or into this folder
    #[arg(long, value_name = "PATH")]
    file: Option<String>,
    /// Another subject than the letter's
    #[arg(long, default_value = "", hide_default_value = true)]
    subject: String,
    /// Another text than the letter's
    #[arg(long, default_value = "", hide_default_value = true)]
    body: String,
    #[command(flatten)]
    form: Form,
}

/// Record that permission was given, and what proves it; or that more was agreed to
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing consent A-314 --granted-at 2026-09-22T13:20 --channel email --contact \"Sophie Tran\" --evidence \"Yes, please go ahead.\"
  msp billing consent A-314 --granted-at 2026-09-22T13:20 --channel letter --contact \"Sophie Tran\" --file answer.pdf --cap-blocks 3")]
pub struct Record {
    #[command(flatten)]
    which: Which,
    /// When it was given: RFC 3339, or on the contract's clocks
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    granted_at: String,
    /// email, phone, portal, letter or meeting
    #[arg(long)]
    channel: String,
    /// Who gave it: name, id or address of a contact
    #[arg(long)]
    contact: String,
    /// The words of the answer
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    evidence: String,
    /// A file that proves it; it is kept
    #[arg(long, value_name = "FILE", default_value = "", hide_default_value = true)]
    file: String,
    /// For so many blocks at most; as in the letter, or as it stands, if left out; "none" for no cap
    #[arg(long, value_name = "N", default_value = "", hide_default_value = true)]
    cap_blocks: String,
    /// Until when it is good; as it stands if left out; "none" for no end
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM", default_value = "", hide_default_value = true)]
    expires: String,
    #[command(flatten)]
    form: Form,
}

/// Who said no, how, and when.
#[derive(Args)]
struct Said {
    /// When; now if left out
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM", default_value = "", hide_default_value = true)]
    at: String,
    /// email, phone, portal, letter or meeting
    #[arg(long)]
    channel: String,
    /// Who said it: name, id or address of a contact
    #[arg(long, default_value = "", hide_default_value = true)]
    contact: String,
    /// What was said
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    evidence: String,
}

/// Record that the client said no
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing decline A-314 --channel phone --contact \"Sophie Tran\" --evidence \"Not this month.\"")]
pub struct Decline {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    said: Said,
    #[command(flatten)]
    form: Form,
}

/// Record that the client took its permission back: work from then on is not covered
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing withdraw A-314 --at 2026-09-22T15:00 --channel phone --contact \"Sophie Tran\" --evidence \"Stop, please.\"")]
pub struct Withdraw {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    said: Said,
    #[command(flatten)]
    form: Form,
}

/// Bill work without permission, and say why: it is printed
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing override A-314 --reason \"agreed by telephone while it burned\"
  msp billing override A-314 --take-back")]
pub struct Override {
    #[command(flatten)]
    which: Which,
    /// Why
    #[arg(long, default_value = "", hide_default_value = true, required_unless_present = "take_back")]
    reason: String,
    /// Take an earlier decision back
    #[arg(long, conflicts_with = "reason")]
    take_back: bool,
    #[command(flatten)]
    form: Form,
}

/// Write the file that proves a permission, as it was kept
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing save-evidence A-314 2 --out answers")]
pub struct SaveEvidence {
    #[command(flatten)]
    which: Which,
    /// Which line of the permission's evidence, as `msp billing get` numbers them
    position: i64,
    /// The file, or a folder
    #[arg(long, value_name = "PATH", default_value = ".")]
    out: String,
    #[command(flatten)]
    form: Form,
}

impl Permission {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Letter(letter) => letter.run(place),
            Self::Ask(ask) => ask.run(place),
            Self::Record(record) => record.run(place),
            Self::Decline(Decline { which, said, form }) => {
                said.end(place, which, "billing.decline_consent", form)
            }
            Self::Withdraw(Withdraw { which, said, form }) => {
                said.end(place, which, "billing.withdraw_consent", form)
            }
            Self::Override(decided) => decided.run(place),
            Self::SaveEvidence(save) => save.run(place),
        }
    }
}

impl Letter {
    fn run(self, place: &Place) -> Outcome {
        let Whom { contact, cap_blocks } = self.whom;
        let asked = ConsentLetterOf { id: self.which.engagement, contact, cap_blocks };
        place.open()?.show(self.form, "billing.consent_letter", asked, |of: &ConsentLetter| {
            let email = if of.email.is_empty() { "no address" } else { of.email.as_str() };
            let held = if of.can_send { "" } else { "No mail server is set up: write it with --file.\n" };
            format!("To: {} <{email}>\nSubject: {}\n{held}\n{}", of.name, of.subject, of.body)
        })
    }
}

impl Ask {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let card = self.which.card(&session)?;
        let how = if self.mail { "mail" } else { "file" };
        let asked = ConsentAsk {
            id: card.id,
            expected_version: card.version,
            contact: self.whom.contact,
            cap_blocks: self.whom.cap_blocks,
            subject: self.subject,
            body: self.body,
            how: how.to_owned(),
            path: self.file.unwrap_or_default(),
        };
        session.show(self.form, "billing.ask_consent", asked, text)
    }
}

impl Record {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let card = self.which.card(&session)?;
        let asked = ConsentRecord {
            id: card.id,
            expected_version: card.version,
            granted_at: self.granted_at,
            channel: self.channel,
            contact: self.contact,
            evidence: self.evidence,
            file: self.file,
            cap_blocks: self.cap_blocks,
            expires_at: self.expires,
        };
        session.show(self.form, "billing.record_consent", asked, text)
    }
}

impl Said {
    fn end(self, place: &Place, which: Which, command: &str, form: Form) -> Outcome {
        let session = place.open()?;
        let card = which.card(&session)?;
        let asked = ConsentEnd {
            id: card.id,
            expected_version: card.version,
            at: self.at,
            channel: self.channel,
            contact: self.contact,
            evidence: self.evidence,
        };
        session.show(form, command, asked, text)
    }
}

impl Override {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let card = self.which.card(&session)?;
        let asked = ConsentOverride { id: card.id, expected_version: card.version, reason: self.reason };
        session.show(self.form, "billing.override_consent", asked, text)
    }
}

impl SaveEvidence {
    fn run(self, place: &Place) -> Outcome {
        let asked = ConsentFileSave { id: self.which.engagement, position: self.position, path: self.out };
        place.open()?.show(self.form, "billing.save_consent_file", asked, |saved: &Saved| {
            format!("Written to {}.", saved.path)
        })
    }
}
