import { problemOf } from "../../../backend/failures";
import { useAsk, useDo } from "../../../backend/queries";
import type { ClientBilling } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useDraft } from "../../../shared/draft";
import { TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { back } from "../../../shared/route";
import { PageAnswer } from "../../../shared/states/Answer";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { PartyFields } from "./PartyFields";
import "../billing.css";

function Form({ id, name, known }: { id: string; name: string; known: ClientBilling }) {
  const { draft, change, clear, touched } = useDraft<ClientBilling>(`client-billing:${id}`, known);
  const save = useDo("billing.save_client");
  const wrong = (field: string) => problemOf(save.error, field);
  const store = (version: number) => save.mutate({ ...draft, client: id, version }, {
    onSuccess: () => {
      clear();
      say(`Saved how ${name} is billed.`);
    },
  });
  const act = () => store(draft.version);
  const faster = { onMine: () => store(known.version), onTheirs: () => { clear(); save.reset(); } };
  const shown = (save.error?.problems ?? []).map((problem) => problem.field).filter((field) => field !== "");
  useKey("Ctrl Enter", touched && !save.isPending ? act : null);
  useKey("Esc", back);
  return (
    <form noValidate className="mid formpage" data-testid={ids.clientBilling} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <h1>How {name} is billed</h1>
      {save.isError && <div style={{ marginTop: 12 }}><Refused failure={save.error} shown={shown} faster={faster} /></div>}
      <div className="form">
        <PartyFields party={draft.party} change={(party) => change({ party: { ...draft.party, ...party } })} wrong={(field) => wrong(`party.${field}`)} nameHint={`${name}, where empty`} />
        <div className="pair">
          <TextField label="Buyer’s reference" value={draft.reference} onChange={(reference) => change({ reference })} problem={wrong("reference")} hint="Printed on every invoice" testid={ids.clientBillingField("reference")} />
          <TextField label="Days to pay" value={draft.due_days} onChange={(due_days) => change({ due_days })} problem={wrong("due_days")} placeholder="as with everybody" testid={ids.clientBillingField("due-days")} />
        </div>
        <TextField label="Account in Sage 50" value={draft.account_reference} onChange={(account_reference) => change({ account_reference })} problem={wrong("account_reference")} hint="Eight characters at most" testid={ids.clientBillingField("account")} />
      </div>
      <div className="acts">
        <Button look="go" submit keys="Ctrl Enter" disabled={!touched || save.isPending} testid={ids.clientBillingSave}>Save</Button>
        <Button look="quiet" onClick={() => { clear(); back(); }}>{touched ? "Discard" : "Back"}</Button>
        <span className="sp" />
        <span className="sm mut nw">kept as a draft</span>
      </div>
    </form>
  );
}

/** To whom the documents of a client go, and what it asked to have printed on them. */
export function ClientBillingPage({ id }: { id: string }) {
  const client = useAsk("clients.get", { id });
  const asked = useAsk("billing.client", { client: id });
  useCrumbs({ name: "Clients", to: "/clients" }, { name: client.data?.name ?? "", to: `/clients/${id}?tab=billing` }, { name: "How it is billed", to: null });
  return <PageAnswer of={asked}>{(known) => <Form id={id} name={client.data?.name ?? known.client} known={known} />}</PageAnswer>;
}
