//! Completions for shells, and the manual page.

use std::io;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::outcome::{Outcome, Refusal};
use crate::session::Place;
use crate::terminal;

/// Write the completions of a shell
#[derive(Args)]
#[command(after_help = "\
Example:
  msp completions bash > ~/.local/share/bash-completion/completions/msp")]
pub struct Completions {
    shell: Shell,
}

impl Completions {
    pub fn run(self, place: &Place) -> Outcome {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "msp", &mut text);
        terminal::print(&place.stop, &String::from_utf8_lossy(&text))
    }
}

/// Write the manual page
#[derive(Args)]
#[command(after_help = "\
Example:
  msp man > ~/.local/share/man/man1/msp.1")]
pub struct Man {}

impl Man {
    pub fn run(self, place: &Place) -> Outcome {
        let Self {} = self;
        let text = page().map_err(Refusal::from)?;
        terminal::print(&place.stop, &text)
    }
}

/// One page with all commands, each under its full name.
fn page() -> io::Result<String> {
    let mut program = Arguments::command();
    program.build();
    let mut text = Vec::new();
    clap_mangen::Man::new(program.clone()).render(&mut text)?;
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        render(command, &mut text)?;
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

fn render(command: &clap::Command, text: &mut Vec<u8>) -> io::Result<()> {
    let inner: Vec<&clap::Command> =
        command.get_subcommands().filter(|inner| inner.get_name() != "help").collect();
    if inner.is_empty() {
        return render_one(command, text);
    }
    inner.into_iter().try_for_each(|inner| render(inner, text))
}

fn render_one(command: &clap::Command, text: &mut Vec<u8>) -> io::Result<()> {
    let name = command.get_display_name().unwrap_or(command.get_name()).replace('-', " ").to_uppercase();
    text.extend_from_slice(format!(".SH \"{name}\"\n").as_bytes());
    let man = clap_mangen::Man::new(command.clone());
    let mut section = Vec::new();
    man.render_synopsis_section(&mut section)?;
    man.render_description_section(&mut section)?;
    man.render_options_section(&mut section)?;
    man.render_extra_section(&mut section)?;
    // A section of its own for each command: the parts of it stand one step lower.
    let section = String::from_utf8_lossy(&section).replace(".SH ", ".SS ");
    text.extend_from_slice(section.as_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_every_command_with_its_example() {
        let page = page().unwrap();
        for head in ["MSP INIT", "MSP SLA DUE", "MSP REPORTS BUILD", "MSP RPC"] {
            assert!(page.contains(&format!(".SH \"{head}\"")), "{head} is missing");
        }
        assert!(page.contains("tickets import"), "examples are part of the page");
    }
}
