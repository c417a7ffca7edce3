//! What is wrong with an input: one entry per field, all of them at once.

/// One thing that is wrong with one field of an input.
///
/// `field` is the path of the field as the sender wrote it (`targets[3].within`, `hours.mon`);
/// `message` says what could not be done with it, why, and what would do, as a full sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Path of the field the problem belongs to; empty when it belongs to the whole input.
    pub field: String,
    /// A sentence: what is wrong, with the value, and what is expected.
    pub message: String,
}

impl Problem {
    /// A problem of one field.
    ///
    /// ```
    /// let problem = domain::problem::Problem::new("zone", "\"Mars/Base\" is not a time zone.");
    /// assert_eq!(problem.field, "zone");
    /// ```
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

/// Collects problems while an input is checked, so that the first does not hide the rest.
///
/// ```
/// use domain::problem::Problems;
/// let mut problems = Problems::default();
/// problems.add("name", "A client needs a name.");
/// assert_eq!(problems.into_result(()).unwrap_err().len(), 1);
/// ```
#[derive(Debug, Default, Clone)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Notes one more problem.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push(Problem::new(field, message));
    }

    /// Notes the problems of a part of the input, with the part's name in front of their fields.
    pub fn add_within(&mut self, part: &str, inner: Vec<Problem>) {
        self.0.extend(inner.into_iter().map(|problem| {
            let field =
                if problem.field.is_empty() { part.to_owned() } else { format!("{part}.{}", problem.field) };
            Problem { field, message: problem.message }
        }));
    }

    /// Notes the problems that a check of its own found.
    pub fn extend(&mut self, found: Vec<Problem>) {
        self.0.extend(found);
    }

    /// Notes `message` on `field` when `value` is empty or only white space.
    pub fn require(&mut self, field: &str, value: &str, message: &str) {
        if value.trim().is_empty() {
            self.add(field, message);
        }
    }

    /// Whether nothing was wrong so far.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value when nothing was wrong, otherwise every problem.
    ///
    /// # Errors
    /// All problems that were added, in order.
    pub fn into_result<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }
}
