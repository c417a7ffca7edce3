/** The keys of the chosen rows; they stay chosen when their page leaves the screen. */
export type Selection = ReadonlySet<string>;

export function toggle(chosen: Selection, key: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Adds the rows from one place to another, as far as they have been fetched. */
export function extend<Row>(
  chosen: Selection,
  from: number,
  to: number,
  rowAt: (index: number) => Row | undefined,
  keyOf: (row: Row) => string,
): Selection {
  const next = new Set(chosen);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const row = rowAt(index);
    if (row !== undefined) next.add(keyOf(row));
  }
  return next;
}
