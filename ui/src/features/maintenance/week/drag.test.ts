import { describe, expect, it } from "vitest";
import { pictureWeek } from "../../../testing/maintenance";
import { moment } from "../../../testing/desk";
import { barsOf, byKey, clockOf, drawn, isMovable, pulled, wallOf } from "./drag";

const NIGHT = { starts: "2026-09-26T22:00", ends: "2026-09-27T04:00" };

describe("pulling a bar", () => {
  it("moves it in steps of a quarter of an hour, with Shift of five minutes", () => {
    expect(pulled(NIGHT, "whole", 22, 0, 15)).toEqual({ starts: "2026-09-26T22:15", ends: "2026-09-27T04:15" });
    expect(pulled(NIGHT, "whole", -7, 0, 15)).toEqual(NIGHT);
    expect(pulled(NIGHT, "whole", -7, 0, 5)).toEqual({ starts: "2026-09-26T21:55", ends: "2026-09-27T03:55" });
  });

  it("moves it by whole nights without touching its hours", () => {
    expect(pulled(NIGHT, "whole", 0, -2, 15)).toEqual({ starts: "2026-09-24T22:00", ends: "2026-09-25T04:00" });
  });

  it("brings an odd start onto the step and keeps the length", () => {
    expect(pulled({ starts: "2026-09-26T22:07", ends: "2026-09-26T23:37" }, "whole", 30, 0, 15)).toEqual({ starts: "2026-09-26T22:30", ends: "2026-09-27T00:00" });
  });

  it("pulls at one edge and leaves the other, never past it", () => {
    expect(pulled(NIGHT, "end", 60, 3, 15)).toEqual({ starts: NIGHT.starts, ends: "2026-09-27T05:00" });
    expect(pulled(NIGHT, "start", -40, 0, 15)).toEqual({ starts: "2026-09-26T21:15", ends: NIGHT.ends });
    expect(pulled(NIGHT, "start", 9000, 0, 15)).toEqual({ starts: "2026-09-27T03:45", ends: NIGHT.ends });
    expect(pulled(NIGHT, "end", -9000, 0, 15)).toEqual({ starts: NIGHT.starts, ends: "2026-09-26T22:15" });
  });

  it("is done by arrows alone: along by a quarter, up and down by a night, with Shift at the end", () => {
    expect(byKey(NIGHT, "ArrowRight", false)).toEqual({ starts: "2026-09-26T22:15", ends: "2026-09-27T04:15" });
    expect(byKey(NIGHT, "ArrowUp", false)).toEqual({ starts: "2026-09-25T22:00", ends: "2026-09-26T04:00" });
    expect(byKey(NIGHT, "ArrowLeft", true)).toEqual({ starts: NIGHT.starts, ends: "2026-09-27T03:45" });
    expect([byKey(NIGHT, "ArrowUp", true), byKey(NIGHT, "a", false)]).toEqual([null, null]);
  });
});

describe("the bars of a stretch", () => {
  const occurrence = pictureWeek(moment).bars[3]?.occurrence;
  if (occurrence === undefined) throw new Error("the week has seven bars");

  it("are one across midnight", () => {
    expect(barsOf(NIGHT, occurrence, "2026-09-21").map(({ night, span, from_before, goes_on }) => ({ night, span, from_before, goes_on })))
      .toEqual([{ night: 5, span: { from: 600, to: 960 }, from_before: false, goes_on: false }]);
  });

  it("are two across noon, each saying that it goes on", () => {
    const bars = barsOf({ starts: "2026-09-26T10:00", ends: "2026-09-26T14:00" }, occurrence, "2026-09-21");
    expect(bars.map(({ night, span, from_before, goes_on }) => ({ night, span, from_before, goes_on }))).toEqual([
      { night: 4, span: { from: 1320, to: 1440 }, from_before: false, goes_on: true }, { night: 5, span: { from: 0, to: 120 }, from_before: true, goes_on: false },
    ]);
  });

  it("leave out what lies beyond the week", () => {
    expect(barsOf({ starts: "2026-09-30T10:00", ends: "2026-09-30T14:00" }, occurrence, "2026-09-21")).toEqual([]);
  });
});

describe("drawing an empty stretch", () => {
  it("keeps to the step whichever way it is drawn, and a click draws nothing", () => {
    expect(drawn(608, 472, 15)).toEqual({ from: 465, to: 615 });
    expect(drawn(600, 604, 15)).toBeNull();
  });

  it("is read off the wall from noon on", () => {
    expect([wallOf("2026-09-26", 600), wallOf("2026-09-26", 960), clockOf(840), clockOf(0)]).toEqual(["2026-09-26T22:00", "2026-09-27T04:00", "02:00", "12:00"]);
  });
});

it("only what is still to come may be moved", () => {
  const states = pictureWeek(moment).bars.map((bar) => [bar.occurrence.number, isMovable(bar.occurrence)]);
  expect(states).toContainEqual(["MW-203", false]);
  expect(states).toContainEqual(["MW-210", true]);
});
