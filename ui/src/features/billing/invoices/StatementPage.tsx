import { useAsk } from "../../../backend/queries";
import type { Statement, StatementEngagement } from "../../../bindings/types";
import { IconButton } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { Link } from "../../../shared/Link";
import { back, replace, usePlace, withQuery } from "../../../shared/route";
import { Answer } from "../../../shared/states/Answer";
import { Empty } from "../../../shared/states/Empty";
import { ids } from "../../../shared/testids";
import { monthWords } from "../../../shared/time/moment";
import { useNow } from "../../../shared/time/now";
import { stateName, stepMonth } from "../words";
import { monthOf } from "./words";
import "../billing.css";

function Engagement({ one }: { one: StatementEngagement }) {
  return (
    <tr>
      <td className="nw"><Link to={`/billing/${one.number}`}>{one.number}</Link></td>
      <td>
        <b className="m">{one.title}</b>
        {one.explanation.map((words) => <div key={words} className="sm sec">{words}</div>)}
        {one.consent !== "" && <div className="sm sec">{one.consent}</div>}
        {one.not_billable.map((why) => <div key={why} className="sm warned">{why}</div>)}
      </td>
      <td className="nw sec">{one.invoice === "" ? stateName(one.state).toLowerCase() : one.invoice}</td>
      <td className="r nw">{one.worked}</td><td className="r nw">{one.billed}</td><td className="r nw m">{one.net}</td>
    </tr>
  );
}

function Engagements({ statement }: { statement: Statement }) {
  if (statement.engagements.length === 0) return null;
  return (
    <section aria-label="Advanced support">
      <div className="sech"><h2>Advanced support</h2><span className="cnt">{statement.engagements.length}</span></div>
      <table className="lines" aria-label="Engagements">
        <thead><tr><th scope="col">Number</th><th scope="col">What</th><th scope="col">Stands</th><th scope="col" className="r">Worked</th><th scope="col" className="r">Billed</th><th scope="col" className="r">Before tax</th></tr></thead>
        <tbody>{statement.engagements.map((one) => <Engagement key={one.number} one={one} />)}</tbody>
      </table>
    </section>
  );
}

function Rest({ statement }: { statement: Statement }) {
  return (
    <>
      {statement.fees.length > 0 && (
        <section aria-label="Fees">
          <div className="sech"><h2>Fees</h2></div>
          <table aria-label="Fees"><tbody>{statement.fees.map((fee) => <tr key={fee.contract + fee.service}><td className="nw mut">{fee.contract}</td><td>{fee.service}</td><td className="sec">{fee.explanation}</td><td className="r nw m">{fee.net}</td></tr>)}</tbody></table>
        </section>
      )}
      {statement.credits.length > 0 && (
        <section aria-label="Credits">
          <div className="sech"><h2>Credits</h2></div>
          <table aria-label="Credits"><tbody>{statement.credits.map((credit) => <tr key={credit.month + credit.reason}><td className="nw">{monthWords(credit.month)}</td><td className="sec">{credit.reason}</td><td className="r nw m">{credit.left}</td></tr>)}</tbody></table>
        </section>
      )}
      {statement.totals.length > 0 && (
        <section aria-label="Together">
          <div className="sech"><h2>Together</h2></div>
          <table aria-label="Together">
            <thead><tr><th scope="col">Currency</th><th scope="col" className="r">Before tax</th><th scope="col" className="r">Taxes</th><th scope="col" className="r">With tax</th></tr></thead>
            <tbody>{statement.totals.map((total) => <tr key={total.currency}><td>{total.currency}</td><td className="r nw">{total.net}</td><td className="r nw">{total.tax}</td><td className="r nw m">{total.gross}</td></tr>)}</tbody>
          </table>
        </section>
      )}
      {statement.invoices.length > 0 && (
        <section aria-label="Invoices of the month">
          <div className="sech"><h2>Invoices of the month</h2></div>
          <ul className="opens">{statement.invoices.map((row) => <li key={row.id}><Link to={`/billing/invoices/${row.id}`}>{row.number === "" ? "Draft" : row.number}</Link>, {row.gross}</li>)}</ul>
        </section>
      )}
      {statement.overrides.length > 0 && (
        <section aria-label="Audit"><Callout tone="soon" title="Billed without permission"><ul>{statement.overrides.map((words) => <li key={words}>{words}</li>)}</ul></Callout></section>
      )}
    </>
  );
}

/** A client's month: what was worked, what it comes to, and why what is not billed is not. */
export function StatementPage({ id }: { id: string }) {
  const place = usePlace();
  const now = monthOf(useNow());
  const month = place.query.get("month") ?? now;
  const asked = useAsk("billing.statement", { client: id, month });
  useCrumbs({ name: "Clients", to: "/clients" }, { name: asked.data?.client ?? "", to: `/clients/${id}?tab=billing` }, { name: "Statement", to: null });
  const step = (by: number) => replace(withQuery(place, { month: stepMonth(month, by) }));
  const isEmpty = (of: Statement) => of.engagements.length === 0 && of.fees.length === 0 && of.credits.length === 0 && of.invoices.length === 0;
  useKey("PageUp", () => step(-1));
  useKey("PageDown", () => step(1));
  useKey("Esc", back);
  return (
    <div className="mid termspage" style={{ display: "flex", flexDirection: "column" }} data-testid={ids.statement}>
      <div className="row">
        <h1>Statement</h1>
        <span className="row" style={{ gap: 0 }}>
          <IconButton mark="back" label="The month before" onClick={() => step(-1)} testid={ids.statementPrevious} />
          <span className="sec nw">{monthWords(month)}</span>
          <IconButton mark="fwd" label="The next month" onClick={() => step(1)} testid={ids.statementNext} />
        </span>
      </div>
      <Answer of={asked}>
        {(statement) => isEmpty(statement) ? <Empty title="Nothing in this month">Work that ended in the month, fees, credits and invoices of {statement.client} stand here.</Empty> : <><Engagements statement={statement} /><Rest statement={statement} /></>}
      </Answer>
    </div>
  );
}
