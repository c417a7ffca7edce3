import { ids } from "../testids";

const WIDTHS = ["62%", "48%", "71%", "55%", "66%", "43%", "59%", "68%"] as const;

/** The shape of what is coming, while it is coming. */
export function Skeleton({ rows = 8, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} aria-busy="true" data-testid={ids.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} style={{ height: 30, display: "flex", alignItems: "center", borderBottom: "1px solid var(--line)" }}>
          <span className="skel" style={{ width: WIDTHS[row % WIDTHS.length] }} />
        </div>
      ))}
    </div>
  );
}
