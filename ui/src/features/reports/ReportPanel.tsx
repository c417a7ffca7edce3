import { useMemo, useState } from "react";
import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { CellState, ReportView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { bytesOf } from "../../shared/pdf/document";
import { PdfViewer } from "../../shared/pdf/PdfViewer";
import { SaveTo } from "../../shared/SaveTo";
import { StateMark, type Tone } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { Skeleton } from "../../shared/states/Skeleton";
import { ids } from "../../shared/testids";
import { monthWords, shortMonth } from "../../shared/time/moment";
import { Time } from "../../shared/time/Time";
import { say } from "../../shared/toasts";
import type { Mark } from "../../shared/Icon";
import type { Chosen } from "./ReportGrid";

const STATES: Record<CellState, { tone: Tone; word: string; mark: Mark }> = {
  none: { tone: "plain", word: "No contract", mark: "ban" },
  not_due: { tone: "plain", word: "Draft, month not over", mark: "draft" },
  ready: { tone: "run", word: "Ready", mark: "dot" },
  issued: { tone: "met", word: "Issued", mark: "check" },
  revised: { tone: "met", word: "Revised", mark: "rev" },
};

function Issue({ report, onDone }: { report: ReportView; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const issue = useDo("reports.issue", `Issuing ${report.client}, ${monthWords(report.month)}`);
  const again = report.revision > 0 && report.issued !== null;
  const act = () => issue.mutate({ contract: report.contract_id, month: report.month, expected_fingerprint: report.issued === null ? report.fingerprint : "", reason }, {
    onSuccess: (issued) => {
      setReason("");
      say(`Issued ${issued.client}, ${monthWords(issued.month)}, revision ${issued.revision}.`);
      onDone();
    },
  });
  useKey("Ctrl Enter", report.state === "ready" ? act : null);
  if (report.state === "not_due" || report.state === "none") return <span className="sm sec">The month is not over: this is a draft of what is known now.</span>;
  if (again && !report.differs) return <span className="sm sec">Frozen when issued{report.issued === null ? "" : <>, <Time moment={report.issued} /></>}. What is known now is the same.</span>;
  return (
    <>
      {issue.isError && <div style={{ flex: "1 0 100%" }}><Refused failure={issue.error} shown={["reason"]} /></div>}
      {again && (
        <div style={{ flex: 1 }}>
          <TextField bare label="Why it is issued again" placeholder="Why it is issued again" value={reason} onChange={setReason} problem={problemOf(issue.error, "reason")} testid={ids.reportsReason} />
        </div>
      )}
      <Button look="go" onClick={act} disabled={issue.isPending} testid={ids.reportsIssue}>{again ? `Issue revision ${report.revision + 1}` : "Issue"}</Button>
      {!again && <span className="sm sec">frozen when issued: a correction is revision 2</span>}
    </>
  );
}

function Save({ report, draft, onClose }: { report: ReportView; draft: boolean; onClose: () => void }) {
  const save = useDo("reports.save_pdf");
  const act = (path: string) => save.mutate({ contract: report.contract_id, month: report.month, path, draft }, {
    onSuccess: (saved) => {
      say(`Saved ${saved.path}.`);
      onClose();
    },
  });
  return <SaveTo ask={{ title: "Save the report", kind: "PDF", extensions: ["pdf"], name: report.file_name }} onSave={act} onClose={onClose} waits={save.isPending} failure={save.error} testids={{ path: ids.reportsSavePath, save: ids.reportsSave }} />;
}

function Shown({ report, draft, onDraft }: { report: ReportView; draft: boolean; onDraft: (draft: boolean) => void }) {
  const [saving, setSaving] = useState(false);
  const bytes = useMemo(() => bytesOf(report.pdf_base64), [report.pdf_base64]);
  const state = STATES[report.state];
  return (
    <>
      <PdfViewer
        bytes={bytes}
        title={`${report.client}, ${shortMonth(report.month)} ${report.month.slice(0, 4)}`}
        state={<StateMark {...state} word={report.revision > 1 ? `${state.word} ${report.revision}` : state.word} />}
        onSave={() => setSaving(true)}
      />
      {saving && <Save report={report} draft={draft} onClose={() => setSaving(false)} />}
      <div className="row wrap" style={{ padding: "10px 20px", borderTop: "1px solid var(--line)" }}>
        <Issue report={report} onDone={() => onDraft(false)} />
        <span className="sp" />
        {report.differs && !draft && <Button small onClick={() => onDraft(true)} testid={ids.reportsDraft}>Show what is known now</Button>}
        {draft && <Button small onClick={() => onDraft(false)}>Show what was issued</Button>}
        <span className="mono mut" title={`SHA-256 of the data: ${report.fingerprint}`}>data {report.fingerprint.slice(0, 4)}…{report.fingerprint.slice(-4)}</span>
      </div>
    </>
  );
}

/** The report itself: looked at, issued, saved. */
export function ReportPanel({ chosen }: { chosen: Chosen }) {
  const [draft, setDraft] = useState(false);
  const report = useAsk("reports.view", { ...chosen, draft });
  const stale = report.data !== undefined && (report.data.contract_id !== chosen.contract || report.data.month !== chosen.month);
  return (
    <aside className="reports-panel" aria-label="Report" aria-busy={report.isFetching} data-testid={ids.reportsPanel}>
      {stale && !report.isError ? <div style={{ padding: 20 }}><Skeleton rows={14} label="Building the report" /></div>
        : report.isError ? <div style={{ padding: 20 }}><Refused failure={report.error} shown={[]} /></div>
          : <Answer of={report} loading={<div style={{ padding: 20 }}><Skeleton rows={14} label="Building the report" /></div>}>{(reply) => <Shown report={reply} draft={draft} onDraft={setDraft} />}</Answer>}
    </aside>
  );
}
