import type { InvoiceView } from "../../../bindings/types";
import { IconButton } from "../../../shared/Button";
import { Link } from "../../../shared/Link";
import { ids } from "../../../shared/testids";

/** The lines, each with how its amount came about, and what they come to with their taxes. */
export function Lines({ invoice, onRemove }: { invoice: InvoiceView; onRemove: ((position: number) => void) | null }) {
  const { row } = invoice;
  return (
    <table className="lines" aria-label="Lines">
      <thead><tr><th scope="col">What</th><th scope="col" className="r">Quantity</th><th scope="col" className="r">Each</th><th scope="col" className="r">Before tax</th>{onRemove !== null && <th scope="col"><span className="hidden">Take away</span></th>}</tr></thead>
      <tbody>
        {invoice.lines.map((line) => (
          <tr key={line.position} data-testid={ids.invoiceLine(line.position)}>
            <td>
              {line.engagement_id === "" ? <b className="m">{line.description}</b> : <Link to={`/billing/${line.engagement_id}`} className="m">{line.description}</Link>}
              {line.explanation.map((words) => <div key={words} className="sm sec">{words}</div>)}
              {line.taxes.map((words) => <div key={words} className="sm mut">{words}</div>)}
            </td>
            <td className="r nw">{line.quantity} {line.unit}</td>
            <td className="r nw sec">{line.unit_price}</td>
            <td className="r nw m">{line.net}</td>
            {onRemove !== null && <td className="r"><IconButton mark="x" label={`Take ${line.description} off`} onClick={() => onRemove(line.position)} testid={ids.invoiceLineRemove(line.position)} /></td>}
          </tr>
        ))}
      </tbody>
      <tbody className="sums">
        <tr><td colSpan={3}>Before tax</td><td className="r nw">{row.net}</td>{onRemove !== null && <td />}</tr>
        {invoice.taxes.map((tax) => <tr key={tax.name}><td colSpan={3} className="sec">{tax.name}{tax.base !== "" && ` on ${tax.base}`}</td><td className="r nw">{tax.amount}</td>{onRemove !== null && <td />}</tr>)}
        <tr className="tot"><td colSpan={3}>{row.kind === "credit_note" ? "Credited, with tax" : "To pay"}</td><td className="r nw">{row.gross}</td>{onRemove !== null && <td />}</tr>
        {invoice.paid !== "" && <tr><td colSpan={3} className="sec">Paid</td><td className="r nw">{invoice.paid}</td></tr>}
        {invoice.credited !== "" && <tr><td colSpan={3} className="sec">Credited</td><td className="r nw">{invoice.credited}</td></tr>}
        {row.open !== "" && row.state !== "draft" && <tr className="tot"><td colSpan={3}>Still open</td><td className="r nw">{row.open}</td></tr>}
        {row.refund !== "" && <tr className="tot"><td colSpan={3}>To pay back</td><td className="r nw">{row.refund}</td></tr>}
      </tbody>
    </table>
  );
}
