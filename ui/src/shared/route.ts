import { useSyncExternalStore } from "react";

/** Where the window is: the path after `#` and what follows the question mark. */
export interface Place {
  path: string;
  query: URLSearchParams;
}

interface Step {
  index: number;
}

let last = 0;
let seen = "";
let current: Place = { path: "/", query: new URLSearchParams() };

function indexOf(state: unknown): number | null {
  if (typeof state !== "object" || state === null || !("index" in state)) return null;
  const { index } = state as Step;
  return typeof index === "number" ? index : null;
}

function read(): Place {
  const raw = window.location.hash.replace(/^#/, "") || "/";
  if (raw !== seen) {
    seen = raw;
    const cut = raw.indexOf("?");
    const path = cut < 0 ? raw : raw.slice(0, cut);
    current = { path, query: new URLSearchParams(cut < 0 ? "" : raw.slice(cut + 1)) };
  }
  return current;
}

const listeners = new Set<() => void>();
function tell() {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("popstate", tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("popstate", tell);
  };
}

function step(): number {
  return indexOf(window.history.state) ?? 0;
}

/** Goes to a place and keeps the way back. */
export function go(to: string): void {
  if (to === (window.location.hash.replace(/^#/, "") || "/")) return;
  last = step() + 1;
  window.history.pushState({ index: last } satisfies Step, "", `#${to}`);
  tell();
}

const REMEMBERED = "place:";

/** The place as it was left: with its view, filters and order. */
export function asLeft(path: string): string {
  const query = window.localStorage.getItem(REMEMBERED + path);
  return query === null || query === "" ? path : `${path}?${query}`;
}

/** What was looked at for a moment: a place does not open with it again. */
const PASSING = ["day", "window", "at", "bills"];

function lasting(query: string): string {
  const kept = new URLSearchParams(query);
  for (const key of PASSING) kept.delete(key);
  return kept.toString();
}

/** Changes the place without a step in the way back: filters, tabs, a chosen row. */
export function replace(to: string): void {
  window.history.replaceState({ index: step() } satisfies Step, "", `#${to}`);
  const [path = "", query = ""] = to.split("?");
  if (path.lastIndexOf("/") === 0) window.localStorage.setItem(REMEMBERED + path, lasting(query));
  tell();
}

export function back(): void {
  window.history.back();
}

export function forward(): void {
  window.history.forward();
}

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, read);
}

/** Which of the two arrows lead anywhere; one string, so that a snapshot compares by value. */
export function useWays(): { back: boolean; forward: boolean } {
  const ways = useSyncExternalStore(subscribe, () => `${step() > 0 ? "b" : ""}${step() < last ? "f" : ""}`);
  return { back: ways.includes("b"), forward: ways.includes("f") };
}

/** The parts of a path that a pattern such as `/tickets/:ticket` names, or null when it is another place. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split("/").filter(Boolean);
  const have = path.split("/").filter(Boolean);
  if (want.length !== have.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const given = have[i] ?? "";
    if (part.startsWith(":")) found[part.slice(1)] = decodeURIComponent(given);
    else if (part !== given) return null;
  }
  return found;
}

/** The place with some of its query changed; an empty value drops the key. */
export function withQuery(place: Place, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(place.query);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === "") query.delete(key);
    else query.set(key, value);
  }
  const text = query.toString();
  return text === "" ? place.path : `${place.path}?${text}`;
}
