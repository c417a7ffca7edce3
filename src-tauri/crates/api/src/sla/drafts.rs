//! Policies as they are being typed: begun, kept, read, published, discarded.

use super::draft_wire::{
    DraftBegin, DraftDiscard, DraftOf, DraftPublish, DraftRow, DraftSave, DraftView, Drafts,
};
use super::{draft_view, form_changes, keep, policy_ref, view_of};
use crate::context::{Context, the_provider, whose};
use crate::failure::{Code, Failure};
use crate::sla::wire::PolicyView;
use crate::wire::{Moment, Nothing};
use chrono::NaiveDate;
use documents::policy_files::form::{PolicyForm, form_of, read_form};
use domain::ids::PolicyDraftId;
use domain::problem::Problem;
use domain::sla::Policy;
use store::sla::drafts::PolicyDraft;
use store::sla::{PolicyVersion, drafts};
use store::{Reading, Stored};

/// Drafts that are neither published nor discarded.
pub fn drafts(context: &Context<'_>, _: Nothing) -> Result<Drafts, Failure> {
    context.read(|tx| {
        let zone = context.zone(the_provider(tx)?.value.zone);
        let mut rows = Vec::new();
        for stored in drafts::list(tx)? {
            let form = form(&stored.value)?;
            let begun_from = begun_from(tx, &stored.value)?;
            let name = if form.name.trim().is_empty() { "A policy without a name" } else { form.name.trim() };
            rows.push(DraftRow {
                id: stored.value.id.to_string(),
                name: name.to_owned(),
                key: form.key,
                begun_from,
                changed: Moment::new(stored.changed, &zone),
            });
        }
        Ok(Drafts { rows })
    })
}

/// A draft with everything that is known about it.
///
/// # Errors
/// [`Code::NotFound`], also once it is published or discarded.
pub fn policy_draft(context: &Context<'_>, of: DraftOf) -> Result<DraftView, Failure> {
    context.read(|tx| view(context, tx, &stored(tx, &of.id)?))
}

/// Begins a draft: from a version, from a preset, or empty.
///
/// # Errors
/// [`Code::NotFound`] for a version or a preset there is not.
pub fn begin_draft(context: &Context<'_>, begin: DraftBegin) -> Result<DraftView, Failure> {
    context.change(|tx, acts| {
        let id = PolicyDraftId::new(context.now);
        let (based_on, form) = begun(tx, &begin)?;
        let draft = PolicyDraft {
            id,
            based_on: based_on.as_ref().map(|version| version.id),
            preset: begin.preset.clone(),
            form: json(&form),
        };
        drafts::insert(tx, &draft, whose(tx)?, context.now)?;
        acts.entered("policy draft", subject(&form), &begin);
        view(context, tx, &drafts::get(tx, id)?)
    })
}

fn begun(tx: &Reading<'_>, begin: &DraftBegin) -> Result<(Option<PolicyVersion>, PolicyForm), Failure> {
    if !begin.version_id.is_empty() {
        let version = store::sla::version(tx, policy_ref(tx, &begin.version_id)?)?.value;
        let form = form_of(&read_stored(&version)?);
        return Ok((Some(version), form));
    }
    if begin.preset.is_empty() {
        return Ok((None, empty(tx)?));
    }
    let preset = documents::policy_files::preset(&begin.preset);
    let preset = preset.ok_or_else(|| Failure::not_found(format!("preset \"{}\"", begin.preset)))?;
    // A preset that is in use already is begun as its next version.
    let known = store::sla::by_key(tx, preset.key)?;
    let versions = known.map(|id| store::sla::versions(tx, id)).transpose()?.unwrap_or_default();
    Ok((versions.into_iter().next().map(|newest| newest.value), form_of(&preset.policy)))
}

/// Nothing but what the provider has told already.
fn empty(tx: &Reading<'_>) -> Result<PolicyForm, Failure> {
    let provider = the_provider(tx)?.value;
    let mut form =
        PolicyForm { provider: provider.name, tier: "standard".to_owned(), ..PolicyForm::default() };
    form.calendar.zone = provider.zone.name().to_owned();
    form.calendar.hours = vec![String::new(); 7];
    form.scoring.priority_change = "from the change".to_owned();
    form.scoring.reopen_within = "7 days".to_owned();
    Ok(form)
}

/// Keeps what was typed, right or wrong.
///
/// # Errors
/// [`Code::Conflict`] when somebody else typed in it since it was read.
pub fn save_draft(context: &Context<'_>, save: DraftSave) -> Result<DraftView, Failure> {
    context.change(|tx, acts| {
        let before = stored(tx, &save.id)?;
        let old = form(&before.value)?;
        if old != save.form || before.version != save.expected_version {
            let text = json(&save.form);
            drafts::update(tx, before.value.id, &text, save.expected_version, context.now)?;
            let (was, is) = form_changes::between(&old, &save.form);
            acts.changed("policy draft", subject(&save.form), &was, &is);
        }
        view(context, tx, &drafts::get(tx, before.value.id)?)
    })
}

/// Puts a draft away. The history keeps what it said.
///
/// # Errors
/// [`Code::Conflict`], [`Code::NotFound`].
pub fn discard_draft(context: &Context<'_>, of: DraftDiscard) -> Result<Drafts, Failure> {
    context.change(|tx, acts| {
        let before = stored(tx, &of.id)?;
        let form = form(&before.value)?;
        drafts::discard(tx, before.value.id, of.expected_version, context.now)?;
        acts.changed("policy draft", subject(&form), &form, &"discarded");
        Ok(())
    })?;
    drafts(context, Nothing::default())
}

