import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import type { CalendarDayView, CalendarPage, CalendarPicture } from "../../../bindings/types";
import { Switch } from "../../../shared/Button";
import { ChoiceField } from "../../../shared/fields/Field";
import { Answer } from "../../../shared/states/Answer";
import { ids } from "../../../shared/testids";
import { dayWords } from "../../../shared/time/moment";
import { useNow } from "../../../shared/time/now";
import { YearPicture } from "./YearPicture";
import { clockWordsOf, openWords } from "./dayWords";

function differs(day: CalendarDayView): boolean {
  return (day.kind !== "open" && day.kind !== "day_off") || day.clock_minutes !== 0;
}

function YearTable({ year }: { year: CalendarPicture }) {
  const days = year.months.flatMap((month) => month.days).filter(differs);
  if (days.length === 0) return <p className="sec" style={{ paddingTop: 8 }}>Every day is like its weekday.</p>;
  return (
    <table aria-label={`Days of ${year.year} that differ`} data-testid={ids.calendarTable}>
      <thead><tr><th scope="col">Date</th><th scope="col">What</th><th scope="col">Name</th><th scope="col">Open</th></tr></thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date}>
            <td className="nw">{dayWords(day.date, year.year)}</td><td className="nw">{[day.kind_words, clockWordsOf(day)].filter((part) => part !== "").join(", ")}</td>
            <td>{day.name}</td><td className="nw sec">{openWords(day)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function years(first: number, last: number): { value: string; label: string }[] {
  return Array.from({ length: last - first + 1 }, (_, at) => ({ value: String(first + at), label: String(first + at) }));
}

/** A year of a calendar: as a picture, or as a table of the days that differ. */
export function Year({ page }: { page: CalendarPage }) {
  const thisYear = useNow().getFullYear();
  const [chosen, setChosen] = useState(thisYear);
  const [number, setNumber] = useState("0");
  const [as, setAs] = useState<"picture" | "table">("picture");
  const year = useAsk("calendars.year", { id: page.row.id, number: Number(number), year: chosen });
  const versions = [{ value: "0", label: page.row.has_draft ? "the draft" : "the newest version" }, ...page.versions.map((version) => ({ value: String(version.number), label: `version ${version.number}` }))];
  return (
    <Answer of={year}>
      {(reply) => (
        <>
          <div className="row wrap" style={{ marginBottom: 12 }}>
            <ChoiceField bare label="Year" width={90} value={String(chosen)} onChange={(value) => setChosen(Number(value))} choices={years(Math.min(reply.first_year, thisYear), Math.max(reply.last_year, thisYear))} testid={ids.calendarPictureYear} />
            {page.versions.length > 0 && <ChoiceField bare label="Version" width={184} value={number} onChange={setNumber} choices={versions} testid={ids.calendarPictureVersion} />}
            <Switch label="How the year is shown" value={as} onChange={setAs} options={[{ value: "picture", label: "Picture" }, { value: "table", label: "Table" }]} testid={ids.calendarPictureAs} />
            <span className="sp" />
            <span className="sm sec">Open on {reply.open_days} days; holidays and dates of its own close {reply.closed_days}.</span>
          </div>
          {!reply.known && <p className="sec" style={{ marginBottom: 8 }}>The holiday sets do not reach this year. A deadline that needs it is refused, not guessed.</p>}
          {as === "picture" ? <YearPicture key={reply.year} year={reply} /> : <YearTable year={reply} />}
        </>
      )}
    </Answer>
  );
}
