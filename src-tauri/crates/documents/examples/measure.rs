//! Measures how long a report of a large month takes: two thousand tickets, forty of them late.

#[path = "../tests/it/sample.rs"]
#[allow(clippy::unwrap_used, reason = "the sample is written down and cannot fail")]
mod sample;

use documents::pdf::color::ACCENT;
use documents::pdf::flow::Paper;
use documents::report::{Imprint, print};
use domain::reports::{LateTarget, Mark};
use domain::time::Seconds;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let imprint = Imprint {
        paper: Paper::A4,
        fingerprint: [7; 32],
        made: sample::at("2026-10-02 08:00"),
        language: "en-NZ".to_owned(),
        accent: ACCENT,
        contact: String::new(),
    };
    let mut report = sample::report();
    let late = report.late.clone();
    report.late = (0..40)
        .map(|n| LateTarget { ticket: n, external_id: n.to_string(), ..late[n as usize % 3].clone() })
        .collect();
    for row in &mut report.promptness {
        row.marks = (0..500)
            .map(|n| Mark { ticket: n, used: Seconds(n * 60), allowed: Seconds(25_000), late: n > 416 })
            .collect();
    }
    let small = sample::report();
    for (name, report) in
        [("first", &small), ("sample", &small), ("large", &report), ("large again", &report)]
    {
        let start = std::time::Instant::now();
        let bytes = print(report, &imprint)?;
        let took = start.elapsed();
        writeln_out(&format!("{name}: {:.1} ms, {} KB", took.as_secs_f64() * 1000.0, bytes.len() / 1024))?;
    }
    Ok(())
}

fn writeln_out(line: &str) -> std::io::Result<()> {
    use std::io::Write;
    writeln!(std::io::stdout(), "{line}")
}
