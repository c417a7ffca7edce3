import { useAsk } from "../../../backend/queries";
import { SuggestField, TextField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import { endFor } from "./fresh";
import type { PartProps } from "./parts";
import { RuleFields } from "./RuleFields";

interface WhenProps extends PartProps {
  /** Changes when the whole form is replaced, so that the rule is read anew. */
  seed: number;
  /** The times alone, of one occurrence. */
  isOne: boolean;
}

/** When, on the wall clock of its zone, and how often. */
export function WhenFields({ draft, change, wrong, seed, isOne }: WhenProps) {
  const choices = useAsk("app.choices", {});
  return (
    <fieldset>
      <legend className="sech"><h2>When</h2><span className="cnt">on the clocks of its zone</span></legend>
      <div className="pair" style={{ gridTemplateColumns: "1fr 1fr 1fr" }}>
        <TextField label="Starts" type="datetime-local" value={draft.starts} onChange={(starts) => change({ starts, ends: endFor(starts, draft) })} problem={wrong("starts")} testid={ids.windowField("starts")} />
        <TextField label="Ends" type="datetime-local" value={draft.ends} onChange={(ends) => change({ ends })} problem={wrong("ends")} testid={ids.windowField("ends")} />
        <SuggestField label="Zone" value={draft.zone} onChange={(zone) => change({ zone })} suggestions={choices.data?.zones ?? []} problem={wrong("zone")} testid={ids.windowField("zone")} />
      </div>
      {!isOne && <RuleFields key={seed} rule={draft.rule} starts={draft.starts} onChange={(rule) => change({ rule })} problem={wrong("rule")} />}
    </fieldset>
  );
}
