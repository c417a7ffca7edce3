//! The command table, as a list.

use api::command::Row;
use api::table::TABLE;
use clap::Args;
use serde_json::{Value, json};

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::terminal;

/// List every command that `msp rpc` reaches, with the roles that may call it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp commands")]
pub struct Commands {
    #[command(flatten)]
    form: Form,
}

impl Commands {
    pub fn run(self, place: &Place) -> Outcome {
        if self.form.json {
            let rows: Vec<Value> = TABLE.iter().map(as_json).collect();
            return terminal::print_json(&place.stop, &Value::Array(rows));
        }
        let mut columns = Columns::of_words(&["COMMAND", "ROLES", "READS", "CHANGES"]);
        for row in TABLE {
            let nouns = |nouns: Vec<&str>| if nouns.is_empty() { "–".to_owned() } else { nouns.join(" ") };
            columns.row([row.name.to_owned(), roles(row).join(" "), nouns(reads(row)), nouns(changes(row))]);
        }
        terminal::print(&place.stop, &columns.text())
    }
}

fn as_json(row: &Row) -> Value {
    json!({ "command": row.name, "roles": roles(row), "reads": reads(row), "changes": changes(row) })
}

fn roles(row: &Row) -> Vec<&'static str> {
    row.roles.iter().map(|role| role.key()).collect()
}

fn reads(row: &Row) -> Vec<&'static str> {
    row.reads.iter().map(|noun| noun.key()).collect()
}

fn changes(row: &Row) -> Vec<&'static str> {
    row.changes.iter().map(|noun| noun.key()).collect()
}
