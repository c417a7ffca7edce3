//! The taxes of lines as categories of the standard (UNTDID 5305), and what each comes to.

use domain::billing::{Document, Line};
use domain::money::Money;
use domain::problem::Problems;

/// Why nothing is charged where nobody gave a reason and no tax is known at all.
const OUT_OF_SCOPE: &str = "Not subject to VAT";
/// In hundred percent.
const WHOLE: i64 = 1_000_000;

/// A category with its rate. One category with one rate stands once in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Category {
    /// Taxed at so many millionths; several taxes on a line are one.
    Standard(i64),
    /// Taxed at nothing.
    Zero,
    /// Exempt for a reason.
    Exempt,
    /// Neither taxed nor exempt.
    OutOfScope,
}

impl Category {
    pub(super) fn of(line: &Line) -> Self {
        let rate: i64 = line.taxes.iter().map(|tax| i64::from(tax.rate.millionths())).sum();
        match (line.taxes.is_empty(), rate) {
            (false, 0) => Self::Zero,
            (false, rate) => Self::Standard(rate),
            (true, _) if line.exempt.trim().is_empty() => Self::OutOfScope,
            (true, _) => Self::Exempt,
        }
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Standard(_) => "S",
            Self::Zero => "Z",
            Self::Exempt => "E",
            Self::OutOfScope => "O",
        }
    }

    /// `14.975`; nothing where the standard wants no rate.
    pub(super) fn percent(self) -> String {
        match self {
            Self::Standard(rate) => {
                let decimals = format!("{:04}", rate % 10_000);
                format!("{}.{decimals}", rate / 10_000).trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            Self::Zero | Self::Exempt => "0".to_owned(),
            Self::OutOfScope => String::new(),
        }
    }

    fn rate(self) -> i64 {
        match self {
            Self::Standard(rate) => rate,
            Self::Zero | Self::Exempt | Self::OutOfScope => 0,
        }
    }
}

/// A category over all lines.
#[derive(Debug, Clone)]
pub(super) struct CategorySum {
    pub(super) category: Category,
    pub(super) base: Money,
    pub(super) tax: Money,
    /// Why nothing is charged, each reason once.
    pub(super) reason: String,
}

/// Each category once, in the order of the lines.
pub(super) fn sums(document: &Document) -> Vec<CategorySum> {
    let mut sums: Vec<CategorySum> = Vec::new();
    for line in &document.lines {
        let category = Category::of(line);
        let nothing = Money { minor: 0, currency: document.currency };
        let place = sums.iter().position(|sum| sum.category == category).unwrap_or_else(|| {
            sums.push(CategorySum { category, base: nothing, tax: nothing, reason: String::new() });
            sums.len() - 1
        });
        let sum = &mut sums[place];
        sum.base.minor += line.net.minor;
        sum.tax.minor += line.tax().minor;
        let reason = match category {
            Category::Exempt => line.exempt.trim(),
            Category::OutOfScope => OUT_OF_SCOPE,
            Category::Standard(_) | Category::Zero => "",
        };
        if !sum.reason.split("; ").any(|said| said == reason) {
            sum.reason =
                if sum.reason.is_empty() { reason.to_owned() } else { format!("{}; {reason}", sum.reason) };
        }
    }
    sums
}

/// Notes where lines contradict each other or rounding by lines goes further than the standard lets it (BR-CO-17).
pub(super) fn check(document: &Document, sums: &[CategorySum], problems: &mut Problems) {
    if sums.len() > 1 {
        for (index, line) in document.lines.iter().enumerate() {
            if Category::of(line) == Category::OutOfScope {
                let message = "This line has neither a tax nor a reason for none, and other lines have one. \
                               EN 16931 does not mix the two: give the reason.";
                problems.add(format!("lines[{index}].exempt"), message);
            }
        }
    }
    for sum in sums {
        // The rule compares hundredths, whatever the currency's decimals.
        let hundredths = |money: Money| Money { minor: money.minor * 100 / unit(money), ..money };
        let computed = hundredths(sum.base).share(sum.category.rate(), WHOLE);
        if (computed.minor - hundredths(sum.tax).minor).abs() >= 100 {
            let computed = sum.base.share(sum.category.rate(), WHOLE);
            let message = format!(
                "Tax at {}% was rounded line by line to {}; on the sum of {} it would be {computed}. EN 16931 allows \
                 less than one {} between the two.",
                sum.category.percent(),
                sum.tax,
                sum.base,
                document.currency.code()
            );
            problems.add("lines", message);
        }
    }
}

fn unit(money: Money) -> i64 {
    10_i64.pow(money.currency.decimals())
}
