import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { useAsk, useFollow } from "./backend/queries";
import type { Status } from "./bindings/types";
import { FirstStart } from "./features/firststart/FirstStart";
import { HomePlace } from "./features/home/HomePlace";
import { Button } from "./shared/Button";
import { useShownCrumbs } from "./shared/crumbs";
import { Frame, type NavEntry } from "./shared/Frame";
import { Keys, useKey } from "./shared/keys";
import { Finder } from "./shared/palette/Finder";
import { go, match, usePlace } from "./shared/route";
import { Empty } from "./shared/states/Empty";
import { Failed } from "./shared/states/Failed";
import { goBy } from "./shared/time/now";
import { Skeleton } from "./shared/states/Skeleton";
import { Toasts } from "./shared/toasts";

// The first paint needs the frame and Home; the other places are fetched when one goes there.
const ClientPage = lazy(async () => ({ default: (await import("./features/clients/ClientPage")).ClientPage }));
const ClientsPlace = lazy(async () => ({ default: (await import("./features/clients/ClientsPlace")).ClientsPlace }));
const ClientsImport = lazy(async () => ({ default: (await import("./features/clients/ClientsImport")).ClientsImport }));
const MergePage = lazy(async () => ({ default: (await import("./features/clients/MergePage")).MergePage }));
const EditClient = lazy(async () => ({ default: (await import("./features/clients/ClientForm")).EditClient }));
const NewClient = lazy(async () => ({ default: (await import("./features/clients/ClientForm")).NewClient }));
const ContractPage = lazy(async () => ({ default: (await import("./features/contracts/ContractPage")).ContractPage }));
const ContractsPlace = lazy(async () => ({ default: (await import("./features/contracts/ContractsPlace")).ContractsPlace }));
const SchedulePage = lazy(async () => ({ default: (await import("./features/contracts/SchedulePage")).SchedulePage }));
const RenewalsPlace = lazy(async () => ({ default: (await import("./features/contracts/RenewalsPlace")).RenewalsPlace }));
const ChangeContract = lazy(async () => ({ default: (await import("./features/contracts/VersionEntry")).ChangeContract }));
const EditContract = lazy(async () => ({ default: (await import("./features/contracts/ContractEntry")).EditContract }));
const NewContract = lazy(async () => ({ default: (await import("./features/contracts/ContractEntry")).NewContract }));
const ContractDuties = lazy(async () => ({ default: (await import("./features/duties/ContractDuties")).ContractDuties }));
const DutiesPlace = lazy(async () => ({ default: (await import("./features/duties/DutiesPlace")).DutiesPlace }));
const HistoryPlace = lazy(async () => ({ default: (await import("./features/history/HistoryPlace")).HistoryPlace }));
const BlackoutsPage = lazy(async () => ({ default: (await import("./features/maintenance/BlackoutsPage")).BlackoutsPage }));
const EditWindow = lazy(async () => ({ default: (await import("./features/maintenance/form/WindowEntry")).EditWindow }));
const MaintenancePlace = lazy(async () => ({ default: (await import("./features/maintenance/MaintenancePlace")).MaintenancePlace }));
const LettersPage = lazy(async () => ({ default: (await import("./features/maintenance/notice/LettersPage")).LettersPage }));
const LogPage = lazy(async () => ({ default: (await import("./features/maintenance/notice/LogPage")).LogPage }));
const NewWindow = lazy(async () => ({ default: (await import("./features/maintenance/form/WindowEntry")).NewWindow }));
const CalendarImportPage = lazy(async () => ({ default: (await import("./features/maintenance/publish/ImportPage")).ImportPage }));
const PublishingPage = lazy(async () => ({ default: (await import("./features/maintenance/publish/PublishingPage")).PublishingPage }));
const TemplatesPage = lazy(async () => ({ default: (await import("./features/maintenance/TemplatesPage")).TemplatesPage }));
const WindowDoor = lazy(async () => ({ default: (await import("./features/maintenance/WindowDoor")).WindowDoor }));
const BoardPlace = lazy(async () => ({ default: (await import("./features/billing/board/BoardPlace")).BoardPlace }));
const EngagementPage = lazy(async () => ({ default: (await import("./features/billing/engagement/EngagementPage")).EngagementPage }));
const NewEngagement = lazy(async () => ({ default: (await import("./features/billing/consent/NewEngagement")).NewEngagement }));
const TimePage = lazy(async () => ({ default: (await import("./features/billing/work/TimePage")).TimePage }));
const ImportWork = lazy(async () => ({ default: (await import("./features/billing/work/ImportWork")).ImportWork }));
const InvoicesPlace = lazy(async () => ({ default: (await import("./features/billing/invoices/InvoicesPlace")).InvoicesPlace }));
const InvoicePage = lazy(async () => ({ default: (await import("./features/billing/invoices/InvoicePage")).InvoicePage }));
const StatementPage = lazy(async () => ({ default: (await import("./features/billing/invoices/StatementPage")).StatementPage }));
const AgeingPage = lazy(async () => ({ default: (await import("./features/billing/invoices/AgeingPage")).AgeingPage }));
const ExportsPage = lazy(async () => ({ default: (await import("./features/billing/invoices/ExportsPage")).ExportsPage }));
const TermsPage = lazy(async () => ({ default: (await import("./features/billing/terms/TermsPage")).TermsPage }));
const ClientBillingPage = lazy(async () => ({ default: (await import("./features/billing/parties/ClientBillingPage")).ClientBillingPage }));
const ProfilePage = lazy(async () => ({ default: (await import("./features/billing/parties/ProfilePage")).ProfilePage }));
const ReportsPlace = lazy(async () => ({ default: (await import("./features/reports/ReportsPlace")).ReportsPlace }));
const WhatIfPage = lazy(async () => ({ default: (await import("./features/reports/WhatIfPage")).WhatIfPage }));
const MailPage = lazy(async () => ({ default: (await import("./features/settings/MailPage")).MailPage }));
const OutboxPage = lazy(async () => ({ default: (await import("./features/settings/OutboxPage")).OutboxPage }));
const CalendarServersPage = lazy(async () => ({ default: (await import("./features/settings/CalendarServersPage")).CalendarServersPage }));
const SettingsPlace = lazy(async () => ({ default: (await import("./features/settings/SettingsPlace")).SettingsPlace }));
const PoliciesPlace = lazy(async () => ({ default: (await import("./features/sla/PoliciesPlace")).PoliciesPlace }));
const CalendarsPlace = lazy(async () => ({ default: (await import("./features/sla/calendars/CalendarsPlace")).CalendarsPlace }));
const EditCalendar = lazy(async () => ({ default: (await import("./features/sla/calendars/CalendarForm")).EditCalendar }));
const NewCalendar = lazy(async () => ({ default: (await import("./features/sla/calendars/CalendarForm")).NewCalendar }));
const EditorPage = lazy(async () => ({ default: (await import("./features/sla/editor/EditorPage")).EditorPage }));
const AnnouncePage = lazy(async () => ({ default: (await import("./features/sla/announce/AnnouncePage")).AnnouncePage }));
const ImportPage = lazy(async () => ({ default: (await import("./features/tickets/intake/ImportPage")).ImportPage }));
const NewTicket = lazy(async () => ({ default: (await import("./features/tickets/NewTicket")).NewTicket }));
const TicketPage = lazy(async () => ({ default: (await import("./features/tickets/TicketPage")).TicketPage }));
const TicketsPlace = lazy(async () => ({ default: (await import("./features/tickets/TicketsPlace")).TicketsPlace }));

