//! Wire structs of terms, prepaid hours, credits, and what letterheads and accounting systems ask for.

use crate::wire::wire;

wire! {
    /// A tax as it is typed.
    #[derive(Default)]
    pub struct TaxEntry {
        /// `HST Ontario`.
        pub name: String,
        /// `13%`.
        pub rate: String,
    }
}

wire! {
    /// Multipliers as they are typed.
    #[derive(Default)]
    pub struct AfterHoursEntry {
        /// Calendar: its id or its name.
        pub calendar: String,
        /// Outside its hours: `1.5`.
        pub closed: String,
        /// On days off.
        pub day_off: String,
        /// On holidays.
        pub holiday: String,
    }
}

wire! {
    /// Terms as they are typed.
    #[derive(Default)]
    pub struct BillingTermsForm {
        /// `85.00`.
        #[serde(default)]
        pub rate: String,
        /// `CAD`.
        #[serde(default)]
        pub currency: String,
        /// Minutes the rate pays for.
        #[serde(default)]
        pub per_minutes: String,
        /// Minutes of a block.
        #[serde(default)]
        pub block_minutes: String,
        /// The least that is billed, in minutes.
        #[serde(default)]
        pub minimum_minutes: String,
        /// `engagement`, `ticket`, `day`, `entry`.
        #[serde(default)]
        pub aggregation: String,
        /// `out_of_scope`, `client_error`.
        #[serde(default)]
        pub causes: Vec<String>,
        /// Multipliers; off without.
        #[serde(default)]
        pub after_hours: Option<AfterHoursEntry>,
        /// Taxes.
        #[serde(default)]
        pub taxes: Vec<TaxEntry>,
        /// Why none is charged.
        #[serde(default)]
        pub exempt: String,
    }
}

wire! {
    /// Names a contract's terms.
    pub struct BillingTermsOf {
        /// Contract: id or number.
        pub contract: String,
    }
}

wire! {
    /// The terms of a contract.
    pub struct BillingTermsView {
        /// Contract's id.
        pub contract_id: String,
        /// `K-0112`.
        pub contract: String,
        /// Client's name.
        pub client: String,
        /// What holds today, in words; empty where advanced support has no terms.
        pub words: String,
        /// What holds today, as a form to change.
        pub form: BillingTermsForm,
        /// Whether that comes from the policy, and nothing else was agreed.
        pub from_policy: bool,
        /// As the policy publishes it; empty where it does not.
        pub published: String,
        /// What was agreed, the newest first.
        pub versions: Vec<BillingTermsVersion>,
        /// Hours bought in advance, the newest first.
        pub prepaid: Vec<PrepaidView>,
        /// What is left of them today: `3 h 30 min`.
        pub prepaid_left: String,
        /// Whether that is less than the warning asks for.
        pub prepaid_low: bool,
        /// Credits of this contract, the newest first.
        pub credits: Vec<ServiceCreditView>,
        /// Calendars to choose from.
        pub calendars: Vec<crate::wire::Choice>,
    }
}

wire! {
    /// Terms from a day on.
    pub struct BillingTermsVersion {
        /// The first day.
        pub from_on: String,
        /// In words.
        pub words: String,
        /// The taxes in words.
        pub taxes: String,
        /// Why.
        pub reason: String,
    }
}

wire! {
    /// Agrees on terms from a day on.
    pub struct BillingTermsSave {
        /// Contract: id or number.
        pub contract: String,
        /// The first day; today when empty.
        #[serde(default)]
        pub from_on: String,
        /// The terms.
        pub terms: BillingTermsForm,
        /// Why.
        #[serde(default)]
        pub reason: String,
    }
}

wire! {
    /// Hours bought in advance.
    pub struct PrepaidView {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub version: i64,
        /// The day they were bought.
        pub bought_on: String,
        /// The last day they can be drawn on; empty for no end.
        pub expires_on: String,
        /// How many: `10 h`.
        pub bought: String,
        /// Drawn so far.
        pub drawn: String,
        /// What is left.
        pub left: String,
        /// What they cost, before tax.
        pub price: String,
        /// `good`, `used_up`, `expired`.
        pub state: String,
        /// Engagements that drew on them: `A-314 2 h`.
        pub draws: Vec<String>,
        /// The invoice they stand on; empty.
        pub invoice: String,
    }
}

wire! {
    /// Sells hours in advance: they stand on the next invoice.
    pub struct PrepaidBuy {
        /// Contract: id or number.
        pub contract: String,
        /// The day; today when empty.
        #[serde(default)]
        pub bought_on: String,
        /// Hours: `10`, `7.5`.
        pub hours: String,
        /// Price of all of them, before tax; hours at the rate of the terms when empty.
        #[serde(default)]
        pub price: String,
        /// The last day they can be drawn on; empty for no end.
        #[serde(default)]
        pub expires_on: String,
    }
}

wire! {
    /// Takes back hours that were not billed and not drawn on.
    pub struct PrepaidRemove {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
    }
}

wire! {
    /// A service credit.
    pub struct ServiceCreditView {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub version: i64,
        /// The month it is for.
        pub month: String,
        /// How much.
        pub amount: String,
        /// What stands on invoices.
        pub used: String,
        /// What is left.
        pub left: String,
        /// Why.
        pub reason: String,
        /// `approved` or `withdrawn`.
        pub state: String,
    }
}

