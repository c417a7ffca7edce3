//! A past span on another policy, by clicks, and the same from the command line.

use std::process::Command;

use serde_json::Value;
use tests::window::{Window, in_a_new_window};

#[test]
fn another_policy_is_tried_on_the_last_three_months_and_msp_says_the_same() {
    in_a_new_window("what_if", async |window| {
        window.click("firststart-sample").await;
        window.part("home").await;
        window.click("nav-contracts").await;
        window.click("list-row").await;
        window.part("contract-page").await;
        window.click("what-if-open").await;
        let (policy, name) = other_policy(window).await;
        window.choose("what-if-policy", &policy).await;
        window.part("what-if-changed").await;
        window.says("what-if", &name).await;
        window.picture("compared").await;
        let (from, to) = (window.value("what-if-from").await, window.value("what-if-to").await);

        let compared = by_msp(window, &policy, &from, &to);
        let total = compared["changed_total"].as_i64().expect("a count");
        window.says("what-if-changed", &total.to_string()).await;
        assert_eq!((&compared["from"], &compared["to"]), (&Value::from(from), &Value::from(to)));
        let was = compared["was"]["policy"].as_str().expect("a name");
        window.says("what-if", was).await;
    });
}

/// The last policy the page offers, with its name.
async fn other_policy(window: &Window) -> (String, String) {
    window.until("policies are offered", async || window.offers("what-if-policy").await.len() > 1).await;
    window.offers("what-if-policy").await.pop().expect("policies are offered")
}

fn by_msp(window: &Window, policy: &str, from: &str, to: &str) -> Value {
    let mut msp = Command::new(tests::window::program().with_file_name("msp"));
    msp.arg("--db").arg(window.machine().database());
    msp.args(["reports", "what-if", "--json", "--contract", "K-0001", "--policy", policy]);
    let answer = msp.args(["--from", from, "--to", to]).output().expect("msp is built beside the window");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    serde_json::from_slice(&answer.stdout).expect("msp answers with JSON")
}
