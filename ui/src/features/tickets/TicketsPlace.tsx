import { useState } from "react";
import { useMediaQuery } from "@mantine/hooks";
import type { ColumnDef } from "@tanstack/react-table";
import { useAsk, usePages } from "../../backend/queries";
import type { TicketRow, TicketSort, TicketView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { CLOCK } from "../../shared/clockState";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { FilterChip } from "../../shared/list/FilterChip";
import { List } from "../../shared/list/List";
import { Seek } from "../../shared/list/ListTop";
import type { Selection } from "../../shared/list/selection";
import { Meter } from "../../shared/Meter";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { Tabs } from "../../shared/Tabs";
import { ids } from "../../shared/testids";
import { leftWords } from "../../shared/time/duration";
import { Time } from "../../shared/time/Time";
import { ExcludePanel } from "./ExcludePanel";

const VIEWS: readonly { value: TicketView; label: string }[] = [
  { value: "next_due", label: "Next due" },
  { value: "breached", label: "Breached" },
  { value: "waiting_on_client", label: "Waiting on client" },
  { value: "unassigned", label: "Unassigned" },
  { value: "all", label: "All" },
];
const SORTS: readonly TicketSort[] = ["next_due", "received", "number"];

function Left({ row }: { row: TicketRow }) {
  if (row.left_s === null) return <span className="mut">–</span>;
  return <b className={row.left_s < 0 ? "m late" : "m"}>{leftWords(row.left_s)}</b>;
}

function Used({ row }: { row: TicketRow }) {
  if (row.used_permille === null) return null;
  return <Meter used={row.used_permille / 1000} tone={row.clock === "breached" ? "late" : row.clock === "due_soon" ? "soon" : "plain"} />;
}

const COLUMNS: ColumnDef<TicketRow>[] = [
  { id: "number", header: "Number", meta: { width: "66px", sort: "number" }, cell: ({ row }) => <span className="mut nw">{row.original.number}</span> },
  { id: "subject", header: "Subject", meta: { width: "minmax(120px, 1.3fr)" }, cell: ({ row }) => <span title={row.original.subject}>{row.original.subject}</span> },
  { id: "client", header: "Client", meta: { width: "minmax(90px, 134px)" }, cell: ({ row }) => <span title={row.original.client}>{row.original.client}</span> },
  { id: "priority", header: "Priority", meta: { width: "66px" }, cell: ({ row }) => <span className="sec">{row.original.priority}</span> },
  { id: "target", header: "Next target, as published", meta: { width: "minmax(110px, 1fr)" }, cell: ({ row }) => <span className="sec" title={row.original.next_target}>{row.original.next_target}</span> },
  { id: "due", header: "Due", meta: { width: "minmax(172px, 206px)", sort: "next_due" }, cell: ({ row }) => (row.original.due === null ? <span className="mut">–</span> : <Time moment={row.original.due} slots focusable="row" />) },
  { id: "clock", header: "Clock", meta: { width: "92px" }, cell: ({ row }) => <StateMark {...CLOCK[row.original.clock]} /> },
  { id: "left", header: "Left", meta: { width: "76px", right: true }, cell: ({ row }) => <Left row={row.original} /> },
  { id: "used", header: "Used", meta: { width: "46px" }, cell: ({ row }) => <Used row={row.original} /> },
  { id: "assignee", header: "Assignee", meta: { width: "minmax(60px, 84px)" }, cell: ({ row }) => (row.original.assignee === "" ? <span className="mut">nobody</span> : <span className="sec">{row.original.assignee}</span>) },
];
const RECEIVED: ColumnDef<TicketRow> = {
  id: "received", header: "Received", meta: { width: "minmax(172px, 206px)", sort: "received" }, cell: ({ row }) => <Time moment={row.original.received} slots focusable="row" />,
};
const COLUMNS_NARROW = COLUMNS.filter((column) => column.id !== "assignee" && column.id !== "used");
const COLUMNS_OF_ALL = [...COLUMNS.slice(0, 4), RECEIVED, ...COLUMNS.slice(5, 8)];

function useListQuestion() {
  const place = usePlace();
  const view = VIEWS.find((one) => one.value === place.query.get("view"))?.value ?? "next_due";
  const given = SORTS.find((one) => one === place.query.get("sort"));
  return {
    place,
    view,
    search: place.query.get("search") ?? "",
    client_id: place.query.get("client") ?? "",
    priority: place.query.get("priority") ?? "",
    sort: given ?? (view === "all" ? "received" : "next_due"),
    descending: place.query.has("sort") ? place.query.get("order") === "down" : view === "all",
  };
}

function Top({ question, counts, total }: { question: ReturnType<typeof useListQuestion>; counts: readonly number[]; total: number }) {
  const { place, view, search, client_id, priority } = question;
  const clients = useAsk("clients.list", { search: "", tag: "", account_manager: "", flagged: false, offset: 0, limit: 200 });
  const policies = useAsk("sla.policies", {});
  const first = policies.data?.rows.find((row) => row.contracts > 0)?.version_id ?? "";
  const policy = useAsk("sla.policy", { version_id: first }, first !== "");
  const narrow = (changes: Record<string, string | null>) => replace(withQuery(place, changes));
  const all = counts[counts.length - 1] ?? total;
  return (
    <>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Tickets</h1>
        <Tabs
          label="Views"
          look="views"
          value={view}
          onChange={(next) => narrow({ view: next, sort: null, order: null })}
          tabs={VIEWS.map((one, at) => ({ ...one, after: counts[at] === undefined ? null : <span>{counts[at].toLocaleString("en")}</span>, testid: ids.ticketsView(one.value) }))}
        />
        <span className="sp" />
        <Button small mark="down2" onClick={() => go("/tickets/import")} testid={ids.ticketsImport}>Import</Button>
        <Button small look={all === 0 ? "plain" : "go"} mark="plus" keys="N" onClick={() => go("/tickets/new")} testid={ids.ticketsNew}>New</Button>
      </div>
      <div className="row wrap list-top">
        <Seek label="Search tickets" value={search} onSeek={(words) => narrow({ search: words })} testid={ids.ticketsSearch} />
        <FilterChip name="Client" value={client_id === "" ? null : client_id} options={(clients.data?.rows ?? []).map((row) => ({ key: row.id, name: row.name }))} onChange={(key) => narrow({ client: key })} testid={ids.ticketsFilter("client")} />
        <FilterChip name="Priority" value={priority === "" ? null : priority} options={policy.data?.priorities ?? []} onChange={(key) => narrow({ priority: key })} testid={ids.ticketsFilter("priority")} />
        <span className="sp" />
        {counts.length > 0 && <span className="sm mut">{total.toLocaleString("en")} of {all.toLocaleString("en")} tickets · each due time in its contract’s zone</span>}
      </div>
    </>
  );
}

function Nothing({ question, all }: { question: ReturnType<typeof useListQuestion>; all: number }) {
  if (all === 0) {
    return (
      <Empty title="No tickets yet" action={<Button look="go" mark="down2" onClick={() => go("/tickets/import")}>Import tickets</Button>}>
        Requests stand here, next due first, each with the clock of its contract. Bring in last year’s from your helpdesk.
      </Empty>
    );
  }
  const narrowed = question.search !== "" || question.client_id !== "" || question.priority !== "";
  return (
    <Empty title={narrowed ? "No ticket fits these filters" : "Nothing here, which is good"} action={<Button onClick={() => replace("/tickets?view=all")}>Show all tickets</Button>}>
      {narrowed ? "Take off a filter, or search for fewer letters." : "No open ticket stands in this view."}
    </Empty>
  );
}

export function TicketsPlace() {
  useCrumbs({ name: "Tickets", to: null });
  const question = useListQuestion();
  const { place, view, search, client_id, priority, sort, descending } = question;
  const pages = usePages("tickets.list", { view, search, client_id, priority, sort, descending });
  const [chosen, setChosen] = useState<Selection>(new Set());
  const [excluding, setExcluding] = useState(false);
  const isNarrow = useMediaQuery("(max-width: 1360px)") || excluding;
  useKey("n", () => go("/tickets/new"));
  const counts = pages.first.data?.counts ?? [];
  const bulk = <Button small mark="ban" onClick={() => setExcluding(true)} testid={ids.ticketExclude}>Exclude…</Button>;
  return (
    <div className={excluding ? "body p" : "body"} data-testid={ids.tickets}>
      <div className="place">
        <Top question={question} counts={counts} total={pages.total} />
        <Answer of={pages.first}>
          {() => pages.total === 0 ? <Nothing question={question} all={counts[counts.length - 1] ?? 0} /> : (
            <List
              label="Tickets"
              columns={view === "all" ? COLUMNS_OF_ALL : isNarrow ? COLUMNS_NARROW : COLUMNS}
              total={pages.total}
              rowAt={pages.rowAt}
              keyOf={(row) => row.id}
              onSight={pages.onSight}
              onOpen={(row) => go(`/tickets/${row.id}`)}
              sorting={{ by: sort, descending }}
              onSort={(next) => replace(withQuery(place, { sort: next.by, order: next.descending ? "down" : null }))}
              selection={{ chosen, onChange: setChosen }}
              bulk={bulk}
            />
          )}
        </Answer>
      </div>
      {excluding && <ExcludePanel tickets={[...chosen]} onClose={() => setExcluding(false)} onDone={() => { setExcluding(false); setChosen(new Set()); }} />}
    </div>
  );
}
