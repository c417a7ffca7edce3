import type { Moment } from "../../bindings/types";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const LONG_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const LONG_MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
] as const;

/** The day of a local date-time or date such as `2026-09-24T16:10:00`, in its parts. */
export function dayParts(local: string): { weekday: number; day: number; month: number; year: number } {
  const year = Number(local.slice(0, 4));
  const month = Number(local.slice(5, 7));
  const day = Number(local.slice(8, 10));
  return { weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(), day, month, year };
}

/** `Thu 24 Sep`, with the year only where it is not the one at hand. */
export function dayWords(local: string, thisYear: number): string {
  const { weekday, day, month, year } = dayParts(local);
  const words = `${DAYS[weekday] ?? ""} ${day} ${MONTHS[month - 1] ?? ""}`;
  return year === thisYear ? words : `${words} ${year}`;
}

/** `24 Sep 2026`. */
export function dateWords(local: string): string {
  const { day, month, year } = dayParts(local);
  return `${day} ${MONTHS[month - 1] ?? ""} ${year}`;
}

/** `Thursday 24 September`. */
export function longDay(local: string): string {
  const { weekday, day, month } = dayParts(local);
  return `${LONG_DAYS[weekday] ?? ""} ${day} ${LONG_MONTHS[month - 1] ?? ""}`;
}

/** `August 2026` of `2026-08`. */
export function monthWords(month: string): string {
  return `${LONG_MONTHS[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

export function shortMonth(month: string): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] ?? "";
}

/** `16:10` of a local date-time. */
export function clockWords(local: string): string {
  return local.slice(11, 16);
}

export function year(now: Date): number {
  return now.getFullYear();
}

/** Seconds since 1970 of an instant, for drawing to scale. */
export function seconds(moment: Moment): number {
  return Date.parse(moment.utc) / 1000;
}

/** The whole of a moment in one line, for text alternatives: `Thu 24 Sep 16:10 NZST`. */
export function momentWords(moment: Moment, thisYear: number): string {
  return `${dayWords(moment.local, thisYear)} ${clockWords(moment.local)} ${moment.abbreviation}`;
}

export function viewerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

// A web view names a zone only in the English of a country that uses it; elsewhere it says GMT+12.
const ENGLISHES = ["en-US", "en-GB", "en-NZ", "en-AU", "en-CA", "en-IN", "en-ZA"];

function abbreviationIn(zone: string, at: Date): string {
  const names = ENGLISHES.map((locale) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" })
      .formatToParts(at)
      .find((part) => part.type === "timeZoneName")?.value ?? "",
  );
  return names.find((name) => !/^(GMT|UTC)[+-]/.test(name)) ?? names[0] ?? "";
}

/** An instant as the person before the screen reads it off the wall. */
export function inZone(at: Date, zone: string): Moment {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const local = `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}`;
  return { utc: at.toISOString().replace(/\.\d+Z$/, "Z"), local, zone, abbreviation: abbreviationIn(zone, at) };
}
