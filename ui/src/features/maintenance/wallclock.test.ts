import { describe, expect, it } from "vitest";
import { daysOn, localOf, minutesOf, monthsOn, onBy, sheetOf } from "./wallclock";

describe("the wall clock of the picture", () => {
  it("reads and writes a local time as the same minutes", () => {
    expect(localOf(minutesOf("2026-09-26T22:00:00"))).toBe("2026-09-26T22:00");
    expect(minutesOf("2026-09-27") - minutesOf("2026-09-26T12:00")).toBe(720);
  });

  it("goes over midnight, months and years", () => {
    expect(onBy("2026-12-31T23:45", 30)).toBe("2027-01-01T00:15");
    expect(daysOn("2026-03-01", -1)).toBe("2026-02-28");
    expect([monthsOn("2026-12-15", 1), monthsOn("2026-01-31", -1), monthsOn("2026-05-31", 0)]).toEqual(["2027-01-01", "2025-12-01", "2026-05-01"]);
  });

  it("shows a month in whole weeks, Monday first", () => {
    expect(sheetOf("2026-09-24")).toEqual({ from: "2026-08-31", to: "2026-10-04" });
    expect(sheetOf("2026-02-10")).toEqual({ from: "2026-01-26", to: "2026-03-01" });
  });
});
