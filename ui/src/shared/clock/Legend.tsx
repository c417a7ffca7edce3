/** What the forms mean. Each differs in form, so that the picture still reads printed in grey. */
export function Legend({ hatch }: { hatch: string }) {
  return (
    <div className="legend row sm sec" aria-hidden="true">
      <svg width="0" height="0" style={{ position: "absolute" }}>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--paused-soft)" />
            <path d="M0 0V6" stroke="var(--paused)" strokeWidth="2.4" />
          </pattern>
        </defs>
      </svg>
      <svg width="20" height="12"><rect width="20" height="12" fill="var(--accent)" /></svg>running
      <svg width="20" height="12"><rect x=".5" y=".5" width="19" height="11" fill={`url(#${hatch})`} stroke="var(--paused)" /></svg>paused
      <svg width="20" height="12"><rect width="20" height="12" fill="var(--closed-shade-2)" /><path d="M0 6H20" stroke="var(--line-mark)" strokeWidth="1.5" /></svg>closed
      <svg width="20" height="12"><rect x=".5" y=".5" width="19" height="11" fill="none" stroke="var(--accent-line)" strokeDasharray="3 2" /></svg>time left
      <svg width="20" height="12"><rect width="20" height="12" fill="var(--breach)" /></svg>late
      <svg width="12" height="14"><path d="M1 0V14" stroke="var(--ink)" strokeWidth="1.5" /><path d="M1 0h9l-2.4 3.4 2.4 3.4H1z" fill="var(--ink)" /></svg>due
      <svg width="12" height="10"><path d="M6 9 1.5 2h9z" fill="none" stroke="var(--ink-2)" strokeWidth="1.25" /></svg>aim
    </div>
  );
}
