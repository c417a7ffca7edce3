import type { ClockState } from "../bindings/types";
import type { Tone } from "./StateMark";

/** How the state of a ticket's next promise looks; total, so that a new one has to be decided on. */
export const CLOCK: Record<ClockState, { tone: Tone; word: string }> = {
  running: { tone: "run", word: "Running" },
  due_soon: { tone: "soon", word: "Due soon" },
  closed: { tone: "closed", word: "Closed" },
  paused: { tone: "paused", word: "Paused" },
  breached: { tone: "breach", word: "Breached" },
  met: { tone: "met", word: "Met" },
  none: { tone: "plain", word: "No promise" },
};
