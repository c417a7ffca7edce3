//! Windows from an iCalendar file. A preview does the very same and takes it back.

use super::around::Around;
use super::import_wire::{ImportedWindow, MaintenanceImport, MaintenanceImported, NotImported};
use super::{form, subject};
use crate::calendars::bytes_of;
use crate::clients::client_ref;
use crate::context::{Acts, Context, the_provider, whose};
use crate::failure::{Code, Failure};
use documents::maintenance::{CalendarFile, Proposal, read_calendar};
use domain::ids::WindowId;
use domain::maintenance::{
    Affected, Override, WallStretch, Who, Window, WindowStatus, number_in_words, times_in_words,
};
use store::{Reading, StoreError, Writing};

/// What an import would do: each event with its fate, and what is left out with why.
///
/// # Errors
/// [`Code::File`] when the file cannot be read or is no calendar; `NotFound` for an unknown client.
pub fn import_preview(context: &Context<'_>, of: MaintenanceImport) -> Result<MaintenanceImported, Failure> {
    let file = read(context, &of)?;
    let outcome = context.desk.store.write(|tx| {
        let done = take_all(context, tx, &of, &file, &mut Acts::default())?;
        // Nothing of it stays: a transaction that ends in an error is rolled back.
        Err::<(), End>(End::Seen(Box::new(done)))
    });
    match outcome {
        Err(End::Seen(done)) => Ok(*done),
        Err(End::Failed(failure)) => Err(failure),
        Ok(()) => unreachable!("a preview ends its transaction with an error"),
    }
}

/// Enters the windows of a file as drafts. A UID that is known is not entered twice: a draft takes what changed in the
/// file since it was last taken, what was typed into it stays, and what was published stays as it is. The same file twice changes nothing the second time.
///
/// # Errors
/// As [`import_preview`].
pub fn import(context: &Context<'_>, of: MaintenanceImport) -> Result<MaintenanceImported, Failure> {
    let file = read(context, &of)?;
    context.change(|tx, acts| take_all(context, tx, &of, &file, acts))
}

enum End {
    Seen(Box<MaintenanceImported>),
    Failed(Failure),
}

