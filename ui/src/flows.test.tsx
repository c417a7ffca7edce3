import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "./App";
import type { Failure } from "./bindings/types";
import { go } from "./shared/route";
import { ids } from "./shared/testids";
import { answers, clientsImport, contract, explanation, importPreview, importReport, report, status } from "./testing/desk";
import { FakeHost, type Answers } from "./testing/fake";
import { draw } from "./testing/render";

function refused(problems: [field: string, message: string][]): Failure {
  return { code: "invalid", message: "Not saved.", problems: problems.map(([field, message]) => ({ field, message })), advice: "" };
}

function open(path: string, changes: Answers = {}): FakeHost {
  go(path);
  const host = new FakeHost({ ...answers(), ...changes });
  draw(<App />, host);
  return host;
}

const press = async (id: string) => userEvent.click(await screen.findByTestId(id));
const type = async (id: string, words: string) => {
  const field = await screen.findByTestId(id);
  await userEvent.clear(field);
  await userEvent.type(field, words);
};
const valueOf = (id: string) => screen.getByTestId<HTMLInputElement>(id).value;

describe("the first start", () => {
  const first = { ...status, set_up: false, provider: null };

  it("suggests zone, holidays, currency and tax by the country, and sends the five answers", async () => {
    const host = open("/", { "app.status": () => first });
    await type(ids.firstStartCompany, "Kererū IT");
    await userEvent.selectOptions(await screen.findByTestId(ids.firstStartCountry), "NZ");
    await press(ids.firstStartPolicy("cyberitex-standard"));
    await press(ids.firstStartStart);
    await waitFor(() => expect(host.asked("app.set_up")).toEqual([expect.objectContaining({
      company: "Kererū IT", country: "NZ", zone: "Pacific/Auckland", days: ["mon", "tue", "wed", "thu", "fri"], opens: "09:00", closes: "17:00",
      holiday_set: "NZ", preset: "cyberitex-standard", currency: "NZD", tax_name: "GST", tax_basis_points: 1500,
    })]));
  });

  it("says every problem at its field and keeps what was typed", async () => {
    open("/", { "app.status": () => first, "app.set_up": () => Promise.reject(refused([["company", "Your company needs a name."], ["opens", "25:00 is no time of day."]])) });
    await type(ids.firstStartOpens, "25:00");
    await press(ids.firstStartStart);
    expect(await screen.findByText("Your company needs a name.")).toBeTruthy();
    expect(screen.getByText("25:00 is no time of day.")).toBeTruthy();
    expect(valueOf(ids.firstStartOpens)).toBe("25:00");
  });
});

describe("a client", () => {
  it("is entered with its contacts, and the problem of a contact stands at that contact", async () => {
    let tries = 0;
    const host = open("/clients/new", {
      "clients.save": () => {
        tries += 1;
        if (tries === 1) throw refused([["contacts.0.emails.0", "“kasia” is not an e-mail address."]]);
        return { ...answersOfClient(), id: "c1" };
      },
    });
    await type(ids.clientName, "Łódź Logistics");
    await press(ids.clientAddContact);
    await type(ids.contact(0, "name"), "Kasia Nowak");
    await type(ids.contact(0, "emails"), "kasia");
    await press(ids.clientSave);
    await screen.findByText("“kasia” is not an e-mail address.");
    expect(screen.getByTestId(ids.contact(0, "emails")).getAttribute("aria-invalid")).toBe("true");
    await type(ids.contact(0, "emails"), "kasia@lodz.example");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByTestId(ids.clientPage);
    expect(host.asked("clients.save")[1]).toMatchObject({ id: null, name: "Łódź Logistics", contacts: [{ name: "Kasia Nowak", emails: ["kasia@lodz.example"] }] });
  });

  it("left half typed is there again", async () => {
    open("/clients/new");
    await type(ids.clientName, "Half a na");
    act(() => go("/clients"));
    await screen.findByTestId(ids.clients);
    act(() => go("/clients/new"));
    await waitFor(() => expect(valueOf(ids.clientName)).toBe("Half a na"));
  });
});

