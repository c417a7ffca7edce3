//! Two clients become one, and a file brings others in, after it is mended.

use fantoccini::key::Key;
use tests::window::{Machine, Window, in_a_window};

use super::{CLIENT, a_contract_in_force, ctrl_enter, enter, key, no_barrier};

const OTHER: &str = "Otautahi Works Ltd";

#[test]
fn two_clients_are_merged_and_a_file_of_clients_is_imported_by_keys_alone() {
    in_a_window("keys_clients", two_clients, async |window| {
        window.part("home").await;
        merge(window).await;
        import(window).await;
        save(window).await;
    });
}

fn two_clients(machine: &Machine) {
    a_contract_in_force(machine);
    machine.msp(&["clients", "add", "--name", OTHER, "--zone", "Pacific/Auckland"]);
}

async fn merge(window: &Window) {
    window.tab_and_enter("nav-clients").await;
    window.says("clients", "2 clients").await;
    window.tab_to("list-scroll").await;
    enter(window).await;
    window.says("client-page", CLIENT).await;
    window.tab_and_enter("client-merge").await;
    window.tab_and_type("merge-loser", OTHER).await;
    window.tab_and_enter("merge-look").await;
    window.says("merge-preview", OTHER).await;
    no_barrier(window).await;
    ctrl_enter(window).await;
    window.says("client-page", CLIENT).await;
    let listed = window.machine().msp(&["clients", "list"]);
    assert!(!listed.contains(OTHER), "{listed}");
}

/// A mistake is named with its line; mended, the file is taken.
async fn import(window: &Window) {
    let path = window.machine().home().join("clients.csv");
    let write = |zone: &str| {
        let text =
            format!("name;zone;contact_name;contact_emails\nQuay Partners;{zone};Ana;ana@quay.example\n");
        std::fs::write(&path, text).expect("the test's folder is writable");
    };
    write("Mars/Base");
    window.tab_and_enter("nav-clients").await;
    window.tab_and_enter("clients-import").await;
    window.has_focus("clients-import-path").await;
    window.press(&path.display().to_string()).await;
    enter(window).await;
    window.says("clients-import-problems", "line 2").await;
    no_barrier(window).await;
    write("Asia/Tokyo");
    enter(window).await;
    window.says("clients-import-preview", "Quay Partners").await;
    window.gone("clients-import-problems").await;
    ctrl_enter(window).await;
    window.says("clients", "Quay Partners").await;
}

/// A menu opens under the button; arrows go through it, and Enter chooses.
async fn save(window: &Window) {
    let path = window.machine().home().join("list.csv");
    window.tab_and_enter("clients-save").await;
    window.has_focus("clients-save-list").await;
    key(window, Key::Down).await;
    window.has_focus("clients-save-whole").await;
    key(window, Key::Up).await;
    window.has_focus("clients-save-list").await;
    no_barrier(window).await;
    enter(window).await;
    window.has_focus("save-to-path").await;
    window.tab_and_type("save-to-path", &path.display().to_string()).await;
    enter(window).await;
    window.says("toasts", "list.csv").await;
    window.has_focus("clients-save").await;
    assert!(std::fs::read_to_string(path).expect("it was saved").contains("Quay Partners"));
}
