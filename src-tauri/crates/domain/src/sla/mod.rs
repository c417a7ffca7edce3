//! Policies and their targets, as published, and the due times they give.

mod deadline;
mod policy;
mod target;

pub use deadline::{Deadline, DeadlineRules, deadline};
pub use policy::{
    Assumption, AssumptionKind, Continuity, Exclusion, Grade, Policy, PolicyTerms, Priority, PriorityKey,
    ScoringRules, Tier,
};
pub use target::{
    Boundary, BusinessDayRule, Clock, MessageEndsPause, Metric, NextDayRule, PauseRules, Quantity, Strength,
    Target, Unit,
};
