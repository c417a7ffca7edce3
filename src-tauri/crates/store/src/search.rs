//! The palette: what somebody types, looked up in everything at once. Each look-up walks an index of
//! words and reads no more rows than are shown.

use crate::desk::Reading;
use crate::error::StoreError;
use crate::sequence::{Series, typed_number};
use crate::stored::beginnings;
use domain::ids::{ClientId, ContractId, EngagementId, PolicyId, TicketId, WindowId};
use rusqlite::{Row, ToSql};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Clients by name, the one that is called just so first.
    pub clients: Vec<ClientHit>,
    /// What else stands with clients: contacts, addresses, helpdesk names, tags.
    pub entries: Vec<EntryHit>,
    /// Contracts: by number, by client, by service.
    pub contracts: Vec<ContractHit>,
    /// Tickets: by number, then by words, then those of the clients; the newest first.
    pub tickets: Vec<TicketHit>,
    /// Maintenance windows: by number, then by words, then those of the clients; the newest first.
    pub windows: Vec<WindowHit>,
    /// Engagements: by number, then by words, then those of the clients; the newest first.
    pub engagements: Vec<EngagementHit>,
    /// Policies by name or key.
    pub policies: Vec<PolicyHit>,
}

/// A client that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientHit {
    /// Its id.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// The name of its zone.
    pub zone: String,
}

/// Something that stands with a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryHit {
    /// What it is.
    pub kind: EntryKind,
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// What was found.
    pub text: String,
    /// What stands beside it: the addresses of a contact.
    pub detail: String,
}

/// What may stand with a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A person.
    Contact,
    /// A registered domain or address.
    Address,
    /// What a helpdesk calls the client.
    SourceName,
    /// A tag.
    Tag,
}

impl EntryKind {
    fn parse(key: &str) -> Option<Self> {
        match key {
            "contact" => Some(Self::Contact),
            "address" => Some(Self::Address),
            "source_name" => Some(Self::SourceName),
            "tag" => Some(Self::Tag),
            _ => None,
        }
    }
}

/// A contract that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractHit {
    /// Its id.
    pub id: ContractId,
    /// Its number.
    pub number: i64,
    /// The client's name.
    pub client_name: String,
    /// The policy's name.
    pub policy_name: String,
}

/// A ticket that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketHit {
    /// Its id.
    pub id: TicketId,
    /// Its number.
    pub number: i64,
    /// One line.
    pub subject: String,
    /// The client's name.
    pub client_name: String,
}

/// A maintenance window that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowHit {
    /// Its id.
    pub id: WindowId,
    /// Its number.
    pub number: i64,
    /// What is done.
    pub title: String,
    /// Services it affects; may be empty.
    pub services: String,
}

/// An engagement that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngagementHit {
    /// Its id.
    pub id: EngagementId,
    /// Its number.
    pub number: i64,
    /// What is done.
    pub title: String,
    /// The client's name.
    pub client_name: String,
}

/// A policy that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyHit {
    /// Its id.
    pub id: PolicyId,
    /// Its name.
    pub name: String,
    /// Its key.
    pub key: String,
}

/// Kinds to look through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Through {
    /// Everything.
    Everything,
    /// Clients and what stands with them.
    Clients,
    /// Contracts.
    Contracts,
    /// Tickets.
    Tickets,
    /// Maintenance windows.
    Windows,
    /// Engagements of advanced support.
    Engagements,
}

/// Up to `of_each` things of each kind that `typed` can mean; nothing when no word was typed yet.
///
/// # Errors
/// Those of the file.
pub fn look(tx: &Reading<'_>, typed: &str, through: Through, of_each: u32) -> Result<Found, StoreError> {
    let mut found = Found::default();
    let Some(words) = beginnings(typed) else { return Ok(found) };
    let asked = Asked { typed: typed.trim(), words: &words, of_each };
    let all = through == Through::Everything;
    if all || through == Through::Clients {
        found.clients = asked.rows(tx, CLIENTS, client_hit)?;
        found.entries = asked.rows(tx, ENTRIES, entry_hit)?;
    }
    if all || through == Through::Contracts {
        let number = typed_number(typed, Series::Contract);
        found.contracts = asked.firsts(
            tx,
            number,
            [CONTRACT_OF_NUMBER, CONTRACTS_OF_CLIENTS, CONTRACTS_WITH_SERVICE],
            contract_hit,
        )?;
    }
    if all || through == Through::Tickets {
        let number = typed_number(typed, Series::Ticket);
        found.tickets = asked.firsts(
            tx,
            number,
            [TICKET_OF_NUMBER, TICKETS_WITH_WORDS, TICKETS_OF_CLIENTS],
            ticket_hit,
        )?;
    }
    if all || through == Through::Windows {
        let number = typed_number(typed, Series::Window);
        let statements = [WINDOW_OF_NUMBER, WINDOWS_WITH_WORDS, WINDOWS_OF_CLIENTS];
        found.windows = asked.firsts(tx, number, statements, window_hit)?;
    }
    if all || through == Through::Engagements {
        let number = typed_number(typed, Series::Engagement);
        let statements = [ENGAGEMENT_OF_NUMBER, ENGAGEMENTS_WITH_WORDS, ENGAGEMENTS_OF_CLIENTS];
        found.engagements = asked.firsts(tx, number, statements, engagement_hit)?;
    }
    if all {
        found.policies = asked.rows(tx, POLICIES, policy_hit)?;
    }
    Ok(found)
}

