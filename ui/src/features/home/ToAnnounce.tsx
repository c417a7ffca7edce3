import type { Announcements } from "../../bindings/types";
import { Link } from "../../shared/Link";
import { ids } from "../../shared/testids";

/** New versions of policies that some client was not told of yet. */
export function ToAnnounce({ of }: { of: Announcements }) {
  const rows = of.rows.filter((row) => row.told < row.clients);
  if (rows.length === 0) return null;
  return (
    <aside aria-label="Changes to announce" style={{ marginTop: 20 }} data-testid={ids.homeAnnounce}>
      <div className="sech"><h2>Changes to announce</h2><span className="cnt">{`${of.waiting} not told`}</span></div>
      <ul className="ls">
        {rows.map((row) => (
          <li key={row.policy.version_id}>
            <span className="cut">{row.policy.name}<span className="sm sec">&ensp;version {row.policy.number}, {row.told} of {row.clients} told</span></span>
            <Link to={`/policies/announce/${row.policy.version_id}`}>Announce</Link>
          </li>
        ))}
      </ul>
    </aside>
  );
}
