//! `msp maintenance notices`, `letter`, `tell`, `told`, `notices-due` and `notice-log`.

use api::maintenance::{
    NoticeByHand, NoticeFiles, NoticeFilesSaved, NoticeLetter, NoticeLetterOf, NoticeLog, NoticeLogOf,
    NoticeLogSave, NoticeSend, NoticesDue, NoticesSent, WindowNotices, WindowOf,
};
use api::reports::Saved;
use api::wire::Nothing;
use clap::Args;

use super::typed;
use crate::arguments::{Form, Part};
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::count;

/// Which occurrence of which window
#[derive(Args)]
struct Of {
    /// The window: its number (MW-208, or 208) or its id
    window: String,
    /// Which occurrence: the start its rule gives it; the next one if left out
    #[arg(long, value_name = "START", default_value = "", hide_default_value = true)]
    occurrence: String,
}

/// Show which clients have to be told of an occurrence until when, and who was told
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance notices MW-208")]
pub struct Notices {
    #[command(flatten)]
    of: Of,
    #[command(flatten)]
    form: Form,
}

/// List occurrences somebody has to be told of within 72 hours, and those whose limit was missed
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance notices-due")]
pub struct Due {
    #[command(flatten)]
    form: Form,
}

/// Show the letter to a client as it would go out
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance letter MW-208 --client \"Harbour Dental\"")]
pub struct Letter {
    #[command(flatten)]
    of: Of,
    /// The client, by its name or id
    #[arg(long)]
    client: String,
    /// Also about the occurrences of so many months from this one on
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    months: i64,
    #[command(flatten)]
    form: Form,
}

/// Send the notice by mail, or write it as files: to all that still have to be told, or to those named
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance tell MW-208 --client \"Harbour Dental\"")]
pub struct Tell {
    #[command(flatten)]
    of: Of,
    /// Only this client; may be given more than once
    #[arg(long)]
    client: Vec<String>,
    /// Also about the occurrences of so many months from this one on
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    months: i64,
    /// Write e-mail files to this folder instead of sending; it is made where there is none
    #[arg(long, value_name = "PATH")]
    to: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// Note that clients were told by other ways; what is noted stays
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance told MW-208 --client \"Kauri Legal\" --by phone --whom \"Kiri Tane\"")]
pub struct Told {
    #[command(flatten)]
    of: Of,
    /// The client, by its name or id; may be given more than once
    #[arg(long, required = true)]
    client: Vec<String>,
    /// phone, eml, email, portal, letter or meeting
    #[arg(long)]
    by: String,
    /// Who was told
    #[arg(long)]
    whom: String,
    /// When, in the provider's zone; now if left out
    #[arg(long, value_name = "TIME", default_value = "", hide_default_value = true)]
    at: String,
    /// Anything to add
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    /// Also about the occurrences of so many months from this one on
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    months: i64,
    #[command(flatten)]
    form: Form,
}

/// List the evidence of notices over all windows, the last first
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance notice-log --client \"Harbour Dental\" --csv notices.csv")]
pub struct Log {
    /// Only of this client
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// Only about this window
    #[arg(long, default_value = "", hide_default_value = true)]
    window: String,
    /// Only by this channel
    #[arg(long, default_value = "", hide_default_value = true)]
    channel: String,
    /// Occurrences from this day on
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    from: String,
    /// Occurrences up to this day
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    to: String,
    /// Write the log to this file as CSV instead
    #[arg(long, value_name = "FILE")]
    csv: Option<String>,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

impl Notices {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = WindowOf { id: self.of.window, recurrence_id: self.of.occurrence };
        place.open()?.show(self.form, "maintenance.notices", asked, text)
    }
}

impl Due {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "maintenance.notices_due", Nothing::default(), |of: &NoticesDue| {
            if of.rows.is_empty() {
                return "Nobody has to be told within 72 hours.".to_owned();
            }
            let mut columns = Columns::of_words(&["NUMBER", "BY", "LEFT", "WHO", "TITLE"]);
            for row in &of.rows {
                let by = typed::moment(&row.by);
                let left = row.left_in_words.clone();
                columns.row([row.number.clone(), by, left, row.who.clone(), row.title.clone()]);
            }
            columns.text()
        })
    }
}

