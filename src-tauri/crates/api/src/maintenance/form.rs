//! The form of a window, read and written.

use super::wire::MaintenanceForm;
use crate::context::Context;
use crate::failure::Failure;
use domain::ids::{ClientId, PolicyId};
use domain::maintenance::{Affected, Kind, Plan, Who, Window, WindowDraft, check_window};
use domain::problem::{Problem, Problems};
use store::Reading;

/// What a form says, checked: every problem at once.
pub(super) fn read(
    context: &Context<'_>,
    tx: &Reading<'_>,
    form: &MaintenanceForm,
) -> Result<(Plan, Affected), Failure> {
    checked(context, tx, form)?.map_err(|problems| Failure::invalid("The window was not saved.", problems))
}

/// The same, its problems as a value.
pub(super) fn checked(
    context: &Context<'_>,
    tx: &Reading<'_>,
    form: &MaintenanceForm,
) -> Result<Result<(Plan, Affected), Vec<Problem>>, Failure> {
    let mut problems = Problems::default();
    let draft = WindowDraft {
        title: form.title.clone(),
        kind: form.kind.clone(),
        category: form.category.clone(),
        reason: form.reason.clone(),
        requester: form.requester.clone(),
        approver: form.approver.clone(),
        impact: form.impact.clone(),
        words: form.words.clone(),
        zone: form.zone.clone(),
        starts: form.starts.clone(),
        ends: form.ends.clone(),
        rule: form.rule.clone(),
    };
    let plan = check_window(&draft, context.desk.shelf.zones()).map_err(|found| problems.extend(found)).ok();
    let clients = whom(tx, form, &mut problems)?;
    let mut services: Vec<String> = Vec::new();
    for name in form.services.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        if !services.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            services.push(name.to_owned());
        }
    }
    Ok(problems.into_result(()).map(|()| {
        let plan = plan.expect("a problem was added when it was not read");
        let clients = clients.expect("a problem was added when they were not read");
        (plan, Affected { clients, services })
    }))
}

fn whom(tx: &Reading<'_>, form: &MaintenanceForm, problems: &mut Problems) -> Result<Option<Who>, Failure> {
    Ok(match form.whom.as_str() {
        "" | "all" => Some(Who::All),
        "clients" => clients(tx, &form.clients, problems)?.map(Who::Clients),
        "policies" => policies(tx, &form.policies, problems)?.map(Who::Policies),
        other => {
            problems.add("whom", format!("\"{other}\" is none of all, clients and policies."));
            None
        }
    })
}

fn clients(
    tx: &Reading<'_>,
    typed: &[String],
    problems: &mut Problems,
) -> Result<Option<Vec<ClientId>>, Failure> {
    let mut found: Vec<ClientId> = Vec::new();
    for (place, text) in typed.iter().enumerate() {
        match crate::clients::client_ref(tx, text) {
            Ok(id) if found.contains(&id) => {}
            Ok(id) => found.push(id),
            Err(failure) => problems.add(format!("clients.{place}"), failure.message),
        }
    }
    if typed.is_empty() {
        problems.add("clients", "Choose at least one client, or let the window affect all of them.");
    }
    Ok(Some(found))
}

fn policies(
    tx: &Reading<'_>,
    typed: &[String],
    problems: &mut Problems,
) -> Result<Option<Vec<PolicyId>>, Failure> {
    let known = store::sla::policies(tx)?;
    let mut found: Vec<PolicyId> = Vec::new();
    for (place, text) in typed.iter().enumerate() {
        let text = text.trim();
        let is_meant = |id: PolicyId, key: &str| id.to_string() == text || key == text;
        match known.iter().find(|row| is_meant(row.value.id, &row.value.key)) {
            Some(row) if found.contains(&row.value.id) => {}
            Some(row) => found.push(row.value.id),
            None => problems.add(format!("policies.{place}"), format!("There is no policy \"{text}\".")),
        }
    }
    if typed.is_empty() {
        problems.add("policies", "Choose at least one policy, or let the window affect all clients.");
    }
    Ok(Some(found))
}

/// A window as it was typed.
pub(crate) fn form_of(of: &Window) -> MaintenanceForm {
    let mut form = MaintenanceForm {
        title: of.title.clone(),
        kind: of.kind.key().to_owned(),
        impact: of.impact.key().to_owned(),
        words: of.words.clone(),
        zone: of.zone.name().to_owned(),
        starts: of.first.starts.format("%Y-%m-%dT%H:%M").to_string(),
        ends: of.first.ends.format("%Y-%m-%dT%H:%M").to_string(),
        rule: of.rule.as_ref().map(ToString::to_string).unwrap_or_default(),
        whom: of.affected.clients.key().to_owned(),
        services: of.affected.services.clone(),
        ..MaintenanceForm::default()
    };
    match &of.affected.clients {
        Who::All => {}
        Who::Clients(ids) => form.clients = ids.iter().map(ToString::to_string).collect(),
        Who::Policies(ids) => form.policies = ids.iter().map(ToString::to_string).collect(),
    }
    if let Kind::Emergency(said) = &of.kind {
        form.category = said.category.key().to_owned();
        form.reason = said.reason.clone();
        form.requester = said.requester.clone();
        form.approver = said.approver.clone();
    }
    form
}
