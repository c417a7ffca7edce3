import { useAsk } from "../../backend/queries";
import type { Card, ClientView, InvoiceRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { Link } from "../../shared/Link";
import { go } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { dateWords } from "../../shared/time/moment";

const SHOWN = 50;

function Invoices({ rows }: { rows: readonly InvoiceRow[] }) {
  return (
    <table aria-label="Invoices">
      <thead><tr><th scope="col">Number</th><th scope="col">Issued</th><th scope="col">Due</th><th scope="col">State</th><th scope="col" className="r">With tax</th><th scope="col" className="r">Open</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="nw"><Link to={`/billing/invoices/${row.id}`}>{row.number === "" ? "draft" : row.number}</Link></td>
            <td className="sec nw">{row.state === "draft" ? "not yet" : dateWords(row.issued_on)}</td>
            <td className={row.overdue_days > 0 ? "late nw" : "sec nw"}>{row.due_on === "" ? "" : dateWords(row.due_on)}{row.overdue_days > 0 && `, ${row.overdue_days} days over`}</td>
            <td>{row.state.replace("_", " ")}</td><td className="r nw m">{row.gross}</td><td className="r nw">{row.open}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Engagements({ client }: { client: ClientView }) {
  const board = useAsk("billing.board", { month: "", client: client.id, search: "", limit: SHOWN });
  const cards: Card[] = (board.data?.columns ?? []).filter((one) => one.state !== "billed" && one.state !== "dropped").flatMap((one) => one.cards);
  if (cards.length === 0) return null;
  return (
    <section style={{ marginTop: 20 }} aria-label="Not billed yet">
      <div className="sech"><h2>Not billed yet</h2><span className="cnt">{cards.length}</span><Link to={`/billing?${new URLSearchParams({ client: client.id }).toString()}`}>On the board</Link></div>
      <table aria-label="Not billed yet">
        <tbody>{cards.map((card) => <tr key={card.id}><td className="nw"><Link to={`/billing/${card.id}`}>{card.number}</Link></td><td>{card.title}</td><td className="sec">{card.state.replaceAll("_", " ")}{card.blocked.length > 0 && `, ${card.blocked[0] ?? ""}`}</td><td className="r nw">{card.amount}</td></tr>)}</tbody>
      </table>
    </section>
  );
}

/** What a client was billed and what will be, and the way to how it is billed. */
export function ClientInvoices({ client }: { client: ClientView }) {
  const page = useAsk("billing.invoices", { show: "", client: client.id, month: "", search: "", offset: 0, limit: SHOWN });
  const how = () => go(`/clients/${client.id}/billing`);
  return (
    <>
      <div className="row" style={{ padding: "12px 0 8px" }}>
        {page.data !== undefined && page.data.open.length > 0 && <span className="sec">{page.data.open.join(" + ")} open</span>}
        <span className="sp" />
        <Button small onClick={() => go(`/clients/${client.id}/statement`)} testid={ids.clientStatement}>Statement</Button>
        <Button small onClick={how} testid={ids.clientHowBilled}>How it is billed</Button>
      </div>
      <Answer of={page}>
        {(reply) => reply.total === 0 ? (
          <Empty title="Nothing was billed yet" action={<Button onClick={() => go("/billing/invoices")}>Invoices</Button>}>Invoices and credit notes of {client.name} stand here.</Empty>
        ) : <Invoices rows={reply.rows} />}
      </Answer>
      <Engagements client={client} />
    </>
  );
}
