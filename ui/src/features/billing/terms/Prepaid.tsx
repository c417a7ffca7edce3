import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { BillingTermsView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { StateMark } from "../../../shared/StateMark";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import { say } from "../../../shared/toasts";
import { PREPAID } from "./words";

const SHOWN = ["bought_on", "hours", "price", "expires_on"];

function BuyBox({ view, onDone }: { view: BillingTermsView; onDone: () => void }) {
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft(`prepaid:${view.contract_id}`, { bought_on: "", hours: "", price: "", expires_on: "" });
  const buy = useDo("billing.buy_prepaid");
  const wrong = (field: string) => problemOf(buy.error, field);
  const act = () => buy.mutate({ ...draft, contract: view.contract_id }, {
    onSuccess: () => {
      clear();
      say("The hours are sold; they stand on the next invoice.");
      onDone();
    },
  });
  useKey("Ctrl Enter", buy.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Sell hours" data-testid={ids.prepaidForm} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        {buy.isError && <Refused failure={buy.error} shown={SHOWN} />}
        <div className="four">
          <TextField label="Hours" value={draft.hours} onChange={(hours) => change({ hours })} problem={wrong("hours")} placeholder="10" testid={ids.prepaidField("hours")} />
          <TextField label="Price of all, before tax" value={draft.price} onChange={(price) => change({ price })} problem={wrong("price")} placeholder="at the rate" testid={ids.prepaidField("price")} />
          <TextField label="Bought" type="date" value={draft.bought_on} onChange={(bought_on) => change({ bought_on })} problem={wrong("bought_on")} hint="today when empty" testid={ids.prepaidField("bought-on")} />
          <TextField label="Good until" type="date" value={draft.expires_on} onChange={(expires_on) => change({ expires_on })} problem={wrong("expires_on")} hint="no end when empty" testid={ids.prepaidField("expires-on")} />
        </div>
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={buy.isPending} testid={ids.prepaidAct}>Sell</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }}>Discard</Button>
        </div>
      </div>
    </form>
  );
}

/** Hours bought in advance: what is left of them, and which engagements drew on them. */
export function Prepaid({ view }: { view: BillingTermsView }) {
  const [buying, setBuying] = useState(false);
  const remove = useDo("billing.remove_prepaid");
  return (
    <section aria-label="Prepaid hours" data-testid={ids.prepaid}>
      <div className="sech">
        <h2>Prepaid hours</h2>
        {view.prepaid_left !== "" && <span className="cnt">{view.prepaid_left} left</span>}
        {view.prepaid_low && <StateMark tone="soon" word="running low" />}
        <span className="x"><Button small mark="plus" onClick={() => setBuying(true)} testid={ids.prepaidBuy}>Sell hours</Button></span>
      </div>
      {remove.isError && <Refused failure={remove.error} shown={[]} />}
      {buying && <BuyBox view={view} onDone={() => setBuying(false)} />}
      {view.prepaid.length === 0 ? <p className="sec none">None were sold. Hours sold in advance are drawn before anything is billed, the oldest first.</p> : (
        <table aria-label="Prepaid hours">
          <thead><tr><th scope="col">Bought</th><th scope="col">Good until</th><th scope="col" className="r">Hours</th><th scope="col" className="r">Left</th><th scope="col" className="r">Price</th><th scope="col">Drawn by</th><th scope="col">State</th><th scope="col"><span className="hidden">Steps</span></th></tr></thead>
          <tbody>
            {view.prepaid.map((one) => (
              <tr key={one.id}>
                <td className="nw">{dateWords(one.bought_on)}</td><td className="nw sec">{one.expires_on === "" ? "no end" : dateWords(one.expires_on)}</td><td className="r nw">{one.bought}</td><td className="r nw m">{one.left}</td>
                <td className="r nw">{one.price}</td><td className="sec">{one.draws.length === 0 ? "nothing yet" : one.draws.join(", ")}{one.invoice !== "" && <div className="sm mut">{one.invoice}</div>}</td><td className="nw">{PREPAID[one.state] ?? one.state}</td>
                <td className="r">{one.draws.length === 0 && one.invoice === "" && <Button small look="quiet" disabled={remove.isPending} onClick={() => remove.mutate({ id: one.id, expected_version: one.version }, { onSuccess: () => say("The hours are taken back.") })} testid={ids.prepaidRemove(one.id)}>Take back</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
