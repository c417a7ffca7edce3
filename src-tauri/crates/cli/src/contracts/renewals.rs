//! `msp contracts renewals`, `term`, `agree`, `renew`, `notice`, `withdraw-notice`, `renew-due`.

use api::clients::OfId;
use api::contracts::{
    ContractEnd, ContractMove, ContractNotice, ContractRenew, ContractView, RenewalsList, RenewalsPage,
    RenewalsSave, RenewedDue, TermAgree,
};
use api::reports::Saved;
use api::wire::Nothing;
use clap::{Args, ValueEnum};

use crate::arguments::{Form, Part};
use crate::columns::{Columns, Side};
use crate::contracts::typed::Ends;
use crate::contracts::{Which, text};
use crate::outcome::Outcome;
use crate::session::{Place, Session};
use crate::words::{count, moment, or_dash};

/// List what runs out or must be given notice of, soonest first
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp contracts renewals --days 60 --json
  msp contracts renewals --csv renewals.csv")]
pub struct Renewals {
    /// Within how many days
    #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..))]
    days: u32,
    /// Write all of it to this file as CSV instead
    #[arg(long, value_name = "FILE")]
    csv: Option<String>,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

/// Show the end of a contract: what was agreed, what comes next, renewals
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts term K-0001")]
pub struct Term {
    #[command(flatten)]
    which: Which,
}

/// Agree on a contract's term, its renewal, notice and reminders; what is left out is agreed as none
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts agree K-0001 --lasts \"12 months\" --renews-by \"3 months\" --notice \"30 days\" --remind 90,60,30")]
pub struct Agree {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    end: Ends,
}

/// Renew a contract
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp contracts renew K-0001
  msp contracts renew K-0001 --by \"12 months\" --remark \"order SO-2291\"")]
pub struct Renew {
    #[command(flatten)]
    which: Which,
    /// By how much; by its own period without
    #[arg(
        long,
        value_name = "LENGTH",
        conflicts_with = "until",
        default_value = "",
        hide_default_value = true
    )]
    by: String,
    /// Until this day instead
    #[arg(long, value_name = "DATE", default_value = "", hide_default_value = true)]
    until: String,
    /// Why, or how it was agreed
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    remark: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum From {
    Client,
    Provider,
}

/// Record notice of a contract: it ends with the term the notice was in time for
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts notice K-0001 --from client --on 2026-09-24 --reason \"sold the practice\"")]
pub struct Notice {
    #[command(flatten)]
    which: Which,
    /// By whom
    #[arg(long)]
    from: From,
    /// On which day; today without
    #[arg(long, value_name = "DATE", default_value = "", hide_default_value = true)]
    on: String,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
}

/// Take notice of a contract back
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts withdraw-notice K-0001")]
pub struct WithdrawNotice {
    #[command(flatten)]
    which: Which,
}

/// Renew every contract whose term ran out and that renews itself; any command does this first
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts renew-due")]
pub struct RenewDue {
    #[command(flatten)]
    form: Form,
}

impl Renewals {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        if let Some(path) = self.csv {
            let asked = RenewalsSave { days: self.days, path };
            return session.show(self.form, "contracts.save_renewals", asked, |saved: &Saved| {
                format!("Written to {}.", saved.path)
            });
        }
        let Part { limit, offset } = self.part;
        let asked = RenewalsList { days: self.days, offset, limit };
        session.show(self.form, "contracts.renewals", asked, board)
    }
}

fn board(page: &RenewalsPage) -> String {
    if page.rows.is_empty() {
        return format!("Nothing runs out or must be given notice of within {} days.", page.days);
    }
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("ON", left),
        ("DAYS", right),
        ("NEXT", left),
        ("CONTRACT", left),
        ("CLIENT", left),
        ("LAST DAY", left),
        ("RENEWS TO", left),
        ("A MONTH", right),
        ("12 MONTHS", right),
    ]);
    for row in &page.rows {
        columns.row([
            row.next_on.clone(),
            row.days_left.to_string(),
            step(&row.next).to_owned(),
            row.number.clone(),
            row.client.clone(),
            row.ends_on.clone(),
            or_dash(row.renews_to.as_deref().unwrap_or_default()),
            or_dash(&row.monthly.join(" + ")),
            or_dash(&row.attainment),
        ]);
    }
    let worth = or_dash(&page.monthly.join(" + "));
    format!("{}{}, {worth} a month", columns.text(), count(page.total, "contract", "contracts"))
}

fn step(key: &str) -> &str {
    match key {
        "notice_by" => "notice by",
        "renews" => "renews itself after",
        "ends" => "ends",
        "ran_out" => "ran out",
        other => other,
    }
}

impl Which {
    /// Whoever changes a contract here has just read it.
    pub fn read(&self, session: &Session) -> Result<(String, i64), api::failure::Failure> {
        let read: ContractView = session.ask("contracts.get", OfId { id: self.contract.clone() })?;
        Ok((read.row.id, read.version))
    }
}

impl Term {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.which.form, "contracts.term", OfId { id: self.which.contract }, term)
    }
}

impl Agree {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (id, expected_version) = self.which.read(&session)?;
        let asked = TermAgree { id, expected_version, term: self.end.term() };
        session.show(self.which.form, "contracts.agree_term", asked, term)
    }
}

impl Renew {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (id, expected_version) = self.which.read(&session)?;
        let asked =
            ContractRenew { id, expected_version, by: self.by, until: self.until, remark: self.remark };
        session.show(self.which.form, "contracts.renew", asked, text)
    }
}

impl Notice {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (id, expected_version) = self.which.read(&session)?;
        let from = match self.from {
            From::Client => "client",
            From::Provider => "provider",
        };
        let (given_on, from, reason) = (self.on, from.to_owned(), self.reason);
        let asked = ContractNotice { id, expected_version, given_on, from, reason };
        session.show(self.which.form, "contracts.give_notice", asked, text)
    }
}

impl WithdrawNotice {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (id, expected_version) = self.which.read(&session)?;
        let asked = ContractMove { id, expected_version, reason: String::new() };
        session.show(self.which.form, "contracts.withdraw_notice", asked, text)
    }
}

impl RenewDue {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "contracts.renew_due", Nothing {}, |due: &RenewedDue| {
            if due.renewed.is_empty() {
                "No term has run out since somebody looked last.".to_owned()
            } else {
                format!("Renewed: {}", due.renewed.join(", "))
            }
        })
    }
}

fn term(of: &ContractEnd) -> String {
    let agreed = &of.agreed;
    let days: Vec<String> = agreed.reminders.iter().map(u32::to_string).collect();
    let mut lines = vec![
        format!("From           {}", of.starts_on),
        format!("To             {}", of.ends_on.as_deref().unwrap_or("open")),
        format!("First term     {}", or_dash(&agreed.lasts)),
        format!("Renews by      {}", or_dash(&agreed.renews_by)),
        format!("Notice         {}", or_dash(&agreed.notice)),
        format!("Reminders      {}", or_dash(&days.join(", "))),
    ];
    if let Some(on) = &of.next_on {
        lines.push(format!("Next           {} {on}", step(&of.next)));
    }
    if let Some(given) = &of.notice_given {
        lines.push(format!("Notice given   {given} by the {} {}", of.notice_from, of.notice_reason));
    }
    for renewal in &of.renewals {
        lines.push(format!(
            "Renewed        {} to {}, {}, recorded {} {}",
            renewal.from,
            renewal.last,
            renewal.kind,
            moment(&renewal.at),
            renewal.remark
        ));
    }
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}