type Draw = (parts: Record<string, string>) => ReactNode;

/** Every place of the window; the first pattern that fits is drawn. */
const ROUTES: readonly [pattern: string, draw: Draw][] = [
  ["/", () => <HomePlace />],
  ["/clients", () => <ClientsPlace />],
  ["/clients/new", () => <NewClient />],
  ["/clients/import", () => <ClientsImport />],
  ["/clients/:id", ({ id = "" }) => <ClientPage key={id} id={id} />],
  ["/clients/:id/merge", ({ id = "" }) => <MergePage key={id} id={id} />],
  ["/clients/:id/edit", ({ id = "" }) => <EditClient key={id} id={id} />],
  ["/clients/:id/statement", ({ id = "" }) => <StatementPage key={id} id={id} />],
  ["/clients/:id/billing", ({ id = "" }) => <ClientBillingPage key={id} id={id} />],
  ["/contracts", () => <ContractsPlace />],
  ["/contracts/new", () => <NewContract />],
  ["/contracts/renewals", () => <RenewalsPlace />],
  ["/contracts/:id", ({ id = "" }) => <ContractPage key={id} id={id} />],
  ["/contracts/:id/duties", ({ id = "" }) => <ContractDuties key={id} id={id} />],
  ["/duties", () => <DutiesPlace />],
  ["/contracts/:id/billing", ({ id = "" }) => <TermsPage key={id} id={id} />],
  ["/contracts/:id/schedule", ({ id = "" }) => <SchedulePage key={id} id={id} />],
  ["/contracts/:id/what-if", ({ id = "" }) => <WhatIfPage key={id} id={id} />],
  ["/contracts/:id/change", ({ id = "" }) => <ChangeContract key={id} id={id} />],
  ["/contracts/:id/edit", ({ id = "" }) => <EditContract key={id} id={id} />],
  ["/policies", () => <PoliciesPlace chosen={null} />],
  ["/policies/calendars", () => <CalendarsPlace chosen={null} />],
  ["/policies/calendars/new", () => <NewCalendar />],
  ["/policies/calendars/:id", ({ id = "" }) => <CalendarsPlace key={id} chosen={id} />],
  ["/policies/calendars/:id/edit", ({ id = "" }) => <EditCalendar key={id} id={id} />],
  ["/policies/drafts/:id", ({ id = "" }) => <EditorPage key={id} id={id} />],
  ["/policies/announce/:version", ({ version = "" }) => <PoliciesPlace chosen={null}><AnnouncePage key={version} version={version} /></PoliciesPlace>],
  ["/policies/:version", ({ version = "" }) => <PoliciesPlace chosen={version} />],
  ["/tickets", () => <TicketsPlace />],
  ["/tickets/import", () => <ImportPage />],
  ["/tickets/new", () => <NewTicket />],
  ["/tickets/:id", ({ id = "" }) => <TicketPage key={id} id={id} />],
  ["/maintenance", () => <MaintenancePlace />],
  ["/maintenance/new", () => <NewWindow />],
  ["/maintenance/templates", () => <TemplatesPage />],
  ["/maintenance/notices", () => <LogPage />],
  ["/maintenance/letters", () => <LettersPage />],
  ["/maintenance/blackouts", () => <BlackoutsPage />],
  ["/maintenance/publishing", () => <PublishingPage />],
  ["/maintenance/import", () => <CalendarImportPage />],
  ["/maintenance/:id", ({ id = "" }) => <WindowDoor key={id} id={id} />],
  ["/maintenance/:id/edit", ({ id = "" }) => <EditWindow key={id} id={id} />],
  ["/billing", () => <BoardPlace />],
  ["/billing/new", () => <NewEngagement />],
  ["/billing/time", () => <TimePage />],
  ["/billing/import", () => <ImportWork />],
  ["/billing/invoices", () => <InvoicesPlace />],
  ["/billing/invoices/:id", ({ id = "" }) => <InvoicePage key={id} id={id} />],
  ["/billing/ageing", () => <AgeingPage />],
  ["/billing/exports", () => <ExportsPage />],
  ["/billing/:id", ({ id = "" }) => <EngagementPage key={id} id={id} />],
  ["/reports", () => <ReportsPlace />],
  ["/history", () => <HistoryPlace />],
  ["/settings", () => <SettingsPlace />],
  ["/settings/mail", () => <MailPage />],
  ["/settings/billing", () => <ProfilePage />],
  ["/settings/outbox", () => <OutboxPage />],
  ["/settings/calendars", () => <CalendarServersPage />],
];

