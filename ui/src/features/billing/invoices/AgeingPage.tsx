import { useAsk } from "../../../backend/queries";
import type { Ageing } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { Link } from "../../../shared/Link";
import { back, go } from "../../../shared/route";
import { Answer } from "../../../shared/states/Answer";
import { Empty } from "../../../shared/states/Empty";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import "../billing.css";

const AGES = ["Not due", "1–30 days", "31–60 days", "61–90 days", "Over 90 days"];

function Rows({ ageing }: { ageing: Ageing }) {
  return (
    <table className="ages" aria-label="What is owed, by age">
      <thead><tr><th scope="col">Client</th>{AGES.map((age) => <th key={age} scope="col" className="r">{age}</th>)}<th scope="col" className="r">Together</th></tr></thead>
      <tbody>
        {ageing.rows.map((row) => (
          <tr key={row.client_id + row.total}>
            <td><Link to={`/billing/invoices?show=open&client=${encodeURIComponent(row.client_id)}`}>{row.client}</Link></td>
            {AGES.map((age, at) => <td key={age} className={at > 0 ? "r nw late" : "r nw"}>{row.amounts[at]}</td>)}
            <td className="r nw m">{row.total}</td>
          </tr>
        ))}
      </tbody>
      <tbody className="sums">
        {ageing.totals.map((row) => <tr key={row.total} className="tot"><td>Together</td>{AGES.map((age, at) => <td key={age} className="r nw">{row.amounts[at]}</td>)}<td className="r nw">{row.total}</td></tr>)}
      </tbody>
    </table>
  );
}

/** Who owes what, and since when. */
export function AgeingPage() {
  useCrumbs({ name: "Advanced support", to: "/billing" }, { name: "Invoices", to: "/billing/invoices" }, { name: "Ageing", to: null });
  const asked = useAsk("billing.ageing", {});
  useKey("Esc", back);
  return (
    <div className="mid" style={{ flex: 1, display: "flex", flexDirection: "column" }} data-testid={ids.ageing}>
      <div className="row" style={{ marginBottom: 12 }}><h1>Ageing</h1>{asked.data !== undefined && <span className="sec">as of {dateWords(asked.data.today)}</span>}</div>
      <Answer of={asked}>
        {(ageing) => ageing.rows.length > 0 ? <Rows ageing={ageing} /> : (
          <Empty title="Nobody owes anything" action={<Button onClick={() => go("/billing/invoices")}>Invoices</Button>}>What was issued and is not paid stands here, by the days it is over.</Empty>
        )}
      </Answer>
    </div>
  );
}
