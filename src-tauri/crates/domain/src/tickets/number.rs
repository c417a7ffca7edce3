//! How a ticket is called.

/// `T-4127`.
///
/// ```
/// assert_eq!(domain::tickets::ticket_number(4127), "T-4127");
/// ```
pub fn ticket_number(number: i64) -> String {
    format!("T-{number}")
}
