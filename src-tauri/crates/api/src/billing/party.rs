//! To whom documents of a client go, and what is checked of a letterhead.

use super::codec;
use super::terms_wire::{ClientBilling, ClientBillingOf, PartyForm};
use crate::clients::client_ref;
use crate::context::Context;
use crate::failure::Failure;
use domain::billing::{Endpoint, Party};
use domain::clients::ContactRole;
use domain::ids::ClientId;
use domain::problem::Problems;
use store::Reading;
use store::billing::parties::ClientParty;

/// How a client is billed.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn client(context: &Context<'_>, of: ClientBillingOf) -> Result<ClientBilling, Failure> {
    context.read(|tx| {
        let id = client_ref(tx, &of.client)?;
        shown(tx, id)
    })
}

fn shown(tx: &Reading<'_>, id: ClientId) -> Result<ClientBilling, Failure> {
    let client = id.to_string();
    let Some(kept) = store::billing::parties::get(tx, id)? else {
        let party = PartyForm { email: billing_mail(tx, id)?, ..PartyForm::default() };
        return Ok(ClientBilling {
            client,
            version: 0,
            party,
            reference: String::new(),
            due_days: String::new(),
            account_reference: String::new(),
        });
    };
    Ok(ClientBilling {
        client,
        version: kept.version,
        party: codec::read(&kept.party)?,
        reference: kept.reference,
        due_days: kept.due_days.map(|days| days.to_string()).unwrap_or_default(),
        account_reference: kept.account_reference,
    })
}

/// The first address of a billing contact.
fn billing_mail(tx: &Reading<'_>, id: ClientId) -> Result<String, Failure> {
    Ok(billing_contacts(tx, id)?.into_iter().next().map(|(_, address)| address).unwrap_or_default())
}

/// Names and addresses of those who get invoices.
pub(super) fn billing_contacts(tx: &Reading<'_>, id: ClientId) -> Result<Vec<(String, String)>, Failure> {
    let contacts = store::clients::get(tx, id)?.value.contacts.into_iter();
    let billing = contacts.filter(|contact| contact.roles.contains(&ContactRole::Billing));
    Ok(billing
        .filter_map(|contact| contact.emails.first().map(|email| (contact.name.clone(), email.clone())))
        .collect())
}

/// Says how a client is billed.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; [`crate::failure::Code::Conflict`].
pub fn save_client(context: &Context<'_>, of: ClientBilling) -> Result<ClientBilling, Failure> {
    context.change(|tx, acts| {
        let id = client_ref(tx, &of.client)?;
        let mut problems = Problems::default();
        check_party("party", &of.party, &mut problems);
        let due_days = of.due_days.trim();
        let days = due_days.parse::<u32>().ok().filter(|days| *days <= 365);
        if !due_days.is_empty() && days.is_none() {
            problems.add("due_days", format!("\"{due_days}\" is no number of days from 0 to 365."));
        }
        let account = of.account_reference.trim();
        if account.len() > 8 || account.contains(char::is_whitespace) {
            problems.add("account_reference", "Sage 50 takes eight characters at most, without spaces.");
        }
        problems.into_result(()).map_err(|found| Failure::invalid("Nothing was saved.", found))?;
        let before = shown(tx, id)?;
        let party = ClientParty {
            party: codec::text(&of.party),
            reference: of.reference.trim().to_owned(),
            due_days: days,
            account_reference: account.to_owned(),
            version: of.version,
        };
        store::billing::parties::save(tx, id, &party, context.now)?;
        acts.changed("client_billing", store::clients::name_of(tx, id)?, &before, &of);
        shown(tx, id)
    })
}

/// What is wrong with a side of an invoice as it is typed.
pub(super) fn check_party(part: &str, of: &PartyForm, problems: &mut Problems) {
    let country = of.country.trim();
    let letters = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !country.is_empty() && !letters {
        problems.add(
            format!("{part}.country"),
            format!("\"{country}\" is no country. Write its two letters, such as CA."),
        );
    }
    if !of.email.trim().is_empty() && domain::clients::checked_email(&of.email).is_err() {
        problems.add(format!("{part}.email"), format!("\"{}\" is no e-mail address.", of.email));
    }
    let (scheme, id) = (of.endpoint_scheme.trim(), of.endpoint_id.trim());
    if scheme.is_empty() != id.is_empty() {
        let field = if scheme.is_empty() { "endpoint_scheme" } else { "endpoint_id" };
        problems.add(format!("{part}.{field}"), "An electronic address has both a scheme and an address.");
    }
}

/// A side of an invoice from what was typed.
pub(super) fn party_of(form: &PartyForm) -> Party {
    let text = |of: &str| of.trim().to_owned();
    let (scheme, id) = (text(&form.endpoint_scheme), text(&form.endpoint_id));
    Party {
        name: text(&form.name),
        address: form.address.iter().map(|line| text(line)).filter(|line| !line.is_empty()).collect(),
        city: text(&form.city),
        region: text(&form.region),
        postal_code: text(&form.postal_code),
        country: text(&form.country).to_ascii_uppercase(),
        tax_id: text(&form.tax_id),
        company_id: text(&form.company_id),
        email: text(&form.email),
        phone: text(&form.phone),
        endpoint: (!scheme.is_empty() && !id.is_empty()).then_some(Endpoint { scheme, id }),
    }
}

/// How a client is billed, with its own name where no other was entered.
pub(super) struct Buyer {
    pub party: Party,
    pub reference: String,
    pub due_days: Option<u32>,
    pub account_reference: String,
}

impl Buyer {
    /// Reads it.
    ///
    /// # Errors
    /// [`crate::failure::Code::NotFound`].
    pub fn of(tx: &Reading<'_>, id: ClientId) -> Result<Self, Failure> {
        let form = shown(tx, id)?;
        let mut party = party_of(&form.party);
        if party.name.is_empty() {
            party.name = store::clients::name_of(tx, id)?;
        }
        Ok(Self {
            party,
            reference: form.reference,
            due_days: form.due_days.parse().ok(),
            account_reference: form.account_reference,
        })
    }
}

/// A side of an invoice, line by line, as it is printed.
pub(super) fn lines_of(party: &Party) -> Vec<String> {
    let mut lines = vec![party.name.clone()];
    lines.extend(party.address.iter().cloned());
    let town = [party.city.as_str(), party.region.as_str(), party.postal_code.as_str()];
    lines.push(town.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" "));
    lines.push(party.country.clone());
    lines.push(party.tax_id.clone());
    lines.retain(|line| !line.is_empty());
    lines
}
