//! `msp billing client` and `profile`: to whom and by whom it is billed.

use std::path::{Path, PathBuf};

use api::billing::{AccountingForm, BillingProfile, ClientBilling, ClientBillingOf, PartyForm};
use api::failure::{Code, Failure, FieldProblem};
use api::wire::Nothing;
use clap::{Args, Subcommand};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::{Outcome, fault};
use crate::session::Place;

mod party;

use party::Said;

#[derive(Subcommand)]
pub enum Parties {
    Client(Box<Client>),
    Profile(Profile),
}

/// Show how a client is billed, or say it; what is left out stays as it is
///
/// A file has the names of the answer with --json; it may leave out what stays. Options go before the file.
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing client \"Maple & Pine Realty\"
  msp billing client \"Maple & Pine Realty\" --address \"120 Front St W\" --city Toronto --region ON --country CA --due-days 15
  msp billing client \"Maple & Pine Realty\" --set maple.json")]
pub struct Client {
    /// The client: its name or its id
    client: String,
    /// Take what this file (JSON) says
    #[arg(long, value_name = "FILE")]
    set: Option<PathBuf>,
    #[command(flatten)]
    said: Said,
    /// What the buyer asked to have printed
    #[arg(long)]
    reference: Option<String>,
    /// Days to pay; the provider's where empty
    #[arg(long, value_name = "DAYS")]
    due_days: Option<String>,
    /// Account in Sage 50, eight characters at most
    #[arg(long, value_name = "ACCOUNT")]
    account_reference: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// Show how you bill, or set it from a file: letterhead, numbers, days to pay, the consent letter, accounts
///
/// A file has the names of the answer with --json; it may leave out what stays.
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing profile --json > profile.json
  msp billing profile --set profile.json")]
pub struct Profile {
    /// Take what this file (JSON) says
    #[arg(long, value_name = "FILE")]
    set: Option<PathBuf>,
    #[command(flatten)]
    form: Form,
}

impl Parties {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Client(client) => client.run(place),
            Self::Profile(profile) => profile.run(place),
        }
    }
}

impl Client {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = ClientBillingOf { client: self.client.clone() };
        if !self.changes() {
            return session.show(self.form, "billing.client", asked, client_text);
        }
        let known: ClientBilling = session.ask("billing.client", asked)?;
        let known = match &self.set {
            Some(file) => over(&known, file, &["version", "client"])?,
            None => known,
        };
        let form = self.form;
        session.show(form, "billing.save_client", self.with(known), client_text)
    }

    fn changes(&self) -> bool {
        let own = [&self.reference, &self.due_days, &self.account_reference];
        self.set.is_some() || self.said.is_anything() || own.into_iter().any(Option::is_some)
    }

    fn with(self, known: ClientBilling) -> ClientBilling {
        ClientBilling {
            party: self.said.over(known.party),
            reference: self.reference.unwrap_or(known.reference),
            due_days: self.due_days.unwrap_or(known.due_days),
            account_reference: self.account_reference.unwrap_or(known.account_reference),
            ..known
        }
    }
}

impl Profile {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let Some(file) = &self.set else {
            return session.show(self.form, "billing.profile", Nothing {}, profile_text);
        };
        let known: BillingProfile = session.ask("billing.profile", Nothing {})?;
        let profile = over(&known, file, &["version", "placeholders"])?;
        session.show(self.form, "billing.save_profile", profile, profile_text)
    }
}

/// What a file says, over what is known. What is only for reading may stand in the file and changes nothing.
fn over<T: Serialize + DeserializeOwned>(known: &T, file: &Path, for_reading: &[&str]) -> Result<T, Failure> {
    let shown = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| {
        let words = format!("{shown} could not be read: {error}.");
        Failure::new(Code::File, words, "Give a file that you may read.")
    })?;
    let invalid = |why: String| Failure::field("", format!("{shown} {why}"));
    let mut said: Value =
        serde_json::from_str(&text).map_err(|error| invalid(format!("is not JSON: {error}.")))?;
    if let Some(object) = said.as_object_mut() {
        object.retain(|name, _| !for_reading.contains(&name.as_str()));
    }
    let mut all = serde_json::to_value(known).map_err(|error| fault("billing", &error))?;
    let mut problems = Vec::new();
    merge(&mut all, said, "", &mut problems);
    if !problems.is_empty() {
        let message = format!("{shown} was not taken.");
        let advice = "`--json` shows the names and what stands there now.".to_owned();
        return Err(Failure { problems, advice, ..Failure::new(Code::Invalid, message, "") });
    }
    serde_json::from_value(all).map_err(|error| invalid(format!("cannot be taken: {error}.")))
}

