import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { BillingTermsForm, BillingTermsView, Failure } from "../../../bindings/types";
import { Button, IconButton } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { CheckField, ChoiceField, TextField } from "../../../shared/fields/Field";
import { useAdding, useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { CAUSES } from "../words";
import { AGGREGATIONS, NO_HOURS, withCause } from "./words";

interface Typed {
  from_on: string;
  terms: BillingTermsForm;
  reason: string;
}

interface PartProps {
  terms: BillingTermsForm;
  change: (part: Partial<BillingTermsForm>) => void;
  wrong: (field: string) => string | undefined;
}

/** A problem of a field of the terms, whether or not its path says that it is of them. */
function problemIn(failure: Failure | null, field: string): string | undefined {
  return problemOf(failure, `terms.${field}`) ?? problemOf(failure, field);
}

function Rate({ terms, change, wrong }: PartProps) {
  return (
    <>
      <div className="four">
        <TextField label="Rate" value={terms.rate} onChange={(rate) => change({ rate })} problem={wrong("rate")} placeholder="85.00" testid={ids.termsField("rate")} />
        <TextField label="Currency" value={terms.currency} onChange={(currency) => change({ currency })} problem={wrong("currency")} placeholder="CAD" testid={ids.termsField("currency")} />
        <TextField label="for minutes" value={terms.per_minutes} onChange={(per_minutes) => change({ per_minutes })} problem={wrong("per_minutes")} placeholder="60" testid={ids.termsField("per-minutes")} />
        <ChoiceField label="Counted together" value={terms.aggregation} onChange={(aggregation) => change({ aggregation })} choices={AGGREGATIONS} problem={wrong("aggregation")} testid={ids.termsField("aggregation")} />
      </div>
      <div className="pair">
        <TextField label="Minutes of a block" value={terms.block_minutes} onChange={(block_minutes) => change({ block_minutes })} problem={wrong("block_minutes")} hint="Time is rounded up to whole blocks" testid={ids.termsField("block-minutes")} />
        <TextField label="Minutes at least" value={terms.minimum_minutes} onChange={(minimum_minutes) => change({ minimum_minutes })} problem={wrong("minimum_minutes")} hint="The least that is billed" testid={ids.termsField("minimum-minutes")} />
      </div>
      <fieldset className="row wrap">
        <legend className="hidden">What is paid for</legend>
        {CAUSES.map((cause) => <CheckField key={cause.value} label={cause.label} checked={terms.causes.includes(cause.value)} onChange={(on) => change({ causes: withCause(terms, cause.value, on) })} testid={ids.termsCause(cause.value)} />)}
        {wrong("causes") !== undefined && <span className="errline">{wrong("causes")}</span>}
      </fieldset>
    </>
  );
}

/** Dearer hours: by a calendar, the highest multiplier wins. */
function AfterHours({ terms, change, wrong, calendars }: PartProps & { calendars: BillingTermsView["calendars"] }) {
  const hours = terms.after_hours;
  const set = (part: Partial<typeof NO_HOURS>) => change({ after_hours: { ...(hours ?? NO_HOURS), ...part } });
  return (
    <>
      <CheckField label="Dearer outside hours" checked={hours !== null} onChange={(on) => change({ after_hours: on ? { ...NO_HOURS, calendar: calendars[0]?.key ?? "" } : null })} hint="Work across the edge is split there; the highest multiplier wins." testid={ids.termsAfterHours} />
      {hours !== null && (
        <div className="four">
          <ChoiceField label="By the calendar" value={hours.calendar} onChange={(calendar) => set({ calendar })} choices={calendars.map((one) => ({ value: one.key, label: one.name }))} none="choose one" problem={wrong("after_hours.calendar")} testid={ids.termsField("calendar")} />
          <TextField label="Outside its hours, times" value={hours.closed} onChange={(closed) => set({ closed })} problem={wrong("after_hours.closed")} placeholder="1.5" testid={ids.termsField("closed")} />
          <TextField label="On days off, times" value={hours.day_off} onChange={(day_off) => set({ day_off })} problem={wrong("after_hours.day_off")} placeholder="1.5" testid={ids.termsField("day-off")} />
          <TextField label="On holidays, times" value={hours.holiday} onChange={(holiday) => set({ holiday })} problem={wrong("after_hours.holiday")} placeholder="2" testid={ids.termsField("holiday")} />
        </div>
      )}
    </>
  );
}

function Taxes({ terms, change, wrong }: PartProps) {
  const { rows, adding } = useAdding<HTMLDivElement>(terms.taxes.length);
  const set = (at: number, part: Partial<BillingTermsForm["taxes"][number]>) => change({ taxes: terms.taxes.map((tax, index) => (index === at ? { ...tax, ...part } : tax)) });
  return (
    <div>
      <div ref={rows} className="stack">
        {terms.taxes.map((tax, at) => (
          <div key={at} className="taxline">
            <TextField bare={at > 0} label="Tax" value={tax.name} onChange={(name) => set(at, { name })} problem={wrong(`taxes.${at}.name`)} placeholder="HST Ontario" testid={ids.termsTax(at, "name")} />
            <TextField bare={at > 0} label="Rate" value={tax.rate} onChange={(rate) => set(at, { rate })} problem={wrong(`taxes.${at}.rate`)} placeholder="13%" testid={ids.termsTax(at, "rate")} />
            <span style={{ paddingTop: at > 0 ? 2 : 22 }}><IconButton mark="x" label={`Take ${tax.name === "" ? "the tax" : tax.name} away`} onClick={() => change({ taxes: terms.taxes.filter((_, index) => index !== at) })} /></span>
          </div>
        ))}
      </div>
      <div className="row" style={{ marginTop: 8 }}>
        <Button small look="quiet" mark="plus" onClick={() => { adding(); change({ taxes: [...terms.taxes, { name: "", rate: "" }] }); }} testid={ids.termsAddTax}>Tax</Button>
        {wrong("taxes") !== undefined && <span className="errline">{wrong("taxes")}</span>}
      </div>
      {terms.taxes.length === 0 && <TextField label="Why none is charged" value={terms.exempt} onChange={(exempt) => change({ exempt })} problem={wrong("exempt")} placeholder="Reverse charge" testid={ids.termsField("exempt")} />}
    </div>
  );
}

/** Agrees on other terms from a day on; what was billed before stays as it was. */
export function TermsForm({ view, onDone }: { view: BillingTermsView; onDone: () => void }) {
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft<Typed>(`terms:${view.contract_id}`, { from_on: "", terms: view.form, reason: "" });
  const save = useDo("billing.save_terms");
  const wrong = (field: string) => problemIn(save.error, field);
  const act = () => save.mutate({ ...draft, contract: view.contract_id }, {
    onSuccess: () => {
      clear();
      say(`The terms of ${view.contract} are agreed.`);
      onDone();
    },
  });
  const part: PartProps = { terms: draft.terms, change: (terms) => change({ terms: { ...draft.terms, ...terms } }), wrong };
  // Every problem of this form stands at its field.
  const shown = (save.error?.problems ?? []).map((problem) => problem.field).filter((field) => field !== "");
  useKey("Ctrl Enter", save.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Change the terms" data-testid={ids.termsForm} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        {save.isError && <Refused failure={save.error} shown={shown} />}
        <Rate {...part} />
        <AfterHours {...part} calendars={view.calendars} />
        <Taxes {...part} />
        <div className="pair">
          <TextField label="From" type="date" value={draft.from_on} onChange={(from_on) => change({ from_on })} problem={problemOf(save.error, "from_on")} hint="today when empty" testid={ids.termsField("from-on")} />
          <TextField label="Why" value={draft.reason} onChange={(reason) => change({ reason })} problem={problemOf(save.error, "reason")} testid={ids.termsField("reason")} />
        </div>
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={save.isPending} testid={ids.termsSave}>Agree</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }}>Discard</Button>
          <span className="sp" />
          <span className="sm mut nw">what is typed is kept</span>
        </div>
      </div>
    </form>
  );
}
