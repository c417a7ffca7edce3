import type { EngagementView, WorkView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { inZone } from "../../../shared/time/moment";
import { useNow } from "../../../shared/time/now";
import { say } from "../../../shared/toasts";
import { counted } from "../words";
import { EMPTY, rowOf, shownFields, type Cell, type Row } from "./entries";
import { useEntering } from "./useEntering";
import { WorkGrid } from "./WorkGrid";

const CELLS: readonly Cell[] = ["technician", "day", "from", "to", "note"];

/** Times of one engagement, several rows at once; or one piece that is changed. */
export function WorkBox({ engagement, piece, onDone }: { engagement: EngagementView; piece: WorkView | null; onDone: () => void }) {
  const { card } = engagement;
  const box = useOpened<HTMLDivElement>();
  const here = inZone(useNow(), engagement.zone);
  const first: Row = piece === null ? { ...EMPTY, engagement: card.number, day: here.local.slice(0, 10) } : rowOf(piece, card.number);
  const { draft, change, clear } = useDraft<{ rows: Row[] }>(`work:${piece?.id ?? card.id}`, { rows: [first] });
  const { enter, failure, waits, sent } = useEntering();
  const title = piece === null ? `Enter time, on the clocks of ${engagement.zone}` : "Change a piece of work";
  const act = () => enter(draft.rows.map((row) => ({ ...row, engagement: card.number })), piece, (entered) => {
    clear();
    say(piece === null ? `${counted(entered.entered, "piece of work is", "pieces of work are")} entered.` : "The piece of work is changed.");
    onDone();
  });
  useKey("Ctrl Enter", waits ? null : act);
  useKey("Esc", onDone);
  return (
    <div ref={box} className="box callout plain" role="group" aria-label={title} data-testid={ids.workBox}>
      <div className="wide">
        <b className="m">{title}</b>
        {failure !== null && <div style={{ margin: "8px 0" }}><Refused failure={failure} shown={shownFields(sent, [...CELLS, "overlap_reason"])} /></div>}
        <WorkGrid rows={draft.rows} cells={CELLS} failure={failure} places={sent.places} isOpen={piece === null} onRows={(rows) => change({ rows })} />
        <div className="row wrap" style={{ marginTop: 8 }}>
          <Button small look="go" keys="Ctrl Enter" disabled={waits} onClick={act} testid={ids.workSave}>{piece === null ? "Enter" : "Save"}</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }} testid={ids.workDiscard}>Discard</Button>
        </div>
      </div>
    </div>
  );
}
