import type { ContractRow, Schedule, ServiceView } from "../../bindings/types";
import { ScheduleTable } from "../../shared/targets/ScheduleTable";
import { dateWords } from "../../shared/time/moment";
import { PaperClauses } from "./PaperClauses";

function Fees({ services, sums }: { services: readonly ServiceView[]; sums: readonly string[] }) {
  if (services.length === 0) return <p>No fees are agreed in this contract.</p>;
  return (
    <table className="fees" aria-label="Services and fees">
      <colgroup><col /><col style={{ width: 130 }} /><col style={{ width: 120 }} /><col style={{ width: 130 }} /></colgroup>
      <tbody>
        {services.map((service, at) => (
          <tr key={at}>
            <td>{service.name}</td>
            <td className="r">{service.count} {service.unit}</td>
            <td className="r">{service.currency} {service.price}</td>
            <td className="r">{service.fee}</td>
          </tr>
        ))}
        {sums.map((sum) => (
          <tr key={sum} className="sum">
            <td>A month, before tax</td>
            <td />
            <td />
            <td className="r">{sum}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The service levels and fees as the client will read them. */
export function Paper({ row, schedule, services, version, from }: { row: ContractRow; schedule: Schedule; services: readonly ServiceView[]; version?: number; from?: string }) {
  return (
    <article className="paper">
      <div className="row" style={{ alignItems: "flex-start" }}>
        <div>
          <h1>Service levels and fees</h1>
          <div className="sec" style={{ marginTop: 2 }}>Schedule A to contract {row.number}{version === undefined ? "" : `, version ${version}`}, on {row.policy}, version {row.policy_version}</div>
        </div>
        <span className="sp" />
        <div className="r sm sec">{schedule.provider}</div>
      </div>
      <dl className="meta">
        <div><dt>Client</dt><dd>{row.client}</dd></div>
        <div><dt>Term</dt><dd>{dateWords(from ?? row.starts_on)} – {row.ends_on === null ? "open" : dateWords(row.ends_on)}</dd></div>
        {schedule.monthly_fees.length > 0 && <div><dt>Fee</dt><dd>{schedule.monthly_fees.join(", ")} a month</dd></div>}
        <div><dt>Time zone</dt><dd>{row.zone}</dd></div>
      </dl>
      <h2>1&ensp;Targets</h2>
      <ScheduleTable schedule={schedule} />
      <h2>2&ensp;Services and fees</h2>
      <Fees services={services} sums={schedule.monthly_fees} />
      <PaperClauses clauses={schedule.clauses} first={3} />
    </article>
  );
}