/// Makes a draft the next version of its policy. The version never changes again; contracts stay on
/// the one they are on.
///
/// # Errors
/// [`Code::Invalid`] with everything that is wrong with it, [`Code::Conflict`] when the draft or the
/// policy was changed since, [`Code::NotNow`] when nothing differs.
pub fn publish(context: &Context<'_>, wanted: DraftPublish) -> Result<PolicyView, Failure> {
    context.change(|tx, acts| {
        let draft = stored(tx, &wanted.id)?;
        let mut form = form(&draft.value)?;
        if !wanted.effective_from.trim().is_empty() {
            form.effective_from = wanted.effective_from.trim().to_owned();
        }
        let (policy, text) = read_form(&form, context.desk.shelf.holidays())
            .map_err(|problems| Failure::invalid("The policy was not published.", problems))?;
        may_follow(tx, &draft.value, &policy, wanted.over_newer)?;
        let id = keep(context, tx, acts, &policy, &text)?;
        drafts::published(tx, draft.value.id, id, wanted.expected_version, context.now)?;
        view_of(context, tx, id)
    })
}

/// Whether the draft may become the next version of the policy with its key.
fn may_follow(
    tx: &Reading<'_>,
    draft: &PolicyDraft,
    policy: &Policy,
    over_newer: bool,
) -> Result<(), Failure> {
    let known = store::sla::by_key(tx, &policy.key)?;
    let versions = known.map(|id| store::sla::versions(tx, id)).transpose()?.unwrap_or_default();
    let Some(newest) = versions.first().map(|newest| &newest.value) else { return Ok(()) };
    let begun_from = draft.based_on.and_then(|id| versions.iter().find(|version| version.value.id == id));
    let Some(begun_from) = begun_from else {
        let message = format!(
            "There is a policy \"{}\" already, {} version {}. Choose another key, or begin from its newest version.",
            policy.key, newest.name, newest.number
        );
        return Err(Failure::field("key", message));
    };
    if begun_from.value.id != newest.id && !over_newer {
        return Err(Failure::new(
            Code::Conflict,
            format!(
                "Version {} of {} was published after this draft was begun from version {}.",
                newest.number, newest.name, begun_from.value.number
            ),
            "Compare the two, take over what is missing, and publish over it.",
        ));
    }
    let before = read_stored(newest)?;
    let same = Policy { effective_from: before.effective_from, ..policy.clone() } == before;
    if same {
        return Err(Failure::not_now(
            format!("Nothing differs from version {} of {}.", newest.number, newest.name),
            "Change something, or discard the draft.",
        ));
    }
    follows_in_time(before.effective_from, policy.effective_from, newest.number)
}

fn follows_in_time(before: Option<NaiveDate>, after: Option<NaiveDate>, number: i64) -> Result<(), Failure> {
    match (before, after) {
        (Some(before), Some(after)) if after < before => Err(Failure::invalid(
            "The policy was not published.",
            vec![Problem::new(
                "effective_from",
                format!(
                    "The version would be in force from {after}, before version {number}, from {before}."
                ),
            )],
        )),
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

fn stored(tx: &Reading<'_>, id: &str) -> Result<Stored<PolicyDraft>, Failure> {
    let parsed = id.trim().parse().map_err(|_| Failure::not_found(format!("policy draft \"{id}\"")))?;
    Ok(drafts::get(tx, parsed)?)
}

fn form(draft: &PolicyDraft) -> Result<PolicyForm, Failure> {
    serde_json::from_str(&draft.form).map_err(|error| {
        Failure::new(Code::Fault, format!("A stored draft can no longer be read: {error}."), "")
    })
}

fn json(form: &PolicyForm) -> String {
    serde_json::to_string(form).expect("a form is texts and flags")
}

fn subject(form: &PolicyForm) -> String {
    if form.key.trim().is_empty() { "a policy without a key".to_owned() } else { form.key.clone() }
}

pub(super) fn read_stored(version: &PolicyVersion) -> Result<Policy, Failure> {
    documents::policy_files::parse(&version.text).map_err(|problems| {
        let failure = Failure::invalid("A stored policy can no longer be read.", problems);
        Failure { code: Code::Fault, ..failure }
    })
}

fn begun_from(tx: &Reading<'_>, draft: &PolicyDraft) -> Result<String, Failure> {
    let version = draft.based_on.map(|id| store::sla::version(tx, id)).transpose()?;
    Ok(match (version, draft.preset.is_empty()) {
        (_, false) => format!("from the published policy {}", draft.preset),
        (Some(version), true) => format!("from version {} of {}", version.value.number, version.value.name),
        (None, true) => "from an empty policy".to_owned(),
    })
}

fn view(context: &Context<'_>, tx: &Reading<'_>, draft: &Stored<PolicyDraft>) -> Result<DraftView, Failure> {
    let based_on = draft.value.based_on.map(|id| store::sla::version(tx, id)).transpose()?;
    let base = based_on.as_ref().map(|version| read_stored(&version.value)).transpose()?;
    let newer = match &based_on {
        Some(version) => super::newest_other(context, tx, &version.value)?,
        None => None,
    };
    Ok(draft_view::view(
        context,
        draft_view::Parts {
            id: draft.value.id.to_string(),
            version: draft.version,
            begun_from: begun_from(tx, &draft.value)?,
            based_on: draft.value.based_on.map(|id| id.to_string()),
            newer,
            base: base.as_ref(),
        },
        form(&draft.value)?,
    ))
}
