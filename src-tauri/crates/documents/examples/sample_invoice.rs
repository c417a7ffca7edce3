//! Writes a sample invoice to the file that is named:
//! `cargo run -p documents --example sample_invoice -- sample.pdf`, then `letter`, `credit`, `draft` or `long`;
//! `cargo run --release -p documents --example sample_invoice -- measure` says how long five hundred take.

#[path = "../tests/it/invoice_sample.rs"]
#[allow(clippy::unwrap_used, reason = "the sample is written down and cannot fail")]
mod invoice_sample;

use documents::billing::printed::{Imprint, print};
use documents::pdf::color::ACCENT;
use documents::pdf::flow::Paper;
use domain::time::Instant;
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name the file to write")?;
    let more: Vec<String> = std::env::args().skip(2).collect();
    let is_said = |wanted: &str| more.iter().any(|word| word == wanted);
    let imprint = Imprint {
        paper: if is_said("letter") { Paper::Letter } else { Paper::A4 },
        made: Instant::from_unix(1_790_000_000),
        language: "en-NZ".to_owned(),
        accent: ACCENT,
        program: "MSP Desk".to_owned(),
    };
    if path == "measure" {
        return measure(&imprint);
    }
    let mut document =
        if is_said("credit") { invoice_sample::credit_note() } else { invoice_sample::invoice() };
    if is_said("long") {
        document.lines = document.lines.iter().cycle().take(300).cloned().collect();
    }
    if is_said("draft") {
        document.number = String::new();
    }
    std::fs::write(path, print(&document, &imprint)?)?;
    Ok(())
}

fn measure(imprint: &Imprint) -> Result<(), Box<dyn std::error::Error>> {
    let document = invoice_sample::invoice();
    let start = std::time::Instant::now();
    let mut bytes = 0;
    for _ in 0..500 {
        bytes += print(&document, imprint)?.len();
    }
    let took = start.elapsed().as_secs_f64();
    writeln!(std::io::stdout(), "500 invoices: {took:.2} s, {} KB each", bytes / 500 / 1024)?;
    Ok(())
}
