//! `msp history` and `msp find`.

use api::history::{HistoryList, HistoryPage};
use api::search::Found;
use clap::Args;

use crate::arguments::{Form, Part};
use crate::columns::{Columns, Side};
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::{count, moment, number};

/// Show who did what, the last act first
#[derive(Args)]
#[command(after_help = "\
Example:
  msp history --limit 20")]
pub struct History {
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

/// Find clients, contracts and tickets
#[derive(Args)]
#[command(after_help = "\
Example:
  msp find \"t: mailbox full\"")]
pub struct Find {
    /// What to look for; `c:`, `k:` or `t:` in front looks among clients, contracts or tickets alone
    words: String,
    #[command(flatten)]
    form: Form,
}

impl History {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = HistoryList { offset: self.part.offset, limit: self.part.limit };
        place.open()?.show(self.form, "history.list", asked, lines)
    }
}

impl Find {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "search.find", api::search::Find { query: self.words }, hits)
    }
}

fn lines(page: &HistoryPage) -> String {
    let left = Side::Left;
    let heads = [("LINE", Side::Right), ("WHEN", left), ("WHO", left), ("DID", left), ("ABOUT", left)];
    let mut columns = Columns::new(&heads);
    for line in &page.rows {
        columns.row([
            number(line.seq),
            moment(&line.at),
            line.user.clone(),
            line.command.clone(),
            line.subject.clone(),
        ]);
    }
    format!("{}{}. {}", columns.text(), count(page.total, "line", "lines"), page.chain)
}

fn hits(found: &Found) -> String {
    if found.hits.is_empty() {
        return "Nothing was found.".to_owned();
    }
    let mut columns = Columns::of_words(&["WHAT", "NUMBER", "NAME", ""]);
    for hit in &found.hits {
        columns.row([hit.kind.clone(), hit.number.clone(), hit.text.clone(), hit.detail.clone()]);
    }
    columns.text()
}
