//! What the tests share.

#[cfg(feature = "e2e")]
pub mod window;

pub mod desk;
pub mod door;
pub mod excerpt;
pub mod hours;
pub mod log;
pub mod month;
pub mod story;
pub mod table;
