//! `msp billing board`, `get`, `add` and `change`.

use api::billing::{Board, BoardColumn, BoardOf, Card, EngagementOf, EngagementSave, TimerView};
use clap::{Args, Subcommand};

use super::typed::Which;
use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::outcome::Outcome;
use crate::reports::month;
use crate::session::Place;
use crate::words::{count, moment};

mod text;

pub use text::text;

#[derive(Subcommand)]
pub enum Engagements {
    Board(BoardArgs),
    Get(Get),
    Add(Add),
    Change(Change),
}

/// Show the board: what waits for the client, for work, for a look, for an invoice, and what was billed
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing board --month 2026-09 --client \"Maple & Pine Realty\"")]
pub struct BoardArgs {
    /// The month whose bills are shown; this one if left out
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<String>,
    /// Only of this client: its name or its id
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// Words of a title, a client or a ticket; or a number
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    search: String,
    /// Show at most so many of each column
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    #[command(flatten)]
    form: Form,
}

/// Show an engagement: its charge step by step, the permission with what proves it, its work, what is not billable
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing get A-314")]
pub struct Get {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    form: Form,
}

/// Enter an engagement: work that is billed, once the client agreed to it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing add --contract K-0001 --title \"Rebuild contact form after edit\" --cause client_error --ticket T-4127")]
pub struct Add {
    /// The contract it is done under: its number (K-0001, or 1) or its id
    #[arg(long)]
    contract: String,
    /// What is done
    #[arg(long)]
    title: String,
    /// Why it costs: out_of_scope or client_error
    #[arg(long)]
    cause: String,
    /// The ticket it came from
    #[arg(long, default_value = "", hide_default_value = true)]
    ticket: String,
    /// Notes for us
    #[arg(long, default_value = "", hide_default_value = true)]
    notes: String,
    #[command(flatten)]
    form: Form,
}

/// Change what is said about an engagement; what is left out stays as it is
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing change A-314 --title \"Rebuild contact form and its mails\"")]
pub struct Change {
    #[command(flatten)]
    which: Which,
    /// What is done
    #[arg(long)]
    title: Option<String>,
    /// Why it costs: out_of_scope or client_error
    #[arg(long)]
    cause: Option<String>,
    /// The ticket it came from
    #[arg(long)]
    ticket: Option<String>,
    /// Notes for us
    #[arg(long)]
    notes: Option<String>,
    #[command(flatten)]
    form: Form,
}

impl Engagements {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Board(board) => board.run(place),
            Self::Get(get) => get.run(place),
            Self::Add(add) => add.run(place),
            Self::Change(change) => change.run(place),
        }
    }
}

impl BoardArgs {
    fn run(self, place: &Place) -> Outcome {
        let asked = BoardOf {
            month: self.month.unwrap_or_default(),
            client: self.client,
            search: self.search,
            limit: self.limit,
        };
        place.open()?.show(self.form, "billing.board", asked, board)
    }
}

impl Get {
    fn run(self, place: &Place) -> Outcome {
        let asked = EngagementOf { id: self.which.engagement };
        place.open()?.show(self.form, "billing.engagement", asked, text)
    }
}

impl Add {
    fn run(self, place: &Place) -> Outcome {
        let asked = EngagementSave {
            contract: self.contract,
            title: self.title,
            ticket: self.ticket,
            cause: self.cause,
            notes: self.notes,
            ..EngagementSave::default()
        };
        place.open()?.show(self.form, "billing.save_engagement", asked, text)
    }
}

impl Change {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let known = self.which.read(&session)?;
        let asked = EngagementSave {
            id: known.card.id,
            expected_version: known.card.version,
            contract: known.contract_id,
            title: self.title.unwrap_or(known.card.title),
            ticket: self.ticket.unwrap_or(known.card.ticket),
            cause: self.cause.unwrap_or(known.cause_key),
            notes: self.notes.unwrap_or(known.notes),
        };
        session.show(self.form, "billing.save_engagement", asked, text)
    }
}

fn board(of: &Board) -> String {
    let mut text: String = of.timers.iter().map(timer).collect();
    if !text.is_empty() {
        text.push('\n');
    }
    // What was dropped is shown where there is any; the others are shown empty as well.
    let shown = of.columns.iter().filter(|column| column.state != "dropped" || column.count > 0);
    let columns: Vec<String> = shown.map(|column| column_text(column, &of.month_words)).collect();
    text + &columns.join("\n")
}

fn timer(of: &TimerView) -> String {
    let note = if of.note.is_empty() { String::new() } else { format!(": {}", of.note) };
    format!("A timer of {} runs on {} since {}{note}\n", of.technician, of.engagement, moment(&of.started))
}

fn column_text(of: &BoardColumn, month: &str) -> String {
    let mut head = of.state.replace('_', " ").to_uppercase();
    if of.state == "billed" {
        head += &format!(" {month}");
    }
    let sums: String = of.sums.iter().map(|sum| format!(", {sum}")).collect();
    let head = format!("{head}: {}{sums}\n", count(of.count, "engagement", "engagements"));
    if of.cards.is_empty() { head } else { head + &cards(&of.cards) }
}

/// Engagements as lists show them.
pub fn cards(of: &[Card]) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("NUMBER", left),
        ("CLIENT", left),
        ("TITLE", left),
        ("STATE", left),
        ("WORKED", right),
        ("BILLED", right),
        ("AMOUNT", right),
        ("INVOICE", left),
        ("STANDS IN THE WAY", left),
    ]);
    for card in of {
        columns.row([
            card.number.clone(),
            card.client.clone(),
            card.title.clone(),
            card.state.replace('_', " "),
            card.worked.clone(),
            card.billed.clone(),
            card.amount.clone(),
            card.invoice.clone(),
            card.blocked.join("; "),
        ]);
    }
    columns.text()
}
