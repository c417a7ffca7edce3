import type { TargetForm } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useOpened } from "../../../shared/focus";
import { CheckField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import { Pick, Text, Tick } from "./fields";
import { isAt, type CellPlace } from "./TargetCell";
import { useForm } from "./typed";
import { BOUNDARIES, BUSINESS_DAYS, CLOCKS, MESSAGES, METRICS, NEXT_DAYS, STRENGTHS } from "./words";

function Readings({ target, set }: { target: TargetForm; set: (part: Partial<TargetForm>) => void }) {
  const { form } = useForm();
  const keys = form.assumptions.map((own) => own.key).filter((key) => key !== "");
  if (keys.length === 0) return <p className="note">Readings are entered under “Assumptions”, and chosen here.</p>;
  const toggle = (key: string, on: boolean) => set({ assumptions: on ? [...target.assumptions, key] : target.assumptions.filter((own) => own !== key) });
  return (
    <fieldset className="ed-set">
      <legend>How its words are read</legend>
      {form.assumptions.filter((own) => own.key !== "").map((own) => (
        <CheckField key={own.key} label={own.key} hint={own.reading} checked={target.assumptions.includes(own.key)} onChange={(on) => toggle(own.key, on)} testid={ids.draftField(`reading.${own.key}`)} />
      ))}
    </fieldset>
  );
}

/** Everything about one promise that its words do not say. */
export function TargetPanel({ place, onClose }: { place: CellPlace; onClose: () => void }) {
  const panel = useOpened<HTMLElement>();
  const { form, change } = useForm();
  const at = form.targets.findIndex((target) => isAt(target, place));
  const target = form.targets[at];
  if (target === undefined) return null;
  const path = `targets[${at}]`;
  const set = (part: Partial<TargetForm>) => change((own) => ({ ...own, targets: own.targets.map((one) => (isAt(one, place) ? { ...one, ...part } : one)) }));
  const metric = METRICS.find((own) => own.key === place.metric)?.name ?? place.metric;
  const canPause = place.metric === "status_update" || place.metric === "resolution";
  return (
    <aside ref={panel} className="panel" aria-label={`${place.priority} ${metric}`} data-testid={ids.draftPanel}>
      <div className="head"><h2>{[place.priority, place.category, metric].filter((part) => part !== "").join(" · ")}</h2><Button small onClick={onClose} testid={ids.draftPanelClose}>Close</Button></div>
      <div className="form">
        <Text path={`${path}.words`} label="As published" value={target.words} onChange={(words) => set({ words })} />
        <Text path={`${path}.amount`} label="Amount" value={target.amount} onChange={(amount) => set({ amount })} hint="4 hours, 2..5 business days, next business day, as needed" />
        <Pick path={`${path}.boundary`} label="The limit itself" value={target.boundary} onChange={(boundary) => set({ boundary })} choices={BOUNDARIES} />
        <Pick path={`${path}.clock`} label="Clock" value={target.clock} onChange={(clock) => set({ clock })} choices={CLOCKS} />
        <Pick path={`${path}.strength`} label="Strength" value={target.strength} onChange={(strength) => set({ strength })} choices={STRENGTHS} />
        <Tick path={`${path}.or_as_agreed`} label="“Or as agreed”" hint="A pace agreed on a ticket takes its place." checked={target.or_as_agreed} onChange={(on) => set({ or_as_agreed: on })} />
        {canPause && (
          <fieldset className="ed-set">
            <legend>The clock stands still while waiting for</legend>
            <Tick path={`${path}.pauses_on_client`} label="the client" checked={target.pauses_on_client} onChange={(on) => set({ pauses_on_client: on })} />
            <Tick path={`${path}.pauses_on_third_party`} label="a third party" checked={target.pauses_on_third_party} onChange={(on) => set({ pauses_on_third_party: on })} />
            <Pick path={`${path}.client_message`} label="A message of the client" value={target.client_message} onChange={(message) => set({ client_message: message })} choices={MESSAGES} />
          </fieldset>
        )}
        <Pick path={`${path}.business_days`} label="Business days are" value={target.business_days} onChange={(days) => set({ business_days: days })} choices={BUSINESS_DAYS} />
        <Pick path={`${path}.next_business_day`} label="The next business day counts" value={target.next_business_day} onChange={(day) => set({ next_business_day: day })} choices={NEXT_DAYS} />
        <Readings target={target} set={set} />
        <Button small onClick={() => { change((own) => ({ ...own, targets: own.targets.filter((one) => !isAt(one, place)) })); onClose(); }}>Take this promise out</Button>
      </div>
    </aside>
  );
}
