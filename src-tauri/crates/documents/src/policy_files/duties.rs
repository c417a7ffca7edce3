//! What the shipped policies promise besides clocks: proposals for a contract that is put in force,
//! quoted from what is published. What the client owes stands in each policy file.

use domain::duties::{Pace, PaceUnit};

/// A duty of the provider that a policy names, and how often it is usually due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedDuty {
    policies: &'static [&'static str],
    /// What it is called.
    pub title: &'static str,
    /// Where it stands; may be empty.
    pub clause: &'static str,
    /// As published.
    pub words: &'static str,
    pace: Option<(u32, PaceUnit)>,
}

impl NamedDuty {
    /// How often it is usually due; always, where there is no pace.
    pub fn pace(&self) -> Option<Pace> {
        self.pace.and_then(|(count, unit)| Pace::new(count, unit))
    }
}

const CYBERMARK: &[&str] = &["cybermark-standard", "cybermark-24x7"];
const CYBERITEX: &[&str] = &["cyberitex-standard", "cyberitex-enhanced"];
const IONE: &[&str] = &["ione-standard"];

const NAMED: &[NamedDuty] = &[
    NamedDuty {
        policies: CYBERMARK,
        title: "Compliance report",
        clause: "§8",
        words: "Deliver reports aligned to the framework(s) and scope agreed in your Order/SOW",
        pace: Some((1, PaceUnit::Quarters)),
    },
    NamedDuty {
        policies: CYBERMARK,
        title: "Delivery timeline of compliance reports",
        clause: "§8",
        words: "Provide a delivery timeline as agreed in writing (email/SOW)",
        pace: None,
    },
    NamedDuty {
        policies: CYBERMARK,
        title: "Backup jobs watched",
        clause: "§7",
        words: "Monitor backup job status (as per plan)",
        pace: Some((1, PaceUnit::Months)),
    },
    NamedDuty {
        policies: CYBERMARK,
        title: "Failed backup jobs investigated",
        clause: "§7",
        words: "Investigate failed jobs during support hours (or 24/7 if included)",
        pace: None,
    },
    NamedDuty {
        policies: CYBERMARK,
        title: "Changes of the SLA announced",
        clause: "§13",
        words: "For material changes affecting existing customers, we will provide reasonable notice (where practical).",
        pace: None,
    },
    NamedDuty {
        policies: CYBERITEX,
        title: "Changes of the policy announced",
        clause: "",
        words: "We will notify clients of any significant changes and post the updated policy on our website.",
        pace: None,
    },
    NamedDuty {
        policies: CYBERITEX,
        title: "Feedback asked for and used",
        clause: "",
        words: "Your feedback helps us continually refine and enhance our support services to better meet your needs.",
        pace: Some((1, PaceUnit::Quarters)),
    },
    NamedDuty {
        policies: IONE,
        title: "Feedback used to improve",
        clause: "§9",
        words: "We encourage customers to provide feedback on our support experience. We use this feedback to continuously improve our services.",
        pace: Some((1, PaceUnit::Quarters)),
    },
    NamedDuty {
        policies: IONE,
        title: "Maintenance announced",
        clause: "",
        words: "we'll Inform customers about scheduled maintenance windows during which certain services may be temporarily unavailable.",
        pace: None,
    },
];

/// The duties of the provider that the shipped policy of a key names.
pub fn named_duties(key: &str) -> impl Iterator<Item = &'static NamedDuty> {
    NAMED.iter().filter(move |duty| duty.policies.contains(&key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy_files::preset;

    #[test]
    fn every_policy_that_is_named_is_shipped() {
        for duty in NAMED {
            assert!(duty.policies.iter().all(|key| preset(key).is_some()), "{duty:?}");
            assert_eq!(duty.pace.is_some(), duty.pace().is_some(), "{duty:?}");
        }
        assert_eq!(named_duties("cybermark-24x7").count(), 5);
        assert_eq!(named_duties("nobody").count(), 0);
    }
}
