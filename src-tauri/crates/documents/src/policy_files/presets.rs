//! The seven policies that come with the program.

use domain::sla::Policy;
use std::sync::OnceLock;

/// A bundled policy: the file a provider may copy, and what it says.
#[derive(Debug)]
pub struct Preset {
    /// Its key, such as `cyberitex-standard`.
    pub key: &'static str,
    /// The file, with its comments.
    pub text: &'static str,
    /// The same, read.
    pub policy: Policy,
}

const FILES: [(&str, &str); 7] = [
    ("cyberitex-standard", include_str!("../../presets/policies/cyberitex-standard.toml")),
    ("cyberitex-enhanced", include_str!("../../presets/policies/cyberitex-enhanced.toml")),
    ("cybonet-gold", include_str!("../../presets/policies/cybonet-gold.toml")),
    ("ione-standard", include_str!("../../presets/policies/ione-standard.toml")),
    ("cybermark-standard", include_str!("../../presets/policies/cybermark-standard.toml")),
    ("cybermark-24x7", include_str!("../../presets/policies/cybermark-24x7.toml")),
    ("mexxus-standard", include_str!("../../presets/policies/mexxus-standard.toml")),
];

/// All presets in the order lists show them; read once.
pub fn presets() -> &'static [Preset] {
    static READ: OnceLock<Vec<Preset>> = OnceLock::new();
    READ.get_or_init(|| {
        let read = |(key, text)| {
            let policy = super::parse(text).expect("every embedded policy is read by a test");
            Preset { key, text, policy }
        };
        FILES.into_iter().map(read).collect()
    })
}

/// The preset of a key.
pub fn preset(key: &str) -> Option<&'static Preset> {
    presets().iter().find(|preset| preset.key == key)
}
