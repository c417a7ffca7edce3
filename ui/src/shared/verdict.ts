import type { Verdict } from "../bindings/types";
import type { Mark } from "./Icon";
import type { Tone } from "./StateMark";

/** How a verdict looks; total, so that a new one has to be decided on. */
export const VERDICT: Record<Verdict, { tone: Tone; word: string; mark: Mark }> = {
  met: { tone: "met", word: "Met", mark: "met" },
  late: { tone: "breach", word: "Late", mark: "breach" },
  open: { tone: "run", word: "Running", mark: "run" },
  paused: { tone: "paused", word: "Paused", mark: "paused" },
  not_scored: { tone: "plain", word: "As needed", mark: "info" },
  not_in_source: { tone: "plain", word: "Not in the source", mark: "info" },
};
