import type { Failure, WorkEntry, WorkView } from "../../../bindings/types";

/** A row of the grid, as it is typed. */
export interface Row {
  engagement: string;
  technician: string;
  day: string;
  from: string;
  to: string;
  note: string;
  ticket: string;
  overlap_reason: string;
}

export type Cell = keyof Row;

export const EMPTY: Row = { engagement: "", technician: "", day: "", from: "", to: "", note: "", ticket: "", overlap_reason: "" };

/** The next row begins with what seldom changes from one to the next. */
export function after(row: Row | undefined): Row {
  return row === undefined ? EMPTY : { ...EMPTY, engagement: row.engagement, technician: row.technician, day: row.day };
}

/** Whether nothing of its own was typed in a row: it is left out. */
export function isBlank(row: Row): boolean {
  return row.from.trim() === "" && row.to.trim() === "" && row.note.trim() === "";
}

export interface Sent {
  entries: WorkEntry[];
  /** Where in the grid each of them stands. */
  places: number[];
}

/** The rows as they are sent. A day and a time are one moment on the contract's clocks. */
export function entriesOf(rows: readonly Row[], piece: WorkView | null): Sent {
  const places = rows.flatMap((row, at) => (isBlank(row) && piece === null ? [] : [at]));
  const entries = places.map((at): WorkEntry => {
    const { day, from, ...rest } = rows[at] ?? EMPTY;
    return { ...rest, id: piece?.id ?? "", expected_version: piece?.version ?? 0, from: day === "" || from === "" || from.includes("T") ? from : `${day}T${from.padStart(5, "0")}` };
  });
  return { entries, places };
}

/** What the rules said about a cell of the grid; the time and its day are one field for them. */
export function problemAt(failure: Failure | null, places: readonly number[], row: number, cell: Cell): string | undefined {
  const at = places.indexOf(row);
  return at < 0 ? undefined : failure?.problems.find((one) => one.field === `entries.${at}.${cell}`)?.message;
}

/** The fields that stand at their cells; the others are said above the grid. */
export function shownFields(sent: Sent, cells: readonly Cell[]): string[] {
  return sent.places.flatMap((_, at) => cells.map((cell) => `entries.${at}.${cell}`));
}

/** What was copied from a table, put into the grid from one cell on; rows are added as they are needed. */
export function pasted(rows: readonly Row[], at: number, cells: readonly Cell[], cell: Cell, text: string): Row[] | null {
  if (!/[\t\n]/.test(text.trim())) return null;
  const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
  const first = cells.indexOf(cell);
  const next = [...rows];
  lines.forEach((words, down) => {
    const row: Row = { ...(next[at + down] ?? after(next[at + down - 1])) };
    words.forEach((word, right) => {
      const key = cells[first + right];
      if (key !== undefined) row[key] = word.trim();
    });
    next[at + down] = row;
  });
  return next;
}

/** A piece of work as a row, to be changed. */
export function rowOf(piece: WorkView, engagement: string): Row {
  return {
    engagement, technician: piece.technician, day: piece.from.local.slice(0, 10), from: piece.from.local.slice(11, 16), to: piece.to.local.slice(11, 16),
    note: piece.note, ticket: piece.ticket, overlap_reason: piece.overlap_reason,
  };
}
