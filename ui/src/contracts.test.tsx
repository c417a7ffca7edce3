import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { ContractView } from "./bindings/types";
import { FakeHost, type Answers } from "./testing/fake";
import { answers, contract } from "./testing/desk";
import { faults } from "./testing/axe";
import { draw } from "./testing/render";
import { App } from "./App";
import { go } from "./shared/route";
import { ids } from "./shared/testids";

function open(path: string, own: Answers = {}): FakeHost {
  go(path);
  const host = new FakeHost({ ...answers(), ...own });
  draw(<App />, host);
  return host;
}

async function press(id: string): Promise<void> {
  await userEvent.click(await screen.findByTestId(id));
}

async function type(id: string, words: string): Promise<void> {
  const field = await screen.findByTestId(id);
  await userEvent.clear(field);
  await userEvent.type(field, words);
}

/** Goes on by some steps. */
async function on(steps: number): Promise<void> {
  for (let at = 0; at < steps; at += 1) await press(ids.contractNext);
}

const CONFLICT = { code: "conflict" as const, message: "This contract was changed by someone else.", problems: [], advice: "Look at the newer version." };

describe("two people editing the same contract", () => {
  const draft: ContractView = { ...contract, row: { ...contract.row, status: "draft" }, term: { ...contract.term, lasts: "" } };
  const theirs: ContractView = { ...draft, version: 4, row: { ...draft.row, ends_on: "2027-12-31" }, continuity: true };

  it("the second sees both versions field by field, chooses, and saves again with nothing lost", async () => {
    let saved = 0;
    const host = open("/contracts/k112/edit", {
      "contracts.get": () => (saved === 0 ? draft : theirs),
      "contracts.save": () => {
        saved += 1;
        return saved === 1 ? Promise.reject(CONFLICT) : theirs;
      },
    });
    await on(3);
    await type(ids.contractEnds, "2028-06-30");
    await press(ids.contractNext);
    const table = await screen.findByTestId(ids.conflict);
    expect(table.textContent).toContain("2027-09-30");
    expect(table.textContent).toContain("2027-12-31");
    expect(table.textContent).toContain("2028-06-30");
    // Only they took the continuity service, so theirs stands until somebody says otherwise.
    expect(screen.getByTestId<HTMLInputElement>(ids.conflictField("continuity", "theirs")).checked).toBe(true);
    expect(screen.getByTestId<HTMLInputElement>(ids.conflictField("ends_on", "mine")).checked).toBe(true);
    expect(await faults()).toEqual([]);
    await press(ids.conflictSave);
    await waitFor(() => expect(host.asked("contracts.save")[1]).toMatchObject({ expected_version: 4, continuity: true, ends_on: "2028-06-30" }));
  });

  it("theirs can be taken for a field, and mine stays in the others", async () => {
    let saved = 0;
    const host = open("/contracts/k112/edit", {
      "contracts.get": () => (saved === 0 ? draft : theirs),
      "contracts.save": () => {
        saved += 1;
        return saved === 1 ? Promise.reject(CONFLICT) : theirs;
      },
    });
    await on(3);
    await type(ids.contractEnds, "2028-06-30");
    await type(ids.contractNotice, "60 days");
    await press(ids.contractNext);
    await press(ids.conflictField("ends_on", "theirs"));
    await press(ids.conflictSave);
    await waitFor(() => expect(host.asked("contracts.save")[1]).toMatchObject({ ends_on: "2027-12-31", term: { notice: "60 days" } }));
  });
});

