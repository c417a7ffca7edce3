import { useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import type { Failure } from "../../../bindings/types";
import { Button, IconButton } from "../../../shared/Button";
import { useAdding } from "../../../shared/focus";
import { TextField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import { after, EMPTY, pasted, problemAt, type Cell, type Row } from "./entries";

const HEADS: Record<Cell, { name: string; hint: string; width?: number }> = {
  engagement: { name: "Engagement", hint: "A-314", width: 84 }, technician: { name: "Technician", hint: "you", width: 120 }, day: { name: "Day", hint: "2026-09-22", width: 104 },
  from: { name: "From", hint: "13:32", width: 70 }, to: { name: "To, or length", hint: "14:07, 35 min", width: 112 }, note: { name: "What was done", hint: "" },
  ticket: { name: "Ticket", hint: "", width: 80 }, overlap_reason: { name: "Why over other work", hint: "", width: 160 },
};

interface GridProps {
  rows: readonly Row[];
  cells: readonly Cell[];
  failure: Failure | null;
  /** Where in the grid each of the entries stood when they were sent. */
  places: readonly number[];
  /** Whether rows can be added and taken away; one piece that is changed stays one. */
  isOpen: boolean;
  onRows: (rows: Row[]) => void;
}

/** Times, a row each: Enter goes down and adds a row, Tab after the last cell too; a copied table is pasted as rows. */
export function WorkGrid({ rows, cells, failure, places, isOpen, onRows }: GridProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows: added, adding } = useAdding<HTMLTableSectionElement>(rows.length);
  const last = rows.length - 1;
  const shown = cells.includes("overlap_reason") || (failure?.problems.every((one) => !one.field.endsWith("overlap_reason")) ?? true) ? cells : [...cells, "overlap_reason" as const];
  const set = (at: number, part: Partial<Row>) => onRows(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const add = () => {
    adding();
    onRows([...rows, after(rows[last])]);
  };
  const remove = (at: number) => onRows(rows.length === 1 ? [EMPTY] : rows.filter((_, index) => index !== at));
  const onKey = (at: number, cell: Cell) => (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !isOpen) return;
    const ends = event.key === "Tab" && at === last && cell === shown[shown.length - 1];
    if (event.key !== "Enter" && !ends) return;
    event.preventDefault();
    if (at === last) add();
    else body.current?.querySelector<HTMLElement>(`[data-testid="${ids.workCell(at + 1, cell)}"]`)?.focus();
  };
  const onPaste = (at: number, cell: Cell) => (event: ClipboardEvent) => {
    const next = isOpen ? pasted(rows, at, shown, cell, event.clipboardData.getData("text/plain")) : null;
    if (next === null) return;
    event.preventDefault();
    onRows(next);
  };
  return (
    <>
      <table className="timegrid" aria-label="Times">
        <thead>
          <tr>
            {shown.map((cell) => <th key={cell} scope="col" style={{ width: HEADS[cell].width }}>{HEADS[cell].name}</th>)}
            {isOpen && <th scope="col"><span className="hidden">Take away</span></th>}
          </tr>
        </thead>
        <tbody ref={(element) => { body.current = element; added.current = element; }}>
          {rows.map((row, at) => (
            <tr key={at}>
              {shown.map((cell) => (
                <td key={cell} onPaste={onPaste(at, cell)}>
                  <TextField
                    bare
                    label={`${HEADS[cell].name}, row ${at + 1}`}
                    value={row[cell]}
                    placeholder={HEADS[cell].hint}
                    onChange={(value) => set(at, { [cell]: value })}
                    onKeyDown={onKey(at, cell)}
                    problem={problemAt(failure, places, at, cell)}
                    testid={ids.workCell(at, cell)}
                  />
                </td>
              ))}
              {isOpen && <td className="r"><IconButton mark="x" label={`Take row ${at + 1} away`} onClick={() => remove(at)} testid={ids.workRemove(at)} /></td>}
            </tr>
          ))}
        </tbody>
      </table>
      {isOpen && <div className="row" style={{ marginTop: 6 }}><Button small look="quiet" mark="plus" onClick={add} testid={ids.workAdd}>Row</Button><span className="sm mut">Enter adds a row</span></div>}
    </>
  );
}