describe("two clients that are one", () => {
  it("are merged after one has seen what moves, with the versions that were seen", async () => {
    const host = open("/clients/c/merge");
    await type(ids.mergeLoser, "Łódź Log. SA");
    await press(ids.mergeLook);
    await screen.findByTestId(ids.mergePreview);
    expect(screen.getByText("K-0131")).toBeTruthy();
    expect(screen.getByText(/is known there by an address/)).toBeTruthy();
    await press(ids.mergeAct);
    await screen.findByTestId(ids.clientPage);
    expect(host.asked("clients.merge")).toEqual([{ winner_id: "Łódź Logistics", winner_version: 1, loser_id: "c9", loser_version: 3 }]);
  });
});

describe("a file of clients", () => {
  it("is looked at first; with a problem it cannot be taken, without one it can", async () => {
    let mended = false;
    const host = open("/clients/import", { "clients.import_preview": () => (mended ? { ...clientsImport, problems: [] } : clientsImport) });
    await type(ids.clientsImportPath, "/desk/clients.csv");
    await press(ids.clientsImportLook);
    await screen.findByText("line 6: \"Mars/Base\" is not a time zone.");
    expect(screen.getByTestId(ids.clientsImportTake).hasAttribute("disabled")).toBe(true);
    mended = true;
    await press(ids.clientsImportLook);
    await waitFor(() => expect(screen.getByTestId(ids.clientsImportTake).hasAttribute("disabled")).toBe(false));
    await press(ids.clientsImportTake);
    await screen.findByTestId(ids.clients);
    expect(host.asked("clients.import")).toEqual([{ path: "/desk/clients.csv", text: "" }]);
  });
});

function answersOfClient() {
  return {
    id: "c1", version: 1, name: "Łódź Logistics", zone: "America/Denver", locale: "", account_manager: "", reseller: "", above: [], below: [], source_names: [], addresses: [],
    services: [], services_in_use: [], tags: [], notes: "", contacts: [], flags: [], contracts: [], tickets: 0,
  };
}

describe("somebody who was faster", () => {
  const conflict: Failure = { code: "conflict", message: "The client was changed since you opened it.", problems: [], advice: "" };
  const changed = (tries: { count: number }): Answers => ({
    "clients.get": () => ({ ...answersOfClient(), name: tries.count === 0 ? "Łódź Logistics" : "Łódź Logistics SA", version: tries.count === 0 ? 1 : 2 }),
    "clients.save": ({ expected_version }) => {
      tries.count += 1;
      if (expected_version < 2) throw conflict;
      return { ...answersOfClient(), version: 3 };
    },
  });

  it("is told in words; what was typed stays, and can be saved over theirs", async () => {
    const host = open("/clients/c1/edit", changed({ count: 0 }));
    await type(ids.clientName, "Mine");
    await press(ids.clientSave);
    await screen.findByText(conflict.message);
    expect(valueOf(ids.clientName)).toBe("Mine");
    await press(ids.conflictMine);
    await screen.findByTestId(ids.clientPage);
    expect(host.asked("clients.save").map((save) => [save.name, save.expected_version])).toEqual([["Mine", 1], ["Mine", 2]]);
  });

  it("can be given way to", async () => {
    open("/clients/c1/edit", changed({ count: 0 }));
    await type(ids.clientName, "Mine");
    await press(ids.clientSave);
    await press(ids.conflictTheirs);
    await waitFor(() => expect(valueOf(ids.clientName)).toBe("Łódź Logistics SA"));
  });
});

