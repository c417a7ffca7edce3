import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { BillingTermsView, ServiceCreditView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { monthWords } from "../../../shared/time/moment";
import { say } from "../../../shared/toasts";
import { SayBox } from "../engagement/SayBox";

function CreditForm({ view, onDone }: { view: BillingTermsView; onDone: () => void }) {
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft(`service-credit:${view.contract_id}`, { month: "", amount: "", currency: "", reason: "" });
  const save = useDo("billing.save_credit");
  const wrong = (field: string) => problemOf(save.error, field);
  const act = () => save.mutate({ ...draft, contract: view.contract_id }, {
    onSuccess: () => {
      clear();
      say("The credit is approved; it stands on the next invoice.");
      onDone();
    },
  });
  useKey("Ctrl Enter", save.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Approve a credit" data-testid={ids.serviceCreditForm} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        {save.isError && <Refused failure={save.error} shown={["month", "amount", "currency", "reason"]} />}
        <div className="four">
          <TextField label="Month it is for" type="month" value={draft.month} onChange={(month) => change({ month })} problem={wrong("month")} testid={ids.serviceCreditField("month")} />
          <TextField label="Amount, before tax" value={draft.amount} onChange={(amount) => change({ amount })} problem={wrong("amount")} placeholder="42.50" testid={ids.serviceCreditField("amount")} />
          <TextField label="Currency" value={draft.currency} onChange={(currency) => change({ currency })} problem={wrong("currency")} placeholder="the contract’s" testid={ids.serviceCreditField("currency")} />
          <TextField label="Why" value={draft.reason} onChange={(reason) => change({ reason })} problem={wrong("reason")} testid={ids.serviceCreditField("reason")} />
        </div>
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={save.isPending} testid={ids.serviceCreditAct}>Approve</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }}>Discard</Button>
        </div>
      </div>
    </form>
  );
}

/** Money owed for missed promises: approved, put on invoices, or withdrawn. */
export function Credits({ view }: { view: BillingTermsView }) {
  const [entering, setEntering] = useState(false);
  const [leaving, setLeaving] = useState<ServiceCreditView | null>(null);
  const withdraw = useDo("billing.withdraw_credit");
  const act = (reason: string, taken: () => void) => {
    if (leaving === null) return;
    withdraw.mutate({ id: leaving.id, expected_version: leaving.version, reason }, {
      onSuccess: () => {
        taken();
        setLeaving(null);
        say(`The credit of ${leaving.amount} is withdrawn.`);
      },
    });
  };
  return (
    <section aria-label="Service credits" data-testid={ids.serviceCredits}>
      <div className="sech"><h2>Service credits</h2><span className="x"><Button small mark="plus" onClick={() => setEntering(true)} testid={ids.serviceCreditNew}>Approve a credit</Button></span></div>
      {entering && <CreditForm view={view} onDone={() => setEntering(false)} />}
      {leaving !== null && <SayBox draftKey={`withdraw:${leaving.id}`} title={`Withdraw ${leaving.left}`} label="Why" act="Withdraw" failure={withdraw.error} field="reason" waits={withdraw.isPending} onSay={act} onClose={() => setLeaving(null)} />}
      {view.credits.length === 0 ? <p className="sec none">None were approved. A credit stands on the next invoice of this contract.</p> : (
        <table aria-label="Service credits">
          <thead><tr><th scope="col">For</th><th scope="col">Why</th><th scope="col">State</th><th scope="col" className="r">Amount</th><th scope="col" className="r">Used</th><th scope="col" className="r">Left</th><th scope="col"><span className="hidden">Steps</span></th></tr></thead>
          <tbody>
            {view.credits.map((credit) => (
              <tr key={credit.id}>
                <td className="nw">{monthWords(credit.month)}</td><td className="sec">{credit.reason}</td><td>{credit.state}</td><td className="r nw m">{credit.amount}</td><td className="r nw sec">{credit.used}</td><td className="r nw">{credit.left}</td>
                <td className="r">{credit.state === "approved" && <Button small look="quiet" onClick={() => setLeaving(credit)} testid={ids.serviceCreditWithdraw(credit.id)}>Withdraw</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
