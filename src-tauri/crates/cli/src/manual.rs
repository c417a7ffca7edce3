//! Completions for shells, and the manual page.

use std::io;

use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

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
pub struct Manual {}

impl Manual {
    pub fn run(self, place: &Place) -> Outcome {
        let Self {} = self;
        let text = page().map_err(Refusal::from)?;
        terminal::print(&place.stop, &text)
    }
}

/// One page with all commands, each in a section under its full name.
fn page() -> io::Result<String> {
    let mut program = Arguments::command();
    program.build();
    let whole = Man::new(program.clone());
    let mut text = Vec::new();
    whole.render_title(&mut text)?;
    whole.render_name_section(&mut text)?;
    whole.render_synopsis_section(&mut text)?;
    whole.render_description_section(&mut text)?;
    whole.render_options_section(&mut text)?;
    let mut text = String::from_utf8_lossy(&text).into_owned();
    for command in those_with_a_page(&program) {
        text += &section(command)?;
    }
    let mut end = Vec::new();
    whole.render_extra_section(&mut end)?;
    text += &String::from_utf8_lossy(&end).replace(EXTRA, ".SH EXAMPLES");
    Ok(text)
}

/// What clap's page calls the text that holds our examples.
const EXTRA: &str = ".SH EXTRA";

/// The commands that do something, not those that only hold others.
fn those_with_a_page(command: &Command) -> Vec<&Command> {
    let inner = command.get_subcommands().filter(|inner| inner.get_name() != "help");
    inner
        .flat_map(|inner| if inner.has_subcommands() { those_with_a_page(inner) } else { vec![inner] })
        .collect()
}

/// The section of a command; its own parts stand one step lower.
fn section(command: &Command) -> io::Result<String> {
    let name = command.get_display_name().unwrap_or(command.get_name()).replace('-', " ").to_uppercase();
    let mut own = command.clone();
    // What every command has is said once, at the top.
    for common in ["db", "help"] {
        own = own.mut_arg(common, |argument| argument.hide(true));
    }
    let man = Man::new(own);
    let mut parts = Vec::new();
    man.render_synopsis_section(&mut parts)?;
    man.render_description_section(&mut parts)?;
    if command.get_arguments().any(|argument| !["db", "help"].contains(&argument.get_id().as_str())) {
        man.render_options_section(&mut parts)?;
    }
    man.render_extra_section(&mut parts)?;
    let parts = String::from_utf8_lossy(&parts).replace(EXTRA, ".SH EXAMPLES").replace(".SH ", ".SS ");
    Ok(format!(".SH \"{name}\"\n{parts}"))
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
