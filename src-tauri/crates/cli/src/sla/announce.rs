//! Announcing a new version: what waits, whom it touches, the letters, who was told.

use std::path::PathBuf;

use api::sla::{self, AnnouncementView, Exported, NoticeChannel, NoticeFileOf, NoticeRecord, PolicyOf};
use api::wire::Nothing;
use clap::{Args, ValueEnum};

use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::terminal;
use crate::words::{moment, number, or_dash};

/// List new versions of policies that some client should hear of
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla announcements")]
pub struct Announcements {
    #[command(flatten)]
    form: Form,
}

/// Show what a version changes, whom it touches, and who was told
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla announce cybermark-standard")]
pub struct Announce {
    /// The policy: its key for its newest version, KEY@N, or an id
    policy: String,
    #[command(flatten)]
    form: Form,
}

/// Write the letter to a client: to read, or as an e-mail to send
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla notice cybermark-standard --client \"Harbour Logistics\" --to letters")]
pub struct Notice {
    /// The policy: its key for its newest version, KEY@N, or an id
    policy: String,
    /// The client, by its name or id
    #[arg(long)]
    client: String,
    /// Write it as an e-mail to this file or folder; the letter is shown without
    #[arg(long, value_name = "PATH")]
    to: Option<PathBuf>,
}

/// Note that a client was told; what is noted stays
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla told cybermark-standard --client \"Harbour Logistics\" --by phone --whom \"Ana Petrie\"")]
pub struct Told {
    /// The policy: its key for its newest version, KEY@N, or an id
    policy: String,
    /// The client, by its name or id
    #[arg(long)]
    client: String,
    /// How
    #[arg(long, value_enum)]
    by: By,
    /// Who was told
    #[arg(long)]
    whom: String,
    /// When, in the provider's zone; now without
    #[arg(long, value_name = "TIME", default_value = "", hide_default_value = true)]
    at: String,
    /// Anything to add
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    Email,
    Letter,
    Phone,
    Portal,
    Meeting,
}

impl By {
    fn channel(self) -> NoticeChannel {
        match self {
            Self::Email => NoticeChannel::Email,
            Self::Letter => NoticeChannel::Letter,
            Self::Phone => NoticeChannel::Phone,
            Self::Portal => NoticeChannel::Portal,
            Self::Meeting => NoticeChannel::Meeting,
        }
    }
}

impl Announcements {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "sla.announcements", Nothing::default(), |of: &sla::Announcements| {
            let (left, right) = (Side::Left, Side::Right);
            let heads =
                [("POLICY", left), ("VERSION", right), ("FROM", left), ("CLIENTS", right), ("TOLD", right)];
            let mut columns = Columns::new(&heads);
            for row in &of.rows {
                let from = or_dash(row.policy.effective_from.as_deref().unwrap_or_default());
                let key = row.policy.key.clone();
                columns.row([key, number(row.policy.number), from, number(row.clients), number(row.told)]);
            }
            if columns.is_empty() { "No new version touches a contract.".to_owned() } else { columns.text() }
        })
    }
}

impl Announce {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = PolicyOf { version_id: names::policy(&session, &self.policy)? };
        session.show(self.form, "sla.announcement", asked, text)
    }
}

impl Notice {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let version_id = names::policy(&session, &self.policy)?;
        let client_id = names::client(&session, &self.client)?;
        if let Some(path) = self.to {
            let path = path.to_string_lossy().into_owned();
            let written: Exported =
                session.ask("sla.notice_file", NoticeFileOf { version_id, client_id, path })?;
            return terminal::print(&place.stop, &format!("Wrote {}.", written.path));
        }
        let view: AnnouncementView = session.ask("sla.announcement", PolicyOf { version_id })?;
        let letter = view.clients.iter().find(|own| own.client_id == client_id);
        let words = letter.map_or_else(
            || "No contract of this client is on an older version.".to_owned(),
            |own| format!("{}\n\n{}", own.subject, own.body.trim_end()),
        );
        terminal::print(&place.stop, &words)
    }
}

impl Told {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = NoticeRecord {
            version_id: names::policy(&session, &self.policy)?,
            client_id: names::client(&session, &self.client)?,
            channel: self.by.channel(),
            told_at: self.at,
            recipients: self.whom,
            note: self.note,
        };
        session.show(self.form, "sla.record_notice", asked, text)
    }
}

fn text(view: &AnnouncementView) -> String {
    let mut text = format!("{}, version {}\n", view.policy.name, view.policy.number);
    for line in &view.changes {
        text += &format!("  {line}\n");
    }
    for client in &view.clients {
        text += &format!("\n{}\n", client.client);
        for own in &client.contracts {
            text += &format!("  {} on version {}, since {}\n", own.number, own.on_version, own.since);
        }
        for own in &client.contacts {
            text += &format!("  {} {}\n", own.name, own.email);
        }
        if client.evidence.is_empty() {
            text += "  not told yet\n";
        }
        for own in &client.evidence {
            let hash = &own.sha256[..16.min(own.sha256.len())];
            text += &format!(
                "  told {} by {}: {} (SHA-256 {hash}…)\n",
                moment(&own.told),
                own.channel,
                own.recipients
            );
        }
    }
    text
}