impl Letter {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = NoticeLetterOf {
            id: self.of.window,
            recurrence_id: self.of.occurrence,
            client: self.client,
            occasion: String::new(),
            months: self.months,
            subject: String::new(),
            body: String::new(),
        };
        place.open()?.show(self.form, "maintenance.notice_letter", asked, |of: &NoticeLetter| {
            let to: Vec<String> = of.to.iter().map(|own| format!("{} <{}>", own.name, own.email)).collect();
            let to = if to.is_empty() {
                "nobody: no technical contact with mail".to_owned()
            } else {
                to.join(", ")
            };
            format!("To: {to}\nSubject: {}\n\n{}", of.subject, of.body)
        })
    }
}

impl Tell {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        // Which occurrence is next is said once, so that what is shown and what is sent are the same.
        let of: WindowNotices = session
            .ask("maintenance.notices", WindowOf { id: self.of.window, recurrence_id: self.of.occurrence })?;
        let letters = NoticeSend {
            id: of.window,
            recurrence_id: of.recurrence_id,
            clients: self.client,
            occasion: String::new(),
            subject: String::new(),
            body: String::new(),
            months: self.months,
        };
        let left_out =
            |names: &[String]| names.iter().map(|name| format!("Left out: {name}\n")).collect::<String>();
        if let Some(path) = self.to {
            let asked = NoticeFiles { letters, path };
            return session.show(self.form, "maintenance.save_notice", asked, |saved: &NoticeFilesSaved| {
                format!("{}\n{}", saved.paths.join("\n"), left_out(&saved.left_out))
            });
        }
        session.show(self.form, "maintenance.send_notice", letters, |sent: &NoticesSent| {
            format!("In the outbox: {}\n{}", sent.sent.join(", "), left_out(&sent.left_out))
        })
    }
}

impl Told {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of: WindowNotices = session
            .ask("maintenance.notices", WindowOf { id: self.of.window, recurrence_id: self.of.occurrence })?;
        let asked = NoticeByHand {
            id: of.window,
            recurrence_id: of.recurrence_id,
            clients: self.client,
            channel: self.by,
            told_at: self.at,
            recipients: self.whom,
            note: self.note,
            months: self.months,
        };
        session.show(self.form, "maintenance.record_notice", asked, text)
    }
}

impl Log {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let Part { limit, offset } = self.part;
        let filter = NoticeLogOf {
            client: self.client,
            window: self.window,
            channel: self.channel,
            from: self.from,
            to: self.to,
            search: String::new(),
            offset,
            limit,
        };
        if let Some(path) = self.csv {
            let asked = NoticeLogSave { filter, path };
            return session
                .show(self.form, "maintenance.save_notice_log", asked, |saved: &Saved| saved.path.clone());
        }
        session.show(self.form, "maintenance.notice_log", filter, |log: &NoticeLog| {
            let mut columns =
                Columns::of_words(&["TOLD", "CLIENT", "NUMBER", "OCCURRENCE", "WHY", "HOW", "WHOM"]);
            for row in &log.rows {
                let told = row.told.as_ref().map_or_else(|| row.mail.clone(), typed::moment);
                columns.row([
                    told,
                    row.client.clone(),
                    row.number.clone(),
                    row.recurrence_id.clone(),
                    row.occasion.clone(),
                    row.channel.clone(),
                    row.recipients.clone(),
                ]);
            }
            format!("{}{}", columns.text(), count(log.total, "line", "lines"))
        })
    }
}

fn text(of: &WindowNotices) -> String {
    let mut text = format!("{} {}, {}\n{}\n", of.number, of.title, of.recurrence_id, of.mark.words);
    if let Some(last) = &of.mark.last_moment {
        text += &format!("Last moment to send: {} ({})\n", typed::moment(last), of.limit);
    }
    if !of.held_back.is_empty() {
        text += &format!("{}\n", of.held_back);
    }
    let mut columns = Columns::of_words(&["CLIENT", "NOTICE", "TOLD", "UNTIL", "DETAIL"]);
    for row in &of.clients {
        columns.row([
            row.name.clone(),
            row.word.to_lowercase(),
            row.told.as_ref().map(typed::moment).unwrap_or_default(),
            row.last_moment.as_ref().map(typed::moment).unwrap_or_default(),
            row.detail.clone(),
        ]);
    }
    format!("{text}\n{}", columns.text())
}
