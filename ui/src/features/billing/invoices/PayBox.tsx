import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { InvoiceView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

/** Records a payment. */
export function PayBox({ invoice, onDone }: { invoice: InvoiceView; onDone: () => void }) {
  const { row } = invoice;
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft(`pay:${row.id}`, { amount: "", on: "", reference: "" });
  const pay = useDo("billing.pay");
  const wrong = (field: string) => problemOf(pay.error, field);
  const act = () => pay.mutate({ ...draft, id: row.id, expected_version: row.version }, {
    onSuccess: () => {
      clear();
      say(`The payment of ${row.number} is recorded.`);
      onDone();
    },
  });
  useKey("Ctrl Enter", pay.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Record a payment" data-testid={ids.payBox} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        {pay.isError && <Refused failure={pay.error} shown={["amount", "on", "reference"]} />}
        <div className="row wrap" style={{ alignItems: "flex-start" }}>
          <TextField label="Amount" value={draft.amount} onChange={(amount) => change({ amount })} placeholder={`all, ${row.open}`} problem={wrong("amount")} testid={ids.payAmount} />
          <TextField label="Day" type="date" value={draft.on} onChange={(on) => change({ on })} hint="today when empty" problem={wrong("on")} testid={ids.payOn} />
          <div style={{ flex: 1, minWidth: 160 }}><TextField label="What the bank says" value={draft.reference} onChange={(reference) => change({ reference })} problem={wrong("reference")} testid={ids.payReference} /></div>
        </div>
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={pay.isPending} testid={ids.payAct}>Record</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }}>Discard</Button>
        </div>
      </div>
    </form>
  );
}
