import { useState, type ReactNode } from "react";
import { useElementSize } from "@mantine/hooks";
import { useAsk } from "../../backend/queries";
import type { Choice, Preview } from "../../bindings/types";
import { DaysPicture, type DaysMark } from "../../shared/clock/DaysPicture";
import { Ledger } from "../../shared/clock/Ledger";
import { Answer } from "../../shared/states/Answer";
import { Skeleton } from "../../shared/states/Skeleton";
import { ids } from "../../shared/testids";
import { dayWords, clockWords } from "../../shared/time/moment";
import { useNow } from "../../shared/time/now";
import { Time } from "../../shared/time/Time";

interface DeadlinePreviewProps {
  version: string;
  /** A contract, for its own add-ons and orders; empty for the policy alone. */
  contract: string;
  /** Which version of it is tried out; 0 for what holds when the request is received. */
  number: number;
  zone: string;
  priorities: readonly Choice[];
  categories: readonly string[];
  children?: ReactNode;
}

function marksOf(preview: Preview): DaysMark[] {
  const dues = preview.dues.flatMap((due): DaysMark[] => (due.due === null ? [] : [{ at: due.due, kind: "due" }]));
  const aims = preview.dues.flatMap((due): DaysMark[] => (due.aim === null ? [] : [{ at: due.aim, kind: "aim" }]));
  return [{ at: preview.received, kind: "received" }, ...dues, ...aims];
}

function Shown({ preview }: { preview: Preview }) {
  const [open, setOpen] = useState<string | null>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const ledger = preview.dues.find((due) => due.metric === open);
  return (
    <>
      <table className="pv" aria-label="Due times">
        <tbody>
          {preview.dues.map((due) => (
            <tr key={due.metric}>
              <td>{due.name}</td>
              <td>{due.due === null ? <span className="sec">{due.words}: no due time</span> : <Time moment={due.due} />}{due.beside !== "" && <div className="sm sec">{due.beside}</div>}</td>
              <td className="r">
                {due.ledger.length > 0 && (
                  <button type="button" className="linkish sm" data-testid={ids.previewWhy(due.metric)} aria-expanded={open === due.metric} onClick={() => setOpen(open === due.metric ? null : due.metric)}>why</button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div ref={ref}><DaysPicture label="Deadline preview" picture={preview.picture} marks={marksOf(preview)} width={width > 0 ? width : 336} /></div>
      {preview.notes.map((note) => <p key={note} className="sm sec" style={{ margin: "8px 0 0" }}>{note}</p>)}
      {ledger !== undefined && (
        <div style={{ marginTop: 16, overflowX: "auto" }} tabIndex={0} role="region" aria-label={`Ledger of ${ledger.name}`}>
          <div style={{ minWidth: 620 }}><Ledger label={`Ledger of ${ledger.name}`} lines={ledger.ledger} /></div>
        </div>
      )}
    </>
  );
}

/** "A P2 received now would be due …", drawn on the calendar, with its ledger. */
export function DeadlinePreview({ version, contract, number, zone, priorities, categories, children }: DeadlinePreviewProps) {
  const [priority, setPriority] = useState("");
  const [category, setCategory] = useState(categories[0] ?? "");
  const [when, setWhen] = useState("");
  const thisYear = useNow().getFullYear();
  const chosen = priorities.find((one) => one.key === priority)?.key ?? priorities[1]?.key ?? priorities[0]?.key ?? "";
  const preview = useAsk("contracts.preview", {
    policy_version_id: version, contract, version: number, zone, priority: chosen, category: categories.length === 0 ? null : category, received: when,
  }, chosen !== "");
  const received = preview.data?.received;
  return (
    <aside className="panel" aria-label="Deadline preview">
      <div className="sech"><h2>Deadline preview</h2></div>
      <div className="say">
        A
        <select className="in" aria-label="Priority" value={chosen} onChange={(event) => setPriority(event.target.value)} data-testid={ids.previewPriority}>
          {priorities.map((one) => <option key={one.key} value={one.key}>{one.key}</option>)}
        </select>
        {categories.length > 0 && (
          <select className="in" aria-label="Category" value={category} onChange={(event) => setCategory(event.target.value)}>
            {categories.map((one) => <option key={one} value={one}>{one}</option>)}
          </select>
        )}
        received
        <select className="in" aria-label="Received" value={when === "" ? "now" : "at"} onChange={(event) => setWhen(event.target.value === "now" ? "" : received?.local.slice(0, 16) ?? "")} data-testid={ids.previewReceived}>
          <option value="now">now</option>
          <option value="at">at</option>
        </select>
        {when !== "" && <input type="datetime-local" className="in" aria-label="Moment of receipt" value={when} data-testid={ids.previewMoment} onChange={(event) => setWhen(event.target.value)} />}
        {when === "" && received !== undefined && <span className="sec">{dayWords(received.local, thisYear)} {clockWords(received.local)} <span className="z">{received.abbreviation}</span></span>}
        would be due:
      </div>
      <Answer of={preview} loading={<Skeleton rows={6} />}>{(reply) => <Shown preview={reply} />}</Answer>
      {children}
    </aside>
  );
}
