//! Failures: what could not be done, with which thing, why, and what to do.

use crate::wire::wire;
use domain::calendar::{End, LayoutError, OutOfRange};
use domain::problem::Problem;
use domain::reports::BuildError;

wire! {
    /// Kinds of failures. A code exists only if somebody acts on it: the window decides by it how
    /// a failure is shown, the command line which exit status it has.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Code {
        /// The input has problems, listed per field. Shown beside the fields.
        Invalid,
        /// No such thing (any more). Offers the list.
        NotFound,
        /// Changed by someone else since it was read. Shows both versions.
        Conflict,
        /// The name or number is taken.
        Taken,
        /// The role may not do this.
        Forbidden,
        /// Not possible in the state the thing is in; not an error of the program.
        NotNow,
        /// The question lies beyond the holidays or zone rules at hand.
        BeyondCalendar,
        /// A file could not be read or written, or is not what it should be.
        File,
        /// Nothing has been set up yet. Leads to the first start.
        NotSetUp,
        /// The database cannot be used: newer, foreign, damaged, locked, unwritable.
        Database,
        /// A server on the network refused, or was not to be reached. Offers to try again.
        Server,
        /// The disk is full. Nothing was changed.
        DiskFull,
        /// Stopped on request. Nothing was changed.
        Cancelled,
        /// A fault of the program. Nothing was changed.
        Fault,
    }
}

wire! {
    /// A failure as every front end receives it.
    pub struct Failure {
        /// Its kind.
        pub code: Code,
        /// A sentence: what could not be done, with which thing, and why.
        pub message: String,
        /// What is wrong with the input, field by field; all of it at once.
        pub problems: Vec<FieldProblem>,
        /// A sentence: what to do about it. May be empty.
        pub advice: String,
    }
}

wire! {
    /// One problem of one field.
    pub struct FieldProblem {
        /// Path of the field, as in the arguments: `services.0.price`.
        pub field: String,
        /// What is wrong with it.
        pub message: String,
    }
}

impl From<Problem> for FieldProblem {
    fn from(problem: Problem) -> Self {
        Self { field: problem.field, message: problem.message }
    }
}

impl Failure {
    /// A failure without field problems.
    pub fn new(code: Code, message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { code, message: message.into(), problems: Vec::new(), advice: advice.into() }
    }

    /// An input that cannot be accepted.
    pub fn invalid(message: impl Into<String>, problems: Vec<Problem>) -> Self {
        let problems = problems.into_iter().map(FieldProblem::from);
        Self {
            code: Code::Invalid,
            message: message.into(),
            problems: problems.collect(),
            advice: String::new(),
        }
    }

    /// One field that cannot be accepted.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::invalid(message.clone(), vec![Problem::new(field, message)])
    }

    /// Something that is not there.
    pub fn not_found(what: impl std::fmt::Display) -> Self {
        Self::new(
            Code::NotFound,
            format!("There is no {what}."),
            "It may have been removed. Look for it in its list.",
        )
    }

    /// Something the state of things does not allow.
    pub fn not_now(message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::new(Code::NotNow, message, advice)
    }

    /// Stopped on request.
    pub fn cancelled() -> Self {
        Self::new(Code::Cancelled, "Stopped. Nothing was changed.", "")
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        for problem in &self.problems {
            if problem.message != self.message {
                write!(f, "\n  {}: {}", problem.field, problem.message)?;
            }
        }
        if self.advice.is_empty() { Ok(()) } else { write!(f, "\n{}", self.advice) }
    }
}

impl std::error::Error for Failure {}

impl From<OutOfRange> for Failure {
    fn from(error: OutOfRange) -> Self {
        Self::new(
            Code::BeyondCalendar,
            format!("No deadline can be named for {}: {}.", error.needed, error.reason),
            match error.end {
                End::Holidays => {
                    "Take the holiday set out of the calendar and enter the dates instead, by hand or from a holiday file (Policies and calendars), or look at an earlier time."
                }
                End::Years => "No calendar reaches further. Check the date and the length of the promise.",
            },
        )
    }
}

impl From<delivery::Refused> for Failure {
    fn from(refused: delivery::Refused) -> Self {
        Self::new(Code::Server, refused.words, refused.advice)
    }
}

impl From<LayoutError> for Failure {
    fn from(error: LayoutError) -> Self {
        Self::new(
            Code::BeyondCalendar,
            format!("The calendar cannot be used: {error}."),
            "Choose holiday sets that are listed under Policies and calendars.",
        )
    }
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        match error {
            BuildError::OutOfRange { ticket, source } => {
                let inner = Self::from(source);
                Self { message: format!("Ticket {ticket}: {}", inner.message), ..inner }
            }
            BuildError::DoesNotAddUp(what) => Self::new(
                Code::Fault,
                format!("The report was not built because its figures do not add up: {what}."),
                "This is a fault of the program. Please report it with the month and the contract.",
            ),
        }
    }
}
