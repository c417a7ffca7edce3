import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "./App";
import type { Failure } from "./bindings/types";
import { stretchOfDays } from "./features/maintenance/month/event";
import { go } from "./shared/route";
import { ids } from "./shared/testids";
import { faults } from "./testing/axe";
import { answers, moment } from "./testing/desk";
import { FakeHost, type Answers } from "./testing/fake";
import { pictureWeek, windowOf, windowPreview } from "./testing/maintenance";
import { draw } from "./testing/render";

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
const bar = (number: string) => screen.findByTestId(ids.maintenanceBar(number));
const query = () => new URLSearchParams(window.location.hash.split("?")[1]);

/** jsdom knows no pointer; a mouse event of that name carries all that is read of one. */
function point(element: Element | Window, kind: "down" | "move" | "up", clientX: number, clientY: number, shiftKey = false) {
  fireEvent(element, new MouseEvent(`pointer${kind}`, { bubbles: true, cancelable: true, button: 0, clientX, clientY, shiftKey }));
}

/** Pulls with the pointer: the picture is 1000 wide, so that an hour is 37.83 pixels. */
function pull(element: Element, dx: number, dy = 0, at = { x: 600, y: 430 }, shiftKey = false) {
  point(element, "down", at.x, at.y);
  point(window, "move", at.x + dx, at.y + dy, shiftKey);
  point(window, "up", at.x + dx, at.y + dy);
}

