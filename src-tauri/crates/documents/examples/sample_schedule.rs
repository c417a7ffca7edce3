//! Writes a sample SLA schedule to the file that is named:
//! `cargo run -p documents --example sample_schedule -- sample.pdf`, then `letter` or the key of a preset.

#[path = "../tests/it/schedule_sample.rs"]
#[allow(clippy::unwrap_used, reason = "the sample is written down and cannot fail")]
mod schedule_sample;

use documents::pdf::color::ACCENT;
use documents::pdf::flow::Paper;
use documents::schedule::{Imprint, print};
use domain::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name the file to write")?;
    let more: Vec<String> = std::env::args().skip(2).collect();
    let imprint = Imprint {
        paper: if more.iter().any(|word| word == "letter") { Paper::Letter } else { Paper::A4 },
        fingerprint: std::array::from_fn(|n| (n * 37 % 256) as u8),
        made: Instant::from_unix(1_790_000_000),
        language: "en-NZ".to_owned(),
        accent: ACCENT,
    };
    let schedule = match more.iter().find_map(|word| documents::policy_files::preset(word)) {
        Some(preset) => schedule_sample::schedule_of(&preset.policy, &[], &schedule_sample::contract()),
        None => schedule_sample::schedule(),
    };
    std::fs::write(path, print(&schedule, &imprint)?)?;
    Ok(())
}
