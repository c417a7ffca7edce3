import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { flexRender, getCoreRowModel, useReactTable, type ColumnDef, type RowData } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Icon } from "../Icon";
import { usePlace } from "../route";
import { ids } from "../testids";
import { ListRow, type RowActs } from "./ListRow";
import { extend, toggle, type Selection } from "./selection";

// The names of the parameters are those of the declaration this one is merged with.
/* eslint-disable @typescript-eslint/no-unused-vars */
declare module "@tanstack/react-table" {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** A track of the grid: `62px`, `minmax(120px, 1fr)`. */
    width: string;
    right?: boolean;
    /** The name by which the store sorts this column; without it the head is only a word. */
    sort?: string;
  }
}
/* eslint-enable @typescript-eslint/no-unused-vars */

export interface Sorting {
  by: string;
  descending: boolean;
}

interface ListProps<Row> {
  label: string;
  columns: ColumnDef<Row>[];
  total: number;
  /** The row at a place, or undefined while its page is on the way. */
  rowAt: (index: number) => Row | undefined;
  keyOf: (row: Row) => string;
  /** Told which rows are in sight, so that their pages are fetched. */
  onSight: (first: number, last: number) => void;
  onOpen: (row: Row) => void;
  sorting?: Sorting;
  onSort?: (sorting: Sorting) => void;
  selection?: { chosen: Selection; onChange: (chosen: Selection) => void };
  bulk?: ReactNode;
}

const ROW = 30;

interface Left {
  offset: number;
  at: number;
}

/** Where each list was left, by its address: coming back from a row finds the row again. */
const left = new Map<string, Left>();

function leftAt(): Left {
  return left.get(window.location.hash) ?? { offset: 0, at: 0 };
}

/** Arrows move in a list as soon as it is there, unless something else is being used. */
function useTakingFocus(scroller: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const active = document.activeElement;
    if (active === document.body || active?.tagName === "MAIN") scroller.current?.focus({ preventScroll: true });
  }, [scroller]);
}