describe("a contract", () => {
  it("is entered step by step, stored before its review, and put in force", async () => {
    const draft = { ...contract, row: { ...contract.row, status: "draft" } };
    const host = open("/contracts/new", { "contracts.save": () => draft, "contracts.get": () => draft });
    await press(ids.contractClient("Kauri Legal"));
    await press(ids.contractNext);
    await press(ids.contractPolicy("cyberitex-standard"));
    await press(ids.contractNext);
    await press(ids.contractAddFee);
    await type(ids.contractFee(0, "name"), "Help desk");
    await type(ids.contractFee(0, "price"), "17.00");
    await press(ids.contractNext);
    await press(ids.contractNext);
    await type(ids.contractStarts, "2026-10-01");
    await press(ids.contractNext);
    await screen.findByText("A month, before tax");
    expect(host.asked("contracts.save")[0]).toMatchObject({
      id: null, client_id: "Kauri Legal", policy_version_id: "v2", starts_on: "2026-10-01", services: [{ name: "Help desk", price: "17.00", currency: "NZD" }],
    });
    await press(ids.contractActivate);
    await waitFor(() => expect(host.asked("contracts.activate")).toEqual([{ id: "k112", expected_version: 3, reason: "" }]));
    expect(await screen.findByTestId(ids.contractPage)).toBeTruthy();
  });

  it("that is refused opens at the page where it can be settled", async () => {
    open("/contracts/new?client=c1", { "contracts.save": () => Promise.reject(refused([["ends_on", "The last day lies before the first."]])) });
    await press(ids.contractPolicy("cyberitex-standard"));
    await press(ids.contractNext);
    await press(ids.contractNext);
    await press(ids.contractNext);
    await press(ids.contractNext);
    expect(await screen.findAllByText("The last day lies before the first.")).toBeTruthy();
    expect(screen.getByTestId(ids.contractEnds).getAttribute("aria-invalid")).toBe("true");
  });

  it("shows when a ticket would be due, and why", async () => {
    const host = open("/contracts/k112");
    await userEvent.selectOptions(await screen.findByTestId(ids.previewPriority), "P3");
    await waitFor(() => expect(host.asked("contracts.preview").at(-1)).toMatchObject({ policy_version_id: "v2", zone: "America/Denver", priority: "P3", category: null, received: "" }));
    await userEvent.click((await screen.findAllByRole("button", { name: "why" }))[1] ?? document.body);
    expect(await screen.findByRole("table", { name: "Ledger of Resolution" })).toBeTruthy();
  });
});