impl From<StoreError> for End {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Failure> for End {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

fn read(context: &Context<'_>, of: &MaintenanceImport) -> Result<CalendarFile, Failure> {
    let bytes = bytes_of(&of.text, &of.path)?;
    let usual = context.read(|tx| Ok(the_provider(tx)?.value.zone))?;
    read_calendar(&bytes, context.desk.shelf.zones(), usual).map_err(|refused| {
        let message = format!("The calendar was not read: {refused}.");
        Failure::new(Code::File, message, "Export it again as iCalendar (.ics).")
    })
}

fn take_all(
    context: &Context<'_>,
    tx: &Writing<'_>,
    of: &MaintenanceImport,
    file: &CalendarFile,
    acts: &mut Acts,
) -> Result<MaintenanceImported, Failure> {
    let affected = affected(context, tx, of)?;
    let mut done = MaintenanceImported {
        name: file.name.clone(),
        entered: 0,
        changed: 0,
        unchanged: 0,
        rows: Vec::new(),
        left_out: Vec::new(),
        notes: file.notes.clone(),
    };
    for proposal in &file.proposals {
        context.go_on()?;
        let taken = take(context, tx, proposal, &affected, acts)?;
        match taken.fate {
            Fate::New => done.entered += 1,
            Fate::Changed => done.changed += 1,
            Fate::Unchanged | Fate::Published => done.unchanged += 1,
        }
        done.rows.push(row(proposal, taken));
    }
    done.left_out = file
        .left_out
        .iter()
        .map(|one| NotImported { line: line(one.line), title: one.title.clone(), why: one.why.clone() })
        .collect();
    Ok(done)
}

/// Whom the windows of a file affect: a client that was named, or all.
fn affected(context: &Context<'_>, tx: &Reading<'_>, of: &MaintenanceImport) -> Result<Affected, Failure> {
    let clients = match of.client.trim() {
        "" => Who::All,
        client => Who::Clients(vec![client_ref(tx, client)?]),
    };
    let services: Vec<String> =
        of.services.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    let affected = Affected { clients, services };
    if Around::read(context, tx)?.affected(&affected).is_empty() {
        return Err(Failure::field("client", "There is no client yet whom these windows could affect."));
    }
    Ok(affected)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    New,
    Changed,
    Unchanged,
    Published,
}

/// What became of an event.
struct Taken {
    fate: Fate,
    window: Window,
    /// What the file says otherwise and does not change, in words.
    kept: Vec<String>,
}

fn take(
    context: &Context<'_>,
    tx: &Writing<'_>,
    proposal: &Proposal,
    affected: &Affected,
    acts: &mut Acts,
) -> Result<Taken, Failure> {
    let mut proposed = window(context, proposal, affected);
    let says = FileSays::of(&proposed);
    let Some(known) = store::maintenance::by_uid(tx, &proposal.uid)? else {
        proposed.number = store::maintenance::insert(tx, &proposed, None, whose(tx)?, context.now)?;
        acts.entered("window", subject(&proposed), &form::form_of(&proposed));
        acts.entered(SAYS, &proposal.uid, &says);
        return Ok(Taken { fate: Fate::New, window: proposed, kept: Vec::new() });
    };
    let row = store::maintenance::get(tx, known)?;
    let before = row.stored.value;
    if before.status != WindowStatus::Draft {
        let number = number_in_words(before.number);
        let kept = vec![format!("{number} was published, so the file does not change it.")];
        return Ok(Taken { fate: Fate::Published, window: before, kept });
    }
    let last = FileSays::last(tx, &proposal.uid)?;
    if last.as_ref() != Some(&says) {
        acts.changed(SAYS, &proposal.uid, &last, &says);
    }
    let (after, kept) = merged(&before, proposed, last.as_ref());
    if after == before {
        return Ok(Taken { fate: Fate::Unchanged, window: before, kept });
    }
    store::maintenance::update(tx, &after, None, row.stored.version, context.now)?;
    acts.changed("window", subject(&after), &form::form_of(&before), &form::form_of(&after));
    Ok(Taken { fate: Fate::Changed, window: after, kept })
}

/// A draft with what changed in the file since it was last taken. What was typed here meanwhile stays, and where the
/// file says something else of it now, that is said.
fn merged(before: &Window, proposed: Window, last: Option<&FileSays>) -> (Window, Vec<String>) {
    let (mine, now) = (FileSays::of(before), FileSays::of(&proposed));
    let mut after = before.clone();
    let mut kept = Vec::new();
    match chosen(last.map(|last| &last.title), &now.title, &mine.title) {
        Chosen::Mine => {}
        Chosen::File => after.title.clone_from(&now.title),
        Chosen::MineAgainstFile => {
            kept.push(format!("Its title stays as it was typed here; the file says \"{}\".", now.title));
        }
    }
    match chosen(last.map(|last| &last.words), &now.words, &mine.words) {
        Chosen::Mine => {}
        Chosen::File => after.words.clone_from(&now.words),
        Chosen::MineAgainstFile => {
            kept.push("Its words stay as they were typed here; the file has others.".to_owned());
        }
    }
    // Before it was kept what a file said, times were the file's.
    match chosen(Some(last.map_or(&mine.times, |last| &last.times)), &now.times, &mine.times) {
        Chosen::Mine => {}
        Chosen::File => {
            after = Window {
                zone: proposed.zone,
                first: proposed.first,
                rule: proposed.rule,
                overrides: proposed.overrides,
                ..after
            };
        }
        Chosen::MineAgainstFile => {
            let when = proposed.when();
            kept.push(format!("Its times stay as they were changed here; the file says {when}."));
        }
    }
    (after, kept)
}

enum Chosen {
    Mine,
    File,
    MineAgainstFile,
}

/// Whether the file's text is taken: only where it changed since it was last taken, and nothing was typed meanwhile.
fn chosen(last: Option<&String>, now: &String, mine: &String) -> Chosen {
    if now == mine || last == Some(now) {
        Chosen::Mine
    } else if last == Some(mine) {
        Chosen::File
    } else {
        Chosen::MineAgainstFile
    }
}

/// What the history calls [`FileSays`]; its subject is the UID.
const SAYS: &str = "calendar_event";

/// What a file said of a window when it was taken, kept in the history: so the next import knows what changed in the
/// file, and what was typed here.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct FileSays {
    title: String,
    words: String,
    times: String,
}

impl FileSays {
    fn of(window: &Window) -> Self {
        let rule = window.rule.as_ref().map(ToString::to_string).unwrap_or_default();
        let WallStretch { starts, ends } = window.first;
        let mut times = vec![format!("{} {starts} – {ends} {rule}", window.zone.name())];
        times.extend(window.overrides.iter().map(|(id, change)| match change {
            Override::Moved(WallStretch { starts, ends }) => format!("{id}: {starts} – {ends}"),
            Override::Cancelled => format!("{id}: cancelled"),
        }));
        Self { title: window.title.clone(), words: window.words.clone(), times: times.join("\n") }
    }

    /// What the file said the last time; nothing of windows that were taken before that was kept.
    fn last(tx: &Reading<'_>, uid: &str) -> Result<Option<Self>, Failure> {
        let last = store::audit::last_after(tx, SAYS, uid)?;
        Ok(last.and_then(|last| serde_json::from_str(&last).ok()))
    }
}

fn window(context: &Context<'_>, proposal: &Proposal, affected: &Affected) -> Window {
    let plan = &proposal.plan;
    Window {
        id: WindowId::new(context.now),
        number: 0,
        uid: proposal.uid.clone(),
        sequence: 0,
        title: plan.title.clone(),
        kind: plan.kind.clone(),
        impact: plan.impact,
        words: plan.words.clone(),
        status: WindowStatus::Draft,
        zone: plan.zone,
        first: plan.first,
        rule: plan.rule.clone(),
        overrides: proposal.overrides.clone(),
        affected: affected.clone(),
        follows: None,
    }
}

/// A window of the file: as it is here afterwards, or as the file has it where it was published.
fn row(proposal: &Proposal, taken: Taken) -> ImportedWindow {
    let Taken { fate, window, kept } = taken;
    let plan = &proposal.plan;
    let (title, zone, when, changes) = match fate {
        Fate::Published => {
            let when = times_in_words(&plan.first, plan.rule.as_ref());
            (plan.title.clone(), plan.zone, when, proposal.overrides.len())
        }
        Fate::New | Fate::Changed | Fate::Unchanged => {
            (window.title.clone(), window.zone, window.when(), window.overrides.len())
        }
    };
    ImportedWindow {
        line: line(proposal.line),
        number: number_in_words(window.number),
        title,
        zone: zone.name().to_owned(),
        when,
        changes: u32::try_from(changes).unwrap_or(u32::MAX),
        fate: match fate {
            Fate::New => "new",
            Fate::Changed => "changed",
            Fate::Unchanged => "unchanged",
            Fate::Published => "published",
        }
        .to_owned(),
        said: kept.into_iter().chain(proposal.said.iter().cloned()).collect(),
    }
}

fn line(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
