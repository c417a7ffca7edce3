import { useAsk } from "../../../backend/queries";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useDraft } from "../../../shared/draft";
import { useKey } from "../../../shared/keys";
import { Link } from "../../../shared/Link";
import { back, go } from "../../../shared/route";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { counted } from "../words";
import { EMPTY, shownFields, type Cell, type Row } from "./entries";
import { useEntering } from "./useEntering";
import { WorkGrid } from "./WorkGrid";
import "../billing.css";

const CELLS: readonly Cell[] = ["engagement", "technician", "day", "from", "to", "note", "ticket"];

/** What may get time now, to be read beside the grid. */
function Open() {
  const board = useAsk("billing.board", { month: "", client: "", search: "", limit: 50 });
  const cards = (board.data?.columns ?? []).filter((one) => one.state === "in_work" || one.state === "awaiting_consent").flatMap((one) => one.cards);
  if (cards.length === 0) return null;
  return (
    <section style={{ marginTop: 20 }} aria-label="Engagements that are open">
      <div className="sech"><h2>Open now</h2><span className="cnt">{cards.length}</span></div>
      <ul className="opens">{cards.map((card) => <li key={card.id}><Link to={`/billing/${card.id}`}>{card.number}</Link> {card.title}<span className="mut">, {card.client}</span></li>)}</ul>
    </section>
  );
}

/** Times of many engagements in one go, by the keyboard or pasted from a sheet. */
export function TimePage() {
  useCrumbs({ name: "Advanced support", to: "/billing" }, { name: "Enter time", to: null });
  const { draft, change, clear } = useDraft<{ rows: Row[] }>("work:bulk", { rows: [EMPTY] });
  const { enter, failure, waits, sent } = useEntering();
  const act = () => enter(draft.rows, null, (entered) => {
    clear();
    say(`${counted(entered.entered, "piece of work is", "pieces of work are")} entered.`);
  });
  useKey("Ctrl Enter", waits ? null : act);
  useKey("Esc", back);
  return (
    <div className="mid timepage" data-testid={ids.timePage}>
      <div className="row">
        <h1>Enter time</h1>
        <span className="sp" />
        <Button small mark="down2" onClick={() => go("/billing/import")} testid={ids.timeImport}>Import a file</Button>
      </div>
      <p className="sec">Each time is on the clocks of its contract. All rows are entered, or none and every problem is shown. A table copied from a sheet can be pasted into any cell.</p>
      {failure !== null && <div style={{ margin: "12px 0" }}><Refused failure={failure} shown={shownFields(sent, [...CELLS, "overlap_reason"])} /></div>}
      <div style={{ marginTop: 12 }}>
        <WorkGrid rows={draft.rows} cells={CELLS} failure={failure} places={sent.places} isOpen onRows={(rows) => change({ rows })} />
      </div>
      <Open />
      <div className="acts">
        <Button look="go" keys="Ctrl Enter" disabled={waits} onClick={act} testid={ids.workSave}>Enter all</Button>
        <Button look="quiet" onClick={clear} testid={ids.workDiscard}>Discard</Button>
        <span className="sp" />
        <span className="sm mut nw">what is typed is kept</span>
      </div>
    </div>
  );
}
