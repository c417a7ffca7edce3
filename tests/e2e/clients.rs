//! The account manager's clients: entered by keys alone, merged, and brought in from a file.

use fantoccini::key::Key;
use tests::window::{Window, in_a_new_window};

use crate::pages::settings::{Scheme, draw_in};

#[test]
fn a_client_is_entered_by_keys_alone_then_two_are_merged_and_a_file_is_imported() {
    in_a_new_window("clients", async |window| {
        window.click("firststart-sample").await;
        window.part("home").await;
        enter_by_keys(window).await;
        merge(window).await;
        import(window).await;
    });
}

#[test]
fn axe_finds_no_barrier_on_the_screens_of_clients_in_either_scheme() {
    in_a_new_window("clients_axe", async |window| {
        window.click("firststart-sample").await;
        window.part("home").await;
        for scheme in [Scheme::Light, Scheme::Dark] {
            draw_in(window, scheme).await;
            for (ways, known_by) in [
                (&["nav-clients"][..], "list-row"),
                (&["nav-clients", "clients-new"], "client-name"),
                (&["nav-clients", "clients-import"], "clients-import-path"),
                (&["nav-clients", "list-row"], "client-page"),
                (&["client-tab-services"], "client-page"),
                (&["client-tab-history"], "client-page"),
                (&["client-merge"], "merge-loser"),
            ] {
                for way in ways {
                    window.click(way).await;
                }
                window.part(known_by).await;
                window.gone("loading").await;
                let barriers = window.barriers().await;
                assert!(barriers.is_empty(), "{ways:?}: {barriers:#?}");
            }
        }
    });
}

async fn keys(window: &Window, keys: &[Key]) {
    for key in keys {
        window.press(&char::from(*key).to_string()).await;
    }
}

/// The palette opens the form; from there on Tab leads from field to field.
async fn enter_by_keys(window: &Window) {
    window.press(&format!("{}k", char::from(Key::Control))).await;
    window.part("palette-input").await;
    window.press("New client").await;
    window.says("palette", "New client").await;
    keys(window, &[Key::Enter]).await;
    window.part("client-name").await;
    for text in
        ["Harbour Logistics", "Pacific/Auckland", "Robin Marsh", "", "en-NZ", "port", "harbour.example"]
    {
        let stands = window.text_of_focus().await;
        if !text.is_empty() && stands != text {
            window.press(&format!("{}a", char::from(Key::Control))).await;
            window.press(text).await;
        }
        keys(window, &[Key::Tab]).await;
    }
    // Helpdesk names, services, notes; then the button that adds a contact.
    keys(window, &[Key::Tab, Key::Tab, Key::Tab, Key::Enter]).await;
    window.part("contact-0-name").await;
    keys(window, &[Key::Tab]).await;
    window.press("Mere Tamati").await;
    keys(window, &[Key::Tab]).await;
    window.press("mere@harbour.example, m@quay.example").await;
    window.picture("typed").await;
    window.press(&format!("{}{}", char::from(Key::Control), char::from(Key::Enter))).await;
    window.says("client-page", "Harbour Logistics").await;
    window.says("client-page", "harbour.example").await;
    window.click("client-tab-contacts").await;
    window.says("client-page", "m@quay.example").await;
}

/// A client of the sample turns out to be the same organisation: its contract moves here.
async fn merge(window: &Window) {
    window.click("client-merge").await;
    window.fill("merge-loser", "Kauri Legal").await;
    window.click("merge-look").await;
    window.says("merge-preview", "K-").await;
    window.picture("moves").await;
    window.click("merge-act").await;
    window.says("client-page", "Harbour Logistics").await;
    window.click("client-tab-contracts").await;
    window.says("client-page", "K-").await;
    window.click("client-tab-overview").await;
    window.says("client-page", "Kauri Legal").await;
}

/// A file with a mistake says its line; mended, it is taken.
async fn import(window: &Window) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("clients.csv");
    let write = |zone: &str| {
        let text =
            format!("name;zone;contact_name;contact_emails\nQuay Partners;{zone};Ana;ana@quay.example\n");
        std::fs::write(&path, text).expect("the folder is ours");
    };
    write("Mars/Base");
    window.click("nav-clients").await;
    window.click("clients-import").await;
    window.fill("clients-import-path", &path.display().to_string()).await;
    window.click("clients-import-look").await;
    window.says("clients-import-problems", "line 2").await;
    write("Asia/Tokyo");
    window.click("clients-import-look").await;
    window.gone("clients-import-problems").await;
    window.says("clients-import-preview", "Quay Partners").await;
    window.click("clients-import-take").await;
    window.part("clients").await;
    window.fill("clients-search", "quay partners").await;
    window.says("clients", "Asia/Tokyo").await;
}
