import { useWork } from "../../../backend/work";
import { problemOf } from "../../../backend/failures";
import type { Failure, ImportOf, ImportPreview } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { ChoiceField, SuggestField } from "../../../shared/fields/Field";
import { StateMark, type Tone } from "../../../shared/StateMark";
import { ids } from "../../../shared/testids";
import { WorkLine } from "../../../shared/Tray";
import { Notes } from "./Notes";

interface PreviewStepProps {
  preview: ImportPreview;
  draft: ImportOf;
  zones: readonly string[];
  running: boolean;
  reading: boolean;
  failure: Failure | null;
  onChange: (part: Partial<ImportOf>) => void;
  onAgain: () => void;
}

const VERDICTS: Record<string, Tone> = { new: "met", changed: "run", unchanged: "plain" };

function Needs({ preview, draft, zones, reading, failure, onChange, onAgain }: PreviewStepProps) {
  if (preview.needs.length === 0) return null;
  const columns = preview.client_columns.map((one) => ({ value: one.column, label: `${one.column} (${one.values.toLocaleString("en")} different)` }));
  return (
    <Callout tone="soon" title="The file leaves this open. Say it, and it is read again.">
      <div className="row wrap" style={{ alignItems: "flex-end", marginTop: 8, gap: 12 }}>
        {preview.needs.includes("zone") && <SuggestField label="Zone of its times" width={220} value={draft.zone} onChange={(zone) => onChange({ zone })} suggestions={zones} problem={problemOf(failure, "zone")} testid={ids.importZone} />}
        {preview.needs.includes("date_order") && (
          <ChoiceField label="Order of its dates" width={190} none="Choose" value={draft.date_order} onChange={(date_order) => onChange({ date_order })} choices={[{ value: "dmy", label: "day, month, year" }, { value: "mdy", label: "month, day, year" }]} problem={problemOf(failure, "date_order")} testid={ids.importDates} />
        )}
        {preview.needs.includes("client") && (
          <ChoiceField label="Column that names the client" width={260} none="Choose" value={draft.client_column} onChange={(client_column) => onChange({ client_column })} choices={columns} problem={problemOf(failure, "client_column")} testid={ids.importClientColumn} />
        )}
        <Button look="go" onClick={onAgain} disabled={reading} testid={ids.importAgain}>{reading ? "Reading the file" : "Read again"}</Button>
      </div>
    </Callout>
  );
}

function Sample({ preview }: { preview: ImportPreview }) {
  if (preview.sample.length === 0) return null;
  return (
    <table aria-label="The first tickets of the file" data-testid={ids.importPreview}>
      <thead>
        <tr>
          <th scope="col" className="r">Line</th><th scope="col">Number</th><th scope="col">Subject</th><th scope="col">Client</th>
          <th scope="col">Priority</th><th scope="col">Received</th><th scope="col" className="r">Events</th><th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {preview.sample.map((ticket) => (
          <tr key={ticket.line}>
            <td className="r mut">{ticket.line}</td>
            <td className="nw">{ticket.external_id}</td>
            <td className="cut" style={{ maxWidth: 200 }} title={ticket.subject}>{ticket.subject}</td>
            <td className="cut" style={{ maxWidth: 140 }}>{ticket.client}</td>
            <td className="sec">{ticket.priority}</td>
            <td className="nw">{ticket.received}</td>
            <td className="r">{ticket.events}</td>
            <td><StateMark tone={VERDICTS[ticket.verdict] ?? "breach"} word={ticket.verdict} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Priorities({ preview }: { preview: ImportPreview }) {
  if (preview.priorities.length === 0) return null;
  return (
    <section style={{ marginTop: 20, maxWidth: 560 }}>
      <div className="sech"><h2>Priorities</h2><span className="cnt">{preview.priorities.length}</span></div>
      <table aria-label="Priorities">
        <thead><tr><th scope="col">In the file</th><th scope="col" className="r">Tickets</th><th scope="col">Row of the policy</th></tr></thead>
        <tbody>
          {preview.priorities.map((one) => (
            <tr key={one.word}>
              <td>{one.word}</td>
              <td className="r">{one.count.toLocaleString("en")}</td>
              <td>{one.row === "" ? <StateMark tone="soon" word="none: nothing is promised" /> : one.row}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the file says, before anything is written. */
export function PreviewStep(props: PreviewStepProps) {
  const { preview, running, reading } = props;
  const works = useWork();
  return (
    <div aria-busy={reading}>
      <div className="head">
        <div>
          <h1>{preview.tickets.toLocaleString("en")} tickets in {preview.rows.toLocaleString("en")} rows</h1>
          <div className="sub">
            {[
              preview.new_clients > 0 ? `${preview.new_clients.toLocaleString("en")} clients would be entered` : "no new clients",
              `${preview.notes_total.toLocaleString("en")} notes`,
              preview.date_order,
            ].filter((part) => part !== "").join(" · ")}
          </div>
        </div>
      </div>
      <div className="stack">
        {running && works.map((work) => <WorkLine key={work.id} work={work} />)}
        <Needs {...props} />
      </div>
      <Sample preview={preview} />
      <Priorities preview={preview} />
      <Notes notes={preview.notes} total={preview.notes_total} />
    </div>
  );
}
