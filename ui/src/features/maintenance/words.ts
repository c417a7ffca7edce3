import type { OccurrenceRow } from "../../bindings/types";
import type { Mark } from "../../shared/Icon";
import { windowState } from "../../shared/windowState";
import { clockWords, dayParts, dayWords, longDay, monthWords, shortMonth } from "../../shared/time/moment";

export const KINDS = [{ key: "standard", name: "standard" }, { key: "emergency", name: "emergency" }];
export const IMPACTS = [{ value: "none", label: "no impact" }, { value: "degraded", label: "slower or partly away" }, { value: "outage", label: "outage" }];
export const OUTCOMES = [
  { value: "done", label: "done" }, { value: "partly_done", label: "partly done" }, { value: "rolled_back", label: "rolled back" }, { value: "not_done", label: "not done" },
];

export function outcomeWords(outcome: string): string {
  return OUTCOMES.find((one) => one.value === outcome)?.label ?? outcome;
}

/** `5 h`, `45 min`, `6 h 20 min`. */
export function lengthWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

interface Stretch {
  starts: { local: string; abbreviation: string };
  ends: { local: string; abbreviation: string };
}

/** `22:00–04:00 NZDT`, and where the clocks change in it `22:00 NZST – 04:00 NZDT`. */
export function hoursWords({ starts, ends }: Stretch): string {
  const from = clockWords(starts.local);
  const to = clockWords(ends.local);
  return starts.abbreviation === ends.abbreviation ? `${from}–${to} ${ends.abbreviation}` : `${from} ${starts.abbreviation} – ${to} ${ends.abbreviation}`;
}

/** The whole of an occurrence in one line, as it is spoken. */
export function spoken(row: OccurrenceRow, thisYear: number): string {
  const { starts, ends, kind, state, conflicts } = row;
  const parts = [
    `${row.number} ${kind === "emergency" ? "Emergency: " : ""}${row.title}`, windowState(state).word.toLowerCase(),
    `${dayWords(starts.local, thisYear)} ${clockWords(starts.local)} ${starts.abbreviation} to ${dayWords(ends.local, thisYear)} ${clockWords(ends.local)} ${ends.abbreviation}`,
    `lasts ${lengthWords(row.lasts)}`,
  ];
  if (row.clock_change !== "") parts.push(row.clock_change);
  if (conflicts > 0) parts.push(conflicts === 1 ? "1 conflict" : `${conflicts} conflicts`);
  return parts.join(", ");
}

/** Where the words of a bar stand: in it, beside it, or beside it with little room. */
export type Room = "inside" | "beside" | "tight";

/** What a bar says besides its title: its times are those of its own zone. */
export function secondLine(row: OccurrenceRow, room: Room): string {
  const stretch = row.actual?.ended === null || row.actual === null ? row : { starts: row.actual.started, ends: row.actual.ended };
  const isElsewhere = row.starts.zone !== row.starts_there.zone;
  const isBare = room === "tight" || isElsewhere;
  const parts = room === "inside" ? [hoursWords(stretch), lengthWords(row.lasts)] : isBare ? [hoursWords(stretch)] : [row.number, hoursWords(stretch)];
  if (row.actual !== null && row.actual.overrun > 0) parts.push(`${lengthWords(row.actual.overrun)} over`);
  if (row.kind === "emergency" && row.approver !== "" && row.state === "published") parts.push(`approved by ${row.approver}`);
  if (row.state !== "published") parts.push(windowState(row.state).word.toLowerCase());
  return parts.join(" · ");
}

/** The mark of a bar: what asks for attention before what is in order. */
export function barMark(row: OccurrenceRow): Mark {
  if (row.state !== "published") return windowState(row.state).mark;
  if (row.kind === "emergency") return "bolt";
  return row.conflicts > 0 ? "soon" : windowState(row.state).mark;
}

/** `21 – 27 September 2026`, `28 September – 4 October 2026`. */
export function weekWords(monday: string, sunday: string): string {
  const from = dayParts(monday);
  const to = dayParts(sunday);
  if (from.year !== to.year) return `${longDate(monday)} ${from.year} – ${longDate(sunday)} ${to.year}`;
  return from.month === to.month ? `${from.day} – ${to.day} ${monthWords(sunday)}` : `${longDate(monday)} – ${longDate(sunday)} ${to.year}`;
}

function longDate(day: string): string {
  return longDay(day).split(" ").slice(1).join(" ");
}

/** `Mon 21`; with the month where one begins. */
export function nightWords(date: string): string {
  const [weekday = "", day = ""] = dayWords(date, dayParts(date).year).split(" ");
  return dayParts(date).day === 1 ? `${weekday} ${day} ${shortMonth(date)}` : `${weekday} ${day}`;
}

/** Who is affected, in one line. */
export function whomWords(row: OccurrenceRow): string {
  return row.everybody ? "all clients" : row.clients.join(", ");
}
