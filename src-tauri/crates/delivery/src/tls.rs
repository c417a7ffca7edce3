//! The one library all lines are encrypted with.

use std::sync::Once;

/// *ring* rather than AWS-LC: it builds with a C compiler alone. Both lettre and reqwest are told to use it.
pub(crate) fn ready() {
    static READY: Once = Once::new();
    READY.call_once(|| {
        // Somebody else in this program may have chosen before, which is as good.
        let _chosen = rustls::crypto::ring::default_provider().install_default();
    });
}
