import type { ColumnDef } from "@tanstack/react-table";
import { usePages } from "../../backend/queries";
import type { DutyRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { FilterChip } from "../../shared/list/FilterChip";
import { List } from "../../shared/list/List";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { dateWords } from "../../shared/time/moment";
import { evidenceWords, stateOf, WHOSE } from "./words";

const COLUMNS: ColumnDef<DutyRow>[] = [
  { id: "due", header: "Due", meta: { width: "104px" }, cell: ({ row }) => dateWords(row.original.day.due_on) },
  { id: "title", header: "Duty", meta: { width: "minmax(160px, 1fr)" }, cell: ({ row }) => <><b className="m">{row.original.title}</b>{row.original.clause !== "" && <span className="mut">&ensp;{row.original.clause}</span>}</> },
  { id: "whose", header: "Whose", meta: { width: "90px" }, cell: ({ row }) => <span className="sec">{WHOSE[row.original.whose]}</span> },
  { id: "client", header: "Client", meta: { width: "minmax(120px, 220px)" }, cell: ({ row }) => row.original.client },
  { id: "number", header: "Contract", meta: { width: "74px" }, cell: ({ row }) => <span className="mut">{row.original.number}</span> },
  { id: "state", header: "State", meta: { width: "168px" }, cell: ({ row }) => <StateMark {...stateOf(row.original.day)} /> },
  { id: "evidence", header: "Evidence", meta: { width: "minmax(120px, 1fr)" }, cell: ({ row }) => <span className="sec">{[row.original.day.delay, evidenceWords(row.original.day)].filter((part) => part !== "").join("; ")}</span> },
];
const SHOWN = [{ key: "late", name: "late" }, { key: "soon", name: "due in 30 days, and late" }, { key: "all", name: "a year back and on" }];
const WHO = [{ key: "ours", name: "ours" }, { key: "client", name: "the clients’" }];

/** What contracts promise besides clocks and what clients owe: due day by due day. */
export function DutiesPlace() {
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name: "Duties", to: null });
  const place = usePlace();
  const show = place.query.get("show") ?? "";
  const whose = place.query.get("whose") ?? "";
  const pages = usePages("duties.list", { contract: "", whose, show: show === "" ? "soon" : show });
  return (
    <div className="place" data-testid={ids.duties}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Duties</h1>
        <FilterChip name="Shown" options={SHOWN} value={show === "" ? null : show} onChange={(key) => replace(withQuery(place, { show: key }))} testid={ids.dutiesShow} />
        <FilterChip name="Whose" options={WHO} value={whose === "" ? null : whose} onChange={(key) => replace(withQuery(place, { whose: key }))} testid={ids.dutiesWhose} />
        <span className="sp" />
        <span className="sm sec">in time until the end of the due day, in the contract’s zone</span>
      </div>
      <Answer of={pages.first}>
        {() => pages.total > 0 ? (
          <List label="Duties" columns={COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => row.id + row.day.due_on} onSight={pages.onSight} onOpen={(row) => go(`/contracts/${row.contract_id}/duties`)} />
        ) : (
          <Empty title={show === "late" ? "Nothing is late" : "Nothing is due in 30 days"} action={<Button onClick={() => go("/contracts")}>Open a contract</Button>}>
            A duty is what a contract promises besides clocks, or what the client owes: a report by a date, contacts, access. It is entered on its contract.
          </Empty>
        )}
      </Answer>
    </div>
  );
}
