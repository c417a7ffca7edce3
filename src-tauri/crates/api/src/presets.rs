//! The shipped policies, read once.

use domain::sla::Policy;
use std::sync::OnceLock;

/// The preset of a key, as shipped.
pub fn policy(key: &str) -> Option<Policy> {
    all().iter().find(|policy| policy.key == key).cloned()
}

/// The keys of all presets.
pub fn keys() -> Vec<&'static str> {
    all().iter().map(|policy| policy.key.as_str()).collect()
}

/// All presets.
pub fn all() -> &'static [Policy] {
    static PRESETS: OnceLock<Vec<Policy>> = OnceLock::new();
    PRESETS.get_or_init(|| {
        let parse = |preset: &documents::policy_files::Preset| {
            documents::policy_files::parse(preset.text).expect("shipped policies are read by a test")
        };
        documents::policy_files::presets().iter().map(parse).collect()
    })
}
