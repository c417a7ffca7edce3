import { useEffect } from "react";
import { useAsk } from "../../backend/queries";
import type { Policies, PolicyView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { CheckField, SuggestField } from "../../shared/fields/Field";
import { Icon } from "../../shared/Icon";
import { go } from "../../shared/route";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import type { Content } from "./conflict";

interface PolicyStepProps {
  draft: Content;
  policies: Policies;
  policy: PolicyView | undefined;
  /** Null where the zone is settled. */
  suggestedZone: string | null;
  wrong: (field: string) => string | undefined;
  onChange: (part: { policy_version_id?: string; continuity?: boolean; zone?: string }) => void;
}

export function PolicyStep({ draft, policies, policy, suggestedZone, wrong, onChange }: PolicyStepProps) {
  const choices = useAsk("app.choices", {});
  useEffect(() => {
    const zone = policy?.calendar.zone ?? suggestedZone;
    if (draft.zone === "" && zone !== null && zone !== "") onChange({ zone });
  }, [draft.zone, onChange, policy, suggestedZone]);
  if (policies.rows.length === 0) {
    return <Empty title="No policy in use yet" action={<Button onClick={() => go("/policies")}>Policies and calendars</Button>}>Take a published policy into use, or import your own.</Empty>;
  }
  return (
    <div style={{ maxWidth: 640 }}>
      <h1>On which policy?</h1>
      <div className="form">
        <div>
          <span className="l">Policy</span>
          <div className="pick" role="radiogroup" aria-label="Policy">
            {policies.rows.map((row) => (
              <label key={row.version_id}>
                <input type="radio" className="rd" name="policy" checked={draft.policy_version_id === row.version_id} onChange={() => onChange({ policy_version_id: row.version_id, continuity: false })} data-testid={ids.contractPolicy(row.key)} />
                <b>{row.name}</b>
                <span className="sm sec">version {row.number} · {row.tier} · {row.publisher}</span>
              </label>
            ))}
          </div>
          {wrong("policy_version_id") !== undefined && <div className="errline"><Icon mark="breach" /><span>{wrong("policy_version_id")}</span></div>}
        </div>
        {policy?.zone_must_be_chosen === true && <Callout tone="soon" title="This policy says “local time”.">Choose the zone it means; it is printed as an assumption.</Callout>}
        {policy?.has_continuity === true && (
          <CheckField label="With the policy’s continuity service" checked={draft.continuity} onChange={(continuity) => onChange({ continuity })} hint="Outside business hours its rule changes the priority; it is shown as a rule, not as a downgrade." />
        )}
        {suggestedZone !== null && <SuggestField label="Time zone of its months and times" value={draft.zone} onChange={(zone) => onChange({ zone })} suggestions={choices.data?.zones ?? []} problem={wrong("zone")} testid={ids.contractZone} />}
      </div>
    </div>
  );
}
