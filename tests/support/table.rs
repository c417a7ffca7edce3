//! Timing, and a table of what was aimed at beside what was measured.
#![expect(clippy::print_stdout, reason = "benches print their table with it")]

use std::time::{Duration, Instant};

/// Samples of one figure; their median is printed.
const SAMPLES: usize = 15;
/// How long a sample should at least take.
const SAMPLE: Duration = Duration::from_millis(10);

/// The figures of one program.
pub struct Table {
    filter: Option<String>,
    rows: Vec<[String; 4]>,
}

impl Table {
    /// A table for the parts whose names hold the word on the command line, or for all.
    pub fn from_arguments(program: &str) -> Self {
        // cargo adds `--bench`; a filter that names this program means all of it.
        let filter = std::env::args().skip(1).find(|word| !word.starts_with('-') && word != program);
        Self { filter, rows: Vec::new() }
    }

    /// Nanoseconds per item: the median of some samples of `work`, which handles `items`.
    pub fn per_item(&self, items: usize, mut work: impl FnMut()) -> f64 {
        let mut time = |rounds: u32| {
            let start = Instant::now();
            (0..rounds).for_each(|_| work());
            start.elapsed()
        };
        let mut rounds = 1;
        while time(rounds) < SAMPLE && rounds < 1 << 20 {
            rounds *= 2;
        }
        let each = |_| time(rounds).as_secs_f64() * 1e9 / (f64::from(rounds) * items as f64);
        median_of((0..SAMPLES).map(each).collect())
    }

    /// A figure that should not be larger than `most`.
    pub fn at_most(&mut self, name: &str, found: f64, most: f64, unit: &str) {
        self.row(
            name,
            &format!("{} {unit}", short(found)),
            &format!("≤ {} {unit}", short(most)),
            Some(found <= most),
        );
    }

    /// A figure that should not be smaller than `least`.
    pub fn at_least(&mut self, name: &str, found: f64, least: f64, unit: &str) {
        self.row(
            name,
            &format!("{} {unit}", short(found)),
            &format!("≥ {} {unit}", short(least)),
            Some(found >= least),
        );
    }

    /// How many times faster `ours` is than `theirs`, both in nanoseconds.
    pub fn times_faster(&mut self, name: &str, (ours, theirs): (f64, f64), least: Option<f64>) {
        let found = theirs / ours;
        let words = format!("{}× ({} ns)", short(found), short(theirs));
        let aim = least.map_or_else(String::new, |least| format!("≥ {}×", short(least)));
        self.row(name, &words, &aim, least.map(|least| found >= least));
    }

    /// A figure without an aim.
    pub fn figure(&mut self, name: &str, found: f64, unit: &str) {
        self.row(name, &format!("{} {unit}", short(found)), "", None);
    }

    fn row(&mut self, name: &str, found: &str, aim: &str, kept: Option<bool>) {
        let verdict = match kept {
            Some(true) => "kept",
            Some(false) => "MISSED",
            None => "",
        };
        self.rows.push([name, found, aim, verdict].map(str::to_owned));
    }

    /// Whether the part of the program is asked for.
    pub fn asks_for(&self, part: &str) -> bool {
        self.filter.as_ref().is_none_or(|filter| part.contains(filter.as_str()))
    }

    /// Prints the rows.
    pub fn print(&self) {
        println!("{:<48} {:>24} {:>16}", "", "measured", "aim");
        for [name, found, aim, verdict] in &self.rows {
            println!("{name:<48} {found:>24} {aim:>16}  {verdict}");
        }
    }
}

/// The middle one.
pub fn median_of(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}

/// Three digits that count.
fn short(figure: f64) -> String {
    match figure {
        _ if figure >= 1000.0 => grouped(figure),
        _ if figure >= 100.0 || figure.fract() == 0.0 => format!("{figure:.0}"),
        _ if figure >= 10.0 => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}

fn grouped(figure: f64) -> String {
    let digits = format!("{figure:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Numbers that look random and are the same in every run (xorshift).
pub struct Chance(u64);

impl Default for Chance {
    fn default() -> Self {
        Self::new()
    }
}

impl Chance {
    /// From the same beginning always.
    pub fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    /// Some number from 0 up to `limit`, not included.
    pub fn below(&mut self, limit: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as i64
    }
}
