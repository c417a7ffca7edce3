//! The least a Tauri program can be: one window, one heading. The start of MSP Desk is measured against it.

fn main() {
    tauri::Builder::default()
        .run(tauri::generate_context!("examples/empty_window/tauri.conf.json"))
        .expect("the window system answers; without one there is nothing to measure");
}
