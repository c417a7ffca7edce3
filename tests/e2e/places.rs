//! Every place of the window, filled by the sample provider, in both schemes.

use tests::window::{Window, in_a_new_window};

use crate::pages::settings::{Scheme, draw_in};

/// A place, the clicks that lead there from anywhere, and the part by which one knows that it is there.
const PLACES: &[(&str, &[&str], &str)] = &[
    ("home", &["nav-home"], "home"),
    ("clients", &["nav-clients"], "list-row"),
    ("client", &["nav-clients", "list-row"], "client-page"),
    ("new_client", &["nav-clients", "clients-new"], "client-name"),
    ("contracts", &["nav-contracts"], "list-row"),
    ("contract", &["nav-contracts", "list-row"], "contract-page"),
    ("what_if", &["nav-contracts", "list-row", "what-if-open"], "what-if"),
    ("new_contract", &["nav-contracts", "contracts-new"], "contract-next"),
    ("policies", &["nav-policies"], "policies"),
    ("calendars", &["nav-policies", "sla-calendars"], "calendar-picture"),
    ("calendar_versions", &["nav-policies", "sla-calendars", "calendar-tab-versions"], "calendar-page"),
    ("new_calendar", &["nav-policies", "sla-calendars", "calendars-new"], "calendar-name"),
    ("tickets", &["nav-tickets"], "list-row"),
    ("ticket", &["nav-tickets", "list-row"], "ticket-page"),
    ("import", &["nav-tickets", "tickets-import"], "import-path"),
    ("maintenance", &["nav-maintenance"], "maintenance-week"),
    ("new_window", &["nav-maintenance", "maintenance-new"], "window-preview"),
    ("maintenance_month", &["nav-maintenance", "maintenance-view-month"], "maintenance"),
    ("maintenance_list", &["nav-maintenance", "maintenance-view-list"], "list-row"),
    ("blackouts", &["nav-maintenance", "maintenance-more", "maintenance-to-blackouts"], "blackouts"),
    ("window_templates", &["nav-maintenance", "maintenance-more", "maintenance-to-templates"], "templates"),
    ("billing", &["nav-billing"], "billing-card-A-9"),
    ("engagement", &["nav-billing", "billing-card-A-9"], "billing-charge"),
    ("new_engagement", &["nav-billing", "billing-new"], "billing-form"),
    ("time", &["nav-billing", "billing-more", "billing-to-time"], "time"),
    ("time_import", &["nav-billing", "billing-more", "billing-to-import"], "work-import"),
    ("invoices", &["nav-billing", "billing-more", "billing-to-invoices"], "invoices"),
    ("ageing", &["nav-billing", "billing-more", "billing-to-ageing"], "ageing"),
    ("exports", &["nav-billing", "billing-more", "billing-to-exports"], "exports"),
    ("billing_terms", &["nav-contracts", "list-row", "contract-billing"], "terms"),
    ("billing_profile", &["nav-settings", "settings-billing"], "billing-profile"),
    ("reports", &["nav-reports"], "reports"),
    ("history", &["nav-history"], "history"),
    ("settings", &["nav-settings"], "settings-scheme"),
    ("palette", &["nav-home", "bar-find"], "palette-input"),
];

#[test]
fn axe_finds_no_barrier_in_any_place_in_light() {
    in_a_new_window("light", async |window| check(window, Scheme::Light).await);
}

#[test]
fn axe_finds_no_barrier_in_any_place_in_dark() {
    in_a_new_window("dark", async |window| check(window, Scheme::Dark).await);
}

async fn check(window: &Window, scheme: Scheme) {
    window.click("firststart-sample").await;
    window.part("home").await;
    draw_in(window, scheme).await;
    let mut barriers = Vec::new();
    for (place, ways, known_by) in PLACES {
        for way in *ways {
            window.click(way).await;
        }
        window.part(known_by).await;
        window.gone("loading").await;
        window.picture(place).await;
        barriers.extend(window.barriers().await.into_iter().map(|barrier| format!("{place}: {barrier}")));
    }
    assert!(barriers.is_empty(), "{barriers:#?}");
}
