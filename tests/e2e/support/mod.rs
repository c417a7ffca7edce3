//! A window under test, and what it takes to have one.

mod machine;
mod window;

pub use window::{Window, in_a_new_window};
