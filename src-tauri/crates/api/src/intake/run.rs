//! One run of an import: every ticket of the file, upserted with how it stands.

use super::wire::{ImportOf, ImportReport, LineNote, SampleTicket};
use super::{file_name, open, refused};
use crate::context::{Context, the_provider, user_id, whose};
use crate::contracts::{contract_ref, covering_rows};
use crate::failure::{Code, Failure};
use crate::shelf::InForce;
use crate::terms::{self, Suspensions};
use crate::tickets::{judge, standing, unscored};
use documents::tickets::{Found, ReadOptions, ReadSummary, Severity, TicketRecord, read_tickets};
use domain::clients::Client;
use domain::contracts::{Contract, ContractStatus, number_in_words};
use domain::ids::{ClientId, ImportId, TicketId};
use domain::sla::{Policy, PriorityKey};
use domain::tickets::{EventKind, SourceKnows, Ticket};
use domain::time::Instant;
use domain::zones::Zone;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use store::imports::{Counts, NewImport};
use store::tickets::{Incoming, Standing, Upserted};
use store::{Belongs, Writing};

/// Notes beyond which they are only counted.
const MOST_NOTES: usize = 1_000;
/// Tickets a preview shows.
const SAMPLE: usize = 10;
/// Every so many tickets the run looks whether it should stop.
const STRIDE: u64 = 256;

/// A contract that may cover tickets, with its policy.
struct Cover {
    contract: Contract,
    zone: Zone,
    /// From when to when its terms hold.
    terms: Vec<(Arc<InForce>, Instant, Instant)>,
    suspensions: Suspensions,
}

impl Cover {
    /// The terms of a request that was received at `at`.
    fn terms(&self, at: Instant) -> &InForce {
        let held = self.terms.iter().find(|(_, from, to)| (*from..*to).contains(&at));
        &held.expect("the terms of a contract in force leave no moment out").0
    }
}

/// A run in progress.
pub(super) struct Run<'r, 'c, 't> {
    context: &'r Context<'c>,
    tx: &'r Writing<'t>,
    of: &'r ImportOf,
    id: ImportId,
    belongs: Belongs,
    home: domain::zones::ZoneId,
    /// The contract that was named.
    named: Option<Contract>,
    clients: HashMap<String, ClientId>,
    covers: HashMap<ClientId, Vec<Cover>>,
    sample_of: usize,
    /// The zone of the file's times, or the desk's own.
    shown_in: Zone,
    done: RunOf,
}

/// What came of it.
pub(super) struct RunOf {
    pub report: ImportReport,
    pub sample: Vec<SampleTicket>,
}

impl<'r, 'c, 't> Run<'r, 'c, 't> {
    /// Prepares a run: who the clients are, and which contract was named.
    pub fn begin(context: &'r Context<'c>, tx: &'r Writing<'t>, of: &'r ImportOf) -> Result<Self, Failure> {
        let provider = the_provider(tx)?;
        let named = named_contract(tx, &of.contract)?;
        if named.is_none() && of.client_column.trim().is_empty() && of.preset != "events" {
            return Err(Failure::field(
                "contract",
                "Say whose tickets these are: a contract, or a column that names the clients.",
            ));
        }
        let clients = store::clients::source_names(tx)?
            .into_iter()
            .map(|(name, id)| (name.to_lowercase(), id))
            .collect();
        Ok(Self {
            context,
            tx,
            of,
            id: ImportId::new(context.now),
            belongs: whose(tx)?,
            home: provider.value.zone,
            named,
            clients,
            covers: HashMap::new(),
            sample_of: 0,
            shown_in: context.zone(provider.value.zone),
            done: RunOf { report: empty(of), sample: Vec::new() },
        })
    }

