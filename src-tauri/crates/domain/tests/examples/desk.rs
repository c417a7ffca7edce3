// A small desk for the examples of the documentation: Monday to Friday 09:00–17:00 UTC, one priority,
// answered within 4 business hours and resolved within 8.
use domain::calendar::{Calendar, Holidays, OpenHours, Opening, Span};
use domain::ids::{ClientId, TicketId};
use domain::sla::{
    Basis, Boundary, BusinessDayRule, Clock, DeadlineRules, Grade, MessageEndsPause, Metric, NextDayRule, PauseRules,
    Policy, PolicyTerms, Priority, PriorityKey, Quantity, ScoringRules, Strength, Target, Tier, Unit,
};
use domain::tickets::{Event, EventKind, SourceKnows, Ticket};
use domain::time::Instant;
use domain::zones::{ZoneId, Zones};

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn calendar() -> Calendar {
    let day = vec![Span::parse("09:00-17:00").unwrap()];
    let week = std::array::from_fn(|index| if index < 5 { day.clone() } else { Vec::new() });
    Calendar { zone: ZoneId::UTC, opening: Opening::Weekly(week), holiday_sets: vec![], exceptions: vec![] }
}

fn open_hours() -> OpenHours {
    OpenHours::lay_out(&calendar(), &Holidays::default(), &Zones::bundled()).unwrap()
}

fn hours(metric: Metric, limit: u32) -> Target {
    Target {
        metric,
        priority: PriorityKey::new("P2"),
        category: None,
        quantity: Quantity { min: limit, max: limit, unit: Unit::Hours },
        boundary: Boundary::Within,
        strength: Strength::Commitment,
        clock: Clock::Calendar,
        pauses: PauseRules { on_client: true, on_third_party: false, message: MessageEndsPause::Ends },
        business_days: BusinessDayRule::NormalDays,
        next_day: NextDayRule::AfterReceipt,
        or_as_agreed: false,
        words: format!("{limit} hours"),
        assumptions: vec![],
        basis: Basis::default(),
    }
}

fn policy() -> Policy {
    let high = Priority {
        key: PriorityKey::new("P2"),
        name: "High (P2)".into(),
        description: String::new(),
        grade: Grade::Severity,
        aliases: vec!["2 - High".into()],
        responsible: String::new(),
    };
    Policy {
        key: "example".into(),
        name: "Example".into(),
        provider: "Example Ltd".into(),
        tier: Tier::Standard,
        source: String::new(),
        effective_from: None,
        calendar: calendar(),
        zone_must_be_chosen: false,
        priorities: vec![high],
        categories: vec![],
        targets: vec![hours(Metric::FirstResponse, 4), hours(Metric::Resolution, 8)],
        exclusions: vec![],
        assumptions: vec![],
        scoring: ScoringRules::default(),
        terms: PolicyTerms::default(),
    }
}

fn ticket(received: &str, events: &[(&str, EventKind)]) -> Ticket {
    let event = |(time, kind): &(&str, EventKind)| Event {
        at: at(time),
        kind: kind.clone(),
        actor: String::new(),
        provenance: String::new(),
    };
    Ticket {
        id: TicketId::new(at(received)),
        number: 4127,
        external_id: "INC4127".into(),
        client: ClientId::new(at(received)),
        received: at(received),
        priority: PriorityKey::new("P2"),
        category: None,
        subject: "Nothing prints".into(),
        source_knows: SourceKnows { messages: true },
        events: events.iter().map(event).collect(),
    }
}
