import { problemOf } from "../../../backend/failures";
import { useAsk, useDo } from "../../../backend/queries";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useDraft } from "../../../shared/draft";
import { ChoiceField, TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { back, go, usePlace } from "../../../shared/route";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { CAUSES } from "../words";
import "../billing.css";

const SHOWN = ["contract", "title", "ticket", "cause", "notes"];

/** What the terms of the chosen contract say: what would be quoted. */
function Terms({ contract }: { contract: string }) {
  const terms = useAsk("billing.terms", { contract }, contract !== "");
  if (contract === "" || terms.data === undefined || terms.data.contract_id !== contract) return null;
  return <p className="sm sec">{terms.data.words === "" ? "Advanced support has no terms in this contract yet." : `Quoted: ${terms.data.words}`}</p>;
}

/** Work that no contract covers: what, for whom, why; then the question whether it may be charged. */
export function NewEngagement() {
  useCrumbs({ name: "Advanced support", to: "/billing" }, { name: "Ask for consent", to: null });
  const { query } = usePlace();
  const client = query.get("client") ?? "";
  const contracts = useAsk("contracts.list", { search: "", status: "", client, policy: "", tier: "", account_manager: "", offset: 0, limit: 1000 });
  const { draft, change, clear } = useDraft("engagement:new", { contract: query.get("contract") ?? "", title: "", ticket: query.get("ticket") ?? "", cause: "out_of_scope", notes: "" });
  const rows = contracts.data?.rows ?? [];
  const only = rows.length === 1 ? rows[0]?.id ?? "" : "";
  const contract = draft.contract === "" ? only : draft.contract;
  const save = useDo("billing.save_engagement");
  const wrong = (field: string) => problemOf(save.error, field);
  const act = (then: string) => save.mutate({ ...draft, contract, id: "", expected_version: 0 }, {
    onSuccess: ({ card }) => {
      clear();
      say(`${card.number} awaits consent.`);
      go(`/billing/${card.id}?do=${then}`);
    },
  });
  useKey("Ctrl Enter", save.isPending ? null : () => act("ask"));
  useKey("Esc", back);
  return (
    <form noValidate className="mid" style={{ maxWidth: 720, flex: 1, display: "flex", flexDirection: "column" }} data-testid={ids.billingForm} onSubmit={(event) => { event.preventDefault(); act("ask"); }}>
      <h1>Ask for consent</h1>
      <p className="sec">Nothing is billed without a yes from somebody who may approve fees.</p>
      {save.isError && <div style={{ marginTop: 12 }}><Refused failure={save.error} shown={SHOWN} /></div>}
      <div className="form">
        <ChoiceField label="Contract" none="choose one" value={contract} onChange={(next) => change({ contract: next })} choices={rows.map((row) => ({ value: row.id, label: `${row.number} ${row.client}, ${row.policy}` }))} problem={wrong("contract")} testid={ids.billingField("contract")} />
        <Terms contract={contract} />
        <TextField label="What is to be done" value={draft.title} onChange={(title) => change({ title })} problem={wrong("title")} hint="As it stands on the letter and on the invoice" testid={ids.billingField("title")} />
        <div className="pair">
          <TextField label="Ticket" value={draft.ticket} onChange={(ticket) => change({ ticket })} problem={wrong("ticket")} hint="The one it came from, where there is one" testid={ids.billingField("ticket")} />
          <ChoiceField label="Cause" value={draft.cause} onChange={(cause) => change({ cause })} choices={CAUSES} problem={wrong("cause")} testid={ids.billingField("cause")} />
        </div>
        <TextField label="Notes for us" lines value={draft.notes} onChange={(notes) => change({ notes })} problem={wrong("notes")} testid={ids.billingField("notes")} />
      </div>
      <div className="acts">
        <Button look="go" submit mark="mail" keys="Ctrl Enter" disabled={save.isPending} testid={ids.billingSaveAsk}>Go on to the letter</Button>
        <Button disabled={save.isPending} onClick={() => act("record")} testid={ids.billingSaveRecord}>Consent was given already</Button>
        <Button look="quiet" onClick={() => { clear(); back(); }} testid={ids.billingDiscard}>Discard</Button>
        <span className="sp" />
        <span className="sm mut nw">kept as a draft</span>
      </div>
    </form>
  );
}
