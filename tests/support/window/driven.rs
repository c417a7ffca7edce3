//! One window, driven as a person would: by what is seen, clicks and keys.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use futures_util::FutureExt;
use serde_json::json;

use super::machine::{Machine, program};
use crate::repository;

/// How long anything may take to show. Generous: the machine that tests may have other work.
const PATIENCE: Duration = Duration::from_secs(120);

const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// No page has more stops for the Tab key.
const MOST_STOPS: usize = 200;

/// How long a whole story may take before it is broken off: a driver that hangs must not hold up the run.
const STORY_PATIENCE: Duration = Duration::from_secs(600);

const LOOK_FOR_BARRIERS: &str = "
    const answer = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        (found) => answer(found.violations.flatMap((violation) =>
            violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`))),
        (error) => answer([`axe-core failed: ${error}`]),
    );";

/// As [`LOOK_FOR_BARRIERS`], in light and in dark, wherever the story stands: nothing is left for it.
const LOOK_FOR_BARRIERS_IN_BOTH: &str = "
    const answer = arguments[arguments.length - 1];
    const page = document.documentElement;
    const was = page.getAttribute('data-mantine-color-scheme');
    // What is judged is the colour that stays, and not one on its way there.
    const still = document.createElement('style');
    still.textContent = '*, *::before, *::after { transition: none !important; }';
    document.head.append(still);
    const look = async () => {
        const found = [];
        for (const scheme of ['light', 'dark']) {
            page.setAttribute('data-mantine-color-scheme', scheme);
            await new Promise((drawn) => setTimeout(drawn, 300));
            const { violations } = await axe.run(document, { resultTypes: ['violations'] });
            found.push(...violations.flatMap((violation) =>
                violation.nodes.map((node) => `${scheme}: ${violation.id}: ${node.html.slice(0, 160)}`)));
        }
        page.setAttribute('data-mantine-color-scheme', was);
        still.remove();
        return found;
    };
    look().then(answer, (error) => answer([`axe-core failed: ${error}`]));";

pub struct Window {
    client: Client,
    machine: Machine,
    story: &'static str,
}

/// Opens a window on an empty database, tells the story, keeps a picture of how it ended, and closes the window,
/// whether the story went well or not.
pub fn in_a_new_window(story: &'static str, tell: impl AsyncFnOnce(&Window)) {
    in_a_window(story, |_machine| (), tell);
}

/// As [`in_a_new_window`], with something done to its folder before the program starts.
pub fn in_a_window(story: &'static str, prepare: impl FnOnce(&Machine), tell: impl AsyncFnOnce(&Window)) {
    let machine = Machine::start();
    prepare(&machine);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(async {
        let whole_story = async {
            let client = connect(&machine.driver_address(), &program()).await;
            let window = Window { client, machine, story };
            let told = AssertUnwindSafe(tell(&window)).catch_unwind().await;
            window.picture(if told.is_ok() { "end" } else { "failed" }).await;
            window.client.clone().close().await.expect("the driver closes the window");
            if let Err(panic) = told {
                std::panic::resume_unwind(panic);
            }
        };
        let ended = tokio::time::timeout(STORY_PATIENCE, whole_story).await;
        ended.unwrap_or_else(|_| panic!("{story} was not over after {STORY_PATIENCE:?}"));
    });
}

impl Window {
    /// The part of the page with this test id, once it is there and shown.
    pub async fn part(&self, id: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(&by_id(id))).await;
        found.unwrap_or_else(|error| panic!("`{id}` does not appear: {error}"))
    }

    pub async fn click(&self, id: &str) {
        let part = self.part(id).await;
        part.click().await.unwrap_or_else(|error| panic!("`{id}` cannot be clicked: {error}"));
    }

    /// Clicks the part within a part that a CSS selector names, where several have no name of their own.
    pub async fn click_within(&self, id: &str, selector: &str) {
        let within = Locator::Css(selector);
        let found = self.part(id).await.find(within).await;
        let found = found.unwrap_or_else(|error| panic!("`{id}` holds no {selector}: {error}"));
        found.click().await.unwrap_or_else(|error| panic!("{selector} in `{id}` cannot be clicked: {error}"));
    }

    /// Types into a field, in place of what stands there.
    pub async fn fill(&self, id: &str, text: &str) {
        let field = self.part(id).await;
        field.click().await.unwrap_or_else(|error| panic!("`{id}` cannot be clicked: {error}"));
        for keys in [&format!("{}a", char::from(Key::Control)), text] {
            let typed = field.send_keys(keys).await;
            typed.unwrap_or_else(|error| panic!("`{id}` cannot be typed into: {error}"));
        }
    }

    /// Types a day, written year-month-day, into a date field: month, day, year, as its three parts follow.
    pub async fn pick_date(&self, id: &str, day: &str) {
        let parts: Vec<&str> = day.split('-').collect();
        let [year, month, day_of_month] = parts[..] else { panic!("{day} is no year-month-day") };
        let typed = self.part(id).await.send_keys(&format!("{month}/{day_of_month}/{year}")).await;
        typed.unwrap_or_else(|error| panic!("`{id}` cannot be typed into: {error}"));
        assert_eq!(self.value(id).await, day, "`{id}` has taken something else");
    }

    /// Types a time, written as `2026-09-23T22:15`, into a field of a day and a time: its parts as they follow.
    pub async fn pick_time(&self, id: &str, time: &str) {
        let (day, clock) = time.split_once('T').expect("a day and a time");
        let parts: Vec<&str> = day.split('-').collect();
        let [year, month, day_of_month] = parts[..] else { panic!("{time} is no day") };
        let typed = self.part(id).await.send_keys(&format!("{month}/{day_of_month}/{year}, {clock}")).await;
        typed.unwrap_or_else(|error| panic!("`{id}` cannot be typed into: {error}"));
        assert_eq!(self.value(id).await, time, "`{id}` has taken something else");
    }

    /// Takes a part with the mouse and lets it go so many pixels to the right.
    pub async fn drag(&self, id: &str, right: f64) {
        let (x, y, width, height) = self.part(id).await.rectangle().await.expect("a part has a place");
        let (x, y) = ((x + width / 2.0).round(), (y + height / 2.0).round());
        let to = |x: f64| PointerAction::MoveTo { duration: Some(BETWEEN_LOOKS), x: x.round(), y };
        let hand = MouseActions::new("mouse".to_owned())
            .then(to(x))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to(x + right / 2.0))
            .then(to(x + right))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(hand).await.expect("the mouse can be moved");
    }

    /// How wide a part is drawn, in pixels.
    pub async fn width(&self, id: &str) -> f64 {
        let (_, _, width, _) = self.part(id).await.rectangle().await.expect("a part has a place");
        width
    }

    /// What stands in a field.
    pub async fn value(&self, id: &str) -> String {
        let value = self.part(id).await.prop("value").await.expect("a field can be asked for its value");
        value.unwrap_or_else(|| panic!("`{id}` is no field"))
    }

    /// Waits until a part of what should stand in a field does: an answer may still be on its way.
    pub async fn holds(&self, id: &str, expected: &str) {
        let started = tokio::time::Instant::now();
        loop {
            let value = self.part(id).await.prop("value").await.ok().flatten().unwrap_or_default();
            if value.contains(expected) {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "`{id}` does not hold “{expected}”, but: {value}");
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Reads the page anew, as the next start does.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
    }

    /// Chooses from a list by the value behind the words.
    pub async fn choose(&self, id: &str, value: &str) {
        let list = self.part(id).await;
        list.select_by_value(value)
            .await
            .unwrap_or_else(|error| panic!("`{id}` does not offer {value}: {error}"));
    }

    /// What a list offers: the value behind the words, and the words.
    pub async fn offers(&self, id: &str) -> Vec<(String, String)> {
        let list = self.part(id).await;
        let mut offers = Vec::new();
        for offer in list.find_all(Locator::Css("option")).await.expect("a list can be searched") {
            let value = offer.prop("value").await.expect("an offer has a value");
            let words = offer.text().await.expect("an offer has words");
            offers.push((value.unwrap_or_default(), words));
        }
        offers
    }

    /// Chooses from a list by a part of the words one reads there.
    pub async fn choose_saying(&self, id: &str, part: &str) {
        let says = async || self.offers(id).await.into_iter().find(|(_, words)| words.contains(part));
        self.until(&format!("`{id}` offers “{part}”"), || async { says().await.is_some() }).await;
        let (value, _) = says().await.expect("it was there a moment ago");
        self.choose(id, &value).await;
    }

    /// Presses keys wherever the focus is.
    pub async fn press(&self, keys: &str) {
        let started = tokio::time::Instant::now();
        loop {
            let focused = self.client.active_element().await.expect("something has the focus");
            match focused.send_keys(keys).await {
                Ok(()) => return,
                // What had the focus was just drawn anew: no key has reached it.
                Err(error) if error.is_stale_element_reference() && started.elapsed() < PATIENCE => {
                    tokio::time::sleep(BETWEEN_LOOKS).await;
                }
                Err(error) => panic!("the keys were not taken: {error}"),
            }
        }
    }

    /// Goes to a part by the Tab key alone, as somebody without a mouse does.
    pub async fn tab_to(&self, id: &str) {
        self.part(id).await;
        for _ in 0..MOST_STOPS {
            let focused = self.client.active_element().await.expect("something has the focus");
            if focused.attr("data-testid").await.ok().flatten().as_deref() == Some(id) {
                return;
            }
            self.tab().await;
        }
        panic!("`{id}` is not reached by the Tab key");
    }

    /// The key itself: keys sent to a date field would begin at its first part again.
    async fn tab(&self) {
        let value = char::from(Key::Tab);
        let key = KeyActions::new("keyboard".to_owned());
        let key = key.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(key).await.expect("the Tab key can be pressed");
    }

    /// Goes to a field by the Tab key and types into it, in place of what stands there.
    pub async fn tab_and_type(&self, id: &str, text: &str) {
        self.tab_to(id).await;
        self.press(&format!("{}a", char::from(Key::Control))).await;
        self.press(text).await;
    }

    /// Goes to a part by the Tab key and presses Enter.
    pub async fn tab_and_enter(&self, id: &str) {
        self.tab_to(id).await;
        self.press(&char::from(Key::Enter).to_string()).await;
    }

    /// Goes to a list by the Tab key and chooses what one reads there by its first letter, again and again: each time
    /// the next that begins with it is taken.
    pub async fn tab_and_choose(&self, id: &str, words: &str) {
        self.part(id).await;
        let starts = async || self.offers(id).await.into_iter().find(|(_, offer)| offer.starts_with(words));
        self.until(&format!("`{id}` offers “{words}”"), || async { starts().await.is_some() }).await;
        let (value, _) = starts().await.expect("it was there a moment ago");
        self.tab_to(id).await;
        let letter = words.chars().next().expect("a choice has a name").to_string();
        for _ in 0..self.offers(id).await.len() {
            if self.value(id).await == value {
                return;
            }
            self.press(&letter).await;
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        self.until(&format!("`{id}` has taken “{words}”"), || async { self.value(id).await == value }).await;
    }

    /// Waits until a part has the focus: the next key belongs to it.
    pub async fn has_focus(&self, id: &str) {
        let started = tokio::time::Instant::now();
        loop {
            let focused = self.focused().await;
            if focused == id {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "not `{id}` has the focus, but `{focused}`");
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// The test id of what has the focus; else what it is.
    pub async fn focused(&self) -> String {
        let focused = self.client.active_element().await.expect("something has the focus");
        if let Some(id) = focused.attr("data-testid").await.ok().flatten() {
            return id;
        }
        focused.tag_name().await.unwrap_or_default()
    }

    /// Goes to a part by few presses of the Tab key: it stands near to where one is.
    pub async fn tab_on_to(&self, id: &str, most: usize) {
        self.part(id).await;
        let mut passed = Vec::new();
        while self.focused().await != id {
            assert!(passed.len() < most, "`{id}` is more than {most} stops away: {passed:?}");
            self.tab().await;
            passed.push(self.focused().await);
        }
    }

    /// Whether a box is ticked.
    pub async fn is_ticked(&self, id: &str) -> bool {
        let ticked =
            self.part(id).await.prop("checked").await.expect("a box can be asked whether it is ticked");
        ticked.as_deref() == Some("true")
    }

    /// What stands in the field that has the focus.
    pub async fn text_of_focus(&self) -> String {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.prop("value").await.ok().flatten().unwrap_or_default()
    }

    /// What a selector finds at this moment; looked for again where the page is drawn anew meanwhile.
    async fn every(&self, selector: &str) -> Vec<Element> {
        let started = tokio::time::Instant::now();
        loop {
            match self.client.find_all(Locator::Css(selector)).await {
                Ok(found) => return found,
                Err(error) if error.is_stale_element_reference() && started.elapsed() < PATIENCE => {
                    tokio::time::sleep(BETWEEN_LOOKS).await;
                }
                Err(error) => panic!("the page cannot be searched: {error}"),
            }
        }
    }

    /// How often a part is there at this moment.
    pub async fn count(&self, id: &str) -> usize {
        self.every(&by_id(id)).await.len()
    }

    /// The ids of the parts whose ids begin so, in the order of the page.
    pub async fn parts_named(&self, prefix: &str) -> Vec<String> {
        let selector = format!("[data-testid^={prefix:?}]");
        let mut named = Vec::new();
        for part in self.every(&selector).await {
            named.extend(part.attr("data-testid").await.ok().flatten());
        }
        named
    }

    /// Waits until a part is no longer there.
    pub async fn gone(&self, id: &str) {
        self.until(&format!("`{id}` is gone"), || async { self.count(id).await == 0 }).await;
    }

    /// What is to be read in a part. Empty while it is being drawn anew.
    pub async fn text(&self, id: &str) -> String {
        // WebKit's driver fails to read the text of a part that holds a list of suggestions; the page does not.
        self.part(id).await.prop("innerText").await.ok().flatten().unwrap_or_default()
    }

    pub async fn title(&self) -> String {
        self.client.title().await.expect("the page has a title")
    }

    /// Waits until a part says what it should.
    pub async fn says(&self, id: &str, expected: &str) {
        let started = tokio::time::Instant::now();
        loop {
            let text = self.text(id).await;
            if text.contains(expected) {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "`{id}` does not say “{expected}”, but: {text}");
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    pub async fn until<F: Future<Output = bool>>(&self, what: &str, mut holds: impl FnMut() -> F) {
        let started = tokio::time::Instant::now();
        while !holds().await {
            assert!(started.elapsed() < PATIENCE, "it never came about that {what}");
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// What axe-core finds wrong with the page as it is drawn now, contrasts included; one line each.
    pub async fn barriers(&self) -> Vec<String> {
        let axe = repository().join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(axe).expect("npm has installed axe-core");
        self.client.execute(&axe, vec![]).await.expect("axe-core loads");
        let found = self.client.execute_async(LOOK_FOR_BARRIERS, vec![]).await.expect("axe-core answers");
        serde_json::from_value(found).expect("the answer is a list of lines")
    }

    /// As [`Self::barriers`], in light and in dark, on the page as the story has it.
    pub async fn barriers_in_both_schemes(&self) -> Vec<String> {
        let axe = repository().join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(axe).expect("npm has installed axe-core");
        self.client.execute(&axe, vec![]).await.expect("axe-core loads");
        let found = self.client.execute_async(LOOK_FOR_BARRIERS_IN_BOTH, vec![]).await;
        serde_json::from_value(found.expect("axe-core answers")).expect("the answer is a list of lines")
    }

    /// Keeps a picture of the window as it is now.
    #[expect(clippy::print_stdout, reason = "whoever reads the run wants to know where the picture lies")]
    pub async fn picture(&self, moment: &str) {
        let folder = repository().join("tests/e2e/screenshots");
        std::fs::create_dir_all(&folder).expect("the folder of pictures is writable");
        let path = folder.join(format!("{}-{moment}.png", self.story));
        let png = self.client.screenshot().await.expect("the driver takes a picture");
        std::fs::write(&path, png).expect("the folder of pictures is writable");
        println!("picture: {}", path.display());
    }

    pub fn machine(&self) -> &Machine {
        &self.machine
    }
}

fn by_id(id: &str) -> String {
    format!("[data-testid={id:?}]")
}

/// Starts a program through the driver at `address`, and waits until its page has loaded.
pub async fn connect(address: &str, program: &Path) -> Client {
    assert!(program.is_file(), "{} is not built; `cargo xtask test` builds it", program.display());
    let mut capabilities = Capabilities::new();
    capabilities.insert("tauri:options".to_owned(), json!({ "application": program, "args": [] }));
    let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
    builder.capabilities(capabilities);
    // The drivers need a moment before they listen.
    let started = tokio::time::Instant::now();
    loop {
        match builder.connect(address).await {
            Ok(client) => return client,
            Err(error) if started.elapsed() > PATIENCE => panic!("no window opened: {error}"),
            Err(_) => tokio::time::sleep(BETWEEN_LOOKS).await,
        }
    }
}
