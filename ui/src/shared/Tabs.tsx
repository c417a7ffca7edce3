import type { KeyboardEvent, ReactNode } from "react";

export interface Tab<V extends string> {
  value: V;
  label: string;
  after?: ReactNode;
  testid?: string;
}

interface TabsProps<V extends string> {
  label: string;
  value: V;
  tabs: readonly Tab<V>[];
  onChange: (value: V) => void;
  /** The id of the panel they switch. */
  controls?: string;
  look?: "line" | "views";
  aside?: ReactNode;
}

export function Tabs<V extends string>({ label, value, tabs, onChange, controls, look = "line", aside }: TabsProps<V>) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.value === value);
    const next = tabs[(at + (event.key === "ArrowRight" ? 1 : tabs.length - 1)) % tabs.length];
    if (next === undefined) return;
    onChange(next.value);
    const row = event.currentTarget;
    requestAnimationFrame(() => row.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  const strip = (
    <div role="tablist" aria-label={label} className={look === "line" ? "row" : "row wrap"} style={look === "line" ? { gap: 20 } : undefined} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          className={look === "line" ? undefined : "vw"}
          aria-selected={tab.value === value}
          aria-controls={controls}
          tabIndex={tab.value === value ? 0 : -1}
          data-testid={tab.testid}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
          {tab.after}
        </button>
      ))}
    </div>
  );
  if (look === "views") return strip;
  return (
    <div className="tabs">
      {strip}
      {aside !== undefined && <span className="aside sm">{aside}</span>}
    </div>
  );
}
