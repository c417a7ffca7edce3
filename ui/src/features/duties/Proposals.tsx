import { useState } from "react";
import { useDo } from "../../backend/queries";
import type { ContractDuties } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { CheckField } from "../../shared/fields/Field";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";
import { WHOSE } from "./words";

/** What the policy names besides clocks: taken as duties, or left out for good. */
export function Proposals({ of }: { of: ContractDuties }) {
  const [left, setLeft] = useState<readonly string[]>([]);
  const propose = useDo("duties.propose");
  if (of.proposals.length === 0) return null;
  const origins = of.proposals.map((one) => one.origin);
  const take = origins.filter((origin) => !left.includes(origin));
  const act = () => propose.mutate({ contract: of.contract_id, take, leave_out: [...left] }, {
    onSuccess: () => {
      setLeft([]);
      say(`What the policy names is decided for ${of.number}.`);
    },
  });
  const mark = (origin: string, taken: boolean) => setLeft(taken ? left.filter((one) => one !== origin) : [...left, origin]);
  return (
    <section aria-label="What the policy names" style={{ marginTop: 16 }} data-testid={ids.dutyProposals}>
      <div className="sech"><h2>What the policy names</h2><span className="cnt">take it as a duty, or leave it out</span></div>
      {propose.isError && <Refused failure={propose.error} shown={[]} />}
      <div style={{ display: "grid", gap: 8, margin: "10px 0" }}>
        {of.proposals.map((one) => (
          <CheckField key={one.origin} label={`${one.title}${one.clause === "" ? "" : `, ${one.clause}`}`} hint={`${WHOSE[one.whose] ?? ""}, ${one.when}${one.origin === one.title ? "" : `: “${one.origin}”`}`} checked={!left.includes(one.origin)} onChange={(taken) => mark(one.origin, taken)} testid={ids.dutyProposal(one.title)} />
        ))}
      </div>
      <Button look="go" onClick={act} disabled={propose.isPending} testid={ids.dutyPropose}>Take those that are ticked, leave out the others</Button>
    </section>
  );
}
