import { useDo } from "../../../backend/queries";
import type { WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { dayWords } from "../../../shared/time/moment";
import { say } from "../../../shared/toasts";

const SCOPES = [{ key: "one", name: "Only this one" }, { key: "following", name: "This and following" }, { key: "all", name: "All of them" }];

interface CancelBoxProps {
  window: WindowView;
  onDone: () => void;
  /** The draft is gone, and its panel with it. */
  onGone: () => void;
}

/** Asks before a window is cancelled; what was published stays in sight, struck out. A draft goes without a trace. */
export function CancelBox({ window, onDone, onGone }: CancelBoxProps) {
  const row = window.occurrence;
  const box = useOpened<HTMLDivElement>();
  const cancel = useDo("maintenance.cancel");
  const restore = useDo("maintenance.restore");
  const remove = useDo("maintenance.remove");
  useKey("Esc", onDone);
  const act = (scope: string) => cancel.mutate({ id: window.id, expected_version: window.version, recurrence_id: row.recurrence_id, scope }, {
    onSuccess: (now) => {
      const back = () => restore.mutate({ id: window.id, expected_version: now.version, recurrence_id: row.recurrence_id, scope: "one" }, { onError: (failure) => say(failure.message) });
      say(`${row.number} is cancelled.`, scope === "one" ? back : null);
      onDone();
    },
  });
  const takeAway = () => remove.mutate({ id: window.id, expected_version: window.version }, {
    onSuccess: () => {
      say(`The draft ${row.number} is gone.`);
      onGone();
    },
  });
  const failure = cancel.error ?? remove.error;
  const isDraft = window.status === "draft";
  const day = dayWords(row.starts.local, 0);
  return (
    <div ref={box} className="callout plain box" role="group" aria-label="Cancel" data-testid={ids.maintenanceCancelBox}>
      <div style={{ gridColumn: "1 / -1" }}>
        <b className="m">{isDraft ? "Remove this draft?" : row.series ? `Cancel ${day}, or more of the series?` : "Cancel this window?"}</b>
        {!isDraft && <div className="sm sec">Whoever was told has to be told again.</div>}
        {failure !== null && <Refused failure={failure} shown={[]} />}
        <div className="row wrap" style={{ marginTop: 8 }}>
          {isDraft && <Button small onClick={takeAway} testid={ids.maintenanceRemove}>Remove it</Button>}
          {!isDraft && row.series && SCOPES.map((scope) => <Button key={scope.key} small onClick={() => act(scope.key)} disabled={cancel.isPending} testid={ids.maintenanceCancel(scope.key)}>{scope.name}</Button>)}
          {!isDraft && !row.series && <Button small onClick={() => act("all")} disabled={cancel.isPending} testid={ids.maintenanceCancel("all")}>Cancel it</Button>}
          <Button small look="quiet" onClick={onDone}>Leave it</Button>
        </div>
      </div>
    </div>
  );
}
