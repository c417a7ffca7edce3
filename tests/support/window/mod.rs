//! A window under test, and what it takes to have one.

mod driven;
mod machine;

pub use driven::{Window, connect, in_a_new_window, in_a_window};
pub use machine::{Machine, NOW, program};
