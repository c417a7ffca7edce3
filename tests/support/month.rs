//! The monthly report of some tickets, without a database.

use crate::desk::Desk;
use chrono::NaiveDate;
use domain::contracts::{Contract, ContractStatus};
use domain::ids::{ClientId, ContractId, PolicyVersionId};
use domain::reports::{BuildError, Head, Inputs, Report, Terms, Versions, build};
use domain::tickets::Ticket;
use domain::time::{Instant, YearMonth};
use uuid::Uuid;

/// The report of `month` in the zone of the desk, judged up to `as_of`.
///
/// # Errors
/// As [`build`].
pub fn report(
    desk: &Desk,
    month: YearMonth,
    as_of: Instant,
    tickets: &[Ticket],
) -> Result<Report, BuildError> {
    let since = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
    let contract = Contract {
        id: ContractId(Uuid::nil()),
        number: 112,
        client: ClientId(Uuid::nil()),
        policy_version: PolicyVersionId(Uuid::nil()),
        status: ContractStatus::Active,
        zone: desk.zone().id(),
        starts_on: since,
        ends_on: None,
        continuity: false,
        services: Vec::new(),
    };
    let (from, to) =
        (desk.zone().start_of(month.first_day()), desk.zone().start_of(month.next().first_day()));
    let head = Head {
        provider: "CyberITEX".to_owned(),
        client: "Harbour Dental Ltd".to_owned(),
        contract: "K-0112".to_owned(),
        contract_since: since,
        policy: desk.policy.name.clone(),
        policy_version: 1,
        strength: None,
        month,
        from,
        to,
        zone: desk.zone().clone(),
        revision: 1,
        issued_on: None,
        replaces_issued_on: None,
        changes: Vec::new(),
    };
    let inputs = Inputs {
        head,
        contract: &contract,
        terms: &[Terms { policy: &desk.policy, around: desk.around(), continuity: false }],
        as_of,
        versions: Versions::default(),
    };
    build(&inputs, tickets.iter().map(|ticket| (ticket, 0)))
}
