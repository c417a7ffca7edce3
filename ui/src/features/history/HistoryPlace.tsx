import { useState } from "react";
import type { ColumnDef } from "@tanstack/react-table";
import { usePages } from "../../backend/queries";
import type { HistoryLine } from "../../bindings/types";
import { IconButton } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { List } from "../../shared/list/List";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { Time } from "../../shared/time/Time";
import { changes } from "./changes";

const COLUMNS: ColumnDef<HistoryLine>[] = [
  { id: "seq", header: "No.", meta: { width: "56px", right: true }, cell: ({ row }) => <span className="mut">{row.original.seq}</span> },
  { id: "at", header: "When", meta: { width: "190px" }, cell: ({ row }) => <Time moment={row.original.at} slots focusable="row" /> },
  { id: "user", header: "Who", meta: { width: "140px" }, cell: ({ row }) => row.original.user },
  { id: "command", header: "Did", meta: { width: "170px" }, cell: ({ row }) => <span className="mono">{row.original.command}</span> },
  { id: "subject", header: "With", meta: { width: "minmax(160px, 1fr)" }, cell: ({ row }) => <span title={row.original.subject}>{row.original.subject}</span> },
];

function Detail({ line, onClose }: { line: HistoryLine; onClose: () => void }) {
  const rows = changes(line.before, line.after);
  useKey("Esc", onClose);
  return (
    <aside className="panel" aria-label="What changed">
      <div className="row">
        <h2>{line.subject}</h2>
        <span className="sp" />
        <IconButton mark="x" label="Close" onClick={onClose} />
      </div>
      <p className="sec sm" style={{ margin: "4px 0 12px" }}>{line.user}, <Time moment={line.at} /></p>
      {rows.length === 0 ? <p className="sec">Nothing was noted besides the act itself.</p> : (
        <table aria-label="Before and after">
          <thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.field} style={{ verticalAlign: "top" }}>
                <td className="mono">{row.field}</td>
                <td className="sec" style={{ wordBreak: "break-word" }}>{row.before}</td>
                <td style={{ wordBreak: "break-word" }}>{row.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </aside>
  );
}

/** Who did what, when, before and after. Nothing in it can be changed; a chain of hashes proves it. */
export function HistoryPlace() {
  useCrumbs({ name: "History", to: null });
  const pages = usePages("history.list", {});
  const [line, setLine] = useState<HistoryLine | null>(null);
  return (
    <div className={line === null ? "body" : "body p"} data-testid={ids.history}>
      <div className="place">
        <div className="place-head">
          <h1>History</h1>
          <span className="sp" />
          <span className="sm mut">{pages.first.data?.chain ?? ""}</span>
        </div>
        <Answer of={pages.first}>
          {() => pages.total === 0 ? <Empty title="Nothing has happened yet">Every change stands here: who made it, when, and what it was before.</Empty> : (
            <List label="History" columns={COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => String(row.seq)} onSight={pages.onSight} onOpen={setLine} />
          )}
        </Answer>
      </div>
      {line !== null && <Detail line={line} onClose={() => setLine(null)} />}
    </div>
  );
}
