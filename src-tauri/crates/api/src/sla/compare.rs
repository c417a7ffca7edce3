//! Two versions side by side.

use super::drafts::read_stored;
use super::wire::PolicyRow;
use super::{policy_ref, row_of};
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::wire;
use domain::sla::{Line, Mark, Section, compare as lines_of};

wire! {
    /// Two versions of any policies.
    pub struct CompareOf {
        /// A version, or the key of a policy for its newest one.
        pub left: String,
        /// The other.
        pub right: String,
    }
}

wire! {
    /// What became of a line.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum LineMark {
        /// Both say the same.
        Same,
        /// Both say something else.
        Changed,
        /// Only the right one says it.
        Added,
        /// Only the left one says it.
        Removed,
    }
}

wire! {
    /// One thing both versions, or one of them, say something about.
    pub struct ComparedLine {
        /// `P2 first response`.
        pub what: String,
        /// What the left one says; empty where it says nothing.
        pub before: String,
        /// What the right one says.
        pub after: String,
        /// What became of it.
        pub mark: LineMark,
        /// `P2 first response: 4 hours (business hours) → 2 hours (business hours)`.
        pub words: String,
    }
}

wire! {
    /// A part of the policy.
    pub struct ComparedSection {
        /// `Targets`.
        pub name: String,
        /// How many lines differ.
        pub changed: i64,
        /// All lines.
        pub lines: Vec<ComparedLine>,
    }
}

wire! {
    /// Two versions side by side.
    pub struct Comparison {
        /// The left one.
        pub left: PolicyRow,
        /// The right one.
        pub right: PolicyRow,
        /// How many lines differ.
        pub changed: i64,
        /// Part by part.
        pub sections: Vec<ComparedSection>,
    }
}

/// Two versions side by side; everything either says.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn compare(context: &Context<'_>, of: CompareOf) -> Result<Comparison, Failure> {
    context.read(|tx| {
        let version = |text: &str| Ok::<_, Failure>(store::sla::version(tx, policy_ref(tx, text)?)?.value);
        let (left, right) = (version(&of.left)?, version(&of.right)?);
        let lines = lines_of(&read_stored(&left)?, &read_stored(&right)?);
        let sections: Vec<ComparedSection> = SECTIONS
            .into_iter()
            .map(|(section, name)| section_of(name, lines.iter().filter(|line| line.section == section)))
            .filter(|section| !section.lines.is_empty())
            .collect();
        Ok(Comparison {
            left: row_of(context, tx, &left)?,
            right: row_of(context, tx, &right)?,
            changed: sections.iter().map(|section| section.changed).sum(),
            sections,
        })
    })
}

/// The parts in the order they are read, the promises first.
const SECTIONS: [(Section, &str); 8] = [
    (Section::Targets, "Targets"),
    (Section::Calendar, "Calendar"),
    (Section::Assumptions, "Assumptions"),
    (Section::Terms, "Terms"),
    (Section::Exclusions, "Exclusions"),
    (Section::Priorities, "Priorities and categories"),
    (Section::Scoring, "Rules of scoring"),
    (Section::Head, "About the policy"),
];

fn section_of<'l>(name: &str, lines: impl Iterator<Item = &'l Line>) -> ComparedSection {
    let lines: Vec<ComparedLine> = lines
        .map(|line| ComparedLine {
            what: line.what.clone(),
            before: line.before.clone(),
            after: line.after.clone(),
            mark: mark(line.mark()),
            words: line.in_words(),
        })
        .collect();
    let changed = lines.iter().filter(|line| line.mark != LineMark::Same).count();
    ComparedSection { name: name.to_owned(), changed: i64::try_from(changed).unwrap_or(i64::MAX), lines }
}

fn mark(of: Mark) -> LineMark {
    match of {
        Mark::Same => LineMark::Same,
        Mark::Changed => LineMark::Changed,
        Mark::Added => LineMark::Added,
        Mark::Removed => LineMark::Removed,
    }
}
