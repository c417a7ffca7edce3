import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "../../../App";
import type { Failure } from "../../../bindings/types";
import { go } from "../../../shared/route";
import { ids } from "../../../shared/testids";
import { calendarPage, entry, warning } from "../../../testing/calendars";
import { answers } from "../../../testing/desk";
import { FakeHost, type Answers } from "../../../testing/fake";
import { draw } from "../../../testing/render";
import { spansOf, typed, weekOf } from "./week";

function refused(code: Failure["code"], problems: [field: string, message: string][]): Failure {
  return { code, message: "Not saved.", problems: problems.map(([field, message]) => ({ field, message })), advice: "" };
}

function open(path: string, changes: Answers = {}): FakeHost {
  go(path);
  const host = new FakeHost({ ...answers(), ...changes });
  draw(<App />, host);
  return host;
}

function fail(): never {
  throw new Error("the desk of the tests answers Home");
}

const press = async (id: string) => userEvent.click(await screen.findByTestId(id));
const type = async (id: string, words: string) => {
  const field = await screen.findByTestId(id);
  await userEvent.clear(field);
  await userEvent.type(field, words);
};
const valueOf = (id: string) => screen.getByTestId<HTMLInputElement>(id).value;

describe("hours as they are typed", () => {
  it("stay as they are typed, commas and all, and mean their spans", async () => {
    open("/policies/calendars/new");
    await type(ids.calendarHours("sat"), "10:00-12:00, ");
    expect(valueOf(ids.calendarHours("sat"))).toBe("10:00-12:00, ");
    await userEvent.keyboard("{Backspace}{Backspace}");
    expect(valueOf(ids.calendarHours("sat"))).toBe("10:00-12:00");
    expect(spansOf(" 09:00-12:00,, ")).toEqual(["09:00-12:00"]);
    expect(spansOf("")).toEqual([]);
    expect(typed(spansOf("09:00-12:00, 13:00-17:00"))).toBe("09:00-12:00, 13:00-17:00");
  });

  it("are drawn as far as they can be read, nights past midnight", () => {
    const week = weekOf([["22:00-06:00", "soon"], ["9:00–24:00"], [], [], [], [], []], false);
    expect(week[0]?.spans).toEqual([{ from: 1320, to: 1800 }]);
    expect(week[1]?.night).toEqual([{ from: 0, to: 360 }]);
    expect(week[1]?.spans).toEqual([{ from: 540, to: 1440 }]);
    expect(weekOf([], true)[6]?.spans).toEqual([{ from: 0, to: 1440 }]);
  });
});

describe("the editor", () => {
  it("makes a calendar from nothing and leads to its draft", async () => {
    const host = open("/policies/calendars/new");
    await type(ids.calendarName, "Night desk");
    await type(ids.calendarZone, "Pacific/Auckland");
    await type(ids.calendarHours("mon"), "09:00-12:00, 22:00-06:00");
    await press(ids.calendarAsMonday);
    await userEvent.click(await screen.findByTestId(ids.calendarSet("NZ")));
    await press(ids.calendarAddDate);
    await type(ids.calendarDate(0, "date"), "2026-12-24");
    await type(ids.calendarDate(0, "name"), "Christmas Eve");
    await userEvent.selectOptions(await screen.findByTestId(ids.calendarDate(0, "kind")), "hours");
    await type(ids.calendarDate(0, "spans"), "09:00-12:00");
    await press(ids.calendarSave);
    const night = ["09:00-12:00", "22:00-06:00"];
    await waitFor(() => expect(host.asked("calendars.save")).toEqual([{
      id: null, expected_version: 0,
      entry: {
        name: "Night desk", zone: "Pacific/Auckland", around_the_clock: false, week: [night, night, night, night, night, [], []], holiday_sets: ["NZ"],
        dates: [{ date: "2026-12-24", name: "Christmas Eve", kind: "hours", spans: ["09:00-12:00"] }],
      },
    }]));
    expect(await screen.findByTestId(ids.calendarDraft)).toBeTruthy();
  }, 20_000);

  it("says every problem at its field and keeps what was typed", async () => {
    open("/policies/calendars/cal1/edit", {
      "calendars.save": () => Promise.reject(refused("invalid", [["entry.name", "A calendar needs a name."], ["entry.week.tue", "05:00-09:00 begins before the night is over."], ["entry.dates.1.spans", "Give at least one span."]])),
    });
    await type(ids.calendarHours("tue"), "05:00-09:00");
    await press(ids.calendarSave);
    expect(await screen.findByText("A calendar needs a name.")).toBeTruthy();
    expect(screen.getByText("05:00-09:00 begins before the night is over.")).toBeTruthy();
    expect(screen.getByText("Give at least one span.")).toBeTruthy();
    expect(valueOf(ids.calendarHours("tue"))).toBe("05:00-09:00");
  });

  it("keeps mine when somebody was faster, and saves it over theirs only when told to", async () => {
    let tries = 0;
    const host = open("/policies/calendars/cal1/edit", { "calendars.save": () => (tries++ === 0 ? Promise.reject(refused("conflict", [])) : calendarPage) });
    await type(ids.calendarName, "Mine");
    await press(ids.calendarSave);
    await press(ids.conflictMine);
    await waitFor(() => expect(host.asked("calendars.save").map((args) => args.entry.name)).toEqual(["Mine", "Mine"]));
  });

  it("looks at a holiday file, names what it leaves out, and adds the new dates to what is typed", async () => {
    const host = open("/policies/calendars/cal1/edit");
    await type(ids.calendarFeedPath, "/tmp/nz.ics");
    await press(ids.calendarFeedLook);
    const preview = await screen.findByTestId(ids.calendarFeedPreview);
    expect(within(preview).getByText(/is not a whole day and was left out/)).toBeTruthy();
    expect(host.asked("calendars.import_holidays")[0]).toMatchObject({ path: "/tmp/nz.ics", dry_run: true, entry: { name: entry.name } });
    await press(ids.calendarFeedAdd);
    expect(valueOf(ids.calendarDate(3, "name"))).toBe("Auckland Anniversary Day");
    expect(valueOf(ids.calendarDate(4, "date"))).toBe("2027-11-12");
    await press(ids.calendarSave);
    await waitFor(() => expect(host.asked("calendars.save")[0]?.entry.dates.length).toBe(entry.dates.length + 2));
  });
});