describe("a bar of the week", () => {
  it("that is pulled stands elsewhere, says what stands against it, and is saved for this one alone", async () => {
    const host = open("/maintenance");
    pull(await bar("MW-208"), 38);
    const menu = await screen.findByRole("dialog", { name: "Where MW-208 goes" });
    expect(await within(menu).findByText("Overlaps MW-205 by 1 h")).toBeTruthy();
    const one = { starts: "2026-09-26T23:00", ends: "2026-09-27T05:00", zone: "Pacific/Auckland", rule: "" };
    const series = { ...one, rule: "FREQ=MONTHLY;BYDAY=4SA" };
    const asked = { id: "MW-208", recurrence_id: "2026-09-26T22:00:00" };
    await waitFor(() => expect(host.asked("maintenance.preview")).toMatchObject([{ ...asked, form: series }, { ...asked, form: one }]));
    expect(host.asked("maintenance.move")).toEqual([]);
    expect(await faults()).toEqual([]);
    await userEvent.click(within(menu).getByTestId(ids.maintenanceScope("one")));
    await waitFor(() => expect(host.asked("maintenance.move")).toEqual([
      { id: "MW-208", expected_version: 2, recurrence_id: "2026-09-26T22:00:00", starts: "2026-09-26T23:00", ends: "2026-09-27T05:00", zone: "Pacific/Auckland", scope: "one" },
    ]));
    await userEvent.click(await screen.findByTestId(ids.toastUndo));
    await waitFor(() => expect(host.asked("maintenance.move").at(-1)).toMatchObject({ starts: "2026-09-26T22:00", ends: "2026-09-27T04:00", scope: "one" }));
  });

  it("of a series asks which of it is meant; one that does not come back does not", async () => {
    const host = open("/maintenance");
    pull(await bar("MW-208"), 38);
    await press(ids.maintenanceScope("following"));
    await waitFor(() => expect(host.asked("maintenance.move").at(-1)?.scope).toBe("following"));
    pull(await bar("MW-206"), 38);
    expect(await screen.findByRole("button", { name: "Move it" })).toBeTruthy();
    expect(screen.queryByText("This and following")).toBeNull();
  });

  it("of a series says what stands against the later ones as well, before they are moved along", async () => {
    const later = { kind: "overlap", words: "Overlaps MW-190 by 2 h", why: "Same client", detail: "Harbour Dental, Sun 25 Oct", window: null, recurrence_id: "2026-10-24T23:00:00", times: 11 };
    const preview = windowPreview(moment);
    open("/maintenance", { "maintenance.preview": ({ form }) => ({ ...preview, conflicts: form.rule === "" ? [] : [later] }) });
    pull(await bar("MW-208"), 38);
    const menu = await screen.findByTestId(ids.maintenanceMove);
    expect(await within(menu).findByText("Overlaps MW-190 by 2 h")).toBeTruthy();
    expect(within(menu).getByText("11 times")).toBeTruthy();
    expect(within(menu).getByText("Nothing stands against it.")).toBeTruthy();
  });

  it("is put back by Esc, and nothing was saved", async () => {
    const host = open("/maintenance");
    pull(await bar("MW-208"), 76);
    await screen.findByTestId(ids.maintenanceMove);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId(ids.maintenanceMove)).toBeNull());
    expect(host.asked("maintenance.move")).toEqual([]);
  });

  it("is pulled at its end in quarters of an hour, and in steps of five minutes with Shift", async () => {
    const host = open("/maintenance");
    const end = (await bar("MW-206")).querySelector(".grip.end");
    if (end === null) throw new Error("a bar to come has an end to pull at");
    pull(end, 13, 0, { x: 500, y: 300 }, true);
    await screen.findByTestId(ids.maintenanceMove);
    await waitFor(() => expect(host.asked("maintenance.preview").at(-1)?.form).toMatchObject({ starts: "2026-09-24T23:00", ends: "2026-09-25T01:20" }));
  });

  it("is moved by arrows, resized with Shift, and saved by Enter, without a pointer", async () => {
    const host = open("/maintenance");
    const core = await bar("MW-208");
    core.focus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowUp}{Shift>}{ArrowRight}{/Shift}");
    await screen.findByTestId(ids.maintenanceMove);
    expect(document.activeElement).toBe(await bar("MW-208"));
    await userEvent.keyboard("{Enter}{Enter}");
    await waitFor(() => expect(host.asked("maintenance.move")).toEqual([expect.objectContaining({ starts: "2026-09-25T22:30", ends: "2026-09-26T04:45", scope: "one" })]));
  });

  it("that is over cannot be moved, only opened", async () => {
    const host = open("/maintenance");
    const done = await bar("MW-203");
    pull(done, 80);
    done.focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(screen.queryByTestId(ids.maintenanceMove)).toBeNull();
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByTestId(ids.maintenancePanel)).toBeTruthy();
    expect(host.asked("maintenance.move")).toEqual([]);
  });

  it("asks before Delete cancels it", async () => {
    const host = open("/maintenance");
    (await bar("MW-208")).focus();
    await userEvent.keyboard("{Delete}");
    expect(await screen.findByText(/Cancel Sat 26 Sep/)).toBeTruthy();
    expect(host.asked("maintenance.cancel")).toEqual([]);
    await press(ids.maintenanceCancel("one"));
    await waitFor(() => expect(host.asked("maintenance.cancel")).toEqual([{ id: "MW-208", expected_version: 2, recurrence_id: "2026-09-26T22:00:00", scope: "one" }]));
  });

  it("keeps its place when the window was changed by somebody else in the meantime", async () => {
    const failure: Failure = { code: "conflict", message: "Someone changed MW-208 in the meantime.", problems: [], advice: "Look at it again." };
    open("/maintenance", { "maintenance.move": () => Promise.reject(failure) });
    pull(await bar("MW-208"), 38);
    await press(ids.maintenanceScope("all"));
    expect(await screen.findByText(failure.message)).toBeTruthy();
    expect(screen.getByTestId(ids.maintenanceMove)).toBeTruthy();
  });
});

