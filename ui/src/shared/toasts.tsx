import { useSyncExternalStore } from "react";
import { Button, IconButton } from "./Button";
import { Icon, type Mark } from "./Icon";
import { ids } from "./testids";

interface Toast {
  key: number;
  mark: Mark;
  text: string;
  undo: (() => void) | null;
}

const STAYS_MS = 9000;
let toasts: readonly Toast[] = [];
let nextKey = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function drop(key: number) {
  set(toasts.filter((toast) => toast.key !== key));
}

/** Says what was done, and offers the way back where there is one. */
export function say(text: string, undo: (() => void) | null = null, mark: Mark = "check"): void {
  const key = nextKey++;
  set([...toasts.slice(-2), { key, mark, text, undo }]);
  setTimeout(() => drop(key), STAYS_MS);
}

/** Takes every toast away. */
export function hush(): void {
  set([]);
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className="toasts" role="status" aria-live="polite" data-testid={ids.toasts}>
      {shown.map((toast) => (
        <div className="toast" key={toast.key}>
          <Icon mark={toast.mark} />
          <span>{toast.text}</span>
          {toast.undo !== null ? (
            <Button small look="quiet" testid={ids.toastUndo} onClick={() => { toast.undo?.(); drop(toast.key); }}>Undo</Button>
          ) : <span />}
          <IconButton mark="x" label="Dismiss" onClick={() => drop(toast.key)} />
        </div>
      ))}
    </div>
  );
}
