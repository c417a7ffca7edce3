//! Shares written in percent, exactly.

/// A share of a whole, exact to the ten-thousandth of a percent: `99.5 %` is 995,000 millionths.
/// Never a float, not even while parsing.
///
/// ```
/// use domain::sla::Ratio;
/// assert_eq!(Ratio::parse("99,5 %"), Ratio::parse("99.50%"));
/// assert_eq!(Ratio::parse("99.95%").unwrap().to_string(), "99.95%");
/// assert_eq!(Ratio::parse("100.1%"), None, "more than the whole");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(u32);

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// All of it.
    pub const WHOLE: Self = Self(1_000_000);

    /// Reads `99.5%`, `99,5 %` or `99.5`, with at most four decimals, from 0 to 100.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_suffix('%').unwrap_or(text).trim();
        let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let has_point = digits.len() > whole.len();
        let fits =
            !whole.is_empty() && whole.len() <= 3 && decimals.len() <= 4 && has_point != decimals.is_empty();
        if !fits || !all_digits(whole) || !all_digits(decimals) {
            return None;
        }
        let millionths: u32 = format!("{whole}{decimals:0<4}").parse().ok()?;
        (millionths <= Self::WHOLE.0).then_some(Self(millionths))
    }

    /// In millionths of the whole.
    pub fn millionths(self) -> u32 {
        self.0
    }

    /// The share of so many millionths; `None` above the whole.
    pub fn from_millionths(millionths: u32) -> Option<Self> {
        (millionths <= Self::WHOLE.0).then_some(Self(millionths))
    }
}

impl std::fmt::Display for Ratio {
    /// `99.5%`: no zero at the end that says nothing.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, decimals) = (self.0 / 10_000, format!("{:04}", self.0 % 10_000));
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{whole}%"),
            decimals => write!(f, "{whole}.{decimals}%"),
        }
    }
}
