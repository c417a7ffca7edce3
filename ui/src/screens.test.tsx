import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "./App";
import type { Failure } from "./bindings/types";
import { go } from "./shared/route";
import { ids } from "./shared/testids";
import { faults } from "./testing/axe";
import { answers, status } from "./testing/desk";
import { FakeHost, type Answers } from "./testing/fake";
import { draw } from "./testing/render";

const FAILURE: Failure = { code: "database", message: "The disk holding the database is not there.", problems: [], advice: "Plug it in, then try again." };

/** Every place, and a word that stands on it once it is filled. */
const PLACES: readonly [path: string, filled: string | RegExp][] = [
  ["/", "Backup job failed twice"],
  ["/clients", "Te Ātiawa Trust"],
  ["/clients/new", "What helpdesks call it"],
  ["/clients/import", /One row a contact/],
  ["/clients/c", "Robin Marsh"],
  ["/clients/c?tab=contacts", "Kasia Nowak"],
  ["/clients/c?tab=services", "Copier lease"],
  ["/clients/c?tab=history", "clients.save"],
  ["/clients/c/merge", "The client that is merged into it"],
  ["/clients/c?tab=contracts", "K-0112"],
  ["/clients/c?tab=tickets", "Mailbox missing"],
  ["/clients/c?tab=maintenance", "Its blackouts"],
  ["/clients/c?tab=reports", "July 2026"],
  ["/clients/c/edit", "Add a contact"],
  ["/contracts", "K-0112"],
  ["/contracts/new", "Whose contract is it?"],
  ["/contracts/k112", "Managed endpoint security"],
  ["/contracts/k112/what-if?policy=v2", "Label printer offline in dispatch"],
  ["/duties", "Compliance report"],
  ["/contracts/k112/duties", "What the policy names"],
  ["/contracts/k112/schedule", "What the client reads, from what is in force today."],
  ["/policies", "Critical (P1)"],
  ["/policies/v2?tab=calendar", "Thanksgiving Day"],
  ["/policies/v2?tab=terms", "Third party"],
  ["/policies/v2?tab=file", "Policy file"],
  ["/policies/calendars", "Bengaluru desk"],
  ["/policies/calendars/cal1", "short day"],
  ["/policies/calendars/cal1?tab=week", /Shaded means closed/],
  ["/policies/calendars/cal1?tab=versions", "What changed"],
  ["/policies/calendars/cal1?tab=counts", "Łódź Logistics"],
  ["/policies/calendars/cal1?tab=file", "Calendar file"],
  ["/policies/calendars/new", "Hours of the week"],
  ["/policies/calendars/cal1/edit", "Dates that differ"],
  ["/policies/new", "From a policy in use"],
  ["/policies/compare?left=v1&right=v2", "P2 first response"],
  ["/policies/announce/v2", "Whom it touches"],
  ["/policies/drafts/d1", "Where its words come from"],
  ["/policies/drafts/d1?part=priorities", "Priorities and queues"],
  ["/policies/drafts/d1?part=targets", "4–8 hours (24×7)"],
  ["/policies/drafts/d1?part=calendar", "Single days"],
  ["/policies/drafts/d1?part=terms", "Escalation path"],
  ["/policies/drafts/d1?part=exclusions", "What takes a ticket out of attainment"],
  ["/policies/drafts/d1?part=assumptions", "Where the words leave room"],
  ["/policies/drafts/d1?part=preview", "The policy file"],
  ["/policies/import", "Import a policy file"],
  ["/policies/preset", "Use a published policy"],
  ["/tickets", "Mailbox missing"],
  ["/tickets/new", "New ticket"],
  ["/tickets/import", "ServiceNow audit log"],
  ["/tickets/T-4127", "Targets as published"],
  ["/tickets/T-4127?tab=events", "Question sent, waiting on client"],
  ["/maintenance?view=week&window=MW-208&at=2026-09-26T22:00:00", "Conflicts"],
  ["/maintenance?view=month", "Off-site copy test"],
  ["/maintenance?view=list", "Hypervisor patching"],
  ["/maintenance/new", "First nights"],
  ["/maintenance/MW-208/edit?at=2026-09-26T22:00:00", "What is changed"],
  ["/maintenance/blackouts", "Office move"],
  ["/maintenance/templates", "Network, fourth Saturday"],
  ["/maintenance/publishing", "Status page"],
  ["/maintenance/import", "Import a maintenance calendar"],
  ["/reports", "Ready to issue"],
  ["/history", "contract K-0112"],
  ["/settings", "What it computes with"],
  ["/settings/mail", "Does it work?"],
  ["/settings/outbox", "Patch night, 3 October"],
  ["/settings/calendars", "https://cloud.kereru.example/"],
];

const ASKING = PLACES.filter(([path]) => !["/clients/import", "/clients/new", "/policies/calendars/new", "/policies/compare?left=v1&right=v2", "/policies/import", "/maintenance/import", "/maintenance/new", "/policies/new", "/settings", "/tickets/new"].includes(path));

function only(status_: Answers["app.status"], others: () => unknown): Answers {
  const names = Object.keys(answers());
  return Object.fromEntries(names.map((name) => [name, name === "app.status" ? status_ : others]));
}

async function open(path: string, host: FakeHost, scheme: "light" | "dark" = "light") {
  go(path);
  draw(<App />, host, scheme);
  await screen.findByRole("navigation", { name: "Places" });
}

