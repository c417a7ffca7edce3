//! `msp init`: the database, and the five questions or the sample.

use api::failure::{Failure, FieldProblem};
use api::provider::{self, Choices, Country, SetUp};
use api::wire::Nothing;
use clap::Args;

use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::session::{Place, Session};
use crate::status;
use crate::terminal;

/// Create the database, and answer the five questions or open the sample provider
///
/// Without answers the database is created and nothing else. What is not said about zone, holidays,
/// currency and tax follows from the country, where the country leaves no choice.
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp init --sample
  msp init --company \"Kauri IT\" --country NZ --zone Pacific/Auckland --hours 08:30-17:30 --days mon-fri --holidays NZ-AUK --preset cybermark-standard --currency NZD")]
pub struct Init {
    /// Open the sample provider, with clients, contracts and tickets; `msp remove-sample` removes it
    #[arg(long)]
    sample: bool,
    #[command(flatten)]
    answers: Option<Answers>,
    #[command(flatten)]
    form: Form,
}

/// Remove the sample provider with everything that was entered for it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp remove-sample")]
pub struct RemoveSample {
    #[command(flatten)]
    form: Form,
}

#[derive(Args)]
#[group(conflicts_with = "sample")]
struct Answers {
    /// What your company is called
    #[arg(long, required = false, requires = "country")]
    company: String,
    /// The country your desk is in, as its two letters
    #[arg(long, required = false, value_name = "CODE", requires = "company")]
    country: String,
    /// The zone of your desk
    #[arg(long, value_name = "TZ", requires = "company")]
    zone: Option<String>,
    /// When your desk is open; 09:00-17:00 without
    #[arg(long, value_name = "FROM-TO", value_parser = hours, requires = "company")]
    hours: Option<Hours>,
    /// On which days your desk is open; mon-fri without
    #[arg(long, value_name = "DAYS", value_parser = days, requires = "company")]
    days: Option<Days>,
    /// The holiday set your desk closes for; "none" for none
    #[arg(long, value_name = "SET", requires = "company")]
    holidays: Option<String>,
    /// The published policy to start from; without one, a policy of your own
    #[arg(long, value_name = "KEY", requires = "company")]
    preset: Option<String>,
    /// The currency you bill in
    #[arg(long, value_name = "CODE", requires = "company")]
    currency: Option<String>,
    /// Your sales tax, as "GST 15" or "none"
    #[arg(long, value_name = "NAME PERCENT", value_parser = tax, requires = "company")]
    tax: Option<Tax>,
    /// Who is working, for the history; who is logged in without
    #[arg(long, value_name = "NAME", requires = "company")]
    user: Option<String>,
}

#[derive(Clone)]
struct Hours {
    opens: String,
    closes: String,
}

#[derive(Clone)]
struct Days(Vec<String>);

#[derive(Clone)]
struct Tax {
    name: String,
    basis_points: i64,
}

impl Init {
    pub fn run(self, place: &Place) -> Outcome {
        let was_there = place.database.exists();
        let session = place.open_or_make()?;
        if self.sample {
            return session.show(self.form, "app.open_sample", Nothing::default(), status::text);
        }
        let Some(answers) = self.answers else {
            return self.show_bare(&session);
        };
        let choices: Choices = session.ask("app.choices", Nothing::default())?;
        let (asked, zone) = answers.complete(&choices);
        let set_up = session.ask_raw("app.set_up", asked).map_err(|failure| with_zone(failure, zone));
        match set_up {
            Ok(_) => session.show(self.form, "app.status", Nothing::default(), status::text),
            Err(failure) => {
                // Nothing was answered, so nothing is left behind.
                drop(session);
                if !was_there {
                    place.remove_database();
                }
                Err(failure.into())
            }
        }
    }

    fn show_bare(&self, session: &Session) -> Outcome {
        let status: provider::Status = session.ask("app.status", Nothing::default())?;
        if !status.set_up {
            terminal::say(
                "Nothing is set up yet. Answer the five questions (`msp init --help`) or open the sample.",
            );
        }
        session.show(self.form, "app.status", Nothing::default(), status::text)
    }
}

impl RemoveSample {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "app.remove_sample", Nothing::default(), status::text)
    }
}

impl Answers {
    /// The answers with what follows from the country; and why the zone does not, where that is so.
    fn complete(self, choices: &Choices) -> (SetUp, Option<String>) {
        let code = self.country.to_uppercase();
        let country = choices.countries.iter().find(|country| country.code == code);
        let follows =
            |of: fn(&Country) -> &str| country.map_or_else(String::new, |country| of(country).to_owned());
        let tax = self.tax.unwrap_or_else(|| Tax {
            name: follows(|country| &country.tax_name),
            basis_points: country.map_or(0, |country| country.tax_basis_points),
        });
        let hours = self.hours.unwrap_or_else(usual_hours);
        let days = self.days.unwrap_or_else(usual_days);
        let holiday_set = self.holidays.unwrap_or_else(|| follows(|country| &country.holiday_set));
        let (zone, open) = match self.zone {
            Some(zone) => (zone, None),
            None => match only_zone(country, &code) {
                Ok(zone) => (zone, None),
                Err(why) => (String::new(), Some(why)),
            },
        };
        let answers = SetUp {
            company: self.company,
            zone,
            country: code,
            days: days.0,
            opens: hours.opens,
            closes: hours.closes,
            holiday_set: if holiday_set == "none" { String::new() } else { holiday_set },
            preset: self.preset.unwrap_or_default(),
            currency: self.currency.unwrap_or_else(|| follows(|country| &country.currency)),
            tax_name: tax.name,
            tax_basis_points: tax.basis_points,
            user_name: self.user.unwrap_or_else(user),
        };
        (answers, open)
    }
}

