import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { EngagementView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

/** Stops the timer: what it counted becomes a piece of work, with what was done. */
export function StopBox({ engagement, onDone }: { engagement: EngagementView; onDone: () => void }) {
  const { card } = engagement;
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft(`timer:${card.id}`, { note: card.timer?.note ?? "", ended: "" });
  const stop = useDo("billing.stop_timer");
  const act = (discard: boolean) => stop.mutate({ technician: card.timer?.technician ?? "", ended: discard ? "" : draft.ended, note: draft.note, discard }, {
    onSuccess: () => {
      clear();
      say(discard ? `The timer of ${card.number} is forgotten.` : `The timer of ${card.number} is stopped; its time is kept.`);
      onDone();
    },
  });
  useKey("Ctrl Enter", stop.isPending ? null : () => act(false));
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Stop the timer" onSubmit={(event) => { event.preventDefault(); act(false); }}>
      <div className="stack wide">
        {stop.isError && <Refused failure={stop.error} shown={["ended"]} />}
        <TextField label="What was done" value={draft.note} onChange={(note) => change({ note })} testid={ids.billingStopNote} />
        <TextField label="Ended" type="datetime-local" value={draft.ended} onChange={(ended) => change({ ended })} hint="now when empty" problem={problemOf(stop.error, "ended")} testid={ids.billingStopEnded} />
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={stop.isPending} testid={ids.billingStop}>Stop and keep the time</Button>
          <Button small disabled={stop.isPending} onClick={() => act(true)} testid={ids.billingStopDiscard}>Forget it</Button>
          <Button small look="quiet" onClick={onDone}>Let it run</Button>
        </div>
      </div>
    </form>
  );
}
