//! A window as it is typed after `msp`, and times as they are printed.

use api::failure::Failure;
use api::maintenance::{MaintenanceForm, WindowOf, WindowView};
use api::wire::Moment;
use clap::Args;

use crate::session::Session;

/// What a window says. What is left out stays as it is, or is the usual.
#[derive(Args)]
pub struct Says {
    /// What is done
    #[arg(long)]
    title: Option<String>,
    /// When it starts, on the zone's wall clock
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    starts: Option<String>,
    /// When it ends
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    ends: Option<String>,
    /// On whose clocks, such as Pacific/Auckland
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// When it comes back, as RRULE: FREQ=MONTHLY;BYDAY=4SA; an empty one for never
    #[arg(long, value_name = "RRULE")]
    rule: Option<String>,
    /// What clients will notice: none, degraded or outage
    #[arg(long)]
    impact: Option<String>,
    /// The same in words, as clients read them
    #[arg(long)]
    words: Option<String>,
    /// A client it affects; may be given again. Without clients and policies it affects all of them
    #[arg(long = "client", value_name = "CLIENT", conflicts_with = "policies")]
    clients: Vec<String>,
    /// A policy whose clients it affects; may be given again
    #[arg(long = "policy", value_name = "POLICY")]
    policies: Vec<String>,
    /// A service it affects; may be given again. Without, everything the clients use
    #[arg(long = "service", value_name = "SERVICE")]
    services: Vec<String>,
    /// It affects all clients and services again
    #[arg(long, conflicts_with_all = ["clients", "policies", "services"])]
    all: bool,
    /// It is an emergency: security_patch or reliability
    #[arg(long, value_name = "CATEGORY", requires = "reason", requires = "approver")]
    emergency: Option<String>,
    /// Why it cannot wait
    #[arg(long)]
    reason: Option<String>,
    /// Who asked for it
    #[arg(long)]
    requester: Option<String>,
    /// Who approved it: somebody else
    #[arg(long)]
    approver: Option<String>,
}

impl Says {
    /// The form with what was typed in it.
    pub fn over(self, mut form: MaintenanceForm) -> MaintenanceForm {
        let put = |field: &mut String, typed: Option<String>| {
            if let Some(typed) = typed {
                *field = typed;
            }
        };
        put(&mut form.title, self.title);
        put(&mut form.starts, self.starts);
        put(&mut form.ends, self.ends);
        put(&mut form.zone, self.zone);
        put(&mut form.rule, self.rule);
        put(&mut form.impact, self.impact);
        put(&mut form.words, self.words);
        put(&mut form.reason, self.reason);
        put(&mut form.requester, self.requester);
        put(&mut form.approver, self.approver);
        if let Some(category) = self.emergency {
            form.kind = "emergency".to_owned();
            form.category = category;
        }
        if self.all {
            (form.whom, form.clients, form.policies, form.services) =
                ("all".to_owned(), Vec::new(), Vec::new(), Vec::new());
        }
        if !self.clients.is_empty() {
            (form.whom, form.clients, form.policies) = ("clients".to_owned(), self.clients, Vec::new());
        }
        if !self.policies.is_empty() {
            (form.whom, form.policies, form.clients) = ("policies".to_owned(), self.policies, Vec::new());
        }
        if !self.services.is_empty() {
            form.services = self.services;
        }
        form
    }
}

/// Which occurrence of which window, and how much of the series.
#[derive(Args)]
pub struct Which {
    /// The window: its number (MW-208, or 208) or its id
    pub window: String,
    /// Which occurrence: the start its rule gives it; the next one if left out
    #[arg(long, value_name = "START", default_value = "", hide_default_value = true)]
    occurrence: String,
    /// Of a series: one, following or all (those that have not begun)
    #[arg(long, default_value = "one")]
    pub scope: String,
}

impl Which {
    /// Whoever changes something here has just read it: the window, and the occurrence that is meant.
    pub fn read(&self, session: &Session) -> Result<(WindowView, String), Failure> {
        let asked = WindowOf { id: self.window.clone(), recurrence_id: self.occurrence.clone() };
        let of: WindowView = session.ask("maintenance.get", asked)?;
        let occurrence = of.occurrence.recurrence_id.clone();
        Ok((of, occurrence))
    }
}

/// `2026-09-26 22:00 NZST`.
pub fn moment(of: &Moment) -> String {
    let local = of.local.replace('T', " ");
    format!("{} {}", local.strip_suffix(":00").unwrap_or(&local), of.abbreviation)
}

/// `5:00`: hours and minutes.
pub fn length(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 3600, seconds / 60 % 60)
}
