//! Policies and their targets, as published, and the due times they give.

mod compare;
mod composed;
mod deadline;
mod policy;
mod ratio;
mod target;
mod terms;
mod words;

pub use compare::{IN_FORCE_FROM, Line, Mark, Section, changes, compare};
pub use composed::{AddOn, Override, compose};
pub use deadline::{Deadline, DeadlineRules, deadline};
pub use policy::{
    Assumption, AssumptionKind, Continuity, Exclusion, Grade, Policy, Priority, PriorityKey, ScoringRules,
    Tier,
};
pub use ratio::Ratio;
pub use target::{
    Basis, Boundary, BusinessDayRule, Clock, MessageEndsPause, Metric, NextDayRule, PauseRules, Quantity,
    Strength, Target, Unit,
};
pub use terms::{
    AdvancedCause, AdvancedTerms, CreditBand, CreditRounding, EmergencyCategory, EmergencyNotice,
    EscalationStep, PolicyTerms, PreferredWindow, UptimeTarget, band_of, check_bands,
};
pub(crate) use words::emergencies_in_words;
pub use words::{hours_in_words, promise_in_words, target_in_words, terms_in_words};