describe("the week", () => {
  it("takes a stretch that is drawn into the form of a new window", async () => {
    open("/maintenance?zone=America/Denver");
    const week = await screen.findByRole("group", { name: /^Week, noon to noon/ });
    await bar("MW-208");
    pull(week, 76, 0, { x: 400, y: 70 });
    await screen.findByTestId(ids.windowForm);
    const { value } = screen.getByTestId<HTMLInputElement>(ids.windowField("starts"));
    expect([value, screen.getByTestId<HTMLInputElement>(ids.windowField("ends")).value]).toEqual(["2026-09-21T20:15", "2026-09-21T22:15"]);
    expect(screen.getByTestId<HTMLInputElement>(ids.windowField("zone")).value).toBe("America/Denver");
  });

  it("is left by PageDown and found again by T, and opens on today the next time", async () => {
    const host = open("/maintenance");
    await bar("MW-208");
    await userEvent.keyboard("{PageDown}");
    expect(await screen.findByText("28 September – 4 October 2026")).toBeTruthy();
    expect(host.asked("maintenance.week").at(-1)?.day).toBe("2026-09-28");
    expect(await screen.findByText("No maintenance in this week")).toBeTruthy();
    expect(window.localStorage.getItem("place:/maintenance")).toBe("");
    await userEvent.keyboard("t");
    expect(await screen.findByText("21 – 27 September 2026")).toBeTruthy();
  });

  it("remembers the view and the filters it was left with", async () => {
    const host = open("/maintenance?view=list");
    await press(ids.maintenanceFilter("state"));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Draft" }));
    await waitFor(() => expect(host.asked("maintenance.list").at(-1)?.state).toBe("draft"));
    expect(window.localStorage.getItem("place:/maintenance")).toBe("view=list&state=draft");
  });

  it("draws the hour that does not exist, the real length of its night, and the present", async () => {
    open("/maintenance");
    await bar("MW-208");
    for (const words of ["02:00 → 03:00", "23 h long", "today", "15:40", "to Sun 27"]) expect(screen.getAllByText(words).length).toBe(1);
    expect((await bar("MW-208")).querySelector(".gapm")).toBeTruthy();
    expect((await bar("MW-205")).querySelector(".gapm")).toBeNull();
  });

  it("draws an hour that comes twice", async () => {
    const week = pictureWeek(moment);
    open("/maintenance", { "maintenance.week": () => ({ ...week, nights: week.nights.map((night, at) => (at === 5 ? { ...night, minutes: 1500, skipped: null, repeated: { from: 840, to: 900 } } : night)) }) });
    expect(await screen.findByText("02:00–03:00 twice")).toBeTruthy();
    expect(screen.getByText("25 h long")).toBeTruthy();
    expect(screen.getByText("hour that comes twice")).toBeTruthy();
  });
});

describe("the month", () => {
  it("shows a night of 22:00–04:00 once, on the day it begins", async () => {
    open("/maintenance?view=month");
    await screen.findByText("Core switch firmware");
    const days = [...document.querySelectorAll("td[data-date]")].filter((day) => day.textContent.includes("Core switch firmware")).map((day) => day.getAttribute("data-date"));
    expect(days).toEqual(["2026-09-26"]);
  });

  const CORE = ids.maintenanceEvent("MW-208", "2026-09-26T22:00:00");

  it("takes a window to another day by arrows, and saves nothing before one says for which of them", async () => {
    const host = open("/maintenance?view=month");
    (await screen.findByTestId(CORE)).focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowUp}{ArrowUp}{ArrowLeft}");
    const menu = await screen.findByTestId(ids.maintenanceMove);
    await waitFor(() => expect(host.asked("maintenance.preview").at(-1)?.form).toMatchObject({ starts: "2026-09-10T22:00", ends: "2026-09-11T04:00" }));
    expect(document.querySelector('td[data-date="2026-09-10"]')?.textContent).toContain("Core switch firmware");
    expect(document.activeElement).toBe(screen.getByTestId(CORE));
    expect(host.asked("maintenance.move")).toEqual([]);
    expect(within(menu).getByText("This and following")).toBeTruthy();
    await userEvent.keyboard("{Enter}{Enter}");
    await waitFor(() => expect(host.asked("maintenance.move")).toEqual([
      expect.objectContaining({ id: "MW-208", recurrence_id: "2026-09-26T22:00:00", starts: "2026-09-10T22:00", ends: "2026-09-11T04:00", scope: "one" }),
    ]));
  });

  it("puts a window back by Esc, with the focus on it", async () => {
    const host = open("/maintenance?view=month");
    (await screen.findByTestId(CORE)).focus();
    await userEvent.keyboard("{ArrowLeft}");
    await screen.findByTestId(ids.maintenanceMove);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId(ids.maintenanceMove)).toBeNull());
    expect(document.querySelector('td[data-date="2026-09-26"]')?.textContent).toContain("Core switch firmware");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId(CORE)));
    expect(host.asked("maintenance.move")).toEqual([]);
  });

  it("leaves what is over where it is", async () => {
    open("/maintenance?view=month");
    (await screen.findByTestId(ids.maintenanceEvent("MW-203", "2026-09-22T20:00:00"))).focus();
    await userEvent.keyboard("{ArrowLeft}");
    expect(screen.queryByTestId(ids.maintenanceMove)).toBeNull();
  });

  it("asks before Delete cancels one", async () => {
    const host = open("/maintenance?view=month");
    (await screen.findByTestId(CORE)).focus();
    await userEvent.keyboard("{Delete}");
    expect(await screen.findByText(/Cancel Sat 26 Sep/)).toBeTruthy();
    expect(host.asked("maintenance.cancel")).toEqual([]);
  });

  it("means late that evening by one day that is drawn, and whole days by several", () => {
    expect(stretchOfDays("2026-09-30", "2026-10-01")).toEqual({ starts: "2026-09-30T22:00", ends: "2026-10-01T00:00" });
    expect(stretchOfDays("2026-09-25", "2026-09-28")).toEqual({ starts: "2026-09-25T00:00", ends: "2026-09-28T00:00" });
  });
});

