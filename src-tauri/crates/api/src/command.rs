//! What a command is. The rows stand in [`crate::table`].

use crate::context::Context;
use crate::failure::Failure;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What people are here for. One local user holds all of them; each row of the table says who may
/// call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Configures clients, contracts and policies.
    AccountManager,
    /// Logs advanced support, issues statements.
    Billing,
    /// Publishes maintenance, sets up the program.
    Admin,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::AccountManager, Self::Billing, Self::Admin];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AccountManager => "account_manager",
            Self::Billing => "billing",
            Self::Admin => "admin",
        }
    }

    /// The role of a key; one that is not known grants nothing.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// What a command reads or changes: the window forgets exactly the answers that a change touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Noun {
    /// The provider, its settings and its user.
    Provider,
    /// Clients and contacts.
    Clients,
    /// Contracts.
    Contracts,
    /// Policies and calendars.
    Sla,
    /// Duties.
    Duties,
    /// Tickets.
    Tickets,
    /// Maintenance windows.
    Maintenance,
    /// Advanced support and what is billed.
    Billing,
    /// Reports.
    Reports,
    /// Mail, the outbox, and the servers mail and calendars leave through.
    Mail,
    /// The history.
    History,
}

impl Noun {
    /// All nouns.
    pub const ALL: [Self; 11] = [
        Self::Provider,
        Self::Clients,
        Self::Contracts,
        Self::Sla,
        Self::Duties,
        Self::Tickets,
        Self::Maintenance,
        Self::Billing,
        Self::Reports,
        Self::Mail,
        Self::History,
    ];

    /// The name in the bindings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Clients => "clients",
            Self::Contracts => "contracts",
            Self::Sla => "sla",
            Self::Duties => "duties",
            Self::Tickets => "tickets",
            Self::Maintenance => "maintenance",
            Self::Billing => "billing",
            Self::Reports => "reports",
            Self::Mail => "mail",
            Self::History => "history",
        }
    }
}

/// One row of the command table.
pub struct Row {
    /// `contracts.renew`: noun, dot, verb.
    pub name: &'static str,
    /// Who may call it.
    pub roles: &'static [Role],
    /// Which answers it gives.
    pub reads: &'static [Noun],
    /// Which answers it makes stale. Empty for a reading command.
    pub changes: &'static [Noun],
    pub(crate) run: fn(&Context<'_>, Value) -> Result<Value, Failure>,
    #[cfg(feature = "bindings")]
    pub(crate) types: fn() -> crate::bindings::Types,
}

impl Row {
    /// Whether it changes anything.
    pub fn is_change(&self) -> bool {
        !self.changes.is_empty()
    }
}

/// Reads the arguments, runs, writes the reply.
pub(crate) fn run<A: DeserializeOwned, R: Serialize>(
    context: &Context<'_>,
    args: Value,
    body: fn(&Context<'_>, A) -> Result<R, Failure>,
) -> Result<Value, Failure> {
    let args = crate::arguments::read(context.command, args)?;
    let reply = body(context, args)?;
    serde_json::to_value(reply).map_err(|error| {
        Failure::new(crate::failure::Code::Fault, format!("The reply could not be written: {error}."), "")
    })
}

/// Declares the table: one row a command. A row without roles does not compile.
macro_rules! table {
    ($($(#[$doc:meta])* $name:literal => $module:ident :: $function:ident ($args:ty) -> $reply:ty,
       $roles:expr, reads $reads:expr, changes $changes:expr;)+) => {
        /// Every command, in the order of the nouns.
        pub const TABLE: &[crate::command::Row] = &[$(
            crate::command::Row {
                name: $name,
                roles: $roles,
                reads: $reads,
                changes: $changes,
                run: |context, args| crate::command::run::<$args, $reply>(context, args, crate::$module::$function),
                #[cfg(feature = "bindings")]
                types: crate::bindings::types_of::<$args, $reply>,
            },
        )+];
    };
}
pub(crate) use table;
