import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import type { BillingTermsView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { go } from "../../../shared/route";
import { PageAnswer } from "../../../shared/states/Answer";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import { Credits } from "./Credits";
import { Prepaid } from "./Prepaid";
import { TermsForm } from "./TermsForm";
import "../billing.css";

function Versions({ view }: { view: BillingTermsView }) {
  if (view.versions.length === 0) return null;
  return (
    <section aria-label="What was agreed">
      <div className="sech"><h2>What was agreed</h2></div>
      <table aria-label="What was agreed">
        <thead><tr><th scope="col">From</th><th scope="col">Terms</th><th scope="col">Taxes</th><th scope="col">Why</th></tr></thead>
        <tbody>{view.versions.map((one) => <tr key={one.from_on}><td className="nw">{dateWords(one.from_on)}</td><td>{one.words}</td><td className="sec">{one.taxes}</td><td className="sec">{one.reason}</td></tr>)}</tbody>
      </table>
    </section>
  );
}

function Page({ view }: { view: BillingTermsView }) {
  const [changing, setChanging] = useState(false);
  const change = () => setChanging(true);
  useKey("e", changing ? null : change);
  useKey("Esc", () => go(`/contracts/${view.contract_id}`));
  return (
    <div className="mid termspage" data-testid={ids.terms}>
      <div className="row">
        <h1>Advanced support of {view.contract}</h1>
        <span className="sp" />
        <Button look={changing ? "plain" : "go"} mark="edit" keys="E" onClick={change} testid={ids.termsChange}>Change the terms…</Button>
      </div>
      <p className="sec">{view.client}</p>
      <p className="m" style={{ marginTop: 10 }} data-testid={ids.termsWords}>{view.words === "" ? "No terms were agreed: nothing can be charged yet." : view.words}</p>
      <p className="sm sec">
        {view.words !== "" && view.from_policy && "As the policy has it. "}
        {view.published !== "" && <>The policy says: “{view.published}”</>}
      </p>
      {changing && <TermsForm view={view} onDone={() => setChanging(false)} />}
      <Prepaid view={view} />
      <Credits view={view} />
      <Versions view={view} />
    </div>
  );
}

/** What advanced support costs under a contract, hours sold in advance, and credits. */
export function TermsPage({ id }: { id: string }) {
  const asked = useAsk("billing.terms", { contract: id });
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name: asked.data === undefined ? "" : `${asked.data.contract} ${asked.data.client}`, to: `/contracts/${id}` }, { name: "Billing", to: null });
  return <PageAnswer of={asked}>{(view) => <Page view={view} />}</PageAnswer>;
}
