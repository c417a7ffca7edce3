//! A promise typed as the policy words it: "4 business hours", "every 4–8 hours (as appropriate)",
//! "< 1 hour", "High Priority - 1 Hour", "weekly (or as agreed)".

use crate::policy_files::quantity;
use domain::sla::{Boundary, Clock, Quantity, Unit};

/// How words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// How much time.
    pub quantity: Quantity,
    /// Whether the limit itself is in time.
    pub boundary: Boundary,
    /// Which clock, where the words name one.
    pub clock: Option<Clock>,
    /// The words add "or as agreed".
    pub or_as_agreed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number(String),
    Word(String),
    Dash,
    Under,
    AroundTheClock,
}

/// Reads the words of a promise. The first amount in them counts: "Level 2 Support - 4 Business
/// Working Hours" is four hours, because "2 Support" is none.
///
/// # Errors
/// A sentence that says what is missing.
pub fn promise(words: &str) -> Result<Promise, String> {
    let tokens = tokens(words);
    let said = |word: &str| tokens.iter().any(|token| matches!(token, Token::Word(own) if own == word));
    let named = clock_of(words, &tokens);
    let in_business = names_business(&tokens);
    let (quantity, at) = (0..tokens.len())
        .find_map(|at| amount(&tokens[at..], in_business).map(|quantity| (quantity, at)))
        .map_or_else(|| refused(words), |(found, at)| found.map(|quantity| (quantity, at)))?;
    let before = tokens[..at].iter().rev().take(2).collect::<Vec<_>>();
    let is_under = |token: &&Token| {
        **token == Token::Under || matches!(token, Token::Word(word) if word == "under" || word == "below")
    };
    let less_than = before.len() == 2
        && *before[0] == Token::Word("than".to_owned())
        && matches!(before[1], Token::Word(word) if word == "less" || word == "fewer");
    let under = before.first().is_some_and(is_under) || less_than;
    let clock = match quantity.unit {
        Unit::Minutes | Unit::Hours => named,
        Unit::BusinessDays | Unit::NextBusinessDay => Some(Clock::Calendar),
        Unit::CalendarDays | Unit::CalendarWeeks | Unit::None => None,
    };
    Ok(Promise {
        quantity,
        boundary: if under { Boundary::Under } else { Boundary::Within },
        clock,
        or_as_agreed: said("agreed"),
    })
}

/// The clock that words name, if they do: business hours, or day and night.
///
/// ```
/// use documents::policy_files::form::clock_named;
/// use domain::sla::Clock;
/// assert_eq!(clock_named("within one business hour"), Some(Clock::Calendar));
/// assert_eq!(clock_named("one hour, 24/7"), Some(Clock::AroundTheClock));
/// assert_eq!(clock_named("within one hour"), None);
/// ```
pub fn clock_named(words: &str) -> Option<Clock> {
    clock_of(words, &tokens(words))
}

fn clock_of(words: &str, tokens: &[Token]) -> Option<Clock> {
    if tokens.contains(&Token::AroundTheClock) || words.to_lowercase().contains("around the clock") {
        return Some(Clock::AroundTheClock);
    }
    names_business(tokens).then_some(Clock::Calendar)
}

fn names_business(tokens: &[Token]) -> bool {
    let names = |word: &str| matches!(word, "business" | "working" | "bh" | "bd");
    tokens.iter().any(|token| matches!(token, Token::Word(word) if names(word)))
}

fn refused<T>(words: &str) -> Result<T, String> {
    Err(format!(
        "No amount of time was found in {words:?}. Write for example \"4 business hours\", \"4-8 hours\", \
         \"next business day\", \"weekly\", \"< 1 hour\" or \"as needed\"; or set the amount yourself."
    ))
}

fn tokens(words: &str) -> Vec<Token> {
    let lower = words.to_lowercase();
    for around in ["24/7", "24x7", "24×7", "24 x 7", "24 × 7", "24x365", "24×365"] {
        if let Some((before, after)) = lower.split_once(around) {
            return [tokens(before), vec![Token::AroundTheClock], tokens(after)].concat();
        }
    }
    let mut tokens = Vec::new();
    let letters: Vec<char> = lower.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let run = |is: fn(&char) -> bool| letters[at..].iter().take_while(|c| is(c)).collect::<String>();
        let letter = letters[at];
        let taken = if letter.is_ascii_digit() {
            // "7.5" is one number, and not one that can be counted: it must not become a 5.
            let number: String = run(|c| c.is_ascii_digit() || *c == '.' || *c == ',');
            let cut = number.find("..").unwrap_or(number.len());
            let whole = number[..cut].trim_end_matches(['.', ',']).to_owned();
            let length = whole.chars().count();
            tokens.push(Token::Number(whole));
            length
        } else if letter.is_alphabetic() {
            let word = run(|c| c.is_alphabetic());
            let length = word.chars().count();
            tokens.push(Token::Word(word));
            length
        } else {
            match letter {
                '-' | '–' | '—' | '−' => tokens.push(Token::Dash),
                '.' if letters.get(at + 1) == Some(&'.') => tokens.push(Token::Dash),
                '<' => tokens.push(Token::Under),
                _ => {}
            }
            1
        };
        at += taken;
    }
    tokens
}

/// The amount that begins here, if one does; an amount that cannot be counted is refused.
fn amount(tokens: &[Token], in_business: bool) -> Option<Result<Quantity, String>> {
    let words: Vec<&str> = tokens
        .iter()
        .map_while(|token| match token {
            Token::Word(word) => Some(word.as_str()),
            Token::Number(_) | Token::Dash | Token::Under | Token::AroundTheClock => None,
        })
        .collect();
    let named = match words.as_slice() {
        ["as", "needed" | "required", ..] => "as needed",
        ["next", "day", ..] if in_business => "next business day",
        ["next", "business" | "working", "day", ..]
        | ["next", "business" | "working", "working" | "business", "day", ..] => "next business day",
        ["daily", ..] if in_business => "1 business day",
        ["daily", ..] => "1 day",
        ["weekly", ..] => "1 week",
        ["hourly", ..] => "1 hour",
        _ => "",
    };
    if !named.is_empty() {
        return Some(quantity::parse(named));
    }
    let (numbers, rest) = match tokens {
        [Token::Number(min), Token::Dash, Token::Number(max), rest @ ..] => (format!("{min}..{max}"), rest),
        [Token::Number(min), Token::Dash, Token::Dash, Token::Number(max), rest @ ..] => {
            (format!("{min}..{max}"), rest)
        }
        [Token::Number(min), Token::Word(to), Token::Number(max), rest @ ..] if to == "to" || to == "and" => {
            (format!("{min}..{max}"), rest)
        }
        [Token::Number(only), rest @ ..] => (only.clone(), rest),
        _ => return None,
    };
    unit(rest).map(|unit| quantity::parse(&format!("{numbers} {unit}")))
}

fn unit(tokens: &[Token]) -> Option<&'static str> {
    let mut business = false;
    for token in tokens {
        let Token::Word(word) = token else { return None };
        match word.as_str() {
            "business" | "working" | "office" => business = true,
            "calendar" | "full" => {}
            "minute" | "minutes" | "min" | "mins" => return Some("minutes"),
            "hour" | "hours" | "hr" | "hrs" | "h" | "bh" => return Some("hours"),
            "bd" => return Some("business days"),
            "day" | "days" | "d" if business => return Some("business days"),
            "day" | "days" | "d" => return Some("days"),
            "week" | "weeks" => return Some("weeks"),
            _ => return None,
        }
    }
    None
}
