import type { ColumnDef } from "@tanstack/react-table";
import { usePages } from "../../backend/queries";
import type { ContractRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { contractStatus } from "../../shared/contractStatus";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { FilterChip } from "../../shared/list/FilterChip";
import { List } from "../../shared/list/List";
import { Seek } from "../../shared/list/ListTop";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { dateWords } from "../../shared/time/moment";

const COLUMNS: ColumnDef<ContractRow>[] = [
  { id: "number", header: "Number", meta: { width: "74px" }, cell: ({ row }) => <span className="mut">{row.original.number}</span> },
  { id: "client", header: "Client", meta: { width: "minmax(120px, 1fr)" }, cell: ({ row }) => <b className="m">{row.original.client}</b> },
  { id: "policy", header: "Policy", meta: { width: "minmax(110px, 220px)" }, cell: ({ row }) => row.original.policy },
  { id: "version", header: "Version", meta: { width: "56px", right: true }, cell: ({ row }) => row.original.policy_version },
  { id: "status", header: "State", meta: { width: "100px" }, cell: ({ row }) => <StateMark {...contractStatus(row.original.status)} /> },
  { id: "starts", header: "From", meta: { width: "96px" }, cell: ({ row }) => <span className="sec">{dateWords(row.original.starts_on)}</span> },
  { id: "ends", header: "Until", meta: { width: "96px" }, cell: ({ row }) => <span className="sec">{row.original.ends_on === null ? "open end" : dateWords(row.original.ends_on)}</span> },
  { id: "zone", header: "Time zone", meta: { width: "minmax(70px, 150px)" }, cell: ({ row }) => <span className="sec">{row.original.zone}</span> },
  { id: "fee", header: "A month", meta: { width: "116px", right: true }, cell: ({ row }) => row.original.monthly_fees.join(", ") },
];
const STATES = ["draft", "active", "suspended", "ended"].map((key) => ({ key, name: contractStatus(key).word }));
const write = () => go("/contracts/new");

export function ContractsPlace() {
  useCrumbs({ name: "Contracts", to: null });
  const place = usePlace();
  const search = place.query.get("search") ?? "";
  const status = place.query.get("status") ?? "";
  const pages = usePages("contracts.list", { search, status });
  useKey("n", write);
  return (
    <div className="place" data-testid={ids.contracts}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Contracts</h1>
        <Seek label="Search contracts" value={search} onSeek={(words) => replace(withQuery(place, { search: words }))} testid={ids.contractsSearch} />
        <FilterChip name="State" options={STATES} value={status === "" ? null : status} onChange={(key) => replace(withQuery(place, { status: key }))} testid={ids.contractsState} />
        <span className="sp" />
        <Button small mark="check" onClick={() => go("/duties")} testid={ids.contractDuties}>Duties</Button>
        <Button small mark="clock" onClick={() => go("/contracts/renewals")} testid={ids.renewalsOpen}>Renewals</Button>
        <Button small look="go" mark="plus" keys="N" onClick={write} testid={ids.contractsNew}>New</Button>
      </div>
      <Answer of={pages.first}>
        {() => pages.total > 0 ? (
          <List label="Contracts" columns={COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => row.id} onSight={pages.onSight} onOpen={(row) => go(`/contracts/${row.id}`)} />
        ) : search === "" && status === "" ? (
          <Empty title="No contracts yet" action={<Button mark="plus" keys="N" onClick={write}>Write a contract</Button>}>
            A contract puts a client on a published policy: from then on its tickets have due times, and each month a report.
          </Empty>
        ) : (
          <Empty title="No contract fits" action={<Button onClick={() => replace("/contracts")}>Show all contracts</Button>}>Take off a filter, or search for fewer letters.</Empty>
        )}
      </Answer>
    </div>
  );
}
