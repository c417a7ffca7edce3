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

const WAYS = {
  pay: { command: "billing.pay", title: "Record a payment", done: "The payment" },
  refund: { command: "billing.refund", title: "Record what was paid back", done: "The refund" },
} as const;

/** Records a payment, or what went back to the client. */
export function PayBox({ invoice, way, onDone }: { invoice: InvoiceView; way: keyof typeof WAYS; onDone: () => void }) {
  const { row } = invoice;
  const { command, title, done } = WAYS[way];
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft(`${way}:${row.id}`, { amount: "", on: "", reference: "" });
  const pay = useDo(command);
  const wrong = (field: string) => problemOf(pay.error, field);
  const act = () => pay.mutate({ ...draft, id: row.id, expected_version: row.version }, {
    onSuccess: () => {
      clear();
      say(`${done} of ${row.number} is recorded.`);
      onDone();
    },
  });
  useKey("Ctrl Enter", pay.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label={title} data-testid={ids.payBox} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        {pay.isError && <Refused failure={pay.error} shown={["amount", "on", "reference"]} />}
        <div className="row wrap" style={{ alignItems: "flex-start" }}>
          <TextField label="Amount" value={draft.amount} onChange={(amount) => change({ amount })} placeholder={`all, ${way === "pay" ? row.open : row.refund}`} problem={wrong("amount")} testid={ids.payAmount} />
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
