//! The one command of the window.

use serde_json::{Value, json};
use tauri::AppHandle;

pub fn open_early(_app: &AppHandle) {}

#[tauri::command]
pub async fn call(id: String, command: String, args: Value) -> Result<Value, Value> {
    let now = crate::clock::now();
    Ok(json!({ "id": id, "command": command, "args": args, "now": now.to_rfc3339() }))
}
