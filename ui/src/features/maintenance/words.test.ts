import { describe, expect, it } from "vitest";
import { moment } from "../../testing/desk";
import { pictureWeek } from "../../testing/maintenance";
import { barMark, hoursWords, lengthWords, nightWords, secondLine, spoken, weekWords } from "./words";

const rows = pictureWeek(moment).bars.map((bar) => bar.occurrence);
const of = (number: string) => {
  const row = rows.find((one) => one.number === number);
  if (row === undefined) throw new Error(`${number} is not in the week`);
  return row;
};

describe("the words of a bar", () => {
  it("name both zones of a night on which the clocks change, with its real length", () => {
    expect(secondLine(of("MW-208"), "inside")).toBe("22:00 NZST – 04:00 NZDT · 5 h");
    expect(spoken(of("MW-208"), 2026)).toBe("MW-208 Core switch firmware, published, Sat 26 Sep 22:00 NZST to Sun 27 Sep 04:00 NZDT, lasts 5 h, clocks go forward at 02:00, 2 conflicts");
  });

  it("say the own times of a window of another zone", () => {
    expect(secondLine(of("MW-209"), "beside")).toBe("20:00–23:00 MDT");
  });

  it("leave the number out where room is short", () => {
    expect([secondLine(of("MW-206"), "beside"), secondLine(of("MW-206"), "tight")]).toEqual(["MW-206 · 23:00–01:00 NZST", "23:00–01:00 NZST"]);
  });

  it("say when it really was, once that is recorded, and how far it went over", () => {
    expect(secondLine(of("MW-203"), "beside")).toBe("MW-203 · 20:04–21:47 NZST · done");
    const actual = of("MW-203").actual;
    expect(secondLine({ ...of("MW-203"), actual: actual === null ? null : { ...actual, overrun: 4500 } }, "beside")).toBe("MW-203 · 20:04–21:47 NZST · 1 h 15 min over · done");
  });

  it("say that it is a draft, and who approved an emergency", () => {
    expect(secondLine(of("MW-210"), "inside")).toBe("22:00–04:00 NZDT · 6 h · draft");
    expect(secondLine(of("MW-207"), "beside")).toBe("MW-207 · 18:30–19:15 NZST · approved by L. Hart");
  });

  it("carry a mark for each state", () => {
    expect(["MW-203", "MW-207", "MW-208", "MW-210"].map((number) => barMark(of(number)))).toEqual(["met", "bolt", "soon", "draft"]);
    expect([barMark({ ...of("MW-206"), state: "cancelled" }), barMark({ ...of("MW-206"), state: "in_progress" })]).toEqual(["ban", "run"]);
  });
});

it("lengths and weeks are said as one says them", () => {
  expect([lengthWords(18_000), lengthWords(2700), lengthWords(22_800)]).toEqual(["5 h", "45 min", "6 h 20 min"]);
  expect(weekWords("2026-09-21", "2026-09-27")).toBe("21 – 27 September 2026");
  expect(weekWords("2026-09-28", "2026-10-04")).toBe("28 September – 4 October 2026");
  expect(weekWords("2026-12-28", "2027-01-03")).toBe("28 December 2026 – 3 January 2027");
  expect([nightWords("2026-09-21"), nightWords("2026-10-01")]).toEqual(["Mon 21", "Thu 1 Oct"]);
  expect(hoursWords({ starts: moment("2026-09-26 22:00 NZDT"), ends: moment("2026-09-27 04:00 NZDT") })).toBe("22:00–04:00 NZDT");
});
