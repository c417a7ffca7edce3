import { problemOf } from "../../backend/failures";
import { useDo } from "../../backend/queries";
import type { Explanation } from "../../bindings/types";
import { Button, IconButton } from "../../shared/Button";
import { useDraft } from "../../shared/draft";
import { ChoiceField, TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

/** What can be recorded by hand, and what the kind needs besides its time. */
const KINDS: readonly { value: string; label: string; needs: string | null }[] = [
  { value: "staff_reply", label: "We wrote to the client", needs: null },
  { value: "client_reply", label: "The client wrote", needs: null },
  { value: "acknowledged", label: "Acknowledged", needs: null },
  { value: "waiting_on_client", label: "Waiting on the client", needs: null },
  { value: "waiting_on_third_party", label: "Waiting on a third party", needs: null },
  { value: "working", label: "Being worked on", needs: null },
  { value: "priority_changed", label: "Another priority", needs: "New priority" },
  { value: "resolved", label: "Resolved", needs: null },
  { value: "reopened", label: "Reopened", needs: null },
  { value: "closed", label: "Closed", needs: null },
  { value: "noted", label: "A note that changes nothing", needs: "Note" },
];
const FRESH = { kind: "staff_reply", at: "", value: "" };

/** Records an event; the clocks are computed anew from it. */
export function RecordPanel({ ticket, onClose }: { ticket: Explanation; onClose: () => void }) {
  const { draft, change, clear } = useDraft(`record:${ticket.row.id}`, FRESH);
  const record = useDo("tickets.record");
  const kind = KINDS.find((one) => one.value === draft.kind);
  const save = () => record.mutate({ id: ticket.row.id, expected_version: ticket.version, ...draft }, {
    onSuccess: () => {
      clear();
      say(`Recorded for ${ticket.row.number}: ${kind?.label ?? draft.kind}.`);
      onClose();
    },
  });
  useKey("Ctrl Enter", save);
  useKey("Esc", onClose);
  return (
    <aside className="panel" aria-label="Record an event">
      <div className="row">
        <h2>Record an event</h2>
        <span className="sp" />
        <IconButton mark="x" label="Close" onClick={onClose} />
      </div>
      {record.isError && <div style={{ marginTop: 12 }}><Refused failure={record.error} shown={["kind", "at", "value"]} /></div>}
      <div className="form">
        <ChoiceField label="What happened" value={draft.kind} onChange={(value) => change({ kind: value })} choices={KINDS} problem={problemOf(record.error, "kind")} testid={ids.recordKind} />
        {kind?.needs != null && <TextField label={kind.needs} value={draft.value} onChange={(value) => change({ value })} problem={problemOf(record.error, "value")} testid={ids.recordValue} />}
        <TextField label={`When, ${ticket.picture.zone}`} type="datetime-local" value={draft.at} onChange={(at) => change({ at })} problem={problemOf(record.error, "at")} hint="Empty for now" testid={ids.recordAt} />
      </div>
      <div className="acts">
        <Button look="go" keys="Ctrl Enter" onClick={save} testid={ids.recordSave} disabled={record.isPending}>Record</Button>
        <Button look="quiet" onClick={() => { clear(); onClose(); }}>Discard</Button>
        <span className="sp" />
        <span className="sm mut nw">kept as a draft</span>
      </div>
    </aside>
  );
}
