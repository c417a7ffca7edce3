import { memo, type RefObject } from "react";
import { flexRender, type Cell } from "@tanstack/react-table";
import { ids } from "../testids";
import { ActiveRow } from "./activeRow";

export interface RowActs<Row> {
  open: (row: Row, index: number) => void;
  toggle: (key: string) => void;
}

interface ListRowProps<Row> {
  /** Undefined while its page is on the way. */
  row: Row | undefined;
  rowKey: string | null;
  cells: readonly Cell<Row, unknown>[] | undefined;
  index: number;
  start: number;
  tracks: string;
  /** Null in a list without a selection. */
  chosen: boolean | null;
  isAt: boolean;
  acts: RefObject<RowActs<Row>>;
}

function Tick({ rowKey, chosen, onToggle }: { rowKey: string | null; chosen: boolean; onToggle: (key: string) => void }) {
  return (
    <div role="gridcell" onClick={(event) => event.stopPropagation()}>
      {rowKey !== null && <input type="checkbox" className="cb" tabIndex={-1} aria-label={`Select ${rowKey}`} checked={chosen} onChange={() => onToggle(rowKey)} />}
    </div>
  );
}

function Drawn<Row>({ row, rowKey, cells, index, start, tracks, chosen, isAt, acts }: ListRowProps<Row>) {
  return (
    <div
      id={rowKey === null ? undefined : `row-${rowKey}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen ?? undefined}
      className={`grid-row${chosen === true ? " sel" : ""}${isAt ? " at" : ""}`}
      style={{ gridTemplateColumns: tracks, position: "absolute", insetInline: 0, transform: `translateY(${start}px)` }}
      data-testid={ids.listRow}
      onClick={() => {
        if (row !== undefined) acts.current.open(row, index);
      }}
    >
      {chosen !== null && <Tick rowKey={rowKey} chosen={chosen} onToggle={(key) => acts.current.toggle(key)} />}
      {cells === undefined ? (
        <div role="gridcell" style={{ gridColumn: "1 / -1" }}><span className="skel" style={{ width: "40%" }} /></div>
      ) : (
        <ActiveRow value={isAt}>
          {cells.map((cell) => (
            <div key={cell.id} role="gridcell" className={cell.column.columnDef.meta?.right === true ? "r nw" : "cut"}>
              {flexRender(cell.column.columnDef.cell, cell.getContext())}
            </div>
          ))}
        </ActiveRow>
      )}
    </div>
  );
}

function isSame<Row>(one: ListRowProps<Row>, other: ListRowProps<Row>): boolean {
  return one.row === other.row && one.rowKey === other.rowKey && one.index === other.index && one.start === other.start
    && one.tracks === other.tracks && one.chosen === other.chosen && one.isAt === other.isAt;
}

/** A row is drawn anew only when what it shows has changed; scrolling moves the others without drawing them. */
export const ListRow = memo(Drawn, isSame) as typeof Drawn;
