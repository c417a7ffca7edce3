//! Time from a file: looked at first, then taken, each piece once.

use super::assess::refresh;
use super::work::{store_piece, takes_work};
use super::work_wire::{WorkImport, WorkImportRow, WorkImported};
use super::{engagement_ref, technician};
use crate::context::{Acts, Context, the_provider};
use crate::failure::{Code, Failure, FieldProblem};
use crate::wire::Moment;
use documents::billing::time_file::{FileWork, read};
use domain::billing::{WorkSource, check_work, engagement_number};
use domain::ids::WorkId;
use domain::zones::{Zone, ZoneId};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use store::billing::work::{self, WorkPiece};
use store::{Reading, Writing};

/// How many rows a preview shows.
const SAMPLE: usize = 10;
/// A month of a large desk; what is larger is no file of times.
const MOST_BYTES: u64 = 50 * 1024 * 1024;

/// Reads a file of times. Rows that are there already are passed over; rows that are wrong are said with their line, and
/// nothing is taken unless all are right.
///
/// # Errors
/// [`Code::File`] when it cannot be read; [`Code::Invalid`] for a file that is none, or a zone nobody knows.
pub fn import_work(context: &Context<'_>, of: WorkImport) -> Result<WorkImported, Failure> {
    let bytes = bytes(&of.path)?;
    if of.dry_run {
        return context
            .desk
            .store
            .write(|tx| {
                let mut acts = Acts::default();
                let done = take(context, tx, &mut acts, &of, &bytes)?;
                // Everything was tried as it would be done, and nothing of it is kept.
                Err(Preview::Done(done))
            })
            .or_else(|end| match end {
                Preview::Done(done) => Ok(done),
                Preview::Failed(failure) => Err(failure),
            });
    }
    context.change(|tx, acts| {
        let done = take(context, tx, acts, &of, &bytes)?;
        if done.refused.is_empty() {
            return Ok(done);
        }
        let problems = done.refused.into_iter();
        Err(Failure {
            problems: problems.collect(),
            advice: "Put these rows right, or take them out of the file, and read it again.".to_owned(),
            ..Failure::invalid("Nothing was taken from the file.", Vec::new())
        })
    })
}

/// How a preview ends: its transaction is always taken back.
enum Preview {
    Done(WorkImported),
    Failed(Failure),
}

impl From<Failure> for Preview {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<store::StoreError> for Preview {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

fn bytes(path: &str) -> Result<Vec<u8>, Failure> {
    let path = path.trim();
    let refused = |error: std::io::Error| {
        Failure::new(
            Code::File,
            format!("{path} could not be read: {error}."),
            "Choose a file that you may read.",
        )
    };
    if std::fs::metadata(path).map_err(refused)?.len() > MOST_BYTES {
        return Err(Failure::field("path", format!("{path} is larger than 50 MB.")));
    }
    std::fs::read(path).map_err(refused)
}

fn take(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    of: &WorkImport,
    bytes: &[u8],
) -> Result<WorkImported, Failure> {
    let zone = match of.zone.trim() {
        "" => the_provider(tx)?.value.zone,
        typed => ZoneId::parse(typed).map_err(|message| Failure::field("zone", message))?,
    };
    let zone = context.zone(zone);
    let (rows, problems) =
        read(bytes, &zone).map_err(|found| Failure::invalid("This is no file of times.", found))?;
    let mut refused: Vec<FieldProblem> = problems.into_iter().map(FieldProblem::from).collect();
    let mut done = WorkImported {
        rows: i64::try_from(rows.len() + refused.len()).unwrap_or(i64::MAX),
        entered: 0,
        known: 0,
        refused: Vec::new(),
        sample: Vec::new(),
    };
    let mut touched = BTreeSet::new();
    for row in &rows {
        context.go_on()?;
        match enter(context, tx, acts, of, row) {
            Ok(None) => done.known += 1,
            Ok(Some(piece)) => {
                done.entered += 1;
                touched.insert(piece.engagement);
                if done.sample.len() < SAMPLE {
                    done.sample.push(shown(row.line, &piece, &zone));
                }
            }
            Err(failure) if matches!(failure.code, Code::Invalid | Code::NotFound | Code::NotNow) => {
                let message = format!("line {}: {}", row.line, failure.message);
                let field =
                    failure.problems.first().map_or("engagement", |one| one.field.as_str()).to_owned();
                refused.push(FieldProblem { field, message });
            }
            Err(failure) => return Err(failure),
        }
    }
    for number in touched {
        refresh(context, tx, number)?;
    }
    done.refused = refused;
    Ok(done)
}

fn shown(line: u64, piece: &WorkPiece, zone: &Zone) -> WorkImportRow {
    WorkImportRow {
        line: i64::try_from(line).unwrap_or(i64::MAX),
        engagement: engagement_number(piece.engagement),
        technician: piece.technician.clone(),
        from: Moment::new(piece.stretch.from, zone),
        to: Moment::new(piece.stretch.to, zone),
        note: piece.note.clone(),
    }
}

/// Enters a row; nothing where it is there already.
fn enter(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    of: &WorkImport,
    row: &FileWork,
) -> Result<Option<WorkPiece>, Failure> {
    let external = external_id(row);
    if work::is_known(tx, &external)? {
        return Ok(None);
    }
    let number = meant(tx, row)?;
    let zone = takes_work(context, tx, number)?;
    let named =
        if row.technician.trim().is_empty() { of.technician.as_str() } else { row.technician.as_str() };
    let who = technician(tx, named)?;
    let stretch = check_work(&who, Some(row.stretch.from), Some(row.stretch.to), context.now)
        .map_err(|found| Failure::invalid(found[0].message.clone(), found))?;
    let piece = WorkPiece {
        id: WorkId::new(context.now),
        engagement: number,
        technician: who,
        stretch,
        note: row.note.clone(),
        ticket: row.ticket.clone(),
        source: WorkSource::Import,
        external_id: Some(external),
        overlap_reason: String::new(),
    };
    store_piece(context, tx, acts, piece.clone(), None, &zone)?;
    Ok(Some(piece))
}

/// What the file calls a piece; where it calls it nothing, what stands in its row.
fn external_id(row: &FileWork) -> String {
    if !row.external_id.trim().is_empty() {
        return row.external_id.trim().to_owned();
    }
    let text = format!(
        "{}\n{}\n{}\n{}\n{}\n{}",
        row.engagement, row.ticket, row.technician, row.stretch.from, row.stretch.to, row.note
    );
    crate::files::hex(&Sha256::digest(text.as_bytes()))
}

/// The engagement a row belongs to: the one it names, or the only open one of its ticket.
fn meant(tx: &Reading<'_>, row: &FileWork) -> Result<i64, Failure> {
    if !row.engagement.trim().is_empty() {
        return engagement_ref(tx, &row.engagement);
    }
    match store::billing::board::of_ticket(tx, row.ticket.trim())?.as_slice() {
        [one] => Ok(*one),
        [] => Err(Failure::field("ticket", format!("No open engagement is of ticket {}.", row.ticket))),
        _ => Err(Failure::field(
            "ticket",
            format!("Several open engagements are of ticket {}: name the one that is meant.", row.ticket),
        )),
    }
}
