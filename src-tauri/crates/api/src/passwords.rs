//! Passwords of servers: where they are looked for, and where they are kept. Never in the database.

use crate::failure::{Code, Failure};
use crate::wire::wire;
use delivery::keychain::{InMemory, Keychain, NoKeychain};

wire! {
    /// Where a password comes from.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PasswordPlace {
        /// There is none.
        Nowhere,
        /// From the keychain of this machine.
        Keychain,
        /// From memory, until the program ends.
        Session,
        /// From the environment, as a scheduled job has it.
        Environment,
    }
}

wire! {
    /// Where a new password is to be kept.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PasswordKeep {
        /// In the keychain of this machine.
        Keychain,
        /// In memory, until the program ends.
        Session,
    }
}

/// Where passwords lie while a desk is open.
pub(crate) struct Passwords {
    keychain: Box<dyn Keychain>,
    session: InMemory,
}

impl Passwords {
    pub(crate) fn in_keychain(keychain: Box<dyn Keychain>) -> Self {
        Self { keychain, session: InMemory::default() }
    }

    /// The password of an account, and where it was found. The environment goes first, then what was given for this
    /// session, then the keychain.
    pub(crate) fn of(
        &self,
        account: &str,
        variable: Option<&str>,
    ) -> Result<Option<(String, PasswordPlace)>, NoKeychain> {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        if let Some(password) = variable.and_then(set) {
            return Ok(Some((password, PasswordPlace::Environment)));
        }
        if let Some(password) = self.session.read(account)? {
            return Ok(Some((password, PasswordPlace::Session)));
        }
        Ok(self.keychain.read(account)?.map(|password| (password, PasswordPlace::Keychain)))
    }

    /// Keeps a password; an empty one is forgotten everywhere.
    ///
    /// # Errors
    /// [`Code::NotNow`] when there is no keychain: nothing was kept then.
    pub(crate) fn keep(&self, account: &str, password: &str, keep: PasswordKeep) -> Result<(), Failure> {
        let without = |NoKeychain(why): NoKeychain| {
            let advice = "Keep it for this session alone, or set MSP_DESK_SMTP_PASSWORD or MSP_DESK_CALDAV_PASSWORD for a scheduled job.";
            Failure::new(Code::NotNow, format!("The password was not kept: {why}."), advice)
        };
        self.session.forget(account).map_err(without)?;
        if password.is_empty() {
            // Where there is no keychain there is nothing to forget.
            let _nothing_there = self.keychain.forget(account);
            return Ok(());
        }
        match keep {
            PasswordKeep::Keychain => self.keychain.keep(account, password).map_err(without),
            PasswordKeep::Session => self.session.keep(account, password).map_err(without),
        }
    }
}
