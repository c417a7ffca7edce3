//! How a ticket is called.

/// `T-4127`.
pub fn ticket_number(number: i64) -> String {
    format!("T-{number}")
}
