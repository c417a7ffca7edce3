//! Policies and calendars: what is published, how it is read, from files and presets.

mod compare;
mod draft_view;
mod draft_wire;
mod drafts;
mod form_changes;
mod notice_text;
mod notice_wire;
mod notices;
mod schedule;
mod versions;
mod view;
mod wire;

pub use compare::{CompareOf, ComparedLine, ComparedSection, Comparison, LineMark, compare};
pub use draft_view::read_promise;
pub use draft_wire::{
    DraftBegin, DraftDiscard, DraftOf, DraftPublish, DraftRow, DraftSave, DraftView, Drafts, PromiseOf,
    PromiseRead,
};
pub use drafts::{begin_draft, discard_draft, drafts, policy_draft, publish, save_draft};
pub use notice_wire::{
    AnnouncementRow, AnnouncementView, Announcements, ClientNotice, NoticeChannel, NoticeContact,
    NoticeEvidence, NoticeFileOf, NoticeRecord, NoticeSave, NoticeTemplate, TouchedContract,
};
pub(crate) use notices::to_announce;
pub use notices::{
    announcement, announcements, notice_file, record_notice, save_notice, save_notice_template,
};
pub(crate) use schedule::{on_the_wire, readings_of};
pub use versions::{ExportOf, Exported, VersionRow, Versions, export, versions};
pub use wire::{
    CalendarView, CalendarYear, CalendarYearOf, ExclusionView, Policies, PolicyImport, PolicyOf, PolicyRow,
    PolicyView, PresetUse, TakenAs, TermView,
};

use crate::calendars;
use crate::context::{Acts, Context, whose};
use crate::failure::{Code, Failure};
use crate::presets;
use crate::shelf::LaidOut;
use crate::wire::Nothing;
use domain::ids::{PolicyId, PolicyVersionId};
use domain::names;
use domain::sla::Policy;
use domain::zones::ZoneId;
use std::sync::Arc;
use store::sla::{NewVersion, PolicyVersion, VersionState};
use store::{Reading, Writing};

use versions::newest_other;

pub(crate) use view::exclusion;

/// All policies, in order of their names.
pub fn policies(context: &Context<'_>, _: Nothing) -> Result<Policies, Failure> {
    context.read(|tx| {
        let mut rows = Vec::new();
        for stored in store::sla::policies(tx)? {
            let version = store::sla::version(tx, stored.value.latest)?.value;
            let laid_out = context.desk.shelf.policy(&version.sha256, &version.text)?;
            rows.push(view::row(
                &laid_out.policy,
                &version,
                stored.value.latest_number,
                stored.value.contracts,
            ));
        }
        rows.sort_by(|a, b| names::compare(&a.name, &b.name));
        Ok(Policies { rows })
    })
}

/// A version of a policy.
///
/// # Errors
/// [`Code::NotFound`].
pub fn policy(context: &Context<'_>, of: PolicyOf) -> Result<PolicyView, Failure> {
    context.read(|tx| {
        let id = policy_ref(tx, &of.version_id)?;
        view_of(context, tx, id)
    })
}

/// The closed days and clock changes of a year.
///
/// # Errors
/// [`Code::NotFound`].
pub fn calendar_year(context: &Context<'_>, of: CalendarYearOf) -> Result<CalendarYear, Failure> {
    context.read(|tx| {
        let id = policy_ref(tx, &of.version_id)?;
        let laid_out = laid_out(context, tx, id)?;
        Ok(view::year(context, &laid_out, of.year))
    })
}

/// Takes a policy file into use: a new policy, or a new version of the one with its key.
///
/// # Errors
/// [`Code::Invalid`] with every problem of the file; [`Code::File`] when it cannot be read.
pub fn import_policy(context: &Context<'_>, import: PolicyImport) -> Result<PolicyView, Failure> {
    let text = if import.text.is_empty() { read_file(&import.path)? } else { import.text };
    let policy = documents::policy_files::parse(&text)
        .map_err(|problems| Failure::invalid("The policy file was not taken.", problems))?;
    if import.dry_run {
        return view::of_file(context, policy, &text);
    }
    context.change(|tx, acts| taken(context, tx, acts, &policy, &text))
}

/// Stores a policy and says what that meant: nobody should find a version 2 without having been told.
fn taken(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    policy: &Policy,
    text: &str,
) -> Result<PolicyView, Failure> {
    let newest = |tx: &Reading<'_>| {
        let known = store::sla::by_key(tx, &policy.key)?;
        let versions = known.map(|id| store::sla::versions(tx, id)).transpose()?.unwrap_or_default();
        Ok::<_, Failure>(versions.first().map(|version| version.value.number))
    };
    let before = newest(tx)?;
    let id = keep(context, tx, acts, policy, text)?;
    let as_what = match (before, newest(tx)?) {
        (None, _) => TakenAs::New,
        (Some(before), Some(after)) if after > before => TakenAs::NextVersion,
        (Some(_), _) => TakenAs::SameAsBefore,
    };
    Ok(PolicyView { taken: Some(as_what), ..view_of(context, tx, id)? })
}

