//! Measures how long reports take to print: the sample, and months of two thousand requests of
//! which few or most were late. `cargo run --release -p documents --example measure`.

#[path = "../tests/it/sample.rs"]
#[allow(clippy::unwrap_used, reason = "the sample is written down and cannot fail")]
mod sample;

use documents::pdf::color::ACCENT;
use documents::pdf::flow::Paper;
use documents::report::{Imprint, print};
use domain::reports::{LateTarget, Mark, Report};
use domain::time::Seconds;
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let imprint = Imprint {
        paper: Paper::A4,
        fingerprint: [7; 32],
        made: sample::at("2026-10-02 08:00"),
        language: "en-NZ".to_owned(),
        accent: ACCENT,
        contact: String::new(),
    };
    let months = [
        ("the first of a process", sample::report()),
        ("the sample", sample::report()),
        ("2,000 requests, 40 late", of_two_thousand(40)),
        ("2,000 requests, 400 late", of_two_thousand(400)),
        ("2,000 requests, 1,500 late", of_two_thousand(1500)),
    ];
    for (name, report) in months {
        let start = std::time::Instant::now();
        let bytes = print(&report, &imprint)?;
        let took = start.elapsed().as_secs_f64() * 1000.0;
        writeln!(std::io::stdout(), "{name}: {took:.1} ms, {} KB", bytes.len() / 1024)?;
    }
    Ok(())
}

fn of_two_thousand(late: i64) -> Report {
    let mut report = sample::report();
    let like = std::mem::take(&mut report.late);
    report.late = (0..late)
        .map(|n| LateTarget {
            ticket: n,
            external_id: format!("INC{n:07}"),
            late_by: Seconds(60 * n + 300),
            ..like[n as usize % like.len()].clone()
        })
        .collect();
    for row in &mut report.promptness {
        let mark = |n| Mark { ticket: n, used: Seconds(n * 60), allowed: Seconds(25_000), late: n > 416 };
        row.marks = (0..500).map(mark).collect();
    }
    report
}
