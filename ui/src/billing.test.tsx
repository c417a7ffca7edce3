import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "./App";
import type { Failure } from "./bindings/types";
import { go } from "./shared/route";
import { ids } from "./shared/testids";
import { faults } from "./testing/axe";
import { answers, moment } from "./testing/desk";
import { board, engagementOf } from "./testing/billing";
import { FakeHost, type Answers } from "./testing/fake";
import { draw, type Scheme } from "./testing/render";

function open(path: string, changes: Answers = {}, scheme: Scheme = "light"): FakeHost {
  go(path);
  const host = new FakeHost({ ...answers(), ...changes });
  draw(<App />, host, scheme);
  return host;
}

const press = async (id: string) => userEvent.click(await screen.findByTestId(id));
const ctrlEnter = () => userEvent.keyboard("{Control>}{Enter}{/Control}");

describe("the board of advanced support", () => {
  it("says on a card what blocks it, and nothing on one that nothing blocks", async () => {
    open("/billing");
    const card = await screen.findByTestId(ids.billingBlocked("A-313"));
    expect(card.textContent).toBe("26 min began before the consent.");
    expect(screen.queryByTestId(ids.billingBlocked("A-314"))).toBeNull();
  });

  it("counts and sums each column, and names the month of the bills", async () => {
    open("/billing");
    const head = (await screen.findByTestId(ids.billingColumn("to_review"))).querySelector("header");
    expect(head?.textContent).toBe("To review3CAD 425.00");
    expect(screen.getByTestId(ids.billingColumn("billed")).querySelector("h2")?.textContent).toBe("Billed in September4");
    expect(screen.queryByTestId(ids.billingColumn("dropped"))).toBeNull();
  });

  it("shows how long a timer has run", async () => {
    open("/billing");
    const card = await screen.findByTestId(ids.billingCard("A-316"));
    expect(within(card).getByTestId(ids.billingClock).textContent).toMatch(/^0:37:1\d$/);
    expect(within(screen.getByTestId(ids.billingCard("A-317"))).getByTestId(ids.billingClock).textContent).toBe("0:24:00");
  });

  it("is walked by arrows, opened by Enter and left by Esc", async () => {
    open("/billing");
    (await screen.findByTestId(ids.billingCard("A-318"))).focus();
    await userEvent.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}{ArrowUp}");
    expect(document.activeElement).toBe(screen.getByTestId(ids.billingCard("A-314")));
    await userEvent.keyboard("{Enter}");
    await screen.findByTestId(ids.billingCharge);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByTestId(ids.billingPanel)).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId(ids.billingCard("A-314")));
  });

  it("takes the same step with all that Space selected, and says which refused and why", async () => {
    const host = open("/billing", { "billing.move_engagements": () => ({ moved: [], refused: ["A-313: 26 min began before the consent."] }) });
    (await screen.findByTestId(ids.billingCard("A-314"))).focus();
    await userEvent.keyboard(" {ArrowDown}{ArrowDown} ");
    await press(ids.billingBulk("approve"));
    expect((await screen.findByTestId(ids.billingRefused)).textContent).toContain("A-313: 26 min began before the consent.");
    expect(host.asked("billing.move_engagements")).toEqual([{ engagements: [{ id: "A-314", expected_version: 3 }, { id: "A-313", expected_version: 3 }], step: "approve", comment: "" }]);
  });

  it("posts what is approved, and leads to the drafts it stands on", async () => {
    const host = open("/billing");
    await press(ids.billingPost);
    const posted = await screen.findByTestId(ids.billingPosted);
    expect(within(posted).getByText("Rideau Cycles").getAttribute("href")).toBe("#/billing/invoices/draft1");
    expect(screen.getByTestId(ids.billingRefused).textContent).toContain("the terms of K-0118 name no tax");
    expect(host.asked("billing.post")).toEqual([{ engagements: [], client: "", month: "" }]);
  });

  it("asks for another month", async () => {
    const host = open("/billing");
    await press(ids.billingPrevious);
    await waitFor(() => expect(host.asked("billing.board").at(-1)?.month).toBe("2026-08"));
  });

  it("without any engagement says what belongs there", async () => {
    open("/billing", { "billing.board": () => ({ ...board(moment), columns: board(moment).columns.map((one) => ({ ...one, count: 0, sums: [], cards: [] })), to_post: 0 }) });
    expect(await screen.findByText("No paid work yet")).toBeTruthy();
  });

  it.each(["light", "dark"] as const)("has nothing for axe to find, with its panel, in the %s scheme", async (scheme) => {
    open("/billing?at=A-314", {}, scheme);
    await screen.findByTestId(ids.billingCharge);
    expect(await faults()).toEqual([]);
  });
});