const CLIENTS: &str = "
    SELECT client.id, client.name, client.zone
      FROM client_words
      JOIN client ON client.id = client_words.client_id
     WHERE client_words MATCH :words AND client.deleted_at IS NULL
     ORDER BY client.name = :typed COLLATE NOCASE DESC, length(client.name), client.name
     LIMIT :limit";

const ENTRIES: &str = "
    SELECT word_entry.kind, word_entry.text, word_entry.detail, client.id, client.name AS client_name
      FROM entry_words
      JOIN word_entry ON word_entry.number = entry_words.rowid
      JOIN client ON client.id = word_entry.owner
     WHERE entry_words MATCH :words AND word_entry.kind IN ('contact', 'address', 'source_name', 'tag')
       AND client.deleted_at IS NULL
     ORDER BY entry_words.rowid
     LIMIT :limit";

const POLICIES: &str = "
    SELECT policy.id, policy.name, policy.key
      FROM entry_words
      JOIN word_entry ON word_entry.number = entry_words.rowid
      JOIN policy ON policy.id = word_entry.owner
     WHERE entry_words MATCH :words AND word_entry.kind = 'policy'
       AND policy.deleted_at IS NULL
     ORDER BY policy.name
     LIMIT :limit";

macro_rules! contracts {
    ($which:literal) => {
        concat!(
            "
    SELECT contract.id, contract.number, client.name AS client_name, policy.name AS policy_name
      FROM contract
      JOIN client ON client.id = contract.client_id
      JOIN policy_version ON policy_version.id = contract.policy_version_id
      JOIN policy ON policy.id = policy_version.policy_id
     WHERE contract.deleted_at IS NULL AND contract.id IN (",
            $which,
            ")
     ORDER BY contract.number
     LIMIT :limit"
        )
    };
}

const CONTRACT_OF_NUMBER: &str = contracts!("SELECT id FROM contract WHERE number = :number");

const CONTRACTS_OF_CLIENTS: &str = contracts!(
    "SELECT contract.id
               FROM client_words
               JOIN contract ON contract.client_id = client_words.client_id AND contract.deleted_at IS NULL
              WHERE client_words MATCH :words
              ORDER BY client_words.rowid
              LIMIT :limit"
);

const CONTRACTS_WITH_SERVICE: &str = contracts!(
    "SELECT word_entry.owner
               FROM entry_words
               JOIN word_entry ON word_entry.number = entry_words.rowid
              WHERE entry_words MATCH :words AND word_entry.kind = 'service'
              ORDER BY entry_words.rowid
              LIMIT :limit"
);

macro_rules! tickets {
    ($which:literal) => {
        concat!(
            "
    SELECT ticket.id, ticket.number, ticket.subject, client.name AS client_name
      FROM ticket
      JOIN client ON client.id = ticket.client_id
     WHERE ticket.deleted_at IS NULL AND ticket.number IN (",
            $which,
            ")
     ORDER BY ticket.number DESC
     LIMIT :limit"
        )
    };
}

const TICKET_OF_NUMBER: &str = tickets!("SELECT :number");

const TICKETS_WITH_WORDS: &str = tickets!(
    "SELECT rowid
               FROM ticket_words
              WHERE ticket_words MATCH :words
              ORDER BY rowid DESC
              LIMIT :limit"
);

const TICKETS_OF_CLIENTS: &str = tickets!(
    "SELECT ticket.number
               FROM (SELECT client_id FROM client_words WHERE client_words MATCH :words LIMIT :limit) AS named
               JOIN ticket INDEXED BY ticket_of_client
                 ON ticket.client_id = named.client_id AND ticket.deleted_at IS NULL
              ORDER BY ticket.received_at DESC
              LIMIT :limit"
);

macro_rules! windows {
    ($which:literal) => {
        concat!(
            "
    SELECT id, number, title,
           coalesce((SELECT group_concat(name, ', ' ORDER BY position)
                       FROM window_service
                      WHERE window_id = maintenance_window.id), '') AS services
      FROM maintenance_window
     WHERE deleted_at IS NULL AND number IN (",
            $which,
            ")
     ORDER BY number DESC
     LIMIT :limit"
        )
    };
}

const WINDOW_OF_NUMBER: &str = windows!("SELECT :number");

const WINDOWS_WITH_WORDS: &str = windows!(
    "SELECT rowid
               FROM window_words
              WHERE window_words MATCH :words
              ORDER BY rowid DESC
              LIMIT :limit"
);

const WINDOWS_OF_CLIENTS: &str = windows!(
    "SELECT named.number
               FROM client_words
               JOIN window_client ON window_client.client_id = client_words.client_id
               JOIN maintenance_window AS named ON named.id = window_client.window_id
              WHERE client_words MATCH :words AND named.deleted_at IS NULL
              ORDER BY named.number DESC
              LIMIT :limit"
);

macro_rules! engagements {
    ($which:literal) => {
        concat!(
            "
    SELECT engagement.id, engagement.number, engagement.title, client.name AS client_name
      FROM engagement
      JOIN client ON client.id = engagement.client_id
     WHERE engagement.deleted_at IS NULL AND engagement.number IN (",
            $which,
            ")
     ORDER BY engagement.number DESC
     LIMIT :limit"
        )
    };
}

const ENGAGEMENT_OF_NUMBER: &str = engagements!("SELECT :number");

const ENGAGEMENTS_WITH_WORDS: &str = engagements!(
    "SELECT rowid
               FROM engagement_words
              WHERE engagement_words MATCH :words
              ORDER BY rowid DESC
              LIMIT :limit"
);

const ENGAGEMENTS_OF_CLIENTS: &str = engagements!(
    "SELECT own.number
               FROM (SELECT client_id FROM client_words WHERE client_words MATCH :words LIMIT :limit) AS named
               JOIN engagement AS own INDEXED BY engagement_of_client
                 ON own.client_id = named.client_id AND own.deleted_at IS NULL
              ORDER BY own.number DESC
              LIMIT :limit"
);

struct Asked<'t> {
    typed: &'t str,
    words: &'t str,
    of_each: u32,
}

impl Asked<'_> {
    fn rows<T>(
        &self,
        tx: &Reading<'_>,
        statement: &'static str,
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        self.numbered(tx, statement, None, read)
    }

    fn numbered<T>(
        &self,
        tx: &Reading<'_>,
        statement: &'static str,
        number: Option<i64>,
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = tx.tx.prepare_cached(statement)?;
        let all: [(&str, &dyn ToSql); 4] = [
            (":words", &self.words),
            (":typed", &self.typed),
            (":number", &number),
            (":limit", &self.of_each),
        ];
        let mut asked = Vec::new();
        for (name, value) in all {
            if statement.parameter_index(name)?.is_some() {
                asked.push((name, value));
            }
        }
        let rows = statement.query_map(asked.as_slice(), read)?.collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Asks one statement after the other until there are enough, each thing once.
    fn firsts<T: PartialEq>(
        &self,
        tx: &Reading<'_>,
        number: Option<i64>,
        statements: [&'static str; 3],
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        for statement in statements {
            for hit in self.numbered(tx, statement, number, read)? {
                if found.len() < self.of_each as usize && !found.contains(&hit) {
                    found.push(hit);
                }
            }
            if found.len() >= self.of_each as usize {
                break;
            }
        }
        Ok(found)
    }
}

fn client_hit(row: &Row<'_>) -> rusqlite::Result<ClientHit> {
    Ok(ClientHit { id: ClientId(row.get("id")?), name: row.get("name")?, zone: row.get("zone")? })
}

fn entry_hit(row: &Row<'_>) -> rusqlite::Result<EntryHit> {
    Ok(EntryHit {
        kind: crate::columns::parsed(row, "kind", EntryKind::parse)?,
        client: ClientId(row.get("id")?),
        client_name: row.get("client_name")?,
        text: row.get("text")?,
        detail: row.get("detail")?,
    })
}

fn contract_hit(row: &Row<'_>) -> rusqlite::Result<ContractHit> {
    Ok(ContractHit {
        id: ContractId(row.get("id")?),
        number: row.get("number")?,
        client_name: row.get("client_name")?,
        policy_name: row.get("policy_name")?,
    })
}

fn ticket_hit(row: &Row<'_>) -> rusqlite::Result<TicketHit> {
    Ok(TicketHit {
        id: TicketId(row.get("id")?),
        number: row.get("number")?,
        subject: row.get("subject")?,
        client_name: row.get("client_name")?,
    })
}

fn window_hit(row: &Row<'_>) -> rusqlite::Result<WindowHit> {
    Ok(WindowHit {
        id: WindowId(row.get("id")?),
        number: row.get("number")?,
        title: row.get("title")?,
        services: row.get("services")?,
    })
}

fn engagement_hit(row: &Row<'_>) -> rusqlite::Result<EngagementHit> {
    Ok(EngagementHit {
        id: EngagementId(row.get("id")?),
        number: row.get("number")?,
        title: row.get("title")?,
        client_name: row.get("client_name")?,
    })
}

fn policy_hit(row: &Row<'_>) -> rusqlite::Result<PolicyHit> {
    Ok(PolicyHit { id: PolicyId(row.get("id")?), name: row.get("name")?, key: row.get("key")? })
}
