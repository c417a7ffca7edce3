import { useState } from "react";
import { host } from "../../../backend/host";
import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { CalendarDate, CalendarEntry, HolidaysPreview } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { TextField } from "../../../shared/fields/Field";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import { say } from "../../../shared/toasts";

const STATES: Record<string, string> = { new: "new", known: "in the calendar already", in_set: "in a holiday set already" };

function Notes({ preview }: { preview: HolidaysPreview }) {
  if (preview.notes.length === 0) return null;
  return (
    <>
      <h3 style={{ marginTop: 12 }}>Left out, or understood in part</h3>
      <ul className="changes">{preview.notes.map((note) => <li key={`${note.line}${note.message}`}><span className="mono">line {note.line}</span> {note.message}</li>)}</ul>
      {preview.notes_total > preview.notes.length && <p className="sec">{preview.notes_total} such notes in all.</p>}
    </>
  );
}

function Preview({ preview, onAdd }: { preview: HolidaysPreview; onAdd: () => void }) {
  return (
    <div data-testid={ids.calendarFeedPreview} style={{ marginTop: 12 }}>
      <div className="row wrap" style={{ marginBottom: 8 }}>
        <b className="m">{preview.name === "" ? "The file" : preview.name}</b>
        <span className="sec">{preview.summary.join(" ")}</span>
        <span className="sp" />
        <Button look="go" onClick={onAdd} disabled={preview.new === 0} testid={ids.calendarFeedAdd}>Add {preview.new === 1 ? "1 new date" : `${preview.new} new dates`}</Button>
      </div>
      <div className="feed" tabIndex={0} role="region" aria-label="Dates of the file">
        <table aria-label="Dates of the file">
          <thead><tr><th scope="col">Date</th><th scope="col">Name</th><th scope="col">State</th></tr></thead>
          <tbody>{preview.days.map((day) => <tr key={day.date}><td className="nw">{dateWords(day.date)}</td><td>{day.name}</td><td className="sec nw">{STATES[day.state] ?? day.state}</td></tr>)}</tbody>
        </table>
      </div>
      <Notes preview={preview} />
    </div>
  );
}

/** Dates from a holiday file: looked at first, then added to what is typed, where they can be edited. */
export function Feed({ entry, onAdd }: { entry: CalendarEntry; onAdd: (dates: CalendarDate[]) => void }) {
  const [path, setPath] = useState("");
  const look = useDo("calendars.import_holidays");
  const choose = async () => {
    const chosen = await host().chooseFile({ title: "Choose a holiday file", kind: "iCalendar", extensions: ["ics", "ical", "ifb"] });
    if (chosen !== null) setPath(chosen);
  };
  const add = (preview: HolidaysPreview) => {
    const dates = preview.days.filter((day) => day.state === "new").map((day) => ({ date: day.date, name: day.name, kind: "closed", spans: [] }));
    onAdd(dates);
    look.reset();
    say(`Added ${dates.length === 1 ? "1 date" : `${dates.length} dates`}. Save to keep them.`);
  };
  return (
    <section>
      <div className="sech"><h2>Holidays from a file</h2><span className="cnt">iCalendar (.ics), as Google, Outlook and Apple export it</span></div>
      <div className="row" style={{ alignItems: "flex-start", paddingTop: 8 }}>
        <div style={{ flex: 1 }}><TextField label="File" value={path} onChange={(next) => { setPath(next); look.reset(); }} placeholder="Type a path, or choose" problem={problemOf(look.error, "path")} testid={ids.calendarFeedPath} /></div>
        <span className="row" style={{ paddingTop: 21 }}>
          <Button onClick={() => void choose()}>Choose…</Button>
          <Button onClick={() => look.mutate({ id: null, expected_version: 0, entry, text: "", path, dry_run: true })} disabled={look.isPending} testid={ids.calendarFeedLook}>Look at it</Button>
        </span>
      </div>
      {look.isError && <div style={{ marginTop: 8 }}><Refused failure={look.error} shown={["path"]} /></div>}
      {look.isSuccess && <Preview preview={look.data} onAdd={() => add(look.data)} />}
    </section>
  );
}
