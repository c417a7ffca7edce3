//! Long work: how far it is, and whether it should stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where progress goes. The shell sends it to the window, `msp` to standard error.
pub trait Progress: Sync {
    /// `done` of `total` (unknown without) of what `label` names.
    fn report(&self, done: u64, total: Option<u64>, label: &str);
}

/// Nobody watches.
pub struct Unwatched;

impl Progress for Unwatched {
    fn report(&self, _done: u64, _total: Option<u64>, _label: &str) {}
}

/// Set to stop a call. Shared between the call and whoever may stop it.
#[derive(Debug, Clone, Default)]
pub struct StopFlag(Arc<AtomicBool>);

impl StopFlag {
    /// Asks the call to stop; it does so at its next safe point and changes nothing.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
