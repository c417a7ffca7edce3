import { useState } from "react";
import { useAsk } from "../../backend/queries";
import type { ContractVersionView } from "../../bindings/types";
import { Answer } from "../../shared/states/Answer";
import { Skeleton } from "../../shared/states/Skeleton";
import { ids } from "../../shared/testids";
import { dateWords, inZone } from "../../shared/time/moment";
import { useNow } from "../../shared/time/now";

interface VersionsProps {
  id: string;
  zone: string;
}

function stateOf(row: ContractVersionView, next: ContractVersionView | undefined, today: string): string {
  if (row.signed === null) return "draft";
  if (row.from_on > today) return "signed";
  return next !== undefined && next.signed !== null && next.from_on <= today ? "ended" : "in force";
}

function Changes({ id, from, to }: { id: string; from: number; to: number }) {
  const changes = useAsk("contracts.compare_versions", { id, from, to });
  return (
    <Answer of={changes} loading={<Skeleton rows={3} />}>
      {(reply) => reply.rows.length === 0 ? <p className="sm sec">Nothing differs between versions {from} and {to}.</p> : (
        <table className="pv" aria-label={`What differs between versions ${from} and ${to}`} style={{ marginTop: 8 }}>
          <tbody>
            {reply.rows.map((row) => (
              <tr key={row.about}>
                <td style={{ whiteSpace: "normal" }}>{row.about}</td>
                <td className="r" style={{ whiteSpace: "normal" }}><span className="sec">{row.before}</span> → <b className="m">{row.after}</b></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Answer>
  );
}

/** The versions of a contract on a line of time, and what differs between two of them. */
export function Versions({ id, zone }: VersionsProps) {
  const versions = useAsk("contracts.versions", { id });
  const today = inZone(useNow(), zone).local.slice(0, 10);
  const [one, setOne] = useState<number | null>(null);
  return (
    <section style={{ marginTop: 28 }} aria-label="Versions">
      <Answer of={versions} loading={<Skeleton rows={3} />}>
        {({ rows }) => {
          const last = rows[rows.length - 1];
          const to = last?.number ?? 1;
          const from = one ?? rows[rows.length - 2]?.number ?? null;
          return (
            <>
              <div className="sech">
                <h2>Versions</h2>
                {from !== null && from !== to && <span className="x sm sec">Comparing {from} and {to}</span>}
              </div>
              <ol className="line">
                {rows.map((row, at) => {
                  const state = stateOf(row, rows[at + 1], today);
                  return (
                    <li key={row.number}>
                      <span className="sm sec">{dateWords(row.from_on)}</span>
                      <button type="button" className={`ver ${state.replace(" ", "-")}`} aria-pressed={row.number === from} disabled={row.number === to} onClick={() => setOne(row.number)} title={row.reason} data-testid={ids.contractVersion(row.number)}>
                        <b>{row.number}</b> {state}
                      </button>
                    </li>
                  );
                })}
              </ol>
              {from !== null && from !== to && <Changes id={id} from={from} to={to} />}
              {last !== undefined && rows.length > 1 && <p className="sm sec" style={{ marginTop: 8 }}>Tickets received before {dateWords(last.from_on)} keep version {rows[rows.length - 2]?.number}.</p>}
            </>
          );
        }}
      </Answer>
    </section>
  );
}
