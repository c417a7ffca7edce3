//! What a client was told of an occurrence, and in what it differs from what is planned now.

use super::notice::Holds;
use crate::time::{Instant, Seconds, Stretch};

/// When an occurrence takes place and what it affects, as it is planned or as somebody was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIsPlanned {
    /// When.
    pub stretch: Stretch,
    /// Names of the services; none for everything the client uses.
    pub services: Vec<String>,
}

impl WhatIsPlanned {
    /// Whether somebody who knows this knows `planned`: it lies within the stretch and among the services.
    ///
    /// ```
    /// use domain::{maintenance::WhatIsPlanned, time::{Instant, Stretch}};
    /// let of = |from, to, services: &[&str]| WhatIsPlanned {
    ///     stretch: Stretch { from: Instant::from_unix(from), to: Instant::from_unix(to) },
    ///     services: services.iter().map(|name| (*name).to_owned()).collect(),
    /// };
    /// assert!(of(0, 10, &[]).covers(&of(2, 9, &["Mail"])));
    /// assert!(!of(0, 10, &["Mail"]).covers(&of(0, 10, &[])));
    /// assert!(!of(0, 10, &["Mail"]).covers(&of(0, 11, &["mail"])));
    /// ```
    pub fn covers(&self, planned: &Self) -> bool {
        self.stretch.from <= planned.stretch.from
            && planned.stretch.to <= self.stretch.to
            && self.lacks(planned).is_none()
    }

    /// In what `planned` goes beyond this.
    pub fn changes_to(&self, planned: &Self) -> Vec<NoticeChange> {
        let (was, is) = (self.stretch, planned.stretch);
        let mut changes = Vec::new();
        if is.from < was.from {
            changes.push(NoticeChange::Earlier(was.from - is.from));
        }
        if is.to > was.to {
            if is.from > was.from {
                changes.push(NoticeChange::Later(is.from - was.from));
            }
            if is.to - was.to != is.from - was.from {
                changes.push(NoticeChange::EndsLater(is.to - was.to));
            }
        }
        changes.extend(self.lacks(planned).map(NoticeChange::Wider));
        changes
    }

    /// The planned services that are not among these; nothing where there are none, an empty list for "everything".
    fn lacks(&self, planned: &Self) -> Option<Vec<String>> {
        if self.services.is_empty() {
            return None;
        }
        if planned.services.is_empty() {
            return Some(Vec::new());
        }
        let known: Vec<String> = self.services.iter().map(|name| name.to_lowercase()).collect();
        let lacking: Vec<String> =
            planned.services.iter().filter(|name| !known.contains(&name.to_lowercase())).cloned().collect();
        (!lacking.is_empty()).then_some(lacking)
    }
}

/// A change after which a client has to be told again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeChange {
    /// It starts earlier by this much.
    Earlier(Seconds),
    /// It starts later by this much, and ends after what was told.
    Later(Seconds),
    /// It ends later by this much.
    EndsLater(Seconds),
    /// It affects these services, too; none for everything.
    Wider(Vec<String>),
}

impl NoticeChange {
    /// `starts 1 h earlier`.
    ///
    /// ```
    /// use domain::{maintenance::NoticeChange, time::Seconds};
    /// assert_eq!(NoticeChange::Earlier(Seconds::hours(1)).in_words(), "starts 1 h earlier");
    /// assert_eq!(NoticeChange::Wider(vec!["Mail".into()]).in_words(), "also affects Mail");
    /// ```
    pub fn in_words(&self) -> String {
        match self {
            Self::Earlier(by) => format!("starts {} earlier", length_in_words(*by)),
            Self::Later(by) => format!("starts {} later", length_in_words(*by)),
            Self::EndsLater(by) => format!("ends {} later", length_in_words(*by)),
            Self::Wider(services) if services.is_empty() => "affects all services".to_owned(),
            Self::Wider(services) => format!("also affects {}", services.join(", ")),
        }
    }
}

/// `6 h 20 min`, `48 h`, `20 min`, `47 h 59 min 59 s`.
///
/// ```
/// use domain::{maintenance::length_in_words, time::Seconds};
/// assert_eq!(length_in_words(Seconds(22_800)), "6 h 20 min");
/// assert_eq!(length_in_words(Seconds(172_799)), "47 h 59 min 59 s");
/// ```
pub fn length_in_words(of: Seconds) -> String {
    let (hours, minutes, seconds) = (of.0.abs() / 3600, of.0.abs() / 60 % 60, of.0.abs() % 60);
    let parts: Vec<String> = [(hours, "h"), (minutes, "min"), (seconds, "s")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, unit)| format!("{n} {unit}"))
        .collect();
    if parts.is_empty() { "0 min".to_owned() } else { parts.join(" ") }
}

/// That a client was told of an occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// When; of a mail the moment at which the server took it.
    pub at: Instant,
    /// Of what.
    pub what: WhatIsPlanned,
    /// That it takes place, or that it was called off.
    pub holds: Holds,
}

/// A published calendar in which an occurrence stands unchanged: a standing calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Since when it stands there like this.
    pub since: Instant,
    /// Until when it stood there; nothing while it does.
    pub until: Option<Instant>,
    /// As what.
    pub what: WhatIsPlanned,
}
