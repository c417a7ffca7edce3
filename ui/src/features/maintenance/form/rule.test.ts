import { describe, expect, it } from "vitest";
import { readRule, suggested, writeRule } from "./rule";

const STARTS = "2026-09-26T22:00";

describe("a recurrence in its fields", () => {
  it("is written as it was read", () => {
    const rules = [
      "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3;COUNT=10", "FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20271231T235959", "FREQ=MONTHLY;BYDAY=4SA",
      "FREQ=MONTHLY;BYDAY=-1SU;COUNT=6", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "FREQ=YEARLY", "",
    ];
    expect(rules.map((rule) => writeRule(readRule(rule, STARTS)))).toEqual(rules);
  });

  it("keeps what its fields cannot hold as it stands", () => {
    const rules = ["FREQ=YEARLY;BYMONTH=9;BYDAY=4SA", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYDAY=1SA,3SA", "FREQ=DAILY;BYDAY=MO", "FREQ=SECONDLY", "nonsense"];
    expect(rules.map((rule) => [readRule(rule, STARTS).frequency, writeRule(readRule(rule, STARTS))])).toEqual(rules.map((rule) => ["other", rule]));
  });

  it("takes the day of the first start where the rule names none", () => {
    expect(readRule("FREQ=WEEKLY", STARTS).days).toEqual(["SA"]);
    expect(writeRule(readRule("FREQ=MONTHLY", STARTS))).toBe("FREQ=MONTHLY;BYMONTHDAY=26");
  });

  it("suggests the fourth Saturday for the 26th, and the last weekday for what would be the fifth", () => {
    expect(writeRule({ ...suggested(STARTS), frequency: "MONTHLY" })).toBe("FREQ=MONTHLY;BYDAY=4SA");
    expect(writeRule({ ...suggested("2026-09-30T22:00"), frequency: "MONTHLY" })).toBe("FREQ=MONTHLY;BYDAY=-1WE");
  });

  it("writes weekdays in the order of the week, however they were chosen", () => {
    expect(writeRule({ ...suggested(STARTS), frequency: "WEEKLY", days: ["SU", "MO", "SA"] })).toBe("FREQ=WEEKLY;BYDAY=MO,SA,SU");
  });

  it("lets a mistyped number through, so that it is refused in words", () => {
    expect(writeRule({ ...suggested(STARTS), frequency: "DAILY", interval: "two" })).toBe("FREQ=DAILY;INTERVAL=two");
  });
});
