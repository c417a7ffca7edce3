import { useCallback, useMemo, useRef, type KeyboardEvent } from "react";
import type { MaintenanceWeek, NightBar, OccurrenceRow, WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { ids } from "../../../shared/testids";
import { clockWords, dayParts } from "../../../shared/time/moment";
import { useSize } from "../useSize";
import { secondLine } from "../words";
import { Bar } from "./Bar";
import { barsOf, wallOf, type Stretch } from "./drag";
import { layout, xOf, type Layout, type Placed, type Words } from "./geometry";
import { Ground } from "./Ground";
import { MoveMenu } from "./MoveMenu";
import { useHand, type Drawing, type Pending } from "./useHand";

interface WeekViewProps {
  week: MaintenanceWeek;
  selected: { window: string; at: string } | null;
  onSelect: (row: OccurrenceRow) => void;
  onMoved: (window: WindowView) => void;
  onCreate: (stretch: Stretch) => void;
  /** Delete was pressed on a bar. */
  onCancel: (row: OccurrenceRow) => void;
  onNew: () => void;
}

function wordsOf(bar: NightBar): Words {
  const row = bar.occurrence;
  return { title: row.kind === "emergency" ? `Emergency: ${row.title}` : row.title, inside: secondLine(row, "inside"), outside: secondLine(row, "beside") };
}

function isSame(one: OccurrenceRow, other: OccurrenceRow): boolean {
  return one.window === other.window && one.recurrence_id === other.recurrence_id;
}

/** The bars of the week with the one that is being moved where it would stand. */
function shownBars(week: MaintenanceWeek, pending: Pending | null): NightBar[] {
  if (pending === null) return week.bars;
  const moved = pending.bar.occurrence;
  const own = barsOf(pending, moved, week.monday);
  const first = week.bars.findIndex((bar) => isSame(bar.occurrence, moved));
  const rest = week.bars.filter((bar) => !isSame(bar.occurrence, moved));
  // The bar keeps its place in the document, and with it the focus.
  return [...rest.slice(0, first), ...own, ...rest.slice(first)];
}

function menuPlace(placed: Layout, pending: Pending, width: number) {
  const bar = placed.bars.find((one) => isSame(one.bar.occurrence, pending.bar.occurrence));
  const left = Math.max(0, Math.min(bar?.left ?? 0, width - 360));
  const below = (bar?.top ?? 0) + (bar?.height ?? 0) + 10;
  return bar !== undefined && bar.top > placed.height / 2 ? { left, bottom: placed.height - bar.top + 10 } : { left, top: below };
}

/** The bars in the order of the answer, each by a key that stays while it is moved, and with it the focus. */
function inOrder(bars: readonly Placed[], order: readonly NightBar[]): [key: string, placed: Placed][] {
  const seen = new Map<string, number>();
  return [...bars].sort((one, other) => order.indexOf(one.bar) - order.indexOf(other.bar)).map((one) => {
    const name = `${one.bar.occurrence.window} ${one.bar.occurrence.recurrence_id}`;
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return [`${name} ${nth}`, one];
  });
}

/** The week as seven nights, noon to noon, so that a window across midnight is one bar. */
export function WeekView({ week, selected, onSelect, onMoved, onCreate, onCancel, onNew }: WeekViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(frame);
  const origin = useCallback(() => picture.current?.getBoundingClientRect() ?? new DOMRect(), []);
  const isNotched = useCallback((bar: NightBar) => {
    const skipped = week.nights[bar.night]?.skipped ?? null;
    return skipped !== null && skipped.from < bar.span.to && skipped.to > bar.span.from;
  }, [week]);
  const plain = useMemo(() => layout(week.bars, wordsOf, isNotched, width, height), [week, isNotched, width, height]);
  const create = ({ night, span }: Drawing) => {
    const date = week.nights[night]?.date ?? week.monday;
    onCreate({ starts: wallOf(date, span.from), ends: wallOf(date, span.to) });
  };
  const hand = useHand({ width, rows: plain.rows, origin, onOpen: (bar) => onSelect(bar.occurrence), onDrawn: create });
  const { pending, drawing } = hand;
  const placed = useMemo(() => (pending === null ? plain : layout(shownBars(week, pending), wordsOf, isNotched, width, height)), [pending, plain, week, isNotched, width, height]);
  const order = shownBars(week, pending);
  const drawnRow = drawing === null ? undefined : plain.rows[drawing.night];
  const press = (event: KeyboardEvent, bar: NightBar) => {
    if (event.key === "Delete") {
      event.preventDefault();
      onCancel(bar.occurrence);
    } else if (event.key === "Enter" && pending !== null) {
      event.preventDefault();
      picture.current?.querySelector<HTMLElement>(".movemenu button")?.focus();
    } else {
      hand.press(event, bar);
    }
  };
  return (
    <div ref={frame} className="nights" data-testid={ids.maintenanceWeek}>
      <div ref={picture} className="cal" style={{ width, height: placed.height }} role="group" aria-label="Week, noon to noon. Arrows move a bar, Shift and arrows resize it, Enter opens it." onPointerDown={(event) => hand.take(event, null, "whole")}>
        <Ground week={week} rows={placed.rows} width={width} height={placed.height} />
        {inOrder(placed.bars, order).map(([key, one]) => {
          const row = one.bar.occurrence;
          const isPulled = pending !== null && isSame(pending.bar.occurrence, row);
          return (
            <Bar
              key={key}
              placed={one}
              width={width}
              skipped={week.nights[one.bar.night]?.skipped ?? null}
              isSelected={selected !== null && selected.window === row.window && selected.at === row.recurrence_id}
              pulledTo={isPulled ? `${clockWords(pending.starts)}–${clockWords(pending.ends)}` : null}
              thisYear={dayParts(week.today).year}
              onGrip={(event, grip) => hand.take(event, one.bar, grip)}
              onKey={(event) => press(event, one.bar)}
              onOpen={() => onSelect(row)}
            />
          );
        })}
        {drawing !== null && drawnRow !== undefined && (
          <div className="drawn" style={{ left: xOf(drawing.span.from, width), width: xOf(drawing.span.to, width) - xOf(drawing.span.from, width), top: drawnRow.top + 8, height: drawnRow.height - 16 }} />
        )}
        {pending !== null && !pending.isHeld && (
          <MoveMenu moved={{ ...pending, occurrence: pending.bar.occurrence }} zone={week.zone} style={menuPlace(placed, pending, width)} onBack={hand.putBack} onMoved={(window) => { hand.putBack(); onMoved(window); }} />
        )}
        {week.bars.length === 0 && (
          <div className="nothing">
            <b className="m">No maintenance in this week</b>
            <span className="sec sm">Draw a stretch in a night, or plan it in a form.</span>
            <Button small mark="plus" onClick={onNew}>Plan a window</Button>
          </div>
        )}
      </div>
    </div>
  );
}