describe("an import", () => {
  it("asks what the file leaves open, shows the preview, and writes only at the end", async () => {
    const host = open("/tickets/import", {
      "tickets.import_preview": ({ zone }) => (zone === "" ? { ...importPreview, needs: ["zone"], sample: [] } : importPreview),
    });
    await type(ids.importPath, "/tmp/log.csv");
    await press(ids.importNext);
    expect(screen.queryByTestId(ids.importCommit)).toBeNull();
    await userEvent.type(await screen.findByTestId(ids.importZone), "America/Denver");
    await press(ids.importAgain);
    expect(within(await screen.findByTestId(ids.importPreview)).getByText("INC0000045")).toBeTruthy();
    expect(within(screen.getByTestId(ids.importProblems)).getByText("812")).toBeTruthy();
    expect(host.asked("tickets.import")).toEqual([]);
    await press(ids.importCommit);
    expect(within(await screen.findByTestId(ids.importDone)).getAllByText("24,918").length).toBe(2);
    expect(host.asked("tickets.import")).toEqual([expect.objectContaining({ path: "/tmp/log.csv", preset: "servicenow-log", zone: "America/Denver", dry_run: false })]);
  });

  it("shows how far it is, and stops when asked to", async () => {
    let end: (failure: Failure) => void = () => {};
    const running = new Promise<typeof importReport>((_, reject) => {
      end = reject;
    });
    const host = open("/tickets/import", { "tickets.import": () => running });
    await type(ids.importPath, "/tmp/log.csv");
    await press(ids.importNext);
    await press(ids.importCommit);
    await screen.findByRole("progressbar", { name: "Importing tickets" });
    const call = host.calls.find((one) => one.command === "tickets.import");
    act(() => host.tell({ id: call?.id ?? "", done: 5000, total: 141_712, label: "rows" }));
    expect(await screen.findByText("5,000 of 141,712")).toBeTruthy();
    await press(ids.trayStop);
    expect(host.calls.at(-1)).toMatchObject({ command: "calls.cancel", args: { call: call?.id } });
    act(() => end({ code: "cancelled", message: "Stopped. Nothing was changed.", problems: [], advice: "" }));
    expect(await screen.findByText("Stopped. Nothing was changed.")).toBeTruthy();
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("can be taken back", async () => {
    const host = open("/tickets/import", { "tickets.take_back_import": () => ({ count: 24_918 }) });
    await type(ids.importPath, "/tmp/log.csv");
    await press(ids.importNext);
    await press(ids.importCommit);
    await press(ids.importTakeBack);
    expect(await screen.findByText("Took back 24,918 tickets.")).toBeTruthy();
    expect(host.asked("tickets.take_back_import")).toEqual([{ id: "i1" }]);
  });

  it("takes a path from the file dialog", async () => {
    const host = open("/tickets/import");
    host.chosen = "/home/ana/export.csv";
    await press(ids.importChoose);
    await waitFor(() => expect(valueOf(ids.importPath)).toBe("/home/ana/export.csv"));
  });
});

describe("a ticket", () => {
  it("is explained by metric, and the late interval of the updates is shown first", async () => {
    open("/tickets/T-4127");
    await press(ids.ticketTab("status_update"));
    expect(await screen.findByText("4:45 counted of 4:00, 0:45 late.")).toBeTruthy();
    await press(ids.ticketTab("first_response"));
    expect(await screen.findByText("0:47 counted of 4:00, 3:13 to spare.")).toBeTruthy();
  });

  it("is excluded for a reason of its policy, and counted again by Undo", async () => {
    const host = open("/tickets/T-4127");
    await press(ids.ticketExclude);
    await userEvent.selectOptions(await screen.findByTestId(ids.excludeReason), "third_party");
    await type(ids.excludeNote, "Ana approved");
    await press(ids.excludeSave);
    await press(ids.toastUndo);
    await waitFor(() => expect(host.asked("tickets.exclude")).toEqual([
      { ids: [explanation.row.id], reason: "third_party", note: "Ana approved" },
      { ids: [explanation.row.id], reason: "", note: "Undone" },
    ]));
  });

  it("that is out of attainment says why, and offers to count it again", async () => {
    open("/tickets/T-4127", { "tickets.explain": () => ({ ...explanation, excluded: "Third party (§ 4), approved by Ana." }) });
    expect(await screen.findByText("Third party (§ 4), approved by Ana.")).toBeTruthy();
    expect(screen.getByTestId(ids.ticketInclude)).toBeTruthy();
  });

  it("has no invented due time while its clock is paused", async () => {
    const paused = explanation.metrics.map((metric) => ({ ...metric, verdict: "paused" as const, promises: metric.promises.map((promise) => ({ ...promise, verdict: "paused" as const, due: null })) }));
    open("/tickets/T-4127", { "tickets.explain": () => ({ ...explanation, metrics: paused }) });
    expect(await screen.findByText(/No due time while the clock is paused/)).toBeTruthy();
  });
});

describe("home", () => {
  it("marks what falls due in the next 24 hours, and each mark opens its ticket", async () => {
    open("/");
    const ruler = within(await screen.findByRole("group", { name: "Deadlines of the next 24 hours" }));
    const marks = (await ruler.findAllByRole("link")).map((mark) => mark.getAttribute("aria-label") ?? "");
    expect(marks[0]).toBe("T-4183 Labels do not print, First response, 1 business day, due Thu 24 Sep 2026 16:10 NZST");
    expect(marks.some((mark) => mark.startsWith("T-4155"))).toBe(false);
    await userEvent.click(ruler.getByRole("link", { name: /T-4183/ }));
    expect(window.location.hash).toBe("#/tickets/T-4183");
  });

  it("opens the list behind each number", async () => {
    open("/");
    await userEvent.click(await screen.findByRole("link", { name: "2 breached, still open" }));
    expect(window.location.hash).toBe("#/tickets?view=breached");
  });
});

describe("the list of tickets", () => {
  it("asks the store for views, words and order, and keeps them in the address", async () => {
    const host = open("/tickets");
    await press(ids.ticketsView("breached"));
    await userEvent.type(await screen.findByTestId(ids.ticketsSearch), "vpn");
    await waitFor(() => expect(host.asked("tickets.list").at(-1)).toMatchObject({ view: "breached", search: "vpn", sort: "next_due", descending: false }));
    expect(window.location.hash).toBe("#/tickets?view=breached&search=vpn");
  });

  it("comes back as it was left", async () => {
    open("/tickets");
    await press(ids.ticketsView("all"));
    await press(ids.nav("clients"));
    await screen.findByTestId(ids.clients);
    await press(ids.nav("tickets"));
    await waitFor(() => expect(window.location.hash).toBe("#/tickets?view=all"));
  });
});

describe("by keyboard alone", () => {
  it("a list takes the arrows as soon as it is there, and is found again where it was left", async () => {
    open("/tickets");
    await screen.findAllByText("Mailbox missing");
    await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("grid"));
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    await screen.findByTestId(ids.ticketPage);
    expect(window.location.hash).toBe("#/tickets/T-4183");
    await press(ids.barBack);
    await waitFor(() => expect(screen.getByRole("grid", { name: "Tickets" }).getAttribute("aria-activedescendant")).toBe("row-T-4183"));
  });

  it("the report grid is walked by arrows, over months without a contract", async () => {
    open("/reports");
    (await screen.findByTestId(ids.reportsCell("Harbour Dental", "2026-01"))).focus();
    await userEvent.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(screen.getByTestId(ids.reportsCell("Bluff Point Vets", "2026-01")));
    await userEvent.keyboard("{ArrowRight}");
    expect(document.activeElement).toBe(screen.getByTestId(ids.reportsCell("Bluff Point Vets", "2026-02")));
  });

  it("the tabs of a ticket are turned by arrows", async () => {
    open("/tickets/T-4127");
    (await screen.findByTestId(ids.ticketTab("resolution"))).focus();
    await userEvent.keyboard("{ArrowRight}");
    await waitFor(() => expect(screen.getByRole("table", { name: "Events" })).toBeTruthy());
  });

  it("E records, Esc goes back and loses nothing", async () => {
    open("/tickets/T-4127");
    await screen.findByTestId(ids.ticketPage);
    await userEvent.keyboard("e");
    await userEvent.selectOptions(await screen.findByTestId(ids.recordKind), "noted");
    await type(ids.recordValue, "Spare router sent");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByTestId(ids.recordValue)).toBeNull();
    await press(ids.ticketRecord);
    await waitFor(() => expect(valueOf(ids.recordValue)).toBe("Spare router sent"));
  });
});

