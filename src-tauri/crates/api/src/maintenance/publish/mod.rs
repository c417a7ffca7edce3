//! Maintenance calendars going out: as a file by hand, and into targets that are kept current.

mod calendars;
mod export;
mod files;
mod run;
mod server;
mod targets;
mod wire;

pub use export::export;
pub use run::publish;
pub use targets::{remove_target, save_target, targets};
pub use wire::{
    MaintenanceExport, PublishOf, PublishRunView, PublishTargetSave, PublishTargetView, PublishTargets,
    Published, PublishedTarget,
};
