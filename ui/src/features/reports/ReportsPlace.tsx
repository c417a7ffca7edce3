import { useAsk } from "../../backend/queries";
import type { Grid } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { ChoiceField } from "../../shared/fields/Field";
import { Link } from "../../shared/Link";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { monthWords, shortMonth } from "../../shared/time/moment";
import { useNow } from "../../shared/time/now";
import { ReportGrid, type Chosen } from "./ReportGrid";
import { Ready } from "./Ready";
import { ReportPanel } from "./ReportPanel";
import "./reports.css";

function monthsBack(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, back) => {
    const month = new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1));
    return month.toISOString().slice(0, 7);
  });
}

/** Twelve months are shown at a time; the last of them is chosen by half-years, back to the oldest log. */
function endings(now: Date, until: string): { value: string; label: string }[] {
  const steps = monthsBack(now, 145).filter((_, back) => back % 6 === 0);
  const known = until === "" || steps.includes(until) ? steps : [until, ...steps];
  return known.map((month) => ({ value: month, label: `12 months to ${shortMonth(month)} ${month.slice(0, 4)}` }));
}

function Revised({ grid }: { grid: Grid }) {
  if (grid.revised.length === 0) return null;
  return (
    <section className="nx">
      <div className="sech"><h2>Revised</h2><span className="cnt">{grid.revised.length}, each lists what changed</span></div>
      <ul>
        {grid.revised.map((one) => (
          <li key={one.contract_id + one.month} style={{ gridTemplateColumns: "160px 120px minmax(0, 1fr)" }}>
            <Link to={`/reports?contract=${one.contract_id}&month=${one.month}`}>{one.client}</Link>
            <span className="sec">{monthWords(one.month)}</span>
            <span className="cut">{one.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ReportsPlace() {
  useCrumbs({ name: "Reports", to: null });
  const place = usePlace();
  const now = useNow();
  const until = place.query.get("until") ?? "";
  const grid = useAsk("reports.grid", { until });
  const contract = place.query.get("contract") ?? "";
  const month = place.query.get("month") ?? "";
  const chosen = contract !== "" && month !== "" ? { contract, month } : null;
  const choose = (next: Chosen) => replace(withQuery(place, { contract: next.contract, month: next.month }));
  const last = until === "" ? grid.data?.months[grid.data.months.length - 1] ?? "" : until;
  return (
    <div className={chosen === null ? "reports-body alone" : "reports-body"} data-testid={ids.reports}>
      <div className="mid" style={{ padding: "14px 20px 20px 24px", display: "flex", flexDirection: "column" }}>
        <div className="row" style={{ marginBottom: 12 }}>
          <h1>Reports</h1>
          <span className="sp" />
          <ChoiceField bare label="Months" width={210} value={last} onChange={(value) => replace(withQuery(place, { until: value }))} choices={endings(now, last)} testid={ids.reportsUntil} />
        </div>
        <Answer of={grid}>
          {(reply) => reply.rows.length === 0 ? (
            <Empty title="No reports yet" action={<Button mark="plus" onClick={() => go("/contracts/new")}>Write a contract</Button>}>
              Each month of each contract has a report here: every figure can be explained, and once issued it never changes.
            </Empty>
          ) : (
            <>
              <ReportGrid grid={reply} chosen={chosen} onChoose={choose} />
              <Ready grid={reply} isAlone={chosen === null} onChoose={choose} />
              <Revised grid={reply} />
            </>
          )}
        </Answer>
      </div>
      {chosen !== null && <ReportPanel key={chosen.contract + chosen.month} chosen={chosen} />}
    </div>
  );
}
