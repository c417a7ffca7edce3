//! The main job, by clicks alone: from a helpdesk's log to an issued report.

use std::path::PathBuf;
use std::process::Command;

use tests::window::{Window, in_a_new_window};

use crate::pages::{clients, contracts, first_start, reports, tickets};

const CLIENT: &str = "Ōtautahi Works";
const MONTH: &str = "2016-03";

#[test]
fn a_month_of_a_real_log_is_issued_by_clicks_alone_and_the_command_line_builds_the_same_bytes() {
    in_a_new_window("main_job", async |window| {
        first_start::answer(window, "Kererū IT", "NZ", "cyberitex-standard").await;
        clients::enter(window, CLIENT, "Pacific/Auckland").await;
        contracts::put_in_force(window, CLIENT, "cyberitex-standard", "2016-01-01", "Pacific/Auckland").await;
        window.picture("contract").await;
        tickets::import(window, &log(window), "servicenow-log", CLIENT, "Pacific/Auckland").await;

        reports::look_at(window, CLIENT, MONTH).await;
        window.picture("report").await;
        reports::issue(window).await;
        let saved = window.machine().home().join("from-the-window.pdf");
        reports::save(window, &saved).await;

        let in_window = std::fs::read(&saved).expect("the window has saved the report");
        assert!(in_window.starts_with(b"%PDF-1.7"), "what was saved is a PDF");
        assert!(in_window == built_by_msp(window), "the window and the command line differ");
    });
}

/// The excerpt of a real ServiceNow log that the tests share, as a helpdesk would hand it over.
fn log(window: &Window) -> PathBuf {
    let path = window.machine().home().join("servicenow.csv");
    std::fs::write(&path, tests::excerpt::excerpt()).expect("the test's folder is writable");
    path
}

fn built_by_msp(window: &Window) -> Vec<u8> {
    let folder = window.machine().home().join("by-msp");
    std::fs::create_dir(&folder).expect("the test's folder is writable");
    let mut msp = Command::new(tests::window::program().with_file_name("msp"));
    msp.arg("--db").arg(window.machine().database());
    msp.args(["reports", "build", "--contract", "K-0001", "--month", MONTH, "--out"]).arg(&folder);
    let answer = msp.output().expect("msp is built beside the window");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let built = std::fs::read_dir(&folder).expect("the folder is there").next();
    let built = built.expect("msp has written a file").expect("the folder can be listed");
    std::fs::read(built.path()).expect("what msp has written is readable")
}