/// Puts a value in the place of another, name by name; names nobody knows and values of another kind are said.
fn merge(known: &mut Value, said: Value, at: &str, problems: &mut Vec<FieldProblem>) {
    let mut problem = |field: String, message: &str| {
        problems.push(FieldProblem { field, message: message.to_owned() });
    };
    match (known, said) {
        (Value::Object(known), Value::Object(said)) => {
            for (name, value) in said {
                let path = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
                match known.get_mut(&name) {
                    Some(known) => merge(known, value, &path, problems),
                    None => problems.push(FieldProblem {
                        field: path,
                        message: "There is nothing of that name.".to_owned(),
                    }),
                }
            }
        }
        (known @ Value::String(_), said @ Value::String(_))
        | (known @ Value::Array(_), said @ Value::Array(_)) => *known = said,
        (Value::Object(_), _) => problem(at.to_owned(), "Write names and values in braces."),
        (Value::Array(_), _) => problem(at.to_owned(), "Write a list in brackets."),
        (Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null, _) => {
            problem(at.to_owned(), "Write words in quotation marks.");
        }
    }
}

fn client_text(of: &ClientBilling) -> String {
    let mut columns = Columns::of_words(&["SETTING", "VALUE"]);
    party_rows(&of.party, &mut columns);
    setting(&mut columns, "reference", &of.reference);
    setting(&mut columns, "days to pay", &of.due_days);
    setting(&mut columns, "account reference", &of.account_reference);
    if columns.is_empty() {
        return "Nothing was entered: documents go to the client's own name.".to_owned();
    }
    columns.text()
}

fn profile_text(of: &BillingProfile) -> String {
    let mut columns = Columns::of_words(&["SETTING", "VALUE"]);
    party_rows(&of.party, &mut columns);
    let account = [of.account_holder.as_str(), &of.account_number, &of.account_bank];
    let account: Vec<&str> = account.into_iter().filter(|part| !part.is_empty()).collect();
    setting(&mut columns, "account", &account.join(", "));
    setting(&mut columns, "days to pay", &of.due_days);
    setting(&mut columns, "invoice numbers", &of.invoice_numbers);
    setting(&mut columns, "credit note numbers", &of.credit_numbers);
    setting(&mut columns, "warn under hours", &of.low_hours);
    setting(&mut columns, "note", &of.note);
    account_rows(&of.accounts, &mut columns);
    format!("{}\nSubject: {}\n\n{}", columns.text(), of.consent_subject, of.consent_body)
}

fn party_rows(of: &PartyForm, columns: &mut Columns) {
    setting(columns, "name", &of.name);
    setting(columns, "address", &of.address.join(", "));
    setting(columns, "city", &of.city);
    setting(columns, "region", &of.region);
    setting(columns, "postal code", &of.postal_code);
    setting(columns, "country", &of.country);
    setting(columns, "tax number", &of.tax_id);
    setting(columns, "company number", &of.company_id);
    setting(columns, "e-mail", &of.email);
    setting(columns, "telephone", &of.phone);
    let endpoint = format!("{}:{}", of.endpoint_scheme, of.endpoint_id);
    setting(columns, "electronic address", endpoint.trim_matches(':'));
}

fn account_rows(of: &AccountingForm, columns: &mut Columns) {
    for (what, account, item) in [
        ("advanced support", &of.engagement_account, &of.engagement_item),
        ("fees", &of.service_account, &of.service_item),
        ("service credits", &of.credit_account, &of.credit_item),
        ("prepaid hours", &of.prepaid_account, &of.prepaid_item),
    ] {
        setting(columns, &format!("account of {what}"), account);
        setting(columns, &format!("item of {what}"), item);
    }
    setting(columns, "item of taxes", &of.tax_item);
    setting(columns, "terms", &of.terms);
    let codes: Vec<String> = of.tax_codes.iter().map(|own| format!("{} is {}", own.tax, own.code)).collect();
    setting(columns, "tax codes", &codes.join(", "));
    setting(columns, "code of no tax", &of.exempt_code);
    setting(columns, "order of dates", &of.date_order.replace('_', " "));
}

/// A row, where something was entered.
fn setting(columns: &mut Columns, name: &str, value: &str) {
    if !value.is_empty() {
        columns.row([name.to_owned(), value.to_owned()]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_file_says_is_put_over_what_is_known_and_every_wrong_name_is_said() {
        let mut known = json!({ "due_days": "30", "party": { "name": "Kauri", "address": ["1 Quay"] } });
        let mut problems = Vec::new();
        merge(&mut known, json!({ "party": { "address": ["2 Quay", "Floor 3"] } }), "", &mut problems);
        assert!(problems.is_empty());
        let address = json!({ "name": "Kauri", "address": ["2 Quay", "Floor 3"] });
        assert_eq!(known, json!({ "due_days": "30", "party": address }));
        let wrong = json!({ "due_day": "15", "due_days": 15, "party": { "adress": [], "address": "1" } });
        merge(&mut known, wrong, "", &mut problems);
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["due_day", "due_days", "party.adress", "party.address"]);
    }
}
