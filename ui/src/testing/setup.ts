import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { hush } from "../shared/toasts";
import { goBy } from "../shared/time/now";

// A second is too short on a machine that compiles at the same time.
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no layout and none of these; the parts only need them to exist.
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", NoObserver);
vi.stubGlobal("matchMedia", (query: string) => ({
  matches: false, media: query, onchange: null, addEventListener: () => {}, removeEventListener: () => {}, dispatchEvent: () => false,
}));
Object.assign(Element.prototype, { scrollIntoView: () => {}, scrollTo: () => {} });
Object.defineProperty(Element.prototype, "clientHeight", { configurable: true, get: () => 600 });
Object.defineProperty(Element.prototype, "clientWidth", { configurable: true, get: () => 1000 });

beforeEach(() => {
  // The moment of the reference pictures.
  goBy("2026-09-24T03:40:00Z");
  window.localStorage.clear();
  window.history.replaceState({ index: 0 }, "", "#/");
});

afterEach(() => {
  cleanup();
  hush();
});
