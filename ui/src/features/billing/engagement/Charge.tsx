import type { ChargeView } from "../../../bindings/types";
import { Icon } from "../../../shared/Icon";
import { ids } from "../../../shared/testids";

/** What it comes to: the amount, the line that explains it, its steps, the tax apart. */
export function Charge({ charge }: { charge: ChargeView }) {
  return (
    <section className="charge" aria-label="Charge" data-testid={ids.billingCharge}>
      <div className="sm mut">Charge</div>
      <div className="big">{charge.amount === "" ? "nothing yet" : charge.amount}</div>
      {charge.lines.map((line) => <div key={line} className="how">{line}</div>)}
      <table aria-label="How the charge came about">
        <tbody>
          {charge.steps.map((step, at) => <tr key={at}><td>{step.name}</td><td className="sec">{step.from}</td><td className="r">{step.to}</td></tr>)}
          {charge.taxes.map((tax, at) => <tr key={at}><td>Tax</td><td className="sec">{[tax.name, tax.from].filter(Boolean).join(" on ")}</td><td className="r">{tax.to}</td></tr>)}
          {charge.gross !== "" && <tr className="tot"><td>On the invoice</td><td /><td className="r">{charge.gross}</td></tr>}
        </tbody>
      </table>
      {charge.not_billable.length > 0 && (
        <ul className="blocked">{charge.not_billable.map((why) => <li key={why} className="why"><Icon mark="soon" small /><span>{why}</span></li>)}</ul>
      )}
    </section>
  );
}
