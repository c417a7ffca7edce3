import { problemOf } from "../../../backend/failures";
import { useAsk, useDo } from "../../../backend/queries";
import type { BillingExported } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { useDraft } from "../../../shared/draft";
import { CheckField, ChoiceField, TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { counted } from "../words";

function Done({ done }: { done: BillingExported }) {
  const title = done.numbers.length === 0 ? "Nothing was written." : `${counted(done.numbers.length, "document", "documents")} written.`;
  return (
    <Callout tone={done.numbers.length === 0 ? "soon" : "plain"} title={title} testid={ids.exportDone}>
      <ul>
        {done.paths.map((path) => <li key={path} className="mono">{path}</li>)}
        {done.left_out.length > 0 && <li>Left out, because exported before: {done.left_out.join(", ")}</li>}
        {done.again.length > 0 && <li>Once more: {done.again.join(", ")}</li>}
        {done.notes.map((note) => <li key={note}>{note}</li>)}
      </ul>
    </Callout>
  );
}

/** Writes invoices for an accounting system; what was exported before is left out unless one asks for it. */
export function ExportBox({ invoices, month, onClose }: { invoices: readonly string[]; month: string; onClose: () => void }) {
  const form = useOpened<HTMLFormElement>();
  const formats = useAsk("billing.exports", {});
  const { draft, change } = useDraft("billing-export", { format: "", path: "" });
  const { draft: once, change: changeOnce, clear } = useDraft("billing-export-once", { month, again: false });
  const doing = useDo("billing.export", "Exporting invoices");
  const choices = formats.data?.formats ?? [];
  const format = draft.format === "" ? choices[0]?.key ?? "" : draft.format;
  const wrong = (field: string) => problemOf(doing.error, field);
  const act = () => doing.mutate({ format, path: draft.path, month: invoices.length > 0 ? "" : once.month, invoices: [...invoices], again: once.again }, { onSuccess: clear });
  useKey("Ctrl Enter", doing.isPending ? null : act);
  useKey("Esc", onClose);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Export" data-testid={ids.exportBox} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        {doing.isError && <Refused failure={doing.error} shown={["format", "path", "month"]} />}
        {doing.data !== undefined && <Done done={doing.data} />}
        <div className="row wrap" style={{ alignItems: "flex-start" }}>
          <ChoiceField label="For" value={format} onChange={(next) => change({ format: next })} choices={choices.map((one) => ({ value: one.key, label: one.name }))} problem={wrong("format")} testid={ids.exportFormat} />
          <div style={{ flex: 1, minWidth: 200 }}><TextField label="Folder, or a file" value={draft.path} onChange={(path) => change({ path })} problem={wrong("path")} testid={ids.exportPath} /></div>
          {invoices.length === 0 && <TextField label="Month; all when empty" type="month" value={once.month} onChange={(next) => changeOnce({ month: next })} problem={wrong("month")} testid={ids.exportMonth} />}
        </div>
        <CheckField label="Those that were exported before as well" checked={once.again} onChange={(again) => changeOnce({ again })} hint="Their files are marked." testid={ids.exportAgain} />
        <div className="row wrap">
          <Button look="go" submit keys="Ctrl Enter" disabled={doing.isPending} testid={ids.exportAct}>{invoices.length === 0 ? "Export" : `Export ${counted(invoices.length, "document", "documents")}`}</Button>
          <Button look="quiet" onClick={onClose}>Close</Button>
        </div>
      </div>
    </form>
  );
}
