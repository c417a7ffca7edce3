//! A side of an invoice as it is typed after `msp billing client`.

use api::billing::PartyForm;
use clap::Args;

/// What can be said about a side. What is left out stays as it is; an empty word takes it away.
#[derive(Args)]
pub struct Said {
    /// Its name on documents; the client's own where empty
    #[arg(long, value_name = "NAME")]
    legal_name: Option<String>,
    /// A line of its address; may be given again
    #[arg(long = "address", value_name = "LINE")]
    address: Vec<String>,
    /// City
    #[arg(long)]
    city: Option<String>,
    /// State or province
    #[arg(long)]
    region: Option<String>,
    /// Postal code
    #[arg(long, value_name = "CODE")]
    postal_code: Option<String>,
    /// Country, two letters
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// Number it is registered for taxes with
    #[arg(long, value_name = "NUMBER")]
    tax_id: Option<String>,
    /// Number in the register of companies
    #[arg(long, value_name = "NUMBER")]
    company_id: Option<String>,
    /// Where documents are sent
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Telephone
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// Electronic address with its scheme, such as 0151:51824753556
    #[arg(long, value_name = "SCHEME:ADDRESS", value_parser = endpoint)]
    endpoint: Option<(String, String)>,
}

impl Said {
    pub fn is_anything(&self) -> bool {
        let words = [
            &self.legal_name,
            &self.city,
            &self.region,
            &self.postal_code,
            &self.country,
            &self.tax_id,
            &self.company_id,
            &self.email,
            &self.phone,
        ];
        !self.address.is_empty() || self.endpoint.is_some() || words.into_iter().any(Option::is_some)
    }

    pub fn over(self, known: PartyForm) -> PartyForm {
        let endpoint = (known.endpoint_scheme, known.endpoint_id);
        let (endpoint_scheme, endpoint_id) = self.endpoint.unwrap_or(endpoint);
        PartyForm {
            name: self.legal_name.unwrap_or(known.name),
            address: if self.address.is_empty() { known.address } else { self.address },
            city: self.city.unwrap_or(known.city),
            region: self.region.unwrap_or(known.region),
            postal_code: self.postal_code.unwrap_or(known.postal_code),
            country: self.country.unwrap_or(known.country),
            tax_id: self.tax_id.unwrap_or(known.tax_id),
            company_id: self.company_id.unwrap_or(known.company_id),
            email: self.email.unwrap_or(known.email),
            phone: self.phone.unwrap_or(known.phone),
            endpoint_scheme,
            endpoint_id,
        }
    }
}

/// `0151:51824753556`; nothing for none.
fn endpoint(typed: &str) -> Result<(String, String), String> {
    if typed.trim().is_empty() {
        return Ok((String::new(), String::new()));
    }
    let form = "write an electronic address as \"0151:51824753556\"";
    let (scheme, id) = typed.split_once(':').ok_or(form)?;
    Ok((scheme.trim().to_owned(), id.trim().to_owned()))
}
