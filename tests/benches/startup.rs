//! From the start of the program to the first thing one can use, beside a Tauri window with nothing but a heading.
//!
//! Both are started in turn under the same display and the same driver, so that what the driver takes is in both
//! figures.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::Locator;
use tests::window::{Machine, connect, program};

const STARTS: usize = 21;

/// What the first thing one can use is known by: the questions of the first start.
const DESK: &str = "[data-testid=firststart]";
const EMPTY: &str = "[data-testid=empty]";

fn main() {
    let machine = Machine::start();
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    let (desk, empty) = runtime.block_on(both(&machine));
    let (desk, empty) = (median(desk), median(empty));
    println!("first useful paint, median of {STARTS} starts each:");
    println!("  MSP Desk      {:>6.0} ms", millis(desk));
    println!("  empty window  {:>6.0} ms", millis(empty));
    println!("  ratio         {:>6.2} × (wanted: at most 1.30 ×)", millis(desk) / millis(empty));
}

async fn both(machine: &Machine) -> (Vec<Duration>, Vec<Duration>) {
    let (desk, empty) = (program(), empty_window());
    // The first start of each fills the caches of the machine, and makes the database.
    start(machine, &desk, DESK).await;
    start(machine, &empty, EMPTY).await;
    let (mut of_desk, mut of_empty) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        of_desk.push(start(machine, &desk, DESK).await);
        of_empty.push(start(machine, &empty, EMPTY).await);
    }
    (of_desk, of_empty)
}

async fn start(machine: &Machine, program: &Path, first_thing: &str) -> Duration {
    let begun = Instant::now();
    let client = connect(&machine.driver_address(), program).await;
    let wait = client.wait().at_most(Duration::from_secs(60)).every(Duration::from_millis(4));
    wait.for_element(Locator::Css(first_thing)).await.expect("the window shows its first thing");
    let took = begun.elapsed();
    client.close().await.expect("the driver closes the window");
    took
}

fn empty_window() -> PathBuf {
    let beside = program().with_file_name("examples").join("empty_window");
    assert!(beside.is_file(), "{} is not built; `cargo xtask bench` builds it", beside.display());
    beside
}

fn median(mut of: Vec<Duration>) -> Duration {
    of.sort();
    of[of.len() / 2]
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
