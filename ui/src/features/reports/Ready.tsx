import { useState } from "react";
import { useDo } from "../../backend/queries";
import type { Failure, Grid, ReadyReport } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { monthWords } from "../../shared/time/moment";
import { say } from "../../shared/toasts";
import type { Chosen } from "./ReportGrid";

const SHOWN = 40;

const keyOf = (one: ReadyReport) => `${one.contract_id} ${one.month}`;
const reports = (count: number) => (count === 1 ? "1 report" : `${count} reports`);

/** Months that could be issued: looked at one by one, or issued together. */
export function Ready({ grid, isAlone, onChoose }: { grid: Grid; isAlone: boolean; onChoose: (chosen: Chosen) => void }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Failure | null>(null);
  const issue = useDo("reports.issue", "Issuing reports");
  const chosen = grid.ready.filter((one) => ticked.has(keyOf(one)));
  if (grid.ready.length === 0) return null;
  const tick = (key: string) => setTicked((before) => {
    const next = new Set(before);
    if (!next.delete(key)) next.add(key);
    return next;
  });
  // One after the other: what was issued stays issued when the next one is refused.
  const issueAll = async () => {
    setRefused(null);
    let done = 0;
    try {
      for (const one of chosen) {
        await issue.mutateAsync({ contract: one.contract_id, month: one.month, expected_fingerprint: "", reason: "" });
        done += 1;
        tick(keyOf(one));
      }
    } catch (failure) {
      setRefused(failure as Failure);
    }
    if (done > 0) say(`Issued ${reports(done)}.`);
  };
  return (
    <section className="nx">
      <div className="sech"><h2>Ready to issue</h2><span className="cnt">{grid.ready.length.toLocaleString("en")}</span></div>
      <ul>
        {grid.ready.slice(0, SHOWN).map((one) => (
          <li key={keyOf(one)}>
            <input type="checkbox" className="cb" aria-label={`${one.client}, ${monthWords(one.month)}`} checked={ticked.has(keyOf(one))} onChange={() => tick(keyOf(one))} data-testid={ids.reportsTick(one.client, one.month)} />
            <span className="cut">{one.client}</span>
            <span className="sec">{monthWords(one.month)}</span>
            <span className="mut">{one.number}</span>
            <span className="r"><button type="button" className="linkish nw" onClick={() => onChoose({ contract: one.contract_id, month: one.month })} data-testid={ids.reportsReady(one.client, one.month)}>Review</button></span>
          </li>
        ))}
      </ul>
      {grid.ready.length > SHOWN && <p className="note">The newest {SHOWN}; the grid shows the others.</p>}
      {refused !== null && <div style={{ marginTop: 12 }}><Refused failure={refused} shown={[]} /></div>}
      <div className="row" style={{ marginTop: 12 }}>
        <Button look={isAlone ? "go" : "plain"} onClick={() => void issueAll()} disabled={chosen.length === 0 || issue.isPending} testid={ids.reportsIssueAll}>
          {chosen.length === 0 ? "Issue the ticked ones" : `Issue ${reports(chosen.length)}`}
        </Button>
        <span className="sp" />
        <span className="sm sec">frozen when issued: a correction is revision 2</span>
      </div>
    </section>
  );
}
