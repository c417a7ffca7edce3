import type { Home } from "../../bindings/types";
import { Link } from "../../shared/Link";
import { ids } from "../../shared/testids";

interface Waiting {
  count: number;
  words: string;
  beside: string;
  to: string;
}

/** What waits in advanced support and among invoices: each line opens what it counts. */
export function Billing({ of }: { of: Home["billing"] }) {
  const all: Waiting[] = [
    { count: of.overdue, words: "overdue", beside: "invoices", to: "/billing/invoices?show=overdue" },
    { count: of.awaiting, words: "await consent", beside: "nothing may be billed yet", to: "/billing" },
    { count: of.to_review, words: "to review", beside: "engagements", to: "/billing" },
    { count: of.to_bill, words: "to bill", beside: of.to_bill_sums.join(", "), to: "/billing" },
    { count: of.drafts, words: "to issue", beside: "drafts of invoices", to: "/billing/invoices?show=draft" },
  ];
  const lines = all.filter((one) => one.count > 0);
  if (lines.length === 0) return null;
  return (
    <aside aria-label="Advanced support" style={{ marginTop: 20 }} data-testid={ids.homeBilling}>
      <div className="sech"><h2>Advanced support</h2><Link to="/billing">Board</Link></div>
      <ul className="ls">
        {lines.map((one) => (
          <li key={one.words}>
            <Link to={one.to}>{`${one.count.toLocaleString("en")} ${one.words}`}</Link>
            <span className="nw sm sec">{one.beside}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
