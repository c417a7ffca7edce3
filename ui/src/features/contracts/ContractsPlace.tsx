import type { ColumnDef } from "@tanstack/react-table";
import { useState } from "react";
import { useDo, usePages } from "../../backend/queries";
import type { ContractRow, ContractsPage, ContractsSave } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { contractStatus } from "../../shared/contractStatus";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { FilterChip, type FilterOption } from "../../shared/list/FilterChip";
import { List } from "../../shared/list/List";
import { Seek } from "../../shared/list/ListTop";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { SaveTo } from "../../shared/SaveTo";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { dateWords } from "../../shared/time/moment";
import { say } from "../../shared/toasts";

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

type Filter = Omit<ContractsSave, "path">;

/** The filters of the list as the place says them. */
function useFilter(): { filter: Filter; narrowed: boolean; narrow: (part: Partial<Filter>) => void } {
  const place = usePlace();
  const of = (key: keyof Filter) => place.query.get(key) ?? "";
  const filter = { search: of("search"), status: of("status"), client: of("client"), policy: of("policy"), tier: of("tier"), account_manager: of("account_manager") };
  const narrow = (part: Partial<Filter>) => replace(withQuery(place, part));
  return { filter, narrowed: Object.values(filter).some((value) => value !== ""), narrow };
}

interface NarrowingProps {
  filter: Filter;
  page: ContractsPage | undefined;
  narrow: (part: Partial<Filter>) => void;
}

/** By whose contract it is, on what, and who answers for it. Of clients those are offered that are in sight. */
function Narrowing({ filter, page, narrow }: NarrowingProps) {
  const chip = (key: keyof Filter, name: string, options: readonly FilterOption[]) => (
    <FilterChip name={name} options={options} value={filter[key] === "" ? null : filter[key]} onChange={(value) => narrow({ [key]: value ?? "" })} testid={key === "status" ? ids.contractsState : ids.contractsFilter(key)} />
  );
  const named = (names: readonly string[]) => names.map((name) => ({ key: name, name }));
  const clients = new Map((page?.rows ?? []).map((row) => [row.client_id, row.client]));
  return (
    <>
      {chip("status", "State", STATES)}
      {chip("client", "Client", [...clients].map(([key, name]) => ({ key, name })))}
      {chip("policy", "Policy", page?.policies ?? [])}
      {chip("tier", "Tier", named(page?.tiers ?? []))}
      {chip("account_manager", "Account manager", named(page?.account_managers ?? []))}
    </>
  );
}

function SaveList({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const save = useDo("contracts.save_list");
  const act = (path: string) => save.mutate({ ...filter, path }, {
    onSuccess: (saved) => {
      onClose();
      say(`Saved ${saved.path}.`);
    },
  });
  return <SaveTo ask={{ title: "Save the list as CSV", kind: "CSV", extensions: ["csv"], name: "contracts.csv" }} onSave={act} onClose={onClose} waits={save.isPending} failure={save.error} />;
}

export function ContractsPlace() {
  useCrumbs({ name: "Contracts", to: null });
  const { filter, narrowed, narrow } = useFilter();
  const [saving, setSaving] = useState(false);
  const pages = usePages("contracts.list", filter);
  useKey("n", write);
  return (
    <div className="place" data-testid={ids.contracts}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Contracts</h1>
        <span className="sp" />
        <Button small mark="check" onClick={() => go("/duties")} testid={ids.contractDuties}>Duties</Button>
        <Button small mark="clock" onClick={() => go("/contracts/renewals")} testid={ids.renewalsOpen}>Renewals</Button>
        <Button small mark="report" onClick={() => setSaving(true)} testid={ids.contractsSave}>CSV</Button>
        <Button small look="go" mark="plus" keys="N" onClick={write} testid={ids.contractsNew}>New</Button>
      </div>
      {saving && <SaveList filter={filter} onClose={() => setSaving(false)} />}
      <div className="row wrap list-top">
        <Seek label="Search contracts" value={filter.search} onSeek={(search) => narrow({ search })} testid={ids.contractsSearch} />
        <Narrowing filter={filter} page={pages.first.data} narrow={narrow} />
        <span className="sp" />
        <span className="sm mut">{pages.total.toLocaleString("en")} contracts</span>
      </div>
      <Answer of={pages.first}>
        {() => pages.total > 0 ? (
          <List label="Contracts" columns={COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => row.id} onSight={pages.onSight} onOpen={(row) => go(`/contracts/${row.id}`)} />
        ) : !narrowed ? (
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
