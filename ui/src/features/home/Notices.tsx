import type { NoticeDue, NoticesDue } from "../../bindings/types";
import { Link } from "../../shared/Link";
import { StateMark } from "../../shared/StateMark";
import { ids } from "../../shared/testids";
import { Time } from "../../shared/time/Time";

function Line({ row }: { row: NoticeDue }) {
  const isMissed = row.left < 0;
  const isNear = row.mark.state === "near";
  return (
    <li style={{ display: "grid", gridTemplateColumns: "1fr auto", columnGap: 8 }}>
      <Link to={`/maintenance?view=week&day=${row.recurrence_id.slice(0, 10)}&window=${row.window}&at=${row.recurrence_id}`}>{row.title}</Link>
      <span className="r nw" style={{ textAlign: "right" }}><StateMark tone={isMissed ? "breach" : isNear ? "soon" : "plain"} mark={isMissed ? "breach" : isNear ? "soon" : "clock"} word={row.left_in_words} /></span>
      <span className="sm sec cut">{row.number}&ensp;{row.who}</span>
      <span className="sm sec nw r">by <Time moment={row.by} /></span>
    </li>
  );
}

/** Notices whose last moment is within 72 hours, and those whose was missed. */
export function Notices({ of }: { of: NoticesDue }) {
  return (
    <aside aria-label="Notices whose limit is near" style={{ marginBottom: 20 }} data-testid={ids.homeNotices}>
      <div className="sech"><h2>Notices, limit near</h2><span className="cnt">{of.count.toLocaleString("en")}</span><Link to="/maintenance">Maintenance</Link></div>
      {of.rows.length === 0 ? <p className="sec" style={{ padding: "12px 0" }}>Nobody has to be told within 72 hours.</p> : (
        <ul className="ls">{of.rows.slice(0, 8).map((row) => <Line key={row.window + row.recurrence_id} row={row} />)}</ul>
      )}
    </aside>
  );
}
