//! `msp tickets explain`: every metric with its ledger.

use api::clients::OfId;
use api::tickets::{Explanation, MetricView, PromiseView};
use clap::Args;

use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::{duration, line, moment, moment_or_none, or_dash, verdict};

/// Explain every due time and verdict of a ticket, line by line
#[derive(Args)]
#[command(after_help = "\
Example:
  msp tickets explain T-4127")]
pub struct Explain {
    /// Its number (T-4127, or 4127), its number in the helpdesk, or its id
    ticket: String,
    #[command(flatten)]
    form: Form,
}

impl Explain {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "tickets.explain", OfId { id: self.ticket }, text)
    }
}

/// A ticket with its clocks.
pub fn text(ticket: &Explanation) -> String {
    let mut text = head(ticket);
    for metric in &ticket.metrics {
        text += &metric_text(metric);
    }
    let mut events = Columns::of_words(&["WHEN", "WHAT", "WHO", ""]);
    for event in &ticket.events {
        let from = event.provenance.clone();
        events.row([moment(&event.at), event.words.clone(), or_dash(&event.actor), from]);
    }
    text += &format!("\n{}", events.text());
    for reading in &ticket.readings {
        text += &format!("[{}] \"{}\": {}\n", reading.letter, reading.words, reading.reading);
    }
    text
}

fn head(ticket: &Explanation) -> String {
    let row = &ticket.row;
    let mut lines = vec![format!("{} {}", row.number, row.subject)];
    let mut line = |head: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("{head:<10}{text}"));
        }
    };
    line("Client", &row.client);
    line("Helpdesk", &row.external_id);
    line("Contract", ticket.contract.as_ref().map_or("", |contract| &contract.name));
    line("Policy", &ticket.policy);
    line("Calendar", &ticket.calendar);
    line("Priority", &row.priority);
    line("Rule", &ticket.rule);
    line("Received", &moment(&row.received));
    line("Resolved", &row.resolved.as_ref().map_or_else(String::new, moment));
    line("Excluded", &ticket.excluded);
    line("", &ticket.unscored);
    line("Cause", &ticket.cause);
    line("Action", &ticket.action);
    line("State", &ticket.action_state);
    lines.join("\n") + "\n"
}

fn metric_text(metric: &MetricView) -> String {
    let mut text = format!("\n{}: {}\n", metric.title, metric.summary);
    for promise in &metric.promises {
        text += &promise_text(promise);
    }
    text
}

fn promise_text(promise: &PromiseView) -> String {
    let mut text = format!("  {}, {}: {}\n", promise.words, promise.clock, verdict(promise.verdict));
    let mut due = format!("  since {}, due {}", moment(&promise.start), moment_or_none(promise.due.as_ref()));
    if let Some(done) = &promise.done {
        due += &format!(", done {}", moment(done));
    }
    text += &format!("{due}\n");
    for words in [&promise.sentence, &promise.provenance] {
        if !words.is_empty() {
            text += &format!("  {words}\n");
        }
    }
    for line in ledger(promise).lines() {
        text += &format!("    {line}\n");
    }
    text
}

/// A line a stretch of time; nothing where nothing is counted.
fn ledger(promise: &PromiseView) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("FROM", left),
        ("TO", left),
        ("CLOCK", left),
        ("COUNTED", right),
        ("IN ALL", right),
        ("LEFT", right),
        ("WHY", left),
    ]);
    for entry in &promise.ledger {
        columns.row([
            moment(&entry.from),
            moment(&entry.to),
            line(entry.state).to_owned(),
            duration(entry.counted_s),
            duration(entry.cumulative_s),
            duration(entry.remaining_s),
            entry.why.clone(),
        ]);
    }
    if columns.is_empty() { String::new() } else { columns.text() }
}
