//! The palette: from anywhere to anything, by keys alone.

use fantoccini::key::Key;
use tests::window::in_a_new_window;

#[test]
fn the_palette_leads_to_a_client_by_keys_alone() {
    in_a_new_window("palette", async |window| {
        window.click("firststart-sample").await;
        window.part("home").await;
        window.press(&format!("{}k", char::from(Key::Control))).await;
        window.part("palette-input").await;
        window.press("c:Kauri").await;
        window.says("palette", "Kauri Legal").await;
        window.picture("found").await;
        window.press(&char::from(Key::Enter).to_string()).await;
        window.says("client-page", "Kauri Legal").await;
        assert_eq!(window.count("palette").await, 0, "it closes when it has led somewhere");
    });
}
