import { useState } from "react";
import type { ColumnDef } from "@tanstack/react-table";
import { useDo, usePages } from "../../backend/queries";
import type { MaintenanceList, OccurrenceRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { TextField } from "../../shared/fields/Field";
import { Icon } from "../../shared/Icon";
import { FilterChip } from "../../shared/list/FilterChip";
import { List } from "../../shared/list/List";
import { Seek } from "../../shared/list/ListTop";
import { SaveTo } from "../../shared/SaveTo";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { Time } from "../../shared/time/Time";
import { say } from "../../shared/toasts";
import { WINDOW_STATES, windowState } from "../../shared/windowState";
import type { Shown } from "./filter";
import { Head, Scope } from "./Head";
import type { ViewActs } from "./MaintenancePlace";
import { markLook } from "./notice/words";
import { KINDS, lengthWords, whomWords } from "./words";

const COLUMNS: ColumnDef<OccurrenceRow>[] = [
  { id: "starts", header: "Starts", meta: { width: "176px" }, cell: ({ row }) => <Time moment={row.original.starts} slots focusable="row" /> },
  { id: "lasts", header: "Lasts", meta: { width: "74px", right: true }, cell: ({ row }) => <span title={row.original.clock_change}>{lengthWords(row.original.lasts)}</span> },
  { id: "number", header: "Number", meta: { width: "66px" }, cell: ({ row }) => <span className="mut">{row.original.number}</span> },
  { id: "title", header: "What is done", meta: { width: "minmax(160px, 1.4fr)" }, cell: ({ row }) => <>{row.original.kind === "emergency" && <><Icon mark="bolt" small /> Emergency: </>}<b className="m" title={row.original.title}>{row.original.title}</b></> },
  { id: "whom", header: "For whom", meta: { width: "minmax(110px, 1fr)" }, cell: ({ row }) => <span title={whomWords(row.original)}>{whomWords(row.original)}</span> },
  { id: "services", header: "Services", meta: { width: "minmax(80px, 1fr)" }, cell: ({ row }) => <span className="sec">{row.original.services.length === 0 ? "all" : row.original.services.join(", ")}</span> },
  { id: "state", header: "State", meta: { width: "112px" }, cell: ({ row }) => <StateMark {...windowState(row.original.state)} /> },
  { id: "notice", header: "Notice", meta: { width: "150px" }, cell: ({ row }) => (row.original.state === "draft" ? null : <StateMark {...markLook(row.original.notice)} />) },
  { id: "conflicts", header: "Conflicts", meta: { width: "86px" }, cell: ({ row }) => (row.original.conflicts === 0 ? null : <StateMark tone="soon" word={String(row.original.conflicts)} />) },
];

type Filter = Omit<MaintenanceList, "offset" | "limit">;

function SaveList({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const save = useDo("maintenance.save_list");
  const write = (path: string) => save.mutate({ filter: { ...filter, offset: 0, limit: 0 }, path }, {
    onSuccess: (saved) => {
      onClose();
      say(`Saved ${saved.path}.`);
    },
  });
  return <SaveTo ask={{ title: "Save as CSV", kind: "CSV", extensions: ["csv"], name: "maintenance.csv" }} onSave={write} onClose={onClose} waits={save.isPending} failure={save.error} />;
}

/** Windows as a list by their start: filtered, sought, written as CSV. */
export function ListView({ shown, acts }: { shown: Shown; acts: ViewActs }) {
  const { from, to, zone, client, state, kind, search } = shown;
  const filter = { from, to, zone, client, state, kind, search };
  const pages = usePages("maintenance.list", filter);
  const page = pages.first.data;
  const [saving, setSaving] = useState(false);
  const narrowed = [from, to, client, state, kind, search].some((one) => one !== "");
  return (
    <>
      <Head title="Maintenance" view="list" onView={acts.onView} onStep={null} onToday={() => acts.narrow({ from: null, to: null })} onNew={acts.onNew} />
      <div className="row wrap sm sec list-top">
        <Scope shown={shown} zone={zone === "" ? page?.rows[0]?.starts_there.zone ?? "ours" : zone} onZone={(key) => acts.narrow({ zone: key })} onClient={(key) => acts.narrow({ client: key })} />
        <Seek label="Search windows" value={search} onSeek={(words) => acts.narrow({ search: words })} testid={ids.maintenanceSearch} />
        <FilterChip name="State" options={WINDOW_STATES} value={state === "" ? null : state} onChange={(key) => acts.narrow({ state: key })} testid={ids.maintenanceFilter("state")} />
        <FilterChip name="Kind" options={KINDS} value={kind === "" ? null : kind} onChange={(key) => acts.narrow({ kind: key })} testid={ids.maintenanceFilter("kind")} />
        <TextField bare label="From" type="date" width={136} value={from === "" ? page?.from ?? "" : from} onChange={(day) => acts.narrow({ from: day })} testid={ids.maintenanceFrom} />
        <span>to</span>
        <TextField bare label="To" type="date" width={136} value={to === "" ? page?.to ?? "" : to} onChange={(day) => acts.narrow({ to: day })} testid={ids.maintenanceUntil} />
        <span className="sp" />
        <span className="mut nw">{pages.total.toLocaleString("en")} in all</span>
        <Button small mark="report" onClick={() => setSaving(true)} testid={ids.maintenanceSave}>CSV</Button>
      </div>
      {saving && <SaveList filter={filter} onClose={() => setSaving(false)} />}
      <Answer of={pages.first}>
        {() => pages.total > 0 ? (
          <List label="Maintenance windows" columns={COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => `${row.window}-${row.recurrence_id}`} onSight={pages.onSight} onOpen={acts.onSelect} />
        ) : narrowed ? (
          <Empty title="No window fits" action={<Button onClick={() => acts.narrow({ from: null, to: null, client: null, state: null, kind: null, search: null })}>Show all of them</Button>}>
            Take off a filter, or look at other days.
          </Empty>
        ) : (
          <Empty title="No maintenance is planned" action={<Button mark="plus" keys="N" onClick={acts.onNew}>Plan a window</Button>}>
            Windows of the next 90 days stand here, next first: one-off and recurring, in any zone.
          </Empty>
        )}
      </Answer>
    </>
  );
}
