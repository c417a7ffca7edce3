import { useSyncExternalStore } from "react";
import { newId } from "./ids";
import type { ProgressEvent } from "../bindings/types";
import { host } from "./host";

/** A call long enough to be watched and stopped. It goes on while one works elsewhere in the window. */
export interface Work {
  id: string;
  title: string;
  label: string;
  done: number;
  total: number | null;
  stopping: boolean;
}

let works: readonly Work[] = [];
const listeners = new Set<() => void>();
let stopListening: (() => void) | null = null;

function set(next: readonly Work[]) {
  works = next;
  for (const listener of listeners) listener();
}

function hear(progress: ProgressEvent) {
  set(works.map((work) =>
    work.id === progress.id ? { ...work, done: progress.done, total: progress.total, label: progress.label } : work,
  ));
}

function letGo() {
  if (works.length > 0) return;
  stopListening?.();
  stopListening = null;
}

/** Puts a call into the tray until it ends, however it ends. */
export async function watch<Reply>(title: string, run: (id: string) => Promise<Reply>): Promise<Reply> {
  const id = newId();
  stopListening ??= host().onProgress(hear);
  set([...works, { id, title, label: "", done: 0, total: null, stopping: false }]);
  try {
    return await run(id);
  } finally {
    set(works.filter((work) => work.id !== id));
    letGo();
  }
}

/** Asks a running call to stop; it answers for itself with the failure `cancelled`. */
export function stop(id: string): void {
  set(works.map((work) => (work.id === id ? { ...work, stopping: true } : work)));
  void host().call({ id: newId(), command: "calls.cancel", args: { call: id }, key: null });
}

export function useWork(): readonly Work[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => works,
  );
}
