import type { OccurrenceRow, WindowView } from "../../../bindings/types";
import { StateMark } from "../../../shared/StateMark";
import { dayWords } from "../../../shared/time/moment";
import { useNow } from "../../../shared/time/now";
import { windowState } from "../../../shared/windowState";
import { hoursWords, lengthWords } from "../words";

function Line({ row, isShown, onSelect }: { row: OccurrenceRow; isShown: boolean; onSelect: () => void }) {
  const thisYear = useNow().getFullYear();
  return (
    <li>
      <button type="button" className="linkish" aria-current={isShown ? "true" : undefined} onClick={onSelect}>{dayWords(row.starts.local, thisYear)}</button>
      <StateMark {...windowState(row.state)} />
      <span className="d">{hoursWords(row)} · {lengthWords(row.lasts)}{row.moved && " · moved"}{row.clock_change !== "" && ` · ${row.clock_change}`}</span>
    </li>
  );
}

/** The next occurrences of a series, and the last ones. */
export function Occurrences({ window, onSelect }: { window: WindowView; onSelect: (row: OccurrenceRow) => void }) {
  if (!window.occurrence.series) return null;
  const lines = (rows: readonly OccurrenceRow[]) =>
    rows.map((row) => <Line key={row.recurrence_id} row={row} isShown={row.recurrence_id === window.occurrence.recurrence_id} onSelect={() => onSelect(row)} />);
  return (
    <>
      <section>
        <div className="sech"><h2>It and the next ones</h2></div>
        <ul className="nt">{lines(window.upcoming)}</ul>
      </section>
      {window.past.length > 0 && (
        <section>
          <div className="sech"><h2>Before</h2></div>
          <ul className="nt">{lines(window.past)}</ul>
        </section>
      )}
    </>
  );
}
