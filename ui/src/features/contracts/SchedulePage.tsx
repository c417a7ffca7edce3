import { useMemo, useState } from "react";
import { problemOf } from "../../backend/failures";
import { host } from "../../backend/host";
import { useAsk, useDo } from "../../backend/queries";
import type { SchedulePdf } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { bytesOf } from "../../shared/pdf/document";
import { PdfViewer } from "../../shared/pdf/PdfViewer";
import { go } from "../../shared/route";
import { PageAnswer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

function Save({ pdf, onClose }: { pdf: SchedulePdf; onClose: () => void }) {
  const [path, setPath] = useState(pdf.file_name);
  const save = useDo("contracts.save_schedule");
  const choose = async () => {
    const chosen = await host().chooseTarget({ title: "Save the schedule", kind: "PDF", extensions: ["pdf"], name: pdf.file_name });
    if (chosen !== null) setPath(chosen);
  };
  const act = () => save.mutate({ contract: pdf.contract_id, path }, {
    onSuccess: (saved) => {
      say(`Saved ${saved.path}.`);
      onClose();
    },
  });
  useKey("Ctrl Enter", act);
  return (
    <div className="float row wrap" style={{ margin: "8px 12px" }} role="group" aria-label="Save the PDF">
      {save.isError && <div style={{ flex: "1 0 100%" }}><Refused failure={save.error} shown={["path"]} /></div>}
      <div style={{ flex: 1 }}><TextField bare label="File or folder" value={path} onChange={setPath} problem={problemOf(save.error, "path")} testid={ids.scheduleSavePath} /></div>
      <Button onClick={() => void choose()}>Choose…</Button>
      <Button look="go" onClick={act} disabled={save.isPending} testid={ids.scheduleSave}>Save</Button>
      <Button look="quiet" onClick={onClose}>Close</Button>
    </div>
  );
}

function Shown({ pdf }: { pdf: SchedulePdf }) {
  const [saving, setSaving] = useState(false);
  const bytes = useMemo(() => bytesOf(pdf.pdf_base64), [pdf.pdf_base64]);
  useKey("Esc", saving ? () => setSaving(false) : () => go(`/contracts/${pdf.contract_id}`));
  return (
    <div style={{ display: "flex", flexDirection: "column", flex: 1, minHeight: 0 }} data-testid={ids.schedulePage}>
      <PdfViewer bytes={bytes} title={`SLA schedule, ${pdf.number} ${pdf.client}`} onSave={() => setSaving(true)} />
      {saving && <Save pdf={pdf} onClose={() => setSaving(false)} />}
      <div className="row wrap" style={{ padding: "8px 20px", borderTop: "1px solid var(--line)" }}>
        <span className="sm sec">What the client reads, from what is in force today.</span>
        <span className="sp" />
        <span className="mono mut" title={`SHA-256 of the data: ${pdf.fingerprint}`}>data {pdf.fingerprint.slice(0, 4)}…{pdf.fingerprint.slice(-4)}</span>
      </div>
    </div>
  );
}

/** A contract's SLA schedule as the client gets it. */
export function SchedulePage({ id }: { id: string }) {
  const pdf = useAsk("contracts.schedule", { id });
  const number = pdf.data === undefined ? "" : `${pdf.data.number} ${pdf.data.client}`;
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name: number, to: `/contracts/${id}` }, { name: "SLA schedule", to: null });
  return <PageAnswer of={pdf}>{(reply) => <Shown pdf={reply} />}</PageAnswer>;
}
