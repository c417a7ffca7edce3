//! A calendar in plain words, and its closed dates.

use super::{date_in_words, list_in_words};
use crate::calendar::{Calendar, Exception, Holidays, Opening, Span};
use chrono::{Datelike, NaiveDate};

/// A date on which the desk is closed or opens differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedDate {
    /// The date.
    pub date: NaiveDate,
    /// Why, with the hours where it is not closed all day: `Christmas Eve, open 09:00–12:00`.
    pub name: String,
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The opening hours and holidays in sentences.
pub fn calendar_in_words(calendar: &Calendar, holidays: &Holidays) -> Vec<String> {
    let zone = calendar.zone.name();
    let Opening::Weekly(week) = &calendar.opening else {
        return vec![format!("Always open, day and night, holidays included. Times are those of {zone}.")];
    };
    let mut days = Vec::new();
    let mut day = 0;
    while day < 7 {
        let last = (day..7).take_while(|next| week[*next] == week[day]).last().unwrap_or(day);
        if !week[day].is_empty() {
            days.push(format!("{} {}", days_in_words(day, last), spans_in_words(&week[day])));
        }
        day = last + 1;
    }
    let closed: Vec<usize> = (0..7).filter(|day| week[*day].is_empty()).collect();
    let shut = match closed.as_slice() {
        [] => String::new(),
        [5, 6] => " Closed at weekends.".to_owned(),
        some => {
            let names: Vec<String> = some.iter().map(|day| DAYS[*day].to_owned()).collect();
            format!(" Closed on {}.", list_in_words(&names))
        }
    };
    let mut sentences = vec![format!("Business hours: {}, {zone}.{shut}", days.join("; "))];
    sentences.push(holidays_in_words(calendar, holidays));
    sentences
}

/// The closed dates of a calendar in a sentence: its holiday sets, and dates of its own.
pub fn holidays_in_words(calendar: &Calendar, holidays: &Holidays) -> String {
    let names: Vec<String> = calendar
        .holiday_sets
        .iter()
        .map(|key| holidays.get(key).map_or_else(|| key.clone(), |set| format!("{} ({key})", set.name)))
        .collect();
    let sets =
        (!names.is_empty()).then(|| format!("Closed on the public holidays of {}.", list_in_words(&names)));
    let dates: Vec<String> = calendar.exceptions.iter().map(exception_in_words).collect();
    let dates = (!dates.is_empty()).then(|| format!("On dates of their own: {}.", dates.join("; ")));
    match (sets, dates) {
        (None, None) => "Public holidays are business days like any other.".to_owned(),
        (sets, dates) => [sets, dates].into_iter().flatten().collect::<Vec<_>>().join(" "),
    }
}

fn exception_in_words(exception: &Exception) -> String {
    format!("{}, {}", date_in_words(exception.date()), what_differs(exception))
}

/// `Company day, closed`; `Christmas Eve, open 09:00–12:00`; `Fire drill, closed 10:00–11:00`.
fn what_differs(exception: &Exception) -> String {
    match exception {
        Exception::Closed { name, .. } => format!("{name}, closed"),
        Exception::Hours { name, hours, .. } => format!("{name}, open {}", spans_in_words(hours)),
        Exception::Breaks { name, breaks, .. } => format!("{name}, closed {}", spans_in_words(breaks)),
    }
}

fn days_in_words(first: usize, last: usize) -> String {
    match last - first {
        0 => DAYS[first].to_owned(),
        6 => "every day".to_owned(),
        _ => format!("{} to {}", DAYS[first], DAYS[last]),
    }
}

pub(super) fn spans_in_words(spans: &[Span]) -> String {
    let say = |span: &Span| {
        let next = if span.is_overnight() && span.close.seconds() > 0 { " the next day" } else { "" };
        format!("{}–{}{next}", span.open, span.close)
    };
    list_in_words(&spans.iter().map(say).collect::<Vec<_>>())
}

