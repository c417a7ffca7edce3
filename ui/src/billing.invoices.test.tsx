import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "./App";
import type { Failure } from "./bindings/types";
import { go } from "./shared/route";
import { ids } from "./shared/testids";
import { faults } from "./testing/axe";
import { invoiceOf, invoices } from "./testing/billing";
import { answers, moment } from "./testing/desk";
import { FakeHost, type Answers } from "./testing/fake";
import { draw, type Scheme } from "./testing/render";

function open(path: string, changes: Answers = {}, scheme: Scheme = "light"): FakeHost {
  go(path);
  const host = new FakeHost({ ...answers(), ...changes });
  draw(<App />, host, scheme);
  return host;
}

const press = async (id: string) => userEvent.click(await screen.findByTestId(id));
const type = async (id: string, words: string) => {
  const field = await screen.findByTestId(id);
  await userEvent.clear(field);
  await userEvent.type(field, words);
};
const ctrlEnter = () => userEvent.keyboard("{Control>}{Enter}{/Control}");

describe("invoices", () => {
  it("begin with the drafts, and say how many stand in each view", async () => {
    const host = open("/billing/invoices");
    await screen.findByTestId(ids.invoiceRow("Rideau Cycles"));
    expect((await screen.findByTestId(ids.invoicesView("overdue"))).textContent).toBe("Overdue1");
    await press(ids.invoicesView("overdue"));
    expect(await screen.findByText("3 Sep 2026, 21 d over")).toBeTruthy();
    expect(host.asked("billing.invoices").at(-1)?.show).toBe("overdue");
    expect(await faults()).toEqual([]);
  });

  it("are put together for a month, and what was left out says why", async () => {
    const host = open("/billing/invoices");
    await screen.findByTestId(ids.invoicesPut);
    await userEvent.keyboard("n");
    await press(ids.invoicesRun);
    expect((await screen.findByTestId(ids.invoicesSaid)).textContent).toContain("Quayside Hosting: nothing to bill.");
    expect(host.asked("billing.draft_invoices")).toEqual([{ month: "2026-09", client: "" }]);
  });

  it("are issued together, and those that were refused say why", async () => {
    const host = open("/billing/invoices?show=draft", { "billing.issue": () => ({ issued: [], refused: ["Rideau Cycles: the day lies before INV-2026-0187."] }) });
    (await screen.findByTestId(ids.listScroll)).focus();
    await userEvent.keyboard(" ");
    await press(ids.invoicesBulk("issue"));
    await ctrlEnter();
    expect((await screen.findByTestId(ids.invoicesSaid)).textContent).toContain("the day lies before INV-2026-0187");
    expect(host.asked("billing.issue")).toEqual([{ invoices: [{ id: "draft1", expected_version: 2 }], month: "", issued_on: "" }]);
  });

  it("leave out what was exported before, until one asks for it again", async () => {
    const host = open("/billing/exports");
    await screen.findByText("xero-2026-09.csv");
    await userEvent.keyboard("n");
    await type(ids.exportPath, "/books");
    await press(ids.exportAct);
    expect((await screen.findByTestId(ids.exportDone)).textContent).toContain("exported before: INV-2026-0185");
    await press(ids.exportAgain);
    await press(ids.exportAct);
    await waitFor(() => expect(host.asked("billing.export").map((one) => one.again)).toEqual([false, true]));
    expect(await faults()).toEqual([]);
  });
});

describe("an invoice", () => {
  it.each(["light", "dark"] as const)("explains each line under it, in the %s scheme", async (scheme) => {
    open("/billing/invoices/draft1", {}, scheme);
    const line = await screen.findByTestId(ids.invoiceLine(1));
    expect(within(line).getByText("61 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00")).toBeTruthy();
    expect(screen.getByTestId(ids.invoiceProblems).textContent).toContain("The buyer’s country is not known");
    expect(await faults()).toEqual([]);
  });

  it("that is a draft loses a line for a reason", async () => {
    const host = open("/billing/invoices/draft1");
    await press(ids.invoiceLineRemove(1));
    await type(ids.billingSayWords, "wrong client");
    await ctrlEnter();
    await waitFor(() => expect(host.asked("billing.remove_line")).toEqual([{ id: "draft1", expected_version: 2, position: 1, reason: "wrong client" }]));
  });

  it("that was paid and then credited says what goes back, and records it by the same two keys", async () => {
    const paid = invoices.find((row) => row.state === "paid");
    if (paid === undefined) throw new Error("one of the invoices is paid");
    const due = { ...invoiceOf(paid.id, moment), row: { ...paid, refund: "CAD 30.00" }, paid: "CAD 195.50", credited: "CAD 30.00", can: ["refund", "credit", "send"] };
    const host = open(`/billing/invoices/${paid.id}`, { "billing.invoice": () => due });
    expect((await screen.findByText("To pay back")).closest("tr")?.textContent).toContain("CAD 30.00");
    expect(screen.getAllByText("Pay back").length).toBeGreaterThan(0);
    await ctrlEnter();
    await type(ids.payReference, "EFT 4502");
    expect(await faults()).toEqual([]);
    await ctrlEnter();
    await waitFor(() => expect(host.asked("billing.refund")).toEqual([{ id: paid.id, expected_version: 2, amount: "", on: "", reference: "EFT 4502" }]));
    expect(host.asked("billing.pay")).toEqual([]);
  });

  it("is paid, and a payment is taken back with a reason", async () => {
    const host = open("/billing/invoices/INV-2026-0186");
    await press(ids.invoiceStep("pay"));
    await type(ids.payAmount, "95.46");
    await ctrlEnter();
    await waitFor(() => expect(host.asked("billing.pay")).toEqual([{ id: "INV-2026-0186", expected_version: 2, amount: "95.46", on: "", reference: "" }]));
    await press(ids.paymentTakeBack("p1"));
    await type(ids.billingSayWords, "another client’s");
    await press(ids.billingSayAct);
    await waitFor(() => expect(host.asked("billing.take_back_payment")).toEqual([{ id: "p1", invoice: "INV-2026-0186", expected_version: 2, reason: "another client’s" }]));
  });

  it("is credited in part, and a problem stands at its line", async () => {
    const refusal: Failure = { code: "invalid", message: "No credit note was issued.", problems: [{ field: "lines.0.amount", message: "CAD 170.00 is left of this line." }], advice: "" };
    const host = open("/billing/invoices/INV-2026-0186", { "billing.credit": () => Promise.reject(refusal) });
    await press(ids.invoiceStep("credit"));
    await press(ids.creditTick(1));
    await type(ids.creditAmount(1), "500");
    await type(ids.creditReason, "billed twice");
    await press(ids.creditAgain);
    await ctrlEnter();
    expect(await screen.findByText("CAD 170.00 is left of this line.")).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>(ids.creditAmount(1)).value).toBe("500");
    expect(host.asked("billing.credit")).toEqual([{ id: "INV-2026-0186", expected_version: 2, lines: [{ position: 1, amount: "500" }], reason: "billed twice", bill_again: true }]);
    expect(await faults()).toEqual([]);
  });

  it("that is owed stands by its age", async () => {
    open("/billing/ageing");
    expect(await screen.findByText("CAD 672.35")).toBeTruthy();
    expect(screen.getByTestId(ids.ageing).textContent).toContain("as of 24 Sep 2026");
    expect(await faults()).toEqual([]);
  });
});

