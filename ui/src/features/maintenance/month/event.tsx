import type { EventContentArg, EventInput } from "@fullcalendar/core";
import type { OccurrenceRow } from "../../../bindings/types";
import { Icon } from "../../../shared/Icon";
import { clockWords, dayParts } from "../../../shared/time/moment";
import { DAY, onBy } from "../wallclock";
import { isMovable, type Moved, type Stretch } from "../week/drag";
import { barMark, spoken } from "../words";

export function isOf(row: OccurrenceRow, moved: Moved | null): moved is Moved {
  return moved !== null && moved.occurrence.window === row.window && moved.occurrence.recurrence_id === row.recurrence_id;
}

function stretchOf(row: OccurrenceRow, moved: Moved | null): Stretch {
  return isOf(row, moved) ? moved : { starts: row.starts_there.local.slice(0, 16), ends: row.ends_there.local.slice(0, 16) };
}

/** An occurrence as the calendar takes it: expanded in Rust, on the wall clock that is shown, and where it was taken to. */
export function eventOf(row: OccurrenceRow, moved: Moved | null): EventInput {
  const { starts, ends } = stretchOf(row, moved);
  return {
    id: `${row.window} ${row.recurrence_id}`, title: row.title, start: `${starts}:00Z`, end: `${ends}:00Z`, allDay: false, editable: isMovable(row),
    classNames: [row.state, row.kind, ...(row.conflicts > 0 && row.state === "published" ? ["conflicting"] : []), ...(isOf(row, moved) ? ["moved"] : [])], extendedProps: { row },
  };
}

export function rowOf(props: Record<string, unknown>): OccurrenceRow {
  return props.row as OccurrenceRow;
}

/** An occurrence so many days on from where it stands; its hours stay. */
export function daysFrom(row: OccurrenceRow, before: Moved | null, days: number, byKeys: boolean): Moved {
  const { starts, ends } = stretchOf(row, before);
  return { occurrence: row, byKeys, starts: onBy(starts, days * DAY), ends: onBy(ends, days * DAY) };
}

const DAYS_OF_KEY: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** How many days a key moves an occurrence on the sheet; none for any other key. */
export function daysOfKey(key: string): number | null {
  return DAYS_OF_KEY[key] ?? null;
}

/** One day that was drawn means late that evening; several mean the whole of them. Both are said on the form, and changed there. */
export function stretchOfDays(first: string, behindLast: string): Stretch {
  const isOne = onBy(first, DAY).slice(0, 10) === behindLast;
  return isOne ? { starts: `${first}T22:00`, ends: `${behindLast}T00:00` } : { starts: `${first}T00:00`, ends: `${behindLast}T00:00` };
}

/** What stands in a day. */
export function Content({ event }: EventContentArg) {
  const row = rowOf(event.extendedProps);
  return (
    <span className="ev">
      <Icon mark={barMark(row)} small />
      <b className="m">{clockWords(row.starts_there.local)}</b>
      <span className="cut">{row.title}</span>
      <span className="hidden">{spoken(row, dayParts(row.starts.local).year)}</span>
    </span>
  );
}
