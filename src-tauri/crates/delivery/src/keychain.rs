//! Where passwords lie: the keychain of the system, never the database.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What the keychain calls this program.
const SERVICE: &str = "msp-desk";

/// A place for passwords.
pub trait Keychain: Send + Sync {
    /// The password of an account.
    ///
    /// # Errors
    /// [`NoKeychain`] when there is no place to look.
    fn read(&self, account: &str) -> Result<Option<String>, NoKeychain>;

    /// Keeps the password of an account.
    ///
    /// # Errors
    /// [`NoKeychain`]; nothing was kept then.
    fn keep(&self, account: &str, password: &str) -> Result<(), NoKeychain>;

    /// Forgets the password of an account; one that is not there is as good as forgotten.
    ///
    /// # Errors
    /// [`NoKeychain`].
    fn forget(&self, account: &str) -> Result<(), NoKeychain>;
}

/// Why the keychain could not be used, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoKeychain(pub String);

/// The keychain of the system: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
#[derive(Debug, Default, Clone, Copy)]
pub struct OfTheSystem;

impl OfTheSystem {
    fn entry(account: &str) -> Result<keyring::v1::Entry, NoKeychain> {
        keyring::v1::Entry::new(SERVICE, account).map_err(|error| unusable(&error))
    }
}

impl Keychain for OfTheSystem {
    fn read(&self, account: &str) -> Result<Option<String>, NoKeychain> {
        match Self::entry(account)?.get_password() {
            Ok(password) => Ok(Some(password)),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(unusable(&error)),
        }
    }

    fn keep(&self, account: &str, password: &str) -> Result<(), NoKeychain> {
        Self::entry(account)?.set_password(password).map_err(|error| unusable(&error))
    }

    fn forget(&self, account: &str) -> Result<(), NoKeychain> {
        match Self::entry(account)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(unusable(&error)),
        }
    }
}

fn unusable(error: &keyring::Error) -> NoKeychain {
    let place = if cfg!(target_os = "linux") {
        "no keychain answers on this machine (GNOME Keyring, KWallet or another Secret Service)"
    } else {
        "the keychain of this machine cannot be used"
    };
    NoKeychain(format!("{place}: {error}"))
}

/// Passwords for as long as the program runs: where there is no keychain, and in tests.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<HashMap<String, String>>);

impl Keychain for InMemory {
    fn read(&self, account: &str) -> Result<Option<String>, NoKeychain> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(account).cloned())
    }

    fn keep(&self, account: &str, password: &str) -> Result<(), NoKeychain> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(account.to_owned(), password.to_owned());
        Ok(())
    }

    fn forget(&self, account: &str) -> Result<(), NoKeychain> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(account);
        Ok(())
    }
}

/// A machine without a keychain, for tests of what is said then.
#[derive(Debug, Default, Clone, Copy)]
pub struct Nowhere;

impl Keychain for Nowhere {
    fn read(&self, _: &str) -> Result<Option<String>, NoKeychain> {
        Err(NoKeychain("no keychain answers on this machine".to_owned()))
    }

    fn keep(&self, _: &str, _: &str) -> Result<(), NoKeychain> {
        Err(NoKeychain("no keychain answers on this machine".to_owned()))
    }

    fn forget(&self, _: &str) -> Result<(), NoKeychain> {
        Err(NoKeychain("no keychain answers on this machine".to_owned()))
    }
}
