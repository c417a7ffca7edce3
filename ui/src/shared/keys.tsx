import { useEffect, useState } from "react";
import { Modal } from "@mantine/core";
import { ids } from "./testids";

/** A key as one writes it: `n`, `Ctrl Enter`, `Esc`. */
export type KeyName = "n" | "e" | "?" | "Ctrl K" | "Ctrl Enter" | "Esc" | "/" | "t" | "PageUp" | "PageDown";

function nameOf(event: KeyboardEvent): KeyName | null {
  const withCtrl = event.ctrlKey || event.metaKey;
  if (withCtrl && event.key.toLowerCase() === "k") return "Ctrl K";
  if (withCtrl && event.key === "Enter") return "Ctrl Enter";
  if (withCtrl || event.altKey) return null;
  if (event.key === "Escape") return "Esc";
  if (event.key === "n" || event.key === "e" || event.key === "?" || event.key === "/" || event.key === "t" || event.key === "PageUp" || event.key === "PageDown") return event.key;
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

const ALSO_WHILE_TYPING: readonly KeyName[] = ["Ctrl K", "Ctrl Enter", "Esc"];

interface Hearer {
  name: KeyName;
  /** Grows from a place to its parts, and from what was there to what was opened since. */
  order: number;
  act: (() => void) | null;
}

const hearers = new Set<Hearer>();
let made = 0;

/** A key belongs to the innermost part that wants it: Esc closes what was opened last, and not the whole place. */
function isInnermost(own: Hearer): boolean {
  return [...hearers].every((other) => other.name !== own.name || other.act === null || other.order <= own.order);
}

/** Answers a key while the caller is on the screen. Letters are left alone while one types, and under a sheet. */
export function useKey(name: KeyName, act: (() => void) | null): void {
  const [own] = useState<Hearer>(() => ({ name, order: made++, act }));
  useEffect(() => {
    own.act = act;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.repeat && name === "Ctrl Enter") return; // held down, it would go on to save the next page too
      if (event.defaultPrevented || nameOf(event) !== name || own.act === null || !isInnermost(own)) return;
      if (!ALSO_WHILE_TYPING.includes(name) && isTyping(event.target)) return;
      if (name !== "Ctrl K" && document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      event.preventDefault();
      own.act();
    };
    hearers.add(own);
    window.addEventListener("keydown", hear);
    return () => {
      hearers.delete(own);
      window.removeEventListener("keydown", hear);
    };
  }, [name, own]);
}

const SHOWN: readonly [keys: string, words: string][] = [
  ["Ctrl K", "search, or run a command"],
  ["N", "new"],
  ["E", "edit"],
  ["/", "search in the list"],
  ["Ctrl Enter", "save"],
  ["Esc", "back; what was typed stays as a draft"],
  ["↑ ↓", "move in a list"],
  ["Space", "select the row"],
  ["Shift ↓", "extend the selection"],
  ["Enter", "open"],
  ["← → ↑ ↓", "in the week of maintenance: move a bar; with Shift, resize it; on the board of advanced support: the next card"],
  ["Page ↑ ↓", "the week or month before, and the next"],
  ["T", "today"],
  ["Del", "cancel a bar"],
  ["?", "these keys"],
];

/** `?` shows the keys. */
export function Keys() {
  const [open, setOpen] = useState(false);
  useKey("?", () => setOpen(true));
  return (
    <Modal opened={open} onClose={() => setOpen(false)} title="Keys" centered transitionProps={{ duration: 0 }} data-testid={ids.keys} closeButtonProps={{ "aria-label": "Close" }}>
      <dl className="kv l">
        {SHOWN.map(([keys, words]) => (
          <div key={keys} style={{ display: "contents" }}>
            <dt><kbd>{keys}</kbd></dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
