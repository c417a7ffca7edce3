import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { denver } from "../../testing/example";
import { draw } from "../../testing/render";
import { hmm, leftWords } from "./duration";
import { dateWords, inZone, longDay, monthWords } from "./moment";
import { Time } from "./Time";

describe("durations", () => {
  it("stand as h:mm", () => {
    expect([hmm(56_700), hmm(2400), hmm(0)]).toEqual(["15:45", "0:40", "0:00"]);
  });

  it("say over, not minus, where a budget is overdrawn", () => {
    expect([leftWords(1800), leftWords(-4800)]).toEqual(["0:30", "1:20 over"]);
  });
});

describe("days and months", () => {
  it("are named in full where there is room", () => {
    expect([longDay("2026-09-24T00:00:00"), monthWords("2026-08"), dateWords("2026-10-01")]).toEqual(["Thursday 24 September", "August 2026", "1 Oct 2026"]);
  });
});

describe("a time", () => {
  it("never stands without its zone", () => {
    const { container } = draw(<Time moment={denver("23 14:50")} />);
    expect(container.textContent).toContain("Wed 23 Sep 14:50 MDT");
  });

  it("names the year when it is not the one at hand", () => {
    const { container } = draw(<Time moment={{ ...denver("23 14:50"), local: "2016-03-18T10:05:00" }} />);
    expect(container.textContent).toContain("Fri 18 Mar 2016 10:05 MDT");
  });

  it("shows the contract's zone, UTC and your own on focus, without a mouse", async () => {
    draw(<Time moment={denver("23 14:50")} />);
    await userEvent.tab();
    const tip = await screen.findByRole("tooltip");
    expect(tip.textContent).toContain("MDT, contract");
    expect(tip.textContent).toContain("Wed 23 Sep 20:50UTC");
    expect(tip.textContent).toContain("your time");
  });

  it("is read off the wall of the viewer's zone with the zone's English name", () => {
    expect(inZone(new Date("2026-09-24T03:40:00Z"), "Pacific/Auckland")).toEqual({
      utc: "2026-09-24T03:40:00Z", local: "2026-09-24T15:40:00", zone: "Pacific/Auckland", abbreviation: "NZST",
    });
  });
});
