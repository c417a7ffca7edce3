//! What one sees on the very first start.

use tests::window::in_a_new_window;

#[test]
fn the_window_opens() {
    in_a_new_window("the_window_opens", async |window| {
        assert_eq!(window.title().await, "MSP Desk");
        window.part("firststart").await;
    });
}
