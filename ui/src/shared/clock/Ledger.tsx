import type { ReactNode } from "react";
import type { LedgerLine, LineState, Moment } from "../../bindings/types";
import type { Mark } from "../Icon";
import { StateMark, type Tone } from "../StateMark";
import { ids } from "../testids";
import { hmm, leftWords } from "../time/duration";
import { clockWords, dayParts, dayWords, year } from "../time/moment";
import { useNow } from "../time/now";

const STATES: Record<LineState, { tone: Tone; word: string; row: string; mark?: Mark }> = {
  running: { tone: "run", word: "Running", row: "run" },
  past_due: { tone: "breach", word: "Past due", row: "late", mark: "run" },
  paused: { tone: "paused", word: "Paused", row: "paused" },
  closed: { tone: "closed", word: "Closed", row: "closed" },
  clocks_change: { tone: "plain", word: "Clocks change", row: "closed", mark: "clock" },
};

function At({ moment, beside }: { moment: Moment; beside: Moment | null }) {
  const thisYear = year(useNow());
  const sameDay = beside !== null && beside.local.slice(0, 10) === moment.local.slice(0, 10);
  return (
    <td className="t">
      {!sameDay && `${dayWords(moment.local, thisYear)} `}
      <b className="m">{clockWords(moment.local)}</b>
      {beside !== null && beside.abbreviation !== moment.abbreviation && <span className="z"> {moment.abbreviation}</span>}
    </td>
  );
}

function Line({ line }: { line: LedgerLine }) {
  const { tone, word, row, mark } = STATES[line.state];
  const counts = line.state === "running" || line.state === "past_due";
  return (
    <tr className={row}>
      <At moment={line.from} beside={null} />
      <At moment={line.to} beside={line.from} />
      <td>
        <span className="row">
          <StateMark tone={tone} word={word} {...(mark === undefined ? {} : { mark })} />
          <span className="sm sec">{line.why}</span>
        </span>
      </td>
      <td className="r">{counts ? <b className="m">{hmm(line.counted_s)}</b> : <span className="mut">–</span>}</td>
      <td className="r">{hmm(line.cumulative_s)}</td>
      <td className="r">{line.remaining_s < 0 ? <span className="late">{leftWords(line.remaining_s)}</span> : hmm(line.remaining_s)}</td>
    </tr>
  );
}

/** Explains every minute: from, to, state, what counted, the sum, and what was left. The verdict follows. */
export function Ledger({ lines, verdict, label }: { lines: readonly LedgerLine[]; verdict?: ReactNode; label: string }) {
  const thisYear = year(useNow());
  const slot = lines.every((line) => dayParts(line.from.local).year === thisYear) ? 142 : 170;
  return (
    <div data-testid={ids.ledger}>
      <table className="led" aria-label={label}>
        <colgroup>
          <col style={{ width: slot }} />
          <col style={{ width: slot }} />
          <col />
          <col style={{ width: 76 }} />
          <col style={{ width: 84 }} />
          <col style={{ width: 84 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">State</th>
            <th scope="col" className="r">Counted</th>
            <th scope="col" className="r">Cumulative</th>
            <th scope="col" className="r">Remaining</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => <Line key={at} line={line} />)}
        </tbody>
      </table>
      {verdict !== undefined && <div className="verdict">{verdict}</div>}
    </div>
  );
}
