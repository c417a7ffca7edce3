import { useRef, useState, type KeyboardEvent } from "react";
import type { CalendarDayView, CalendarMonth, CalendarPicture } from "../../../bindings/types";
import { ids } from "../../../shared/testids";
import { saidOf } from "./dayWords";
import { DAYS } from "./week";

const KINDS: readonly { kind: string; words: string }[] = [
  { kind: "open", words: "open" }, { kind: "day_off", words: "closed every week" }, { kind: "holiday", words: "holiday" }, { kind: "closed_date", words: "closed date" },
  { kind: "short_day", words: "short day" }, { kind: "other_hours", words: "other hours" }, { kind: "breaks", words: "breaks" },
];

/** How far an arrow goes: a day, a week; a page is a month or so. */
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7, PageDown: 28, PageUp: -28, Home: -366, End: 366 };

function weeks(month: CalendarMonth): (CalendarDayView | null)[][] {
  const cells: (CalendarDayView | null)[] = [...Array.from({ length: month.blank }, () => null), ...month.days];
  return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null));
}

interface MonthProps {
  month: CalendarMonth;
  at: string;
  onAt: (date: string) => void;
}

function Month({ month, at, onAt }: MonthProps) {
  return (
    <table className="month" aria-label={month.name}>
      <caption>{month.name}</caption>
      <thead><tr>{DAYS.map((day) => <th key={day.key} scope="col" abbr={day.long}>{day.name.slice(0, 2)}</th>)}</tr></thead>
      <tbody>
        {weeks(month).map((week, row) => (
          <tr key={row}>
            {week.map((day, column) => (
              <td key={column}>
                {day !== null && (
                  <button
                    type="button" className={`d ${day.kind}${day.clock_minutes === 0 ? "" : " shift"}`} tabIndex={day.date === at ? 0 : -1} aria-pressed={day.date === at}
                    aria-label={saidOf(day)} title={day.name === "" ? undefined : day.name} data-date={day.date} data-testid={ids.calendarDay(day.date)} onClick={() => onAt(day.date)}
                  >
                    {day.day}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Twelve months: shaded means closed. One stop of the Tab key; arrows move from day to day. */
export function YearPicture({ year }: { year: CalendarPicture }) {
  const days = year.months.flatMap((month) => month.days);
  const [at, setAt] = useState(days[0]?.date ?? "");
  const picture = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(days.length - 1, days.findIndex((day) => day.date === at) + step));
    const next = days[index];
    if (next === undefined) return;
    setAt(next.date);
    picture.current?.querySelector<HTMLElement>(`[data-date="${next.date}"]`)?.focus();
  };
  const chosen = days.find((day) => day.date === at);
  return (
    <div data-testid={ids.calendarPicture}>
      <div className="year" ref={picture} onKeyDown={move} role="group" aria-label={`The year ${year.year}: shaded days are closed`}>
        {year.months.map((month) => <Month key={month.name} month={month} at={at} onAt={setAt} />)}
      </div>
      <p className="said" aria-live="polite">{chosen === undefined ? "" : saidOf(chosen)}</p>
      <ul className="kinds" aria-label="Legend">
        {KINDS.map(({ kind, words }) => <li key={kind}><span className={`d ${kind}`} aria-hidden="true" />{words}</li>)}
        <li><span className="d open shift" aria-hidden="true" />clocks change</li>
      </ul>
    </div>
  );
}
