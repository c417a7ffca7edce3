//! What a command's body gets: the desk, the moment, and the two ways to the database.

use crate::command::{Role, Row};
use crate::desk::{Desk, may_call};
use crate::failure::{Code, Failure};
use crate::progress::{Progress, StopFlag};
use domain::ids::{AuditId, UserId};
use domain::time::Instant;
use domain::zones::{Zone, ZoneId};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::provider::Provider;
use store::{Belongs, Stored};
use store::{Reading, Writing, audit, idempotency, provider};

/// A call in progress.
#[derive(Clone)]
pub struct Context<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) now: Instant,
    pub(crate) command: &'static str,
    pub(crate) key: Option<String>,
    pub(crate) args_text: String,
    pub(crate) progress: &'a dyn Progress,
    pub(crate) stop: StopFlag,
}

/// What a command did, for the history: about what, before and after.
#[derive(Default)]
pub(crate) struct Acts(Vec<Act>);

struct Act {
    kind: &'static str,
    subject: String,
    before: Option<String>,
    after: Option<String>,
}

impl Acts {
    /// Notes that something is new.
    pub fn entered(&mut self, kind: &'static str, subject: impl Into<String>, after: &impl Serialize) {
        self.0.push(Act { kind, subject: subject.into(), before: None, after: Some(json(after)) });
    }

    /// Notes that something changed.
    pub fn changed(
        &mut self,
        kind: &'static str,
        subject: impl Into<String>,
        before: &impl Serialize,
        after: &impl Serialize,
    ) {
        let (before, after) = (Some(json(before)), Some(json(after)));
        self.0.push(Act { kind, subject: subject.into(), before, after });
    }
}

fn json(of: &impl Serialize) -> String {
    serde_json::to_string(of).expect("wire structs have text keys and finite numbers")
}

impl Context<'_> {
    /// Reads from one unchanging state of the database.
    pub(crate) fn read<T>(
        &self,
        look: impl FnOnce(&Reading<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.desk.store.read(look)
    }

    /// Changes the database: one transaction with the history of it and the reply, or nothing.
    pub(crate) fn change<T: Serialize>(
        &self,
        act: impl FnOnce(&Writing<'_>, &mut Acts) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.desk.store.write(|tx| {
            let mut acts = Acts::default();
            let reply = act(tx, &mut acts)?;
            let user = user_id(tx)?;
            for act in &acts.0 {
                audit::append(
                    tx,
                    &audit::Act {
                        id: AuditId::new(self.now),
                        at: self.now,
                        user,
                        command: self.command,
                        subject_kind: act.kind,
                        subject_id: &act.subject,
                        before: act.before.as_deref(),
                        after: act.after.as_deref(),
                    },
                )?;
            }
            if let Some(key) = &self.key {
                idempotency::keep(tx, key, self.command, &self.args_sha256(), &json(&reply), self.now)?;
            }
            Ok(reply)
        })
    }

    /// Changes what nobody needs to read about in the history: who is working on what right now.
    pub(crate) fn change_quietly<T>(
        &self,
        act: impl FnOnce(&Writing<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.desk.store.write(act)
    }

    /// Refuses a caller without a role for `row`. Before the first start nobody has one yet, and
    /// whoever sits at the machine may set it up.
    pub(crate) fn allow(&self, row: &Row) -> Result<(), Failure> {
        let held: Option<Vec<Role>> = self.read(|tx| {
            let users = provider::users(tx)?;
            let roles = |user: &Stored<provider::User>| {
                user.value.roles.iter().filter_map(|key| Role::parse(key)).collect()
            };
            Ok(users.first().map(roles))
        })?;
        match held {
            Some(held) if !may_call(row, &held) => Err(Failure::new(
                Code::Forbidden,
                format!("Your role may not do this ({}).", row.name),
                "Ask somebody with one of the roles that may.",
            )),
            _ => Ok(()),
        }
    }

    /// The reply this key was answered with before.
    pub(crate) fn reply_given_before(&self, row: &Row) -> Result<Option<Value>, Failure> {
        let Some(key) = self.key.as_deref().filter(|_| row.is_change()) else { return Ok(None) };
        let reply = self.read(|tx| Ok(idempotency::reply_to(tx, key, row.name, &self.args_sha256())?))?;
        Ok(reply.and_then(|text| serde_json::from_str(&text).ok()))
    }

    fn args_sha256(&self) -> [u8; 32] {
        Sha256::digest(self.args_text.as_bytes()).into()
    }

    /// Refuses to go on once the caller asked to stop.
    pub(crate) fn go_on(&self) -> Result<(), Failure> {
        if self.stop.is_set() { Err(Failure::cancelled()) } else { Ok(()) }
    }

    /// The rules of a zone.
    pub(crate) fn zone(&self, id: ZoneId) -> Zone {
        self.desk.shelf.zone(id)
    }
}

/// The provider.
///
/// # Errors
/// [`Code::NotSetUp`] before the first start.
pub(crate) fn the_provider(tx: &Reading<'_>) -> Result<Stored<Provider>, Failure> {
    provider::get(tx)?.ok_or_else(|| {
        Failure::new(
            Code::NotSetUp,
            "Nothing has been set up yet.",
            "Answer the five questions, or open the sample provider.",
        )
    })
}

/// Who is working: the one local user.
pub(crate) fn user_id(tx: &Reading<'_>) -> Result<UserId, Failure> {
    let users = provider::users(tx)?;
    users.first().map(|user| user.value.id).ok_or_else(|| {
        Failure::new(
            Code::NotSetUp,
            "Nobody works here yet.",
            "Answer the five questions, or open the sample provider.",
        )
    })
}

/// Whose new rows are: the sample's, as long as it is open.
pub(crate) fn whose(tx: &Reading<'_>) -> Result<Belongs, Failure> {
    Ok(the_provider(tx)?.belongs)
}
