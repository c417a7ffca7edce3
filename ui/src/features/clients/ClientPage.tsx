import { useEffect } from "react";
import { useAsk } from "../../backend/queries";
import type { ClientView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { PageAnswer } from "../../shared/states/Answer";
import { Tabs } from "../../shared/Tabs";
import { ids } from "../../shared/testids";
import { ClientInvoices } from "./ClientInvoices";
import { ClientMaintenance } from "./ClientMaintenance";
import { ClientHistory, Overview, Services } from "./ClientOverview";
import { Contacts, Contracts, Reports, Tickets } from "./ClientTables";

type Tab = "overview" | "contacts" | "services" | "contracts" | "tickets" | "maintenance" | "billing" | "reports" | "history";
const TABS: readonly Tab[] = ["overview", "contacts", "services", "contracts", "tickets", "maintenance", "billing", "reports", "history"];

function Page({ client }: { client: ClientView }) {
  const place = usePlace();
  const tab = TABS.find((one) => one === place.query.get("tab")) ?? "overview";
  const edit = () => go(`/clients/${client.id}/edit`);
  useKey("e", edit);
  useKey("Esc", () => go("/clients"));
  const count = (number: number) => <span className="mut">{number}</span>;
  return (
    <div className="mid" style={{ flex: 1, display: "flex", flexDirection: "column" }} data-testid={ids.clientPage}>
      <div className="head" style={{ marginBottom: 12 }}>
        <div>
          <h1>{client.name}</h1>
          <div className="sub">{[client.contracts[0]?.policy ?? "no contract yet", client.zone].join(" · ")}</div>
        </div>
        <span className="sp" />
        <Button onClick={() => go(`/clients/${client.id}/merge`)} testid={ids.clientMerge}>Merge…</Button>
        <Button mark="edit" keys="E" onClick={edit} testid={ids.clientEdit}>Edit</Button>
      </div>
      <Tabs
        label="About this client"
        value={tab}
        onChange={(next) => replace(withQuery(place, { tab: next }))}
        controls="client-panel"
        tabs={[
          { value: "overview", label: "Overview", testid: ids.clientTab("overview") },
          { value: "contacts", label: "Contacts", after: count(client.contacts.length), testid: ids.clientTab("contacts") },
          { value: "services", label: "Services", after: count(client.services_in_use.length + client.services.length), testid: ids.clientTab("services") },
          { value: "contracts", label: "Contracts", after: count(client.contracts.length), testid: ids.clientTab("contracts") },
          { value: "tickets", label: "Tickets", after: count(client.tickets), testid: ids.clientTab("tickets") },
          { value: "maintenance", label: "Maintenance", testid: ids.clientTab("maintenance") },
          { value: "billing", label: "Billing", testid: ids.clientTab("billing") },
          { value: "reports", label: "Reports", testid: ids.clientTab("reports") },
          { value: "history", label: "History", testid: ids.clientTab("history") },
        ]}
      />
      {client.flags.length > 0 && (
        <div style={{ marginTop: 16 }}>
          <Callout tone="soon" title={client.flags[0] ?? ""}>{client.flags.slice(1).join(" ")}</Callout>
        </div>
      )}
      <div role="tabpanel" id="client-panel" aria-label={tab} style={{ flex: 1, display: "flex", flexDirection: "column" }}>
        {tab === "overview" && <Overview client={client} />}
        {tab === "contacts" && <Contacts client={client} />}
        {tab === "contracts" && <Contracts client={client} rows={client.contracts} />}
        {tab === "tickets" && <Tickets client={client} />}
        {tab === "maintenance" && <ClientMaintenance client={client} />}
        {tab === "billing" && <ClientInvoices client={client} />}
        {tab === "reports" && <Reports client={client} />}
        {tab === "services" && <Services client={client} />}
        {tab === "history" && <ClientHistory client={client} />}
      </div>
    </div>
  );
}

export function ClientPage({ id }: { id: string }) {
  const client = useAsk("clients.get", { id });
  useCrumbs({ name: "Clients", to: "/clients" }, { name: client.data?.name ?? "", to: null });
  const query = usePlace().query.toString();
  const goesOn = client.data?.id;
  useEffect(() => {
    // The address of a client that was merged away leads to the one that goes on.
    if (goesOn !== undefined && !client.isPlaceholderData && goesOn !== id) replace(`/clients/${goesOn}${query === "" ? "" : `?${query}`}`);
  }, [goesOn, client.isPlaceholderData, id, query]);
  return <PageAnswer of={client}>{(reply) => <Page client={reply} />}</PageAnswer>;
}
