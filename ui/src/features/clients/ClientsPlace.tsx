import type { ColumnDef } from "@tanstack/react-table";
import { useState } from "react";
import { usePages } from "../../backend/queries";
import type { ClientRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
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
import { SaveClients, SaveFiles, type What } from "./SaveFiles";

const COLUMNS: ColumnDef<ClientRow>[] = [
  { id: "name", header: "Client", meta: { width: "minmax(180px, 1.4fr)" }, cell: ({ row }) => <b className="m" title={row.original.name}>{row.original.name}</b> },
  { id: "flags", header: "Contacts", meta: { width: "98px" }, cell: ({ row }) => (row.original.flags.length === 0 ? null : <span title={row.original.flags.join(" ")}><StateMark tone="soon" word={`${row.original.flags.length} missing`} /></span>) },
  { id: "tags", header: "Tags", meta: { width: "minmax(80px, 1fr)" }, cell: ({ row }) => row.original.tags.map((tag) => <span key={tag} className="tag" style={{ marginRight: 4 }}>{tag}</span>) },
  { id: "manager", header: "Account manager", meta: { width: "minmax(90px, 150px)" }, cell: ({ row }) => (row.original.account_manager === "" ? <span className="mut">nobody</span> : row.original.account_manager) },
  { id: "reseller", header: "Under", meta: { width: "minmax(60px, 150px)" }, cell: ({ row }) => <span className="sec" title={row.original.reseller}>{row.original.reseller}</span> },
  { id: "zone", header: "Time zone", meta: { width: "minmax(90px, 150px)" }, cell: ({ row }) => <span className="sec">{row.original.zone}</span> },
  { id: "contracts", header: "Contracts", meta: { width: "76px", right: true }, cell: ({ row }) => row.original.contracts },
  { id: "tickets", header: "Open tickets", meta: { width: "92px", right: true }, cell: ({ row }) => row.original.open_tickets },
];
const FLAGS = [{ key: "1", name: "a contact is missing" }];

const enter = () => go("/clients/new");

/** A filter of the list as the place says it. */
function useFilter() {
  const place = usePlace();
  const of = (key: string) => place.query.get(key) ?? "";
  return { place, search: of("search"), tag: of("tag"), account_manager: of("manager"), flagged: of("flagged") !== "" };
}

function options(names: readonly string[]) {
  return names.map((name) => ({ key: name, name }));
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  if (narrowed) {
    return (
      <Empty title="No client fits" action={<Button onClick={() => replace("/clients")}>Show all clients</Button>}>
        Take off a filter, or search for fewer letters. Names, contacts, addresses and tags are searched; accents do not matter.
      </Empty>
    );
  }
  return (
    <Empty
      title="No clients yet"
      action={(
        <span className="row">
          <Button mark="plus" keys="N" onClick={enter}>Enter a client</Button>
          <Button mark="down2" onClick={() => go("/clients/import")}>Import a file</Button>
        </span>
      )}
    >
      The organisations you serve stand here. An import of tickets can also enter them for you.
    </Empty>
  );
}

/** The clients, with whoever answers for them and whatever is missing. */
export function ClientsPlace() {
  useCrumbs({ name: "Clients", to: null });
  const { place, search, tag, account_manager, flagged } = useFilter();
  const filter = { search, tag, account_manager, flagged };
  const pages = usePages("clients.list", filter);
  const narrow = (changes: Record<string, string | null>) => replace(withQuery(place, changes));
  const narrowed = search !== "" || tag !== "" || account_manager !== "" || flagged;
  const [saving, save] = useState<What | null>(null);
  useKey("n", enter);
  return (
    <div className="place" data-testid={ids.clients}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Clients</h1>
        <span className="sp" />
        <SaveFiles onChoose={save} />
        <Button small mark="down2" onClick={() => go("/clients/import")} testid={ids.clientsImport}>Import</Button>
        <Button small look="go" mark="plus" keys="N" onClick={enter} testid={ids.clientsNew}>New</Button>
      </div>
      {saving !== null && <SaveClients key={saving} what={saving} filter={filter} onClose={() => save(null)} />}
      <div className="row wrap list-top">
        <Seek label="Search clients" value={search} onSeek={(words) => narrow({ search: words })} testid={ids.clientsSearch} />
        <FilterChip name="Tag" options={options(pages.first.data?.tags ?? [])} value={tag === "" ? null : tag} onChange={(key) => narrow({ tag: key })} testid={ids.clientsFilter("tag")} />
        <FilterChip name="Account manager" options={options(pages.first.data?.account_managers ?? [])} value={account_manager === "" ? null : account_manager} onChange={(key) => narrow({ manager: key })} testid={ids.clientsFilter("manager")} />
        <FilterChip name="Flag" options={FLAGS} value={flagged ? "1" : null} onChange={(key) => narrow({ flagged: key })} testid={ids.clientsFilter("flag")} />
        <span className="sp" />
        <span className="sm mut">{pages.total.toLocaleString("en")} clients</span>
      </div>
      <Answer of={pages.first}>
        {() => pages.total === 0 ? <Nothing narrowed={narrowed} /> : (
          <List label="Clients" columns={COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => row.id} onSight={pages.onSight} onOpen={(row) => go(`/clients/${row.id}`)} />
        )}
      </Answer>
    </div>
  );
}