describe("the list", () => {
  it("is written as CSV as it is filtered", async () => {
    const host = open("/maintenance?view=list&kind=emergency");
    await screen.findByText("OpenSSL patch");
    await press(ids.maintenanceSave);
    await type(ids.saveToPath, "/home/ana/maintenance.csv");
    await press(ids.saveTo);
    await waitFor(() => expect(host.asked("maintenance.save_list")).toMatchObject([{ path: "/home/ana/maintenance.csv", filter: { kind: "emergency" } }]));
  });

  it("opens a window beside itself", async () => {
    open("/maintenance?view=list");
    await userEvent.click(await screen.findByText("Core switch firmware"));
    expect(within(await screen.findByTestId(ids.maintenancePanel)).getByText("Fourth Saturday of each month, 22:00–04:00")).toBeTruthy();
  });
});

describe("the panel of a window", () => {
  const at = "/maintenance?window=MW-208&at=2026-09-26T22:00:00";

  it("says when it is for each client on its own clocks, and until when each has to be told", async () => {
    open(at);
    const panel = await screen.findByTestId(ids.maintenancePanel);
    const line = (await within(panel).findByText("Łódź Logistics")).closest("li");
    expect(line?.textContent).toContain("Sat 26 Sep 04:00 MDT – Sat 26 Sep 09:00 MDT");
    expect(line?.textContent).toContain("tell it until Thu 24 Sep 04:00 MDT");
    expect(panel.textContent).toContain("clocks go forward at 02:00");
    expect(panel.textContent).toContain("every calendar shows 5 h");
  });

  it("records how it went, and says what it took beyond its end", async () => {
    const overrun = { started: moment("2026-09-24 23:05 NZST"), ended: moment("2026-09-25 01:40 NZST"), outcome: "done", words: "", overrun: 2400, recorded: moment("2026-09-25 01:50 NZST") };
    const host = open("/maintenance?window=MW-206&at=2026-09-24T23:00:00", { "maintenance.record": ({ id }) => ({ ...windowOf(id, moment), actuals: [overrun] }) });
    await press(ids.maintenanceSteps);
    await press(ids.maintenanceStep("record"));
    fireEvent.change(await screen.findByTestId(ids.maintenanceEnded), { target: { value: "2026-09-25T01:40" } });
    await userEvent.selectOptions(screen.getByTestId(ids.maintenanceOutcome), "partly_done");
    await press(ids.maintenanceRecord);
    await waitFor(() => expect(host.asked("maintenance.record")).toEqual([
      { id: "MW-206", expected_version: 2, recurrence_id: "2026-09-24T23:00:00", started: "2026-09-24T23:00", ended: "2026-09-25T01:40", outcome: "partly_done", words: "" },
    ]));
    expect(await screen.findByText("Recorded: 40 min over its planned end.")).toBeTruthy();
  });

  it("publishes a draft, and removes one only after asking", async () => {
    const host = open("/maintenance?window=MW-210&at=2026-09-27T22:00:00");
    await press(ids.maintenancePublish);
    await waitFor(() => expect(host.asked("maintenance.publish_window")).toEqual([{ id: "MW-210", expected_version: 2 }]));
    await press(ids.maintenanceSteps);
    await press(ids.maintenanceStep("cancel"));
    expect(host.asked("maintenance.remove")).toEqual([]);
    await press(ids.maintenanceRemove);
    await waitFor(() => expect(host.asked("maintenance.remove")).toEqual([{ id: "MW-210", expected_version: 2 }]));
  });

  it("lets a cancelled one take place again", async () => {
    const host = open(at, { "maintenance.get": ({ id }) => ({ ...windowOf(id, moment), occurrence: { ...windowOf(id, moment).occurrence, state: "cancelled" } }) });
    await press(ids.maintenanceRestore);
    await waitFor(() => expect(host.asked("maintenance.restore")).toEqual([{ id: "MW-208", expected_version: 2, recurrence_id: "2026-09-26T22:00:00", scope: "one" }]));
  });

  it("takes the window as a template, and E leads to its form", async () => {
    const host = open(at);
    await press(ids.maintenanceSteps);
    await press(ids.maintenanceStep("template"));
    await type(ids.maintenanceTemplateName, "Switches");
    await press(ids.maintenanceTemplateSave);
    await waitFor(() => expect(host.asked("maintenance.save_template")).toMatchObject([{ id: null, name: "Switches", form: { rule: "FREQ=MONTHLY;BYDAY=4SA" } }]));
    await userEvent.keyboard("e");
    expect(await screen.findByTestId(ids.windowScope)).toBeTruthy();
  });
});

