import { useEffect, useState, type ReactNode } from "react";
import { useAsk } from "./backend/queries";
import type { Status } from "./bindings/types";
import { ClientPage } from "./features/clients/ClientPage";
import { ClientsPlace } from "./features/clients/ClientsPlace";
import { EditClient, NewClient } from "./features/clients/ClientForm";
import { ContractPage } from "./features/contracts/ContractPage";
import { ContractsPlace } from "./features/contracts/ContractsPlace";
import { EditContract, NewContract } from "./features/contracts/ContractEntry";
import { FirstStart } from "./features/firststart/FirstStart";
import { HistoryPlace } from "./features/history/HistoryPlace";
import { HomePlace } from "./features/home/HomePlace";
import { ReportsPlace } from "./features/reports/ReportsPlace";
import { SettingsPlace } from "./features/settings/SettingsPlace";
import { PoliciesPlace } from "./features/sla/PoliciesPlace";
import { ImportPage } from "./features/tickets/intake/ImportPage";
import { NewTicket } from "./features/tickets/NewTicket";
import { TicketPage } from "./features/tickets/TicketPage";
import { TicketsPlace } from "./features/tickets/TicketsPlace";
import { Button } from "./shared/Button";
import { useShownCrumbs } from "./shared/crumbs";
import { Frame, type NavEntry } from "./shared/Frame";
import { Keys, useKey } from "./shared/keys";
import { Finder } from "./shared/palette/Finder";
import { go, match, usePlace } from "./shared/route";
import { Empty } from "./shared/states/Empty";
import { Failed } from "./shared/states/Failed";
import { goBy } from "./shared/time/now";
import { Toasts } from "./shared/toasts";

type Draw = (parts: Record<string, string>) => ReactNode;

/** Every place of the window; the first pattern that fits is drawn. */
const ROUTES: readonly [pattern: string, draw: Draw][] = [
  ["/", () => <HomePlace />],
  ["/clients", () => <ClientsPlace />],
  ["/clients/new", () => <NewClient />],
  ["/clients/:id", ({ id = "" }) => <ClientPage key={id} id={id} />],
  ["/clients/:id/edit", ({ id = "" }) => <EditClient key={id} id={id} />],
  ["/contracts", () => <ContractsPlace />],
  ["/contracts/new", () => <NewContract />],
  ["/contracts/:id", ({ id = "" }) => <ContractPage key={id} id={id} />],
  ["/contracts/:id/edit", ({ id = "" }) => <EditContract key={id} id={id} />],
  ["/policies", () => <PoliciesPlace chosen={null} />],
  ["/policies/:version", ({ version = "" }) => <PoliciesPlace chosen={version} />],
  ["/tickets", () => <TicketsPlace />],
  ["/tickets/import", () => <ImportPage />],
  ["/tickets/new", () => <NewTicket />],
  ["/tickets/:id", ({ id = "" }) => <TicketPage key={id} id={id} />],
  ["/reports", () => <ReportsPlace />],
  ["/history", () => <HistoryPlace />],
  ["/settings", () => <SettingsPlace />],
];

function Routed({ path }: { path: string }) {
  for (const [pattern, draw] of ROUTES) {
    const parts = match(pattern, path);
    if (parts !== null) return draw(parts);
  }
  return <Empty title="There is no such place" action={<Button onClick={() => go("/")}>Home</Button>}>The address {path} leads nowhere.</Empty>;
}

function places(counts: Status["counts"] | undefined): NavEntry[][] {
  return [
    [
      { place: "home", name: "Home", mark: "home", to: "/", count: null },
      { place: "clients", name: "Clients", mark: "clients", to: "/clients", count: null },
      { place: "contracts", name: "Contracts", mark: "contract", to: "/contracts", count: null },
      { place: "policies", name: "Policies and calendars", mark: "policy", to: "/policies", count: null },
      { place: "tickets", name: "Tickets", mark: "ticket", to: "/tickets", count: counts?.tickets_breached ?? null },
      { place: "reports", name: "Reports", mark: "report", to: "/reports", count: counts?.reports_ready ?? null },
    ],
    [
      { place: "history", name: "History", mark: "history", to: "/history", count: null },
      { place: "settings", name: "Settings", mark: "gear", to: "/settings", count: null },
    ],
  ];
}

const ROLES: Record<string, string> = { account_manager: "Account manager", billing: "Billing", admin: "Administrator" };

function Window({ status }: { status: Status }) {
  const { path } = usePlace();
  const crumbs = useShownCrumbs();
  const [finding, setFinding] = useState(false);
  useKey("Ctrl K", () => setFinding(true));
  const at = path.split("/")[1] ?? "";
  const groups = places(status.counts);
  const user = status.user;
  return (
    <>
      <Frame
        groups={groups}
        at={at === "" ? "home" : at}
        crumbs={crumbs}
        person={{ name: user?.name ?? "", role: user === null ? "" : (user.roles.length > 1 ? "All roles" : ROLES[user.roles[0] ?? ""] ?? "") }}
        onFind={() => setFinding(true)}
      >
        <Routed path={path} />
      </Frame>
      {finding && <Finder places={groups.flat()} onClose={() => setFinding(false)} />}
    </>
  );
}

/** The window: first start until the provider is known, then the frame with its places. */
export function App() {
  const status = useAsk("app.status", {});
  const moment = status.data?.now.utc;
  useEffect(() => {
    if (moment !== undefined) goBy(moment);
  }, [moment]);
  return (
    <>
      {status.data === undefined && status.isError && (
        <main style={{ maxWidth: 640, margin: "80px auto", padding: "0 24px" }}>
          <h1>MSP Desk cannot open its database</h1>
          <Failed failure={status.error} onAgain={() => void status.refetch()} />
        </main>
      )}
      {status.data !== undefined && (status.data.set_up ? <Window status={status.data} /> : <FirstStart />)}
      <Keys />
      <Toasts />
    </>
  );
}
