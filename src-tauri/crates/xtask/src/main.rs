//! `cargo xtask`: everything a developer or a build machine types, with what it needs installed on the way.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this program talks to a terminal")]

mod app;
mod bindings;
mod end_to_end;
mod machine;
mod pages;
mod place;
mod step;
mod test;

use std::process::ExitCode;

use step::Refusal;

const USAGE: &str = "\
cargo xtask run [--release]     install what is missing, build, and open the app
cargo xtask test [--long]       install what is missing, then run every check and every test; more by chance with --long
cargo xtask dev                 open the app on Vite's server; the pages reload as they are edited
cargo xtask bundle              build the installers of this system
cargo xtask bindings [--check]  write the TypeScript types of the command table, or say whether they are stale
cargo xtask bench [NAME]        measure, in release, and print the figures";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => app::run(app::Build::Quick),
        ["run", "--release"] => app::run(app::Build::Released),
        ["test"] => test::run(test::Length::Usual),
        ["test", "--long"] => test::run(test::Length::Long),
        ["dev"] => app::dev(),
        ["bundle"] => app::bundle(),
        ["bindings"] => bindings::write(),
        ["bindings", "--check"] => bindings::check(),
        ["bench"] => app::bench("*"),
        ["bench", name] => app::bench(name),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Refusal(why)) => {
            eprintln!("\nxtask: {why}");
            ExitCode::FAILURE
        }
    }
}
