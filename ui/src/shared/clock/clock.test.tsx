import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { clockOf4127, denver, ledgerOf4127 } from "../../testing/example";
import { faults } from "../../testing/axe";
import { draw } from "../../testing/render";
import { seconds } from "../time/moment";
import { goBy } from "../time/now";
import { extentOf, foldWords, hourTicks, layAxis } from "./axis";
import { ClockPicture } from "./ClockPicture";
import { DayRuler } from "./DayRuler";
import { Ledger } from "./Ledger";
import { stairs } from "./stairs";

const days = clockOf4127.days;
const closed = clockOf4127.closed;
const extent = extentOf(days, closed, [seconds(denver("18 10:05")), seconds(denver("23 14:50"))]);

describe("the axis", () => {
  it("folds a closed weekend into one narrow strip and leaves open days to scale", () => {
    const axis = layAxis(days, extent, 1020, true);
    expect(axis.stretches.map((one) => one.folded)).toEqual([false, true, false, false, false]);
    const widths = axis.stretches.map((one) => one.right - one.left);
    expect(widths[1]).toBe(48);
    expect(widths[2]).toBeCloseTo(widths[3] ?? 0, 6);
    expect(axis.width).toBeCloseTo(1020, 6);
  });

  it("folds the weekend all the same where every day has a break at noon, and folds no day for its break", () => {
    const breaks = days.filter((day) => !day.closed).map((day) => ({ from: denver(`${day.date.slice(8)} 12:00`), to: denver(`${day.date.slice(8)} 13:00`) }));
    const all = [...closed, ...breaks].sort((one, other) => seconds(one.from) - seconds(other.from));
    const axis = layAxis(days, extentOf(days, all, [seconds(denver("18 10:05"))]), 1020, true);
    expect(axis.stretches.map((one) => one.folded)).toEqual([false, true, false, false, false]);
    expect(axis.stretches[1]?.days.length).toBe(2);
  });

  it("gives every second the same width at true scale", () => {
    const axis = layAxis(days, extent, 1020, false);
    const hour = (at: string) => axis.x(seconds(denver(at)) + 3600) - axis.x(seconds(denver(at)));
    expect(hour("18 12:00")).toBeCloseTo(hour("20 03:00"), 6);
  });

  it("starts two hours before the first opening and ends an hour after the last closing", () => {
    expect(extent).toEqual({ from: seconds(denver("18 07:00")), to: seconds(denver("23 18:00")) });
  });

  it("grows beyond the room rather than squeezing sixty days into nothing", () => {
    const many = Array.from({ length: 60 }, (_, at) => {
      const starts = Date.parse("2026-01-01T00:00:00Z") + at * 86_400_000;
      const moment = (ms: number) => ({ utc: new Date(ms).toISOString(), local: new Date(ms).toISOString().slice(0, 19), zone: "UTC", abbreviation: "UTC" });
      return { date: moment(starts).local.slice(0, 10), from: moment(starts), to: moment(starts + 86_400_000), closed: false, name: "" };
    });
    expect(layAxis(many, extentOf(many, [], []), 1020, true).width).toBeGreaterThan(60 * 55);
  });

  it("ticks the opening, the middle and the closing of a day", () => {
    const axis = layAxis(days, extent, 1020, true);
    const monday = axis.stretches[2];
    expect(monday === undefined ? [] : hourTicks(monday, axis, closed).map((tick) => tick.words)).toEqual(["09:00", "13:00", "17:00"]);
  });

  it("names each folded day, or only the first and last of many", () => {
    expect(foldWords(days.slice(1, 3))).toEqual(["Sat 19", "Sun 20"]);
    expect(foldWords([...days, ...days])).toEqual(["Fri 18", "to", "Wed 23"]);
  });
});

