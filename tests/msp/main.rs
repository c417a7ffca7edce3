//! The built program `msp`, run as people and scripts run it.

mod batch;
mod billing;
mod calendars;
mod contracts;
mod damage;
mod intake;
mod mail;
mod maintenance;
mod pipe;
mod policies;
mod program;
mod publishing;
mod reports;
mod words;
