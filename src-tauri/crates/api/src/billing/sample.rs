//! Advanced support of the sample provider: an engagement in each column of the board, one that runs, one on an invoice.

use super::assess::refresh;
use super::codec;
use super::issue::freeze;
use super::post::post_these;
use super::settings::{self, Billing};
use super::terms_wire::{BillingProfile, PartyForm};
use crate::context::{Acts, Context, the_provider, user_id};
use crate::failure::Failure;
use domain::billing::{ConsentChannel, EngagementState, WorkSource};
use domain::clients::ContactRole;
use domain::contracts::Contract;
use domain::ids::{EngagementId, WorkId};
use domain::sla::AdvancedCause;
use domain::time::{Seconds, Stretch, YearMonth};
use sha2::{Digest, Sha256};
use store::billing::consents::{self, Consent, ConsentAct};
use store::billing::engagements::{self, Engagement, Stand};
use store::billing::{invoices, timers, work};
use store::contracts::ContractFilter;
use store::{Belongs, Window, Writing};

/// Client, what is done, cause, where it stands, hours since it began, minutes of each piece of work.
type Row = (&'static str, &'static str, AdvancedCause, EngagementState, i64, &'static [i64]);

const ENGAGEMENTS: [Row; 14] = {
    use AdvancedCause::{ClientError, OutOfScope};
    use EngagementState::{AwaitingConsent, Billed, InWork, ToBill, ToReview};
    [
        ("Maple & Pine Realty", "Move ten old mailboxes", OutOfScope, Billed, 480, &[110, 95]),
        ("Quayside Hosting", "Tune the shop database", OutOfScope, Billed, 400, &[61]),
        ("Atelier Boréal", "Recover overwritten site", ClientError, Billed, 300, &[45, 45, 5]),
        ("Rideau Cycles", "Custom redirect rules", OutOfScope, Billed, 280, &[38]),
        ("Quayside Hosting", "Merge two mail domains", OutOfScope, ToBill, 120, &[75]),
        ("Maple & Pine Realty", "Undo a wrong DNS change", ClientError, ToBill, 110, &[12]),
        ("Atelier Boréal", "Export mail to a new provider", OutOfScope, ToBill, 100, &[60]),
        ("Rideau Cycles", "Repair broken redirects", OutOfScope, ToReview, 60, &[48]),
        ("Maple & Pine Realty", "Rebuild contact form after edit", ClientError, ToReview, 50, &[35, 27]),
        ("Atelier Boréal", "Restore deleted calendar", ClientError, InWork, 3, &[24]),
        ("Quayside Hosting", "Mailbox import from old host", OutOfScope, InWork, 20, &[24]),
        (
            "Maple & Pine Realty",
            "Plugin conflict after their own update",
            ClientError,
            AwaitingConsent,
            18,
            &[],
        ),
        ("Rideau Cycles", "Move the shop to a new theme", OutOfScope, AwaitingConsent, 17, &[]),
        ("Atelier Boréal", "Harden logins after a leak", OutOfScope, AwaitingConsent, 16, &[]),
    ]
};

const TECHNICIANS: [&str; 2] = ["Mika Sato", "Hemi Rata"];
const ALL: Window = Window { offset: 0, limit: 1_000 };

/// Makes them up around now.
///
/// # Errors
/// Those of the file.
pub(crate) fn add_sample(context: &Context<'_>, tx: &Writing<'_>, acts: &mut Acts) -> Result<(), Failure> {
    let provider = the_provider(tx)?.value;
    let party = PartyForm {
        name: provider.name,
        address: vec!["12 Cuba Street".to_owned()],
        city: "Wellington".to_owned(),
        postal_code: "6011".to_owned(),
        country: provider.country,
        tax_id: "123-456-789".to_owned(),
        email: "accounts@kereru.example".to_owned(),
        ..PartyForm::default()
    };
    let profile = BillingProfile { version: 1, party, ..BillingProfile::default() };
    store::provider::set(tx, settings::KEY, &codec::text(&profile), context.now)?;
    let contracts = store::contracts::list(tx, &ContractFilter::default(), ALL)?.rows;
    let mut billed = Vec::new();
    for (place, row) in ENGAGEMENTS.iter().enumerate() {
        let Some(contract) = contracts.iter().find(|contract| contract.client_name == row.0) else {
            continue;
        };
        let contract = store::contracts::get(tx, contract.id)?.value;
        let number = engagement(context, tx, &contract, row, place)?;
        if row.3 == EngagementState::Billed {
            billed.push((number, None));
        }
    }
    let month = YearMonth::of(context.zone(the_provider(tx)?.value.zone).date(context.now));
    let posted = post_these(context, tx, acts, &billed, Some(month))?;
    let billing = Billing::of(tx)?;
    for id in posted.invoices {
        let invoice = invoices::get(tx, id)?;
        freeze(context, tx, acts, &invoice, invoice.version, super::today(context, tx)?, &billing)?;
    }
    Ok(())
}

fn engagement(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
    (_, title, cause, state, hours, pieces): &Row,
    place: usize,
) -> Result<i64, Failure> {
    let began = context.now - Seconds::hours(*hours);
    let new = Engagement {
        id: EngagementId::new(began),
        number: 0,
        client: contract.client,
        contract: contract.id,
        title: (*title).to_owned(),
        ticket: String::new(),
        cause: *cause,
        notes: String::new(),
        state: EngagementState::AwaitingConsent,
        quoted: None,
        override_reason: String::new(),
        comment: String::new(),
    };
    let number = engagements::insert(tx, &new, Belongs::ToSample, began)?;
    said(context, tx, contract, number, ConsentAct::Asked, Seconds::hours(*hours))?;
    if *state != EngagementState::AwaitingConsent {
        said(
            context,
            tx,
            contract,
            number,
            ConsentAct::Granted,
            Seconds::hours(*hours) - Seconds::minutes(5),
        )?;
    }
    let mut from = began + Seconds::minutes(10);
    for (index, minutes) in pieces.iter().enumerate() {
        // Each engagement has hours of its own, so that nobody works on two at once.
        let stretch = Stretch { from, to: from + Seconds::minutes(*minutes) };
        let piece = work::WorkPiece {
            id: WorkId::new(stretch.to),
            engagement: number,
            technician: TECHNICIANS[(place + index) % TECHNICIANS.len()].to_owned(),
            stretch,
            note: if index == 0 { "Found the fault".to_owned() } else { "Rebuilt and tested".to_owned() },
            ticket: String::new(),
            source: WorkSource::Timer,
            external_id: None,
            overlap_reason: String::new(),
        };
        work::insert(tx, &piece, user_id(tx)?, stretch.to)?;
        from = stretch.to + Seconds::minutes(33);
    }
    if *title == "Restore deleted calendar" {
        timers::start(
            tx,
            TECHNICIANS[0],
            number,
            "Looking for the last copy",
            context.now - Seconds::minutes(13),
        )?;
    }
    stand(context, tx, number, *state)?;
    refresh(context, tx, number)?;
    Ok(number)
}

fn stand(
    context: &Context<'_>,
    tx: &Writing<'_>,
    number: i64,
    state: EngagementState,
) -> Result<(), Failure> {
    // What is billed is posted later, from where it waits for that.
    let state = if state == EngagementState::Billed { EngagementState::ToBill } else { state };
    let row = engagements::get(tx, number)?;
    if row.stored.value.state != state {
        let stand = Stand { state, invoice: None, comment: "" };
        engagements::stand(tx, number, &stand, row.stored.version, context.now)?;
    }
    Ok(())
}

fn said(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
    number: i64,
    act: ConsentAct,
    ago: Seconds,
) -> Result<(), Failure> {
    let contacts = store::clients::get(tx, contract.client)?.value.contacts;
    let approver = contacts.into_iter().find(|contact| contact.roles.contains(&ContactRole::ApprovesFees));
    let words = match act {
        ConsentAct::Asked => "May we?",
        ConsentAct::Granted | ConsentAct::Declined | ConsentAct::Extended | ConsentAct::Withdrawn => {
            "Yes, please go ahead."
        }
    };
    let line = Consent {
        position: 0,
        act,
        at: context.now - ago,
        channel: ConsentChannel::Email,
        contact: approver.as_ref().map(|contact| contact.id),
        name: approver.as_ref().map(|contact| contact.name.clone()).unwrap_or_default(),
        address: approver.and_then(|contact| contact.emails.into_iter().next()).unwrap_or_default(),
        words: words.to_owned(),
        quoted: "CAD 85.00 per 60 min, 60-min minimum".to_owned(),
        cap_blocks: None,
        expires: None,
        file_name: String::new(),
        media_type: String::new(),
        sha256: Sha256::digest(words.as_bytes()).into(),
        outbox: None,
        by: user_id(tx)?,
        recorded: context.now,
    };
    Ok(consents::append(tx, number, &line, None)?)
}
