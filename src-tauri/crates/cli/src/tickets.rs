//! `msp tickets`.

mod change;
mod explain;
mod import;

use api::tickets::{TicketSort, TicketView, TicketsList, TicketsPage};
use clap::{Args, Subcommand, ValueEnum};

use crate::arguments::{Form, Part};
use crate::columns::{Columns, Side};
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::tickets::change::{Add, Cause, Exclude, Include, Record};
use crate::tickets::explain::Explain;
use crate::tickets::import::{Import, Preview, TakeBack};
use crate::words::{clock, count, duration, moment_or_none, or_dash};

/// Support requests and their clocks
#[derive(Subcommand)]
pub enum Tickets {
    List(List),
    Explain(Explain),
    Import(Import),
    Preview(Preview),
    TakeBack(TakeBack),
    Add(Add),
    Record(Record),
    Exclude(Exclude),
    Include(Include),
    Cause(Cause),
}

/// List tickets
#[derive(Args)]
#[command(after_help = "\
Example:
  msp tickets list --view breached --client \"Harbour Logistics\"")]
pub struct List {
    /// Which tickets
    #[arg(long, value_enum, default_value = "next-due")]
    view: View,
    /// What they are sorted by; as the view is without
    #[arg(long, value_enum)]
    sort: Option<Sort>,
    /// The other way round
    #[arg(long)]
    descending: bool,
    /// Only those of a client: its name or its id
    #[arg(long)]
    client: Option<String>,
    /// Only those of a priority, in the helpdesk's word
    #[arg(long, default_value = "", hide_default_value = true)]
    priority: String,
    /// Words of a number or a subject
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    search: String,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum View {
    /// Open ones, next due first
    NextDue,
    /// Those that missed a promise
    Breached,
    /// Open ones that wait on the client
    WaitingOnClient,
    /// Open ones without an assignee
    Unassigned,
    /// All, the newest first
    All,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sort {
    /// What is due next
    NextDue,
    /// When it was received
    Received,
    /// Its number
    Number,
}

impl Tickets {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::List(list) => list.run(place),
            Self::Explain(explain) => explain.run(place),
            Self::Import(import) => import.run(place),
            Self::Preview(preview) => preview.run(place),
            Self::TakeBack(take_back) => take_back.run(place),
            Self::Add(add) => add.run(place),
            Self::Record(record) => record.run(place),
            Self::Exclude(exclude) => exclude.run(place),
            Self::Include(include) => include.run(place),
            Self::Cause(cause) => cause.run(place),
        }
    }
}

impl List {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (view, sort, newest_first) = self.view.in_the_door();
        let asked = TicketsList {
            view,
            search: self.search,
            client_id: match &self.client {
                Some(client) => names::client(&session, client)?,
                None => String::new(),
            },
            priority: self.priority,
            sort: self.sort.map_or(sort, Sort::in_the_door),
            descending: self.descending != (self.sort.is_none() && newest_first),
            offset: self.part.offset,
            limit: self.part.limit,
        };
        session.show(self.form, "tickets.list", asked, rows)
    }
}

impl View {
    /// The view, the order it is looked at in, and whether the last comes first.
    fn in_the_door(self) -> (TicketView, TicketSort, bool) {
        match self {
            Self::NextDue => (TicketView::NextDue, TicketSort::NextDue, false),
            Self::Breached => (TicketView::Breached, TicketSort::NextDue, false),
            Self::WaitingOnClient => (TicketView::WaitingOnClient, TicketSort::NextDue, false),
            Self::Unassigned => (TicketView::Unassigned, TicketSort::NextDue, false),
            Self::All => (TicketView::All, TicketSort::Received, true),
        }
    }
}

impl Sort {
    fn in_the_door(self) -> TicketSort {
        match self {
            Self::NextDue => TicketSort::NextDue,
            Self::Received => TicketSort::Received,
            Self::Number => TicketSort::Number,
        }
    }
}

fn rows(page: &TicketsPage) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("TICKET", left),
        ("HELPDESK", left),
        ("CLIENT", left),
        ("PRIORITY", left),
        ("NEXT TARGET", left),
        ("DUE", left),
        ("CLOCK", left),
        ("LEFT", right),
        ("ASSIGNEE", left),
        ("SUBJECT", left),
    ]);
    for row in &page.rows {
        columns.row([
            row.number.clone(),
            or_dash(&row.external_id),
            row.client.clone(),
            row.priority.clone(),
            or_dash(&row.next_target),
            moment_or_none(row.due.as_ref()),
            clock(row.clock).to_owned(),
            row.left_s.map_or_else(|| "–".to_owned(), duration),
            or_dash(&row.assignee),
            row.subject.clone(),
        ]);
    }
    if columns.is_empty() {
        return "No tickets here.".to_owned();
    }
    format!("{}{}", columns.text(), count(page.total, "ticket", "tickets"))
}