describe("event labels", () => {
  it("descend like stairs while their leaders would cut an earlier label", () => {
    const steps = stairs([{ x: 10, words: "10:05 Received" }, { x: 20, words: "10:52 First response" }, { x: 60, words: "14:20 Update" }, { x: 400, words: "09:40 Question" }], 1000);
    expect(steps.map((step) => step.row)).toEqual([0, 1, 2, 0]);
  });

  it("turn to the left of their leader at the right edge", () => {
    expect(stairs([{ x: 980, words: "14:35 Resolved" }], 1000)[0]?.turned).toBe(true);
  });

  it("leave the words to the table where more than six would stand over one another", () => {
    const crowd = Array.from({ length: 8 }, (_, at) => ({ x: 10 + at, words: "10:05 Message" }));
    expect(stairs(crowd, 1000).map((step) => step.row)).toEqual([0, 1, 2, 3, 4, 5, null, null]);
  });
});

describe("the ruler of the next 24 hours", () => {
  const shade = { calendar: "CyberMark Standard", closed: [{ from: "2026-09-24T05:00:00Z", to: "2026-09-24T21:00:00Z" }] };

  it("is shaded while the desk is closed, and says by which calendar", () => {
    goBy("2026-09-24T03:40:00Z");
    const { container } = draw(<DayRuler marks={[]} shade={shade} />);
    expect(screen.getByText(/shaded while CyberMark Standard is closed/)).toBeTruthy();
    const rect = container.querySelector("rect.shade");
    expect(Number(rect?.getAttribute("x"))).toBeCloseTo((80 / 1440) * 1180, 0);
    expect(Number(rect?.getAttribute("width"))).toBeCloseTo((960 / 1440) * 1180, 0);
  });

  it("is not shaded where the desk never closes", () => {
    const { container } = draw(<DayRuler marks={[]} shade={{ ...shade, closed: [] }} />);
    expect(container.querySelector("rect.shade")).toBeNull();
  });
});

describe("the clock picture", () => {
  it("is told in words to those who do not see it", () => {
    draw(<ClockPicture picture={clockOf4127} />);
    expect(screen.getByRole("img", { name: clockOf4127.text })).toBeTruthy();
  });

  it("draws each state in a form of its own", () => {
    const { container } = draw(<ClockPicture picture={clockOf4127} />);
    const count = (form: string) => container.querySelectorAll(`.clock-plot ${form}`).length;
    expect({ solid: count("rect.run"), hatched: count("rect.pz"), line: count("path.idle"), dashed: count("rect.budget"), red: count("rect.late"), flags: count("path.duef"), aims: count("path.aim") })
      .toEqual({ solid: 10, hatched: 2, line: 5, dashed: 3, red: 1, flags: 3, aims: 1 });
  });

  it("unfolds closed days at one click", async () => {
    draw(<ClockPicture picture={clockOf4127} />);
    expect(screen.getByText("Sat 19")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "True scale" }));
    expect(screen.queryByText("Sat 19")).toBeNull();
    expect(screen.getByText("Sat 19 Sep")).toBeTruthy();
  });

  it.each(["light", "dark"] as const)("has nothing for axe to find in %s", async (scheme) => {
    draw(<ClockPicture picture={clockOf4127} />, undefined, scheme);
    expect(await faults()).toEqual([]);
  });
});

describe("the ledger", () => {
  it("does not repeat the date of a line that ends the same day", () => {
    draw(<Ledger lines={ledgerOf4127} label="Resolution" />);
    const rows = screen.getAllByRole("row");
    expect(within(rows[1] ?? document.body).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["Fri 18 Sep 10:05", "17:00", "Running", "6:55", "6:55", "17:05"]);
  });

  it("counts nothing while closed or paused, and says why", () => {
    draw(<Ledger lines={ledgerOf4127} label="Resolution" />);
    const cells = (at: number) => within(screen.getAllByRole("row")[at] ?? document.body).getAllByRole("cell").map((cell) => cell.textContent);
    expect(cells(2).slice(2, 4)).toEqual(["Closednight and weekend", "–"]);
    expect(cells(4).slice(2, 4)).toEqual(["Pausedwaiting on client", "–"]);
  });
});
