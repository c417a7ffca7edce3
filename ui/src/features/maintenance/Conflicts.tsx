import type { ConflictView } from "../../bindings/types";
import { Link } from "../../shared/Link";
import { StateMark } from "../../shared/StateMark";

/** What stands against a window, each with its reason; it never forbids saving. */
export function Conflicts({ conflicts }: { conflicts: readonly ConflictView[] }) {
  return (
    <ul className="nt" aria-label="Conflicts">
      {conflicts.map((one) => (
        <li key={one.kind + one.words + one.detail}>
          <span>{one.window === null ? one.words : <Link to={`/maintenance/${one.window.id}`}>{one.words}</Link>}{one.times > 1 && <span className="mut sm"> {one.times} times</span>}</span>
          <StateMark tone="soon" word={one.why} />
          <span className="d">{one.detail}</span>
        </li>
      ))}
    </ul>
  );
}
