//! Maintenance windows: planned, looked at as nights or as a list, moved, cancelled, and how they went.

mod around;
mod blackouts;
mod change;
mod change_wire;
mod form;
mod import;
mod import_wire;
mod list;
mod notice;
mod of_month;
mod plan;
mod preview;
mod publish;
mod rows;
mod sample;
mod series;
mod settings_wire;
mod templates;
mod view;
mod week;
mod wire;

pub use blackouts::{blackouts, remove_blackout, save_blackout};
pub use change::{cancel, publish_window, record, remove, restore, save};
pub use change_wire::{WindowCancel, WindowMove, WindowRecord, WindowSave, WindowStep};
pub use import::{import, import_preview};
pub use import_wire::{ImportedWindow, MaintenanceImport, MaintenanceImported, NotImported};
pub use list::{conflicts, list, save_list};
pub use notice::{
    ClientNoticeRow, LetterTemplateRow, LetterTemplateSave, LetterTemplates, NoticeAddress, NoticeByHand,
    NoticeDue, NoticeEvidenceRow, NoticeFiles, NoticeFilesSaved, NoticeLetter, NoticeLetterOf, NoticeLog,
    NoticeLogOf, NoticeLogSave, NoticeMark, NoticeSend, NoticesDue, NoticesSent, WindowNotices,
    notice_letter, notice_log, notice_templates, notices, notices_due, record_notice, save_notice,
    save_notice_log, save_notice_template, send_notice,
};
pub use preview::preview;
pub use publish::{
    MaintenanceExport, PublishOf, PublishRunView, PublishTargetSave, PublishTargetView, PublishTargets,
    Published, PublishedTarget, export, publish, remove_target, save_target, targets,
};
pub use series::move_window;
pub use settings_wire::{
    BlackoutSave, BlackoutView, Blackouts, BlackoutsOf, Removal, WindowTemplateSave, WindowTemplateView,
    WindowTemplates,
};
pub use templates::{remove_template, save_template, templates};
pub use view::get;
pub use week::week;
pub use wire::{
    ActualView, AffectedClient, ConflictView, MaintenanceForm, MaintenanceList, MaintenanceListSave,
    MaintenancePage, MaintenanceWeek, MinuteSpan, Night, NightBar, OccurrenceRow, PlannedNight, WeekOf,
    WindowConflicts, WindowOf, WindowPreview, WindowPreviewOf, WindowRef, WindowView,
};

pub(crate) use notice::due as notices_near;
pub(crate) use of_month::of_month;
pub(crate) use sample::add as add_sample;

use crate::context::{Context, the_provider};
use crate::failure::Failure;
use chrono::NaiveDateTime;
use domain::ids::WindowId;
use domain::maintenance::{Window, number_in_words, read_wall_clock};
use domain::zones::{Zone, ZoneId};
use store::Reading;
use store::sequence::{Series, typed_number};

/// A window as people name it: its id or its number.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub(crate) fn window_ref(tx: &Reading<'_>, text: &str) -> Result<WindowId, Failure> {
    if let Ok(id) = text.trim().parse::<WindowId>() {
        return Ok(id);
    }
    let known = match typed_number(text, Series::Window) {
        Some(number) => store::maintenance::by_number(tx, number)?,
        None => None,
    };
    known.ok_or_else(|| Failure::not_found(format!("maintenance window \"{}\"", text.trim())))
}

/// The recurrence id that was typed, where the window has such an occurrence.
pub(crate) fn recurrence_id(
    context: &Context<'_>,
    of: &Window,
    typed: &str,
) -> Result<NaiveDateTime, Failure> {
    let id = read_wall_clock(typed);
    let known = id.filter(|id| of.occurrence(&context.zone(of.zone), *id).is_some());
    known.ok_or_else(|| {
        let message = format!("{} has no occurrence \"{}\".", number_in_words(of.number), typed.trim());
        Failure::field("recurrence_id", message)
    })
}

/// `MW-208 Core switch firmware`, for the history.
pub(crate) fn subject(of: &Window) -> String {
    format!("{} {}", number_in_words(of.number), of.title)
}

/// The clocks that were asked for; the provider's when nothing was typed.
fn asked_zone(context: &Context<'_>, tx: &Reading<'_>, typed: &str) -> Result<Zone, Failure> {
    let id = match typed.trim() {
        "" => the_provider(tx)?.value.zone,
        name => ZoneId::parse(name).map_err(|message| Failure::field("zone", message))?,
    };
    Ok(context.zone(id))
}
