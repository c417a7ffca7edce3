//! The words of a letter about a change: a template, what stands in its places, and what it may not say.

use super::notice_wire::NoticeTemplate;
use documents::places::{self, Place};
use domain::problem::Problem;

/// What a template may name, and what stands there.
pub(super) const PLACES: [Place; 9] = [
    ("client", "the client's name"),
    ("contacts", "who is written to"),
    ("contracts", "the numbers of the client's contracts"),
    ("policy", "the policy's name"),
    ("version", "the number of the new version"),
    ("from", "from when the version is published: now, or from a day"),
    ("holds", "from when it holds for the client's contracts"),
    ("changes", "what differs from what the contracts are on"),
    ("provider", "our name"),
];

/// What stands in the places of a letter, in their order.
pub(super) type Filled = [String; PLACES.len()];

const SUBJECT: &str = "{policy}: what version {version} changes";

const BODY: &str = "Dear {contacts},

{provider} has published version {version} of {policy}, which your contract {contracts} is on. {holds}

What version {version} changes:

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
    let pairs: Vec<(&str, String)> =
        PLACES.iter().zip(filled).map(|((place, _), words)| (*place, words.clone())).collect();
    places::fill(text, &pairs)
}

/// Places that do not exist, and a letter without words.
pub(super) fn check(subject: &str, body: &str) -> Result<(), Vec<Problem>> {
    places::check(subject, body, &PLACES)
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
        let filled = PLACES.map(|(place, _)| place.to_uppercase());
        let letter = standard();
        assert!(check(&letter.subject, &letter.body).is_ok());
        let text = fill(&letter.body, &filled);
        assert!(text.contains("Dear CONTACTS") && text.contains("CHANGES") && !text.contains('{'), "{text}");
    }

    #[test]
    fn what_stands_in_a_place_is_not_read_again_and_an_empty_one_leaves_no_gap() {
        let mut filled = PLACES.map(|_| String::new());
        filled[0] = "Harbour {policy} Ltd".to_owned();
        filled[3] = "Standard".to_owned();
        assert_eq!(
            fill("To {client}\n\n{holds}\n\n{policy}", &filled),
            "To Harbour {policy} Ltd\n\nStandard"
        );
    }

    #[test]
    fn a_place_that_does_not_exist_is_named_with_those_that_do() {
        let problems = check("About {polcy}", " ").unwrap_err();
        let fields: Vec<&str> = problems.iter().map(|own| own.field.as_str()).collect();
        assert_eq!(fields, ["body", "subject"]);
        assert!(problems[1].message.contains("{polcy}") && problems[1].message.contains("{policy}"));
    }
}
