import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import type { ProgressEvent } from "../bindings/types";
import type { FileQuestion, Host } from "./host";

function filters(ask: FileQuestion) {
  return [{ name: ask.kind, extensions: ask.extensions }];
}

/** The desktop shell: one command, two events, and the platform's own file dialogs. */
export const desktop: Host = {
  call: ({ id, command, args, key }) => invoke("call", { id, command, args, key }),
  onProgress(listener) {
    const ending = listen<ProgressEvent>("progress", (event) => listener(event.payload));
    return () => void ending.then((end) => end());
  },
  onDone(listener) {
    const ending = listen<string>("done", (event) => listener(event.payload));
    return () => void ending.then((end) => end());
  },
  onDrop(listener) {
    const ending = getCurrentWebview().onDragDropEvent((event) => {
      if (event.payload.type === "drop") listener(event.payload.paths);
    });
    return () => void ending.then((end) => end());
  },
  async chooseFile(ask) {
    return open({ title: ask.title, multiple: false, directory: false, filters: filters(ask) });
  },
  async chooseTarget(ask) {
    return save({ title: ask.title, defaultPath: ask.name, filters: filters(ask) });
  },
};
