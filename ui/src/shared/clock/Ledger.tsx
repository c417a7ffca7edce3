import type { ReactNode } from "react";
import type { Moment } from "../kinds";
import { StateMark } from "../StateMark";
import { ids } from "../testids";
import { hmm } from "../time/duration";
import { clockWords, dayWords, year } from "../time/moment";
import { useNow } from "../time/now";

export type LedgerState = "run" | "paused" | "closed" | "late";

export interface LedgerLine {
  from: Moment;
  to: Moment;
  state: LedgerState;
  /** Why: the holiday, the night, who is waited for. */
  reason: string;
  counted: number | null;
  cumulative: number;
  remaining: number;
}

const WORDS: Record<LedgerState, string> = { run: "Running", paused: "Paused", closed: "Closed", late: "Running, late" };

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

/** Explains every minute: from, to, state, what counted, the sum, and what was left. The verdict follows. */
export function Ledger({ lines, verdict, label }: { lines: readonly LedgerLine[]; verdict?: ReactNode; label: string }) {
  return (
    <div data-testid={ids.ledger}>
      <table className="led" aria-label={label}>
        <colgroup>
          <col style={{ width: 156 }} />
          <col style={{ width: 156 }} />
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
          {lines.map((line) => (
            <tr key={`${line.from.utc}${line.state}`} className={line.state}>
              <At moment={line.from} beside={null} />
              <At moment={line.to} beside={line.from} />
              <td>
                <span className="row">
                  <StateMark tone={line.state === "late" ? "breach" : line.state} word={WORDS[line.state]} />
                  <span className="sm sec cut" title={line.reason}>{line.reason}</span>
                </span>
              </td>
              <td className="r">{line.counted === null ? <span className="mut">–</span> : <b className="m">{hmm(line.counted)}</b>}</td>
              <td className="r">{hmm(line.cumulative)}</td>
              <td className="r">{line.remaining < 0 ? <span className="late">{hmm(-line.remaining)} over</span> : hmm(line.remaining)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {verdict !== undefined && <div className="verdict">{verdict}</div>}
    </div>
  );
}