/// `Saturday and Sunday`, from a mark a day.
pub(super) fn days_in_words_of(days: [bool; 7]) -> String {
    let named: Vec<String> = (0..7).filter(|day| days[*day]).map(|day| DAYS[day].to_owned()).collect();
    if named.len() == 7 { "every day".to_owned() } else { list_in_words(&named) }
}

/// Every date of `year` on which the calendar differs from its week, in order; `None` where the
/// holiday data does not know the year. A date that differs on its own goes before a holiday.
pub fn closed_dates(calendar: &Calendar, holidays: &Holidays, year: i32) -> Option<Vec<ClosedDate>> {
    if calendar.opening == Opening::AroundTheClock {
        return Some(Vec::new());
    }
    let mut dates = Vec::new();
    for exception in calendar.exceptions.iter().filter(|exception| exception.date().year() == year) {
        dates.push(ClosedDate { date: exception.date(), name: what_differs(exception) });
    }
    for key in &calendar.holiday_sets {
        let set = holidays.get(key)?;
        if !(set.first_year..=set.last_year).contains(&year) {
            return None;
        }
        for holiday in set.of_year(year) {
            dates.push(ClosedDate { date: holiday.date, name: holiday.name.clone() });
        }
    }
    // The sort is stable, so the first of a date is its exception.
    dates.sort_by_key(|closed| closed.date);
    dates.dedup_by_key(|closed| closed.date);
    Some(dates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Holiday, HolidaySet};
    use crate::zones::ZoneId;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn spans(text: &str) -> Vec<Span> {
        text.split_whitespace().map(|span| Span::parse(span).unwrap()).collect()
    }

    fn holidays() -> Holidays {
        let day =
            |text: &str, name: &str| Holiday { date: date(text), name: name.to_owned(), observed: false };
        let set = HolidaySet {
            key: "NZ".to_owned(),
            name: "New Zealand".to_owned(),
            first_year: 2026,
            last_year: 2026,
            days: vec![day("2026-10-26", "Labour Day"), day("2026-12-25", "Christmas Day")],
        };
        Holidays { source: String::new(), sets: [("NZ".to_owned(), set)].into() }
    }

    fn calendar(days: [&str; 7], exceptions: Vec<Exception>) -> Calendar {
        let opening = Opening::Weekly(days.map(spans));
        let zone = ZoneId::parse("Pacific/Auckland").unwrap();
        Calendar { zone, opening, holiday_sets: vec!["NZ".to_owned()], exceptions }
    }

    #[test]
    fn equal_days_are_said_once_and_closed_ones_named() {
        let day = "09:00-17:00";
        assert_eq!(
            calendar_in_words(&calendar([day, day, day, day, day, "", ""], Vec::new()), &holidays()),
            [
                "Business hours: Monday to Friday 09:00–17:00, Pacific/Auckland. Closed at weekends.",
                "Closed on the public holidays of New Zealand (NZ).",
            ]
        );
        let split = "08:00-12:00 13:00-17:00";
        assert_eq!(
            calendar_in_words(
                &calendar([split, split, "", day, "22:00-06:00", "", day], Vec::new()),
                &holidays()
            )[0],
            "Business hours: Monday to Tuesday 08:00–12:00 and 13:00–17:00; Thursday 09:00–17:00; Friday \
             22:00–06:00 the next day; Sunday 09:00–17:00, Pacific/Auckland. Closed on Wednesday and Saturday."
        );
    }

    #[test]
    fn a_date_that_differs_goes_before_the_holiday_on_it() {
        let open = Exception::Hours {
            date: date("2026-12-25"),
            name: "Christmas duty".to_owned(),
            hours: spans("10:00-12:00"),
        };
        let calendar = calendar(["09:00-17:00"; 7], vec![open]);
        let dates = closed_dates(&calendar, &holidays(), 2026).unwrap();
        let names: Vec<&str> = dates.iter().map(|closed| closed.name.as_str()).collect();
        assert_eq!(names, ["Labour Day", "Christmas duty, open 10:00–12:00"]);
        assert_eq!(closed_dates(&calendar, &holidays(), 2027), None, "an unknown year is not an empty one");
    }
}
