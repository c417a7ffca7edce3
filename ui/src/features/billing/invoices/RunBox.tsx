import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { InvoicesDrafted } from "../../../bindings/types";
import { useState } from "react";
import { Button } from "../../../shared/Button";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { monthWords } from "../../../shared/time/moment";
import { useNow } from "../../../shared/time/now";
import { monthOf } from "./words";

/** Puts the invoices of a month together: fees, approved credits, approved engagements. */
export function RunBox({ client, onRan, onClose }: { client: string; onRan: (drafted: InvoicesDrafted) => void; onClose: () => void }) {
  const form = useOpened<HTMLFormElement>();
  const [month, setMonth] = useState(monthOf(useNow()));
  const run = useDo("billing.draft_invoices", "Putting invoices together");
  const act = () => run.mutate({ month, client }, { onSuccess: onRan });
  useKey("Ctrl Enter", run.isPending ? null : act);
  useKey("Esc", onClose);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Put invoices together" data-testid={ids.invoicesRunBox} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="wide">
        {run.isError && <div style={{ marginBottom: 8 }}><Refused failure={run.error} shown={["month"]} /></div>}
        <div className="row wrap" style={{ alignItems: "flex-end" }}>
          <TextField label="Month" type="month" value={month} onChange={setMonth} problem={problemOf(run.error, "month")} testid={ids.invoicesRunMonth} />
          <Button look="go" submit keys="Ctrl Enter" disabled={run.isPending} testid={ids.invoicesRun}>Put together {month === "" ? "" : monthWords(month)}</Button>
          <Button look="quiet" onClick={onClose}>Close</Button>
          <span className="sm sec">Drafts of a month are brought up to date; what is issued stays.</span>
        </div>
      </div>
    </form>
  );
}