function Routed({ path }: { path: string }) {
  for (const [pattern, draw] of ROUTES) {
    const parts = match(pattern, path);
    if (parts !== null) return draw(parts);
  }
  return <Empty title="There is no such place" action={<Button onClick={() => go("/")}>Home</Button>}>The address {path} leads nowhere.</Empty>;
}

function places(counts: Status["counts"], notices: number | null): NavEntry[][] {
  return [
    [
      { place: "home", name: "Home", mark: "home", to: "/", count: null },
      { place: "clients", name: "Clients", mark: "clients", to: "/clients", count: null },
      { place: "contracts", name: "Contracts", mark: "contract", to: "/contracts", count: null },
      { place: "policies", name: "Policies and calendars", mark: "policy", to: "/policies", count: null },
      { place: "tickets", name: "Tickets", mark: "ticket", to: "/tickets", count: counts.tickets_breached },
      { place: "maintenance", name: "Maintenance", mark: "cal", to: "/maintenance", count: notices },
      { place: "billing", name: "Advanced support", mark: "timer", to: "/billing", count: counts.awaiting_consent },
      { place: "reports", name: "Reports", mark: "report", to: "/reports", count: counts.reports_ready },
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
  useFollow();
  const part = path.split("/")[1] ?? "";
  const at = part === "duties" ? "contracts" : part;
  const notices = useAsk("maintenance.notices_due", {});
  const groups = places(status.counts, notices.data?.count ?? null);
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
        <Suspense fallback={<div className="mid"><Skeleton /></div>}>
          <Routed path={path} />
        </Suspense>
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
