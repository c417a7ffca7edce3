import { useSyncExternalStore } from "react";

// One timer for every clock on the screen; it ticks on the full minute.
const MINUTE = 60_000;
let ahead = 0;
let now = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

function set(moment: Date) {
  now = moment;
  for (const listener of listeners) listener();
}

function wait() {
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => {
    set(new Date(Date.now() + ahead));
    wait();
  }, MINUTE - ((Date.now() + ahead) % MINUTE));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) wait();
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

let second = new Date();
const counting = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | null = null;

function subscribeSecond(listener: () => void): () => void {
  counting.add(listener);
  if (ticking === null) {
    second = new Date(Date.now() + ahead);
    ticking = setInterval(() => {
      second = new Date(Date.now() + ahead);
      for (const one of counting) one();
    }, 1000);
  }
  return () => {
    counting.delete(listener);
    if (counting.size === 0 && ticking !== null) {
      clearInterval(ticking);
      ticking = null;
    }
  };
}

const still = () => () => {};

/** The present second while something runs on the screen; one that stands still wakes nobody. */
export function useSecond(runs: boolean): Date {
  return useSyncExternalStore(runs ? subscribeSecond : still, () => (runs && ticking !== null ? second : now));
}

/** The clocks of the window go by the clock the rules go by, so that both speak of one moment. */
export function goBy(utc: string): void {
  ahead = Date.parse(utc) - Date.now();
  set(new Date(utc));
}