describe.each(["light", "dark"] as const)("in the %s scheme", (scheme) => {
  it.each(PLACES)("%s, filled, has nothing for axe to find", async (path, filled) => {
    await open(path, new FakeHost(answers()), scheme);
    await screen.findAllByText(filled);
    expect(await faults()).toEqual([]);
  });

  it("the first start has nothing for axe to find", async () => {
    draw(<App />, new FakeHost({ ...answers(), "app.status": () => ({ ...status, set_up: false, provider: null }) }), scheme);
    await screen.findByText("Five questions, then you can work");
    await screen.findByText(/Labour Day/);
    expect(await faults()).toEqual([]);
  });
});

describe("a place", () => {
  it.each(ASKING)("%s shows the shape of what is coming while it waits", async (path) => {
    await open(path, new FakeHost(only(() => status, () => new Promise(() => {}))));
    expect((await screen.findAllByRole("status", { name: "Loading" })).length).toBeGreaterThan(0);
    expect(await faults()).toEqual([]);
  });

  it.each(ASKING)("%s says what failed and what to do, in its place", async (path) => {
    await open(path, new FakeHost(only(() => status, () => Promise.reject(FAILURE))));
    expect((await screen.findAllByText(FAILURE.message)).length).toBeGreaterThan(0);
    expect(screen.getAllByText(FAILURE.advice).length).toBeGreaterThan(0);
    expect(await faults()).toEqual([]);
  });

  const nothing = { total: 0, rows: [] };
  const empty: Answers = {
    ...answers(),
    "clients.list": () => ({ ...nothing, tags: [], account_managers: [] }), "contracts.list": () => ({ ...nothing, policies: [], tiers: [], account_managers: [] }), "sla.policies": () => ({ rows: [] }), "calendars.list": () => ({ rows: [] }), "maintenance.list": ({ from, to }) => ({ ...nothing, from, to, today: "2026-09-24" }), "maintenance.blackouts": () => ({ rows: [] }), "maintenance.templates": () => ({ rows: [], usual_starts: "", usual_ends: "" }), "maintenance.targets": () => ({ rows: [], clients: [], services: [], servers: [] }), "tickets.list": () => ({ ...nothing, counts: [0, 0, 0, 0, 0] }),
    "reports.grid": () => ({ months: [], rows: [], ready: [], revised: [] }), "history.list": () => ({ ...nothing, chain: "" }),
    "app.home": () => ({ next_due: [], breached: [], ready: [], calendars: [], closed: null, announcements: { rows: [], waiting: 0 }, notices: { count: 0, rows: [] }, duties: [], duties_late: 0, lacking: [], lacking_total: 0, renewals: [], renewals_ahead: 0, billing: { awaiting: 0, to_review: 0, to_bill: 0, to_bill_sums: [], drafts: 0, overdue: 0 }, counts: { ...status.counts, clients: 0, tickets: 0 } }),
  };
  it.each([
    ["/", "Ready for your first client", "Enter a client"],
    ["/clients", "No clients yet", "Enter a client"],
    ["/contracts", "No contracts yet", "Write a contract"],
    ["/policies", "No policy in use yet", "Use a published policy"],
    ["/policies/calendars", "No calendar yet", "New calendar"],
    ["/tickets", "No tickets yet", "Import tickets"],
    ["/maintenance?view=list", "No maintenance is planned", "Plan a window"],
    ["/maintenance/blackouts", "No blackouts", "Enter one"],
    ["/maintenance/templates", "No templates yet", "Plan a window"],
    ["/maintenance/publishing", "Nothing is published yet", "Enter a place"],
    ["/reports", "No reports yet", "Write a contract"],
    ["/history", "Nothing has happened yet", null],
  ])("%s, empty, says what belongs there and offers one action", async (path, title, action) => {
    await open(path, new FakeHost(empty));
    expect(await screen.findByRole("heading", { name: title })).toBeTruthy();
    if (action !== null) expect(screen.getAllByRole("button", { name: new RegExp(action) }).length).toBeGreaterThan(0);
    expect(await faults()).toEqual([]);
  });

  it("that does not exist says so and leads home", async () => {
    await open("/nowhere", new FakeHost(answers()));
    await userEvent.click(await screen.findByRole("button", { name: "Home" }));
    expect(await screen.findByText("Thursday 24 September")).toBeTruthy();
  });
});

describe("the window", () => {
  beforeEach(() => vi.useRealTimers());

  it("names a command the host cannot answer, so that a gap explains itself", async () => {
    const without = Object.fromEntries(Object.entries(answers()).filter(([name]) => name !== "tickets.list"));
    await open("/tickets", new FakeHost(without));
    expect(await screen.findByText('the fake host has no answer for "tickets.list"')).toBeTruthy();
  });

  it("opens the palette at Ctrl K and goes where it points", async () => {
    await open("/", new FakeHost(answers()));
    await userEvent.keyboard("{Control>}k{/Control}");
    await userEvent.type(await screen.findByTestId(ids.paletteInput), "te at");
    await screen.findByRole("option", { name: /2 contracts/ });
    await userEvent.keyboard("{Enter}");
    expect(window.location.hash).toBe(`#/clients/Te Ātiawa Trust`.replaceAll(" ", "%20").replace("Ā", encodeURIComponent("Ā")));
  });

  it("shows a database that cannot be opened, and tries again", async () => {
    let tries = 0;
    const newer: Failure = { code: "database", message: "This database belongs to a newer MSP Desk.", problems: [], advice: "Install version 0.2." };
    draw(<App />, new FakeHost({ ...answers(), "app.status": () => (tries++ === 0 ? Promise.reject(newer) : status) }));
    expect(await screen.findByText(newer.message)).toBeTruthy();
    await userEvent.click(screen.getByTestId(ids.failedAgain));
    expect(await screen.findByRole("navigation", { name: "Places" })).toBeTruthy();
  });
});
