import type { DutyDay } from "../../bindings/types";
import type { Mark } from "../../shared/Icon";
import type { Tone } from "../../shared/StateMark";

const STATES: Record<string, { tone: Tone; mark: Mark }> = {
  open: { tone: "plain", mark: "clock" },
  done: { tone: "met", mark: "met" },
  done_late: { tone: "soon", mark: "soon" },
  late: { tone: "breach", mark: "breach" },
  waived: { tone: "closed", mark: "ban" },
  kept: { tone: "met", mark: "met" },
};

/** How a due day looks; its words come with it. */
export function stateOf(day: DutyDay): { tone: Tone; mark: Mark; word: string } {
  return { ...(STATES[day.state] ?? { tone: "plain" as const, mark: "info" as const }), word: day.words };
}

export const WHOSE: Record<string, string> = { ours: "ours", client: "the client’s" };

/** What was recorded, in one line. */
export function evidenceWords(day: DutyDay): string {
  const { evidence } = day;
  if (evidence === null) return "";
  const file = evidence.file === "" ? "" : `${evidence.file} (${evidence.file_sha256.slice(0, 8)}…)`;
  return [evidence.words, file, evidence.link, evidence.by_whom].filter((part) => part !== "").join("; ");
}
