//! A ServiceNow log as long as the real one, made of the committed excerpt: the same incidents again
//! and again, with fresh numbers and other weeks.

use crate::excerpt::excerpt;
use chrono::{Duration, NaiveDate, NaiveDateTime};
use std::fmt::Write;

/// How the log writes times.
const FORM: &str = "%-d/%-m/%Y %H:%M";

/// Columns by their place in the log.
const OPENED_AT: usize = 9;

/// The head of the log and its incidents, each with its rows.
fn incidents() -> (&'static str, Vec<Vec<&'static str>>) {
    let text = std::str::from_utf8(excerpt()).expect("the excerpt is plain text");
    let mut lines = text.lines();
    let head = lines.next().expect("the excerpt has a head");
    let mut incidents: Vec<Vec<&str>> = Vec::new();
    for line in lines {
        let of_last = |last: &Vec<&str>| number(last[0]) == number(line);
        match incidents.last_mut().filter(|last| of_last(last)) {
            Some(last) => last.push(line),
            None => incidents.push(vec![line]),
        }
    }
    (head, incidents)
}

fn number(line: &str) -> &str {
    line.split(',').next().unwrap_or_default()
}

/// At least so many incidents and so many rows, spread over a year.
pub fn long_log(at_least: (usize, usize)) -> String {
    let (head, incidents) = incidents();
    let mut log = format!("{head}\n");
    let (mut whole, mut rows, mut round) = (0, 0, 0);
    while whole < at_least.0 || rows < at_least.1 {
        for incident in &incidents {
            for line in incident {
                write_row(&mut log, line, round * 1_000_000, Duration::weeks(3 * i64::from(round)));
            }
            (whole, rows) = (whole + 1, rows + incident.len());
            if whole >= at_least.0 && rows >= at_least.1 {
                break;
            }
        }
        round += 1;
    }
    log
}

/// Every incident of the excerpt, moved by whole weeks so that all of them open within four weeks
/// from `first` on.
pub fn log_of_four_weeks(first: NaiveDate) -> String {
    let (head, incidents) = incidents();
    let mut log = format!("{head}\n");
    for incident in &incidents {
        let opened = incident[0].split(',').nth(OPENED_AT).and_then(time);
        let weeks = opened.map_or(0, |at| (at.date() - first).num_days().div_euclid(28) * 4);
        for line in incident {
            write_row(&mut log, line, 0, -Duration::weeks(weeks));
        }
    }
    log
}

fn write_row(log: &mut String, line: &str, number_by: u32, time_by: Duration) {
    for (index, cell) in line.split(',').enumerate() {
        if index > 0 {
            log.push(',');
        }
        let moved = if index == 0 { None } else { time(cell) };
        let written = match (index, moved) {
            (0, _) => {
                let digits: u32 = cell.trim_start_matches("INC").parse().expect("incidents are numbered");
                write!(log, "INC{:07}", digits + number_by)
            }
            (_, Some(at)) => write!(log, "{}", (at + time_by).format(FORM)),
            (_, None) => write!(log, "{cell}"),
        };
        written.expect("writing to a string cannot fail");
    }
    log.push('\n');
}

fn time(cell: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(cell, FORM).ok()
}
