import type { ChangedVerdict, VerdictThen } from "../../bindings/types";
import { Link } from "../../shared/Link";
import { StateMark, type Tone } from "../../shared/StateMark";
import { ids } from "../../shared/testids";
import { hmm } from "../../shared/time/duration";
import { Time } from "../../shared/time/Time";

const LOOKS: Record<string, { tone: Tone; word: string }> = {
  met: { tone: "met", word: "Met" }, late: { tone: "breach", word: "Late" }, open: { tone: "run", word: "Open" }, excluded: { tone: "plain", word: "Excluded" },
};

function Then({ verdict }: { verdict: VerdictThen | null }) {
  if (verdict === null) return <span className="mut">not due</span>;
  const looks = LOOKS[verdict.verdict] ?? { tone: "plain", word: verdict.verdict };
  return (
    <>
      <StateMark tone={looks.tone} word={looks.word} />{" "}
      <span className="sec">{verdict.priority}, due <Time moment={verdict.due} />{verdict.late_by_s > 0 && `, ${hmm(verdict.late_by_s)} over`}</span>
    </>
  );
}

/** The promises that would have another verdict, each leading to its ticket. */
export function ChangedVerdicts({ rows, total }: { rows: readonly ChangedVerdict[]; total: number }) {
  return (
    <section style={{ marginTop: 24 }} data-testid={ids.whatIfChanged}>
      <div className="sech"><h2>Other verdicts</h2><span className="cnt">{total.toLocaleString("en")}</span></div>
      {total === 0 ? <p className="sec" style={{ marginTop: 8 }}>No verdict would differ.</p> : (
        <table aria-label="Other verdicts">
          <thead><tr><th scope="col">Ticket</th><th scope="col">Promise</th><th scope="col">As it was</th><th scope="col">As it would have been</th><th scope="col">Subject</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.ticket_id + row.metric}>
                <td className="nw"><Link to={`/tickets/${row.ticket_id}`}>{row.number}</Link></td>
                <td className="nw">{row.name}</td>
                <td><Then verdict={row.was} /></td>
                <td><Then verdict={row.would_be} /></td>
                <td className="cut">{row.subject}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length < total && <p className="note" style={{ marginTop: 8 }}>The first {rows.length} are listed.</p>}
    </section>
  );
}
