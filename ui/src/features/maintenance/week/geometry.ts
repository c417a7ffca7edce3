import type { NightBar } from "../../../bindings/types";
import { DAY } from "../wallclock";

/** Where the days' names stand, left of the nights. */
export const LEFT = 92;
/** Where the hours stand, above them. */
export const TOP = 34;
const ABOVE = 8;
const BELOW = 14;
const ALONE = 40;
const NOTCHED = 46;
const BESIDE = 34;
const LEAST_ROW = 64;
const MOST_ROW = 132;
const PADDING = 15;
const BESIDE_GAP = 8;
const MARK = 19;

export function xOf(minute: number, width: number): number {
  return LEFT + (minute / DAY) * (width - LEFT);
}

/** The minute of the night under a place of the picture. */
export function minuteAt(x: number, width: number): number {
  return Math.max(0, Math.min(DAY, ((x - LEFT) / (width - LEFT)) * DAY));
}

/** How wide the two lines of a bar become, near enough to decide where they stand. */
export function needOf(title: string, second: string): number {
  return Math.max(MARK + title.length * 6.7, second.length * 5.8);
}

export type Side = "inside" | "right" | "left";

export interface Words {
  title: string;
  inside: string;
  outside: string;
}

export interface Placed {
  bar: NightBar;
  lane: number;
  left: number;
  width: number;
  top: number;
  height: number;
  side: Side;
  /** How much room the words beside it have. */
  room: number;
}

export interface Row {
  top: number;
  height: number;
}

export interface Layout {
  rows: Row[];
  bars: Placed[];
  height: number;
}

interface Measured {
  bar: NightBar;
  left: number;
  width: number;
  side: Side;
  need: number;
  from: number;
  to: number;
}

function measure(bar: NightBar, words: Words, width: number): Measured {
  const left = xOf(bar.span.from, width);
  const wide = Math.max(4, xOf(bar.span.to, width) - left);
  const need = needOf(words.title, words.outside) + BESIDE_GAP;
  if (needOf(words.title, words.inside) + PADDING <= wide) return { bar, left, width: wide, side: "inside", need, from: left, to: left + wide };
  const after = width - left - wide;
  const before = left - LEFT;
  if (after < need && before < need && wide > Math.max(after, before)) return { bar, left, width: wide, side: "inside", need, from: left, to: left + wide };
  // Words may lose their last letters before they take a lane of their own.
  const least = need * 0.88;
  const side = after >= need || after >= before ? "right" : "left";
  return { bar, left, width: wide, side, need, from: side === "left" ? left - Math.min(least, before) : left, to: side === "right" ? left + wide + Math.min(least, after) : left + wide };
}

/** The first lane in which a bar and its words touch none before it. */
function laneFor(one: Measured, lanes: Measured[][]): number {
  const free = lanes.findIndex((lane) => lane.every((other) => one.from >= other.to || one.to <= other.from));
  return free < 0 ? lanes.length : free;
}

function lanesOf(night: readonly Measured[]): Measured[][] {
  const lanes: Measured[][] = [];
  for (const one of night) {
    const at = laneFor(one, lanes);
    const lane = lanes[at];
    if (lane === undefined) lanes.push([one]);
    else lane.push(one);
  }
  return lanes;
}

/** The room beside a bar, up to the next thing in its lane or the edge of the picture. */
function roomOf(one: Measured, lane: readonly Measured[], width: number): number {
  if (one.side === "inside") return one.width;
  const others = lane.filter((other) => other !== one);
  if (one.side === "right") {
    const end = one.left + one.width;
    return Math.min(width, ...others.map((other) => other.from).filter((from) => from >= end)) - end - BESIDE_GAP;
  }
  return one.left - Math.max(LEFT, ...others.map((other) => other.to).filter((to) => to <= one.left)) - BESIDE_GAP;
}

function notched(lane: readonly Measured[], isNotched: (bar: NightBar) => boolean): boolean {
  return lane.some((one) => isNotched(one.bar));
}

interface Night {
  lanes: Measured[][];
  heights: number[];
  /** What its lanes take with the room above and below. */
  least: number;
}

function nightOf(bars: readonly NightBar[], words: (bar: NightBar) => Words, isNotched: (bar: NightBar) => boolean, width: number): Night {
  const measured = bars.map((bar) => measure(bar, words(bar), width)).sort((one, other) => one.left - other.left || other.width - one.width);
  const lanes = lanesOf(measured);
  const heights = lanes.map((lane, at) => (notched(lane, isNotched) ? NOTCHED : at === 0 ? ALONE : BESIDE));
  return { lanes, heights, least: Math.max(LEAST_ROW, ABOVE + heights.reduce((sum, tall) => sum + tall, 0) + BELOW) };
}

/** The height of a night with room to spare: those that need more take it, the others share what is left. */
function plainRow(leasts: readonly number[], height: number): number {
  let plain = 0;
  let free = height - TOP;
  let sharing = [...leasts];
  for (;;) {
    plain = Math.floor(free / Math.max(1, sharing.length));
    const larger = sharing.filter((least) => least > plain);
    if (larger.length === 0 || larger.length === sharing.length) break;
    free -= larger.reduce((sum, least) => sum + least, 0);
    sharing = sharing.filter((least) => least <= plain);
  }
  return Math.min(MOST_ROW, plain);
}

/** Where each night and each bar stands; a night with many bars grows, so that none is squeezed. */
export function layout(bars: readonly NightBar[], words: (bar: NightBar) => Words, isNotched: (bar: NightBar) => boolean, width: number, height: number): Layout {
  const nights = [0, 1, 2, 3, 4, 5, 6].map((night) => nightOf(bars.filter((bar) => bar.night === night), words, isNotched, width));
  const plain = plainRow(nights.map((night) => night.least), height);
  const rows: Row[] = [];
  const placed: Placed[] = [];
  let top = TOP;
  for (const night of nights) {
    let down = top + ABOVE;
    night.lanes.forEach((lane, at) => {
      const tall = night.heights[at] ?? BESIDE;
      for (const one of lane) placed.push({ bar: one.bar, lane: at, left: one.left, width: one.width, top: down, height: tall, side: one.side, room: roomOf(one, lane, width) });
      down += tall;
    });
    const row = { top, height: Math.max(plain, night.least) };
    rows.push(row);
    top += row.height;
  }
  return { rows, bars: placed, height: top };
}

/** The night under a place of the picture. */
export function nightAt(y: number, rows: readonly Row[]): number {
  const at = rows.findIndex((row) => y < row.top + row.height);
  return at < 0 ? rows.length - 1 : at;
}
