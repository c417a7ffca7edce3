import { Button } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { Link } from "../../shared/Link";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import type { Moves } from "./useMoves";
import { counted } from "./words";

/** What came of a step: what was refused and why, and the drafts that what was posted stands on. */
export function MovesSaid({ moves }: { moves: Moves }) {
  const { failure, refused, posted } = moves;
  const away = <Button small look="quiet" onClick={moves.forget}>Dismiss</Button>;
  return (
    <>
      {failure !== null && <div className="said"><Refused failure={failure} shown={["comment"]} /></div>}
      {refused.length > 0 && (
        <div className="said">
          <Callout tone="soon" title={refused.length === 1 ? "One did not go along." : `${refused.length.toLocaleString("en")} did not go along.`} actions={away} testid={ids.billingRefused}>
            <ul>{refused.map((why) => <li key={why}>{why}</li>)}</ul>
          </Callout>
        </div>
      )}
      {posted !== null && posted.invoices.length > 0 && (
        <div className="said">
          <Callout tone="plain" title={`${counted(posted.posted, "engagement stands", "engagements stand")} on drafts now.`} actions={away} testid={ids.billingPosted}>
            {posted.invoices.map((row) => <span key={row.id}><Link to={`/billing/invoices/${row.id}`}>{row.client}</Link>, {row.gross}. </span>)}
            <Link to="/billing/invoices?show=draft">All drafts</Link>
          </Callout>
        </div>
      )}
    </>
  );
}