    /// Takes every ticket of the file; shows up to `sample` of them.
    pub fn take_all(mut self, options: &ReadOptions, sample: usize) -> Result<RunOf, Failure> {
        self.sample_of = sample.min(SAMPLE);
        self.shown_in = options.zone.clone().unwrap_or(self.shown_in);
        self.open_run(options)?;
        let context = self.context;
        let file = open(&self.of.path)?;
        let mut failed = None;
        let mut taken = 0_u64;
        let mut take = |found: Found| {
            taken += 1;
            let step = if taken.is_multiple_of(STRIDE) { context.go_on() } else { Ok(()) };
            match step.and_then(|()| self.found(found)) {
                Ok(()) => ControlFlow::Continue(()),
                Err(failure) => {
                    failed = Some(failure);
                    ControlFlow::Break(())
                }
            }
        };
        let mut progress = |at: documents::tickets::Progress| {
            context.progress.report(at.bytes, Some(at.of), "Reading the file");
            if context.stop.is_set() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let summary =
            read_tickets(file, options, &mut take, &mut progress).map_err(|error| refused(&error))?;
        if let Some(failure) = failed {
            return Err(failure);
        }
        context.go_on()?;
        self.finish(summary)
    }

    fn open_run(&self, options: &ReadOptions) -> Result<(), Failure> {
        let import = NewImport {
            id: self.id,
            file_name: &file_name(&self.of.path),
            file_sha256: sha256_of(&self.of.path)?,
            preset: options.preset.key(),
            source: options.preset.key(),
            zone: options.zone.as_ref().map_or("", |zone| zone.id().name()),
            contract: self.named.as_ref().map(|contract| contract.id),
            user: user_id(self.tx)?,
            started: self.context.now,
        };
        Ok(store::imports::begin(self.tx, &import)?)
    }

    fn found(&mut self, found: Found) -> Result<(), Failure> {
        match found {
            Found::Ticket(record) => self.ticket(&record),
            Found::Refused(ticket) => {
                let rows = i64::try_from(ticket.rows).unwrap_or(i64::MAX);
                self.done.report.refused += rows;
                self.notes(&ticket.notes);
                let blamed = ticket.notes.iter().find(|note| note.severity == Severity::Refused);
                let blamed =
                    blamed.map(|note| format!(", because of line {}", note.line)).unwrap_or_default();
                self.note(LineNote {
                    line: i64::try_from(ticket.line).unwrap_or(i64::MAX),
                    column: String::new(),
                    refused: true,
                    message: format!("{} was left out whole, {rows} rows{blamed}.", ticket.external_id),
                });
                Ok(())
            }
        }
    }

    fn ticket(&mut self, record: &TicketRecord) -> Result<(), Failure> {
        self.notes(&record.notes);
        let Some(client) = self.client_of(record)? else {
            self.done.report.refused += i64::try_from(record.rows).unwrap_or(i64::MAX);
            self.note(LineNote {
                line: i64::try_from(record.line).unwrap_or(i64::MAX),
                column: self.of.client_column.clone(),
                refused: true,
                message: format!(
                    "{} names no client, so its {} rows were left out.",
                    record.external_id, record.rows
                ),
            });
            return Ok(());
        };
        let mut ticket = ticket(record, client, self.context);
        self.cover(client)?;
        let cover =
            self.covers[&client].iter().find(|cover| cover.contract.covers(ticket.received, &cover.zone));
        let covered = cover.map(|cover| (cover, cover.terms(ticket.received)));
        let unlisted =
            covered.map(|(_, terms)| listed_only(&mut ticket, &terms.laid_out.policy)).unwrap_or_default();
        let (standing, note) = stand(self.context, record, &ticket, covered);
        let contract = covered.map(|(cover, terms)| (cover.contract.id, terms.row.id));
        let incoming = Incoming {
            ticket: &ticket,
            source: &self.of.preset,
            assignee: "",
            contract: contract.map(|(id, _)| id),
            terms: contract.map(|(_, terms)| terms),
            import: Some(self.id),
            line: u32::try_from(record.line).ok(),
            belongs: self.belongs,
            standing: &standing,
        };
        let upserted = store::tickets::upsert(self.tx, &incoming, self.context.now)?;
        self.count(record, upserted, contract.is_none());
        for message in unlisted {
            let line = i64::try_from(record.line).unwrap_or(i64::MAX);
            self.note(LineNote { line, column: String::new(), refused: false, message });
        }
        if let Some(note) = note {
            self.note(note);
        }
        Ok(())
    }

    fn count(&mut self, record: &TicketRecord, upserted: Upserted, without_contract: bool) {
        let report = &mut self.done.report;
        report.without_contract += i64::from(without_contract);
        let (counter, verdict) = match upserted {
            Upserted::Inserted(_) => (&mut report.inserted, "new"),
            Upserted::Changed(_) => (&mut report.changed, "changed"),
            Upserted::Unchanged(_) => (&mut report.unchanged, "unchanged"),
        };
        *counter += 1;
        if self.done.sample.len() < self.sample_of {
            self.done.sample.push(SampleTicket {
                line: i64::try_from(record.line).unwrap_or(i64::MAX),
                external_id: record.external_id.clone(),
                subject: record.subject.clone(),
                client: record.client_name.clone().unwrap_or_default(),
                priority: record.priority_word.clone(),
                received: crate::words::moment_with_year(record.received, &self.shown_in),
                events: i64::try_from(record.events.len()).unwrap_or(i64::MAX),
                verdict: verdict.to_owned(),
            });
        }
    }

    /// Whose ticket it is: the client its column names, entered if there is none of that name; the
    /// contract's where nothing is named.
    fn client_of(&mut self, record: &TicketRecord) -> Result<Option<ClientId>, Failure> {
        let Some(name) = record.client_name.as_deref().filter(|_| self.by_column()) else {
            return Ok(self.named.as_ref().map(|contract| contract.client));
        };
        let key = name.trim().to_lowercase();
        if let Some(known) = self.clients.get(&key) {
            return Ok(Some(*known));
        }
        let id = match store::clients::by_name(self.tx, name.trim())? {
            Some(id) => id,
            None => self.enter_client(name.trim())?,
        };
        self.clients.insert(key, id);
        Ok(Some(id))
    }

    fn by_column(&self) -> bool {
        self.named.is_none() || !self.of.client_column.trim().is_empty()
    }

    fn enter_client(&mut self, name: &str) -> Result<ClientId, Failure> {
        let id = ClientId::new(self.context.now);
        let client = Client { source_names: vec![name.to_owned()], ..Client::named(id, name, self.home) };
        store::clients::insert(self.tx, &client, self.belongs, self.context.now)?;
        self.done.report.new_clients += 1;
        Ok(id)
    }

    /// Looks up the contracts of a client once.
    fn cover(&mut self, client: ClientId) -> Result<(), Failure> {
        if self.covers.contains_key(&client) {
            return Ok(());
        }
        let mut contracts = Vec::new();
        match self.named.as_ref().filter(|contract| contract.client == client) {
            Some(named) => contracts.push(named.clone()),
            None => {
                for row in covering_rows(self.tx, client)? {
                    contracts.push(store::contracts::get(self.tx, row.id)?.value);
                }
            }
        }
        let mut covers = Vec::new();
        for contract in contracts {
            let stretches = terms::stretches(self.context, self.tx, &contract)?.into_iter();
            let laid_out = |(id, from, to)| Ok((terms::of_id(self.context, self.tx, id)?, from, to));
            let terms = stretches.map(laid_out).collect::<Result<_, Failure>>()?;
            let suspensions = terms::suspensions_of(self.tx, contract.id)?;
            covers.push(Cover { zone: self.context.zone(contract.zone), contract, terms, suspensions });
        }
        self.covers.insert(client, covers);
        Ok(())
    }

    fn notes(&mut self, notes: &[documents::tickets::LineNote]) {
        for note in notes {
            self.note(line_note(note));
        }
    }

    fn note(&mut self, note: LineNote) {
        self.done.report.notes_total += 1;
        if self.done.report.notes.len() < MOST_NOTES {
            self.done.report.notes.push(note);
        }
    }

    fn finish(mut self, summary: ReadSummary) -> Result<RunOf, Failure> {
        self.notes(&summary.notes);
        let report = &mut self.done.report;
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        (report.rows, report.tickets, report.events) =
            (count(summary.rows), count(summary.tickets), count(summary.events));
        // There is nothing to take back of a look, or of a file that brought nothing new.
        report.import_id = (!self.of.dry_run && report.inserted > 0).then(|| self.id.to_string());
        let small = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        let counts = Counts {
            lines: small(report.rows),
            inserted: small(report.inserted),
            changed: small(report.changed),
            unchanged: small(report.unchanged),
            events: small(report.events),
            refused_lines: small(report.refused),
        };
        let notes = serde_json::to_string(&report.notes).expect("notes have text keys");
        store::imports::finish(self.tx, self.id, &counts, &notes)?;
        Ok(self.done)
    }
}

fn named_contract(tx: &Writing<'_>, named: &str) -> Result<Option<Contract>, Failure> {
    if named.trim().is_empty() {
        return Ok(None);
    }
    let id = contract_ref(tx, named)?;
    let contract = store::contracts::get(tx, id)?.value;
    match contract.status {
        ContractStatus::Draft => Err(Failure::field(
            "contract",
            format!(
                "{} is a draft, so nothing is promised yet. Put it in force first.",
                number_in_words(contract.number)
            ),
        )),
        ContractStatus::Active | ContractStatus::Suspended | ContractStatus::Ended => Ok(Some(contract)),
    }
}

fn ticket(record: &TicketRecord, client: ClientId, context: &Context<'_>) -> Ticket {
    Ticket {
        id: TicketId::new(context.now),
        number: 0,
        external_id: record.external_id.clone(),
        client,
        received: record.received,
        priority: PriorityKey::new(record.priority_word.clone()),
        category: record.category.clone(),
        subject: record.subject.clone(),
        source_knows: SourceKnows { messages: record.knows_messages },
        events: record.events.clone(),
    }
}

/// Takes out exclusions for reasons the policy does not list (domain rule 17): each becomes a note
/// among the events. The sentences that say so.
fn listed_only(ticket: &mut Ticket, policy: &Policy) -> Vec<String> {
    let mut unlisted = Vec::new();
    for event in &mut ticket.events {
        let EventKind::Excluded { reason, .. } = &event.kind else { continue };
        if policy.exclusions.iter().any(|exclusion| exclusion.key == *reason) {
            continue;
        }
        let sentence = format!(
            "{} is excluded for \"{reason}\" in the file, which {} does not list: it stays in.",
            ticket.external_id, policy.name
        );
        event.kind = EventKind::Noted(sentence.clone());
        unlisted.push(sentence);
    }
    unlisted
}

/// How a ticket stands; and a note where its policy cannot judge it.
fn stand(
    context: &Context<'_>,
    record: &TicketRecord,
    ticket: &Ticket,
    covered: Option<(&Cover, &InForce)>,
) -> (Standing, Option<LineNote>) {
    let Some((cover, terms)) = covered else { return (unscored(ticket), None) };
    let note = |message: String| LineNote {
        line: i64::try_from(record.line).unwrap_or(i64::MAX),
        column: String::new(),
        refused: false,
        message,
    };
    let policy = &terms.laid_out.policy;
    if policy.priority_called(ticket.priority.as_str()).is_none() {
        let policy = &policy.name;
        let message = format!(
            "{} has priority \"{}\", which {policy} has no row for: it is not judged.",
            ticket.external_id, ticket.priority
        );
        return (unscored(ticket), Some(note(message)));
    }
    let ticket = &cover.suspensions.applied(ticket);
    let judged = judge(ticket, terms, context.now)
        .and_then(|scored| standing(ticket, &scored, &terms.laid_out, context.now));
    match judged {
        Ok(standing) => (standing, None),
        Err(failure) => {
            (unscored(ticket), Some(note(format!("{}: {}", ticket.external_id, failure.message))))
        }
    }
}

pub(super) fn line_note(note: &documents::tickets::LineNote) -> LineNote {
    LineNote {
        line: i64::try_from(note.line).unwrap_or(i64::MAX),
        column: note.column.clone().unwrap_or_default(),
        refused: match note.severity {
            Severity::Refused => true,
            Severity::Noted => false,
        },
        message: note.message.clone(),
    }
}

fn sha256_of(path: &str) -> Result<[u8; 32], Failure> {
    let mut hasher = Sha256::new();
    std::io::copy(&mut open(path)?, &mut HashWriter(&mut hasher)).map_err(|error| {
        Failure::new(
            Code::File,
            format!("{path} could not be read: {error}."),
            "Check the medium it lies on.",
        )
    })?;
    Ok(hasher.finalize().into())
}

struct HashWriter<'h>(&'h mut Sha256);

impl std::io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn empty(of: &ImportOf) -> ImportReport {
    ImportReport {
        import_id: None,
        dry_run: of.dry_run,
        rows: 0,
        tickets: 0,
        events: 0,
        inserted: 0,
        changed: 0,
        unchanged: 0,
        refused: 0,
        new_clients: 0,
        without_contract: 0,
        notes: Vec::new(),
        notes_total: 0,
    }
}