describe("an engagement", () => {
  it("is approved by Ctrl-Enter", async () => {
    const host = open("/billing?at=A-314");
    await screen.findByTestId(ids.billingStep("approve"));
    await ctrlEnter();
    await waitFor(() => expect(host.asked("billing.move_engagements")).toEqual([{ engagements: [{ id: "A-314", expected_version: 3 }], step: "approve", comment: "" }]));
    expect(await screen.findByText("A-314 is approved for billing.")).toBeTruthy();
  });

  it("is sent back with a comment only, and what was typed outlives Esc", async () => {
    const refusal: Failure = { code: "invalid", message: "Nothing was sent back.", problems: [{ field: "comment", message: "Say what is to be changed." }], advice: "" };
    const host = open("/billing?at=A-314", {
      "billing.move_engagements": ({ comment, engagements }) => (comment === "" ? Promise.reject(refusal) : { moved: engagements.map(() => engagementOf("A-314", moment).card), refused: [] }),
    });
    await press(ids.billingStep("send-back"));
    await ctrlEnter();
    expect(await screen.findByText("Say what is to be changed.")).toBeTruthy();
    await userEvent.type(screen.getByTestId(ids.billingSayWords), "the note is missing");
    await userEvent.keyboard("{Escape}");
    await press(ids.billingStep("send-back"));
    expect(screen.getByTestId<HTMLTextAreaElement>(ids.billingSayWords).value).toBe("the note is missing");
    await ctrlEnter();
    await waitFor(() => expect(host.asked("billing.move_engagements").at(-1)).toMatchObject({ step: "send_back", comment: "the note is missing" }));
    await waitFor(() => expect(screen.queryByTestId(ids.billingSay)).toBeNull());
  });

  it("explains its charge and proves its consent", async () => {
    open("/billing?at=A-314");
    expect((await screen.findByTestId(ids.billingCharge)).textContent).toContain("62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00");
    const consent = screen.getByTestId(ids.billingConsent);
    expect(consent.textContent).toContain("before the work");
    expect(consent.textContent).toContain("consent-A-314.eml 3be1…c07f");
  });

  it("is entered, and goes on to the letter that asks", async () => {
    const host = open("/billing");
    await screen.findByTestId(ids.billingNew);
    await userEvent.keyboard("n");
    await userEvent.type(await screen.findByTestId(ids.billingField("title")), "Move the shop to a new theme");
    await ctrlEnter();
    await waitFor(() => expect(host.asked("billing.save_engagement")).toEqual([{ id: "", expected_version: 0, contract: "k112", title: "Move the shop to a new theme", ticket: "", cause: "out_of_scope", notes: "" }]));
    await userEvent.type(await screen.findByTestId(ids.consentCap), "2");
    expect(await faults()).toEqual([]);
    await press(ids.consentSend);
    await waitFor(() => expect(host.asked("billing.ask_consent")).toEqual([{ id: "A-319", expected_version: 3, contact: "sophie", cap_blocks: "2", subject: "", body: "", how: "mail", path: "" }]));
  });

  it("gets a yes that was given already, with what proves it", async () => {
    const host = open("/billing/A-319?do=record");
    await userEvent.type(await screen.findByTestId(ids.consentField("evidence")), "Yes, go ahead.");
    fireEvent.change(screen.getByTestId(ids.consentField("granted-at")), { target: { value: "2026-09-22T13:20" } });
    expect(await faults()).toEqual([]);
    await ctrlEnter();
    await waitFor(() => expect(host.asked("billing.record_consent")).toEqual([
      { id: "A-319", expected_version: 3, granted_at: "2026-09-22T13:20", channel: "email", contact: "Sophie Tran", evidence: "Yes, go ahead.", file: "", cap_blocks: "none", expires_at: "none" },
    ]));
  });
});

describe("times in bulk", () => {
  const refusal: Failure = {
    code: "invalid", message: "Nothing was entered.", advice: "",
    problems: [{ field: "entries.1.to", message: "\"9\" is neither a time nor a length." }, { field: "entries.0.engagement", message: "A-999 is no engagement." }],
  };

  it("show each problem at its cell, and nothing that was typed is lost", async () => {
    const host = open("/billing/time", { "billing.enter_work": () => Promise.reject(refusal) });
    const cell = async (row: number, name: string, words: string) => userEvent.type(await screen.findByTestId(ids.workCell(row, name)), words);
    await cell(0, "engagement", "A-999");
    fireEvent.change(screen.getByTestId(ids.workCell(0, "day")), { target: { value: "2026-09-22" } });
    await cell(0, "from", "13:32");
    await cell(0, "to", "35 min{Enter}");
    await cell(1, "from", "15:10");
    await cell(1, "to", "9");
    await ctrlEnter();
    const problem = await screen.findByText("\"9\" is neither a time nor a length.");
    expect(problem.closest("td")?.contains(screen.getByTestId(ids.workCell(1, "to")))).toBe(true);
    expect(screen.getByText("A-999 is no engagement.").closest("td")?.contains(screen.getByTestId(ids.workCell(0, "engagement")))).toBe(true);
    expect(screen.getByTestId<HTMLInputElement>(ids.workCell(1, "to")).value).toBe("9");
    expect(host.asked("billing.enter_work")[0]?.entries.map((one) => [one.engagement, one.from, one.to])).toEqual([["A-999", "2026-09-22T13:32", "35 min"], ["A-999", "2026-09-22T15:10", "9"]]);
    expect(await faults()).toEqual([]);
  });

  it("take a copied table, and Tab after the last cell adds a row", async () => {
    open("/billing/time");
    const first = await screen.findByTestId(ids.workCell(0, "engagement"));
    fireEvent.paste(first, { clipboardData: { getData: () => "A-314\tLena Roy\t2026-09-22\t13:32\t14:07\tfound it\nA-316\tLena Roy\t2026-09-22\t15:10\t27 min\trebuilt\n" } });
    expect((await screen.findByTestId<HTMLInputElement>(ids.workCell(1, "note"))).value).toBe("rebuilt");
    screen.getByTestId(ids.workCell(1, "ticket")).focus();
    await userEvent.keyboard("{Tab}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId(ids.workCell(2, "engagement"))));
  });

  it("come from a file, which is looked at first", async () => {
    const host = open("/billing/import");
    await userEvent.type(await screen.findByTestId(ids.workImportPath), "/home/times.csv");
    await press(ids.workImportLook);
    expect((await screen.findByTestId(ids.workImportProblems)).textContent).toContain("line 4: A-999 is no engagement.");
    expect(await faults()).toEqual([]);
    await press(ids.workImportTake);
    await waitFor(() => expect(host.asked("billing.import_work").map((one) => one.dry_run)).toEqual([true, false]));
  });
});