describe("a statement", () => {
  it("explains a client's month, prints what was overridden, and steps to the month before", async () => {
    const host = open("/clients/Rideau/statement");
    expect(await screen.findByText("62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00")).toBeTruthy();
    expect(screen.getByTestId(ids.statement).textContent).toContain("A-309: agreed on the telephone, the note was lost.");
    expect(await faults()).toEqual([]);
    await press(ids.statementPrevious);
    await waitFor(() => expect(host.asked("billing.statement").map((one) => one.month)).toEqual(["2026-09", "2026-08"]));
  });
});

describe("how a contract is billed", () => {
  it("is said in words, and changes from a day on", async () => {
    const refusal: Failure = { code: "invalid", message: "Not agreed.", problems: [{ field: "terms.taxes.0.rate", message: "\"13\" has no per cent." }], advice: "" };
    const host = open("/contracts/k118/billing", { "billing.save_terms": () => Promise.reject(refusal) });
    expect((await screen.findByTestId(ids.termsWords)).textContent).toContain("CAD 85.00 per hour, in blocks of 60 min");
    await userEvent.keyboard("e");
    await type(ids.termsField("rate"), "95.00");
    await type(ids.termsTax(0, "rate"), "13");
    await press(ids.termsAfterHours);
    expect(await faults()).toEqual([]);
    await ctrlEnter();
    const problem = await screen.findByText("\"13\" has no per cent.");
    expect(problem.closest(".field")?.contains(screen.getByTestId(ids.termsTax(0, "rate")))).toBe(true);
    expect(host.asked("billing.save_terms")[0]).toMatchObject({ contract: "k118", from_on: "", terms: { rate: "95.00", taxes: [{ name: "HST Ontario", rate: "13" }], after_hours: { calendar: "cal1" } } });
  });

  it("sells hours, warns when few are left, and approves and withdraws credits", async () => {
    const host = open("/contracts/k118/billing");
    expect((await screen.findByTestId(ids.prepaid)).textContent).toContain("running low");
    await press(ids.prepaidBuy);
    await type(ids.prepaidField("hours"), "10");
    await ctrlEnter();
    await waitFor(() => expect(host.asked("billing.buy_prepaid")).toEqual([{ contract: "k118", bought_on: "", hours: "10", price: "", expires_on: "" }]));
    await press(ids.serviceCreditWithdraw("c1"));
    await type(ids.billingSayWords, "paid otherwise");
    await ctrlEnter();
    await waitFor(() => expect(host.asked("billing.withdraw_credit")).toEqual([{ id: "c1", expected_version: 1, reason: "paid otherwise" }]));
  });

  it("is reached from the contract, the client and the settings", async () => {
    open("/contracts/k112");
    expect((await screen.findByTestId(ids.contractBilling)).getAttribute("href")).toBe("#/contracts/k112/billing");
    go("/clients/Łódź Logistics?tab=billing");
    await press(ids.clientHowBilled);
    await type(ids.clientBillingField("due-days"), "14");
    expect(await faults()).toEqual([]);
    await ctrlEnter();
    expect(await screen.findByText("Saved how Łódź Logistics is billed.")).toBeTruthy();
    go("/settings");
    await press(ids.settingsBilling);
    await type(ids.profileField("due-days"), "20");
    expect(await faults()).toEqual([]);
    await ctrlEnter();
    expect(await screen.findByText("Saved how we bill.")).toBeTruthy();
  });
});
