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
use domain::maintenance::{Affected, Who, Window, WindowStatus, number_in_words, times_in_words};
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

/// Enters the windows of a file as drafts. A UID that is known is not entered twice: a draft is written over where the
/// file says something else, what was published stays as it is. The same file twice changes nothing the second time.
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
        let (fate, window) = take(context, tx, proposal, &affected, acts)?;
        match fate {
            Fate::New => done.entered += 1,
            Fate::Changed => done.changed += 1,
            Fate::Unchanged | Fate::Published => done.unchanged += 1,
        }
        done.rows.push(row(proposal, fate, &window));
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

fn take(
    context: &Context<'_>,
    tx: &Writing<'_>,
    proposal: &Proposal,
    affected: &Affected,
    acts: &mut Acts,
) -> Result<(Fate, Window), Failure> {
    let Some(known) = store::maintenance::by_uid(tx, &proposal.uid)? else {
        let mut window = window(context, proposal, affected);
        window.number = store::maintenance::insert(tx, &window, None, whose(tx)?, context.now)?;
        acts.entered("window", subject(&window), &form::form_of(&window));
        return Ok((Fate::New, window));
    };
    let row = store::maintenance::get(tx, known)?;
    let before = row.stored.value;
    let after = Window {
        title: proposal.plan.title.clone(),
        words: proposal.plan.words.clone(),
        zone: proposal.plan.zone,
        first: proposal.plan.first,
        rule: proposal.plan.rule.clone(),
        overrides: proposal.overrides.clone(),
        ..before.clone()
    };
    if before.status != WindowStatus::Draft {
        return Ok((Fate::Published, before));
    }
    if after == before {
        return Ok((Fate::Unchanged, before));
    }
    store::maintenance::update(tx, &after, None, row.stored.version, context.now)?;
    acts.changed("window", subject(&after), &form::form_of(&before), &form::form_of(&after));
    Ok((Fate::Changed, after))
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

fn row(proposal: &Proposal, fate: Fate, window: &Window) -> ImportedWindow {
    let mut said = proposal.said.clone();
    if fate == Fate::Published {
        let number = number_in_words(window.number);
        said.insert(0, format!("{number} was published, so the file does not change it."));
    }
    ImportedWindow {
        line: line(proposal.line),
        number: number_in_words(window.number),
        title: proposal.plan.title.clone(),
        zone: proposal.plan.zone.name().to_owned(),
        when: times_in_words(&proposal.plan.first, proposal.plan.rule.as_ref()),
        changes: u32::try_from(proposal.overrides.len()).unwrap_or(u32::MAX),
        fate: match fate {
            Fate::New => "new",
            Fate::Changed => "changed",
            Fate::Unchanged => "unchanged",
            Fate::Published => "published",
        }
        .to_owned(),
        said,
    }
}

fn line(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