describe("the form of a window", () => {
  it("is filled by a template, shows what it comes to, and is saved by Ctrl Enter", async () => {
    const host = open("/maintenance/new");
    await screen.findByText("Sat/Sun 22:00–04:00, CyberMark · Sun 27 Sep 2026, 22:00–04:00");
    await userEvent.selectOptions(screen.getByTestId(ids.windowTemplate), "Sat/Sun 22:00–04:00, CyberMark");
    await type(ids.windowField("title"), "Patch night");
    await userEvent.selectOptions(screen.getByTestId(ids.windowField("rule")), "WEEKLY");
    await press(ids.windowDay("SA"));
    expect(within(screen.getByTestId(ids.windowPreview)).getByText("Overlaps MW-205 by 1 h")).toBeTruthy();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(host.asked("maintenance.save")).toMatchObject([{
      id: null, expected_version: 0, publish: false,
      form: { title: "Patch night", starts: "2026-09-27T22:00", ends: "2026-09-28T04:00", rule: "FREQ=WEEKLY;BYDAY=SA,SU", zone: "Pacific/Auckland" },
    }]));
    expect(await screen.findByTestId(ids.maintenancePanel)).toBeTruthy();
  });

  it("asks of an emergency why, who and whose leave, and of nothing else", async () => {
    open("/maintenance/new");
    await screen.findByTestId(ids.windowField("kind"));
    expect(screen.queryByTestId(ids.windowField("approver"))).toBeNull();
    await userEvent.selectOptions(screen.getByTestId(ids.windowField("kind")), "emergency");
    for (const field of ["category", "reason", "requester", "approver"]) expect(screen.getByTestId(ids.windowField(field))).toBeTruthy();
  });

  it("says every problem at its field and keeps what was typed, also when one leaves", async () => {
    const failure: Failure = { code: "invalid", message: "Not saved.", problems: [{ field: "title", message: "A window needs a title." }, { field: "rule", message: "SECONDLY cannot be followed." }], advice: "" };
    open("/maintenance/new", { "maintenance.save": () => Promise.reject(failure) });
    await type(ids.windowField("words"), "Mail is slow");
    await press(ids.windowSave);
    expect(await screen.findByText("A window needs a title.")).toBeTruthy();
    expect(screen.getByText("SECONDLY cannot be followed.")).toBeTruthy();
    go("/maintenance");
    await bar("MW-208");
    go("/maintenance/new");
    expect((await screen.findByTestId<HTMLInputElement>(ids.windowField("words"))).value).toBe("Mail is slow");
  });

  it("of a series changes one on its own times, or all on those of the first", async () => {
    const host = open("/maintenance/MW-208/edit?at=2026-09-26T22:00:00", {
      "maintenance.get": ({ id }) => ({ ...windowOf(id, moment), form: { ...windowOf(id, moment).form, starts: "2026-01-24T22:00", ends: "2026-01-25T04:00" } }),
    });
    const starts = await screen.findByTestId<HTMLInputElement>(ids.windowField("starts"));
    expect(starts.value).toBe("2026-01-24T22:00");
    await userEvent.selectOptions(screen.getByTestId(ids.windowScope), "one");
    expect(starts.value).toBe("2026-09-26T22:00");
    expect(screen.queryByTestId(ids.windowField("title"))).toBeNull();
    fireEvent.change(starts, { target: { value: "2026-09-26T21:00" } });
    expect(screen.getByTestId<HTMLInputElement>(ids.windowField("ends")).value).toBe("2026-09-27T03:00");
    await press(ids.windowSave);
    await waitFor(() => expect(host.asked("maintenance.save")).toMatchObject([{ id: "MW-208", expected_version: 2, scope: "one", recurrence_id: "2026-09-26T22:00:00", form: { starts: "2026-09-26T21:00" } }]));
  });

  it("shows both versions when somebody else was faster, and saves what is chosen", async () => {
    const failure: Failure = { code: "conflict", message: "Changed in the meantime.", problems: [], advice: "" };
    let tries = 0;
    let asked = 0;
    const host = open("/maintenance/MW-206/edit?at=2026-09-24T23:00:00", {
      "maintenance.get": ({ id }) => {
        asked += 1;
        const stored = windowOf(id, moment);
        return asked === 1 ? stored : { ...stored, version: 5, form: { ...stored.form, words: "Theirs" } };
      },
      "maintenance.save": ({ id }) => {
        tries += 1;
        return tries === 1 ? Promise.reject(failure) : windowOf(id ?? "", moment);
      },
    });
    await type(ids.windowField("title"), "Mine");
    await press(ids.windowSave);
    expect(await screen.findByTestId(ids.conflict)).toBeTruthy();
    await userEvent.click(await screen.findByTestId(ids.conflictField("words", "theirs")));
    await press(ids.conflictSave);
    await waitFor(() => expect(host.asked("maintenance.save").at(-1)).toMatchObject({ expected_version: 5, form: { title: "Mine", words: "Theirs" } }));
  });
});

