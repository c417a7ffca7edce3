//! Countries with what usually follows from them: zones, holidays, currency, tax. Suggestions only;
//! every answer can be changed.

use super::wire::Country;

/// Code, name, zones, holiday set, currency, tax and its rate in hundredths of a percent.
type Line =
    (&'static str, &'static str, &'static [&'static str], &'static str, &'static str, &'static str, i64);

const COUNTRIES: [Line; 14] = [
    (
        "AU",
        "Australia",
        &[
            "Australia/Sydney",
            "Australia/Melbourne",
            "Australia/Brisbane",
            "Australia/Perth",
            "Australia/Adelaide",
            "Australia/Darwin",
            "Australia/Hobart",
        ],
        "AU",
        "AUD",
        "GST",
        1000,
    ),
    (
        "CA",
        "Canada",
        &[
            "America/Toronto",
            "America/Vancouver",
            "America/Edmonton",
            "America/Winnipeg",
            "America/Halifax",
            "America/Regina",
            "America/St_Johns",
        ],
        "CA",
        "CAD",
        "GST",
        500,
    ),
    ("DE", "Germany", &["Europe/Berlin"], "DE", "EUR", "USt", 1900),
    ("FR", "France", &["Europe/Paris"], "FR", "EUR", "TVA", 2000),
    ("GB", "United Kingdom", &["Europe/London"], "GB-ENG", "GBP", "VAT", 2000),
    ("GR", "Greece", &["Europe/Athens"], "", "EUR", "ΦΠΑ", 2400),
    ("IE", "Ireland", &["Europe/Dublin"], "IE", "EUR", "VAT", 2300),
    ("IL", "Israel", &["Asia/Jerusalem"], "IL", "ILS", "VAT", 1800),
    ("IN", "India", &["Asia/Kolkata"], "IN", "INR", "GST", 1800),
    ("KH", "Cambodia", &["Asia/Phnom_Penh"], "", "USD", "VAT", 1000),
    ("NZ", "New Zealand", &["Pacific/Auckland", "Pacific/Chatham"], "NZ", "NZD", "GST", 1500),
    ("PL", "Poland", &["Europe/Warsaw"], "", "PLN", "VAT", 2300),
    (
        "US",
        "United States",
        &[
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
        ],
        "US",
        "USD",
        "",
        0,
    ),
    ("ZA", "South Africa", &["Africa/Johannesburg"], "", "ZAR", "VAT", 1500),
];

pub(super) fn all() -> Vec<Country> {
    let country = |(code, name, zones, holiday_set, currency, tax_name, tax): Line| Country {
        code: code.to_owned(),
        name: name.to_owned(),
        zones: zones.iter().map(|zone| (*zone).to_owned()).collect(),
        holiday_set: holiday_set.to_owned(),
        currency: currency.to_owned(),
        tax_name: tax_name.to_owned(),
        tax_basis_points: tax,
    };
    COUNTRIES.into_iter().map(country).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{money::Currency, zones::ZoneId};

    #[test]
    fn every_suggestion_exists() {
        for country in all() {
            assert!(country.zones.iter().all(|zone| ZoneId::parse(zone).is_ok()), "{}", country.name);
            assert!(Currency::parse(&country.currency).is_some(), "{}", country.name);
            let set = &country.holiday_set;
            assert!(set.is_empty() || documents::holidays::bundled().get(set).is_some(), "{}", country.name);
        }
    }
}
