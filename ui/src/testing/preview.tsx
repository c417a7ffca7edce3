// The picture book: the whole window on a desk that is made up. `?scheme=dark`, `?desk=empty|failed|first|loading`, then `#/tickets`.
import "../shared/styles";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { App } from "../App";
import { setHost } from "../backend/host";
import { newCache } from "../backend/queries";
import type { Failure } from "../bindings/types";
import { theme, variables } from "../shared/theme";
import { board } from "./billing";
import { answers, moment, status } from "./desk";
import { FakeHost, type Answers } from "./fake";
import { pictureWeek } from "./maintenance";

const query = new URLSearchParams(window.location.search);
const FAILURE: Failure = { code: "database", message: "The tickets could not be read: the disk holding the database is not there.", problems: [], advice: "Plug the disk in, then try again." };

function of(kind: string): Answers {
  const all = answers(Number(query.get("total") ?? "38"));
  const nothing = { total: 0, rows: [] };
  switch (kind) {
    case "empty":
      return {
        ...all, "clients.list": () => ({ ...nothing, tags: [], account_managers: [] }), "contracts.list": () => ({ ...nothing, policies: [], tiers: [], account_managers: [] }), "sla.policies": () => ({ rows: [] }), "calendars.list": () => ({ rows: [] }), "tickets.list": () => ({ ...nothing, counts: [0, 0, 0, 0, 0] }),
        "maintenance.week": () => ({ ...pictureWeek(moment), bars: [] }), "maintenance.list": ({ from, to }) => ({ ...nothing, from, to, today: "2026-09-24" }), "maintenance.blackouts": () => ({ rows: [] }), "maintenance.templates": () => ({ rows: [], usual_starts: "", usual_ends: "" }),
        "billing.board": () => ({ ...board(moment), columns: board(moment).columns.map((column) => ({ ...column, count: 0, sums: [], cards: [] })), to_post: 0 }),
        "billing.invoices": () => ({ ...nothing, counts: [], open: [] }), "billing.ageing": () => ({ today: "2026-09-24", rows: [], totals: [] }),
        "reports.grid": () => ({ months: [], rows: [], ready: [], revised: [] }), "history.list": () => ({ ...nothing, chain: "" }),
        "app.home": () => ({ next_due: [], breached: [], ready: [], calendars: [], closed: null, announcements: { rows: [], waiting: 0 }, notices: { count: 0, rows: [] }, duties: [], duties_late: 0, lacking: [], lacking_total: 0, renewals: [], renewals_ahead: 0, billing: { awaiting: 0, to_review: 0, to_bill: 0, to_bill_sums: [], drafts: 0, overdue: 0 }, counts: { ...status.counts, clients: 0, tickets: 0 } }),
      };
    case "failed":
      return Object.fromEntries(Object.keys(all).map((name) => [name, name.startsWith("app.status") ? () => status : () => Promise.reject(FAILURE)]));
    case "first":
      return { ...all, "app.status": () => ({ ...status, set_up: false, provider: null }) };
    case "loading":
      return Object.fromEntries(Object.keys(all).map((name) => [name, name === "app.status" ? () => status : () => new Promise(() => {})]));
    default:
      return all;
  }
}

setHost(new FakeHost(of(query.get("desk") ?? "full")));
const root = document.getElementById("root");
if (root === null) throw new Error("preview.html has no #root");
createRoot(root).render(
  <QueryClientProvider client={newCache()}>
    <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme={query.get("scheme") === "dark" ? "dark" : "light"}>
      <App />
    </MantineProvider>
  </QueryClientProvider>,
);
