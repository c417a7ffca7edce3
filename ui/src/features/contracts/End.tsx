import { useAsk } from "../../backend/queries";
import type { ContractEnd, ContractView } from "../../bindings/types";
import { contractStatus } from "../../shared/contractStatus";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { dateWords, momentWords } from "../../shared/time/moment";
import { RenewalActs } from "./RenewalActs";
import { nextStep } from "./words";

function Agreed({ end }: { end: ContractEnd }) {
  const { agreed } = end;
  return (
    <dl className="kv l" style={{ marginBottom: 16 }}>
      <dt>Runs</dt><dd>{dateWords(end.starts_on)} – {end.ends_on === null ? "open" : dateWords(end.ends_on)}</dd>
      <dt>First term</dt><dd>{agreed.lasts === "" ? "–" : agreed.lasts}</dd>
      <dt>Renews itself by</dt><dd>{agreed.renews_by === "" ? "not at all" : agreed.renews_by}{end.renews_to !== null && <span className="sec">, next until {dateWords(end.renews_to)}</span>}</dd>
      <dt>Notice</dt><dd>{agreed.notice === "" ? "–" : agreed.notice}{end.notice_by !== null && <span className="sec">, by {dateWords(end.notice_by)}</span>}</dd>
      <dt>Reminders</dt><dd>{end.reminders.length === 0 ? "–" : end.reminders.map(dateWords).join(", ")}</dd>
      {end.notice_given !== null && <><dt>Notice given</dt><dd>{dateWords(end.notice_given)} by {end.notice_from === "client" ? "the client" : "us"}{end.notice_reason !== "" && `: ${end.notice_reason}`}</dd></>}
      {end.next_on !== null && <><dt>Next</dt><dd><StateMark {...nextStep(end.next)} /> {dateWords(end.next_on)}</dd></>}
    </dl>
  );
}

/** The end of a contract: what was agreed, what comes next, renewals that took place, where it stood. */
export function End({ contract }: { contract: ContractView }) {
  const { row, version, statuses } = contract;
  const term = useAsk("contracts.term", { id: row.id });
  const runs = row.status === "active" || row.status === "suspended";
  return (
    <Answer of={term}>
      {(end) => (
        <section aria-label="Term and renewals">
          <Agreed end={end} />
          {(runs || end.next === "ran_out") && <RenewalActs contract={{ id: row.id, number: row.number, version, renews_by: end.agreed.renews_by, notice_given: end.notice_given }} onDone={() => undefined} />}
          <h2 style={{ marginTop: 20 }}>Renewals</h2>
          {end.renewals.length === 0 ? <p className="sec">Not renewed yet.</p> : (
            <table aria-label="Renewals that took place">
              <thead><tr><th scope="col">Term</th><th scope="col">How</th><th scope="col">Recorded</th><th scope="col">Why</th></tr></thead>
              <tbody>
                {end.renewals.map((one) => (
                  <tr key={one.from}><td className="nw">{dateWords(one.from)} – {dateWords(one.last)}</td><td>{one.kind === "automatic" ? "by itself" : "by hand"}</td><td className="sec nw">{momentWords(one.at, 0)}, {one.by}</td><td>{one.remark}</td></tr>
                ))}
              </tbody>
            </table>
          )}
          <h2 style={{ marginTop: 20 }}>Where it stood</h2>
          <table aria-label="Where the contract stood">
            <tbody>
              {statuses.map((one) => (
                <tr key={one.at.utc + one.status}><td style={{ width: 130 }}><StateMark {...contractStatus(one.status)} /></td><td className="nw sec">{momentWords(one.at, 0)}</td><td>{one.reason}</td></tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Answer>
  );
}