wire! {
    /// Approves a credit: it stands on the next invoice of the contract.
    pub struct ServiceCreditSave {
        /// Contract: id or number.
        pub contract: String,
        /// The month it is for.
        pub month: String,
        /// How much, before tax, plain.
        pub amount: String,
        /// Currency; the contract's when empty.
        #[serde(default)]
        pub currency: String,
        /// Why.
        pub reason: String,
    }
}

wire! {
    /// Takes back what is left of a credit.
    pub struct ServiceCreditWithdraw {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Why.
        pub reason: String,
    }
}

wire! {
    /// A side of an invoice, as it is typed.
    #[derive(Default)]
    pub struct PartyForm {
        /// Name on documents; the client's own when empty.
        #[serde(default)]
        pub name: String,
        /// Address, a line each.
        #[serde(default)]
        pub address: Vec<String>,
        /// City.
        #[serde(default)]
        pub city: String,
        /// State, province.
        #[serde(default)]
        pub region: String,
        /// Postal code.
        #[serde(default)]
        pub postal_code: String,
        /// ISO 3166-1, two letters.
        #[serde(default)]
        pub country: String,
        /// Number it is registered for taxes with.
        #[serde(default)]
        pub tax_id: String,
        /// Number in the register of companies.
        #[serde(default)]
        pub company_id: String,
        /// E-mail.
        #[serde(default)]
        pub email: String,
        /// Telephone.
        #[serde(default)]
        pub phone: String,
        /// Scheme of the electronic address: `0088`, `0151`, `EM`.
        #[serde(default)]
        pub endpoint_scheme: String,
        /// Electronic address.
        #[serde(default)]
        pub endpoint_id: String,
    }
}

wire! {
    /// How a client is billed.
    pub struct ClientBilling {
        /// Client's id or name.
        pub client: String,
        /// The version that was read; 0 where nothing was entered yet.
        #[serde(default)]
        pub version: i64,
        /// To whom documents go.
        #[serde(default)]
        pub party: PartyForm,
        /// What the buyer asked to have printed.
        #[serde(default)]
        pub reference: String,
        /// Days to pay; the provider's when empty.
        #[serde(default)]
        pub due_days: String,
        /// Account in Sage 50, eight characters at most.
        #[serde(default)]
        pub account_reference: String,
    }
}

wire! {
    /// Names a client.
    pub struct ClientBillingOf {
        /// Id or name.
        pub client: String,
    }
}

wire! {
    /// How the provider bills.
    #[derive(Default)]
    pub struct BillingProfile {
        /// The version that was read; 0 where nothing was entered yet.
        #[serde(default)]
        pub version: i64,
        /// The letterhead.
        #[serde(default)]
        pub party: PartyForm,
        /// Whose account.
        #[serde(default)]
        pub account_holder: String,
        /// IBAN, or the number of the account.
        #[serde(default)]
        pub account_number: String,
        /// BIC, or the bank's code.
        #[serde(default)]
        pub account_bank: String,
        /// Days to pay.
        #[serde(default)]
        pub due_days: String,
        /// Numbers of invoices: `INV-{year}-{number:4}`.
        #[serde(default)]
        pub invoice_numbers: String,
        /// Numbers of credit notes: `CN-{year}-{number:4}`.
        #[serde(default)]
        pub credit_numbers: String,
        /// Hours of prepaid time under which a client is warned.
        #[serde(default)]
        pub low_hours: String,
        /// Words under the lines of every invoice.
        #[serde(default)]
        pub note: String,
        /// Subject of the letter that asks for permission; the built-in one when empty.
        #[serde(default)]
        pub consent_subject: String,
        /// Its text.
        #[serde(default)]
        pub consent_body: String,
        /// Placeholders a letter can have, for reading.
        #[serde(default)]
        pub placeholders: Vec<String>,
        /// What accounting systems ask for.
        #[serde(default)]
        pub accounts: AccountingForm,
    }
}

wire! {
    /// What accounting systems ask for.
    #[derive(Default)]
    pub struct AccountingForm {
        /// Account of advanced support: `200`.
        #[serde(default)]
        pub engagement_account: String,
        /// Account of fees.
        #[serde(default)]
        pub service_account: String,
        /// Account of service credits.
        #[serde(default)]
        pub credit_account: String,
        /// Account of hours sold in advance.
        #[serde(default)]
        pub prepaid_account: String,
        /// Product or service of advanced support, for QuickBooks.
        #[serde(default)]
        pub engagement_item: String,
        /// Product or service of fees.
        #[serde(default)]
        pub service_item: String,
        /// Product or service of service credits.
        #[serde(default)]
        pub credit_item: String,
        /// Product or service of hours sold in advance.
        #[serde(default)]
        pub prepaid_item: String,
        /// Product or service under which taxes stand where QuickBooks has no column for them.
        #[serde(default)]
        pub tax_item: String,
        /// Terms as QuickBooks calls them: `Net 30`.
        #[serde(default)]
        pub terms: String,
        /// Tax codes: name of the tax and what the system calls it.
        #[serde(default)]
        pub tax_codes: Vec<TaxCodeEntry>,
        /// What the system calls no tax.
        #[serde(default)]
        pub exempt_code: String,
        /// Order of dates: `day_first`, `month_first`, `year_first`.
        #[serde(default)]
        pub date_order: String,
    }
}

wire! {
    /// What an accounting system calls a tax.
    #[derive(Default)]
    pub struct TaxCodeEntry {
        /// As on the line.
        pub tax: String,
        /// As the system has it.
        pub code: String,
    }
}
