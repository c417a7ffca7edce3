//! Writes the sample report to the file that is named:
//! `cargo run -p documents --example sample_report -- sample.pdf`, and `letter` for that paper.

#[path = "../tests/it/sample.rs"]
#[allow(clippy::unwrap_used, reason = "the sample is written down and cannot fail")]
mod sample;

use documents::pdf::color::ACCENT;
use documents::pdf::flow::Paper;
use documents::report::{Imprint, print};

const CONTACT: &str = "Your contact: Ana Fifita, service manager, ana.fifita@cybermark.example. \
    To escalate, reply to your ticket or write with “Escalation” in the subject.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name the file to write")?;
    let imprint = Imprint {
        paper: if std::env::args().nth(2).as_deref() == Some("letter") { Paper::Letter } else { Paper::A4 },
        fingerprint: std::array::from_fn(|n| (n * 37 % 256) as u8),
        made: sample::at("2026-10-02 08:00"),
        language: "en-NZ".to_owned(),
        accent: ACCENT,
        contact: CONTACT.to_owned(),
    };
    std::fs::write(path, print(&sample::report(), &imprint)?)?;
    Ok(())
}
