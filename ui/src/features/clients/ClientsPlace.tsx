import type { ColumnDef } from "@tanstack/react-table";
import { usePages } from "../../backend/queries";
import type { ClientRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { List } from "../../shared/list/List";
import { Seek } from "../../shared/list/ListTop";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";

const COLUMNS: ColumnDef<ClientRow>[] = [
  { id: "name", header: "Client", meta: { width: "minmax(180px, 1fr)" }, cell: ({ row }) => <b className="m">{row.original.name}</b> },
  { id: "zone", header: "Time zone", meta: { width: "minmax(140px, 200px)" }, cell: ({ row }) => <span className="sec">{row.original.zone}</span> },
  { id: "contracts", header: "Contracts in force", meta: { width: "120px", right: true }, cell: ({ row }) => row.original.contracts },
  { id: "tickets", header: "Open tickets", meta: { width: "100px", right: true }, cell: ({ row }) => row.original.open_tickets },
];

const enter = () => go("/clients/new");

export function ClientsPlace() {
  useCrumbs({ name: "Clients", to: null });
  const place = usePlace();
  const search = place.query.get("search") ?? "";
  const pages = usePages("clients.list", { search, tag: "", account_manager: "", flagged: false });
  useKey("n", enter);
  return (
    <div className="place" data-testid={ids.clients}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Clients</h1>
        <Seek label="Search clients" value={search} onSeek={(words) => replace(withQuery(place, { search: words }))} testid={ids.clientsSearch} />
        <span className="sp" />
        <Button small look="go" mark="plus" keys="N" onClick={enter} testid={ids.clientsNew}>New</Button>
      </div>
      <Answer of={pages.first}>
        {() => pages.total > 0 ? (
          <List label="Clients" columns={COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => row.id} onSight={pages.onSight} onOpen={(row) => go(`/clients/${row.id}`)} />
        ) : search === "" ? (
          <Empty title="No clients yet" action={<Button mark="plus" keys="N" onClick={enter}>Enter a client</Button>}>
            The organisations you serve stand here. An import of tickets can also enter them for you.
          </Empty>
        ) : (
          <Empty title={`No client is called “${search}”`} action={<Button onClick={() => replace("/clients")}>Show all clients</Button>}>
            Accents and capitals do not matter; a part of the name is enough.
          </Empty>
        )}
      </Answer>
    </div>
  );
}