describe("a report", () => {
  it("is looked at, and issued as the one that was looked at", async () => {
    const host = open("/reports");
    await press(ids.reportsCell("Harbour Dental", "2026-08"));
    await press(ids.reportsIssue);
    await screen.findByText("Issued Harbour Dental, August 2026, revision 1.");
    expect(host.asked("reports.view")[0]).toEqual({ contract: "k3", month: "2026-08", draft: false });
    expect(host.asked("reports.issue")).toEqual([{ contract: "k3", month: "2026-08", expected_fingerprint: report.fingerprint, reason: "" }]);
  });

  it("that changed since it was looked at is refused in words", async () => {
    open("/reports?contract=k3&month=2026-08", { "reports.issue": () => Promise.reject({ code: "conflict", message: "3 tickets were imported since.", problems: [], advice: "Look at it again." } satisfies Failure) });
    await press(ids.reportsIssue);
    expect(await screen.findByText("3 tickets were imported since.")).toBeTruthy();
  });

  it("is saved where one says", async () => {
    const host = open("/reports?contract=k3&month=2026-08");
    await press(ids.pdfSave);
    await type(ids.reportsSavePath, "/home/ana/august.pdf");
    await press(ids.reportsSave);
    await screen.findByText("Saved /home/ana/august.pdf.");
    expect(host.asked("reports.save_pdf")).toEqual([{ contract: "k3", month: "2026-08", path: "/home/ana/august.pdf", draft: false }]);
  });

  it("that was issued says so and is not issued again while nothing differs", async () => {
    open("/reports?contract=k3&month=2026-08", { "reports.view": () => ({ ...report, state: "issued", revision: 1, issued: status.now }) });
    expect(await screen.findByText(/What is known now is the same/)).toBeTruthy();
    expect(screen.queryByTestId(ids.reportsIssue)).toBeNull();
  });

  it("is issued together with others; what was issued stays when the next is refused", async () => {
    let count = 0;
    open("/reports", { "reports.issue": () => (count++ === 0 ? { ...report, state: "issued", revision: 1 } : Promise.reject(refused([["month", "Kauri Legal has no calendar."]]))) });
    await press(ids.reportsTick("Harbour Dental", "2026-08"));
    await press(ids.reportsTick("Kauri Legal", "2026-08"));
    await press(ids.reportsIssueAll);
    expect(await screen.findByText("Issued 1 report.")).toBeTruthy();
    expect(screen.getByText("Kauri Legal has no calendar.")).toBeTruthy();
  });
});

