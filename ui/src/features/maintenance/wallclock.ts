// Wall clock arithmetic for drawing and dragging: a local time is a place on the picture, nothing more. What a time
// means, and when a rule falls, is for Rust to say.

export const DAY = 1440;
const MINUTE_MS = 60_000;

/** Minutes since 1970 of a local date-time read as if its clocks never changed. */
export function minutesOf(local: string): number {
  const whole = local.length === 10 ? `${local}T00:00` : local.slice(0, 16);
  return Date.parse(`${whole}:00Z`) / MINUTE_MS;
}

/** The local date-time of such minutes: `2026-09-26T22:00`. */
export function localOf(minutes: number): string {
  return new Date(minutes * MINUTE_MS).toISOString().slice(0, 16);
}

/** A local date-time so many minutes of wall clock on. */
export function onBy(local: string, minutes: number): string {
  return localOf(minutesOf(local) + minutes);
}

/** A day so many days on. */
export function daysOn(day: string, days: number): string {
  return onBy(day, days * DAY).slice(0, 10);
}

/** The first of the month so many months on. */
export function monthsOn(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}-01`;
}

/** The days a month's sheet shows: from the Monday before its first day to the Sunday after its last. */
export function sheetOf(day: string): { from: string; to: string } {
  const first = monthsOn(day, 0);
  const last = daysOn(monthsOn(day, 1), -1);
  const sinceMonday = (of: string) => (new Date(`${of}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { from: daysOn(first, -sinceMonday(first)), to: daysOn(last, 6 - sinceMonday(last)) };
}
