//! One named step of a longer run: said before it starts, timed, and named again when it fails.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::place;

/// Why the run stops here, as a sentence for whoever started it.
#[derive(Debug)]
pub struct Refusal(pub String);

pub type Outcome = Result<(), Refusal>;

/// The steps of one run, with the time each took.
#[derive(Default)]
pub struct Steps {
    taken: Vec<(&'static str, Duration)>,
}

impl Steps {
    pub fn take(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> Outcome {
        println!("\n── {name}");
        let start = Instant::now();
        let outcome = work();
        self.taken.push((name, start.elapsed()));
        outcome.map_err(|Refusal(why)| {
            self.print_times();
            Refusal(format!("stopped at “{name}”: {why}"))
        })
    }

    pub fn print_times(&self) {
        println!("\n── times");
        for (name, took) in &self.taken {
            println!("{:>8.1} s  {name}", took.as_secs_f64());
        }
        let all: Duration = self.taken.iter().map(|(_, took)| *took).sum();
        println!("{:>8.1} s  together", all.as_secs_f64());
    }
}

/// Runs a program to its end, its output straight to the terminal.
pub fn run(command: &mut Command) -> Outcome {
    let line = written_out(command);
    println!("$ {line}");
    let status =
        command.status().map_err(|error| Refusal(format!("`{line}` could not be started: {error}")))?;
    if status.success() { Ok(()) } else { Err(Refusal(format!("`{line}` ended with {status}"))) }
}

/// What a program says on stdout, or nothing when it cannot be started or fails.
pub fn answer(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// cargo, at the root of the workspace.
pub fn cargo(args: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    program_in(place::root(), &cargo, args)
}

pub fn program_in(folder: &Path, program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder);
    command
}

fn written_out(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_stops_names_the_step_and_the_reason() {
        let mut steps = Steps::default();
        steps.take("first", || Ok(())).unwrap();
        let Refusal(why) = steps.take("second", || Err(Refusal("no bread".to_owned()))).unwrap_err();
        assert_eq!(why, "stopped at “second”: no bread");
    }

    #[test]
    fn a_program_that_fails_is_named_with_what_it_was_asked() {
        let Refusal(why) = run(&mut cargo(&["--no-such-flag"])).unwrap_err();
        assert!(why.contains("--no-such-flag` ended with exit status"), "{why}");
    }
}
