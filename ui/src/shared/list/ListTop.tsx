import { useEffect, useRef, useState } from "react";
import { Icon } from "../Icon";
import { useKey } from "../keys";

const PAUSE_MS = 180;

/** Seeks in a list; it waits a moment before it asks, so that typing never stutters. */
export function Seek({ label, value, onSeek, testid }: { label: string; value: string; onSeek: (words: string) => void; testid: string }) {
  const [typed, setTyped] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(onSeek);
  useEffect(() => {
    latest.current = onSeek;
  });
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => latest.current(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  useKey("/", () => field.current?.focus());
  return (
    <span className="row" style={{ position: "relative" }}>
      <span style={{ position: "absolute", left: 8, color: "var(--ink-3)" }}><Icon mark="search" small /></span>
      <input
        ref={field}
        className="in"
        style={{ height: 26, width: 200, paddingLeft: 28, fontSize: 12 }}
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        data-testid={testid}
      />
    </span>
  );
}
