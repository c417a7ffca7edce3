import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { ExclusionView } from "../../bindings/types";
import { Button, IconButton } from "../../shared/Button";
import { useDraft } from "../../shared/draft";
import { ChoiceField, TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

interface ExcludeProps {
  tickets: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

const FRESH = { reason: "", note: "" };

function Form({ tickets, reasons, onClose, onDone }: ExcludeProps & { reasons: readonly ExclusionView[] }) {
  const { draft, change, clear } = useDraft(`exclude:${tickets.join()}`, FRESH);
  const exclude = useDo("tickets.exclude");
  const takeBack = useDo("tickets.exclude");
  const chosen = reasons.find((reason) => reason.key === draft.reason);
  const save = () => exclude.mutate({ ids: [...tickets], reason: draft.reason, note: draft.note }, {
    onSuccess: (changed) => {
      say(`Excluded ${changed.count === 1 ? "1 ticket" : `${changed.count} tickets`}: ${chosen?.name ?? draft.reason}.`, () =>
        takeBack.mutate({ ids: [...tickets], reason: "", note: "Undone" }));
      clear();
      onDone();
    },
  });
  useKey("Ctrl Enter", save);
  useKey("Esc", onClose);
  return (
    <>
      {exclude.isError && <Refused failure={exclude.error} shown={["reason", "note"]} />}
      <div className="form">
        <ChoiceField
          label="Reason, from the policy’s own list" none="Choose a reason" value={draft.reason} onChange={(reason) => change({ reason })}
          choices={reasons.map((reason) => ({ value: reason.key, label: reason.clause === "" ? reason.name : `${reason.name} (${reason.clause})` }))}
          problem={problemOf(exclude.error, "reason")} testid={ids.excludeReason}
        />
        {chosen !== undefined && chosen.words !== "" && <p className="note">“{chosen.words}”</p>}
        <TextField label="Who approved it, and anything to remember" lines value={draft.note} onChange={(note) => change({ note })} problem={problemOf(exclude.error, "note")} testid={ids.excludeNote} />
        <p className="note">Excluded tickets leave attainment; the report prints how many, by reason.</p>
      </div>
      <div className="acts">
        <Button look="go" keys="Ctrl Enter" onClick={save} testid={ids.excludeSave} disabled={exclude.isPending}>Exclude</Button>
        <Button look="quiet" onClick={() => { clear(); onClose(); }}>Discard</Button>
        <span className="sp" />
        <span className="sm mut nw">kept as a draft</span>
      </div>
    </>
  );
}

/** Takes tickets out of attainment, for a reason of their policy. */
export function ExcludePanel(props: ExcludeProps) {
  const first = props.tickets[0] ?? "";
  const ticket = useAsk("tickets.explain", { id: first }, first !== "");
  return (
    <aside className="panel" aria-label="Exclude tickets">
      <div className="row" style={{ marginBottom: 12 }}>
        <h2>{props.tickets.length === 1 ? "Exclude this ticket" : `Exclude ${props.tickets.length} tickets`}</h2>
        <span className="sp" />
        <IconButton mark="x" label="Close" onClick={props.onClose} />
      </div>
      <Answer of={ticket}>{(reply) => <Form {...props} reasons={reply.exclusions} />}</Answer>
    </aside>
  );
}
