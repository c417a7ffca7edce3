//! One window, driven as a person would: by what is seen, clicks and keys.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use futures_util::FutureExt;
use serde_json::json;

use super::machine::{Machine, program};

/// How long anything may take to show. Generous: the machine that tests may have other work.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a whole story may take before it is broken off: a driver that hangs must not hold up the run.
const STORY_PATIENCE: Duration = Duration::from_secs(300);

const LOOK_FOR_BARRIERS: &str = "
    const answer = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        (found) => answer(found.violations.flatMap((violation) =>
            violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`))),
        (error) => answer([`axe-core failed: ${error}`]),
    );";

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

    /// Types into a field, in place of what stands there.
    pub async fn fill(&self, id: &str, text: &str) {
        let field = self.part(id).await;
        field.clear().await.unwrap_or_else(|error| panic!("`{id}` cannot be emptied: {error}"));
        field.send_keys(text).await.unwrap_or_else(|error| panic!("`{id}` cannot be typed into: {error}"));
    }

    /// Chooses from a list by the value behind the words.
    pub async fn choose(&self, id: &str, value: &str) {
        let list = self.part(id).await;
        list.select_by_value(value)
            .await
            .unwrap_or_else(|error| panic!("`{id}` does not offer {value}: {error}"));
    }

    /// Presses keys wherever the focus is.
    pub async fn press(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(keys).await.unwrap_or_else(|error| panic!("the keys were not taken: {error}"));
    }

    /// How often a part is there at this moment.
    pub async fn count(&self, id: &str) -> usize {
        self.client.find_all(Locator::Css(&by_id(id))).await.expect("the page can be searched").len()
    }

    /// Waits until a part is no longer there.
    pub async fn gone(&self, id: &str) {
        self.until(&format!("`{id}` is gone"), || async { self.count(id).await == 0 }).await;
    }

    pub async fn text(&self, id: &str) -> String {
        self.part(id).await.text().await.unwrap_or_else(|error| panic!("`{id}` has no text: {error}"))
    }

    pub async fn title(&self) -> String {
        self.client.title().await.expect("the page has a title")
    }

    /// Waits until a part says what it should.
    pub async fn says(&self, id: &str, expected: &str) {
        self.until(&format!("`{id}` says “{expected}”"), || async {
            self.part(id).await.text().await.is_ok_and(|text| text.contains(expected))
        })
        .await;
    }

    pub async fn until<F: Future<Output = bool>>(&self, what: &str, mut holds: impl FnMut() -> F) {
        let started = tokio::time::Instant::now();
        while !holds().await {
            assert!(started.elapsed() < PATIENCE, "it never came about that {what}");
            tokio::time::sleep(Duration::from_millis(50)).await;
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

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in a folder of the repository")
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
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}
