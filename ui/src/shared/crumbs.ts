import { useEffect, useSyncExternalStore } from "react";
import type { Crumb } from "./Frame";

let crumbs: readonly Crumb[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Crumb[]) {
  crumbs = next;
  for (const listener of listeners) listener();
}

/** Says where the window is: each page names itself, the bar above shows it. */
export function useCrumbs(...path: Crumb[]): void {
  const key = JSON.stringify(path);
  useEffect(() => {
    // A thing whose name is still on the way is left out rather than shown nameless.
    const named = (JSON.parse(key) as Crumb[]).filter((crumb) => crumb.name !== "");
    set(named);
    document.title = `${named[named.length - 1]?.name ?? "Home"} · MSP Desk`;
  }, [key]);
}

export function useShownCrumbs(): readonly Crumb[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => crumbs,
  );
}
