import type { ClientNotice } from "../../../bindings/types";
import { momentWords } from "../../../shared/time/moment";

/** Who was told, when and how, with the hash of what they were told. */
export function Evidence({ client }: { client: ClientNotice }) {
  return (
    <section style={{ marginTop: 18 }}>
      <div className="sech"><h2>Evidence</h2><span className="cnt">{client.evidence.length}</span></div>
      {client.evidence.length === 0 ? <p className="sec" style={{ padding: "8px 0" }}>Nobody was told yet.</p> : (
        <ul className="an-evidence">
          {client.evidence.map((own) => (
            <li key={own.told.utc + own.sha256 + own.channel}>
              <b className="m">{momentWords(own.told, 0)}</b> by {own.channel}, to {own.recipients}, about {own.contracts.join(", ")}{own.note === "" ? "" : `: ${own.note}`}
              <span className="mono sm mut">SHA-256 {own.sha256.slice(0, 16)}…</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
