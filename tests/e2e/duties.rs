//! Duties by clicks: entered, one kept with evidence, the late one on Home and in the month's report.

use std::process::Command;

use serde_json::Value;
use tests::window::{Window, in_a_new_window};

use crate::pages::{clients, contracts, first_start, reports};

const CLIENT: &str = "Ōtautahi Works";
const TITLE: &str = "Compliance report";

#[test]
fn a_quarterly_report_is_kept_once_and_its_late_one_stands_on_home_and_in_the_report() {
    in_a_new_window("duties", async |window| {
        first_start::answer(window, "Kererū IT", "NZ", "cybermark-standard").await;
        clients::enter(window, CLIENT, "Pacific/Auckland").await;
        contracts::put_in_force(window, CLIENT, "cybermark-standard", "2026-01-01", "Pacific/Auckland").await;
        window.click("contract-schedule").await;
        window.part("pdf-page").await;
        window.picture("schedule").await;

        window.click("nav-contracts").await;
        window.click("list-row").await;
        window.click("contract-duties-of").await;
        window.part("duty-proposals").await;
        window.click("duty-new").await;
        window.fill("duty-title", TITLE).await;
        window.pick_date("duty-on", "2026-03-31").await;
        window.click("duty-save").await;
        window.says("duties-of-contract", "31 Mar 2026").await;
        window.click(&format!("duty-record-{TITLE}-2026-03-31")).await;
        window.pick_date("duty-done-on", "2026-03-30").await;
        window.fill("duty-said", "Sent by e-mail").await;
        window.click("duty-record-save").await;
        window.says("duties-of-contract", "done 30 Mar 2026").await;
        window.picture("recorded").await;

        window.click("nav-home").await;
        window.says("home-duties", "30 Jun 2026").await;
        window.picture("home").await;

        reports::look_at(window, CLIENT, "2026-06").await;
        let figures = by_msp(window);
        let days = figures["duties"]["days"].as_array().expect("the month has duties");
        let late = days.iter().find(|one| one["title"] == TITLE).expect("the report is among them");
        assert_eq!(
            (&late["day"]["due_on"], &late["day"]["state"]),
            (&Value::from("2026-06-30"), &Value::from("late"))
        );
    });
}

/// The figures of June, as the command line builds them from the same database.
fn by_msp(window: &Window) -> Value {
    let folder = window.machine().home().join("by-msp");
    let mut msp = Command::new(tests::window::program().with_file_name("msp"));
    msp.arg("--db").arg(window.machine().database());
    msp.args(["reports", "build", "--contract", "K-0001", "--month", "2026-06", "--out"]).arg(&folder);
    let answer = msp.output().expect("msp is built beside the window");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    serde_json::from_slice(&answer.stdout).expect("msp answers with JSON")
}
