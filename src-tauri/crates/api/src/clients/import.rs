//! Clients from a file. A preview does the very same and takes it back.

use super::known_as;
use super::save::{client, owned_elsewhere};
use super::view::view;
use super::wire::{ClientsImport, ClientsImportReport, ImportedClient};
use crate::context::{Acts, Context, the_provider, whose};
use crate::failure::{Code, Failure, FieldProblem};
use documents::clients::FileClient;
use domain::clients::{Client, ClientDraft, check, refuse_cycle, updated};
use domain::ids::ClientId;
use domain::problem::{Problem, Problems};
use store::{StoreError, Writing};

/// What an import would do, and everything that is wrong with the file.
///
/// # Errors
/// [`Code::File`] when it cannot be read; [`Code::Invalid`] when it is no file of clients.
pub fn import_preview(context: &Context<'_>, of: ClientsImport) -> Result<ClientsImportReport, Failure> {
    let (clients, problems) = read(&of)?;
    let outcome = context.desk.store.write(|tx| {
        let mut done = Done::new(problems);
        done.take_all(context, tx, &clients, &mut Acts::default())?;
        // Nothing of it stays: a transaction that ends in an error is rolled back.
        Err::<(), End>(End::Seen(Box::new(done.report)))
    });
    match outcome {
        Err(End::Seen(report)) => Ok(*report),
        Err(End::Failed(failure)) => Err(failure),
        Ok(()) => unreachable!("a preview ends its transaction with an error"),
    }
}

/// Enters the clients of a file that are not known, and adds to those that are: what the file says
/// goes before what is known, lists and contacts are united, empty cells change nothing. The same file
/// twice changes nothing the second time.
///
/// # Errors
/// As [`import_preview`]; with any problem of the file [`Code::Invalid`], and nothing is imported.
pub fn import(context: &Context<'_>, of: ClientsImport) -> Result<ClientsImportReport, Failure> {
    let (clients, problems) = read(&of)?;
    context.change(|tx, acts| {
        let mut done = Done::new(problems);
        done.take_all(context, tx, &clients, acts)?;
        let report = done.report;
        if report.problems.is_empty() {
            return Ok(report);
        }
        let failure = Failure::new(Code::Invalid, "No client was imported.", "Mend the file and try again.");
        Err(Failure { problems: report.problems, ..failure })
    })
}

enum End {
    Seen(Box<ClientsImportReport>),
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

fn read(of: &ClientsImport) -> Result<(Vec<FileClient>, Vec<Problem>), Failure> {
    let bytes = if of.text.is_empty() {
        std::fs::read(&of.path).map_err(|error| {
            let message = format!("{} could not be read: {error}.", of.path);
            Failure::new(Code::File, message, "Check the path and its permissions.")
        })?
    } else {
        of.text.clone().into_bytes()
    };
    documents::clients::read(&bytes)
        .map_err(|problems| Failure::invalid("This is no file of clients.", problems))
}

/// An import so far.
struct Done {
    report: ClientsImportReport,
}

impl Done {
    fn new(problems: Vec<Problem>) -> Self {
        let report = ClientsImportReport {
            rows: Vec::new(),
            entered: 0,
            changed: 0,
            unchanged: 0,
            problems: Vec::new(),
        };
        let mut done = Self { report };
        done.note(problems);
        done
    }

    fn note(&mut self, problems: Vec<Problem>) {
        let problems = problems.into_iter();
        self.report
            .problems
            .extend(problems.map(|problem| FieldProblem { field: problem.field, message: problem.message }));
    }

    fn take_all(
        &mut self,
        context: &Context<'_>,
        tx: &Writing<'_>,
        clients: &[FileClient],
        acts: &mut Acts,
    ) -> Result<(), Failure> {
        let home = the_provider(tx)?.value.zone.name().to_owned();
        let mut taken = Vec::new();
        for (done, file) in (0_u64..).zip(clients) {
            context.progress.report(done, Some(clients.len() as u64), "clients");
            if context.stop.is_set() {
                return Err(Failure::cancelled());
            }
            taken.push(self.take(context, tx, file, &home, acts)?);
        }
        // A reseller may stand below its clients in the file, so they are put under it at the end.
        for (file, id) in clients.iter().zip(taken) {
            if let Some(id) = id.filter(|_| !file.reseller.is_empty()) {
                self.put_under(context, tx, file, id)?;
            }
        }
        self.count();
        self.report.problems.sort_by_key(|problem| line_of(&problem.message));
        Ok(())
    }

