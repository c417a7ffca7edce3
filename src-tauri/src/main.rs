//! The window of MSP Desk: a thin shell around the `api` crate.
//!
//! It opens one window, hands every call of the pages to the one door below it, and tells them when a minute has
//! passed. There is no rule, no SQL and no arithmetic here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clock;
mod door;
mod window;

/// As in `msp`: a report is made of hundreds of thousands of small pieces.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    tauri::Builder::default()
        // First, so that a second start ends before it has opened anything.
        .plugin(tauri_plugin_single_instance::init(|app, _args, _folder| window::bring_forward(app)))
        .plugin(window::log())
        .plugin(window::remembered_size())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(door::Door::default())
        .invoke_handler(tauri::generate_handler![door::call])
        .setup(|app| {
            door::open_early(app.handle());
            window::open(app.handle())?;
            clock::tick_every_minute(app.handle().clone());
            door::deliver_what_is_due(app.handle().clone());
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the window system answers; without one there is nothing to show an error in");
}
