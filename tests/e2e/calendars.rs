//! A calendar from nothing, without a mouse: typed, filled from a holiday file, published, looked at.

use std::path::PathBuf;

use fantoccini::key::Key;
use tests::window::{Window, in_a_new_window};

use crate::pages::first_start;
use crate::pages::settings::{Scheme, draw_in};

const FEED: &str = include_str!("../data/feeds/google_new_zealand.ics");

#[test]
fn a_calendar_is_made_filled_and_published_by_the_keyboard_alone_and_its_year_is_seen() {
    in_a_new_window("calendars", async |window| {
        first_start::answer(window, "Kererū IT", "NZ", "cybermark-standard").await;
        window.tab_and_enter("nav-policies").await;
        window.tab_and_enter("sla-calendars").await;
        window.tab_and_enter("calendars-new").await;
        type_it(window).await;
        take_holidays(window).await;
        window.press(&format!("{}{}", char::from(Key::Control), char::from(Key::Enter))).await;
        window.says("calendar-draft", "No contract counts on it").await;
        assert_eq!(window.barriers().await, Vec::<String>::new());
        window.tab_and_enter("calendar-publish").await;
        window.says("toasts", "Night desk holds from").await;
        window.gone("calendar-draft").await;
        look_at_the_year(window).await;
        draw_in(window, Scheme::Dark).await;
        window.click("nav-policies").await;
        window.click("sla-calendars").await;
        window.click("calendar-row-Night desk").await;
        window.part("calendar-picture").await;
        window.picture("dark").await;
        assert_eq!(window.barriers().await, Vec::<String>::new());
    });
}

async fn type_it(window: &Window) {
    window.tab_and_type("calendar-name", "Night desk").await;
    window.tab_and_type("calendar-zone", "Pacific/Auckland").await;
    window.tab_and_type("calendar-hours-mon", "08:00-12:00, 22:00-06:00").await;
    window.tab_and_type("calendar-hours-tue", "05:00-09:00").await;
    window.tab_to("calendar-set-NZ").await;
    window.press(" ").await;
    window.tab_and_enter("calendar-add-date").await;
    window.tab_to("calendar-date-0-date").await;
    window.press("12/24/2026").await;
    window.tab_and_type("calendar-date-0-name", "Christmas Eve").await;
    let save = format!("{}{}", char::from(Key::Control), char::from(Key::Enter));
    window.press(&save).await;
    // The night of Monday is not over at five: said at its field, and nothing typed is lost.
    window
        .until("the overlap is named", || async {
            window.text("calendar-form").await.contains("begins before")
        })
        .await;
    window.picture("refused").await;
    window.holds("calendar-hours-tue", "05:00-09:00").await;
    window.tab_and_type("calendar-hours-tue", "08:00-18:00").await;
}

async fn take_holidays(window: &Window) {
    window.tab_and_type("calendar-feed-path", &feed(window).display().to_string()).await;
    window.tab_and_enter("calendar-feed-look").await;
    window.says("calendar-feed-preview", "17 closed dates").await;
    window.picture("preview").await;
    assert_eq!(window.barriers().await, Vec::<String>::new());
    window.tab_and_enter("calendar-feed-add").await;
    window.says("toasts", "Added").await;
}

/// One stop of the Tab key, and arrows from there: the last week of the year.
async fn look_at_the_year(window: &Window) {
    window.tab_to("calendar-day-2026-01-01").await;
    window.press(&char::from(Key::End).to_string()).await;
    window.press(&char::from(Key::Up).to_string()).await;
    window.says("calendar-picture", "Thursday 24 December, Closed date, Christmas Eve").await;
    window.picture("year").await;
    assert_eq!(window.barriers().await, Vec::<String>::new());
}

fn feed(window: &Window) -> PathBuf {
    let path = window.machine().home().join("holidays.ics");
    std::fs::write(&path, FEED).expect("the test's folder is writable");
    path
}
