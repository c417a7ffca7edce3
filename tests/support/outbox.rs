//! Mails put into the outbox of a database, as a noun that sends mail puts them there.

use std::path::Path;

use domain::ids::OutboxId;
use domain::time::Instant;
use sha2::{Digest, Sha256};
use store::outbox::{NewMail, Recipient};
use store::{OnMissing, OpenAs, Store, StoreError};

/// Puts a mail to `to` into the outbox of the database at `path`, due at `at`.
pub fn put(path: &Path, to: &str, at: Instant) -> OutboxId {
    let store = Store::open(path, &OpenAs { on_missing: OnMissing::Refuse, ..OpenAs::default() });
    let store = store.unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    put_into(&store, to, at)
}

/// The same, into an open one.
pub fn put_into(store: &Store, to: &str, at: Instant) -> OutboxId {
    let id = OutboxId::new(at);
    let message_id = format!("{id}@kereru.example");
    let message = documents::mail::message(&documents::mail::Message {
        message_id: &message_id,
        from: ("Kererū IT", "support@kereru.example"),
        reply_to: None,
        to: &[("", to)],
        subject: "Maintenance on Saturday",
        body: "The servers rest from 22:00 to 04:00.\n",
        invitation: None,
        attachments: &[],
        at,
    });
    let put = store.write(|tx| {
        let by = store::provider::users(tx)?.first().expect("somebody works here").value.id;
        let mail = NewMail {
            id,
            kind: "test",
            subject_id: "1".to_owned(),
            sender: "support@kereru.example".to_owned(),
            recipients: vec![Recipient { name: String::new(), address: to.to_owned() }],
            subject: "Maintenance on Saturday".to_owned(),
            message_id: message_id.clone(),
            sha256: Sha256::digest(&message).into(),
            message: message.clone(),
            by,
        };
        store::outbox::enqueue(tx, &mail, at)
    });
    put.unwrap_or_else(|why: StoreError| panic!("{why}"));
    id
}
