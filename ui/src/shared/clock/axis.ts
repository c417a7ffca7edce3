import { clockWords, dayParts, seconds } from "../time/moment";
import type { ClockDay } from "./kinds";

/** A stretch of the drawing that stands for a stretch of time: one day, or several closed days folded. */
export interface Stretch {
  from: number;
  to: number;
  left: number;
  right: number;
  days: readonly ClockDay[];
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

function groups(days: readonly ClockDay[], fold: boolean): ClockDay[][] {
  const all: ClockDay[][] = [];
  for (const [at, day] of days.entries()) {
    const before = days[at - 1];
    const joins = fold && day.open.length === 0 && before?.open.length === 0;
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

const BEFORE = 2 * 3600;
const AFTER = 3600;

/** From two hours before the first opening or mark to an hour after the last. */
export function extentOf(days: readonly ClockDay[], marks: readonly number[]): Extent {
  const first = days[0];
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return { from: 0, to: 0 };
  const opens = first.open[0] === undefined ? seconds(first.starts) : seconds(first.open[0].from);
  const closing = last.open[last.open.length - 1];
  const closes = closing === undefined ? seconds(last.ends) : seconds(closing.to);
  return {
    from: Math.max(seconds(first.starts), Math.min(opens, ...marks) - BEFORE),
    to: Math.min(seconds(last.ends), Math.max(closes, ...marks) + AFTER),
  };
}

/** Lays days side by side to one scale; whole closed days take a narrow strip when folded. */
export function layAxis(days: readonly ClockDay[], extent: Extent, room: number, fold: boolean): Axis {
  const parts = groups(days, fold);
  const isFolded = (part: readonly ClockDay[]) => fold && part.every((day) => day.open.length === 0);
  const starts = (day: ClockDay) => Math.max(seconds(day.starts), extent.from);
  const ends = (day: ClockDay) => Math.min(seconds(day.ends), extent.to);
  const length = (part: readonly ClockDay[]) => part.reduce((sum, day) => sum + ends(day) - starts(day), 0);
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

function wall(words: string, later: number): string {
  const minutes = Number(words.slice(0, 2)) * 60 + Number(words.slice(3, 5)) + later / 60;
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(Math.floor(minutes % 60)).padStart(2, "0")}`;
}

/** Opening, middle and closing of a day, as far as there is room for their words. */
export function hourTicks(stretch: Stretch, axis: Axis): Tick[] {
  const day = stretch.days[0];
  if (day === undefined || stretch.folded || stretch.days.length > 1) return [];
  const room = stretch.right - stretch.left;
  const opens = day.open[0]?.from ?? day.starts;
  const closes = day.open[day.open.length - 1]?.to ?? day.ends;
  if (seconds(opens) === seconds(day.starts) && seconds(closes) === seconds(day.ends)) return roundTheClock(day, axis, room);
  const edges = [opens, closes].map((edge) => ({ x: axis.x(seconds(edge) - 1), words: clockWords(edge.local) }));
  const middle = (seconds(opens) + seconds(closes)) / 2;
  const half = { x: axis.x(middle), words: wall(clockWords(opens.local), middle - seconds(opens)) };
  const [open, close] = edges;
  if (open === undefined || close === undefined) return [];
  if (close.x - open.x >= 66 && room >= ROOM_FOR_THREE_TICKS) return [open, half, close];
  return room >= ROOM_FOR_TWO_TICKS && close.x - open.x >= 33 ? [open, close] : [];
}

function roundTheClock(day: ClockDay, axis: Axis, room: number): Tick[] {
  const hours = room >= ROOM_FOR_THREE_TICKS ? [6, 12, 18] : room >= 80 ? [12] : [];
  return hours.map((hour) => ({ x: axis.x(seconds(day.starts) + hour * 3600), words: `${String(hour).padStart(2, "0")}:00` }));
}

/** The words over a strip of folded days: each by name, or first and last where they are many. */
export function foldWords(days: readonly ClockDay[]): string[] {
  const names = days.map((day) => {
    const { weekday, day: number } = dayParts(day.date);
    return `${["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][weekday] ?? ""} ${number}`;
  });
  const first = names[0];
  const last = names[names.length - 1];
  return names.length > 4 && first !== undefined && last !== undefined ? [first, "to", last] : names;
}
