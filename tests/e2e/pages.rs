//! The pages of the window, each by what one does there.

use std::path::Path;

use tests::window::Window;

/// The five questions.
pub mod first_start {
    use super::*;

    pub async fn answer(window: &Window, company: &str, country: &str, policy: &str) {
        window.fill("firststart-company", company).await;
        window.choose("firststart-country", country).await;
        window.click(&format!("firststart-policy-{policy}")).await;
        window.click("firststart-start").await;
        window.part("home").await;
    }
}

pub mod settings {
    use super::*;

    pub enum Scheme {
        Light,
        Dark,
    }

    pub async fn draw_in(window: &Window, scheme: Scheme) {
        let button = match scheme {
            Scheme::Light => "button:nth-child(1)",
            Scheme::Dark => "button:nth-child(2)",
        };
        window.click("nav-settings").await;
        window.click_within("settings-scheme", button).await;
    }
}

pub mod clients {
    use super::*;

    pub async fn enter(window: &Window, name: &str, zone: &str) {
        window.click("nav-clients").await;
        window.click("clients-new").await;
        window.fill("client-name", name).await;
        window.fill("client-zone", zone).await;
        window.click("client-save").await;
        window.says("client-page", name).await;
    }
}

pub mod contracts {
    use super::*;

    /// Client, policy, no services and no orders, the term, and into force.
    pub async fn put_in_force(window: &Window, client: &str, policy: &str, starts_on: &str, zone: &str) {
        window.click("nav-contracts").await;
        window.click("contracts-new").await;
        window.click(&format!("contract-client-{client}")).await;
        window.click("contract-next").await;
        window.click(&format!("contract-policy-{policy}")).await;
        window.fill("contract-zone", zone).await;
        for _step in ["services", "orders", "term"] {
            window.click("contract-next").await;
        }
        window.pick_date("contract-starts", starts_on).await;
        window.click("contract-next").await;
        window.click("contract-activate").await;
        window.says("contract-page", client).await;
    }
}

pub mod tickets {
    use super::*;

    /// File, preview, import; the preview and the outcome are kept as pictures.
    pub async fn import(window: &Window, file: &Path, preset: &str, client: &str, zone: &str) {
        window.click("nav-tickets").await;
        window.click("tickets-import").await;
        window.fill("import-path", &file.display().to_string()).await;
        window.choose("import-preset", preset).await;
        window.choose_saying("import-contract", client).await;
        window.fill("import-zone", zone).await;
        window.click("import-next").await;
        window.part("import-preview").await;
        window.picture("preview").await;
        window.click("import-commit").await;
        window.part("import-done").await;
        window.picture("imported").await;
    }
}

pub mod reports {
    use super::*;

    /// Looks at the report of a month and waits until its first page is drawn.
    pub async fn look_at(window: &Window, client: &str, month: &str) {
        window.click("nav-reports").await;
        window.choose("reports-until", &first_span_with(window, month).await).await;
        window.click(&format!("reports-cell-{client}-{month}")).await;
        window.part("pdf-page").await;
    }

    /// Twelve months are shown at a time: those that end soonest after `month`.
    async fn first_span_with(window: &Window, month: &str) -> String {
        let spans = window.offers("reports-until").await;
        let ends = spans.into_iter().map(|(end, _)| end).filter(|end| end.as_str() >= month);
        ends.min().unwrap_or_else(|| panic!("{month} is not among the months"))
    }

    pub async fn issue(window: &Window) {
        window.click("reports-issue").await;
        window.says("toasts", "Issued").await;
    }

    pub async fn save(window: &Window, file: &Path) {
        window.click("pdf-save").await;
        window.fill("reports-save-path", &file.display().to_string()).await;
        window.click("reports-save").await;
        window.says("toasts", "Saved").await;
    }
}

/// A policy as it is being typed.
pub mod policies {
    use super::*;

    pub async fn part(window: &Window, part: &str) {
        window.click(&format!("draft-tab-{part}")).await;
    }

    /// Types what there is to type, a new line by its key; an empty field is left alone.
    pub async fn fill(window: &Window, field: &str, words: &str) {
        if !words.is_empty() {
            window.fill(&format!("draft-field-{field}"), &words.replace('\n', "\u{e007}")).await;
        }
    }

    pub async fn choose(window: &Window, field: &str, value: &str) {
        let field = format!("draft-field-{field}");
        if window.value(&field).await != value {
            window.choose(&field, value).await;
        }
    }
}
