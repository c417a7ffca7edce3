import type { AffectedClient, WindowView } from "../../../bindings/types";
import { Link } from "../../../shared/Link";
import { Time } from "../../../shared/time/Time";

function notice(client: AffectedClient): string {
  if (client.last_moment === null) return "no notice needed";
  if (client.notice_hours === 0) return "told before it starts";
  return `${client.notice_hours} h notice${client.notice_assumed ? " ≈" : ""}`;
}

/** A client with its own times: whoever is told reads them on their own clocks. */
export function AffectedLine({ client }: { client: AffectedClient }) {
  return (
    <li>
      <span><Link to={`/clients/${client.id}`}>{client.name}</Link></span>
      <span className="sm mut nw">{notice(client)}</span>
      <span className="d"><Time moment={client.starts} /> – <Time moment={client.ends} /></span>
      {client.last_moment !== null && <span className="d">tell it until <Time moment={client.last_moment} /></span>}
    </li>
  );
}

/** Whom the occurrence affects, each on its own clocks. */
export function Affected({ window }: { window: WindowView }) {
  const row = window.occurrence;
  return (
    <section>
      <div className="sech">
        <h2>Affected</h2>
        <span className="cnt">{row.everybody ? `all clients, ${window.affected.length}` : window.affected.length}</span>
      </div>
      <ul className="nt" aria-label="Affected clients">{window.affected.map((client) => <AffectedLine key={client.id} client={client} />)}</ul>
      {window.affected.length === 0 && <p className="sm sec" style={{ padding: "6px 0" }}>Nobody is affected.</p>}
      <p className="sm sec" style={{ marginTop: 6 }}>
        {row.services.length === 0 ? "Everything they use." : row.services.join(", ")}{window.form.words !== "" && ` · ${window.form.words}`}
      </p>
    </section>
  );
}
