import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { InvoiceRow, InvoicesIssued } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { counted } from "../words";

/** Issues drafts: each gets its number, and never changes again. */
export function IssueBox({ rows, onIssued, onClose }: { rows: readonly InvoiceRow[]; onIssued: (issued: InvoicesIssued) => void; onClose: () => void }) {
  const form = useOpened<HTMLFormElement>();
  const [on, setOn] = useState("");
  const issue = useDo("billing.issue", "Issuing invoices");
  const act = () => issue.mutate({ invoices: rows.map((row) => ({ id: row.id, expected_version: row.version })), month: "", issued_on: on }, {
    onSuccess: (reply) => {
      const [first] = reply.issued;
      if (first !== undefined) say(reply.issued.length === 1 ? `Issued ${first.number}.` : `Issued ${counted(reply.issued.length, "invoice", "invoices")}.`);
      onIssued(reply);
    },
  });
  useKey("Ctrl Enter", issue.isPending ? null : act);
  useKey("Esc", onClose);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Issue" data-testid={ids.invoiceIssueBox} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        {issue.isError && <Refused failure={issue.error} shown={["issued_on"]} />}
        <div className="row wrap" style={{ alignItems: "flex-end" }}>
          <TextField label="Day on it; today when empty" type="date" value={on} onChange={setOn} problem={problemOf(issue.error, "issued_on")} testid={ids.invoiceIssueOn} />
          <Button look="go" submit keys="Ctrl Enter" disabled={issue.isPending || rows.length === 0} testid={ids.invoiceIssueAct}>Issue {rows.length === 1 ? "" : rows.length}</Button>
          <Button look="quiet" onClick={onClose}>Not now</Button>
        </div>
        <p className="sm sec">Each gets its number and never changes again; a credit note corrects it.</p>
      </div>
    </form>
  );
}
