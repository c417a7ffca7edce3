import type { MinuteSpan, NightBar, OccurrenceRow } from "../../../bindings/types";
import { DAY, daysOn, localOf, minutesOf } from "../wallclock";

/** What of an occurrence is taken hold of. */
export type Grip = "whole" | "start" | "end";

/** A stretch on the clocks of the week. */
export interface Stretch {
  starts: string;
  ends: string;
}

/** An occurrence that was taken elsewhere and is not saved yet. */
export interface Moved extends Stretch {
  occurrence: OccurrenceRow;
  /** It was moved by keys: the focus stays on it. */
  byKeys: boolean;
}

export const STEP = 15;
export const FINE_STEP = 5;
const HALF = 12 * 60;

function snapped(minutes: number, step: number): number {
  return Math.round(minutes / step) * step;
}

/** Where an occurrence comes to when it is pulled by so many minutes and nights; its edges keep to the step. */
export function pulled(from: Stretch, grip: Grip, minutes: number, nights: number, step: number): Stretch {
  const starts = minutesOf(from.starts);
  const ends = minutesOf(from.ends);
  const by = (edge: number) => snapped(edge + minutes, step) - edge;
  switch (grip) {
    case "whole": {
      const on = by(starts) + nights * DAY;
      return { starts: localOf(starts + on), ends: localOf(ends + on) };
    }
    case "start":
      return { starts: localOf(Math.min(starts + by(starts), ends - step)), ends: localOf(ends) };
    case "end":
      return { starts: localOf(starts), ends: localOf(Math.max(ends + by(ends), starts + step)) };
  }
}

/** A key pressed on a bar: arrows move it by a step or a night, with Shift they pull at its end. */
export function byKey(from: Stretch, key: string, shift: boolean): Stretch | null {
  const along: Record<string, number> = { ArrowLeft: -STEP, ArrowRight: STEP };
  const nights: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };
  const minutes = along[key];
  if (minutes !== undefined) {
    const ends = minutesOf(from.ends) + minutes;
    if (!shift) return { starts: localOf(minutesOf(from.starts) + minutes), ends: localOf(ends) };
    return { starts: from.starts.slice(0, 16), ends: localOf(Math.max(ends, minutesOf(from.starts) + STEP)) };
  }
  const night = nights[key];
  return night === undefined || shift ? null : pulled(from, "whole", 0, night, 1);
}

/** The bars of a stretch, one for each night of the week it touches. */
export function barsOf(stretch: Stretch, occurrence: OccurrenceRow, monday: string): NightBar[] {
  const noon = minutesOf(`${monday}T12:00`);
  const starts = minutesOf(stretch.starts) - noon;
  const ends = minutesOf(stretch.ends) - noon;
  return [0, 1, 2, 3, 4, 5, 6].flatMap((night) => {
    const from = Math.max(starts, night * DAY);
    const to = Math.min(ends, (night + 1) * DAY);
    if (from >= to) return [];
    return [{ night, span: { from: from - night * DAY, to: to - night * DAY }, from_before: starts < night * DAY, goes_on: ends > (night + 1) * DAY, occurrence }];
  });
}

/** An empty stretch of a night that was drawn with the pointer, its edges on the step; nothing for a mere click. */
export function drawn(from: number, to: number, step: number): MinuteSpan | null {
  const span = { from: snapped(Math.min(from, to), step), to: snapped(Math.max(from, to), step) };
  return span.to - span.from < step ? null : span;
}

/** A minute of a night on the wall: 0 is noon of its date. */
export function wallOf(date: string, minute: number): string {
  return localOf(minutesOf(`${date}T12:00`) + minute);
}

/** `22:00` of a minute since noon. */
export function clockOf(minute: number): string {
  return localOf(minute + HALF).slice(11);
}

/** The Monday so many weeks on. */
export function weeksOn(monday: string, weeks: number): string {
  return daysOn(monday, weeks * 7);
}

/** Whether an occurrence may still be moved: what is over, under way or cancelled stands as it is. */
export function isMovable(row: OccurrenceRow): boolean {
  return row.state === "draft" || row.state === "published";
}
