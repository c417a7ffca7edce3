import type { ReactNode } from "react";
import { useAsk } from "../../backend/queries";
import type { ClientView, HistoryLine } from "../../bindings/types";
import { Link } from "../../shared/Link";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { Time } from "../../shared/time/Time";

function or(text: string, none: string): ReactNode {
  return text === "" ? <span className="mut">{none}</span> : text;
}

/** Who stands above this client and who below, each a way to its page. */
function Tree({ client }: { client: ClientView }) {
  if (client.above.length === 0 && client.below.length === 0) return <span className="mut">on its own</span>;
  const depth = client.above.length;
  return (
    <ul data-testid={ids.clientTree}>
      {client.above.map((one, at) => <li key={one.id} style={{ paddingInlineStart: at * 16 }}><Link to={`/clients/${one.id}`}>{one.name}</Link></li>)}
      <li style={{ paddingInlineStart: depth * 16 }} aria-current="true"><b className="m">{client.name}</b></li>
      {client.below.map((one) => <li key={one.id} style={{ paddingInlineStart: (depth + one.depth) * 16 }}><Link to={`/clients/${one.id}`}>{one.name}</Link></li>)}
    </ul>
  );
}

export function Overview({ client }: { client: ClientView }) {
  return (
    <dl className="kv l" style={{ paddingTop: 12 }}>
      <dt>Account manager</dt><dd>{or(client.account_manager, "nobody")}</dd>
      <dt>Resellers</dt><dd><Tree client={client} /></dd>
      <dt>Tags</dt><dd>{client.tags.length === 0 ? <span className="mut">none</span> : <span className="row wrap" style={{ gap: 4 }}>{client.tags.map((tag) => <span key={tag} className="tag"><Link to={`/clients?tag=${encodeURIComponent(tag)}`}>{tag}</Link></span>)}</span>}</dd>
      <dt>Registered addresses</dt><dd>{or(client.addresses.join(", "), "none: requests may come from anywhere")}</dd>
      <dt>Time zone</dt><dd>{client.zone}</dd>
      <dt>Language and region</dt><dd>{or(client.locale, "not said")}</dd>
      <dt>Helpdesks call it</dt><dd>{or(client.source_names.join(", "), "by its name")}</dd>
      <dt>Notes</dt><dd style={{ whiteSpace: "pre-wrap" }}>{or(client.notes, "none")}</dd>
    </dl>
  );
}

/** Services of its contracts in force, and those noted by hand. */
export function Services({ client }: { client: ClientView }) {
  if (client.services_in_use.length === 0 && client.services.length === 0) {
    return <Empty title="No services in use">Services of contracts in force stand here by themselves; others are noted on the client.</Empty>;
  }
  return (
    <table aria-label="Services in use">
      <thead><tr><th scope="col">Service</th><th scope="col" className="r">How many</th><th scope="col">From</th></tr></thead>
      <tbody>
        {client.services_in_use.map((service) => (
          <tr key={service.contract + service.name}>
            <td><b className="m">{service.name}</b></td>
            <td className="r">{service.count.toLocaleString("en")} {service.unit}</td>
            <td><Link to={`/contracts/${service.contract_id}`}>{service.contract}</Link></td>
          </tr>
        ))}
        {client.services.map((service) => <tr key={service}><td><b className="m">{service}</b></td><td className="r mut">–</td><td className="sec">noted by hand</td></tr>)}
      </tbody>
    </table>
  );
}

function Line({ line }: { line: HistoryLine }) {
  return (
    <tr>
      <td className="nw"><Time moment={line.at} slots focusable={false} /></td>
      <td>{line.user}</td>
      <td className="mono">{line.command}</td>
      <td className="sec">{line.subject}</td>
    </tr>
  );
}

/** What was done with it, also under other names and before a merge. */
export function ClientHistory({ client }: { client: ClientView }) {
  const lines = useAsk("clients.history", { id: client.id, offset: 0, limit: 100 });
  return (
    <Answer of={lines}>
      {(page) => page.total === 0 ? <Empty title="Nothing has happened yet">Each change of this client stands here.</Empty> : (
        <>
          <table aria-label="History">
            <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">Did</th><th scope="col">With</th></tr></thead>
            <tbody>{page.rows.map((line) => <Line key={line.seq} line={line} />)}</tbody>
          </table>
          <p className="sm mut" style={{ padding: "10px 0" }}>{page.total.toLocaleString("en")} lines. Before and after stand in <Link to="/history">the whole history</Link>.</p>
        </>
      )}
    </Answer>
  );
}
