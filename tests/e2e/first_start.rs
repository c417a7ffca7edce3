//! What one sees on the very first start, and on the second.

use tests::window::in_a_new_window;

use crate::pages::first_start;

#[test]
fn the_first_start_asks_five_questions() {
    in_a_new_window("first_start", async |window| {
        window.part("firststart-start").await;
        for question in ["company", "country", "days", "holidays", "currency"] {
            window.part(&format!("firststart-{question}")).await;
        }
        assert_eq!(window.title().await, "First start · MSP Desk");
        assert_eq!(window.barriers().await, Vec::<String>::new());
    });
}

#[test]
fn a_first_start_without_a_name_is_refused_and_keeps_the_answers() {
    in_a_new_window("first_start_refused", async |window| {
        window.choose("firststart-country", "NZ").await;
        window.fill("firststart-opens", "08:15").await;
        window.click("firststart-start").await;
        window.says("firststart", "Your company needs a name").await;
        window.holds("firststart-opens", "08:15").await;
        assert_eq!(window.count("home").await, 0);
    });
}

#[test]
fn five_answers_lead_home_and_are_not_asked_again() {
    in_a_new_window("five_answers", async |window| {
        first_start::answer(window, "Kererū IT", "NZ", "cybermark-standard").await;
        assert_eq!(window.barriers().await, Vec::<String>::new());
        window.reload().await;
        window.part("home").await;
        assert_eq!(window.count("firststart").await, 0);
    });
}
