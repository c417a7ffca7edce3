import { useAsk } from "../../../backend/queries";
import { ChoiceField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import type { PartProps } from "./parts";
import { Picks } from "./Picks";

const WHOM = [{ value: "all", label: "all clients" }, { value: "clients", label: "these clients" }, { value: "policies", label: "the clients under these policies" }];
const MOST = 500;

/** Whom it affects, and in which of their services. */
export function WhomFields({ draft, change, wrong }: PartProps) {
  const clients = useAsk("clients.list", { search: "", tag: "", account_manager: "", flagged: false, offset: 0, limit: MOST });
  const policies = useAsk("sla.policies", {});
  const named = (clients.data?.rows ?? []).map((row) => ({ key: row.id, name: row.name }));
  const keyed = (policies.data?.rows ?? []).map((row) => ({ key: row.key, name: row.name }));
  return (
    <fieldset>
      <legend className="sech"><h2>For whom</h2></legend>
      <ChoiceField label="Affects" value={draft.whom} onChange={(whom) => change({ whom })} choices={WHOM} problem={wrong("whom")} testid={ids.windowField("whom")} />
      {draft.whom === "clients" && <Picks label="Clients" name="clients" values={draft.clients} options={named} isFree onChange={(clients) => change({ clients })} problem={wrong("clients")} hint="Each reads the times on its own clocks" />}
      {draft.whom === "policies" && <Picks label="Policies" name="policies" values={draft.policies} options={keyed} isFree={false} onChange={(policies) => change({ policies })} problem={wrong("policies")} hint="Whoever has a contract under them then" />}
      <Picks label="Services" name="services" values={draft.services} options={[]} isFree onChange={(services) => change({ services })} problem={wrong("services")} hint="None for everything they use" />
    </fieldset>
  );
}
