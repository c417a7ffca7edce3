//! Mail: what other nouns put into the outbox, the settings it leaves with, and what became of it.

#[allow(dead_code, reason = "the nouns that send mail come after it")]
mod enqueue;

#[allow(unused_imports, reason = "the nouns that send mail come after it")]
pub(crate) use enqueue::{Mail, enqueue, sender};
