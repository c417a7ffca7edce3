//! Money: whole minor units and a currency. Never a float, not even while parsing.

use iso_currency::Currency as Iso;

/// An ISO 4217 currency, with the one alias the field really uses: "CDN" is read as CAD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(Iso);

impl Currency {
    /// The currency of a three-letter code, upper or lower case.
    ///
    /// ```
    /// use domain::money::Currency;
    /// assert_eq!(Currency::parse("CDN").unwrap().code(), "CAD");
    /// assert!(Currency::parse("dollars").is_none());
    /// ```
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        // Mexxus writes its fee as "$85.00 CDN".
        let code = if code == "CDN" { "CAD" } else { &code };
        Iso::from_code(code).map(Self)
    }

    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many digits stand behind the decimal point: 2 for most, 0 for JPY, 3 for KWD.
    pub fn decimals(self) -> u32 {
        u32::from(self.0.exponent().unwrap_or(2))
    }
}

/// An amount: `minor` units (cents for CAD) of `currency`. Negative amounts are owed back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// Whole minor units.
    pub minor: i64,
    /// What they are units of.
    pub currency: Currency,
}

impl Money {
    /// Reads "12.5", "12,50", "1,234.50" or "1 234,50" exactly; the last separator with at most
    /// the currency's decimals behind it is the decimal point. What may be read in two ways is not read at all: with
    /// three decimals `1,234` may be a thousand or a little more than one, since amounts are printed with such commas.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    /// let cad = Currency::parse("CAD").unwrap();
    /// assert_eq!(Money::parse("1,234.50", cad).unwrap().minor, 123_450);
    /// assert_eq!(Money::parse("12,5", cad).unwrap().minor, 1_250);
    /// assert!(Money::parse("1.005", cad).is_none(), "a tenth of a cent is not an amount");
    /// ```
    pub fn parse(text: &str, currency: Currency) -> Option<Self> {
        let text = text.trim();
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let decimals = usize::try_from(currency.decimals()).ok()?;
        let split = digits.rfind(['.', ',']).filter(|at| {
            let behind = digits.len() - at - 1;
            // A sign that stands twice stands between thousands.
            let is_alone = digits.matches(&digits[*at..=*at]).count() == 1;
            behind <= decimals && behind > 0 && is_alone
        });
        let (whole, fraction) = split.map_or((digits, ""), |at| (&digits[..at], &digits[at + 1..]));
        // "85.001" may be 85 001 or a slip of the finger: refused rather than guessed.
        let ambiguous = (split.is_none() && digits.matches('.').count() == 1)
            || (digits[whole.len()..].starts_with(',') && may_be_thousands(whole, fraction));
        if ambiguous || !grouped_by_thousands(whole) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        if whole.is_empty() {
            return None;
        }
        let minor: i64 = format!("{whole}{fraction:0<decimals$}").parse().ok()?;
        Some(Self { minor: sign * minor, currency })
    }
}

impl Money {
    /// `part` of `whole` of it, half-up at the minor unit: a half is rounded away from nothing, so that a credit
    /// takes back to the cent what was charged.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    /// let cad = |minor| Money { minor, currency: Currency::parse("CAD").unwrap() };
    /// assert_eq!(cad(8_500).share(1, 3), cad(2_833));
    /// assert_eq!(cad(5).share(1, 2), cad(3));
    /// assert_eq!(cad(-5).share(1, 2), cad(-3));
    /// ```
    ///
    /// # Panics
    /// When `whole` is not positive: nothing can be divided by it.
    pub fn share(self, part: i64, whole: i64) -> Self {
        assert!(whole > 0, "a share is of something");
        let product = i128::from(self.minor) * i128::from(part);
        let whole = i128::from(whole);
        let rounded = (product.abs() * 2 + whole) / (whole * 2) * product.signum();
        let minor = i64::try_from(rounded).expect("amounts of the product stay far below the largest number");
        Self { minor, currency: self.currency }
    }

    /// The amount alone, as [`Money::parse`] reads it: `85.00`.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    /// let cad = Currency::parse("CDN").unwrap();
    /// assert_eq!(Money::parse("85", cad).unwrap().plain(), "85.00");
    /// ```
    pub fn plain(self) -> String {
        let scale = 10_u64.pow(self.currency.decimals());
        let (whole, fraction) = (self.minor.unsigned_abs() / scale, self.minor.unsigned_abs() % scale);
        let sign = if self.minor < 0 { "-" } else { "" };
        if scale == 1 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}.{fraction:0width$}", width = self.currency.decimals() as usize)
    }
}

/// Whether a comma between these could stand between thousands: `1,234`, and not `0,500` or `1234,567`.
fn may_be_thousands(whole: &str, behind: &str) -> bool {
    behind.len() == 3
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && whole.bytes().all(|byte| byte.is_ascii_digit())
}

/// Only digits, in groups of three when a separator stands between them.
fn grouped_by_thousands(whole: &str) -> bool {
    let groups: Vec<&str> = whole.split([',', '.', ' ', '\u{a0}', '\u{202f}', '\'']).collect();
    groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()))
        && groups.iter().skip(1).all(|group| group.len() == 3)
        && (groups.len() == 1 || groups[0].len() <= 3)
}

impl std::fmt::Display for Money {
    /// `CAD 1,234.50`: the code is never dropped.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scale = 10_u64.pow(self.currency.decimals());
        let (whole, fraction) = (self.minor.unsigned_abs() / scale, self.minor.unsigned_abs() % scale);
        let mut grouped = String::new();
        for (index, digit) in whole.to_string().chars().rev().enumerate() {
            if index > 0 && index % 3 == 0 {
                grouped.insert(0, ',');
            }
            grouped.insert(0, digit);
        }
        let sign = if self.minor < 0 { "−" } else { "" };
        write!(f, "{} {sign}{grouped}", self.currency.code())?;
        if scale > 1 {
            write!(f, ".{fraction:0width$}", width = self.currency.decimals() as usize)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, code: &str, shown: Option<&str>) {
        let currency = Currency::parse(code).unwrap();
        assert_eq!(
            Money::parse(text, currency).map(|money| money.to_string()).as_deref(),
            shown,
            "{text} {code}"
        );
    }

    #[test]
    fn amounts_are_read_exactly_or_not_at_all() {
        check("85.00", "CDN", Some("CAD 85.00"));
        check("1 234,5", "EUR", Some("EUR 1,234.50"));
        check("1,234", "JPY", Some("JPY 1,234"));
        check("1.234", "KWD", Some("KWD 1.234"));
        check("-0.05", "NZD", Some("NZD −0.05"));
        check("1,234", "CAD", Some("CAD 1,234.00"));
        check("1,234,567", "CAD", Some("CAD 1,234,567.00"));
        check("1,234,56", "CAD", None);
        check("1,234.500", "KWD", Some("KWD 1,234.500"));
        check("1.234,500", "KWD", Some("KWD 1,234.500"));
        check("0,500", "KWD", Some("KWD 0.500"));
        check("1234,567", "KWD", Some("KWD 1,234.567"));
        check("1,23", "KWD", Some("KWD 1.230"));
        check("1,234,567", "KWD", Some("KWD 1,234,567.000"));
        check("1,234", "KWD", None);
        check("-12,345", "KWD", None);
        check("12,34,567", "NZD", None);
        check("85.001", "CAD", None);
        check("", "CAD", None);
        check("9999999999999999999999", "CAD", None);
    }
}
