import { useMemo } from "react";
import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { ContractSave, ContractView, Policies } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useDraft } from "../../shared/draft";
import { useKey } from "../../shared/keys";
import { back, go, replace, usePlace } from "../../shared/route";
import { Answer, PageAnswer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { Steps } from "../../shared/Steps";
import { ids } from "../../shared/testids";
import { dateWords, inZone, viewerZone } from "../../shared/time/moment";
import { useNow } from "../../shared/time/now";
import { say } from "../../shared/toasts";
import { ClientStep } from "./ClientStep";
import { DeadlinePreview } from "./DeadlinePreview";
import { draftOf, freshDraft, STEPS, stepOfField, toSave, type ContractDraft } from "./draft";
import { PolicyStep } from "./PolicyStep";
import { Paper } from "./Paper";
import { ServicesStep } from "./ServicesStep";
import { Conflict } from "./Conflict";
import { EndFields } from "./EndFields";
import { OrdersStep } from "./OrdersStep";
import "./contracts.css";

interface EntryProps {
  name: string;
  fresh: ContractDraft;
  policies: Policies;
}

function Entry({ name, fresh, policies }: EntryProps) {
  const { draft, change, clear } = useDraft(name, fresh);
  const save = useDo("contracts.save");
  const activate = useDo("contracts.activate");
  const client = useAsk("clients.get", { id: draft.client_id }, draft.client_id !== "");
  const policy = useAsk("sla.policy", { version_id: draft.policy_version_id }, draft.policy_version_id !== "");
  const at = STEPS.indexOf(draft.step);
  const wrong = (field: string) => problemOf(save.error, field);
  const saved = useAsk("contracts.get", { id: draft.id ?? "" }, draft.id !== null && draft.step === "review");
  const on = () => change({ step: STEPS[Math.min(at + 1, STEPS.length - 1)] ?? "review" });
  const previous = () => (at === 0 ? back() : change({ step: STEPS[at - 1] ?? "client" }));
  // The review shows what was stored, so that its sums and numbers are those of the rules.
  const stored = (contract: ContractView, entry: ContractSave) => {
    if (draft.id !== null) return change({ ...entry, expected_version: contract.version, step: "review" });
    clear();
    return replace(`/contracts/${contract.row.id}/edit?step=review`);
  };
  const store = (entry: ContractSave) => save.mutate(entry, {
    onSuccess: (contract) => stored(contract, entry),
    onError: (failure) => {
      const field = failure.problems[0]?.field;
      if (field !== undefined) change({ step: stepOfField(field) });
    },
  });
  const next = draft.step === "term" ? () => store(toSave(draft)) : on;
  const leave = (words: string) => {
    clear();
    say(words);
    go(`/contracts/${draft.id ?? ""}`);
  };
  const number = saved.data?.row.number ?? "The contract";
  const finish = () => leave(`${number} is saved.`);
  const inForce = () => activate.mutate({ id: draft.id ?? "", expected_version: draft.expected_version, reason: "" }, { onSuccess: () => leave(`${number} is in force.`) });
  const isDraft = saved.data?.row.status === "draft";
  useKey("Ctrl Enter", draft.step === "review" ? (isDraft ? inForce : finish) : next);
  useKey("Esc", previous);
  const words: Record<string, string> = {
    client: client.data?.name ?? "choose one", policy: policy.data?.row.name ?? "and its version",
    services: draft.services.length === 0 ? "none yet" : `${draft.services.length} ${draft.services.length === 1 ? "line" : "lines"}`,
    orders: draft.overrides.length + draft.add_ons.length === 0 ? "none" : `${draft.overrides.length} by signed order`, term: draft.starts_on === "" ? "from when" : `from ${dateWords(draft.starts_on)}`, review: "as the client reads it",
  };
  const names: Record<string, string> = { client: "Client", policy: "Policy", services: "Services and fees", orders: "Add-ons and overrides", term: "Term and renewal", review: "Review" };
  const done: Record<string, boolean> = { client: draft.client_id !== "", policy: draft.policy_version_id !== "", services: at > 2, orders: at > 3, term: at > 4, review: false };
  const waits = save.isPending || activate.isPending;
  return (
    <div className={draft.step === "review" || draft.step === "policy" ? "entry" : "entry two"}>
      <Steps title={draft.id === null ? "New contract" : "Contract"} steps={STEPS.map((key) => ({ key, name: names[key] ?? key, words: words[key] ?? "", done: done[key] ?? false }))} at={draft.step} onStep={(key) => change({ step: STEPS.find((one) => one === key) ?? "client" })}>
        <div className="sm mut">Draft kept. Leaving loses nothing.</div>
        {at > 0 && <Button wide onClick={previous} testid={ids.contractBack}>Back</Button>}
        {draft.step !== "review" && <Button wide look="go" onClick={next} testid={ids.contractNext} disabled={waits}>Next</Button>}
        {draft.step === "review" && draft.id !== null && <Button wide mark="down2" onClick={() => go(`/contracts/${draft.id ?? ""}/schedule`)} testid={ids.contractSchedule}>Schedule, PDF</Button>}
        {draft.step === "review" && <Button wide look={isDraft ? "plain" : "go"} onClick={finish} testid={ids.contractSave} disabled={waits}>{isDraft ? "Leave as a draft" : "Done"}</Button>}
        {draft.step === "review" && isDraft && <Button wide look="go" onClick={inForce} testid={ids.contractActivate} disabled={waits}>Put in force</Button>}
      </Steps>
      <div className={draft.step === "review" ? "desk" : "mid"} tabIndex={draft.step === "review" ? 0 : undefined} role="region" aria-label={names[draft.step]}>
        {save.error?.code === "conflict" && draft.id !== null && <Conflict id={draft.id} base={draft.base} mine={draft} onSettled={(kept, expected_version) => store({ ...toSave(draft), ...kept, expected_version })} />}
        {(save.error ?? activate.error) !== null && save.error?.code !== "conflict" && <div style={{ marginBottom: 16 }}><Refused failure={save.error ?? activate.error} shown={[]} /></div>}
        {draft.step === "client" && <ClientStep client={draft.client_id} problem={wrong("client_id")} onChoose={(client_id, zone) => change({ client_id, zone: draft.zone === "" ? zone : draft.zone })} />}
        {draft.step === "policy" && <PolicyStep draft={draft} policies={policies} policy={policy.data} suggestedZone={client.data?.zone ?? ""} wrong={wrong} onChange={change} />}
        {draft.step === "services" && <ServicesStep services={draft.services} wrong={wrong} onChange={(services) => change({ services })} />}
        {draft.step === "orders" && <OrdersStep addOns={draft.add_ons} overrides={draft.overrides} policies={policies} policy={policy.data} wrong={wrong} onChange={change} />}
        {draft.step === "term" && <EndFields starts={draft.starts_on} ends={draft.ends_on} term={draft.term} wrong={wrong} onChange={change} />}
        {draft.step === "review" && <Answer of={saved}>{(contract) => <Paper row={contract.row} schedule={contract.schedule} services={contract.services} />}</Answer>}
      </div>
      {(draft.step === "review" || draft.step === "policy") && (
        policy.data === undefined ? <aside className="panel" aria-label="Deadline preview"><p className="sec">Choose a policy to see when a ticket would be due.</p></aside>
          : <DeadlinePreview version={draft.policy_version_id} contract={draft.step === "review" ? draft.id ?? "" : ""} number={0} zone={draft.zone} priorities={policy.data.priorities} categories={policy.data.categories} />
      )}
    </div>
  );
}

export function NewContract() {
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name: "New contract", to: null });
  const { query } = usePlace();
  const client = query.get("client") ?? "";
  const today = inZone(useNow(), viewerZone()).local.slice(0, 10);
  const policies = useAsk("sla.policies", {});
  const fresh = useMemo(() => freshDraft(client, today), [client, today]);
  return <PageAnswer of={policies}>{(reply) => <Entry name={`contract:new:${client}`} fresh={fresh} policies={reply} />}</PageAnswer>;
}

export function EditContract({ id }: { id: string }) {
  const contract = useAsk("contracts.get", { id });
  const policies = useAsk("sla.policies", {});
  const { query } = usePlace();
  const step = query.get("step") === "review" ? "review" : "policy";
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name: contract.data?.row.number ?? "", to: `/contracts/${id}` }, { name: "Edit", to: null });
  return (
    <PageAnswer of={contract}>
      {(reply) => <PageAnswer of={policies}>{(all) => <Entry name={`contract:${id}`} fresh={{ ...draftOf(reply), step }} policies={all} />}</PageAnswer>}
    </PageAnswer>
  );
}
