//! Wire structs of clients.

use crate::failure::FieldProblem;
use crate::wire::wire;

wire! {
    /// A page of clients, as filtered.
    #[derive(Default)]
    pub struct ClientsList {
        /// Part of a name, a contact, an address, a helpdesk name or a tag; empty for all.
        #[serde(default)]
        pub search: String,
        /// A tag; empty for all.
        #[serde(default)]
        pub tag: String,
        /// Whose clients; empty for everybody's.
        #[serde(default)]
        pub account_manager: String,
        /// Only those that lack a contact their policy asks for.
        #[serde(default)]
        pub flagged: bool,
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
        /// Every tag in use, for filters.
        pub tags: Vec<String>,
        /// Everybody who answers for a client, for filters.
        pub account_managers: Vec<String>,
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
        /// Who answers for it; may be empty.
        pub account_manager: String,
        /// Name of the reseller it sits under; may be empty.
        pub reseller: String,
        /// Tags.
        pub tags: Vec<String>,
        /// Contracts that are not over.
        pub contracts: i64,
        /// Open tickets.
        pub open_tickets: i64,
        /// What its policies ask for and is missing, in sentences.
        pub flags: Vec<String>,
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
    /// A page of a client's history.
    pub struct ClientHistoryOf {
        /// The client.
        pub id: String,
        /// From which on, newest first.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
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
        /// Language tag (BCP 47); may be empty.
        pub locale: String,
        /// Who answers for it; may be empty.
        pub account_manager: String,
        /// Name of the reseller it sits under; may be empty.
        pub reseller: String,
        /// The resellers above it, the topmost first.
        pub above: Vec<ClientLine>,
        /// Everybody below it, each behind the one it sits under.
        pub below: Vec<BranchView>,
        /// What helpdesks call it.
        pub source_names: Vec<String>,
        /// Domains and e-mail addresses its requests come from.
        pub addresses: Vec<String>,
        /// Services noted by hand.
        pub services: Vec<String>,
        /// Services of its contracts in force.
        pub services_in_use: Vec<ServiceInUse>,
        /// Tags.
        pub tags: Vec<String>,
        /// Notes.
        pub notes: String,
        /// Contacts.
        pub contacts: Vec<ContactView>,
        /// What its policies ask for and is missing, in sentences.
        pub flags: Vec<String>,
        /// Its contracts.
        pub contracts: Vec<crate::contracts::ContractRow>,
        /// How many tickets it has.
        pub tickets: i64,
    }
}

wire! {
    /// A client by its name.
    pub struct ClientLine {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
    }
}

wire! {
    /// A client below a reseller.
    pub struct BranchView {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// 1 for those directly below.
        pub depth: i64,
    }
}

wire! {
    /// A service of a contract in force.
    pub struct ServiceInUse {
        /// What is served.
        pub name: String,
        /// How many.
        pub count: i64,
        /// Of what.
        pub unit: String,
        /// Id of the contract.
        pub contract_id: String,
        /// `K-0112`.
        pub contract: String,
    }
}

wire! {
    /// A person at a client.
    #[derive(Default)]
    pub struct ContactView {
        /// Id; empty for a new one.
        #[serde(default)]
        pub id: String,
        /// Name.
        pub name: String,
        /// E-mail addresses; may be none.
        #[serde(default)]
        pub emails: Vec<String>,
        /// Telephone.
        #[serde(default)]
        pub phone: String,
        /// Keys of roles.
        #[serde(default)]
        pub roles: Vec<String>,
    }
}

wire! {
    /// Enters or changes a client.
    #[derive(Default)]
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
        /// Language tag (BCP 47); empty for none.
        #[serde(default)]
        pub locale: String,
        /// Who answers for it; empty for nobody.
        #[serde(default)]
        pub account_manager: String,
        /// The reseller it sits under, by name or id; empty for none.
        #[serde(default)]
        pub reseller: String,
        /// What helpdesks call it.
        #[serde(default)]
        pub source_names: Vec<String>,
        /// Domains and e-mail addresses its requests come from.
        #[serde(default)]
        pub addresses: Vec<String>,
        /// Services noted by hand.
        #[serde(default)]
        pub services: Vec<String>,
        /// Tags.
        #[serde(default)]
        pub tags: Vec<String>,
        /// Notes.
        #[serde(default)]
        pub notes: String,
        /// Contacts.
        #[serde(default)]
        pub contacts: Vec<ContactView>,
    }
}

wire! {
    /// Two clients that are one, by name or id.
    pub struct MergeOf {
        /// The one that goes on.
        pub winner_id: String,
        /// Its version that was read; not looked at by a preview.
        #[serde(default)]
        pub winner_version: i64,
        /// The one that is merged into it.
        pub loser_id: String,
        /// Its version that was read; not looked at by a preview.
        #[serde(default)]
        pub loser_version: i64,
    }
}

wire! {
    /// What a merge moves.
    pub struct MergePreview {
        /// The one that goes on.
        pub winner: ClientLine,
        /// Its version, for the merge.
        pub winner_version: i64,
        /// The one that is merged into it.
        pub loser: ClientLine,
        /// Its version, for the merge.
        pub loser_version: i64,
        /// The loser's contacts.
        pub contacts: Vec<MergedContact>,
        /// Helpdesk names the winner gets; the loser's name is one of them.
        pub source_names: Vec<String>,
        /// Registered addresses the winner gets.
        pub addresses: Vec<String>,
        /// Tags the winner gets.
        pub tags: Vec<String>,
        /// Services the winner gets.
        pub services: Vec<String>,
        /// Contracts that move.
        pub contracts: Vec<String>,
        /// How many tickets move.
        pub tickets: i64,
        /// Clients directly below the loser, which come to stand below the winner.
        pub below: Vec<String>,
        /// Name of the reseller the winner sits under afterwards; may be empty.
        pub reseller: String,
    }
}

wire! {
    /// A contact in a merge.
    pub struct MergedContact {
        /// Name.
        pub name: String,
        /// E-mail addresses.
        pub emails: Vec<String>,
        /// Whether the winner knows the person already, so that addresses and roles are added there.
        pub joins: bool,
    }
}

wire! {
    /// A file of clients with their contacts.
    pub struct ClientsImport {
        /// The file.
        #[serde(default)]
        pub path: String,
        /// Or its text.
        #[serde(default)]
        pub text: String,
    }
}

wire! {
    /// What an import of clients does, or would do.
    pub struct ClientsImportReport {
        /// The clients of the file, in its order.
        pub rows: Vec<ImportedClient>,
        /// How many are new.
        pub entered: i64,
        /// How many are changed.
        pub changed: i64,
        /// How many stay as they are.
        pub unchanged: i64,
        /// Everything that is wrong with the file; each message begins with its line. With any of
        /// them nothing is imported.
        pub problems: Vec<FieldProblem>,
    }
}

wire! {
    /// A client of a file.
    pub struct ImportedClient {
        /// Its first line.
        pub line: i64,
        /// Name, as it is known here.
        pub name: String,
        /// `new`, `changed` or `unchanged`.
        pub fate: String,
        /// What changes, in words.
        pub changes: Vec<String>,
    }
}

wire! {
    /// Writes clients to a file, as the list is filtered.
    pub struct ClientsExport {
        /// Where to.
        pub path: String,
        /// As in the list.
        #[serde(default)]
        pub search: String,
        /// As in the list.
        #[serde(default)]
        pub tag: String,
        /// As in the list.
        #[serde(default)]
        pub account_manager: String,
        /// As in the list.
        #[serde(default)]
        pub flagged: bool,
    }
}
