import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { Answer } from "../../../shared/states/Answer";
import { Empty } from "../../../shared/states/Empty";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { ExportBox } from "./ExportBox";
import "../billing.css";

/** What went to accounting systems, and when. */
export function ExportsPage() {
  useCrumbs({ name: "Advanced support", to: "/billing" }, { name: "Invoices", to: "/billing/invoices" }, { name: "Exports", to: null });
  const asked = useAsk("billing.exports", {});
  const [open, setOpen] = useState(false);
  useKey("n", open ? null : () => setOpen(true));
  return (
    <div className="mid" style={{ flex: 1, display: "flex", flexDirection: "column" }} data-testid={ids.exports}>
      <div className="row" style={{ marginBottom: 12 }}><h1>Exports</h1><span className="sp" /><Button small look={open ? "plain" : "go"} mark="down2" keys="N" onClick={() => setOpen(true)} testid={ids.exportsNew}>Export…</Button></div>
      <div className="boxes">{open && <ExportBox invoices={[]} month="" onClose={() => setOpen(false)} />}</div>
      <Answer of={asked}>
        {(reply) => reply.rows.length > 0 ? (
          <table aria-label="Exports">
            <thead><tr><th scope="col">When</th><th scope="col">For</th><th scope="col">Files</th><th scope="col" className="r">Documents</th><th scope="col" className="r">Once more</th><th scope="col">By</th></tr></thead>
            <tbody>
              {reply.rows.map((run) => (
                <tr key={run.at.utc + run.format}>
                  <td><Time moment={run.at} slots /></td><td>{reply.formats.find((one) => one.key === run.format)?.name ?? run.format}</td><td className="sec">{run.files.join(", ")}</td>
                  <td className="r">{run.documents}</td><td className="r sec">{run.again === 0 ? "" : run.again}</td><td className="sec">{run.by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : open ? null : <Empty title="Nothing was exported yet" action={<Button mark="down2" keys="N" onClick={() => setOpen(true)}>Export invoices</Button>}>Each run of an export stands here, with its files and how many documents were in them.</Empty>}
      </Answer>
    </div>
  );
}