/** One virtual list: only the rows in sight exist, so that a hundred thousand scroll like ten. */
export function List<Row>(props: ListProps<Row>) {
  const { columns, total, rowAt, keyOf, onSight, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [before] = useState(leftAt);
  const [at, setAt] = useState(before.at);
  const virtual = useVirtualizer({ initialOffset: before.offset, count: total, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8, initialRect: { width: 1000, height: 600 } });
  const items = virtual.getVirtualItems();
  useTakingFocus(scroller);
  const remember = (row: number) => left.set(window.location.hash, { offset: scroller.current?.scrollTop ?? 0, at: row });
  const open = (row: Row, index: number) => {
    remember(index);
    setAt(index);
    props.onOpen(row);
  };
  const acts = useRef<RowActs<Row>>({ open, toggle: () => {} });
  useEffect(() => {
    acts.current = { open, toggle: (key) => selection?.onChange(toggle(selection.chosen, key)) };
  });
  const address = usePlace().query.toString();
  const shownAddress = useRef(address);
  useEffect(() => {
    // Another filter or order is another list: it begins at its top.
    if (shownAddress.current === address) return;
    shownAddress.current = address;
    setAt(0);
    virtual.scrollToOffset(0);
  }, [address, virtual]);
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => onSight(first, last), [first, last, onSight]);

  const shown = useMemo(
    () => items.flatMap((item) => {
      const row = rowAt(item.index);
      return row === undefined ? [] : [{ row, index: item.index }];
    }),
    [items, rowAt],
  );
  const data = useMemo(() => shown.map((one) => one.row), [shown]);
  const table = useReactTable({ data, columns, getCoreRowModel: getCoreRowModel(), manualSorting: true, manualPagination: true, getRowId: keyOf });
  const tracks = useMemo(() => [...(selection === undefined ? [] : ["16px"]), ...columns.map((column) => column.meta?.width ?? "1fr")].join(" "), [columns, selection]);
  const rowsById = table.getRowModel().rowsById;

  const move = useCallback((to: number) => {
    const next = Math.max(0, Math.min(total - 1, to));
    setAt(next);
    virtual.scrollToIndex(next);
    return next;
  }, [total, virtual]);

  const onKeyDown = (event: KeyboardEvent) => onKey(event, { ...props, onOpen: (row) => open(row, at), at, move, page: Math.max(1, last - first - 24) });
  const activeRow = rowAt(at);

  return (
    <div className="list">
      <div
        ref={scroller}
        className="list-scroll"
        role="grid"
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-multiselectable={selection !== undefined}
        aria-activedescendant={activeRow === undefined || at < first || at > last ? undefined : `row-${keyOf(activeRow)}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        data-testid={ids.listScroll}
      >
        <Head table={table} tracks={tracks} {...props} />
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {items.map((item) => {
            const row = rowAt(item.index);
            const key = row === undefined ? null : keyOf(row);
            const chosen = key !== null && (selection?.chosen.has(key) ?? false);
            const cells = key === null ? undefined : rowsById[key]?.getVisibleCells();
            return (
              <ListRow
                key={item.key}
                row={row}
                rowKey={key}
                cells={cells}
                index={item.index}
                start={item.start}
                tracks={tracks}
                chosen={selection === undefined ? null : chosen}
                isAt={item.index === at}
                acts={acts}
              />
            );
          })}
        </div>
      </div>
      {selection !== undefined && selection.chosen.size > 0 && (
        <div className="bulk" role="toolbar" aria-label="What to do with the selection">
          <b className="m">{selection.chosen.size} selected</b>
          {props.bulk}
          <span className="sp" />
          <span className="sm sec">Space selects · Shift-↓ extends</span>
          <button type="button" className="btn s quiet" onClick={() => selection.onChange(new Set())}>Clear <kbd aria-hidden="true">Esc</kbd></button>
        </div>
      )}
    </div>
  );
}

interface KeyContext<Row> extends ListProps<Row> {
  at: number;
  move: (to: number) => number;
  page: number;
}

function onKey<Row>(event: KeyboardEvent, context: KeyContext<Row>): void {
  if (event.target !== event.currentTarget) return;
  const { at, move, page, total, rowAt, keyOf, selection } = context;
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: total - 1 };
  const to = steps[event.key];
  const row = rowAt(at);
  if (to !== undefined) {
    event.preventDefault();
    const reached = move(to);
    if (event.shiftKey && selection !== undefined) selection.onChange(extend(selection.chosen, at, reached, rowAt, keyOf));
  } else if (event.key === "Enter" && row !== undefined) {
    event.preventDefault();
    context.onOpen(row);
  } else if (event.key === " " && row !== undefined && selection !== undefined) {
    event.preventDefault();
    selection.onChange(toggle(selection.chosen, keyOf(row)));
  } else if (event.key === "Escape" && selection !== undefined && selection.chosen.size > 0) {
    event.preventDefault();
    event.stopPropagation();
    selection.onChange(new Set());
  }
}

function Head<Row>({ table, tracks, sorting, onSort, selection }: ListProps<Row> & { table: ReturnType<typeof useReactTable<Row>>; tracks: string }) {
  return (
    <div role="rowgroup" style={{ position: "sticky", top: 0, zIndex: 1 }}>
      <div role="row" aria-rowindex={1} className="grid-row headrow" style={{ gridTemplateColumns: tracks }}>
        {selection !== undefined && <div role="columnheader"><span className="hidden">Selected</span></div>}
        {table.getFlatHeaders().map((header) => {
          const { sort, right = false } = header.column.columnDef.meta ?? { width: "" };
          const words = flexRender(header.column.columnDef.header, header.getContext());
          const sorted = sort !== undefined && sorting?.by === sort;
          return (
            <div
              key={header.id}
              role="columnheader"
              className={right ? "r" : "cut"}
              aria-sort={sorted ? (sorting.descending ? "descending" : "ascending") : undefined}
            >
              {sort === undefined || onSort === undefined ? words : (
                <button type="button" onClick={() => onSort({ by: sort, descending: sorted && !sorting.descending })}>
                  {words} {sorted && <Icon mark="down" small />}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
