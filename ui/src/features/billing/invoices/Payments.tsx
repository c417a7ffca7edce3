import { useState } from "react";
import { useDo } from "../../../backend/queries";
import type { InvoiceView, PaymentView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Link } from "../../../shared/Link";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import { Time } from "../../../shared/time/Time";
import { say } from "../../../shared/toasts";
import { SayBox } from "../engagement/SayBox";

/** What was paid and paid back; one that was recorded by mistake is taken back with a reason, and stays in sight. */
export function Payments({ invoice }: { invoice: InvoiceView }) {
  const [leaving, setLeaving] = useState<PaymentView | null>(null);
  const back = useDo("billing.take_back_payment");
  if (invoice.payments.length === 0) return null;
  const act = (reason: string, taken: () => void) => {
    if (leaving === null) return;
    back.mutate({ id: leaving.id, invoice: invoice.row.id, expected_version: invoice.row.version, reason }, {
      onSuccess: () => {
        taken();
        setLeaving(null);
        say(`${leaving.amount} are taken back.`);
      },
    });
  };
  return (
    <section aria-label="Payments" data-testid={ids.invoicePayments}>
      <div className="sech"><h2>Payments</h2></div>
      <table aria-label="Payments">
        <tbody>
          {invoice.payments.map((payment) => (
            <tr key={payment.id} className={payment.taken_back === "" ? undefined : "gone"}>
              <td className="nw">{dateWords(payment.on)}</td>
              <td className="sec">{payment.refund && "paid back "}{payment.reference}{payment.taken_back !== "" && ` taken back: ${payment.taken_back}`}</td>
              <td className="r nw">{payment.refund ? "−" : ""}{payment.amount}</td>
              <td className="r">{payment.taken_back === "" && <Button small look="quiet" onClick={() => setLeaving(payment)} testid={ids.paymentTakeBack(payment.id)}>Take back</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving !== null && <SayBox draftKey={`payment:${leaving.id}`} title={`Take back ${leaving.amount}`} label="Why" act="Take back" failure={back.error} field="reason" waits={back.isPending} onSay={act} onClose={() => setLeaving(null)} />}
    </section>
  );
}

/** Credit notes about it, and files it went into. */
export function Traces({ invoice }: { invoice: InvoiceView }) {
  return (
    <>
      {invoice.credit_notes.length > 0 && (
        <section aria-label="Credit notes">
          <div className="sech"><h2>Credit notes</h2></div>
          <table aria-label="Credit notes"><tbody>{invoice.credit_notes.map((note) => <tr key={note.id}><td><Link to={`/billing/invoices/${note.id}`}>{note.number}</Link></td><td className="sec">{dateWords(note.issued_on)}</td><td className="r nw">{note.gross}</td></tr>)}</tbody></table>
        </section>
      )}
      {invoice.exports.length > 0 && (
        <section aria-label="Exports">
          <div className="sech"><h2>Exported</h2></div>
          <table aria-label="Exports"><tbody>{invoice.exports.map((one) => <tr key={one.at.utc + one.file}><td><Time moment={one.at} /></td><td>{one.format}</td><td className="sec">{one.file}{one.again && ", once more"}</td><td className="mono mut r" title={`SHA-256 ${one.sha256}`}>{one.sha256.slice(0, 4)}…{one.sha256.slice(-4)}</td></tr>)}</tbody></table>
        </section>
      )}
    </>
  );
}
