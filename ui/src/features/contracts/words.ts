import type { Mark } from "../../shared/Icon";
import type { Tone } from "../../shared/StateMark";

const STEPS: Record<string, { tone: Tone; word: string; mark: Mark }> = {
  notice_by: { tone: "soon", word: "Notice by", mark: "mail" },
  renews: { tone: "run", word: "Renews itself", mark: "rev" },
  ends: { tone: "plain", word: "Ends", mark: "ban" },
  ran_out: { tone: "breach", word: "Ran out", mark: "breach" },
};

/** What comes next for a contract with an end, by its key. */
export function nextStep(key: string): { tone: Tone; word: string; mark: Mark } {
  return STEPS[key] ?? { tone: "plain", word: key, mark: "info" };
}
