import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import { Button } from "../../shared/Button";
import { useDraft } from "../../shared/draft";
import { ChoiceField, SuggestField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { back, go } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

const FRESH = { preset: "", zone: "", holiday_set: "" };

/** Takes one of the shipped policies into use. */
export function PresetUse() {
  const choices = useAsk("app.choices", {});
  const { draft, change, clear } = useDraft("preset", FRESH);
  const use = useDo("sla.use_preset");
  const save = () => use.mutate(draft, {
    onSuccess: (policy) => {
      clear();
      say(`${policy.row.name} is in use.`);
      go(`/policies/${policy.row.version_id}`);
    },
  });
  useKey("Ctrl Enter", save);
  useKey("Esc", back);
  const wrong = (field: string) => problemOf(use.error, field);
  return (
    <div className="mid">
      <div style={{ maxWidth: 560 }}>
        <h1>Use a published policy</h1>
        <p className="sec">As it was published, with our reading of its words marked. You can copy its file and make it yours.</p>
        {use.isError && <div style={{ marginTop: 12 }}><Refused failure={use.error} shown={["preset", "zone", "holiday_set"]} /></div>}
        <Answer of={choices}>
          {(reply) => {
            const preset = reply.presets.find((one) => one.key === draft.preset);
            return (
              <div className="form">
                <ChoiceField label="Policy" none="Choose a policy" value={draft.preset} onChange={(key) => change({ preset: key })} choices={reply.presets.map((one) => ({ value: one.key, label: one.name }))} hint={preset?.summary ?? ""} problem={wrong("preset")} testid={ids.presetKey} />
                <SuggestField label="Time zone" value={draft.zone} onChange={(zone) => change({ zone })} suggestions={reply.zones} hint={preset?.zone_must_be_chosen === true ? "The policy says “local time”: choose which" : "Empty for the policy’s own"} problem={wrong("zone")} testid={ids.presetZone} />
                <ChoiceField label="Holidays" none="The policy’s own" value={draft.holiday_set} onChange={(holiday_set) => change({ holiday_set })} choices={reply.holiday_sets.map((one) => ({ value: one.key, label: one.name }))} problem={wrong("holiday_set")} testid={ids.presetHolidays} />
                <div className="row">
                  <Button look="go" keys="Ctrl Enter" onClick={save} disabled={use.isPending} testid={ids.presetSave}>Take into use</Button>
                  <Button look="quiet" onClick={() => { clear(); back(); }}>Discard</Button>
                </div>
              </div>
            );
          }}
        </Answer>
      </div>
    </div>
  );
}
