import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from "react";

const STOPS = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex="-1"])';

interface Level {
  parent: Element;
  at: number;
}

function stopsIn(part: Element): HTMLElement[] {
  const own = part instanceof HTMLElement && part.matches(STOPS) ? [part] : [];
  return [...own, ...part.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.tabIndex >= 0);
}

/** What cannot be seen does not take the focus; then the next one is asked. */
function take(stops: readonly HTMLElement[]): boolean {
  return stops.some((stop) => {
    stop.focus();
    return document.activeElement === stop;
  });
}

function levelsOf(stop: Element, root: Element): Level[] {
  const levels: Level[] = [];
  for (let own = stop; own !== root && own.parentElement !== null; own = own.parentElement) {
    levels.push({ parent: own.parentElement, at: [...own.parentElement.children].indexOf(own) });
  }
  return levels;
}

/** The stop nearest to where one is gone: what took its place, else what follows there, else what stands before. */
function takeNearest({ parent, at }: Level): boolean {
  const children = [...parent.children];
  return take(children.slice(at).flatMap(stopsIn)) || take(children.slice(0, at).flatMap(stopsIn).reverse());
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Whoever works by the keyboard stays where they are: when what has the focus leaves the page, or cannot be used any
 * more, its neighbour takes it, and not the top of the window. A place that is left altogether is no matter of this.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = root.current;
    if (place === null) return;
    let last: HTMLElement | null = null;
    let levels: Level[] = [];
    const remember = (event: FocusEvent) => {
      const stop = event.target instanceof HTMLElement ? event.target : null;
      if (stop !== null && stop !== place && place.contains(stop)) {
        last = stop;
        levels = levelsOf(stop, place);
      } else if (stop?.closest(".app") !== null) last = null;
    };
    const forget = () => { last = null; };
    const keep = () => {
      if (last === null || !isNowhere()) return;
      if (last.isConnected && last.matches(":disabled")) return;
      if (last.isConnected && take([last])) return;
      const left = levels.filter((level) => level.parent.isConnected && level.parent !== place);
      if (!left.some(takeNearest)) place.focus({ preventScroll: true });
    };
    // A button that is only waiting for its answer is not taken for gone; whoever goes on meanwhile goes on from it.
    const goOn = (event: KeyboardEvent) => {
      const [level] = levels;
      if (event.key !== "Tab" || last === null || level === undefined || !last.matches(":disabled") || !isNowhere()) return;
      if (takeNearest({ ...level, at: level.at + (event.shiftKey ? 0 : 1) })) event.preventDefault();
    };
    const watch = new MutationObserver(() => setTimeout(keep, 0));
    watch.observe(place, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
    document.addEventListener("focusin", remember);
    document.addEventListener("pointerdown", forget);
    document.addEventListener("keydown", goOn);
    return () => {
      watch.disconnect();
      document.removeEventListener("focusin", remember);
      document.removeEventListener("pointerdown", forget);
      document.removeEventListener("keydown", goOn);
    };
  }, [root]);
}

const FIELDS = "input:not(:disabled), select:not(:disabled), textarea:not(:disabled)";

/** A part that is opened: its first field takes the focus, and closed, it gives it back to what opened it. */
export function useOpened<Part extends HTMLElement>(): RefObject<Part | null> {
  const part = useRef<Part>(null);
  useLayoutEffect(() => {
    const opened = part.current;
    if (opened === null) return;
    const opener = document.activeElement;
    if (!take([...opened.querySelectorAll<HTMLElement>(FIELDS)])) take(stopsIn(opened));
    return () => {
      const leaves = isNowhere() || opened.contains(document.activeElement);
      if (leaves && opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return part;
}

/** A list with a button below it that adds to it: the first field of what was added takes the focus. */
export function useAdding<Rows extends HTMLElement>(count: number): { rows: RefObject<Rows | null>; adding: () => void } {
  const rows = useRef<Rows>(null);
  const asked = useRef(false);
  useLayoutEffect(() => {
    if (!asked.current) return;
    asked.current = false;
    const last = rows.current?.lastElementChild;
    if (last instanceof HTMLElement) take([...last.querySelectorAll<HTMLElement>(FIELDS)]);
  }, [count]);
  const adding = useCallback(() => { asked.current = true; }, []);
  return { rows, adding };
}