describe("a contract in force", () => {
  it("is changed from a day on, with a signed order, and nothing before that day", async () => {
    const host = open("/contracts/k112/change", { "contracts.versions": () => ({ rows: answersOfTwo() }) });
    await type(ids.contractFrom, "2026-10-01");
    await type(ids.contractWhy, "Renewal for 2026/27");
    await on(2);
    await press(ids.contractAddOrder);
    await userEvent.selectOptions(await screen.findByTestId(ids.contractOrder(0, "priority")), "P2");
    await type(ids.contractOrder(0, "amount"), "2 hours");
    await type(ids.contractOrder(0, "words"), "2 hours (business hours)");
    await type(ids.contractOrder(0, "order"), "SO-2291");
    expect(screen.getByText("Policy: 4 hours (business hours)")).toBeTruthy();
    await press(ids.contractNext);
    await waitFor(() => expect(host.asked("contracts.draft_version")[0]).toMatchObject({
      id: "k112", from_on: "2026-10-01", reason: "Renewal for 2026/27", overrides: [{ priority: "P2", metric: "first_response", words: "2 hours (business hours)", order: "SO-2291" }],
    }));
  });

  it("shows the drafted version as the client will read it: the order tinted, the policy's words beneath, and what differs", async () => {
    const drafted = { ...contract, drafted: 3 };
    const host = open("/contracts/k112/change", { "contracts.get": () => drafted });
    expect(await screen.findByText("by order SO-2291")).toBeTruthy();
    expect(screen.getByText("policy: 4 hours (business hours)")).toBeTruthy();
    expect((await screen.findAllByText("version 2: 13:00")).length).toBeGreaterThan(0);
    expect(await screen.findByText("USD 2,040.00")).toBeTruthy();
    expect(await faults()).toEqual([]);
    await press(ids.contractSign);
    await waitFor(() => expect(host.asked("contracts.sign_version")).toEqual([{ id: "k112", expected_version: 3, rescore_reason: "" }]));
  });

  it("is suspended with a reason, and its documents are dropped on the window", async () => {
    const host = open("/contracts/k112");
    await type(ids.contractReason, "Invoice 118 is overdue");
    await press(ids.contractSuspend);
    await waitFor(() => expect(host.asked("contracts.suspend")).toEqual([{ id: "k112", expected_version: 3, reason: "Invoice 118 is overdue" }]));
    await press(ids.contractTab("documents"));
    await screen.findByText("Order SO-2291, signed.pdf");
    host.drop(["/home/ana/order.pdf"]);
    await waitFor(() => expect(host.asked("contracts.attach")).toEqual([{ contract: "k112", path: "/home/ana/order.pdf" }]));
    expect(await faults()).toEqual([]);
  });

  it("tells when it ends, what was agreed, and how it was renewed", async () => {
    open("/contracts/k112?tab=end");
    expect(await screen.findByText("by itself")).toBeTruthy();
    expect(screen.getByText("by hand")).toBeTruthy();
    expect(await faults()).toEqual([]);
  });
});

describe("renewals", () => {
  it("stand soonest first with their worth, and one is renewed where it stands", async () => {
    const host = open("/contracts/renewals");
    expect(await screen.findByText("Ran out")).toBeTruthy();
    expect(screen.getByTestId(ids.renewalRow("K-0087")).textContent).toContain("NZD 46,800.00");
    expect(await faults()).toEqual([]);
    await userEvent.click((await screen.findAllByTestId(ids.contractRenew))[1] as HTMLElement);
    await type(ids.contractRenewsBy, "24 months");
    await press(ids.contractMove);
    await waitFor(() => expect(host.asked("contracts.renew")).toEqual([{ id: "K-0087", expected_version: 2, by: "24 months", until: "", remark: "" }]));
  });
});

function answersOfTwo() {
  const rows = answers()["contracts.versions"]?.({ id: "k112" });
  return rows !== undefined && "rows" in rows ? rows.rows.slice(0, 2) : [];
}

describe("the list of contracts", () => {
  it("is narrowed by client, policy, tier and account manager, and saved as it is narrowed", async () => {
    const host = open("/contracts");
    await userEvent.click(await screen.findByTestId(ids.contractsFilter("tier")));
    await userEvent.click(await screen.findByRole("menuitem", { name: contract.row.tier }));
    await waitFor(() => { expect(host.asked("contracts.list").at(-1)).toMatchObject({ tier: contract.row.tier, client: "" }); });
    await userEvent.click(await screen.findByTestId(ids.contractsFilter("client")));
    await userEvent.click(await screen.findByRole("menuitem", { name: contract.row.client }));
    await waitFor(() => { expect(host.asked("contracts.list").at(-1)).toMatchObject({ client: contract.row.client_id }); });
    await press(ids.contractsSave);
    await type(ids.saveToPath, "/tmp/contracts.csv");
    await press(ids.saveTo);
    expect(host.asked("contracts.save_list").at(-1)).toMatchObject({ path: "/tmp/contracts.csv", tier: contract.row.tier, client: contract.row.client_id, account_manager: "" });
    expect(await faults()).toEqual([]);
  });
});
