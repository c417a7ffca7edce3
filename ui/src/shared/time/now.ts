import { useSyncExternalStore } from "react";

// One timer for every clock on the screen; it ticks on the full minute.
let now = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

function tick() {
  now = new Date();
  for (const listener of listeners) listener();
  timer = setTimeout(tick, 60_000 - (now.getTime() % 60_000));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) timer = setTimeout(tick, 60_000 - (Date.now() % 60_000));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearTimeout(timer);
      timer = null;
    }
  };
}

/** The present minute, for the clock in the bar and for leaving out the year at hand. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}

/** Tests and the picture book stand still at one moment. */
export function standStillAt(moment: Date): void {
  now = moment;
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => undefined, 0);
}
