import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { InvoiceView } from "../../../bindings/types";
import { useState } from "react";
import { Button } from "../../../shared/Button";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

/** Sends an issued document with its PDF. */
export function SendBox({ invoice, onDone }: { invoice: InvoiceView; onDone: () => void }) {
  const { row } = invoice;
  const form = useOpened<HTMLFormElement>();
  const [to, setTo] = useState("");
  const send = useDo("billing.send_invoice");
  const act = () => send.mutate({ id: row.id, to: to.split(/[,;\s]+/).filter((one) => one !== "") }, {
    onSuccess: () => {
      say(`${row.number} is on its way.`);
      onDone();
    },
  });
  useKey("Ctrl Enter", send.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Send by mail" data-testid={ids.invoiceSendBox} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        {send.isError && <Refused failure={send.error} shown={["to"]} />}
        <TextField label="To" value={to} onChange={setTo} placeholder="the client’s billing contacts" problem={problemOf(send.error, "to") ?? problemOf(send.error, "to.0")} testid={ids.invoiceSendTo} />
        <div className="row wrap">
          <Button small look="go" submit mark="send" keys="Ctrl Enter" disabled={send.isPending} testid={ids.invoiceSendAct}>Send</Button>
          <Button small look="quiet" onClick={onDone}>Not now</Button>
        </div>
      </div>
    </form>
  );
}
