import { problemOf } from "../../backend/failures";
import { useDo } from "../../backend/queries";
import type { Explanation } from "../../bindings/types";
import { Button, IconButton } from "../../shared/Button";
import { useDraft } from "../../shared/draft";
import { TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

/** Why a promise was not kept, and what was done about it: the report prints both. */
export function CausePanel({ ticket, onClose }: { ticket: Explanation; onClose: () => void }) {
  const fresh = { cause: ticket.cause, action: ticket.action, state: ticket.action_state };
  const { draft, change, clear } = useDraft(`cause:${ticket.row.id}`, fresh);
  const record = useDo("tickets.explain_late");
  const save = () => record.mutate({ id: ticket.row.id, expected_version: ticket.version, ...draft }, {
    onSuccess: () => {
      clear();
      say(`Noted the cause of ${ticket.row.number}.`);
      onClose();
    },
  });
  useKey("Ctrl Enter", save);
  useKey("Esc", onClose);
  return (
    <aside className="panel" aria-label="Cause">
      <div className="row">
        <h2>Cause of the breach</h2>
        <span className="sp" />
        <IconButton mark="x" label="Close" onClick={onClose} />
      </div>
      {record.isError && <div style={{ marginTop: 12 }}><Refused failure={record.error} shown={["cause", "action", "state"]} /></div>}
      <div className="form">
        <TextField label="Cause, as the client will read it" lines value={draft.cause} onChange={(cause) => change({ cause })} problem={problemOf(record.error, "cause")} testid={ids.causeCause} />
        <TextField label="What was done about it" lines value={draft.action} onChange={(action) => change({ action })} problem={problemOf(record.error, "action")} testid={ids.causeAction} />
        <TextField label="How far that is" placeholder="done 28 Sep" value={draft.state} onChange={(state) => change({ state })} problem={problemOf(record.error, "state")} />
      </div>
      <div className="acts">
        <Button look="go" keys="Ctrl Enter" onClick={save} testid={ids.causeSave} disabled={record.isPending}>Save</Button>
        <Button look="quiet" onClick={() => { clear(); onClose(); }}>Discard</Button>
        <span className="sp" />
        <span className="sm mut nw">kept as a draft</span>
      </div>
    </aside>
  );
}
