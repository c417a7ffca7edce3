//! Where maintenance calendars are published, and what stands in each.

use super::window::{Who, Window, WindowStatus};
use crate::ids::{CaldavServerId, ClientId, PolicyId, PublishTargetId};
use crate::problem::{Problem, Problems};
use std::ops::RangeInclusive;

/// How many months ahead the nights on which clocks change are written out.
pub const MONTHS: RangeInclusive<u32> = 24..=120;

/// Where a calendar goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One file, replaced as a whole.
    File(String),
    /// A folder with a file for each calendar.
    Folder(String),
    /// A collection on a calendar server, a resource for each window.
    Collection {
        /// The server.
        server: CaldavServerId,
        /// Its address there.
        path: String,
    },
}

impl Place {
    /// `file`, `folder` or `caldav`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::File(_) => "file",
            Self::Folder(_) => "folder",
            Self::Collection { .. } => "caldav",
        }
    }

    /// The path, on the disk or on the server.
    pub fn path(&self) -> &str {
        match self {
            Self::File(path) | Self::Folder(path) | Self::Collection { path, .. } => path,
        }
    }
}

/// Which windows a calendar shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    All,
    /// Those that affect a client.
    Client(ClientId),
    /// Those that affect a service.
    Service(String),
    /// A calendar of its own for each client; in a folder.
    EachClient,
}

impl Scope {
    /// `all`, `client`, `service` or `each_client`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Client(_) => "client",
            Self::Service(_) => "service",
            Self::EachClient => "each_client",
        }
    }
}

/// A place calendars are published in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishTarget {
    /// Its id.
    pub id: PublishTargetId,
    /// Its name.
    pub name: String,
    /// Where.
    pub place: Place,
    /// Which windows.
    pub scope: Scope,
    /// Title, words and services are left out.
    pub redacted: bool,
    /// What stands in it unchanged counts as told to those who read it.
    pub is_notice: bool,
    /// How many months ahead the nights on which clocks change are written out.
    pub months: u32,
}

/// What somebody typed about a target.
#[derive(Debug, Clone, Default)]
pub struct TargetDraft {
    /// Its name.
    pub name: String,
    /// `file`, `folder` or `caldav`.
    pub kind: String,
    /// Path of the file or folder, or address of the collection.
    pub place: String,
    /// The server; for `caldav`.
    pub server: Option<CaldavServerId>,
    /// `all`, `client`, `service` or `each_client`.
    pub scope: String,
    /// The client; for `client`.
    pub client: Option<ClientId>,
    /// The service; for `service`.
    pub service: String,
    /// Whether title, words and services are left out.
    pub redacted: bool,
    /// Whether it counts as notice.
    pub is_notice: bool,
    /// Months; 24 to 120.
    pub months: u32,
}

/// Checks what was typed about a target.
///
/// # Errors
/// Every [`Problem`], with the fields of [`TargetDraft`].
///
/// ```
/// use domain::{ids::PublishTargetId, maintenance::{TargetDraft, check_target}, time::Instant};
/// let draft = TargetDraft { name: "Web".into(), kind: "file".into(), scope: "each_client".into(), months: 24,
///                           ..TargetDraft::default() };
/// let problems = check_target(PublishTargetId::new(Instant::from_unix(0)), &draft).unwrap_err();
/// assert_eq!(problems.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["place", "scope"]);
/// ```
pub fn check_target(id: PublishTargetId, draft: &TargetDraft) -> Result<PublishTarget, Vec<Problem>> {
    let mut problems = Problems::default();
    problems.require("name", &draft.name, "Give it a name, such as Web server.");
    problems.require("place", &draft.place, "Say where: the path of the file or folder, or the collection.");
    let place = place(draft, &mut problems);
    let scope = scope(draft, &mut problems);
    if !MONTHS.contains(&draft.months) {
        problems.add("months", format!("{} months: choose from 24 to 120.", draft.months));
    }
    problems.into_result(())?;
    Ok(PublishTarget {
        id,
        name: draft.name.trim().to_owned(),
        place: place.expect("a problem was added when it was not read"),
        scope: scope.expect("a problem was added when it was not read"),
        redacted: draft.redacted,
        is_notice: draft.is_notice,
        months: draft.months,
    })
}

fn place(draft: &TargetDraft, problems: &mut Problems) -> Option<Place> {
    let path = draft.place.trim().to_owned();
    match (draft.kind.as_str(), draft.server) {
        ("file", _) => Some(Place::File(path)),
        ("folder", _) => Some(Place::Folder(path)),
        ("caldav", Some(server)) => Some(Place::Collection { server, path }),
        ("caldav", None) => {
            problems.add("server", "Choose the calendar server, or enter it in the settings first.");
            None
        }
        (other, _) => {
            problems.add("kind", format!("\"{other}\" is none of file, folder and caldav."));
            None
        }
    }
}

fn scope(draft: &TargetDraft, problems: &mut Problems) -> Option<Scope> {
    match (draft.scope.as_str(), draft.client) {
        ("all", _) => Some(Scope::All),
        ("client", Some(client)) => Some(Scope::Client(client)),
        ("client", None) => {
            problems.add("client", "Choose the client whose calendar this is.");
            None
        }
        ("service", _) if draft.service.trim().is_empty() => {
            problems.add("service", "Name the service whose calendar this is.");
            None
        }
        ("service", _) => Some(Scope::Service(draft.service.trim().to_owned())),
        ("each_client", _) if draft.kind == "folder" => Some(Scope::EachClient),
        ("each_client", _) => {
            problems.add("scope", "A calendar for each client needs a folder to lie in.");
            None
        }
        (other, _) => {
            problems.add("scope", format!("\"{other}\" is none of all, client, service and each_client."));
            None
        }
    }
}

impl Window {
    /// Whether calendars show it at all: drafts are nobody's business.
    pub fn is_public(&self) -> bool {
        match self.status {
            WindowStatus::Draft => false,
            WindowStatus::Published | WindowStatus::Cancelled => true,
        }
    }

    /// Whether it affects a client that has contracts on these policies.
    pub fn affects(&self, client: ClientId, policies: &[PolicyId]) -> bool {
        match &self.affected.clients {
            Who::All => true,
            Who::Clients(clients) => clients.contains(&client),
            Who::Policies(affected) => affected.iter().any(|policy| policies.contains(policy)),
        }
    }

    /// Whether it affects a service, whatever the case of its letters; one that names none affects all.
    pub fn affects_service(&self, service: &str) -> bool {
        let wanted = service.to_lowercase();
        let services = &self.affected.services;
        services.is_empty() || services.iter().any(|name| name.to_lowercase() == wanted)
    }
}
