//! Amounts of time as a policy writes them: `4 hours`, `2..5 business days`, `next business day`.

use domain::sla::{Quantity, Unit};

/// Longer than any promise: a year of hours.
const MOST: u32 = 10_000;

const EXPECTED: &str = "Write for example \"4 hours\", \"30 minutes\", \"1 business day\", \"2..5 business days\", \
                        \"next business day\", \"1 day\", \"1 week\" or \"as needed\".";

/// The unit a file names, with its plural; one list for reading and writing.
const UNITS: [(Unit, &str, &str); 5] = [
    (Unit::Minutes, "minute", "minutes"),
    (Unit::Hours, "hour", "hours"),
    (Unit::BusinessDays, "business day", "business days"),
    (Unit::CalendarDays, "day", "days"),
    (Unit::CalendarWeeks, "week", "weeks"),
];

const NEXT_BUSINESS_DAY: Quantity = Quantity { min: 1, max: 1, unit: Unit::NextBusinessDay };

/// Reads an amount of time: `4 hours`, `2..5 business days`, `next business day`, `as needed`.
///
/// # Errors
/// A sentence that says what is wrong with it, and what would do.
pub fn parse(text: &str) -> Result<Quantity, String> {
    let words = text.trim().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    match words.as_str() {
        "as needed" => return Ok(Quantity::AS_NEEDED),
        "next business day" => return Ok(NEXT_BUSINESS_DAY),
        _ => {}
    }
    let refused = |why: &str| format!("{text:?} is not an amount of time: {why}. {EXPECTED}");
    let digits = words.find(|c: char| c.is_alphabetic()).ok_or_else(|| refused("it names no unit"))?;
    let (amount, unit) = words.split_at(digits);
    let unit = unit.strip_prefix("calendar ").unwrap_or(unit).trim();
    let unit = UNITS.iter().find(|(_, one, many)| unit == *one || unit == *many);
    let (unit, _, _) = unit.ok_or_else(|| refused(&format!("{:?} is no unit", &words[digits..])))?;
    let number = |part: &str| {
        let number =
            part.trim().parse::<u32>().map_err(|_| refused(&format!("{:?} is no number", part.trim())))?;
        if (1..=MOST).contains(&number) {
            Ok(number)
        } else {
            Err(refused(&format!("{number} is not between 1 and {MOST}")))
        }
    };
    let (min, max) = match amount.split_once("..").or_else(|| amount.split_once(['–', '-'])) {
        Some((min, max)) => (number(min)?, number(max)?),
        None => (number(amount)?, number(amount)?),
    };
    if min > max {
        return Err(refused(&format!("its least, {min}, is more than its most, {max}")));
    }
    Ok(Quantity { min, max, unit: *unit })
}

/// Writes an amount so that [`parse`] reads the same one.
pub(super) fn write(quantity: Quantity) -> String {
    let unit = |one: &str, many: &str| if quantity.max == 1 { one.to_owned() } else { many.to_owned() };
    let unit = match quantity.unit {
        Unit::None => return "as needed".to_owned(),
        Unit::NextBusinessDay => return "next business day".to_owned(),
        Unit::Minutes => unit("minute", "minutes"),
        Unit::Hours => unit("hour", "hours"),
        Unit::BusinessDays => unit("business day", "business days"),
        Unit::CalendarDays => unit("day", "days"),
        Unit::CalendarWeeks => unit("week", "weeks"),
    };
    if quantity.is_range() {
        format!("{}..{} {unit}", quantity.min, quantity.max)
    } else {
        format!("{} {unit}", quantity.max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(u32, u32, Unit), &str>) {
        match (parse(text), expected) {
            (Ok(quantity), Ok((min, max, unit))) => {
                assert_eq!(quantity, Quantity { min, max, unit }, "{text}");
                assert_eq!(parse(&write(quantity)), Ok(quantity), "{text} comes back from its written form");
            }
            (Err(refused), Err(why)) => assert!(refused.contains(why), "{refused}"),
            (found, expected) => panic!("{text}: {found:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn amounts_are_read_as_policies_write_them() {
        check("1 hour", Ok((1, 1, Unit::Hours)));
        check("90 minutes", Ok((90, 90, Unit::Minutes)));
        check("4–8 hours", Ok((4, 8, Unit::Hours)));
        check("2..5 Business  Days", Ok((2, 5, Unit::BusinessDays)));
        check("next business day", Ok((1, 1, Unit::NextBusinessDay)));
        check("1 calendar week", Ok((1, 1, Unit::CalendarWeeks)));
        check("2 days", Ok((2, 2, Unit::CalendarDays)));
        check("as needed", Ok((0, 0, Unit::None)));
    }

    #[test]
    fn an_amount_that_cannot_be_meant_says_why() {
        check("8..4 hours", Err("its least, 8, is more than its most, 4"));
        check("4 moons", Err("\"moons\" is no unit"));
        check("soon", Err("\"soon\" is no unit"));
        check("hours", Err("\"\" is no number"));
        check("4", Err("it names no unit"));
        check("0 hours", Err("0 is not between 1 and 10000"));
        check("-3 hours", Err("\"\" is no number"));
        check("1.5 hours", Err("\"1.5\" is no number"));
    }
}
