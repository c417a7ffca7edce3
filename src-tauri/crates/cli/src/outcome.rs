//! How a run ends: what is said on standard error, and the exit status.

use std::io;
use std::process::ExitCode;

use api::failure::{Code, Failure};

use crate::terminal;

pub type Outcome = Result<(), Refusal>;

/// Why a run did not end well.
#[derive(Debug)]
pub enum Refusal {
    /// The door, or a look at what was typed, refused.
    Failed(Failure),
    /// Standard input could not be read or standard output not be written.
    Pipe(io::Error),
    /// What is wrong was part of the answer and stands on the screen already.
    Said,
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Pipe(error)
    }
}

/// 0 done, 1 refused or failed. (2, not understood, is clap's.)
pub fn exit_code(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Refusal::Failed(failure)) => {
            terminal::say(&in_words(&failure));
            ExitCode::FAILURE
        }
        // `msp tickets list | head` has what it wanted.
        Err(Refusal::Pipe(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Refusal::Pipe(error)) => {
            terminal::say(&format!("The answer could not be written: {error}."));
            ExitCode::FAILURE
        }
        Err(Refusal::Said) => ExitCode::FAILURE,
    }
}

/// The message, what is wrong with each field, and what to do about it.
fn in_words(failure: &Failure) -> String {
    let mut lines = vec![failure.message.clone()];
    for problem in &failure.problems {
        if problem.message == failure.message {
            continue;
        }
        lines.push(match problem.field.as_str() {
            "" => format!("  {}", problem.message),
            field => format!("  {field}: {}", problem.message),
        });
    }
    if !failure.advice.is_empty() {
        lines.push(failure.advice.clone());
    }
    lines.join("\n")
}

/// A reply that is not what the table says it is.
pub fn fault(command: &str, error: &serde_json::Error) -> Failure {
    Failure::new(
        Code::Fault,
        format!("The reply to {command} could not be read: {error}."),
        "This is a fault of the program. Please report it with the command.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_and_why_field_by_field_and_what_to_do() {
        let mut failure = Failure::field("zone", "\"Europe/Pari\" is not a time zone.");
        assert_eq!(in_words(&failure), "\"Europe/Pari\" is not a time zone.", "one problem is said once");
        failure.message = "The client was not saved.".to_owned();
        failure.advice = "Choose a zone from the list.".to_owned();
        assert_eq!(
            in_words(&failure),
            "The client was not saved.\n  zone: \"Europe/Pari\" is not a time zone.\nChoose a zone from the list."
        );
    }
}
