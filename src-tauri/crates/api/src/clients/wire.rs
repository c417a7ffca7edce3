//! Wire structs of clients.

use crate::wire::wire;

wire! {
    /// A page of clients.
    #[derive(Default)]
    pub struct ClientsList {
        /// Part of a name; empty for all.
        #[serde(default)]
        pub search: String,
        /// From which on.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// Clients of a page.
    pub struct ClientsPage {
        /// How many there are in all.
        pub total: i64,
        /// Those of the page.
        pub rows: Vec<ClientRow>,
    }
}

wire! {
    /// A client in a list.
    pub struct ClientRow {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// Zone.
        pub zone: String,
        /// Contracts in force.
        pub contracts: i64,
        /// Open tickets.
        pub open_tickets: i64,
    }
}

wire! {
    /// Names one thing.
    pub struct OfId {
        /// Its id.
        pub id: String,
    }
}

wire! {
    /// A client with everything around it.
    pub struct ClientView {
        /// Id.
        pub id: String,
        /// Version of the row, for changes.
        pub version: i64,
        /// Name.
        pub name: String,
        /// Zone.
        pub zone: String,
        /// What helpdesks call it.
        pub source_names: Vec<String>,
        /// Notes.
        pub notes: String,
        /// Contacts.
        pub contacts: Vec<ContactView>,
        /// What is missing, in sentences.
        pub flags: Vec<String>,
        /// Its contracts.
        pub contracts: Vec<crate::contracts::ContractRow>,
        /// How many tickets it has.
        pub tickets: i64,
    }
}

wire! {
    /// A person at a client.
    pub struct ContactView {
        /// Name.
        pub name: String,
        /// E-mail.
        pub email: String,
        /// Telephone.
        pub phone: String,
        /// Keys of roles.
        pub roles: Vec<String>,
    }
}

wire! {
    /// Enters or changes a client.
    pub struct ClientSave {
        /// Id; none for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Name.
        pub name: String,
        /// Zone.
        pub zone: String,
        /// What helpdesks call it.
        #[serde(default)]
        pub source_names: Vec<String>,
        /// Notes.
        #[serde(default)]
        pub notes: String,
        /// Contacts.
        #[serde(default)]
        pub contacts: Vec<ContactView>,
    }
}
