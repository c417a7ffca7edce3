//! The words of letters about maintenance: what they begin as, what stands in their places, and what they may not say.

use documents::places::{self, Place};
use domain::maintenance::Occasion;
use domain::problem::Problem;

/// What a template may name, and what stands there.
pub(super) const PLACES: [Place; 19] = [
    ("client", "the client's name"),
    ("contacts", "who is written to"),
    ("number", "MW-208"),
    ("title", "what is done"),
    ("when", "all starts and ends, in the client's language and zone"),
    ("starts", "the first start"),
    ("ends", "the first end"),
    ("zone", "the client's zone"),
    ("lasts", "how long it really lasts, at each night that is longer or shorter than the others"),
    ("services", "the services affected"),
    ("impact", "what the client will notice"),
    ("changes", "what differs from what the client was told"),
    ("told", "what the client was told before"),
    ("category", "of an emergency: security patch or reliability"),
    ("reason", "of an emergency: why it cannot wait"),
    ("approver", "of an emergency: who approved it"),
    ("requester", "of an emergency: who asked for it"),
    ("outcome", "how it went"),
    ("provider", "our name"),
];

/// What stands in the places of a letter, in their order.
pub(super) type Filled = [String; PLACES.len()];

/// The letter on an occasion until the provider writes another one.
pub(super) const fn built_in(occasion: Occasion) -> (&'static str, &'static str) {
    match occasion {
        Occasion::Announcement => (
            "Planned maintenance: {title}",
            "Dear {contacts},

we plan maintenance that affects {client}: {title} ({number}).

{when}

It lasts {lasts}. Affected: {services}.
{impact}

If this time does not suit you, please answer this letter.

{provider}
",
        ),
        Occasion::Change => (
            "Changed: maintenance {title}",
            "Dear {contacts},

the maintenance {title} ({number}) has changed: it {changes}.

Now: {when}
Before: {told}

Affected: {services}.
{impact}

{provider}
",
        ),
        Occasion::Cancellation => (
            "Called off: maintenance {title}",
            "Dear {contacts},

the maintenance {title} ({number}) does not take place:

{when}

{provider}
",
        ),
        Occasion::Emergency => (
            "Emergency maintenance: {title}",
            "Dear {contacts},

we have to carry out emergency maintenance that affects {client}: {title} ({number}).

{when}

Why it cannot wait ({category}): {reason}
Approved by {approver}.

It lasts {lasts}. Affected: {services}.
{impact}

{provider}
",
        ),
        Occasion::Done => (
            "Done: maintenance {title}",
            "Dear {contacts},

the maintenance {title} ({number}) is over.

Planned: {when}
{outcome}

{provider}
",
        ),
    }
}

/// A text with its places filled.
pub(super) fn fill(text: &str, filled: &Filled) -> String {
    let named: [(&str, String); PLACES.len()] =
        std::array::from_fn(|place| (PLACES[place].0, filled[place].clone()));
    places::fill(text, &named)
}

/// Places that do not exist, and a letter without words.
pub(super) fn check(subject: &str, body: &str) -> Result<(), Vec<Problem>> {
    places::check(subject, body, &PLACES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> Filled {
        PLACES.map(|(place, _)| place.to_uppercase())
    }

    #[test]
    fn every_place_of_the_built_in_letters_is_filled() {
        for occasion in Occasion::ALL {
            let (subject, body) = built_in(occasion);
            assert!(check(subject, body).is_ok(), "{occasion:?}");
            let text = fill(subject, &filled()) + &fill(body, &filled());
            assert!(text.contains("TITLE") && text.contains("WHEN") && !text.contains('{'), "{text}");
        }
    }

    #[test]
    fn an_emergency_says_its_category_reason_and_approver() {
        let text = fill(built_in(Occasion::Emergency).1, &filled());
        for word in ["CATEGORY", "REASON", "APPROVER"] {
            assert!(text.contains(word), "{text}");
        }
    }

    #[test]
    fn a_place_that_does_not_exist_is_named_with_those_that_do() {
        let problems = check("About {titel}", "{Wann}").unwrap_err();
        let fields: Vec<&str> = problems.iter().map(|own| own.field.as_str()).collect();
        assert_eq!(fields, ["subject", "body"]);
        assert!(problems[0].message.contains("{titel}") && problems[0].message.contains("{title}"));
        assert!(problems[1].message.contains("{Wann}"), "also in another language");
    }

    #[test]
    fn what_stands_in_a_place_is_never_read_as_another() {
        let mut filled = filled();
        filled[0] = "{title} Ltd".to_owned();
        assert_eq!(fill("{client}: {title} {}", &filled), "{title} Ltd: TITLE {}");
    }
}
