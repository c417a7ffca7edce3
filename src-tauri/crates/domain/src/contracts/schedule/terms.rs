//! Maintenance, uptime, credits and fees: the published words, and the values behind them as sentences.

use super::hours::{days_in_words_of, spans_in_words};
use super::{Point, list_in_words};
use crate::sla::{
    AdvancedCause, AdvancedTerms, CreditBand, CreditRounding, EmergencyNotice, PolicyTerms, PreferredWindow,
    Ratio, emergencies_in_words,
};

pub(super) fn maintenance(terms: &PolicyTerms) -> Vec<Point> {
    let mut points = published([&terms.maintenance]);
    if let Some(hours) = terms.notice_hours {
        let practical = if terms.notice_where_practical { ", where practical" } else { "" };
        points.push(Point::plain(format!(
            "Notice: at least {hours} hours{practical}, counted day and night from the first message that says when \
             to the start of the maintenance."
        )));
    }
    match terms.emergency_notice {
        EmergencyNotice::NotSaid => {}
        EmergencyNotice::Exempt => points.push(emergencies(terms, "need no notice")),
        EmergencyNotice::Shorter => points.push(emergencies(terms, "may come with shorter notice")),
    }
    if !terms.preferred_windows.is_empty() {
        let windows: Vec<String> = terms.preferred_windows.iter().map(window).collect();
        points.push(Point::plain(format!("Preferred: {}.", windows.join("; "))));
    }
    points
}

/// `Emergency security patches need no notice.`
fn emergencies(terms: &PolicyTerms, may: &str) -> Point {
    let sentence = format!("{} {may}.", emergencies_in_words(terms));
    Point::plain(sentence.replacen('e', "E", 1))
}

fn window(of: &PreferredWindow) -> String {
    format!("{} {}, {}", days_in_words_of(of.days), spans_in_words(&[of.span]), of.zone.name())
}

pub(super) fn uptime(terms: &PolicyTerms) -> Vec<Point> {
    let mut points = published([&terms.uptime, &terms.credits]);
    if let Some(target) = &terms.uptime_target {
        points.push(Point::plain(format!(
            "Promised: at least {} of a month for {}.",
            target.ratio, target.service
        )));
    }
    let credits = terms.credit_bands.iter().any(|band| band.credit != Ratio::ZERO);
    if credits {
        for band in &terms.credit_bands {
            let fee = "of the service's monthly fee";
            points.push(Point::named(range(band), format!("{} {fee}", band.credit)));
        }
        points.push(Point::plain(match terms.credit_rounding {
            CreditRounding::AsMeasured => {
                "The uptime is compared as measured, to the second, before any rounding."
            }
            CreditRounding::TwoDecimals => {
                "The uptime is rounded half up to two decimals before it is compared."
            }
        }));
    }
    if let Some(days) = terms.claim_days {
        points.push(Point::plain(format!(
            "A credit is claimed until the end of day {days} of the month after, in the contract's zone. It is set \
             against a later invoice and never paid out."
        )));
    }
    points
}

/// `99.5% and more`, `99% to below 99.5%`, `below 98%`.
fn range(band: &CreditBand) -> String {
    match (band.at_least, band.below) {
        (Some(from), Some(below)) => format!("{from} to below {below}"),
        (Some(from), None) => format!("{from} and more"),
        (None, Some(below)) => format!("below {below}"),
        (None, None) => "any uptime".to_owned(),
    }
}

pub(super) fn advanced(terms: &PolicyTerms) -> Vec<Point> {
    let mut points = published([&terms.advanced_support]);
    points.extend(terms.advanced_terms.as_ref().map(fees));
    points
}

fn fees(of: &AdvancedTerms) -> Point {
    let causes: Vec<String> = of
        .causes
        .iter()
        .map(|cause| match cause {
            AdvancedCause::OutOfScope => "what is out of scope".to_owned(),
            AdvancedCause::ClientError => "what an error of yours caused".to_owned(),
        })
        .collect();
    let what = if causes.is_empty() { String::new() } else { format!(" for {}", list_in_words(&causes)) };
    let first = if of.permission_first { " We ask for your permission before the work begins." } else { "" };
    Point::plain(format!(
        "{} for {} minutes{what}, in blocks of {} minutes, at least {}.{first}",
        of.rate, of.per_minutes, of.block_minutes, of.minimum_minutes
    ))
}

/// Words of the policy, without empty ones.
pub(super) fn published<'a>(words: impl IntoIterator<Item = &'a String>) -> Vec<Point> {
    words
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .map(|words| Point::plain(words.trim()))
        .collect()
}
