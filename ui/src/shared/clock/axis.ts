import { dayParts, seconds } from "../time/moment";
import type { PictureDay, PictureStretch } from "../../bindings/types";

/** A stretch of the drawing that stands for a stretch of time: one day, or several closed days folded. */
export interface Stretch {
  from: number;
  to: number;
  left: number;
  right: number;
  days: readonly PictureDay[];
  folded: boolean;
}

export interface Axis {
  width: number;
  stretches: readonly Stretch[];
  x: (at: number) => number;
}

export interface Tick {
  x: number;
  words: string;
}

const FOLD = 48;
const NARROWEST_DAY = 56;
const NARROWEST_OF_MANY = 22;
const MANY_DAYS = 60;

function groups(days: readonly PictureDay[], fold: boolean): PictureDay[][] {
  const all: PictureDay[][] = [];
  for (const [at, day] of days.entries()) {
    const before = days[at - 1];
    const joins = fold && day.closed && before?.closed === true;
    if (joins) all[all.length - 1]?.push(day);
    else all.push([day]);
  }
  return all;
}

/** The stretch of time something happens in: the night before the first opening and after the last end says nothing. */
export interface Extent {
  from: number;
  to: number;
}

/** The open hours of a day: what its closed stretches leave of it. */
export function openOf(day: PictureDay, closed: readonly PictureStretch[]): Extent[] {
  const open: Extent[] = [];
  let at = seconds(day.from);
  const end = seconds(day.to);
  for (const stretch of closed) {
    const from = seconds(stretch.from);
    const to = seconds(stretch.to);
    if (to <= at || from >= end) continue;
    if (from > at) open.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  if (at < end) open.push({ from: at, to: end });
  return open;
}

const BEFORE = 2 * 3600;
const AFTER = 3600;

/** From two hours before the first opening or mark to an hour after the last. */
export function extentOf(days: readonly PictureDay[], closed: readonly PictureStretch[], marks: readonly number[]): Extent {
  const first = days[0];
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return { from: 0, to: 0 };
  const opens = openOf(first, closed)[0]?.from ?? seconds(first.from);
  const closes = openOf(last, closed).at(-1)?.to ?? seconds(last.to);
  return {
    from: Math.max(seconds(first.from), Math.min(opens, ...marks) - BEFORE),
    to: Math.min(seconds(last.to), Math.max(closes, ...marks) + AFTER),
  };
}

/** Lays days side by side to one scale; whole closed days take a narrow strip when folded. */
export function layAxis(days: readonly PictureDay[], extent: Extent, room: number, fold: boolean): Axis {
  const parts = groups(days, fold);
  const isFolded = (part: readonly PictureDay[]) => fold && part.every((day) => day.closed);
  const starts = (day: PictureDay) => Math.max(seconds(day.from), extent.from);
  const ends = (day: PictureDay) => Math.min(seconds(day.to), extent.to);
  const length = (part: readonly PictureDay[]) => part.reduce((sum, day) => sum + ends(day) - starts(day), 0);
  const folded = parts.filter(isFolded).length;
  const shown = parts.filter((part) => !isFolded(part));
  const time = shown.reduce((sum, part) => sum + length(part), 0);
  const narrowest = (shown.length > MANY_DAYS ? NARROWEST_OF_MANY : NARROWEST_DAY) * (time / 86_400);
  const scale = time === 0 ? 0 : Math.max(room - folded * FOLD, narrowest) / time;
  const stretches: Stretch[] = [];
  let left = 0;
  for (const part of parts) {
    const first = part[0];
    const last = part[part.length - 1];
    if (first === undefined || last === undefined) continue;
    const right = left + (isFolded(part) ? FOLD : length(part) * scale);
    stretches.push({ from: starts(first), to: ends(last), left, right, days: part, folded: isFolded(part) });
    left = right;
  }
  return { width: Math.max(left, room), stretches, x: (at) => place(stretches, at) };
}

function place(stretches: readonly Stretch[], at: number): number {
  for (const stretch of stretches) {
    if (at < stretch.to) {
      const part = Math.max(0, at - stretch.from) / (stretch.to - stretch.from);
      return stretch.left + part * (stretch.right - stretch.left);
    }
  }
  return stretches[stretches.length - 1]?.right ?? 0;
}

const ROOM_FOR_THREE_TICKS = 150;
const ROOM_FOR_TWO_TICKS = 100;

function wall(day: PictureDay, at: number): string {
  const minutes = Math.round((at - seconds(day.from)) / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Opening, middle and closing of a day, as far as there is room for their words; none on a day whose clocks change. */
export function hourTicks(stretch: Stretch, axis: Axis, closed: readonly PictureStretch[]): Tick[] {
  const day = stretch.days[0];
  if (day === undefined || stretch.folded || seconds(day.to) - seconds(day.from) !== 86_400) return [];
  const room = stretch.right - stretch.left;
  const open = openOf(day, closed);
  const opens = open[0]?.from ?? seconds(day.from);
  const closes = open.at(-1)?.to ?? seconds(day.to);
  const tick = (at: number): Tick => ({ x: axis.x(at - 1), words: wall(day, at) });
  if (closes - opens >= 82_800) {
    const hours = room >= ROOM_FOR_THREE_TICKS ? [6, 12, 18] : room >= 80 ? [12] : [];
    return hours.map((hour) => tick(seconds(day.from) + hour * 3600));
  }
  const apart = axis.x(closes - 1) - axis.x(opens);
  if (apart >= 66 && room >= ROOM_FOR_THREE_TICKS) return [opens, (opens + closes) / 2, closes].map(tick);
  return room >= ROOM_FOR_TWO_TICKS && apart >= 33 ? [opens, closes].map(tick) : [];
}

/** The words over a strip of folded days: each by name, or first and last where they are many. */
export function foldWords(days: readonly PictureDay[]): string[] {
  const names = days.map((day) => {
    const { weekday, day: number } = dayParts(day.date);
    return `${["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][weekday] ?? ""} ${number}`;
  });
  const first = names[0];
  const last = names[names.length - 1];
  return names.length > 4 && first !== undefined && last !== undefined ? [first, "to", last] : names;
}
