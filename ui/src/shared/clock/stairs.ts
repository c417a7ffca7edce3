/** A label that wants to stand to the right of its leader. */
export interface Wish {
  x: number;
  words: string;
}

export interface Step extends Wish {
  /** Counted from the top; null where the picture has no room and the table tells it. */
  row: number | null;
  /** A label near the right edge stands to the left of its leader. */
  turned: boolean;
}

const LETTER = 6;
const GAP = 10;
const ROWS = 6;

export function labelWidth(words: string): number {
  return words.length * LETTER;
}

/** Labels descend like stairs: a later leader that would cut through an earlier label's words starts below it. */
export function stairs(wishes: readonly Wish[], width: number): Step[] {
  const placed: Step[] = [];
  for (const wish of wishes) {
    const turned = wish.x + 5 + labelWidth(wish.words) > width;
    const rows = placed.filter((step) => reaches(step, wish, turned)).map((step) => step.row ?? ROWS);
    const row = rows.length === 0 ? 0 : Math.max(...rows) + 1;
    placed.push({ ...wish, turned, row: row < ROWS ? row : null });
  }
  return placed;
}

function reaches(step: Step, wish: Wish, turned: boolean): boolean {
  const right = step.turned ? step.x : step.x + 5 + labelWidth(step.words) + GAP;
  const left = turned ? wish.x - 5 - labelWidth(wish.words) - GAP : wish.x;
  return left < right;
}

export function rowsUsed(steps: readonly Step[]): number {
  return Math.max(3, ...steps.map((step) => (step.row ?? 0) + 1));
}
