import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { ChoiceField, TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { lengthWords, OUTCOMES } from "../words";

const SHOWN = ["started", "ended", "outcome", "words"];

/** Records how an occurrence went; recorded again, the last counts and the first stays to be seen. */
export function RecordForm({ window, onDone }: { window: WindowView; onDone: () => void }) {
  const row = window.occurrence;
  const last = window.actuals[0];
  const [draft, setDraft] = useState({
    started: (last?.started.local ?? row.starts.local).slice(0, 16), ended: (last?.ended?.local ?? row.ends.local).slice(0, 16),
    outcome: last === undefined || last.outcome === "" ? "done" : last.outcome, words: last?.words ?? "",
  });
  const [isUnderWay, setUnderWay] = useState(false);
  const record = useDo("maintenance.record");
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const wrong = (field: string) => problemOf(record.error, field);
  const of = isUnderWay ? { ...draft, ended: "", outcome: "" } : draft;
  const act = () => record.mutate({ id: window.id, expected_version: window.version, recurrence_id: row.recurrence_id, ...of }, {
    onSuccess: (now) => {
      const overrun = now.actuals[0]?.overrun ?? 0;
      say(overrun > 0 ? `Recorded: ${lengthWords(overrun)} over its planned end.` : "Recorded.");
      onDone();
    },
  });
  const box = useOpened<HTMLFormElement>();
  useKey("Ctrl Enter", act);
  useKey("Esc", onDone);
  return (
    <form ref={box} className="callout plain box" aria-label="How it went" onSubmit={(event) => { event.preventDefault(); act(); }} data-testid={ids.maintenanceRecordForm}>
      <div className="stack" style={{ gridColumn: "1 / -1" }}>
        {record.isError && <Refused failure={record.error} shown={SHOWN} />}
        <TextField label={`It started, ${row.starts.zone}`} type="datetime-local" value={draft.started} onChange={(started) => change({ started })} problem={wrong("started")} testid={ids.maintenanceStarted} />
        <label className="row"><input type="checkbox" className="cb" checked={isUnderWay} onChange={(event) => setUnderWay(event.target.checked)} data-testid={ids.maintenanceUnderWay} /> It is still under way</label>
        {!isUnderWay && <TextField label={`It ended, ${row.ends.zone}`} type="datetime-local" value={draft.ended} onChange={(ended) => change({ ended })} problem={wrong("ended")} testid={ids.maintenanceEnded} />}
        {!isUnderWay && <ChoiceField label="Outcome" value={draft.outcome} onChange={(outcome) => change({ outcome })} choices={OUTCOMES} problem={wrong("outcome")} testid={ids.maintenanceOutcome} />}
        <TextField label="In words" lines value={draft.words} onChange={(words) => change({ words })} problem={wrong("words")} testid={ids.maintenanceSaid} />
        <div className="row">
          <Button small look="go" submit disabled={record.isPending} keys="Ctrl Enter" testid={ids.maintenanceRecord}>Record</Button>
          <Button small look="quiet" onClick={onDone}>Not now</Button>
        </div>
      </div>
    </form>
  );
}
