// The ticket of the reference pictures, T-4127 of Łódź Logistics, as the parts take it.
import type { LedgerLine, LineState, Moment, Picture, PictureDay, PictureStretch, Piece } from "../bindings/types";

/** `18 10:05` of September 2026 in Denver. */
export function denver(words: string): Moment {
  const [day = "", time = ""] = words.split(" ");
  const local = `2026-09-${day}T${time}:00`;
  const utc = new Date(Date.parse(`${local}Z`) + 6 * 3_600_000).toISOString().replace(".000Z", "Z");
  return { utc, local, zone: "America/Denver", abbreviation: "MDT" };
}

function day(number: number, isOpen: boolean): PictureDay {
  return { date: `2026-09-${number}`, from: denver(`${number} 00:00`), to: denver(`${number + 1} 00:00`), closed: !isOpen, name: "" };
}

function stretches(text: string): PictureStretch[] {
  return text.split(", ").map((one) => {
    const [from = "", to = ""] = one.split(/ (?=\d\d )/);
    return { from: denver(from), to: denver(to) };
  });
}

function pieces(text: string): Piece[] {
  return text.split(", ").map((one) => {
    const [state = "", from = "", to = ""] = one.split(/ (?=\d\d )/);
    return { state: state as Piece["state"], from: denver(from), to: denver(to) };
  });
}

const WORKED = "running 18 10:05 18 17:00, closed 18 17:00 21 09:00, running 21 09:00 21 09:40, paused 21 09:40 21 14:25, running 21 14:25 21 17:00, closed 21 17:00 22 09:00";

export const clockOf4127: Picture = {
  text: "Clock of T-4127 from Friday 18 to Wednesday 23 September. Resolution met, 15:45 of 24:00.",
  zone: "America/Denver",
  abbreviation: "MDT",
  now: null,
  days: [day(18, true), day(19, false), day(20, false), day(21, true), day(22, true), day(23, true)],
  closed: stretches("18 00:00 18 09:00, 18 17:00 21 09:00, 21 17:00 22 09:00, 22 17:00 23 09:00, 23 17:00 24 00:00"),
  events: [
    { at: denver("18 10:05"), label: "Received", side: "client" },
    { at: denver("18 10:52"), label: "First response", side: "desk" },
    { at: denver("18 14:20"), label: "Update", side: "desk" },
    { at: denver("21 09:40"), label: "Question sent, waiting on client", side: "desk" },
    { at: denver("21 14:25"), label: "Client replied", side: "client" },
    { at: denver("22 11:10"), label: "Update", side: "desk" },
    { at: denver("22 14:35"), label: "Resolved", side: "end" },
  ],
  lanes: [
    {
      metric: "first_response", title: "First response", verdict: "met", summary: "met · 0:47 of 4:00",
      pieces: pieces("running 18 10:05 18 10:52, left 18 10:52 18 14:05"),
      dues: [{ at: denver("18 14:05"), label: "due 14:05" }], aims: [], ticks: [], lates: [],
    },
    {
      metric: "status_update", title: "Updates every 4 h", verdict: "late", summary: "1 of 5 late",
      pieces: pieces(`${WORKED}, running 22 09:00 22 10:25, late 22 10:25 22 11:10, running 22 11:10 22 14:35`),
      dues: [{ at: denver("22 10:25"), label: "due 10:25" }], aims: [], lates: [{ at: denver("22 11:10"), label: "0:45 late" }],
      ticks: [denver("18 10:52"), denver("18 14:20"), denver("21 09:40"), denver("22 11:10")],
    },
    {
      metric: "resolution", title: "Resolution", verdict: "met", summary: "met · 15:45 of 24:00",
      pieces: pieces(`${WORKED}, running 22 09:00 22 14:35, left 22 14:35 22 17:00, closed 22 17:00 23 09:00, left 23 09:00 23 14:50`),
      dues: [{ at: denver("23 14:50"), label: "due 14:50" }], aims: [{ at: denver("21 14:50"), label: "aim 14:50" }], ticks: [], lates: [],
    },
  ],
};

function line(from: string, to: string, state: LineState, why: string, counted_s: number, cumulative_s: number, remaining_s: number): LedgerLine {
  return { from: denver(from), to: denver(to), state, why, counted_s, cumulative_s, remaining_s };
}

export const ledgerOf4127: LedgerLine[] = [
  line("18 10:05", "18 17:00", "running", "", 24900, 24900, 61500),
  line("18 17:00", "21 09:00", "closed", "night and weekend", 0, 24900, 61500),
  line("21 09:00", "21 09:40", "running", "", 2400, 27300, 59100),
  line("21 09:40", "21 14:25", "paused", "waiting on client", 0, 27300, 59100),
  line("21 14:25", "21 17:00", "running", "", 9300, 36600, 49800),
  line("21 17:00", "22 09:00", "closed", "night", 0, 36600, 49800),
  line("22 09:00", "22 14:35", "running", "until resolved", 20100, 56700, 29700),
];
