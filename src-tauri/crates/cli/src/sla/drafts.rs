//! Policies as they are being typed: list, begin, publish, discard. The typing itself is the
//! window's, or `msp rpc`'s.

use api::sla::{self, DraftBegin, DraftDiscard, DraftOf, DraftPublish, DraftView, PolicyView};
use api::wire::Nothing;
use clap::Args;

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::session::{Place, Session};
use crate::words::{moment, or_dash};

/// List policies that are being typed
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla drafts")]
pub struct Drafts {
    #[command(flatten)]
    form: Form,
}

/// Begin a policy: empty, from a published one, or from a version
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla begin --from cybermark-standard@1")]
pub struct Begin {
    /// A policy's key for its newest version, KEY@N for one of them, or an id
    #[arg(long, value_name = "POLICY", default_value = "", hide_default_value = true)]
    from: String,
    /// A published policy, as `msp sla presets` lists it
    #[arg(long, conflicts_with = "from", default_value = "", hide_default_value = true)]
    preset: String,
    #[command(flatten)]
    form: Form,
}

/// Publish a policy that was typed: it becomes a version and never changes again
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla publish 019a0000-0000-7000-8000-000000000000 --from 2026-12-01")]
pub struct Publish {
    /// Its id, as `msp sla drafts` lists it
    draft: String,
    /// From when it is in force
    #[arg(long, value_name = "DATE", default_value = "", hide_default_value = true)]
    from: String,
    /// Also where another version was published since it was begun
    #[arg(long)]
    over_newer: bool,
    #[command(flatten)]
    form: Form,
}

/// Put a policy that was being typed away; the history keeps what it said
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla discard 019a0000-0000-7000-8000-000000000000")]
pub struct Discard {
    /// Its id, as `msp sla drafts` lists it
    draft: String,
    #[command(flatten)]
    form: Form,
}

impl Drafts {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "sla.drafts", Nothing::default(), rows)
    }
}

impl Begin {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = DraftBegin { version_id: self.from, preset: self.preset };
        place.open()?.show(self.form, "sla.begin_draft", asked, |draft: &DraftView| {
            format!("Began {}, {}.", draft.id, draft.begun_from)
        })
    }
}

impl Publish {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = DraftPublish {
            expected_version: version(&session, &self.draft)?,
            id: self.draft,
            effective_from: self.from,
            over_newer: self.over_newer,
        };
        session.show(self.form, "sla.publish", asked, |policy: &PolicyView| {
            format!("Published {}, version {}.", policy.row.name, policy.row.number)
        })
    }
}

impl Discard {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = DraftDiscard { expected_version: version(&session, &self.draft)?, id: self.draft };
        session.show(self.form, "sla.discard_draft", asked, rows)
    }
}

fn version(session: &Session, draft: &str) -> Result<i64, api::failure::Failure> {
    let draft: DraftView = session.ask("sla.policy_draft", DraftOf { id: draft.to_owned() })?;
    Ok(draft.version)
}

fn rows(drafts: &sla::Drafts) -> String {
    let mut columns = Columns::of_words(&["DRAFT", "POLICY", "NAME", "BEGUN", "CHANGED"]);
    for row in &drafts.rows {
        let cells = [
            row.id.clone(),
            or_dash(&row.key),
            row.name.clone(),
            row.begun_from.clone(),
            moment(&row.changed),
        ];
        columns.row(cells);
    }
    if columns.is_empty() {
        return "No policy is being typed. `msp sla begin` begins one.".to_owned();
    }
    columns.text()
}
