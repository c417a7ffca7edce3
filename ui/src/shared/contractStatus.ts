import type { Mark } from "./Icon";
import type { Tone } from "./StateMark";

const STATES: Record<string, { tone: Tone; word: string; mark: Mark }> = {
  draft: { tone: "plain", word: "Draft", mark: "draft" },
  active: { tone: "run", word: "In force", mark: "run" },
  suspended: { tone: "soon", word: "Suspended", mark: "soon" },
  ended: { tone: "closed", word: "Ended", mark: "ban" },
};

/** How a contract's state looks, by its key. */
export function contractStatus(key: string): { tone: Tone; word: string; mark: Mark } {
  return STATES[key] ?? { tone: "plain", word: key, mark: "info" };
}
