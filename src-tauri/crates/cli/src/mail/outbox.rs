//! `msp mail outbox`, `show`, `retry`, `withdraw` and `deliver`.

use api::clients::OfId;
use api::mail::{Delivered, OutboxList, OutboxMove, OutboxPage, OutboxRow, OutboxView};
use api::wire::Nothing;
use clap::Args;
use serde_json::json;

use crate::arguments::{Form, Part};
use crate::columns::Columns;
use crate::outcome::{Outcome, Refusal};
use crate::session::{Place, Session};
use crate::terminal;
use crate::words::{count, moment, moment_or_none};

/// List the outbox: what failed first, then what waits
#[derive(Args)]
#[command(after_help = "\
Example:
  msp mail outbox --state failed")]
pub struct Outbox {
    /// Only these: waiting, sending, sent, failed or withdrawn
    #[arg(long, default_value = "", hide_default_value = true)]
    state: String,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

/// Show a mail with every try
#[derive(Args)]
#[command(after_help = "\
Example:
  msp mail show 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d")]
pub struct Show {
    /// The id of the mail
    id: String,
    #[command(flatten)]
    form: Form,
}

/// Make a mail due now; `msp mail deliver` then sends it
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp mail retry 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d
  msp mail retry --failed")]
pub struct Retry {
    /// The id of the mail
    #[arg(required_unless_present = "failed", default_value = "", hide_default_value = true)]
    id: String,
    /// Every mail that failed
    #[arg(long, conflicts_with = "id")]
    failed: bool,
    #[command(flatten)]
    form: Form,
}

/// Take a mail back before it is sent
#[derive(Args)]
#[command(after_help = "\
Example:
  msp mail withdraw 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d")]
pub struct Withdraw {
    /// The id of the mail
    id: String,
    #[command(flatten)]
    form: Form,
}

/// Send what is due, as a scheduled job does
///
/// The exit status is 1 when a mail was refused for good, or when nothing can be sent. A mail the
/// server may take later stays in the outbox; the status is 0.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp mail deliver")]
pub struct Deliver {
    #[command(flatten)]
    form: Form,
}

impl Outbox {
    pub fn run(self, place: &Place) -> Outcome {
        let Part { limit, offset } = self.part;
        let asked = OutboxList { state: self.state, offset, limit };
        place.open()?.show(self.form, "mail.outbox", asked, |page: &OutboxPage| {
            if page.rows.is_empty() {
                return "The outbox is empty.".to_owned();
            }
            format!("{}{}", table(&page.rows), count(page.total, "mail", "mails"))
        })
    }
}

impl Show {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "mail.get", OfId { id: self.id }, |view: &OutboxView| {
            let mut tries = Columns::of_words(&["TRIED", "OUTCOME", "WORDS"]);
            for one in &view.tries {
                tries.row([moment(&one.at), one.outcome.clone(), one.words.clone()]);
            }
            format!("{}\n{}\n{}", table(std::slice::from_ref(&view.row)), tries.text(), view.message)
        })
    }
}

impl Retry {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        if !self.failed {
            return moved(&session, self.form, "mail.retry", &self.id);
        }
        let failed = json!({ "state": "failed", "limit": 1000 });
        let failed: OutboxPage = session.ask("mail.outbox", failed)?;
        let mut rows: Vec<OutboxRow> = Vec::new();
        for row in failed.rows {
            rows.push(session.ask("mail.retry", OutboxMove { id: row.id, expected_version: row.version })?);
        }
        if self.form.json {
            return terminal::print_json(&session.stop, &json!(rows));
        }
        let words = format!("{} will be tried again.", count(rows.len() as i64, "mail", "mails"));
        terminal::print(&session.stop, &words)
    }
}

impl Withdraw {
    pub fn run(self, place: &Place) -> Outcome {
        moved(&place.open()?, self.form, "mail.withdraw", &self.id)
    }
}

fn moved(session: &Session, form: Form, command: &str, id: &str) -> Outcome {
    let view: OutboxView = session.ask("mail.get", OfId { id: id.to_owned() })?;
    let of = OutboxMove { id: id.to_owned(), expected_version: view.row.version };
    session.show(form, command, of, |row: &OutboxRow| table(std::slice::from_ref(row)))
}

impl Deliver {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let mut tried: Vec<OutboxRow> = Vec::new();
        let held = loop {
            let step: Delivered = session.ask("mail.deliver", Nothing {})?;
            match step.tried {
                Some(row) => tried.push(row),
                None => break step.held,
            }
        };
        let has_failed = tried.iter().any(|row| row.state == "failed");
        if self.form.json {
            terminal::print_json(&session.stop, &json!({ "tried": tried, "held": held }))?;
        } else if tried.is_empty() && held.is_empty() {
            terminal::print(&session.stop, "Nothing is due.")?;
        } else {
            let table = if tried.is_empty() { String::new() } else { table(&tried) };
            terminal::print(&session.stop, &format!("{table}{held}"))?;
        }
        if has_failed || !held.is_empty() { Err(Refusal::Said) } else { Ok(()) }
    }
}

fn table(rows: &[OutboxRow]) -> String {
    let mut columns =
        Columns::of_words(&["STATE", "TO", "SUBJECT", "TRIES", "NEXT TRY", "SENT", "WHY", "ID"]);
    for row in rows {
        columns.row([
            row.state.clone(),
            row.to.join(", "),
            row.subject.clone(),
            row.tries.to_string(),
            moment_or_none(row.next_try.as_ref()),
            moment_or_none(row.sent.as_ref()),
            row.last_error.clone(),
            row.id.clone(),
        ]);
    }
    columns.text()
}
