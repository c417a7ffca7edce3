import type { Moment } from "../kinds";
import type { Tone } from "../StateMark";

/** One local day of the calendar that governs the clock, with the hours it is open. */
export interface ClockDay {
  date: string;
  starts: Moment;
  ends: Moment;
  open: readonly { from: Moment; to: Moment }[];
}

export type BarKind = "run" | "paused" | "closed" | "left" | "late";

export interface ClockBar {
  kind: BarKind;
  from: Moment;
  to: Moment;
}

/** Where a promise fell due, and by how much it was missed, if it was. */
export interface ClockDue {
  at: Moment;
  late: string | null;
}

export interface ClockLane {
  key: string;
  name: string;
  tone: Tone;
  verdict: string;
  bars: readonly ClockBar[];
  dues: readonly ClockDue[];
  aim: Moment | null;
  /** Where one interval ends and the next begins: the updates. */
  cuts: readonly Moment[];
}

/** Hollow: the client did it. Filled: we did. Square: the end. */
export type EventMark = "client" | "us" | "end";

export interface ClockEvent {
  at: Moment;
  words: string;
  mark: EventMark;
}

export interface ClockView {
  /** What the picture shows, for those who hear it. */
  title: string;
  zone: string;
  days: readonly ClockDay[];
  events: readonly ClockEvent[];
  lanes: readonly ClockLane[];
}
