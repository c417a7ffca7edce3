//! The mail that asks a client for permission: what it begins as, and what stands in its places.
//!
//! Mexxus, *Advanced Support Policy*: "Mexxus will always ask for your permission before providing advanced support
//! that may be subject to a fee."

use crate::places::{self, Place};
use domain::billing::{BillingTerms, rate_in_words};
use domain::problem::Problem;
use domain::sla::AdvancedCause;

/// What the letter may name, and what stands there.
pub const PLACES: [Place; 12] = [
    ("client", "the client's name"),
    ("contact", "who is asked"),
    ("number", "A-314"),
    ("ticket", "the ticket, T-4127; may be empty"),
    ("what", "what is to be done"),
    ("cause", "out of scope, or customer error"),
    ("rate", "CAD 85.00/h"),
    ("block", "60 min"),
    ("minimum", "60 min, or none"),
    ("terms", "rate, blocks, minimum and hours that count more, in one line"),
    ("cap", "a sentence: how much is charged at most without asking again"),
    ("provider", "our name"),
];

/// The subject until the provider writes another one.
pub const SUBJECT: &str = "{number}: your permission for \"{what}\"";

/// The text until the provider writes another one.
pub const BODY: &str = "Dear {contact},

you asked us for this, and it is not covered by what {client} pays every month ({cause}):

{what}

We would do it as advanced support and ask for your permission before we begin.

Rate: {rate}, before tax
Rounded up to blocks of: {block}
Minimum: {minimum}
In full: {terms}

{cap}

To agree, please answer this mail with \"yes\". Until then we do nothing that would be charged.

Reference: {number} {ticket}

{provider}
";

/// What a client is asked to agree to.
#[derive(Debug, Clone)]
pub struct ConsentRequest<'a> {
    /// Name of the client.
    pub client: &'a str,
    /// Who is asked.
    pub contact: &'a str,
    /// `A-314`.
    pub number: &'a str,
    /// `T-4127`; may be empty.
    pub ticket: &'a str,
    /// What is to be done.
    pub what: &'a str,
    /// Why it is charged.
    pub cause: AdvancedCause,
    /// What it costs.
    pub terms: &'a BillingTerms,
    /// How many blocks are charged at most.
    pub cap_blocks: Option<u32>,
    /// Our name.
    pub provider: &'a str,
}

/// Checks a subject and a text that somebody wrote.
///
/// # Errors
/// Every [`Problem`], with the fields `subject` and `body`.
pub fn check(subject: &str, body: &str) -> Result<(), Vec<Problem>> {
    places::check(subject, body, &PLACES)
}

/// Subject and text with their places filled.
///
/// # Errors
/// Those of [`check`].
pub fn fill(
    subject: &str,
    body: &str,
    request: &ConsentRequest<'_>,
) -> Result<(String, String), Vec<Problem>> {
    check(subject, body)?;
    let filled = filled(request);
    Ok((places::fill(subject, &filled), places::fill(body, &filled)))
}

fn filled(of: &ConsentRequest<'_>) -> [(&'static str, String); PLACES.len()] {
    let terms = of.terms;
    let minimum = match terms.minimum_minutes {
        0 => "none".to_owned(),
        minutes => format!("{minutes} min"),
    };
    [
        ("client", of.client.to_owned()),
        ("contact", of.contact.to_owned()),
        ("number", of.number.to_owned()),
        ("ticket", of.ticket.to_owned()),
        ("what", of.what.to_owned()),
        ("cause", of.cause.in_words().to_owned()),
        ("rate", rate_in_words(terms)),
        ("block", format!("{} min", terms.block_minutes)),
        ("minimum", minimum),
        ("terms", terms.in_words()),
        ("cap", cap(terms, of.cap_blocks)),
        ("provider", of.provider.to_owned()),
    ]
}

fn cap(terms: &BillingTerms, blocks: Option<u32>) -> String {
    let Some(blocks) = blocks else {
        return "There is no limit. If you want one, please name it in your answer.".to_owned();
    };
    let noun = if blocks == 1 { "block is" } else { "blocks are" };
    let minutes = u64::from(blocks) * u64::from(terms.block_minutes);
    format!("At most {blocks} {noun} charged ({minutes} min) without asking you again.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::billing::{TermsDraft, check_terms};

    fn terms() -> BillingTerms {
        let draft = TermsDraft {
            rate: "85".into(),
            currency: "CDN".into(),
            per_minutes: "60".into(),
            block_minutes: "60".into(),
            minimum_minutes: "60".into(),
            aggregation: "engagement".into(),
            ..TermsDraft::default()
        };
        check_terms(&draft).unwrap()
    }

    fn request<'a>(terms: &'a BillingTerms, ticket: &'a str, cap_blocks: Option<u32>) -> ConsentRequest<'a> {
        ConsentRequest {
            client: "Harbour Dental Ltd",
            contact: "Ana {what}",
            number: "A-314",
            ticket,
            what: "Rebuild contact form after edit",
            cause: AdvancedCause::ClientError,
            terms,
            cap_blocks,
            provider: "Mexxus",
        }
    }

    #[test]
    fn the_letter_says_what_it_costs_why_and_how_much_at_most() {
        let terms = terms();
        let (subject, body) = fill(SUBJECT, BODY, &request(&terms, "T-4127", Some(3))).unwrap();
        assert_eq!(subject, "A-314: your permission for \"Rebuild contact form after edit\"");
        for said in [
            "Dear Ana {what},",
            "what Harbour Dental Ltd pays every month (customer error):",
            "Rate: CAD 85.00/h, before tax\nRounded up to blocks of: 60 min\nMinimum: 60 min\n",
            "In full: CAD 85.00 per 60 min, 60-min minimum",
            "At most 3 blocks are charged (180 min) without asking you again.",
            "Reference: A-314 T-4127\n\nMexxus\n",
        ] {
            assert!(body.contains(said), "{said:?} is not in\n{body}");
        }
    }

    #[test]
    fn a_letter_without_a_ticket_or_a_cap_has_no_holes() {
        let terms = terms();
        let (_, body) = fill(SUBJECT, BODY, &request(&terms, "", None)).unwrap();
        assert!(body.contains("Reference: A-314\n\nMexxus"), "{body}");
        assert!(body.contains("There is no limit."), "{body}");
    }

    #[test]
    fn a_place_that_does_not_exist_is_named_with_those_that_do() {
        let problems = check("About {waht}", "{Rate} {rate} { }").unwrap_err();
        let fields: Vec<&str> = problems.iter().map(|own| own.field.as_str()).collect();
        assert_eq!(fields, ["subject", "body"]);
        assert!(problems[0].message.contains("{waht}") && problems[0].message.contains("{what}"));
    }
}
