import dayGridPlugin from "@fullcalendar/daygrid";
import FullCalendar from "@fullcalendar/react";
import type { EventContentArg, EventInput } from "@fullcalendar/core";
import { useEffect, useRef } from "react";
import { useAsk } from "../../backend/queries";
import type { OccurrenceRow } from "../../bindings/types";
import { Icon } from "../../shared/Icon";
import { useKey } from "../../shared/keys";
import { Answer } from "../../shared/states/Answer";
import { clockWords, dayParts, inZone, monthWords } from "../../shared/time/moment";
import { useNow } from "../../shared/time/now";
import type { Shown } from "./filter";
import { Head, Scope } from "./Head";
import type { ViewActs } from "./MaintenancePlace";
import { monthsOn, sheetOf } from "./wallclock";
import { barMark, spoken } from "./words";

/** As many as a sheet can hold without lying; beyond it the sheet says so. */
const MOST = 500;
/** What ends by noon belongs to the night it began in, and so to one day. */
const NIGHT_ENDS = "12:00:01";

/** An occurrence as the calendar takes it: expanded in Rust, on the wall clock that is shown. */
export function eventOf(row: OccurrenceRow): EventInput {
  return {
    id: `${row.window} ${row.recurrence_id}`, title: row.title, start: `${row.starts_there.local.slice(0, 19)}Z`, end: `${row.ends_there.local.slice(0, 19)}Z`, allDay: false,
    classNames: [row.state, row.kind, ...(row.conflicts > 0 && row.state === "published" ? ["conflicting"] : [])], extendedProps: { row },
  };
}

function rowOf(props: Record<string, unknown>): OccurrenceRow {
  return props.row as OccurrenceRow;
}

function Content({ event }: EventContentArg) {
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

/** A month of windows; a night of 22:00–04:00 stands on the day it begins. */
export function MonthView({ shown, acts }: { shown: Shown; acts: ViewActs }) {
  const now = useNow();
  const status = useAsk("app.status", {});
  const zone = shown.zone === "" ? status.data?.provider?.zone ?? "" : shown.zone;
  const today = zone === "" ? now.toISOString().slice(0, 10) : inZone(now, zone).local.slice(0, 10);
  const day = shown.day === "" ? today : shown.day;
  const sheet = sheetOf(day);
  const { client, state, kind, search } = shown;
  const page = useAsk("maintenance.list", { ...sheet, zone: shown.zone, client, state, kind, search, offset: 0, limit: MOST });
  const calendar = useRef<FullCalendar>(null);
  const step = (months: number) => acts.narrow({ day: monthsOn(day, months) });
  const goToday = () => acts.narrow({ day: null });
  useEffect(() => {
    calendar.current?.getApi().gotoDate(monthsOn(day, 0));
  }, [day]);
  useKey("PageUp", () => step(-1));
  useKey("PageDown", () => step(1));
  useKey("t", goToday);
  return (
    <>
      <Head title={monthWords(day)} view="month" onView={acts.onView} onStep={step} onToday={goToday} onNew={acts.onNew} />
      <div className="row sm sec chips">
        <Scope shown={shown} zone={zone} onZone={(key) => acts.narrow({ zone: key })} onClient={(key) => acts.narrow({ client: key })} />
        <span className="sp" />
        {page.data !== undefined && page.data.total > MOST && <span>The first {MOST} of {page.data.total.toLocaleString("en")} are shown; choose a client, or see the list.</span>}
      </div>
      <Answer of={page}>
        {(reply) => (
          <div className="month">
            <FullCalendar
              ref={calendar}
              plugins={[dayGridPlugin]}
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
              events={reply.rows.map(eventOf)}
              eventContent={(arg) => <Content {...arg} />}
              eventClick={(arg) => acts.onSelect(rowOf(arg.event.extendedProps))}
            />
          </div>
        )}
      </Answer>
    </>
  );
}
