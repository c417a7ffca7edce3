//! What was typed between two states of a form, for the history: only what differs, by its path.

use documents::policy_files::form::PolicyForm;
use serde_json::{Map, Value};

/// The fields that differ, before and after.
pub(super) fn between(before: &PolicyForm, after: &PolicyForm) -> (Value, Value) {
    let value = |form: &PolicyForm| serde_json::to_value(form).unwrap_or_default();
    let (mut was, mut is) = (Map::new(), Map::new());
    walk("", &value(before), &value(after), &mut was, &mut is);
    (Value::Object(was), Value::Object(is))
}

fn walk(
    path: &str,
    before: &Value,
    after: &Value,
    was: &mut Map<String, Value>,
    is: &mut Map<String, Value>,
) {
    match (before, after) {
        _ if before == after => {}
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in new {
                let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(&inner, old.get(key).unwrap_or(&Value::Null), value, was, is);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                walk(&format!("{path}[{index}]"), old, new, was, is);
            }
        }
        _ => {
            was.insert(path.to_owned(), before.clone());
            is.insert(path.to_owned(), after.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use documents::policy_files::form::form_of;

    #[test]
    fn a_line_of_history_says_only_what_was_typed() {
        let before = form_of(&crate::presets::all()[0]);
        let mut after = before.clone();
        after.name = "Ours".to_owned();
        after.targets[2].words = "8 hours".to_owned();
        let (was, is) = between(&before, &after);
        assert_eq!(is, serde_json::json!({ "name": "Ours", "targets[2].words": "8 hours" }));
        assert_eq!(was["targets[2].words"], "8 hours (business hours)");
        after.targets.pop();
        assert!(between(&before, &after).1["targets"].is_array(), "a list of another length is said whole");
    }
}
