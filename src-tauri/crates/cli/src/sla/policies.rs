//! Policies: list, show, take a published one into use, read one's own.

use std::path::PathBuf;

use api::provider::Choices;
use api::sla::{self, PolicyImport, PolicyOf, PolicyView, PresetUse, TakenAs};
use api::wire::Nothing;
use clap::Args;

use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::contracts::promises;
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::terminal;
use crate::words::{number, or_dash};

/// List the policies in use
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla policies")]
pub struct List {
    #[command(flatten)]
    form: Form,
}

/// Show a policy: its promises, how they are read, its calendar and its terms
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla policy cyberitex-standard --file > our-policy.toml")]
pub struct Policy {
    /// Its key, or the id of one of its versions
    policy: String,
    /// Write the policy file, to copy and edit
    #[arg(long, conflicts_with = "json")]
    file: bool,
    #[command(flatten)]
    form: Form,
}

/// List the published policies that come with the program
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla presets")]
pub struct Presets {
    #[command(flatten)]
    form: Form,
}

/// Take a published policy into use
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla use ione-standard --zone Europe/Dublin --holidays IE")]
pub struct Use {
    /// Its key, as `msp sla presets` lists it
    preset: String,
    /// Zone of its calendar, where the policy leaves it open
    #[arg(long, value_name = "TZ", default_value = "", hide_default_value = true)]
    zone: String,
    /// Key of the holiday set it closes for, where it is to be another one
    #[arg(long, value_name = "SET", default_value = "", hide_default_value = true)]
    holidays: String,
    #[command(flatten)]
    form: Form,
}

/// Read a policy file: a new policy, or a new version of one
#[derive(Args)]
#[command(after_help = "\
Example:
  msp sla import our-policy.toml --dry-run")]
pub struct Import {
    /// The policy file
    file: PathBuf,
    /// Only check it
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    form: Form,
}

impl List {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "sla.policies", Nothing::default(), rows)
    }
}

impl Policy {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = PolicyOf { version_id: names::policy(&session, &self.policy)? };
        if self.file {
            let policy: PolicyView = session.ask("sla.policy", asked)?;
            return terminal::print(&place.stop, &policy.text);
        }
        session.show(self.form, "sla.policy", asked, text)
    }
}

impl Presets {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let choices: Choices = session.ask("app.choices", Nothing::default())?;
        if self.form.json {
            return terminal::print_json(&place.stop, &serde_json::json!(choices.presets));
        }
        let mut columns = Columns::of_words(&["PRESET", "NAME", "WHAT IT PROMISES", "ZONE"]);
        for preset in choices.presets {
            let zone = if preset.zone_must_be_chosen { "must be chosen" } else { "its own" };
            columns.row([preset.key, preset.name, preset.summary, zone.to_owned()]);
        }
        terminal::print(&place.stop, &columns.text())
    }
}

impl Use {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = PresetUse { preset: self.preset, zone: self.zone, holiday_set: self.holidays };
        place.open()?.show(self.form, "sla.use_preset", asked, |policy: &PolicyView| {
            format!("{}{}", taken(policy), text(policy))
        })
    }
}

impl Import {
    pub fn run(self, place: &Place) -> Outcome {
        let path = self.file.to_string_lossy().into_owned();
        let asked = PolicyImport { text: String::new(), path, dry_run: self.dry_run };
        place.open()?.show(self.form, "sla.import_policy", asked, |policy: &PolicyView| {
            let done = if self.dry_run { "The file is a policy. Nothing was written.\n\n" } else { "" };
            format!("{done}{}{}", taken(policy), text(policy))
        })
    }
}

/// What taking a policy in meant: nobody should find a version 2 without having been told.
fn taken(policy: &PolicyView) -> String {
    let row = &policy.row;
    match policy.taken {
        None => String::new(),
        Some(TakenAs::New) => format!("{} is in use now, as version 1.\n\n", row.name),
        Some(TakenAs::NextVersion) => format!(
            "This differs from version {} of {} and became version {}. Contracts stay on the version they are on; \
             `msp sla compare {}@{} {}` shows what differs.\n\n",
            row.number - 1,
            row.name,
            row.number,
            row.key,
            row.number - 1,
            row.key
        ),
        Some(TakenAs::SameAsBefore) => {
            format!("Nothing was changed: this is version {} of {} already.\n\n", row.number, row.name)
        }
    }
}

fn rows(policies: &sla::Policies) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let heads = [
        ("POLICY", left),
        ("NAME", left),
        ("TIER", left),
        ("VERSION", right),
        ("FROM", left),
        ("CONTRACTS", right),
    ];
    let mut columns = Columns::new(&heads);
    for row in &policies.rows {
        let from = or_dash(row.effective_from.as_deref().unwrap_or_default());
        let cells = [
            row.key.clone(),
            row.name.clone(),
            row.tier.clone(),
            number(row.number),
            from,
            number(row.contracts),
        ];
        columns.row(cells);
    }
    if columns.is_empty() {
        return "No policies. `msp sla use PRESET` takes a published one into use.".to_owned();
    }
    columns.text()
}

fn text(policy: &PolicyView) -> String {
    let row = &policy.row;
    let mut text = format!("{}, version {} ({})\n", row.name, row.number, row.publisher);
    text += &format!(
        "Key       {}\nCalendar  {}\nSource    {}\n\n",
        row.key, policy.calendar.words, policy.source
    );
    text += &promises(&policy.schedule);
    for term in &policy.terms {
        text += &format!("\n{}\n", term.head);
        for words in &term.words {
            text += &format!("  {words}\n");
        }
    }
    text
}
