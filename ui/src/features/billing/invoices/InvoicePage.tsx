import { useMemo, useState } from "react";
import { useAsk, useDo } from "../../../backend/queries";
import type { InvoicePdf, InvoiceView } from "../../../bindings/types";
import { Callout } from "../../../shared/Callout";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { Link } from "../../../shared/Link";
import { bytesOf } from "../../../shared/pdf/document";
import { PdfViewer } from "../../../shared/pdf/PdfViewer";
import { go } from "../../../shared/route";
import { SaveTo } from "../../../shared/SaveTo";
import { StateMark } from "../../../shared/StateMark";
import { Answer, PageAnswer } from "../../../shared/states/Answer";
import { Skeleton } from "../../../shared/states/Skeleton";
import { ids } from "../../../shared/testids";
import { dateWords, monthWords } from "../../../shared/time/moment";
import { say } from "../../../shared/toasts";
import { SayBox } from "../engagement/SayBox";
import { ChangeBox } from "./ChangeBox";
import { CreditBox } from "./CreditBox";
import { InvoiceSteps, type InvoiceAct } from "./InvoiceSteps";
import { IssueBox } from "./IssueBox";
import { Lines } from "./Lines";
import { PayBox } from "./PayBox";
import { Payments, Traces } from "./Payments";
import { SendBox } from "./SendBox";
import { documentName, invoiceState } from "./words";
import "../billing.css";

function Viewer({ pdf, invoice, onSave }: { pdf: InvoicePdf; invoice: InvoiceView; onSave: () => void }) {
  const bytes = useMemo(() => bytesOf(pdf.base64), [pdf.base64]);
  return <PdfViewer bytes={bytes} title={pdf.name} state={<StateMark {...invoiceState(invoice.row)} />} onSave={onSave} />;
}

/** The document itself, as the buyer gets it. */
function Paper({ invoice }: { invoice: InvoiceView }) {
  const { row } = invoice;
  const asked = useAsk("billing.pdf", { id: row.id });
  const save = useDo("billing.save_pdf");
  const [saving, setSaving] = useState(false);
  const write = (path: string) => save.mutate({ id: row.id, path }, {
    onSuccess: (saved) => {
      say(`Saved ${saved.path}.`);
      setSaving(false);
    },
  });
  const waiting = <div style={{ padding: 20 }}><Skeleton rows={14} label="Building the document" /></div>;
  return (
    <aside className="paperside" aria-label="The document" data-testid={ids.invoicePdf}>
      {asked.isError ? <div style={{ padding: "4px 20px" }}><Answer of={asked}>{() => null}</Answer></div> : <Answer of={asked} loading={waiting}>{(pdf) => <Viewer pdf={pdf} invoice={invoice} onSave={() => setSaving(true)} />}</Answer>}
      {saving && <SaveTo ask={{ title: "Save the document", kind: "PDF", extensions: ["pdf"], name: asked.data?.name ?? "" }} onSave={write} onClose={() => setSaving(false)} waits={save.isPending} failure={save.error} />}
      {invoice.sha256 !== "" && <div className="mono mut" style={{ padding: "6px 20px" }} title={`SHA-256 ${invoice.sha256}`}>SHA-256 {invoice.sha256.slice(0, 8)}…{invoice.sha256.slice(-4)}</div>}
    </aside>
  );
}

