import dayGridPlugin from "@fullcalendar/daygrid";
import interactionPlugin from "@fullcalendar/interaction";
import FullCalendar from "@fullcalendar/react";
import { useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import type { OccurrenceRow } from "../../../bindings/types";
import { ids } from "../../../shared/testids";
import type { ViewActs } from "../MaintenancePlace";
import { DAY, minutesOf, monthsOn } from "../wallclock";
import { isMovable, type Moved } from "../week/drag";
import { MoveMenu } from "../week/MoveMenu";
import { Content, daysFrom, daysOfKey, eventOf, isOf, rowOf, stretchOfDays } from "./event";

/** What ends by noon belongs to the night it began in, and so to one day. */
const NIGHT_ENDS = "12:00:01";
const MENU_PX = 360;
const GAP_PX = 6;

interface SheetProps {
  rows: readonly OccurrenceRow[];
  day: string;
  today: string;
  acts: ViewActs;
}

/** Beside the day it was taken to, on the side where there is room. */
function placeAt(sheet: HTMLElement | null, day: string): CSSProperties {
  const cell = sheet?.querySelector(`td[data-date="${day}"]`);
  if (sheet === null || cell === null || cell === undefined) return { left: GAP_PX, top: GAP_PX };
  const own = sheet.getBoundingClientRect();
  const at = cell.getBoundingClientRect();
  const left = at.right - own.left + GAP_PX + MENU_PX > own.width ? Math.max(0, at.left - own.left - MENU_PX - GAP_PX) : at.right - own.left + GAP_PX;
  return at.top - own.top > own.height / 2 ? { left, bottom: own.bottom - at.bottom } : { left, top: at.top - own.top };
}

/** The month as a sheet of days: windows are taken to another day by pointer or arrows, and drawn on empty ones; nothing is saved before one says so. */
export function Sheet({ rows, day, today, acts }: SheetProps) {
  const box = useRef<HTMLDivElement>(null);
  const calendar = useRef<FullCalendar>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  const [place, setPlace] = useState<CSSProperties>({});
  const events = useMemo(() => rows.map((row) => eventOf(row, moved)), [rows, moved]);
  const elementOf = (row: OccurrenceRow) => box.current?.querySelector<HTMLElement>(`[data-testid="${ids.maintenanceEvent(row.number, row.recurrence_id)}"]`);
  useEffect(() => {
    calendar.current?.getApi().gotoDate(monthsOn(day, 0));
  }, [day]);
  useEffect(() => {
    // The library draws the event anew where it was taken to; the keys go with it.
    if (moved?.byKeys === true) elementOf(moved.occurrence)?.focus();
  }, [moved, events]);
  const take = (next: Moved) => {
    setPlace(placeAt(box.current, next.starts.slice(0, 10)));
    setMoved(next);
  };
  const putBack = () => {
    const of = moved?.occurrence;
    setMoved(null);
    if (of !== undefined) setTimeout(() => elementOf(of)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target.closest("[data-testid]") : null;
    const row = rows.find((one) => ids.maintenanceEvent(one.number, one.recurrence_id) === target?.getAttribute("data-testid"));
    if (row === undefined) return;
    const days = daysOfKey(event.key);
    if (days !== null && isMovable(row)) take(daysFrom(row, moved, days, true));
    else if (event.key === "Enter" && isOf(row, moved)) box.current?.querySelector<HTMLElement>(".movemenu button")?.focus();
    else if (event.key === "Delete" && isMovable(row)) acts.onCancel(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="month" ref={box} onKeyDownCapture={onKeyDown} data-testid={ids.maintenanceMonth}>
      <FullCalendar
        ref={calendar}
        plugins={[dayGridPlugin, interactionPlugin]}
        initialView="dayGridMonth"
        initialDate={monthsOn(day, 0)}
        now={`${today}T00:00:00Z`}
        timeZone="UTC"
        headerToolbar={false}
        firstDay={1}
        fixedWeekCount={false}
        height="100%"
        dayMaxEvents
        // A day is named by all that stands in it, and not by its number alone.
        dayCellDidMount={({ el }) => el.removeAttribute("aria-labelledby")}
        // The library gives its link the state of a button, and not the role.
        moreLinkDidMount={({ el }) => el.setAttribute("role", "button")}
        nextDayThreshold={NIGHT_ENDS}
        eventDisplay="list-item"
        eventInteractive
        eventOrder="start"
        eventDurationEditable={false}
        selectable
        // A click on an empty day draws nothing: one has to mean it.
        selectMinDistance={5}
        select={({ startStr, endStr }) => acts.onCreate(stretchOfDays(startStr, endStr))}
        events={events}
        eventDidMount={({ el, event }) => {
          const row = rowOf(event.extendedProps);
          el.setAttribute("data-testid", ids.maintenanceEvent(row.number, row.recurrence_id));
        }}
        eventContent={(arg) => <Content {...arg} />}
        eventClick={(arg) => acts.onSelect(rowOf(arg.event.extendedProps))}
        eventDrop={({ event, oldEvent }) => {
          const days = Math.round((minutesOf(event.startStr) - minutesOf(oldEvent.startStr)) / DAY);
          take(daysFrom(rowOf(event.extendedProps), moved, days, false));
        }}
      />
      {moved !== null && <MoveMenu key={moved.starts} moved={moved} zone={moved.occurrence.starts_there.zone} style={place} onBack={putBack} onMoved={(window) => { setMoved(null); acts.onMoved(window); }} />}
    </div>
  );
}
