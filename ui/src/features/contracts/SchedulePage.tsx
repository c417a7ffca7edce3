import { useMemo, useState } from "react";
import { useAsk, useDo } from "../../backend/queries";
import type { SchedulePdf } from "../../bindings/types";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { bytesOf } from "../../shared/pdf/document";
import { PdfViewer } from "../../shared/pdf/PdfViewer";
import { go } from "../../shared/route";
import { SaveTo } from "../../shared/SaveTo";
import { PageAnswer } from "../../shared/states/Answer";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

function Save({ pdf, onClose }: { pdf: SchedulePdf; onClose: () => void }) {
  const save = useDo("contracts.save_schedule");
  const act = (path: string) => save.mutate({ contract: pdf.contract_id, path }, {
    onSuccess: (saved) => {
      say(`Saved ${saved.path}.`);
      onClose();
    },
  });
  return <SaveTo ask={{ title: "Save the schedule", kind: "PDF", extensions: ["pdf"], name: pdf.file_name }} onSave={act} onClose={onClose} waits={save.isPending} failure={save.error} testids={{ path: ids.scheduleSavePath, save: ids.scheduleSave }} />;
}

function Shown({ pdf }: { pdf: SchedulePdf }) {
  const [saving, setSaving] = useState(false);
  const bytes = useMemo(() => bytesOf(pdf.pdf_base64), [pdf.pdf_base64]);
  useKey("Esc", () => go(`/contracts/${pdf.contract_id}`));
  return (
    <div style={{ display: "flex", flexDirection: "column", flex: 1, minHeight: 0 }} data-testid={ids.schedulePage}>
      <h1 className="hidden">SLA schedule, {pdf.number} {pdf.client}</h1>
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
