import { useState } from "react";
import { useAsk, useDo } from "../../backend/queries";
import type { ContractView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { contractStatus } from "../../shared/contractStatus";
import { useCrumbs } from "../../shared/crumbs";
import { TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { Link } from "../../shared/Link";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { PageAnswer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { Tabs } from "../../shared/Tabs";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";
import { DeadlinePreview } from "./DeadlinePreview";
import { Documents } from "./Documents";
import { End } from "./End";
import { Paper } from "./Paper";
import { Versions } from "./Versions";
import "./contracts.css";

const TABS = [{ value: "paper", label: "What the client reads" }, { value: "end", label: "Term and renewals" }, { value: "documents", label: "Documents" }] as const;

function Moves({ contract }: { contract: ContractView }) {
  const activate = useDo("contracts.activate");
  const suspend = useDo("contracts.suspend");
  const end = useDo("contracts.end");
  const [reason, setReason] = useState("");
  const { row, version } = contract;
  const which = { id: row.id, expected_version: version, reason };
  const said = (words: string) => ({
    onSuccess: () => {
      setReason("");
      say(`${row.number} ${words}.`);
    },
  });
  const failure = activate.error ?? suspend.error ?? end.error;
  const runs = row.status === "active" || row.status === "suspended";
  return (
    <>
      {failure !== null && <Refused failure={failure} shown={[]} />}
      {runs && <TextField label="Reason, kept with the date" value={reason} onChange={setReason} testid={ids.contractReason} />}
      {row.status === "draft" && <Button wide look="go" onClick={() => activate.mutate(which, said("is in force"))} testid={ids.contractActivate}>Put in force</Button>}
      {row.status === "suspended" && <Button wide look="go" onClick={() => activate.mutate(which, said("is in force again"))} testid={ids.contractActivate}>Put in force again</Button>}
      {row.status === "active" && <Button wide onClick={() => suspend.mutate(which, said("is suspended"))} testid={ids.contractSuspend}>Suspend</Button>}
      {runs && <Button wide onClick={() => end.mutate(which, said("has ended"))} testid={ids.contractEnd}>End</Button>}
    </>
  );
}

function Side({ contract }: { contract: ContractView }) {
  const { row, drafted } = contract;
  const runs = row.status === "active" || row.status === "suspended";
  const edit = () => go(`/contracts/${row.id}/edit`);
  const change = () => go(`/contracts/${row.id}/change`);
  useKey("e", row.status === "draft" ? edit : runs ? change : null);
  return (
    <div className="steps">
      <h3 style={{ marginBottom: 6 }}>{row.number}</h3>
      <div><StateMark {...contractStatus(row.status)} box /></div>
      <dl className="kv l" style={{ marginTop: 16, gridTemplateColumns: "1fr" }}>
        <dt>Client</dt><dd><Link to={`/clients/${row.client_id}`}>{row.client}</Link></dd>
        <dt>Policy</dt><dd><Link to={`/policies/${contract.policy_version_id}`}>{row.policy}</Link>, version {row.policy_version}</dd>
        <dt>Tickets</dt><dd><Link to={`/tickets?view=all&client=${row.client_id}`}>{contract.tickets.toLocaleString("en")}</Link></dd>
        <dt>Duties</dt><dd><Link to={`/contracts/${row.id}/duties`} testid={ids.contractDutiesOf}>what is owed besides clocks</Link></dd>
        <dt>Advanced support</dt><dd><Link to={`/contracts/${row.id}/billing`} testid={ids.contractBilling}>rate, prepaid hours, credits</Link></dd>
        <dt>Reports</dt><dd><Link to={`/reports?contract=${row.id}`}>by month</Link></dd>
      </dl>
      <div className="foot">
        <Button wide mark="down2" onClick={() => go(`/contracts/${row.id}/schedule`)} testid={ids.contractSchedule}>Schedule, PDF</Button>
        <Button wide onClick={() => go(`/contracts/${row.id}/what-if`)} testid={ids.whatIfOpen}>What if…</Button>
        {row.status === "draft" && <Button wide mark="edit" keys="E" onClick={edit} testid={ids.contractEdit}>Edit</Button>}
        {runs && <Button wide keys="E" onClick={change} testid={ids.contractChange}>{drafted === null ? "Change …" : `Version ${drafted}, draft`}</Button>}
        <Moves contract={contract} />
      </div>
    </div>
  );
}

function Page({ contract }: { contract: ContractView }) {
  const policy = useAsk("sla.policy", { version_id: contract.policy_version_id });
  const place = usePlace();
  const { row } = contract;
  const tab = TABS.find((one) => one.value === place.query.get("tab"))?.value ?? "paper";
  useKey("Esc", () => go("/contracts"));
  return (
    <div className="entry" data-testid={ids.contractPage}>
      <Side contract={contract} />
      <div className="desk" tabIndex={0} role="region" aria-label="Contract">
        <div style={{ marginBottom: 16 }}>
          <Tabs label="Parts of the contract" value={tab} controls="contract-part" onChange={(value) => replace(withQuery(place, { tab: value }))} tabs={TABS.map((one) => ({ ...one, testid: ids.contractTab(one.value) }))} />
        </div>
        <div id="contract-part" role="tabpanel" aria-label={TABS.find((one) => one.value === tab)?.label}>
          {tab === "paper" && <Paper row={row} schedule={contract.schedule} services={contract.services} />}
          {tab !== "paper" && <h1 style={{ marginBottom: 12 }}>{TABS.find((one) => one.value === tab)?.label}</h1>}
          {tab === "end" && <End contract={contract} />}
          {tab === "documents" && <Documents id={row.id} />}
        </div>
      </div>
      {policy.data === undefined ? <aside className="panel" aria-label="Deadline preview" /> : (
        <DeadlinePreview version={contract.policy_version_id} contract={row.id} number={0} zone={row.zone} priorities={policy.data.priorities} categories={policy.data.categories}>
          <Versions id={row.id} zone={row.zone} />
        </DeadlinePreview>
      )}
    </div>
  );
}

export function ContractPage({ id }: { id: string }) {
  const contract = useAsk("contracts.get", { id });
  const row = contract.data?.row;
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name: row === undefined ? "" : `${row.number} ${row.client}`, to: null });
  return <PageAnswer of={contract}>{(reply) => <Page contract={reply} />}</PageAnswer>;
}
