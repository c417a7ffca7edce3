//! What the tests share.

#[cfg(feature = "e2e")]
pub mod window;
