import { useAsk } from "../../../backend/queries";
import type { CalendarPage as Page } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { useKey } from "../../../shared/keys";
import { WeekPicture } from "../../../shared/clock/WeekPicture";
import { go, replace, usePlace, withQuery } from "../../../shared/route";
import { PageAnswer } from "../../../shared/states/Answer";
import { Tabs } from "../../../shared/Tabs";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import { Publish } from "./Publish";
import { Timeline } from "./Timeline";
import { Touched } from "./Touched";
import { weekOf } from "./week";
import { Year } from "./Year";

type Tab = "year" | "week" | "versions" | "counts" | "file";
const TABS: readonly { value: Tab; label: string }[] = [
  { value: "year", label: "Year" },
  { value: "week", label: "Week" },
  { value: "versions", label: "Versions" },
  { value: "counts", label: "What counts on it" },
  { value: "file", label: "Calendar file" },
];

function state(page: Page): string {
  const { row } = page;
  const now = row.number === 0 ? "no version in force yet" : `version ${row.number} of ${row.versions} in force`;
  return [now, row.next_from === null ? "" : `next from ${dateWords(row.next_from)}`, row.has_draft ? "draft not published" : ""].filter((part) => part !== "").join(" · ");
}

function Shown({ page }: { page: Page }) {
  const place = usePlace();
  const { row, entry } = page;
  const tab = TABS.find((one) => one.value === place.query.get("tab"))?.value ?? "year";
  const edit = () => go(`/policies/calendars/${row.id}/edit`);
  useKey("e", edit);
  return (
    <div className="mid" data-testid={ids.calendarPage}>
      <div className="head" style={{ marginBottom: 12 }}>
        <div>
          <h1>{row.name}</h1>
          <div className="sub">{state(page)}</div>
        </div>
        <span className="sp" />
        <Button mark="edit" keys="E" onClick={edit} testid={ids.calendarEdit}>Edit</Button>
      </div>
      {row.warnings.map((warning) => (
        <div key={warning.set} style={{ marginBottom: 12 }}><Callout tone={warning.is_over ? "breach" : "soon"} title={warning.message}>{warning.advice}</Callout></div>
      ))}
      {row.has_draft && <Publish page={page} />}
      <Tabs label="About this calendar" value={tab} onChange={(next) => replace(withQuery(place, { tab: next }))} controls="calendar-panel" tabs={TABS.map((one) => ({ ...one, testid: ids.calendarTab(one.value) }))} />
      <div role="tabpanel" id="calendar-panel" aria-label={TABS.find((one) => one.value === tab)?.label} style={{ paddingTop: 12 }}>
        {tab === "year" && <Year page={page} />}
        {tab === "week" && (
          <>
            <p className="sec" style={{ marginBottom: 12 }}>{row.has_draft ? "The draft. " : ""}Shaded means closed; times in {entry.zone}.</p>
            <WeekPicture label="Opening hours" days={weekOf(entry.week, entry.around_the_clock)} />
          </>
        )}
        {tab === "versions" && <Timeline page={page} />}
        {tab === "counts" && <Touched page={page} />}
        {tab === "file" && (
          <>
            <p className="note" style={{ marginBottom: 8 }}>A file like this can be copied, edited and read in again, here or in a policy file.</p>
            <pre className="mono" style={{ whiteSpace: "pre-wrap", margin: 0, userSelect: "text" }} tabIndex={0} role="region" aria-label="Calendar file">{page.text}</pre>
          </>
        )}
      </div>
    </div>
  );
}

export function CalendarPage({ id }: { id: string }) {
  const page = useAsk("calendars.get", { id });
  return <PageAnswer of={page}>{(reply) => <Shown page={reply} />}</PageAnswer>;
}