describe("a draft", () => {
  it("says what it changes and whom it touches, and is published from a day", async () => {
    const host = open("/policies/calendars/cal1");
    const draft = await screen.findByTestId(ids.calendarDraft);
    expect(within(draft).getByText("Tue 29 Dec 2026: closed (Office closed).")).toBeTruthy();
    expect(within(draft).getByText(/touches 2 contracts: K-0112 Łódź Logistics/)).toBeTruthy();
    await press(ids.calendarPublish);
    await waitFor(() => expect(host.asked("calendars.publish")).toEqual([{ id: "cal1", expected_version: 7, from: "2026-09-25" }]));
  });

  it("refuses a day in the past at its field", async () => {
    open("/policies/calendars/cal1", { "calendars.publish": () => Promise.reject(refused("invalid", [["from", "A version takes effect after today."]])) });
    await press(ids.calendarPublish);
    expect(await screen.findByText("A version takes effect after today.")).toBeTruthy();
  });
});

describe("the year", () => {
  it("is one stop of the Tab key; arrows go from day to day and say each", async () => {
    open("/policies/calendars/cal1");
    const first = await screen.findByTestId(ids.calendarDay("2026-01-01"));
    first.focus();
    await userEvent.keyboard("{End}{ArrowUp}");
    expect(document.activeElement).toBe(screen.getByTestId(ids.calendarDay("2026-12-24")));
    expect(screen.getByText("Thursday 24 December, Short day, Christmas Eve, 09:00–12:00")).toBeTruthy();
    expect(screen.getByTestId(ids.calendarPicture).querySelectorAll('button[tabindex="0"]').length).toBe(1);
  });

  it("is a table as well, with the days that differ", async () => {
    open("/policies/calendars/cal1");
    await userEvent.click(within(await screen.findByTestId(ids.calendarPictureAs)).getByText("Table"));
    const table = await screen.findByTestId(ids.calendarTable);
    expect(within(table).getAllByRole("row").length).toBe(17);
    expect(within(table).getByText("Closed every week, clocks go forward 60 min")).toBeTruthy();
  });
});

describe("the end of the holidays", () => {
  it("stands on Home and leads to the calendar, which says what to do", async () => {
    open("/", { "app.home": async () => ({ ...await answers()["app.home"]?.({}) ?? fail(), calendars: [warning] }) });
    await userEvent.click(await screen.findByRole("button", { name: "Open the calendar" }));
    expect((await screen.findAllByText(/known until the end of 2035/)).length).toBeGreaterThan(0);
    expect(screen.getByText(/import a holiday file for 2036/)).toBeTruthy();
  });
});
