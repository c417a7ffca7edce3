import { problemOf } from "../../../backend/failures";
import { useAsk, useDo } from "../../../backend/queries";
import type { CalendarEntry, CalendarPage, HolidaySetChoice } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useDraft } from "../../../shared/draft";
import { CheckField, SuggestField, TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { back, go } from "../../../shared/route";
import { PageAnswer } from "../../../shared/states/Answer";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { viewerZone } from "../../../shared/time/moment";
import { say } from "../../../shared/toasts";
import { Dates } from "./Dates";
import { Feed } from "./Feed";
import { Hours } from "./Hours";
import { DAYS } from "./week";
import "./calendars.css";

const WEEK = [["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], [], []];

interface Typed extends CalendarEntry {
  expected_version: number;
}

function fresh(page: CalendarPage | null): Typed {
  if (page === null) return { expected_version: 0, name: "", zone: viewerZone(), around_the_clock: false, week: WEEK, holiday_sets: [], dates: [] };
  return { expected_version: page.version, ...page.entry };
}

function entryOf({ name, zone, around_the_clock, week, holiday_sets, dates }: Typed): CalendarEntry {
  return { name, zone, around_the_clock, week, holiday_sets, dates };
}

function Sets({ all, chosen, problem, onChange }: { all: readonly HolidaySetChoice[]; chosen: readonly string[]; problem: string | undefined; onChange: (keys: string[]) => void }) {
  return (
    <section>
      <div className="sech"><h2>Holidays of countries and regions</h2><span className="cnt">{chosen.length}</span></div>
      {problem !== undefined && <p className="late sm">{problem}</p>}
      <div className="sets">
        {all.map((set) => (
          <CheckField
            key={set.key} label={set.name} hint={`${set.key}, ${set.first_year}–${set.last_year}`} checked={chosen.includes(set.key)} testid={ids.calendarSet(set.key)}
            onChange={(on) => onChange(on ? [...chosen, set.key] : chosen.filter((key) => key !== set.key))}
          />
        ))}
      </div>
    </section>
  );
}

function Form({ page }: { page: CalendarPage | null }) {
  const choices = useAsk("app.choices", {});
  const { draft, change, clear } = useDraft<Typed>(`calendar:${page?.row.id ?? "new"}`, fresh(page));
  const save = useDo("calendars.save");
  const wrong = (field: string) => problemOf(save.error, `entry.${field}`);
  const store = (expected_version: number) => save.mutate({ id: page?.row.id ?? null, expected_version, entry: entryOf(draft) }, {
    onSuccess: (saved) => {
      clear();
      say(`Saved the draft of ${saved.row.name}. Publish it to put it in force.`);
      go(`/policies/calendars/${saved.row.id}`);
    },
  });
  const submit = () => store(draft.expected_version);
  const faster = { onMine: () => store(page?.version ?? 0), onTheirs: () => { clear(); save.reset(); } };
  useKey("Ctrl Enter", submit);
  useKey("Esc", back);
  const shown = ["name", "zone", "holiday_sets", "week", ...DAYS.map((day) => `week.${day.key}`), ...draft.dates.flatMap((_, at) => ["date", "name", "kind", "spans"].map((part) => `dates.${at}.${part}`))].map((field) => `entry.${field}`);
  return (
    <form noValidate className="mid" data-testid={ids.calendarForm} style={{ display: "flex", flexDirection: "column", flex: 1 }} onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <h1>{page === null ? "New calendar" : page.row.name}</h1>
      <p className="sec">Saving makes a draft. Contracts count on it from the day you publish it for.</p>
      {save.isError && <div style={{ marginTop: 12 }}><Refused failure={save.error} shown={shown} faster={faster} /></div>}
      <div className="form" style={{ maxWidth: 980 }}>
        <div className="pair">
          <TextField label="Name" autoFocus value={draft.name} onChange={(name) => change({ name })} problem={wrong("name")} testid={ids.calendarName} />
          <SuggestField label="Time zone" value={draft.zone} onChange={(zone) => change({ zone })} suggestions={choices.data?.zones ?? []} problem={wrong("zone")} hint="All hours are times there" testid={ids.calendarZone} />
        </div>
        <CheckField label="Open around the clock" hint="24 × 7: holidays and dates do not matter then" checked={draft.around_the_clock} onChange={(around_the_clock) => change({ around_the_clock })} testid={ids.calendarAlways} />
        {!draft.around_the_clock && (
          <>
            <Hours week={draft.week} wrong={wrong} onChange={(week) => change({ week })} />
            <Sets all={choices.data?.holiday_sets ?? []} chosen={draft.holiday_sets} problem={wrong("holiday_sets")} onChange={(holiday_sets) => change({ holiday_sets })} />
            <Dates dates={draft.dates} wrong={wrong} onChange={(dates) => change({ dates })} />
            <Feed entry={entryOf(draft)} onAdd={(dates) => change({ dates: [...draft.dates, ...dates].sort((a, b) => a.date.localeCompare(b.date)) })} />
          </>
        )}
      </div>
      <div className="acts">
        <Button look="go" submit keys="Ctrl Enter" testid={ids.calendarSave} disabled={save.isPending}>Save draft</Button>
        <Button look="quiet" testid={ids.calendarDiscard} onClick={() => { clear(); back(); }}>Discard</Button>
        <span className="sp" />
        <span className="sm mut nw">kept as a draft</span>
      </div>
    </form>
  );
}

export function NewCalendar() {
  useCrumbs({ name: "Policies and calendars", to: "/policies" }, { name: "Calendars", to: "/policies/calendars" }, { name: "New calendar", to: null });
  return <Form page={null} />;
}

export function EditCalendar({ id }: { id: string }) {
  const page = useAsk("calendars.get", { id });
  useCrumbs({ name: "Policies and calendars", to: "/policies" }, { name: page.data?.row.name ?? "", to: `/policies/calendars/${id}` }, { name: "Edit", to: null });
  return <PageAnswer of={page}>{(reply) => <Form page={reply} />}</PageAnswer>;
}
