import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { ContractVersionView, ContractView, Policies } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useDraft } from "../../shared/draft";
import { TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { go } from "../../shared/route";
import { Answer, PageAnswer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { Steps } from "../../shared/Steps";
import { ids } from "../../shared/testids";
import { dateWords, inZone } from "../../shared/time/moment";
import { useNow } from "../../shared/time/now";
import { say } from "../../shared/toasts";
import { Conflict } from "./Conflict";
import { DeadlinePreview } from "./DeadlinePreview";
import { OrdersStep } from "./OrdersStep";
import { Paper } from "./Paper";
import { PolicyStep } from "./PolicyStep";
import { ServicesStep } from "./ServicesStep";
import { Versions } from "./Versions";
import { changeOf, toVersion, VERSION_STEPS, versionStepOf, type VersionEntryDraft } from "./draft";
import "./contracts.css";

const NAMES: Record<string, string> = { policy: "Policy and first day", services: "Services and fees", orders: "Overrides", review: "Review" };

function wordsOf(draft: VersionEntryDraft): Record<string, string> {
  const orders = draft.overrides.length;
  return {
    policy: draft.from_on === "" ? "from which day" : `from ${dateWords(draft.from_on)}`,
    services: `${draft.services.length} ${draft.services.length === 1 ? "line" : "lines"}`,
    orders: orders === 0 ? "none" : `${orders}, by signed order`,
    review: "as the client reads it",
  };
}

/** Once the first day has come, requests were received under what held: they are judged anew only with a reason. */
function Sign({ contract, draft, onSigned }: { contract: ContractView; draft: VersionEntryDraft; onSigned: () => void }) {
  const sign = useDo("contracts.sign_version");
  const [why, setWhy] = useState("");
  const past = sign.error?.code === "not_now";
  return (
    <>
      {sign.error !== null && <Refused failure={sign.error} shown={[]} />}
      {past && <TextField label="Why they are judged anew" value={why} onChange={setWhy} testid={ids.contractReason} />}
      <Button wide mark="down2" onClick={() => go(`/contracts/${contract.row.id}/schedule`)}>Schedule, PDF</Button>
      <Button wide look="go" onClick={() => sign.mutate({ id: contract.row.id, expected_version: draft.expected_version, rescore_reason: why }, { onSuccess: onSigned })} disabled={sign.isPending} testid={ids.contractSign}>Sign for {dateWords(draft.from_on)}</Button>
    </>
  );
}

function Entry({ contract, shown, policies, fresh }: { contract: ContractView; shown: ContractVersionView; policies: Policies; fresh: VersionEntryDraft }) {
  const { row } = contract;
  const { draft, change, clear } = useDraft(`contract:${row.id}:change`, fresh);
  const save = useDo("contracts.draft_version");
  const policy = useAsk("sla.policy", { version_id: draft.policy_version_id });
  const number = contract.drafted ?? shown.number + 1;
  const read = useAsk("contracts.read_version", { id: row.id, number: contract.drafted ?? 0 }, draft.step === "review" && contract.drafted !== null);
  const at = VERSION_STEPS.indexOf(draft.step);
  const wrong = (field: string) => problemOf(save.error, field);
  const store = (entry: VersionEntryDraft) => save.mutate(toVersion(row.id, entry), {
    onSuccess: (saved) => change({ ...entry, expected_version: saved.version, step: "review" }),
    onError: (failure) => {
      const field = failure.problems[0]?.field;
      if (field !== undefined) change({ step: versionStepOf(field) });
    },
  });
  const next = () => (draft.step === "orders" ? store(draft) : change({ step: VERSION_STEPS[at + 1] ?? "review" }));
  const previous = () => (at === 0 ? go(`/contracts/${row.id}`) : change({ step: VERSION_STEPS[at - 1] ?? "policy" }));
  useKey("Ctrl Enter", draft.step === "review" ? null : next);
  useKey("Esc", previous);
  const words = wordsOf(draft);
  const signed = () => {
    clear();
    say(`Version ${number} of ${row.number} is signed for ${dateWords(draft.from_on)}.`);
    go(`/contracts/${row.id}`);
  };
  const conflict = save.error?.code === "conflict";
  return (
    <div className={draft.step === "review" ? "entry" : "entry two"}>
      <Steps title={`Version ${number}`} steps={VERSION_STEPS.map((key) => ({ key, name: NAMES[key] ?? key, words: words[key] ?? "", done: key !== "review" && (key !== "policy" || draft.from_on !== "") }))} at={draft.step} onStep={(key) => change({ step: VERSION_STEPS.find((one) => one === key) ?? "policy" })}>
        <div className="sm mut">Draft kept. Leaving loses nothing.</div>
        <Button wide onClick={previous} testid={ids.contractBack}>Back</Button>
        {draft.step === "review" ? <Sign contract={contract} draft={draft} onSigned={signed} /> : <Button wide look="go" onClick={next} disabled={save.isPending} testid={ids.contractNext}>Next</Button>}
      </Steps>
      <div className={draft.step === "review" ? "desk" : "mid"} tabIndex={draft.step === "review" ? 0 : undefined} role="region" aria-label={NAMES[draft.step]}>
        {conflict ? (
          <Conflict id={row.id} base={draft.base} mine={draft} onSettled={(kept, expected_version) => store({ ...draft, ...kept, expected_version })} />
        ) : save.error !== null && <div style={{ marginBottom: 16 }}><Refused failure={save.error} shown={["from_on"]} /></div>}
        {draft.step === "policy" && (
          <>
            <div className="form" style={{ maxWidth: 640, marginBottom: 20 }}>
              <div className="pair">
                <TextField label="Changes from" type="date" value={draft.from_on} onChange={(from_on) => change({ from_on })} problem={wrong("from_on")} hint={draft.from_on === "" ? "What was received before keeps what held then" : dateWords(draft.from_on)} testid={ids.contractFrom} />
                <TextField label="Why" value={draft.reason} onChange={(reason) => change({ reason })} placeholder="Renewal for 2026/27" testid={ids.contractWhy} />
              </div>
            </div>
            <PolicyStep draft={draft} policies={policies} policy={policy.data} suggestedZone={null} wrong={wrong} onChange={change} />
          </>
        )}
        {draft.step === "services" && <ServicesStep services={draft.services} wrong={wrong} onChange={(services) => change({ services })} />}
        {draft.step === "orders" && <OrdersStep addOns={draft.add_ons} overrides={draft.overrides} policies={policies} policy={policy.data} wrong={wrong} onChange={change} />}
        {draft.step === "review" && <Answer of={read}>{(reply) => <Paper row={row} schedule={reply.schedule} services={reply.version.services} version={reply.version.number} from={reply.version.from_on} />}</Answer>}
      </div>
      {draft.step === "review" && policy.data !== undefined && (
        <DeadlinePreview version={draft.policy_version_id} contract={row.id} number={contract.drafted ?? 0} zone={row.zone} priorities={policy.data.priorities} categories={policy.data.categories}>
          <Versions id={row.id} zone={row.zone} />
        </DeadlinePreview>
      )}
    </div>
  );
}

/** "Change from …": the next version of a contract in force. Nothing in the past changes. */
export function ChangeContract({ id }: { id: string }) {
  const contract = useAsk("contracts.get", { id });
  const versions = useAsk("contracts.versions", { id });
  const policies = useAsk("sla.policies", {});
  const row = contract.data?.row;
  const today = inZone(useNow(), row?.zone ?? "UTC").local.slice(0, 10);
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name: row === undefined ? "" : `${row.number} ${row.client}`, to: `/contracts/${id}` }, { name: contract.data?.drafted === null ? "Change" : `Version ${contract.data?.drafted ?? ""}, draft`, to: null });
  return (
    <PageAnswer of={contract}>
      {(reply) => (
        <PageAnswer of={versions}>
          {({ rows }) => {
            const shown = rows[rows.length - 1];
            if (shown === undefined) return null;
            return <PageAnswer of={policies}>{(all) => <Entry contract={reply} shown={shown} policies={all} fresh={changeOf(reply, shown, today)} />}</PageAnswer>;
          }}
        </PageAnswer>
      )}
    </PageAnswer>
  );
}
