// The ticket of the reference pictures, T-4127 of Łódź Logistics, as the parts take it.
import type { ClockBar, ClockDay, ClockView } from "../shared/clock/kinds";
import type { LedgerLine, LedgerState } from "../shared/clock/Ledger";
import type { Moment } from "../shared/kinds";

/** `18 10:05` of September 2026 in Denver. */
export function denver(words: string): Moment {
  const [day = "", time = ""] = words.split(" ");
  const local = `2026-09-${day}T${time}:00`;
  const utc = new Date(Date.parse(`${local}Z`) + 6 * 3_600_000).toISOString().replace(".000Z", "Z");
  return { utc, local, zone: "America/Denver", abbreviation: "MDT" };
}

function day(number: number, isOpen: boolean): ClockDay {
  return {
    date: `2026-09-${number}`,
    starts: denver(`${number} 00:00`),
    ends: denver(`${number + 1} 00:00`),
    open: isOpen ? [{ from: denver(`${number} 09:00`), to: denver(`${number} 17:00`) }] : [],
  };
}

function bars(text: string): ClockBar[] {
  return text.split(", ").map((one) => {
    const [kind = "", from = "", to = ""] = one.split(/ (?=\d\d )/);
    return { kind: kind as ClockBar["kind"], from: denver(from), to: denver(to) };
  });
}

export const clockOf4127: ClockView = {
  title: "Clock of T-4127 from Friday 18 to Wednesday 23 September",
  zone: "America/Denver, MDT",
  days: [day(18, true), day(19, false), day(20, false), day(21, true), day(22, true), day(23, true)],
  events: [
    { at: denver("18 10:05"), words: "Received", mark: "client" },
    { at: denver("18 10:52"), words: "First response", mark: "us" },
    { at: denver("18 14:20"), words: "Update", mark: "us" },
    { at: denver("21 09:40"), words: "Question sent, waiting on client", mark: "us" },
    { at: denver("21 14:25"), words: "Client replied", mark: "client" },
    { at: denver("22 11:10"), words: "Update", mark: "us" },
    { at: denver("22 14:35"), words: "Resolved", mark: "end" },
  ],
  lanes: [
    {
      key: "first_response", name: "First response", tone: "met", verdict: "met · 0:47 of 4:00",
      bars: bars("run 18 10:05 18 10:52, left 18 10:52 18 14:05"), dues: [{ at: denver("18 14:05"), late: null }], aim: null, cuts: [],
    },
    {
      key: "update", name: "Updates every 4 h", tone: "breach", verdict: "1 of 5 late",
      bars: bars(
        "run 18 10:05 18 17:00, closed 18 17:00 21 09:00, run 21 09:00 21 09:40, paused 21 09:40 21 14:25, run 21 14:25 21 17:00, closed 21 17:00 22 09:00, run 22 09:00 22 10:25, late 22 10:25 22 11:10, run 22 11:10 22 14:35",
      ),
      dues: [{ at: denver("22 10:25"), late: "0:45 late" }], aim: null,
      cuts: [denver("18 10:52"), denver("18 14:20"), denver("21 09:40"), denver("22 11:10")],
    },
    {
      key: "resolution", name: "Resolution", tone: "met", verdict: "met · 15:45 of 24:00",
      bars: bars(
        "run 18 10:05 18 17:00, closed 18 17:00 21 09:00, run 21 09:00 21 09:40, paused 21 09:40 21 14:25, run 21 14:25 21 17:00, closed 21 17:00 22 09:00, run 22 09:00 22 14:35, left 22 14:35 22 17:00, closed 22 17:00 23 09:00, left 23 09:00 23 14:50",
      ),
      dues: [{ at: denver("23 14:50"), late: null }], aim: denver("21 14:50"), cuts: [],
    },
  ],
};

function line(from: string, to: string, state: LedgerState, reason: string, counted: number | null, cumulative: number, remaining: number): LedgerLine {
  return { from: denver(from), to: denver(to), state, reason, counted, cumulative, remaining };
}

export const ledgerOf4127: LedgerLine[] = [
  line("18 10:05", "18 17:00", "run", "", 24900, 24900, 61500),
  line("18 17:00", "21 09:00", "closed", "night and weekend", null, 24900, 61500),
  line("21 09:00", "21 09:40", "run", "", 2400, 27300, 59100),
  line("21 09:40", "21 14:25", "paused", "waiting on client", null, 27300, 59100),
  line("21 14:25", "21 17:00", "run", "", 9300, 36600, 49800),
  line("21 17:00", "22 09:00", "closed", "night", null, 36600, 49800),
  line("22 09:00", "22 14:35", "run", "until resolved", 20100, 56700, 29700),
];
