//! Wire structs of add-ons and orders; the database keeps them in the same form.

use crate::wire::wire;

wire! {
    /// An add-on of a contract: another policy whose targets stand in the place of the same ones.
    #[derive(PartialEq, Eq)]
    pub struct AddOnView {
        /// As documents print it: `24/7 monitoring add-on`; the add-on policy's name when empty.
        #[serde(default)]
        pub name: String,
        /// Id of the version of the policy that says what it promises; a policy's key for its newest version.
        pub policy_version_id: String,
        /// The first day; empty for the first day of the version.
        #[serde(default)]
        pub from_on: String,
    }
}

wire! {
    /// A target of a signed order.
    #[derive(PartialEq, Eq)]
    pub struct OverrideView {
        /// Key of the metric.
        pub metric: String,
        /// The policy's key of the row.
        pub priority: String,
        /// Category, where told apart.
        #[serde(default)]
        pub category: Option<String>,
        /// The amount as a policy file writes it: `2 hours`, `4..8 hours`, `next business day`; `< 1 hour` for "under".
        pub amount: String,
        /// `calendar` or `24x7`; when empty, the one the words name, or else that of what it replaces.
        #[serde(default)]
        pub clock: String,
        /// `commitment`, `objective`, `best effort`; the policy's own when empty.
        #[serde(default)]
        pub strength: String,
        /// The words that were signed.
        pub words: String,
        /// The order's name: `SO-2291`.
        pub order: String,
    }
}
