import type { CalendarPage } from "../../../bindings/types";
import { contractStatus } from "../../../shared/contractStatus";
import { Link } from "../../../shared/Link";
import { StateMark } from "../../../shared/StateMark";

/** The policies and contracts that count on a calendar. */
export function Touched({ page }: { page: CalendarPage }) {
  if (page.policies.length === 0 && page.contracts.length === 0) {
    return <p className="sec">Nothing counts on this calendar yet. A policy whose calendar says the same is linked to it when it is taken into use.</p>;
  }
  return (
    <>
      <div className="sech"><h2>Policies</h2><span className="cnt">{page.policies.length}</span></div>
      <ul className="ls">
        {page.policies.map((policy) => (
          <li key={policy.version_id}><Link to={`/policies/${policy.version_id}`}>{policy.name}, version {policy.number}</Link><span className="sm sec">linked to version {policy.calendar_number}</span></li>
        ))}
      </ul>
      <div className="sech" style={{ marginTop: 20 }}><h2>Contracts</h2><span className="cnt">{page.contracts.length}</span></div>
      {page.contracts.length === 0 ? <p className="sec" style={{ paddingTop: 8 }}>No contract that is not over counts on it.</p> : (
        <table aria-label="Contracts on this calendar">
          <thead><tr><th scope="col">Contract</th><th scope="col">Client</th><th scope="col">Policy</th><th scope="col">Status</th></tr></thead>
          <tbody>
            {page.contracts.map((contract) => (
              <tr key={contract.id}>
                <td className="nw"><Link to={`/contracts/${contract.id}`}>{contract.number}</Link></td><td>{contract.client}</td><td className="sec">{contract.policy}</td>
                <td><StateMark {...contractStatus(contract.status)} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
