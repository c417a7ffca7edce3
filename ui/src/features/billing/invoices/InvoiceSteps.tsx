import { useDo } from "../../../backend/queries";
import type { InvoiceView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useKey } from "../../../shared/keys";
import { go } from "../../../shared/route";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

export type InvoiceAct = "issue" | "change" | "pay" | "refund" | "credit" | "send";

const STEPS: readonly { step: InvoiceAct; name: string; keys?: string }[] = [
  { step: "issue", name: "Issue…" }, { step: "send", name: "Send by mail…" }, { step: "pay", name: "Record a payment…" }, { step: "refund", name: "Record a refund…" },
  { step: "change", name: "Change…", keys: "E" }, { step: "credit", name: "Credit…" },
];

/** What can be done with it, the next sensible step filled. */
export function InvoiceSteps({ invoice, act, onAct }: { invoice: InvoiceView; act: InvoiceAct | null; onAct: (act: InvoiceAct) => void }) {
  const { row, can } = invoice;
  const discard = useDo("billing.discard_invoice");
  const steps = STEPS.filter((one) => can.includes(one.step));
  const first = act === null && !can.includes("discard") ? steps.find((one) => one.step === "pay" || one.step === "refund") ?? steps[0] : act === null ? steps[0] : undefined;
  const away = () => discard.mutate({ id: row.id, expected_version: row.version }, {
    onSuccess: () => {
      say("The draft is gone; what stood on it waits to be billed.");
      go("/billing/invoices");
    },
  });
  useKey("Ctrl Enter", first === undefined ? null : () => onAct(first.step));
  return (
    <div className="foot">
      {discard.isError && <Refused failure={discard.error} shown={[]} />}
      <div className="row wrap">
        {steps.map((one) => (
          <Button key={one.step} look={one === first ? "go" : "plain"} disabled={act === one.step} onClick={() => onAct(one.step)} testid={ids.invoiceStep(one.step)} {...(one === first ? { keys: "Ctrl Enter" } : one.keys === undefined ? {} : { keys: one.keys })}>{one.name}</Button>
        ))}
        <span className="sp" />
        {can.includes("discard") && <Button look="quiet" disabled={discard.isPending} onClick={away} testid={ids.invoiceStep("discard")}>Discard the draft</Button>}
      </div>
    </div>
  );
}
