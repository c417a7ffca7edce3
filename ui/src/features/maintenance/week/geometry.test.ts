import { describe, expect, it } from "vitest";
import type { NightBar } from "../../../bindings/types";
import { moment } from "../../../testing/desk";
import { pictureWeek } from "../../../testing/maintenance";
import { secondLine } from "../words";
import { layout, minuteAt, nightAt, xOf } from "./geometry";

const week = pictureWeek(moment);
const words = (bar: NightBar) => ({ title: bar.occurrence.title, inside: secondLine(bar.occurrence, "inside"), outside: secondLine(bar.occurrence, "beside") });
const notched = (bar: NightBar) => bar.occurrence.number === "MW-208";
const picture = layout(week.bars, words, notched, 852, 748);
const at = (number: string) => {
  const found = picture.bars.find((one) => one.bar.occurrence.number === number);
  if (found === undefined) throw new Error(`${number} is not drawn`);
  return found;
};
const box = (number: string) => {
  const { left, top, width, height } = at(number);
  return [Math.round(left * 10) / 10, top, Math.round(width * 10) / 10, height];
};

describe("the reference picture", () => {
  it("has its seven rows where they stand there", () => {
    expect(picture.rows.map((row) => row.top)).toEqual([34, 136, 238, 340, 442, 544, 646]);
    expect(picture.height).toBe(748);
  });

  it("has its bars where they stand there", () => {
    expect(box("MW-203")).toEqual([345.3, 144, 63.3, 40]);
    expect(box("MW-208")).toEqual([408.7, 552, 190, 46]);
    expect(box("MW-205")).toEqual([567, 598, 63.3, 34]);
    expect(box("MW-209")).toEqual([187, 654, 95, 40]);
    expect(box("MW-210")).toEqual([408.7, 654, 190, 40]);
  });

  it("carries the words of short bars outside", () => {
    expect(["MW-203", "MW-207", "MW-208", "MW-205", "MW-210"].map((number) => at(number).side)).toEqual(["right", "right", "inside", "right", "inside"]);
  });
});

describe("bars that meet", () => {
  const base = week.bars[0];
  if (base === undefined) throw new Error("the week has bars");
  const bar = (from: number, to: number): NightBar => ({ ...base, night: 0, span: { from, to } });
  const short = () => ({ title: "x", inside: "x", outside: "x" });
  const drawn = (bars: NightBar[], height = 748) => layout(bars, short, () => false, 852, height);

  it("stand in lanes below each other, and use a lane again where it is free", () => {
    const lanes = drawn([bar(0, 400), bar(200, 600), bar(300, 500), bar(700, 800)]).bars;
    expect(lanes.map((one) => [one.bar.span.from, one.lane])).toEqual([[0, 0], [700, 0], [200, 1], [300, 2]]);
  });

  it("never overlap in a lane, however many there are", () => {
    const many = Array.from({ length: 40 }, (_, at) => bar((at * 97) % 1300, ((at * 97) % 1300) + 30 + ((at * 53) % 400)));
    const placed = drawn(many).bars;
    const clashes = placed.flatMap((one) => placed.filter((other) => other !== one && other.lane === one.lane && one.left < other.left + other.width && other.left < one.left + one.width));
    expect(clashes).toEqual([]);
  });

  it("let their night grow rather than being squeezed", () => {
    const { rows, bars } = drawn([bar(0, 400), bar(10, 400), bar(20, 400), bar(30, 400), bar(40, 400)]);
    const last = bars[4];
    expect((last?.top ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((rows[0]?.top ?? 0) + (rows[0]?.height ?? 0));
    expect(rows[1]?.top).toBe((rows[0]?.top ?? 0) + (rows[0]?.height ?? 0));
  });

  it("take their room from the nights that have some, so that the week still fits", () => {
    const { rows, height } = drawn([bar(0, 400), bar(10, 400), bar(20, 400)], 620);
    expect(rows[0]?.height).toBe(130);
    expect(height).toBeLessThanOrEqual(620);
  });

  it("put the words to the left where nothing is free at the right", () => {
    const late = layout([bar(1400, 1440)], () => ({ title: "Quarterly restore test", inside: "", outside: "MW-1 · 11:20–12:00 NZST" }), () => false, 852, 748).bars[0];
    expect(late?.side).toBe("left");
  });
});

it("a place of the picture is a minute of a night and back", () => {
  expect(minuteAt(xOf(615, 700), 700)).toBeCloseTo(615);
  expect([minuteAt(0, 700), minuteAt(9000, 700)]).toEqual([0, 1440]);
  expect([nightAt(35, picture.rows), nightAt(645, picture.rows), nightAt(646, picture.rows), nightAt(9999, picture.rows)]).toEqual([0, 5, 6, 6]);
});
