import { useDo } from "../../../backend/queries";
import type { ImportReport } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { StateMark } from "../../../shared/StateMark";
import { go } from "../../../shared/route";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { Notes } from "./Notes";

/** What the import did. */
export function Outcome({ report, onAnother }: { report: ImportReport; onAnother: () => void }) {
  const lines: [name: string, count: number][] = [
    ["Rows read", report.rows],
    ["Tickets", report.tickets],
    ["Events", report.events],
    ["New", report.inserted],
    ["Changed", report.changed],
    ["Unchanged", report.unchanged],
    ["Lines left out", report.refused],
    ["Clients entered", report.new_clients],
    ["On no contract", report.without_contract],
  ];
  const takeBack = useDo("tickets.take_back_import", "Taking the import back");
  const undo = (id: string) => takeBack.mutate({ id }, {
    onSuccess: (changed) => {
      say(`Took back ${changed.count.toLocaleString("en")} tickets.`);
      onAnother();
    },
  });
  return (
    <div data-testid={ids.importDone}>
      <div className="row">
        <h1>Imported</h1>
        <StateMark tone={report.refused === 0 ? "met" : "soon"} word={report.refused === 0 ? "nothing left out" : `${report.refused} lines left out`} box />
      </div>
      <dl className="kv" style={{ maxWidth: 320, marginTop: 16 }}>
        {lines.map(([name, count]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd className="m">{count.toLocaleString("en")}</dd>
          </div>
        ))}
      </dl>
      <div className="row" style={{ marginTop: 20 }}>
        <Button look="go" onClick={() => go("/tickets?view=all")} testid={ids.importShow}>Show the tickets</Button>
        <Button onClick={onAnother}>Import another file</Button>
        {report.import_id !== null && report.inserted > 0 && (
          <Button mark="rev" onClick={() => undo(report.import_id ?? "")} disabled={takeBack.isPending} testid={ids.importTakeBack}>Take it back</Button>
        )}
        {report.without_contract > 0 && <Button onClick={() => go("/contracts/new")}>Write a contract</Button>}
      </div>
      {takeBack.isError && <div style={{ marginTop: 12 }}><Refused failure={takeBack.error} shown={[]} /></div>}
      <Notes notes={report.notes} total={report.notes_total} />
    </div>
  );
}
