//! The words of a letter about a change: a template, what stands in its places, and what it may not say.

use super::notice_wire::NoticeTemplate;
use domain::problem::{Problem, Problems};

/// What a template may name, with what stands there.
pub(super) const PLACES: [&str; 8] =
    ["client", "contacts", "contracts", "policy", "version", "from", "changes", "provider"];

/// What stands in the places of a letter.
pub(super) struct Filled(pub [String; 8]);

const SUBJECT: &str = "{policy}: what changes {from}";

const BODY: &str = "Dear {contacts},

{provider} has published version {version} of {policy}, the policy of your contract {contracts}.

What changes {from}:

{changes}

Everything else stays as it is. If you have a question, please answer this letter.

{provider}
";

/// The letter all letters begin as, until the provider writes another one.
pub(super) fn standard() -> NoticeTemplate {
    NoticeTemplate { subject: SUBJECT.to_owned(), body: BODY.to_owned(), from: String::new() }
}

/// A text with its places filled.
pub(super) fn fill(text: &str, filled: &Filled) -> String {
    PLACES
        .iter()
        .zip(&filled.0)
        .fold(text.to_owned(), |text, (place, value)| text.replace(&format!("{{{place}}}"), value))
}

/// Places that do not exist, and a letter without words.
pub(super) fn check(subject: &str, body: &str) -> Result<(), Vec<Problem>> {
    let mut problems = Problems::default();
    problems.require("subject", subject, "The letter has no subject.");
    problems.require("body", body, "The letter says nothing.");
    for (field, text) in [("subject", subject), ("body", body)] {
        for unknown in unknown_places(text) {
            let known = PLACES.map(|place| format!("{{{place}}}")).join(", ");
            problems.add(field, format!("Nothing stands for {{{unknown}}}. What can stand there: {known}."));
        }
    }
    problems.into_result(())
}

fn unknown_places(text: &str) -> Vec<&str> {
    let inner = text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(inner, _)| inner));
    inner
        .filter(|inner| !inner.is_empty() && inner.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .filter(|inner| !PLACES.contains(inner))
        .collect()
}

/// Whether an address could be one: something before and after its @, and no blank.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_standard_letter_is_filled() {
        let filled = Filled(PLACES.map(|place| place.to_uppercase()));
        let letter = standard();
        assert!(check(&letter.subject, &letter.body).is_ok());
        let text = fill(&letter.body, &filled);
        assert!(text.contains("Dear CONTACTS") && text.contains("CHANGES") && !text.contains('{'), "{text}");
    }

    #[test]
    fn a_place_that_does_not_exist_is_named_with_those_that_do() {
        let problems = check("About {polcy}", " ").unwrap_err();
        let fields: Vec<&str> = problems.iter().map(|own| own.field.as_str()).collect();
        assert_eq!(fields, ["body", "subject"]);
        assert!(problems[1].message.contains("{polcy}") && problems[1].message.contains("{policy}"));
    }
}
