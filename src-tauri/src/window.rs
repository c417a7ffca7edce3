//! The one window: its size, its colour before the first paint, and where its log goes.

use tauri::plugin::TauriPlugin;
use tauri::window::Color;
use tauri::{AppHandle, Manager, Theme, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;

const LABEL: &str = "main";

// `--surface` of the pages' tokens in both schemes: the window has the paper's colour before the first paint.
const LIGHT_SURFACE: Color = Color(0xff, 0xff, 0xff, 0xff);
const DARK_SURFACE: Color = Color(0x19, 0x1c, 0x1e, 0xff);

pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.expect("tauri.conf.json describes the window `main`");
    let window = WebviewWindowBuilder::from_config(app, config)?.build()?;
    let surface = if window.theme()? == Theme::Dark { DARK_SURFACE } else { LIGHT_SURFACE };
    window.set_background_color(Some(surface))?;
    window.show()
}

/// A second start of the program shows the window that is there already.
pub fn bring_forward(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(error) = shown {
        log::warn!("the window could not be brought forward: {error}");
    }
}

/// Size, place and maximised are remembered; that the window was hidden is not, it would never come back.
pub fn remembered_size() -> TauriPlugin<Wry> {
    let flags = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    tauri_plugin_window_state::Builder::default().with_state_flags(flags).build()
}

pub fn log() -> TauriPlugin<Wry> {
    tauri_plugin_log::Builder::new().level(log::LevelFilter::Info).max_file_size(1_000_000).build()
}
