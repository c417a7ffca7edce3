import type { BoardColumn } from "../../../bindings/types";

const STEPS: Record<string, [columns: number, cards: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The card an arrow leads to: up and down in its column, left and right to the next column that has any. */
export function walk(columns: readonly BoardColumn[], from: string, key: string): string | null {
  const step = STEPS[key];
  const column = columns.findIndex((one) => one.cards.some((card) => card.id === from));
  const cards = columns[column]?.cards ?? [];
  const row = cards.findIndex((card) => card.id === from);
  if (column < 0) return null;
  if (key === "Home") return cards[0]?.id ?? null;
  if (key === "End") return cards[cards.length - 1]?.id ?? null;
  if (step === undefined) return null;
  if (step[1] !== 0) return cards[row + step[1]]?.id ?? null;
  for (let at = column + step[0]; at >= 0 && at < columns.length; at += step[0]) {
    const there = columns[at]?.cards ?? [];
    if (there.length > 0) return there[Math.min(row, there.length - 1)]?.id ?? null;
  }
  return null;
}
