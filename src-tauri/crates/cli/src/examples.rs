//! Every command shows an example, and every example can be typed. There is nothing here but the
//! test of it.

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory, Parser};

    use crate::arguments::Arguments;

    /// The lines of a help that begin with the program's name, cut at the shell's own signs.
    fn examples_of(command: &Command) -> Vec<Vec<String>> {
        let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines =
            help.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| line.starts_with("msp "));
        lines.map(words).collect()
    }

    fn words(line: &str) -> Vec<String> {
        let mut words = vec![String::new()];
        let mut quoted = false;
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                '<' | '>' | '|' | '&' if !quoted => break,
                ' ' if !quoted => words.push(String::new()),
                _ => words.last_mut().unwrap().push(letter),
            }
        }
        words.retain(|word| !word.is_empty());
        words
    }

    fn check(command: &Command, path: &[String], seen: &mut usize) {
        for inner in command.get_subcommands() {
            let path = [path, &[inner.get_name().to_owned()]].concat();
            if inner.has_subcommands() {
                check(inner, &path, seen);
                continue;
            }
            let examples = examples_of(inner);
            assert!(!examples.is_empty(), "{path:?} shows no example");
            for example in examples {
                assert_eq!(example[..path.len()], path, "the example of a command is about it");
                let read = Arguments::try_parse_from(&example);
                assert!(read.is_ok(), "{example:?}: {}", read.err().unwrap());
                *seen += 1;
            }
        }
    }

    #[test]
    fn every_command_has_an_example_that_can_be_typed() {
        let program = Arguments::command();
        for example in examples_of(&program) {
            assert!(Arguments::try_parse_from(&example).is_ok(), "{example:?}");
        }
        let mut seen = 0;
        check(&program, &["msp".to_owned()], &mut seen);
        assert!(seen > 30, "only {seen} examples were found");
    }

    #[test]
    fn the_words_of_the_command_line_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }
}