function Head({ invoice }: { invoice: InvoiceView }) {
  const { row } = invoice;
  const kind = row.kind === "credit_note" ? "Credit note" : "Invoice";
  const dates = row.state === "draft" ? `would be issued ${dateWords(row.issued_on)}` : `issued ${dateWords(row.issued_on)}`;
  return (
    <>
      <div className="row">
        <h1>{row.number === "" ? `${kind}, draft` : `${kind} ${row.number}`}</h1>
        <StateMark {...invoiceState(row)} box />
      </div>
      <div className="sec">
        <Link to={`/clients/${row.client_id}`}>{row.client}</Link>
        {row.month !== "" && ` · ${monthWords(row.month)}`} · {dates}
        {row.due_on !== "" && <span className={row.overdue_days > 0 ? "late" : undefined}> · due {dateWords(row.due_on)}{row.overdue_days > 0 && `, ${row.overdue_days} days over`}</span>}
      </div>
      {invoice.corrects !== "" && <p className="sec">Corrects <Link to={`/billing/invoices/${invoice.corrects}`}>{invoice.corrects}</Link>: {invoice.reason}</p>}
      <div className="buyer">
        <div><div className="sm mut">To</div>{invoice.buyer.map((line) => <div key={line}>{line}</div>)}<Link to={`/clients/${row.client_id}/billing`} className="sm">How it is billed</Link></div>
        {invoice.reference !== "" && <div><div className="sm mut">Reference</div>{invoice.reference}</div>}
      </div>
    </>
  );
}

function RemoveLine({ invoice, position, onDone }: { invoice: InvoiceView; position: number; onDone: () => void }) {
  const remove = useDo("billing.remove_line");
  const line = invoice.lines.find((one) => one.position === position);
  const act = (reason: string, taken: () => void) => remove.mutate({ id: invoice.row.id, expected_version: invoice.row.version, position, reason }, {
    onSuccess: () => {
      taken();
      say(`${line?.description ?? "The line"} is off the draft.`);
      onDone();
    },
  });
  return <SayBox draftKey={`line:${invoice.row.id}:${position}`} title={`Take ${line?.description ?? "the line"} off`} label="Why" hint="An engagement goes back to review with these words" act="Take it off" failure={remove.error} field="reason" waits={remove.isPending} onSay={act} onClose={onDone} />;
}

function Page({ invoice }: { invoice: InvoiceView }) {
  const [act, setAct] = useState<InvoiceAct | null>(null);
  const [line, setLine] = useState<number | null>(null);
  const { row, can } = invoice;
  const done = () => {
    setAct(null);
    setLine(null);
  };
  useKey("e", act === null && can.includes("change") ? () => setAct("change") : null);
  useKey("Esc", () => go("/billing/invoices"));
  return (
    <div className="invoice" data-testid={ids.invoicePage}>
      <div className="mid">
        <Head invoice={invoice} />
        {invoice.problems.length > 0 && <div style={{ marginTop: 12 }}><Callout tone="soon" title={row.state === "draft" ? "Before it is issued" : "About this document"} testid={ids.invoiceProblems}><ul>{invoice.problems.map((problem) => <li key={problem}>{problem}</li>)}</ul></Callout></div>}
        {act === "issue" && <IssueBox rows={[row]} onIssued={done} onClose={done} />}
        {act === "change" && <ChangeBox invoice={invoice} onDone={done} />}
        {(act === "pay" || act === "refund") && <PayBox key={act} invoice={invoice} way={act} onDone={done} />}
        {act === "credit" && <CreditBox invoice={invoice} onDone={done} />}
        {act === "send" && <SendBox invoice={invoice} onDone={done} />}
        {line !== null && <RemoveLine key={line} invoice={invoice} position={line} onDone={done} />}
        <section aria-label="Lines"><Lines invoice={invoice} onRemove={can.includes("remove_line") ? setLine : null} /></section>
        {invoice.note !== "" && <p className="sec" style={{ marginTop: 8 }}>{invoice.note}</p>}
        <Payments invoice={invoice} />
        <Traces invoice={invoice} />
        <InvoiceSteps invoice={invoice} act={line === null ? act : "change"} onAct={setAct} />
      </div>
      <Paper key={row.version} invoice={invoice} />
    </div>
  );
}

/** An invoice or a credit note: every line explained, and the document beside it. */
export function InvoicePage({ id }: { id: string }) {
  const asked = useAsk("billing.invoice", { id });
  useCrumbs({ name: "Advanced support", to: "/billing" }, { name: "Invoices", to: "/billing/invoices" }, { name: asked.data === undefined ? "" : `${documentName(asked.data.row)} ${asked.data.row.client}`, to: null });
  return <PageAnswer of={asked}>{(invoice) => <Page invoice={invoice} />}</PageAnswer>;
}
