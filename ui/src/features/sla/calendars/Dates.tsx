import { useState } from "react";
import type { CalendarDate } from "../../../bindings/types";
import { Button, IconButton } from "../../../shared/Button";
import { ChoiceField, TextField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import { SpansField } from "./SpansField";

const KINDS = [{ value: "closed", label: "closed" }, { value: "hours", label: "open only" }, { value: "breaks", label: "break" }];
const EMPTY: CalendarDate = { date: "", name: "", kind: "closed", spans: [] };
/** More rows are drawn when they are asked for. */
const AT_ONCE = 60;

interface RowProps {
  one: CalendarDate;
  at: number;
  wrong: (field: string) => string | undefined;
  onChange: (one: CalendarDate) => void;
  onRemove: () => void;
}

function Row({ one, at, wrong, onChange, onRemove }: RowProps) {
  const field = (part: string) => wrong(`dates.${at}.${part}`);
  return (
    <fieldset className="date">
      <legend className="hidden">Date {at + 1}</legend>
      <TextField bare label="Date" type="date" value={one.date} onChange={(date) => onChange({ ...one, date })} problem={field("date")} testid={ids.calendarDate(at, "date")} />
      <TextField bare label="Name" placeholder="Name" value={one.name} onChange={(name) => onChange({ ...one, name })} problem={field("name")} testid={ids.calendarDate(at, "name")} />
      <ChoiceField bare label="What" value={one.kind} onChange={(kind) => onChange({ ...one, kind, spans: kind === "closed" ? [] : one.spans })} choices={KINDS} problem={field("kind")} testid={ids.calendarDate(at, "kind")} />
      {one.kind === "closed" ? <span className="sec sm">all day</span> : (
        <SpansField bare label={one.kind === "hours" ? "Hours" : "Breaks"} placeholder="09:00-12:00" spans={one.spans} onChange={(spans) => onChange({ ...one, spans })} problem={field("spans")} testid={ids.calendarDate(at, "spans")} />
      )}
      <IconButton mark="x" label={`Remove ${one.name === "" ? `date ${at + 1}` : one.name}`} onClick={onRemove} />
    </fieldset>
  );
}

/** Dates that differ from their weekday: closed, short days, other hours, breaks. */
export function Dates({ dates, wrong, onChange }: { dates: readonly CalendarDate[]; wrong: (field: string) => string | undefined; onChange: (dates: CalendarDate[]) => void }) {
  const [all, setAll] = useState(false);
  const isWrong = (at: number) => ["date", "name", "kind", "spans"].some((part) => wrong(`dates.${at}.${part}`) !== undefined);
  const isShown = (at: number) => all || at < AT_ONCE || at === dates.length - 1 || isWrong(at);
  const hidden = dates.filter((_, at) => !isShown(at)).length;
  return (
    <section>
      <div className="sech" style={{ alignItems: "center" }}>
        <h2>Dates that differ</h2>
        <span className="cnt">{dates.length}</span>
        <span className="x"><Button small mark="plus" onClick={() => onChange([...dates, EMPTY])} testid={ids.calendarAddDate}>Add a date</Button></span>
      </div>
      {dates.length === 0 && <p className="sec" style={{ padding: "8px 0" }}>Closed dates, short days, other hours, breaks. None so far.</p>}
      {dates.map((one, at) => isShown(at) && (
        <Row key={at} one={one} at={at} wrong={wrong} onChange={(next) => onChange(dates.map((other, index) => (index === at ? next : other)))} onRemove={() => onChange(dates.filter((_, index) => index !== at))} />
      ))}
      {hidden > 0 && <div style={{ paddingTop: 8 }}><Button small onClick={() => setAll(true)}>Show {hidden} more</Button></div>}
    </section>
  );
}