    /// Enters one client or adds to it; its id, unless something is wrong with it.
    fn take(
        &mut self,
        context: &Context<'_>,
        tx: &Writing<'_>,
        file: &FileClient,
        home: &str,
        acts: &mut Acts,
    ) -> Result<Option<ClientId>, Failure> {
        let known = known(tx, &file.draft)?;
        let known = known.map(|id| store::clients::get(tx, id)).transpose()?;
        let mut draft = file.draft.clone();
        if draft.zone.is_empty() {
            draft.zone = known.as_ref().map_or(home, |known| known.value.zone.name()).to_owned();
        }
        let id = known.as_ref().map_or_else(|| ClientId::new(context.now), |known| known.value.id);
        let mut problems = Problems::default();
        let checked = check(&draft).map_err(|found| problems.extend(with_lines(found, file))).ok();
        if let Some(checked) = &checked {
            let line = format!("line {}: ", file.line);
            owned_elsewhere(tx, id, &checked.addresses, &checked.source_names, &line, &mut problems)?;
        }
        if let Err(found) = problems.into_result(()) {
            self.note(found);
            return Ok(None);
        }
        let said =
            client(context, id, &checked.expect("a problem was noted when it did not pass"), None, &[]);
        let Some(known) = known else {
            store::clients::insert(tx, &said, whose(tx)?, context.now)?;
            acts.entered("client", &said.name, &view(context, tx, id)?);
            self.row(file, &said.name, "new", Vec::new());
            return Ok(Some(id));
        };
        let (after, changes) = updated(&known.value, &said);
        let fate = if changes.is_empty() { "unchanged" } else { "changed" };
        if !changes.is_empty() {
            let before = view(context, tx, id)?;
            store::clients::update(tx, &after, known.version, context.now)?;
            acts.changed("client", &after.name, &before, &view(context, tx, id)?);
        }
        self.row(file, &after.name, fate, changes.iter().map(|change| (*change).to_owned()).collect());
        Ok(Some(id))
    }

    fn row(&mut self, file: &FileClient, name: &str, fate: &str, changes: Vec<String>) {
        self.report.rows.push(ImportedClient {
            line: i64::try_from(file.line).unwrap_or(i64::MAX),
            name: name.to_owned(),
            fate: fate.to_owned(),
            changes,
        });
    }

    fn put_under(
        &mut self,
        context: &Context<'_>,
        tx: &Writing<'_>,
        file: &FileClient,
        id: ClientId,
    ) -> Result<(), Failure> {
        let at = |message: String| vec![Problem::new("reseller", format!("line {}: {message}", file.line))];
        let Some(reseller) = known_as(tx, &file.reseller)? else {
            let message = format!("there is no client \"{}\", here or in the file.", file.reseller);
            self.note(at(message));
            return Ok(());
        };
        let stored = store::clients::get(tx, id)?;
        if stored.value.reseller == Some(reseller) {
            return Ok(());
        }
        let mut above = vec![(reseller, store::clients::name_of(tx, reseller)?)];
        above.extend(store::clients::above(tx, reseller)?);
        if let Err(message) = refuse_cycle(id, &stored.value.name, &above) {
            self.note(at(message));
            return Ok(());
        }
        let after = Client { reseller: Some(reseller), ..stored.value };
        store::clients::update(tx, &after, stored.version, context.now)?;
        let first = i64::try_from(file.line).unwrap_or(i64::MAX);
        if let Some(row) = self.report.rows.iter_mut().find(|row| row.line == first)
            && row.fate != "new"
        {
            "changed".clone_into(&mut row.fate);
            row.changes.push("reseller".to_owned());
        }
        Ok(())
    }

    fn count(&mut self) {
        let of = |fate: &str| {
            let count = self.report.rows.iter().filter(|row| row.fate == fate).count();
            i64::try_from(count).unwrap_or(i64::MAX)
        };
        let (entered, changed, unchanged) = (of("new"), of("changed"), of("unchanged"));
        self.report.entered = entered;
        self.report.changed = changed;
        self.report.unchanged = unchanged;
    }
}

/// The client of the file's name, or of one of the helpdesk names it gives.
fn known(tx: &Writing<'_>, draft: &ClientDraft) -> Result<Option<ClientId>, Failure> {
    for name in std::iter::once(&draft.name).chain(&draft.source_names) {
        if let Some(id) = known_as(tx, name)? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Puts the line in front: the contact's for what is wrong with a contact.
fn with_lines(problems: Vec<Problem>, file: &FileClient) -> Vec<Problem> {
    let line = |field: &str| {
        let contact = field.strip_prefix("contacts.").and_then(|rest| rest.split('.').next()?.parse().ok());
        contact.and_then(|index: usize| file.contact_lines.get(index).copied()).unwrap_or(file.line)
    };
    let with_line = |problem: Problem| {
        let message = format!("line {}: {}", line(&problem.field), problem.message);
        Problem::new(problem.field, message)
    };
    problems.into_iter().map(with_line).collect()
}

fn line_of(message: &str) -> u64 {
    let number = message.strip_prefix("line ").and_then(|rest| rest.split(':').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}
