import type { KeyboardEvent } from "react";
import type { CellState, Grid, GridCell, GridRow } from "../../bindings/types";
import { Icon } from "../../shared/Icon";
import { ids } from "../../shared/testids";
import { monthWords, shortMonth } from "../../shared/time/moment";

const WORDS: Record<CellState, string> = { none: "no contract", not_due: "not due", ready: "ready", issued: "issued", revised: "revised" };

export interface Chosen {
  contract: string;
  month: string;
}

function Form({ cell }: { cell: GridCell }) {
  switch (cell.state) {
    case "none":
      return null;
    case "not_due":
      return "·";
    case "ready":
      return <Icon mark="dot" />;
    case "issued":
      return <Icon mark="check" />;
    case "revised":
      return <><Icon mark="rev" />{cell.revision}</>;
  }
}

const LOOK: Record<CellState, string> = { none: "c", not_due: "c n", ready: "c d", issued: "c i", revised: "c rv" };

function Cell({ row, cell, month, on, onChoose }: { row: GridRow; cell: GridCell; month: string; on: boolean; onChoose: () => void }) {
  const words = `${row.client} ${row.number}, ${monthWords(month)}: ${WORDS[cell.state]}${cell.state === "revised" ? ` ${cell.revision}` : ""}`;
  if (cell.state === "none") return <td />;
  return (
    <td className={on ? "sel" : ""}>
      <button type="button" className={LOOK[cell.state]} style={cell.state === "not_due" ? { cursor: "pointer" } : undefined} aria-label={words} title={words} aria-pressed={on} onClick={onChoose} data-testid={ids.reportsCell(row.client, month)}>
        <Form cell={cell} />
      </button>
    </td>
  );
}

function years(months: readonly string[]): { year: string; span: number }[] {
  const all: { year: string; span: number }[] = [];
  for (const month of months) {
    const year = month.slice(0, 4);
    const last = all[all.length - 1];
    if (last?.year === year) last.span += 1;
    else all.push({ year, span: 1 });
  }
  return all;
}

function Key({ grid }: { grid: Grid }) {
  const count = (state: CellState) => grid.rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell.state === state).length, 0);
  return (
    <div className="row key sm sec">
      <span className="row"><Icon mark="check" /> issued {count("issued")}</span>
      <span className="row"><Icon mark="rev" /> revised {count("revised")}</span>
      <span className="row" style={{ color: "var(--accent)" }}><Icon mark="dot" /> ready {count("ready")}</span>
      <span>· not due {count("not_due")}</span>
    </div>
  );
}

const STEPS: Record<string, readonly [rows: number, cells: number]> = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/** Arrows walk over the grid; months without a contract are passed over. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const cell = event.target instanceof HTMLElement ? event.target.closest("td") : null;
  if (step === undefined || cell === null) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll("tbody tr")];
  let row = rows.findIndex((one) => one.contains(cell)) + step[0];
  let at = cell.cellIndex + step[1];
  for (let button: HTMLElement | null | undefined; row >= 0 && row < rows.length && at > 0; row += step[0], at += step[1]) {
    const target = rows[row]?.children[at];
    if (target === undefined) return;
    button = target.querySelector("button");
    if (button !== null) return button.focus();
  }
}

/** Clients × months: what stands where, each cell a mark and a word. */
export function ReportGrid({ grid, chosen, onChoose }: { grid: Grid; chosen: Chosen | null; onChoose: (chosen: Chosen) => void }) {
  return (
    <>
      <table className="gr" aria-label="Reports, clients by months" onKeyDown={walk}>
        <colgroup><col style={{ width: 152 }} /></colgroup>
        <thead>
          <tr>
            <td />
            {years(grid.months).map((one, at) => <th key={one.year} scope="colgroup" colSpan={one.span} className={at > 0 ? "yr" : ""} style={{ paddingLeft: 8 }}>{one.year}</th>)}
          </tr>
          <tr>
            <th scope="col">Client</th>
            {grid.months.map((month) => <th key={month} scope="col" className={month === chosen?.month ? "ct cur" : "ct"}>{shortMonth(month)}</th>)}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.contract_id}>
              <th scope="row" className="cut nm" title={`${row.client}, ${row.number}`}>{row.client}</th>
              {row.cells.map((cell, at) => {
                const month = grid.months[at] ?? "";
                return (
                  <Cell key={month} row={row} cell={cell} month={month} on={chosen?.contract === row.contract_id && chosen.month === month} onChoose={() => onChoose({ contract: row.contract_id, month })} />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Key grid={grid} />
    </>
  );
}
