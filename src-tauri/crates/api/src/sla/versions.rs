//! The versions of a policy, and their files.

use super::wire::{PolicyOf, PolicyRow};
use super::{policy_ref, row_of};
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::files;
use crate::wire::{Moment, wire};
use store::Reading;
use store::sla::PolicyVersion;

wire! {
    /// A version of a policy in a list.
    pub struct VersionRow {
        /// Its id.
        pub version_id: String,
        /// Its number.
        pub number: i64,
        /// `published` or `retired`.
        pub state: String,
        /// From when it is in force.
        pub effective_from: Option<String>,
        /// When it was stored.
        pub published: Moment,
        /// SHA-256 of its file, in hexadecimal digits.
        pub sha256: String,
    }
}

wire! {
    /// The versions of a policy.
    pub struct Versions {
        /// The newest first.
        pub rows: Vec<VersionRow>,
    }
}

wire! {
    /// Writes the policy file of a version.
    pub struct ExportOf {
        /// A version; the key of a policy for its newest one; `cybermark-standard@1`.
        pub version_id: String,
        /// The file to write; only the text is wanted where empty.
        #[serde(default)]
        pub path: String,
    }
}

wire! {
    /// A policy file.
    pub struct Exported {
        /// `cybermark-standard-v2.toml`.
        pub file_name: String,
        /// Where it was written; empty where only the text was wanted.
        pub path: String,
        /// The file.
        pub text: String,
    }
}

/// The versions of the policy that a version belongs to.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn versions(context: &Context<'_>, of: PolicyOf) -> Result<Versions, Failure> {
    context.read(|tx| {
        let zone = context.zone(the_provider(tx)?.value.zone);
        let version = store::sla::version(tx, policy_ref(tx, &of.version_id)?)?.value;
        let rows = store::sla::versions(tx, version.policy)?
            .into_iter()
            .map(|stored| VersionRow {
                version_id: stored.value.id.to_string(),
                number: stored.value.number,
                state: stored.value.state.key().to_owned(),
                effective_from: stored.value.effective_from.map(|date| date.to_string()),
                published: Moment::new(stored.changed, &zone),
                sha256: files::hex(&stored.value.sha256),
            })
            .collect();
        Ok(Versions { rows })
    })
}

/// The policy file of a version, as it was published.
///
/// # Errors
/// [`crate::failure::Code::NotFound`]; [`crate::failure::Code::File`] when it cannot be written.
pub fn export(context: &Context<'_>, of: ExportOf) -> Result<Exported, Failure> {
    let version = context.read(|tx| Ok(store::sla::version(tx, policy_ref(tx, &of.version_id)?)?.value))?;
    let file_name = format!("{}-v{}.toml", version.key, version.number);
    let path = if of.path.is_empty() {
        String::new()
    } else {
        files::write(&of.path, &file_name, version.text.as_bytes())?
    };
    Ok(Exported { file_name, path, text: version.text })
}

/// The newest version of the same policy, where it is another one.
pub(super) fn newest_other(
    context: &Context<'_>,
    tx: &Reading<'_>,
    version: &PolicyVersion,
) -> Result<Option<PolicyRow>, Failure> {
    let versions = store::sla::versions(tx, version.policy)?;
    let newest = versions.first().filter(|newest| newest.value.id != version.id);
    newest.map(|newest| row_of(context, tx, &newest.value)).transpose()
}
