//! An engagement as a terminal shows it.

use api::billing::{ChargeView, ConsentLine, ConsentView, EngagementView, PostingView, WorkView};

use crate::columns::{Columns, Side};
use crate::words::moment;

/// An engagement with everything about it.
pub fn text(of: &EngagementView) -> String {
    let parts = [head(of), charge(&of.charge), consent(&of.consent), work(&of.work), postings(&of.postings)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

fn head(of: &EngagementView) -> String {
    let card = &of.card;
    let mut text = format!("{} {} ({})\n", card.number, card.title, card.state.replace('_', " "));
    let under = format!("{}, {}", card.contract, of.policy);
    let approvers: Vec<&str> = of.approvers.iter().map(|approver| approver.name.as_str()).collect();
    let timer = card.timer.as_ref();
    let timer = timer.map(|own| format!("runs for {} since {}", own.technician, moment(&own.started)));
    for (name, value) in [
        ("Client", card.client.as_str()),
        ("Contract", under.trim_end_matches(", ")),
        ("Ticket", card.ticket.as_str()),
        ("Cause", card.cause.as_str()),
        ("Terms", of.terms_words.as_str()),
        ("Cap", card.cap.as_str()),
        ("Approves", approvers.join(", ").as_str()),
        ("Timer", timer.unwrap_or_default().as_str()),
        ("Invoice", card.invoice.as_str()),
        ("Overridden", of.override_reason.as_str()),
        ("Comment", card.comment.as_str()),
        ("Notes", of.notes.as_str()),
    ] {
        if !value.is_empty() {
            text += &format!("{name:<11}{value}\n");
        }
    }
    text + &super::super::said("In the way", &card.blocked)
}

fn charge(of: &ChargeView) -> String {
    let mut text = String::new();
    let steps = of.steps.iter().chain(&of.taxes);
    let mut columns = Columns::new(&[("CHARGE", Side::Left), ("FROM", Side::Left), ("TO", Side::Right)]);
    for step in steps {
        columns.row([step.name.clone(), step.from.clone(), step.to.clone()]);
    }
    if !columns.is_empty() {
        text += &columns.text();
    }
    for line in &of.lines {
        text += &format!("{line}\n");
    }
    if !of.gross.is_empty() {
        text += &format!("With tax {}\n", of.gross);
    }
    text + &super::super::said("Not billable", &of.not_billable)
}

fn consent(of: &ConsentView) -> String {
    let timing = if of.timing.is_empty() { String::new() } else { format!(", {}", of.timing) };
    let mut text = format!("Permission: {}{timing}\n", of.state);
    let granted = of.granted.as_ref().map(moment);
    for (name, value) in [
        ("Granted", granted.unwrap_or_default()),
        ("By", of.by.clone()),
        ("Channel", of.channel.clone()),
        ("Quoted", of.quoted.clone()),
        ("Cap", of.cap.clone()),
        ("Expires", of.expires.as_ref().map(moment).unwrap_or_default()),
        ("Withdrawn", of.withdrawn.as_ref().map(moment).unwrap_or_default()),
    ] {
        if !value.is_empty() {
            text += &format!("{name:<11}{value}\n");
        }
    }
    text + &log(&of.log)
}

fn log(of: &[ConsentLine]) -> String {
    if of.is_empty() {
        return String::new();
    }
    let mut columns =
        Columns::of_words(&["", "SAID", "WHEN", "HOW", "WHO", "WORDS", "FILE", "MAIL", "SHA-256"]);
    for line in of {
        columns.row([
            line.position.to_string(),
            line.act.clone(),
            moment(&line.at),
            line.channel.clone(),
            line.contact.clone(),
            beginning(&line.words),
            line.file.clone(),
            line.mail.clone(),
            line.sha256.clone(),
        ]);
    }
    columns.text()
}

/// The first line of a letter; all of it is in the JSON.
fn beginning(words: &str) -> String {
    match words.trim().split_once('\n') {
        Some((first, _)) => format!("{} …", first.trim_end()),
        None => words.trim().to_owned(),
    }
}

fn work(of: &[WorkView]) -> String {
    if of.is_empty() {
        return "No work yet.\n".to_owned();
    }
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("", right),
        ("WHO", left),
        ("FROM", left),
        ("TO", left),
        ("LENGTH", right),
        ("WHAT", left),
        ("TICKET", left),
        ("SOURCE", left),
        ("NOT COVERED", left),
    ]);
    for (place, piece) in of.iter().enumerate() {
        columns.row([
            (place + 1).to_string(),
            piece.technician.clone(),
            moment(&piece.from),
            moment(&piece.to),
            piece.length.clone(),
            piece.note.clone(),
            piece.ticket.clone(),
            piece.source.clone(),
            piece.not_covered.clone(),
        ]);
    }
    let over = of.iter().filter(|piece| !piece.overlap_reason.is_empty());
    let over: String = over
        .map(|piece| format!("Beside other work, {}: {}\n", moment(&piece.from), piece.overlap_reason))
        .collect();
    columns.text() + &over
}

fn postings(of: &[PostingView]) -> String {
    if of.is_empty() {
        return String::new();
    }
    let mut columns = Columns::of_words(&["POSTED", "AMOUNT", "INVOICE", "REVERSED", "WHY"]);
    for one in of {
        columns.row([
            moment(&one.at),
            one.amount.clone(),
            one.invoice.clone(),
            one.reversed.as_ref().map(moment).unwrap_or_default(),
            one.reason.clone(),
        ]);
    }
    columns.text()
}
