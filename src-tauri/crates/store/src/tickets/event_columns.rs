//! Events as rows: `kind` says what `value`, `detail` and `remark` mean.

use crate::columns::unreadable;
use domain::sla::{PriorityKey, Quantity, Unit};
use domain::tickets::{Event, EventKind};
use domain::time::Instant;
use rusqlite::types::FromSqlError;
use rusqlite::{Row, Statement};
use std::borrow::Cow;

/// Who entered an event. A new import replaces what came from the source and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Source,
    Desk,
}

impl Origin {
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Desk => "desk",
        }
    }
}

/// What a kind says besides its name.
pub(super) struct Sayings<'e> {
    pub(super) value: Option<Cow<'e, str>>,
    pub(super) detail: Option<&'e str>,
    pub(super) remark: Option<&'e str>,
}

impl<'e> Sayings<'e> {
    const NONE: Self = Self { value: None, detail: None, remark: None };

    fn of(value: impl Into<Cow<'e, str>>) -> Self {
        Self { value: Some(value.into()), ..Self::NONE }
    }

    fn and(self, detail: &'e str) -> Self {
        Self { detail: Some(detail), ..self }
    }
}

pub(super) fn sayings_of(kind: &EventKind) -> Sayings<'_> {
    match kind {
        EventKind::Acknowledged
        | EventKind::StaffReply
        | EventKind::FirstResponseAsserted
        | EventKind::AutoReply
        | EventKind::ClientReply
        | EventKind::WaitingOnClient
        | EventKind::WaitingOnThirdParty
        | EventKind::Working
        | EventKind::Resolved
        | EventKind::Reopened
        | EventKind::Closed
        | EventKind::Included => Sayings::NONE,
        EventKind::PriorityChanged { to, reason } => Sayings::of(to.as_str()).and(reason),
        EventKind::CadenceAgreed(quantity) => Sayings::of(quantity_text(*quantity)),
        EventKind::Merged { into } => Sayings::of(into),
        EventKind::Excluded { reason, note } => Sayings::of(reason).and(note),
        EventKind::Explained { cause, action, state } => {
            Sayings { remark: Some(state), ..Sayings::of(cause).and(action) }
        }
        EventKind::Noted(text) => Sayings::of(text),
    }
}

/// `4..8 hours`.
fn quantity_text(quantity: Quantity) -> String {
    format!("{}..{} {}", quantity.min, quantity.max, unit_key(quantity.unit))
}

fn parse_quantity(text: &str) -> Option<Quantity> {
    let (range, unit) = text.split_once(' ')?;
    let (min, max) = range.split_once("..")?;
    let unit = UNITS.into_iter().find(|known| unit_key(*known) == unit)?;
    Some(Quantity { min: min.parse().ok()?, max: max.parse().ok()?, unit })
}

const UNITS: [Unit; 7] = [
    Unit::Minutes,
    Unit::Hours,
    Unit::BusinessDays,
    Unit::NextBusinessDay,
    Unit::CalendarDays,
    Unit::CalendarWeeks,
    Unit::None,
];

const fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::BusinessDays => "business_days",
        Unit::NextBusinessDay => "next_business_day",
        Unit::CalendarDays => "calendar_days",
        Unit::CalendarWeeks => "calendar_weeks",
        Unit::None => "none",
    }
}

/// Where the columns of an event stand in a statement's rows: looked up by name once, since a
/// year of tickets has a hundred thousand of them.
pub(super) struct EventColumns {
    at: usize,
    kind: usize,
    value: usize,
    detail: usize,
    remark: usize,
    actor: usize,
    provenance: usize,
}

impl EventColumns {
    pub(super) fn of(statement: &Statement<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            at: statement.column_index("at")?,
            kind: statement.column_index("kind")?,
            value: statement.column_index("value")?,
            detail: statement.column_index("detail")?,
            remark: statement.column_index("remark")?,
            actor: statement.column_index("actor")?,
            provenance: statement.column_index("provenance")?,
        })
    }

    pub(super) fn read(&self, row: &Row<'_>) -> rusqlite::Result<Event> {
        Ok(Event {
            at: Instant::from_unix(row.get(self.at)?),
            kind: self.kind(row)?,
            actor: row.get(self.actor)?,
            provenance: row.get(self.provenance)?,
        })
    }

    fn kind(&self, row: &Row<'_>) -> rusqlite::Result<EventKind> {
        let text = |column: usize| -> rusqlite::Result<String> {
            Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
        };
        let key = row.get_ref(self.kind)?.as_str().map_err(|error: FromSqlError| {
            rusqlite::Error::FromSqlConversionFailure(self.kind, rusqlite::types::Type::Text, Box::new(error))
        })?;
        Ok(match key {
            "acknowledged" => EventKind::Acknowledged,
            "staff_reply" => EventKind::StaffReply,
            "first_response_asserted" => EventKind::FirstResponseAsserted,
            "auto_reply" => EventKind::AutoReply,
            "client_reply" => EventKind::ClientReply,
            "waiting_on_client" => EventKind::WaitingOnClient,
            "waiting_on_third_party" => EventKind::WaitingOnThirdParty,
            "working" => EventKind::Working,
            "priority_changed" => {
                EventKind::PriorityChanged { to: PriorityKey(text(self.value)?), reason: text(self.detail)? }
            }
            "cadence_agreed" => {
                let words = text(self.value)?;
                EventKind::CadenceAgreed(parse_quantity(&words).ok_or_else(|| unreadable("value", &words))?)
            }
            "resolved" => EventKind::Resolved,
            "reopened" => EventKind::Reopened,
            "closed" => EventKind::Closed,
            "merged" => EventKind::Merged { into: text(self.value)? },
            "excluded" => EventKind::Excluded { reason: text(self.value)?, note: text(self.detail)? },
            "included" => EventKind::Included,
            "explained" => EventKind::Explained {
                cause: text(self.value)?,
                action: text(self.detail)?,
                state: text(self.remark)?,
            },
            "noted" => EventKind::Noted(text(self.value)?),
            other => return Err(unreadable("kind", other)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreed_pace_survives_the_database() {
        for unit in UNITS {
            let agreed = Quantity { min: 4, max: 8, unit };
            assert_eq!(parse_quantity(&quantity_text(agreed)), Some(agreed));
        }
    }
}
