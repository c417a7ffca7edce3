import { useAsk, useDo } from "../../backend/queries";
import type { ContractView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { contractStatus } from "../../shared/contractStatus";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { Link } from "../../shared/Link";
import { go } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { PageAnswer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";
import { DeadlinePreview } from "./DeadlinePreview";
import { Paper } from "./Paper";
import "./contracts.css";

function Moves({ contract }: { contract: ContractView }) {
  const activate = useDo("contracts.activate");
  const suspend = useDo("contracts.suspend");
  const end = useDo("contracts.end");
  const { row, version } = contract;
  const which = { id: row.id, expected_version: version, reason: "" };
  const said = (words: string) => ({ onSuccess: () => say(`${row.number} ${words}.`) });
  const failure = activate.error ?? suspend.error ?? end.error;
  return (
    <>
      {failure !== null && <Refused failure={failure} shown={[]} />}
      {row.status === "draft" && <Button wide look="go" onClick={() => activate.mutate(which, said("is in force"))} testid={ids.contractActivate}>Put in force</Button>}
      {row.status === "suspended" && <Button wide look="go" onClick={() => activate.mutate(which, said("is in force again"))} testid={ids.contractActivate}>Put in force again</Button>}
      {row.status === "active" && <Button wide onClick={() => suspend.mutate(which, said("is suspended"))} testid={ids.contractSuspend}>Suspend</Button>}
      {(row.status === "active" || row.status === "suspended") && <Button wide onClick={() => end.mutate(which, said("has ended"))} testid={ids.contractEnd}>End</Button>}
    </>
  );
}

function Page({ contract }: { contract: ContractView }) {
  const policy = useAsk("sla.policy", { version_id: contract.policy_version_id });
  const { row } = contract;
  const edit = () => go(`/contracts/${row.id}/edit`);
  const editable = row.status === "draft" || row.status === "active";
  useKey("e", editable ? edit : null);
  useKey("Esc", () => go("/contracts"));
  return (
    <div className="entry" data-testid={ids.contractPage}>
      <div className="steps">
        <h3 style={{ marginBottom: 6 }}>{row.number}</h3>
        <div><StateMark {...contractStatus(row.status)} box /></div>
        <dl className="kv l" style={{ marginTop: 16, gridTemplateColumns: "1fr" }}>
          <dt>Client</dt><dd><Link to={`/clients/${row.client_id}`}>{row.client}</Link></dd>
          <dt>Policy</dt><dd><Link to={`/policies/${contract.policy_version_id}`}>{row.policy}</Link>, version {row.policy_version}</dd>
          <dt>Tickets</dt><dd><Link to={`/tickets?view=all&client=${row.client_id}`}>{contract.tickets.toLocaleString("en")}</Link></dd>
          <dt>Duties</dt><dd><Link to={`/contracts/${row.id}/duties`}>what is owed besides clocks</Link></dd>
          <dt>Reports</dt><dd><Link to={`/reports?contract=${row.id}`}>by month</Link></dd>
        </dl>
        <div className="foot">
          <Button wide mark="down2" onClick={() => go(`/contracts/${row.id}/schedule`)} testid={ids.contractSchedule}>Schedule, PDF</Button>
          <Button wide onClick={() => go(`/contracts/${row.id}/what-if`)} testid={ids.whatIfOpen}>What if…</Button>
          {editable && <Button wide mark="edit" keys="E" onClick={edit} testid={ids.contractEdit}>Edit</Button>}
          <Moves contract={contract} />
        </div>
      </div>
      <div className="desk" tabIndex={0} role="region" aria-label="What the client reads">
        <Paper contract={contract} />
      </div>
      {policy.data === undefined ? <aside className="panel" aria-label="Deadline preview" />
        : <DeadlinePreview version={contract.policy_version_id} zone={row.zone} priorities={policy.data.priorities} categories={policy.data.categories} />}
    </div>
  );
}

export function ContractPage({ id }: { id: string }) {
  const contract = useAsk("contracts.get", { id });
  const row = contract.data?.row;
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name: row === undefined ? "" : `${row.number} ${row.client}`, to: null });
  return <PageAnswer of={contract}>{(reply) => <Page contract={reply} />}</PageAnswer>;
}
