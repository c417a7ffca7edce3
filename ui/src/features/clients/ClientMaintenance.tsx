import { useAsk } from "../../backend/queries";
import type { ClientView, OccurrenceRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { Link } from "../../shared/Link";
import { go } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { Time } from "../../shared/time/Time";
import { windowState } from "../../shared/windowState";

const SHOWN = 50;

function Line({ row }: { row: OccurrenceRow }) {
  return (
    <tr>
      <td className="nw"><Link to={`/maintenance/${row.window}`}>{row.number}</Link></td>
      <td className="cut" style={{ maxWidth: 320 }} title={row.title}>{row.title}</td>
      <td><Time moment={row.starts_there} slots focusable={false} /></td>
      <td><Time moment={row.ends_there} slots focusable={false} /></td>
      <td><StateMark {...windowState(row.state)} /></td>
    </tr>
  );
}

/** What maintenance lies ahead of a client, on its own clocks, and the way to its blackouts. */
export function ClientMaintenance({ client }: { client: ClientView }) {
  const page = useAsk("maintenance.list", { from: "", to: "", zone: client.zone, client: client.id, state: "", kind: "", search: "", offset: 0, limit: SHOWN });
  const query = new URLSearchParams({ client: client.id }).toString();
  return (
    <Answer of={page}>
      {(reply) => reply.total === 0 ? (
        <Empty title="No maintenance ahead" action={<Button mark="plus" onClick={() => go(`/maintenance/new?${query}`)}>Plan a window</Button>}>
          Windows of the next 90 days that affect {client.name} stand here, on its own clocks. <Link to={`/maintenance/blackouts?${query}`}>Its blackouts</Link>
        </Empty>
      ) : (
        <>
          <table aria-label="Maintenance">
            <thead><tr><th scope="col">Number</th><th scope="col">What is done</th><th scope="col">Starts, on its clocks</th><th scope="col">Ends</th><th scope="col">State</th></tr></thead>
            <tbody>{reply.rows.map((row) => <Line key={row.window + row.recurrence_id} row={row} />)}</tbody>
          </table>
          <p style={{ padding: "10px 0" }}>
            <Link to={`/maintenance?view=list&${query}`}>All {reply.total.toLocaleString("en")} of the next 90 days</Link> · <Link to={`/maintenance/blackouts?${query}`}>Its blackouts</Link>
          </p>
        </>
      )}
    </Answer>
  );
}