describe("what belongs to maintenance", () => {
  it("stands in the navigation with the number of notices whose limit is near", async () => {
    const host = open("/");
    const due = await (answers()["maintenance.notices_due"]?.({}) ?? { count: -1 });
    const entry = await screen.findByTestId(ids.nav("maintenance"));
    await waitFor(() => expect(entry.querySelector(".n")?.textContent).toBe(String(due.count)));
    expect(due.count).toBeGreaterThan(0);
    expect(host.asked("maintenance.notices_due").length).toBe(1);
  });

  it("enters, changes and removes a blackout", async () => {
    const host = open("/maintenance/blackouts");
    await press(ids.blackoutEdit("Kauri Legal"));
    await type(ids.blackoutField("reason"), "Stocktaking");
    await press(ids.blackoutSave);
    await waitFor(() => expect(host.asked("maintenance.save_blackout")).toEqual([{ id: "b1", expected_version: 1, client: "Kauri Legal", starts: "2026-09-27T00:00", ends: "2026-09-28T00:00", reason: "Stocktaking" }]));
    await press(ids.blackoutRemove("Kauri Legal"));
    await waitFor(() => expect(host.asked("maintenance.remove_blackout")).toEqual([{ id: "b1", expected_version: 1 }]));
  });

  it("plans with a template, and leaves those of policies as they are", async () => {
    open("/maintenance/templates");
    await screen.findByText("Network, fourth Saturday");
    expect(screen.queryByTestId(ids.templateRemove("Sat/Sun 22:00–04:00, CyberMark"))).toBeNull();
    await press(ids.templateUse("Network, fourth Saturday"));
    expect((await screen.findByTestId<HTMLInputElement>(ids.windowField("title"))).value).toBe("Core switch firmware");
  });

  it("is found by the palette, whose line leads to the week of the window", async () => {
    open("/");
    await userEvent.keyboard("{Control>}k{/Control}");
    await userEvent.type(await screen.findByTestId(ids.paletteInput), "w: core");
    await userEvent.click(await screen.findByRole("option", { name: /MW-208/ }));
    expect(await screen.findByTestId(ids.maintenancePanel)).toBeTruthy();
    expect(query().get("day")).toBe("2026-09-26");
  });
});
