import type { ReactNode } from "react";

/** The marks of the house: 16 × 16, drawn with the colour of the text beside them. */
const MARKS = {
  asm: <><path d="M2.6 5.8c1.8-2 3.6-2 5.4 0s3.6 2 5.4 0M2.6 10.8c1.8-2 3.6-2 5.4 0s3.6 2 5.4 0"/></>,
  back: <><path d="M10 3 5 8l5 5"/></>,
  ban: <><circle cx="8" cy="8" r="6"/><path d="m3.8 3.8 8.4 8.4"/></>,
  bolt: <><path d="M9 1.6 3.4 9h4l-.8 5.4L12.4 7H8.2z"/></>,
  breach: <><rect x="2" y="2" width="12" height="12" rx="1"/><path d="m5.4 5.4 5.2 5.2M10.6 5.4l-5.2 5.2"/></>,
  cal: <><rect x="2" y="3" width="12" height="11" rx="1.2"/><path d="M2 6.4h12M5.2 1.6v2.6M10.8 1.6v2.6"/></>,
  check: <><path d="m3.2 8.4 3.2 3.2 6.4-7"/></>,
  clients: <><circle cx="6" cy="5.4" r="2.4"/><path d="M1.8 13.2c.3-2.5 2-3.9 4.2-3.9s3.9 1.4 4.2 3.9M10.6 3.2a2.3 2.3 0 0 1 0 4.4M11.8 9.6c1.4.5 2.2 1.8 2.4 3.6"/></>,
  clock: <><circle cx="8" cy="8" r="6"/><path d="M8 4.6V8l2.4 1.5"/></>,
  closed: <><path d="M13 9.6A5.6 5.6 0 1 1 6.4 3a4.6 4.6 0 0 0 6.6 6.6z"/></>,
  contract: <><path d="M3.5 1.8h6l3 3v9.4h-9zM9.3 1.8v3.2h3.2M5.6 8h4.8M5.6 10.8h4.8"/></>,
  dot: <><circle cx="8" cy="8" r="3.2" fill="currentColor"/></>,
  down: <><path d="m3.6 6 4.4 4.4L12.4 6"/></>,
  down2: <><path d="M8 2v8M4.6 7 8 10.4 11.4 7M2.6 13.6h10.8"/></>,
  draft: <><circle cx="8" cy="8" r="6" strokeDasharray="2.4 2.2"/></>,
  edit: <><path d="M2.6 13.4 3.2 10.6 11 2.8l2.2 2.2-7.8 7.8z"/></>,
  fwd: <><path d="m6 3 5 5-5 5"/></>,
  gear: <><circle cx="8" cy="8" r="2.1"/><path d="M8 1.8v1.8M8 12.4v1.8M1.8 8h1.8M12.4 8h1.8M3.6 3.6l1.3 1.3M11.1 11.1l1.3 1.3M3.6 12.4l1.3-1.3M11.1 4.9l1.3-1.3"/></>,
  history: <><path d="M2.4 8a5.6 5.6 0 1 0 1.9-4.2M2.2 2.4v2.9h2.9M8 5v3.2l2.2 1.4"/></>,
  home: <><path d="M2.5 7.2 8 2.6l5.5 4.6v6.2h-3.7V9.6H6.2v3.8H2.5z"/></>,
  info: <><circle cx="8" cy="8" r="6.2"/><path d="M8 7.4v3.8M8 4.8v.1"/></>,
  key: <><circle cx="5" cy="8" r="3"/><path d="M8 8h6M12 8v2.4"/></>,
  lock: <><rect x="3" y="7" width="10" height="7" rx="1"/><path d="M5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7"/></>,
  mail: <><rect x="1.8" y="3.4" width="12.4" height="9.2" rx="1"/><path d="m2.2 4.4 5.8 4.4 5.8-4.4"/></>,
  met: <><circle cx="8" cy="8" r="6.2"/><path d="m5.2 8.2 2 2 3.6-4"/></>,
  more: <><path d="M3.4 8v.1M8 8v.1M12.6 8v.1" strokeWidth="2.2"/></>,
  paused: <><path d="M5.4 3.2v9.6M10.6 3.2v9.6" strokeWidth="2.2"/></>,
  plus: <><path d="M8 3v10M3 8h10"/></>,
  policy: <><path d="M8 2v12M4.5 14h7M2.8 4.4h10.4M2.8 4.4 1.2 9h3.2zM13.2 4.4 11.6 9h3.2z"/></>,
  pulse: <><path d="M1.5 8.4h3l1.8-4.6 3 8.6 1.9-4h3.3"/></>,
  report: <><path d="M2 14h12M3.6 11.6V8M6.6 11.6V4.4M9.6 11.6V6.4M12.6 11.6V2.4"/></>,
  rev: <><path d="M13.4 6.4A5.6 5.6 0 1 0 13.6 9M13.6 2.6v3.8H9.8"/></>,
  run: <><path d="M4.6 3.2v9.6L12.6 8z"/></>,
  search: <><circle cx="7" cy="7" r="4.4"/><path d="m10.4 10.4 3.4 3.4"/></>,
  send: <><path d="M14 2 1.8 6.8l4.8 2.4L9 14z M14 2 6.6 9.2"/></>,
  soon: <><path d="M8 2 14.6 13.6H1.4zM8 6.4v3.4M8 11.8v.1"/></>,
  ticket: <><path d="M1.8 4h12.4v2.6a1.5 1.5 0 0 0 0 2.9V12H1.8V9.5a1.5 1.5 0 0 0 0-2.9zM9.8 4.2v1.4M9.8 7.4v1.4M9.8 10.6V12"/></>,
  timer: <><circle cx="8" cy="9" r="5.2"/><path d="M8 9V6M6.4 1.6h3.2M12.4 4.2l1 1"/></>,
  tray: <><path d="M2 9.4 3.8 3.4h8.4L14 9.4v3.4H2zM2 9.4h3.6l.8 1.6h3.2l.8-1.6H14"/></>,
  up: <><path d="m3.6 10 4.4-4.4 4.4 4.4"/></>,
  user: <><circle cx="8" cy="5.2" r="2.6"/><path d="M3 13.6c.4-2.8 2.3-4.3 5-4.3s4.6 1.5 5 4.3"/></>,
  x: <><path d="m4 4 8 8M12 4l-8 8"/></>,
} satisfies Record<string, ReactNode>;

export type Mark = keyof typeof MARKS;

export function Icon({ mark, small = false }: { mark: Mark; small?: boolean }) {
  return (
    <svg className={small ? "i s" : "i"} viewBox="0 0 16 16" aria-hidden="true">
      {MARKS[mark]}
    </svg>
  );
}

/** The same mark inside a larger drawing. */
export function DrawnMark({ mark, x, y, colour }: { mark: Mark; x: number; y: number; colour: string }) {
  return (
    <svg className="i" x={x} y={y} width={14} height={14} viewBox="0 0 16 16" style={{ color: colour }}>
      {MARKS[mark]}
    </svg>
  );
}