describe("a policy file", () => {
  it("with problems is refused with all of them", async () => {
    const host = open("/policies/import", { "sla.import_policy": () => Promise.reject(refused([["targets[3].within", "“soon” is no length of time."], ["hours.mon", "25:00 is no time."]])) });
    await type(ids.policyImportPath, "/tmp/own.toml");
    await press(ids.policyImportCheck);
    const problems = within(await screen.findByTestId(ids.policyProblems));
    expect(problems.getByText("targets[3].within")).toBeTruthy();
    expect(problems.getByText("25:00 is no time.")).toBeTruthy();
    expect(host.asked("sla.import_policy")).toEqual([{ path: "/tmp/own.toml", text: "", dry_run: true }]);
    expect(screen.queryByTestId(ids.policyImportCommit)).toBeNull();
  });
});

describe("a change", () => {
  it("makes the window forget exactly the answers that read what it changed", async () => {
    const host = open("/tickets/T-4127");
    await screen.findByTestId(ids.ticketPage);
    const asked = (command: string) => host.calls.filter((call) => call.command === command).length;
    const before = { explain: asked("tickets.explain"), status: asked("app.status"), choices: asked("app.choices") };
    await press(ids.ticketExclude);
    await userEvent.selectOptions(await screen.findByTestId(ids.excludeReason), "third_party");
    await press(ids.excludeSave);
    await waitFor(() => expect(asked("tickets.explain")).toBeGreaterThan(before.explain));
    await waitFor(() => expect(asked("app.status")).toBeGreaterThan(before.status));
    expect(asked("app.choices")).toBe(before.choices);
  });

  it("asked for twice while it is on its way is made once, and again after it was refused", async () => {
    const refusals: ((failure: Failure) => void)[] = [];
    const host = open("/tickets/new", { "tickets.create": () => new Promise((_, refuse) => refusals.push(refuse)) });
    await type(ids.newTicketSubject, "Line down");
    const save = () => userEvent.keyboard("{Control>}{Enter}{/Control}");
    await save();
    await save();
    expect(host.asked("tickets.create")).toHaveLength(1);
    act(() => refusals[0]?.(refused([["client_id", "Choose a client."]])));
    expect(await screen.findByText("Choose a client.")).toBeTruthy();
    await save();
    expect(host.asked("tickets.create")).toHaveLength(2);
  });

  it("is not made again by a key that is held down", async () => {
    const host = open("/tickets/new");
    fireEvent.keyDown(await screen.findByTestId(ids.newTicketSubject), { key: "Enter", ctrlKey: true, repeat: true });
    expect(host.asked("tickets.create")).toEqual([]);
  });

  it("carries a key of its own, and reading carries none", async () => {
    const host = open("/tickets/T-4127");
    await press(ids.ticketExclude);
    await userEvent.selectOptions(await screen.findByTestId(ids.excludeReason), "third_party");
    await press(ids.excludeSave);
    await waitFor(() => expect(host.asked("tickets.exclude")).toHaveLength(1));
    expect(host.calls.find((call) => call.command === "tickets.exclude")?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(host.calls.find((call) => call.command === "tickets.explain")?.key).toBeNull();
  });
});
