//! Arguments that do not fit, said in words: which field, what stands there, what would fit.

use crate::failure::Failure;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads the arguments of a command.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with the path of the first field that does not fit.
pub(crate) fn read<A: DeserializeOwned>(command: &str, args: Value) -> Result<A, Failure> {
    let args = if args.is_null() { Value::Object(serde_json::Map::new()) } else { args };
    serde_path_to_error::deserialize(args).map_err(|error| {
        let path = error.path().to_string().replace('[', ".").replace(']', "");
        let (field, message) = in_words(if path == "." { "" } else { &path }, &error.inner().to_string());
        let mut failure = Failure::field(&field, message.clone());
        failure.message = format!("The arguments do not fit {command}: {message}");
        failure.advice = format!("`msp commands` shows what {command} takes.");
        failure
    })
}

/// The field and a sentence, from what the reader of JSON says.
fn in_words(path: &str, said: &str) -> (String, String) {
    let named = if path.is_empty() { "the arguments".to_owned() } else { format!("`{path}`") };
    if let Some(name) = said.strip_prefix("missing field ") {
        let name = name.trim_matches('`');
        let field = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        return (field.clone(), format!("`{field}` is missing."));
    }
    if let Some((variant, known)) = variant(said) {
        return (path.to_owned(), format!("{named} is {variant}; it takes {known}."));
    }
    let parts = said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: "));
    let message = match parts.and_then(|parts| parts.split_once(", expected ")) {
        Some((found, expected)) => {
            format!("{named} is {}; it takes {}.", plain_found(found), plain_expected(expected))
        }
        None => format!("{named} could not be read."),
    };
    (path.to_owned(), message)
}

/// `unknown variant `x`, expected one of `a`, `b``
fn variant(said: &str) -> Option<(String, String)> {
    let rest = said.strip_prefix("unknown variant ")?;
    let (found, known) = rest.split_once(", expected ")?;
    let known = known.trim_start_matches("one of ").replace(" or ", ", ").replace('`', "\"");
    Some((found.replace('`', "\""), format!("one of {known}")))
}

fn plain_found(found: &str) -> String {
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    let value = value.trim_matches('`');
    match kind {
        "string" => format!("the text {value}"),
        "integer" | "floating" => format!("the number {}", value.trim_start_matches("point `")),
        "boolean" => value.to_owned(),
        "null" | "unit" | "Option" => "nothing".to_owned(),
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        _ => "something else".to_owned(),
    }
}

fn plain_expected(expected: &str) -> &'static str {
    let signed = ["i8", "i16", "i32", "i64", "isize"];
    let unsigned = ["u8", "u16", "u32", "u64", "usize"];
    match expected {
        kind if signed.contains(&kind) => "a whole number",
        kind if unsigned.contains(&kind) => "a whole number that is not negative",
        "f32" | "f64" => "a number",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        kind if kind.contains("string") => "a text",
        kind if kind.starts_with("struct") || kind.starts_with("a map") || kind.starts_with("internally") => {
            "an object with named fields"
        }
        _ => "another kind of value",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::ClientSave;
    use crate::tickets::TicketsList;
    use serde_json::json;

    fn refused<A: DeserializeOwned>(args: Value) -> (String, String) {
        let failure = read::<A>("clients.save", args).err().expect("it does not fit");
        (failure.problems[0].field.clone(), failure.problems[0].message.clone())
    }

    #[test]
    fn what_does_not_fit_is_said_with_its_field_and_without_names_of_types() {
        let contact = |contact: Value| json!({ "name": "A", "zone": "UTC", "contacts": [contact] });
        for (args, field, message) in [
            (json!({ "zone": "UTC" }), "name", "`name` is missing."),
            (json!({ "name": 5, "zone": "UTC" }), "name", "`name` is the number 5; it takes a text."),
            (
                contact(json!({ "name": "B", "emails": "b@x.example" })),
                "contacts.0.emails",
                "`contacts.0.emails` is the text \"b@x.example\"; it takes a list.",
            ),
            (contact(json!({})), "contacts.0.name", "`contacts.0.name` is missing."),
            (
                json!({ "name": "A", "zone": "UTC", "expected_version": "one" }),
                "expected_version",
                "`expected_version` is the text \"one\"; it takes a whole number.",
            ),
            (json!([1]), "name", "the arguments"),
            (json!("text"), "", "the arguments is the text \"text\"; it takes an object with named fields."),
        ] {
            let (found, said) = refused::<ClientSave>(args.clone());
            if args.is_array() {
                assert!(!said.contains("struct") && !said.contains("ClientSave"), "{said}");
                continue;
            }
            assert_eq!((found.as_str(), said.as_str()), (field, message));
        }
    }

    #[test]
    fn a_word_outside_a_closed_set_is_said_with_the_set() {
        let (field, message) = refused::<TicketsList>(json!({ "view": "late" }));
        assert_eq!(field, "view");
        assert!(message.starts_with("`view` is \"late\"; it takes one of \"next_due\""), "{message}");
    }
}
