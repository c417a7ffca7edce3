//! Places in texts that somebody wrote beforehand: `{client}` stands where the client's name will.

use domain::problem::{Problem, Problems};

/// A place: its name, and what stands there in words.
pub type Place = (&'static str, &'static str);

/// A text with its places filled. It is read once from left to right, so that what stands in a place is never read as
/// another place; what is no place stays as it is.
///
/// ```
/// let filled = [("client", "Harbour {Ltd}".to_owned())];
/// assert_eq!(documents::places::fill("To {client} {}", &filled), "To Harbour {Ltd} {}");
/// ```
pub fn fill(text: &str, filled: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let behind = &rest[open + 1..];
        let place = behind.split_once('}').and_then(|(name, after)| {
            filled.iter().find(|(known, _)| *known == name).map(|(_, words)| (words, after))
        });
        match place {
            Some((words, after)) => {
                out.push_str(words);
                rest = after;
            }
            None => {
                out.push('{');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    without_gaps(&out)
}

/// A place in which nothing stands leaves an empty line; two of them in a row are one.
fn without_gaps(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_some_and(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    let mut out = lines.join("\n");
    if text.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// Checks what somebody wrote: words in both, and no place there is not.
///
/// # Errors
/// Every [`Problem`], with the fields `subject` and `body`.
pub fn check(subject: &str, body: &str, known: &[Place]) -> Result<(), Vec<Problem>> {
    let mut problems = Problems::default();
    problems.require("subject", subject, "The letter has no subject.");
    problems.require("body", body, "The letter says nothing.");
    for (field, text) in [("subject", subject), ("body", body)] {
        for unknown in unknown(text, known) {
            let known: Vec<String> = known.iter().map(|(place, _)| format!("{{{place}}}")).collect();
            let message =
                format!("Nothing stands for {{{unknown}}}. What can stand there: {}.", known.join(", "));
            problems.add(field, message);
        }
    }
    problems.into_result(())
}

fn unknown<'t>(text: &'t str, known: &[Place]) -> Vec<&'t str> {
    let inner = text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(inner, _)| inner));
    inner
        .filter(|inner| !inner.is_empty() && inner.chars().all(|sign| sign.is_alphanumeric() || sign == '_'))
        .filter(|inner| !known.iter().any(|(place, _)| place == inner))
        .collect()
}