/// Takes a shipped policy into use, in a zone of one's own where it says "local time".
///
/// # Errors
/// [`Code::NotFound`] for an unknown preset, [`Code::Invalid`] for a zone or set that does not exist.
pub fn use_preset(context: &Context<'_>, wanted: PresetUse) -> Result<PolicyView, Failure> {
    context.change(|tx, acts| {
        let (policy, text) = preset_text(&wanted)?;
        taken(context, tx, acts, &policy, &text)
    })
}

/// A preset with the chosen zone and holidays. Unchanged, it stays the commented file it is.
pub(crate) fn preset_text(wanted: &PresetUse) -> Result<(Policy, String), Failure> {
    let preset = documents::policy_files::preset(&wanted.preset);
    let shipped = preset.zip(presets::policy(&wanted.preset));
    let (preset, mut policy) =
        shipped.ok_or_else(|| Failure::not_found(format!("preset \"{}\"", wanted.preset)))?;
    let as_shipped = policy.clone();
    if !wanted.zone.is_empty() {
        policy.calendar.zone =
            ZoneId::parse(&wanted.zone).map_err(|message| Failure::field("zone", message))?;
    } else if policy.zone_must_be_chosen {
        return Err(Failure::field(
            "zone",
            format!("{} says \"local time\": choose the zone it means.", policy.name),
        ));
    }
    if !wanted.holiday_set.is_empty() {
        policy.calendar.holiday_sets = vec![wanted.holiday_set.clone()];
    }
    if policy == as_shipped {
        return Ok((policy, preset.text.to_owned()));
    }
    presets::read_by_calendar(&mut policy, &as_shipped);
    let text = documents::policy_files::write(&policy);
    Ok((policy, text))
}

/// Stores a policy as a new version; the id of the version that has this very text, if there is one.
pub(crate) fn keep(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    policy: &Policy,
    text: &str,
) -> Result<PolicyVersionId, Failure> {
    // A calendar that cannot be laid out is found now, not at the first deadline.
    context.desk.shelf.lay_out(policy.clone())?;
    let known = store::sla::by_key(tx, &policy.key)?;
    if let Some(policy_id) = known
        && let Some(same) =
            store::sla::versions(tx, policy_id)?.iter().find(|version| version.value.text == text)
    {
        return Ok(same.value.id);
    }
    let policy_id = match known {
        Some(id) => {
            store::sla::rename_policy(tx, id, &policy.name, context.now)?;
            id
        }
        None => {
            let id = PolicyId::new(context.now);
            store::sla::insert_policy(tx, id, &policy.key, &policy.name, whose(tx)?, context.now)?;
            id
        }
    };
    let calendar = calendars::link(context, tx, policy)?;
    let id = PolicyVersionId::new(context.now);
    let state = VersionState::Published;
    let version =
        NewVersion { id, policy: policy_id, state, effective_from: policy.effective_from, calendar, text };
    let number = store::sla::insert_version(tx, &version, context.now)?;
    acts.entered("policy", format!("{} version {number}", policy.key), &text);
    Ok(id)
}

fn view_of(context: &Context<'_>, tx: &Reading<'_>, id: PolicyVersionId) -> Result<PolicyView, Failure> {
    let version = store::sla::version(tx, id)?.value;
    let laid_out = context.desk.shelf.policy(&version.sha256, &version.text)?;
    let policies = store::sla::policies(tx)?;
    let row = policies.iter().find(|row| row.value.id == version.policy);
    let (versions, contracts) =
        row.map_or((version.number, 0), |row| (row.value.latest_number, row.value.contracts));
    let calendar_id = store::calendars::version(tx, version.calendar)?.calendar.to_string();
    let view = view::policy(context, &laid_out.policy, &version, versions, contracts);
    Ok(PolicyView { calendar_id, ..view })
}

fn row_of(context: &Context<'_>, tx: &Reading<'_>, version: &PolicyVersion) -> Result<PolicyRow, Failure> {
    Ok(view_of(context, tx, version.id)?.row)
}

/// A stored version with its clocks.
pub(crate) fn laid_out(
    context: &Context<'_>,
    tx: &Reading<'_>,
    id: PolicyVersionId,
) -> Result<Arc<LaidOut>, Failure> {
    let version: PolicyVersion = store::sla::version(tx, id)?.value;
    context.desk.shelf.policy(&version.sha256, &version.text)
}

/// A policy version as people name it: its id, the key of a policy for its newest version, or
/// `cybermark-standard@1`.
///
/// # Errors
/// [`Code::NotFound`].
pub(crate) fn policy_ref(tx: &Reading<'_>, text: &str) -> Result<PolicyVersionId, Failure> {
    if let Ok(id) = text.trim().parse::<PolicyVersionId>() {
        return Ok(id);
    }
    let text = text.trim();
    let missing = || Failure::not_found(format!("policy \"{text}\""));
    let (key, number) = match text.split_once('@') {
        Some((key, number)) => (key, Some(number.parse::<i64>().map_err(|_| missing())?)),
        None => (text, None),
    };
    let policy = store::sla::by_key(tx, key)?.ok_or_else(missing)?;
    let versions = store::sla::versions(tx, policy)?;
    let found =
        versions.into_iter().find(|version| number.is_none_or(|number| version.value.number == number));
    found.map(|version| version.value.id).ok_or_else(missing)
}

fn read_file(path: &str) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| {
        Failure::new(
            Code::File,
            format!("{path} could not be read: {error}."),
            "Check the path and its permissions.",
        )
    })
}
