import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { useDo } from "../../backend/queries";
import type { ContractDuties, DutyView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { ChoiceField, TextField } from "../../shared/fields/Field";
import { useOpened } from "../../shared/focus";
import { useKey } from "../../shared/keys";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

const DUE = [{ value: "recurring", label: "again and again" }, { value: "once", label: "once" }, { value: "standing", label: "always, without a date" }];
const UNITS = ["days", "weeks", "months", "quarters"].map((value) => ({ value, label: value }));
const WHOSE = [{ value: "ours", label: "ours" }, { value: "client", label: "the client’s" }];
const SHOWN = ["title", "whose", "clause", "words", "due", "due_on", "every", "unit", "waits_for"];

interface DutyFormProps {
  of: ContractDuties;
  duty: DutyView | null;
  onDone: () => void;
}

/** Enters a duty, or changes one. */
export function DutyForm({ of, duty, onDone }: DutyFormProps) {
  const form = useOpened<HTMLFormElement>();
  const [draft, setDraft] = useState({
    whose: duty?.whose ?? "ours", title: duty?.title ?? "", clause: duty?.clause ?? "", words: duty?.words ?? "", due: duty?.due ?? "recurring",
    due_on: duty?.due_on ?? "", every: String(duty?.every === undefined || duty.every === 0 ? 1 : duty.every), unit: duty?.unit === undefined || duty.unit === "" ? "quarters" : duty.unit, waits_for: duty?.waits_for ?? "",
  });
  const save = useDo("duties.save");
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const wrong = (field: string) => problemOf(save.error, field);
  const act = () => save.mutate({ ...draft, id: duty?.id ?? null, expected_version: duty?.version ?? 0, contract: of.contract_id }, {
    onSuccess: () => {
      say(`${draft.title} is a duty of ${of.number}.`);
      onDone();
    },
  });
  useKey("Ctrl Enter", act);
  useKey("Esc", onDone);
  const theirs = of.duties.filter((one) => one.whose === "client" && one.id !== duty?.id).map((one) => ({ value: one.id, label: one.title }));
  return (
    <form ref={form} className="float" style={{ padding: 16, margin: "12px 0", display: "grid", gap: 12 }} aria-label={duty === null ? "A new duty" : `Change ${duty.title}`} onSubmit={(event) => { event.preventDefault(); act(); }}>
      {save.isError && <Refused failure={save.error} shown={SHOWN} />}
      <div className="row wrap" style={{ alignItems: "flex-start" }}>
        <div style={{ flex: 2, minWidth: 200 }}><TextField label="What" value={draft.title} onChange={(title) => change({ title })} problem={wrong("title")} placeholder="Compliance report" testid={ids.dutyTitle} /></div>
        <ChoiceField label="Whose" value={draft.whose} onChange={(whose) => change({ whose, waits_for: "" })} choices={WHOSE} problem={wrong("whose")} testid={ids.dutyWhose} />
        <TextField label="Clause" value={draft.clause} onChange={(clause) => change({ clause })} problem={wrong("clause")} placeholder="§8" width={80} testid={ids.dutyClause} />
      </div>
      <TextField label="As it is written" value={draft.words} onChange={(words) => change({ words })} problem={wrong("words")} testid={ids.dutyWords} />
      <div className="row wrap" style={{ alignItems: "flex-start" }}>
        <ChoiceField label="Due" value={draft.due} onChange={(due) => change({ due })} choices={DUE} problem={wrong("due")} testid={ids.dutyDue} />
        {draft.due !== "standing" && <TextField label={draft.due === "once" ? "On" : "First on"} type="date" value={draft.due_on} onChange={(due_on) => change({ due_on })} problem={wrong("due_on")} testid={ids.dutyOn} />}
        {draft.due === "recurring" && <TextField label="Every" value={draft.every} onChange={(every) => change({ every })} problem={wrong("every")} width={60} testid={ids.dutyEvery} />}
        {draft.due === "recurring" && <ChoiceField label="Of what" value={draft.unit} onChange={(unit) => change({ unit })} choices={UNITS} problem={wrong("unit")} testid={ids.dutyUnit} />}
        {draft.whose === "ours" && theirs.length > 0 && <ChoiceField label="Waits for the client’s" value={draft.waits_for} onChange={(waits_for) => change({ waits_for })} choices={theirs} none="nothing" problem={wrong("waits_for")} testid={ids.dutyWaitsFor} />}
      </div>
      <div className="row">
        <Button look="go" submit disabled={save.isPending} keys="Ctrl Enter" testid={ids.dutySave}>Save</Button>
        <Button look="quiet" onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
