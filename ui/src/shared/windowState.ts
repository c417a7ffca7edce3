import type { Mark } from "./Icon";
import type { Tone } from "./StateMark";

/** How a window's state looks; a state that is new has no look of its own until somebody decides on one. */
export const WINDOW_STATES: readonly { key: string; name: string; tone: Tone; mark: Mark }[] = [
  { key: "draft", name: "Draft", tone: "plain", mark: "draft" },
  { key: "published", name: "Published", tone: "run", mark: "cal" },
  { key: "in_progress", name: "In progress", tone: "run", mark: "run" },
  { key: "done", name: "Done", tone: "met", mark: "met" },
  { key: "not_recorded", name: "Not recorded", tone: "soon", mark: "soon" },
  { key: "cancelled", name: "Cancelled", tone: "closed", mark: "ban" },
];

export function windowState(state: string): { tone: Tone; word: string; mark: Mark } {
  const found = WINDOW_STATES.find((one) => one.key === state);
  return found === undefined ? { tone: "plain", word: state, mark: "info" } : { tone: found.tone, word: found.name, mark: found.mark };
}
