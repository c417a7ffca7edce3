import { useAsk } from "../../backend/queries";
import type { ClientView, ContractRow, TicketRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { CLOCK } from "../../shared/clockState";
import { contractStatus } from "../../shared/contractStatus";
import { Link } from "../../shared/Link";
import { go } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { dateWords, monthWords } from "../../shared/time/moment";
import { Time } from "../../shared/time/Time";
import { roleName } from "./words";

export function Contacts({ client }: { client: ClientView }) {
  if (client.contacts.length === 0) {
    return (
      <Empty title="No contacts yet" action={<Button mark="edit" keys="E" onClick={() => go(`/clients/${client.id}/edit`)}>Add contacts</Button>}>
        The people who ask, decide and pay stand here: technical, backup, billing, and who may approve fees.
      </Empty>
    );
  }
  return (
    <table aria-label="Contacts">
      <thead><tr><th scope="col">Name</th><th scope="col">There for</th><th scope="col">E-mail</th><th scope="col">Telephone</th></tr></thead>
      <tbody>
        {client.contacts.map((contact) => (
          <tr key={contact.id}>
            <td><b className="m">{contact.name}</b></td>
            <td>{contact.roles.map((role) => <span key={role} className="tag" style={{ marginRight: 4 }}>{roleName(role)}</span>)}</td>
            <td className="sec">{contact.emails.join(", ")}</td>
            <td className="sec">{contact.phone}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Contracts({ client, rows }: { client: ClientView; rows: readonly ContractRow[] }) {
  if (rows.length === 0) {
    return (
      <Empty title="No contract yet" action={<Button mark="plus" onClick={() => go(`/contracts/new?client=${client.id}`)} testid={ids.contractsNew}>Write a contract</Button>}>
        A contract puts {client.name} on a published policy. Without one, nothing is promised for its tickets.
      </Empty>
    );
  }
  return (
    <table aria-label="Contracts">
      <thead><tr><th scope="col">Number</th><th scope="col">Policy</th><th scope="col">State</th><th scope="col">Term</th><th scope="col" className="r">A month</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td><Link to={`/contracts/${row.id}`}>{row.number}</Link></td>
            <td>{row.policy} <span className="sm sec">version {row.policy_version}</span></td>
            <td><StateMark {...contractStatus(row.status)} /></td>
            <td className="sec">{dateWords(row.starts_on)} – {row.ends_on === null ? "open" : dateWords(row.ends_on)}</td>
            <td className="r">{row.monthly_fees.join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Tickets({ client }: { client: ClientView }) {
  const tickets = useAsk("tickets.list", { view: "all", search: "", client_id: client.id, priority: "", sort: "received", descending: true, offset: 0, limit: 50 });
  const line = (row: TicketRow) => (
    <tr key={row.id}>
      <td className="nw"><Link to={`/tickets/${row.id}`}>{row.number}</Link></td>
      <td className="cut" style={{ maxWidth: 320 }} title={row.subject}>{row.subject}</td>
      <td className="sec">{row.priority}</td>
      <td><Time moment={row.received} slots focusable={false} /></td>
      <td><StateMark {...CLOCK[row.clock]} /></td>
    </tr>
  );
  return (
    <Answer of={tickets}>
      {(page) => page.total === 0 ? (
        <Empty title="No tickets of this client" action={<Button mark="down2" onClick={() => go("/tickets/import")}>Import tickets</Button>}>
          Requests of {client.name} stand here with their clocks, once a helpdesk’s file was imported.
        </Empty>
      ) : (
        <>
          <table aria-label="Tickets">
            <thead><tr><th scope="col">Number</th><th scope="col">Subject</th><th scope="col">Priority</th><th scope="col">Received</th><th scope="col">Clock</th></tr></thead>
            <tbody>{page.rows.map(line)}</tbody>
          </table>
          <p style={{ padding: "10px 0" }}><Link to={`/tickets?view=all&client=${client.id}`}>All {page.total.toLocaleString("en")} tickets</Link></p>
        </>
      )}
    </Answer>
  );
}

export function Reports({ client }: { client: ClientView }) {
  const grid = useAsk("reports.grid", { until: "" });
  return (
    <Answer of={grid}>
      {(reply) => {
        const issued = reply.rows
          .filter((row) => client.contracts.some((contract) => contract.id === row.contract_id))
          .flatMap((row) => row.cells.map((cell, at) => ({ row, cell, month: reply.months[at] ?? "" })))
          .filter(({ cell }) => cell.state === "issued" || cell.state === "revised" || cell.state === "ready")
          .reverse();
        if (issued.length === 0) return <Empty title="No reports yet">Once a month of a contract is over, its report stands here.</Empty>;
        return (
          <table aria-label="Reports">
            <thead><tr><th scope="col">Month</th><th scope="col">Contract</th><th scope="col">State</th></tr></thead>
            <tbody>
              {issued.map(({ row, cell, month }) => (
                <tr key={row.contract_id + month}>
                  <td><Link to={`/reports?contract=${row.contract_id}&month=${month}`}>{monthWords(month)}</Link></td>
                  <td>{row.number}</td>
                  <td className="sec">{cell.state === "ready" ? "ready to issue" : `issued, revision ${cell.revision}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      }}
    </Answer>
  );
}