/// The refusal, with what to say where the zone was left open.
fn with_zone(mut failure: Failure, open: Option<String>) -> Failure {
    if let Some(why) = open {
        failure.problems.retain(|problem| problem.field != "zone");
        failure.problems.push(FieldProblem { field: "zone".to_owned(), message: why });
    }
    failure
}

/// A country with several zones leaves a choice, which is not made here.
fn only_zone(country: Option<&Country>, code: &str) -> Result<String, String> {
    match country.map(|country| country.zones.as_slice()) {
        Some([only]) => Ok(only.clone()),
        Some(several) => Err(format!("{code} has several zones: say --zone, one of {}.", several.join(", "))),
        None => Err(format!("The zone does not follow from \"{code}\": say --zone.")),
    }
}

const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn usual_hours() -> Hours {
    Hours { opens: "09:00".to_owned(), closes: "17:00".to_owned() }
}

fn usual_days() -> Days {
    Days(WEEK[..5].iter().map(|day| (*day).to_owned()).collect())
}

/// `mon-fri`, `sun-thu`, `mon,wed,fri`.
fn days(typed: &str) -> Result<Days, String> {
    let index = |day: &str| {
        let day = day.trim().to_lowercase();
        let found = WEEK.iter().position(|known| *known == day);
        found.ok_or_else(|| format!("\"{day}\" is not a day; days are {}", WEEK.join(", ")))
    };
    let mut open = [false; 7];
    for part in typed.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (index(first)?, index(last)?);
        // Sunday to Thursday goes round the end of the week.
        let length = (last + WEEK.len() - first) % WEEK.len();
        for step in 0..=length {
            open[(first + step) % WEEK.len()] = true;
        }
    }
    Ok(Days(WEEK.iter().zip(open).filter(|(_, open)| *open).map(|(day, _)| (*day).to_owned()).collect()))
}

/// `09:00-17:00`; whether they are times is the door's to say.
fn hours(typed: &str) -> Result<Hours, String> {
    let (opens, closes) = typed.split_once('-').ok_or("write opening hours as 09:00-17:00")?;
    Ok(Hours { opens: opens.trim().to_owned(), closes: closes.trim().to_owned() })
}

/// `GST 15`, `HST 13`, `VAT 8.1`, `none`.
fn tax(typed: &str) -> Result<Tax, String> {
    if typed == "none" {
        return Ok(Tax { name: String::new(), basis_points: 0 });
    }
    let form = || "write the tax as \"GST 15\", or none".to_owned();
    let (name, percent) = typed.trim().rsplit_once(' ').ok_or_else(form)?;
    let (whole, part) =
        percent.trim_end_matches('%').split_once('.').unwrap_or((percent.trim_end_matches('%'), ""));
    if part.len() > 2 || !part.chars().all(|digit| digit.is_ascii_digit()) {
        return Err(form());
    }
    let hundredths: i64 = format!("{part:0<2}").parse().map_err(|_| form())?;
    let whole: u16 = whole.parse().map_err(|_| form())?;
    Ok(Tax { name: name.trim().to_owned(), basis_points: i64::from(whole) * 100 + hundredths })
}

/// Who is logged in here.
fn user() -> String {
    let named = ["USER", "USERNAME"].into_iter().filter_map(|name| std::env::var(name).ok());
    named.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| "msp".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_ranges_and_lists_and_go_round_the_week() {
        for (typed, open) in [
            ("mon-fri", "mon tue wed thu fri"),
            ("sun-thu", "mon tue wed thu sun"),
            ("Mon, wed,fri-sat", "mon wed fri sat"),
            ("mon-sun", "mon tue wed thu fri sat sun"),
        ] {
            assert_eq!(days(typed).unwrap().0.join(" "), open, "{typed}");
        }
        assert!(days("mon-frei").is_err_and(|why| why.contains("frei")));
    }

    #[test]
    fn a_tax_is_a_name_and_hundredths_of_a_percent() {
        for (typed, name, points) in
            [("GST 15", "GST", 1500), ("MwSt. 8.1%", "MwSt.", 810), ("none", "", 0), ("VAT 5.25", "VAT", 525)]
        {
            let tax = tax(typed).unwrap();
            assert_eq!((tax.name.as_str(), tax.basis_points), (name, points), "{typed}");
        }
        for typed in ["15", "GST fifteen", "GST 1.005", "GST 1.x"] {
            assert!(tax(typed).is_err(), "{typed}");
        }
    }
}
