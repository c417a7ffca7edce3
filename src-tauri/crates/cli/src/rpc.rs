//! `msp rpc`: the whole command table as JSON lines.

use std::io::{self, Write};

use api::desk::Call;
use api::failure::Failure;
use api::progress::{Progress, Unwatched};
use clap::Args;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::batch::{self, Held};
use crate::clock;
use crate::outcome::Outcome;
use crate::session::{Place, Session};
use crate::stop::Stop;

/// Answer calls of the command table, JSON line by JSON line
///
/// A line is {"id":…,"command":"contracts.get","args":{…}}, with "key" beside it to name the
/// attempt: the same key twice gives the first reply again and changes nothing. The answer is
/// {"id":…,"result":…} or {"id":…,"failure":{"code","message","problems","advice"}}, in order. A
/// bad line is answered with a failure, and the run goes on.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp rpc < calls.jsonl > answers.jsonl

A line and its answer:
  {\"id\":1,\"command\":\"clients.list\",\"args\":{\"search\":\"harbour\"}}
  {\"id\":1,\"result\":{\"total\":1,\"rows\":[…]}}")]
pub struct Rpc {
    /// Write {"id":…,"progress":{"done","total","label"}} while a call runs
    #[arg(long)]
    progress: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default)]
    id: Value,
    command: String,
    #[serde(default)]
    args: Value,
    #[serde(default)]
    key: Option<String>,
}

impl Rpc {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open_or_make()?;
        batch::run(&place.stop, Held::NOTHING, |line, out| {
            let answer = self.answer(&session, line);
            out.extend_from_slice(answer.to_string().as_bytes());
            out.push(b'\n');
        })
    }

    fn answer(&self, session: &Session, line: &str) -> Value {
        let line = match serde_json::from_str::<Line>(line) {
            Ok(line) => line,
            Err(error) => return failure(&id_of(line), &not_a_call(&error)),
        };
        let result = if self.progress {
            call(session, &line, &AsLines { id: &line.id, stop: &session.stop })
        } else {
            call(session, &line, &Unwatched)
        };
        match result {
            Ok(result) => json!({ "id": line.id, "result": result }),
            Err(refused) => failure(&line.id, &refused),
        }
    }
}

fn call(session: &Session, line: &Line, progress: &dyn Progress) -> Result<Value, Failure> {
    let call = Call {
        id: line.id.as_str().map_or_else(|| line.id.to_string(), str::to_owned),
        command: line.command.clone(),
        args: line.args.clone(),
        key: line.key.clone(),
        now: clock::now()?,
    };
    session.answer(&call, progress)
}

fn failure(id: &Value, failure: &Failure) -> Value {
    json!({ "id": id, "failure": failure })
}

fn not_a_call(error: &serde_json::Error) -> Failure {
    let mut failure = Failure::field("", format!("This line is not a call: {error}."));
    failure.advice = "A call is {\"id\":1,\"command\":\"clients.list\",\"args\":{}}.".to_owned();
    failure
}

/// The id of a line that could not be read as a call.
fn id_of(line: &str) -> Value {
    serde_json::from_str::<Value>(line).map_or(Value::Null, |line| line["id"].clone())
}

/// Progress between the answers, for a program that shows it.
struct AsLines<'a> {
    id: &'a Value,
    stop: &'a Stop,
}

impl Progress for AsLines<'_> {
    fn report(&self, done: u64, total: Option<u64>, label: &str) {
        let line = json!({ "id": self.id, "progress": { "done": done, "total": total, "label": label } });
        let mut out = io::stdout().lock();
        // A reader that went away is noticed when the answer is written.
        let _ = self.stop.whole(|| writeln!(out, "{line}").and_then(|()| out.flush()));
    }
}
