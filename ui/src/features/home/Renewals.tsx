import type { Home } from "../../bindings/types";
import { Link } from "../../shared/Link";
import { dateWords } from "../../shared/time/moment";

const NEXT: Record<string, string> = { notice_by: "notice by", renews: "renews itself after", ends: "ends", ran_out: "ran out" };

/** What runs out or must be given notice of next, with how many there are. */
export function Renewals({ home }: { home: Home }) {
  return (
    <aside aria-label="Renewals" style={{ marginTop: 20 }}>
      <div className="sech"><h2>Renewals</h2><span className="cnt">{home.renewals_ahead.toLocaleString("en")} within 90 days</span><Link to="/contracts/renewals">All</Link></div>
      {home.renewals.length === 0 ? <p className="sec" style={{ padding: "12px 0" }}>Nothing runs out or must be given notice of.</p> : (
        <ul className="ls">
          {home.renewals.map((row) => (
            <li key={row.id}>
              <span className="cut"><Link to={`/contracts/${row.id}`}>{row.number}</Link>&ensp;{row.client}</span>
              <span className="nw sm"><span className="sec">{NEXT[row.next] ?? row.next}</span> {dateWords(row.next_on)}</span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
