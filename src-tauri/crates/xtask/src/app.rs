//! The program itself: opened, developed, bundled, measured.

use std::process::{Child, Command};

use crate::step::{Outcome, Refusal, Steps, cargo, run as finish};
use crate::{end_to_end, machine, pages, place};

/// What every command builds. The same packages with the same features each time: another choice would make cargo
/// compile most dependencies again.
pub const WHOLE: &[&str] =
    &["--workspace", "--features", "msp-desk/custom-protocol", "--features", "tests/e2e,xtask/bindings"];

#[derive(Clone, Copy)]
pub enum Build {
    /// Compiles in a third of the time.
    Quick,
    /// As it is shipped.
    Released,
}

pub fn run(build: Build) -> Outcome {
    let mut steps = Steps::default();
    made_ready(&mut steps)?;
    steps.take("pages", || pages::script("build"))?;
    let (profile, flags): (&str, &[&str]) = match build {
        Build::Quick => ("debug", &[]),
        Build::Released => ("release", &["--release"]),
    };
    steps.take("program", || finish(cargo(&["build"]).args(WHOLE).args(flags)))?;
    steps.print_times();
    finish(Command::new(place::built(profile, "msp-desk")).current_dir(place::root()))
}

/// Vite's server and a program that looks for its pages there. Both end together.
pub fn dev() -> Outcome {
    let mut steps = Steps::default();
    made_ready(&mut steps)?;
    let mut vite = EndsWithUs(
        pages::npm(&["run", "dev"])
            .spawn()
            .map_err(|error| Refusal(format!("Vite's server could not be started: {error}")))?,
    );
    let outcome = finish(&mut cargo(&["run", "--package", "msp-desk"]));
    vite.end();
    outcome
}

pub fn bundle() -> Outcome {
    let mut steps = Steps::default();
    made_ready(&mut steps)?;
    steps.take("pages", || pages::script("build"))?;
    // The bundler wants to be called from the folder above tauri.conf.json's.
    steps.take("installers", || {
        finish(pages::npm(&["exec", "--prefix", "ui", "--", "tauri", "build"]).current_dir(place::root()))
    })
}

/// Runs the benches of `tests/benches`, all of them or those whose name fits.
pub fn bench(name: &str) -> Outcome {
    let mut steps = Steps::default();
    steps.take("system packages", machine::ready_to_test)?;
    steps.take("npm packages", pages::install)?;
    steps.take("tauri-driver", end_to_end::driver)?;
    steps.take("pages", || pages::script("build"))?;
    // What is measured from outside is the program as it is shipped.
    steps.take("program", || finish(cargo(&["build", "--release", "--bins", "--examples"]).args(WHOLE)))?;
    steps.take("figures", || {
        let mut measured = cargo(&["bench", "--bench", name]);
        finish(end_to_end::knowing_the_window(measured.args(WHOLE), "release"))
    })
}

fn made_ready(steps: &mut Steps) -> Outcome {
    steps.take("system packages", machine::ready_to_build)?;
    steps.take("npm packages", pages::install)
}

struct EndsWithUs(Child);

impl EndsWithUs {
    fn end(&mut self) {
        // It may have ended by itself, with Ctrl-C for instance: that is what is wanted.
        let _already_gone = self.0.kill();
        let _status = self.0.wait();
    }
}
