import { useState } from "react";
import { useAsk, useDo } from "../../backend/queries";
import type { CalendarView, PolicyView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { ChoiceField } from "../../shared/fields/Field";
import { WeekPicture } from "../../shared/clock/WeekPicture";
import { useKey } from "../../shared/keys";
import { Link } from "../../shared/Link";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { SaveTo } from "../../shared/SaveTo";
import { Answer, PageAnswer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { Tabs } from "../../shared/Tabs";
import { ScheduleTable } from "../../shared/targets/ScheduleTable";
import { ids } from "../../shared/testids";
import { dateWords, dayWords, clockWords } from "../../shared/time/moment";
import { useNow } from "../../shared/time/now";
import { say } from "../../shared/toasts";
import { weekOf } from "./calendars/week";

type Tab = "targets" | "calendar" | "terms" | "file";
const TABS: readonly { value: Tab; label: string }[] = [
  { value: "targets", label: "Targets" },
  { value: "calendar", label: "Calendar" },
  { value: "terms", label: "Everything else it says" },
  { value: "file", label: "Policy file" },
];

function Year({ version, calendar }: { version: string; calendar: CalendarView }) {
  const thisYear = useNow().getFullYear();
  const [chosen, setChosen] = useState(thisYear);
  const year = useAsk("sla.calendar_year", { version_id: version, year: chosen });
  const last = Math.max(thisYear + 2, ...calendar.holiday_sets.map((set) => set.last_year));
  const first = Math.min(thisYear - 2, ...calendar.holiday_sets.map((set) => set.first_year));
  const years = Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
  return (
    <section style={{ marginTop: 24 }}>
      <div className="sech" style={{ alignItems: "center" }}>
        <h2>Closed days</h2>
        <ChoiceField bare label="Year" width={90} value={String(chosen)} onChange={(value) => setChosen(Number(value))} choices={years.map((value) => ({ value, label: value }))} testid={ids.calendarYear} />
        <span className="x mut">{calendar.holiday_sets.map((set) => `${set.name}, ${set.first_year}–${set.last_year}`).join(" · ")}</span>
      </div>
      <Answer of={year}>
        {(reply) => (
          <>
            {!reply.known && <p className="sec" style={{ marginTop: 8 }}>The holidays at hand do not reach this year. A deadline that needs it is refused, not guessed.</p>}
            {reply.known && reply.holidays.length === 0 && <p className="sec" style={{ marginTop: 8 }}>No closed days besides the week itself.</p>}
            <ul className="holidays">
              {reply.holidays.map((holiday) => (
                <li key={holiday.date + holiday.name}><span>{dayWords(holiday.date, reply.year)}</span><span>{holiday.name}</span></li>
              ))}
            </ul>
            {reply.clock_changes.length > 0 && (
              <p className="sec" style={{ marginTop: 12 }}>
                {reply.clock_changes.map((change) =>
                  `Clocks go ${change.forward_minutes > 0 ? "forward" : "back"} ${Math.abs(change.forward_minutes)} min on ${dayWords(change.at.local, reply.year)}, to ${clockWords(change.at.local)} ${change.at.abbreviation}.`).join(" ")}
              </p>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}

function Terms({ policy }: { policy: PolicyView }) {
  return (
    <>
      <dl className="termlist">
        {policy.terms.map((term) => (
          <div key={term.head}>
            <dt>{term.head}</dt>
            {term.words.map((words) => <dd key={words}>{words}</dd>)}
          </div>
        ))}
      </dl>
      <div className="sech" style={{ marginTop: 20 }}><h2>What takes a ticket out of attainment</h2><span className="cnt">{policy.exclusions.length}</span></div>
      <table aria-label="Exclusions">
        <thead><tr><th scope="col">Reason</th><th scope="col">Clause</th><th scope="col">As published</th></tr></thead>
        <tbody>
          {policy.exclusions.map((exclusion) => (
            <tr key={exclusion.key}><td className="nw"><b className="m">{exclusion.name}</b></td><td className="sec nw">{exclusion.clause}</td><td className="sec">{exclusion.words}</td></tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What can be done with a version: the next one begun from it, its file, the others beside it. */
function Acts({ policy }: { policy: PolicyView }) {
  const { row } = policy;
  const begin = useDo("sla.begin_draft");
  const save = useDo("sla.export");
  const versions = useAsk("sla.versions", { version_id: row.version_id });
  const [saving, setSaving] = useState(false);
  const write = (path: string) => save.mutate({ version_id: row.version_id, path }, {
    onSuccess: (reply) => {
      setSaving(false);
      say(`Wrote ${reply.path}.`);
    },
  });
  const next = () => begin.mutate({ version_id: row.version_id, preset: "" }, { onSuccess: (draft) => go(`/policies/drafts/${draft.id}`) });
  useKey("e", next);
  const rows = versions.data?.rows ?? [];
  const before = rows.find((own) => own.number === row.number - 1);
  return (
    <div className="acts">
      {rows.length > 1 && <ChoiceField bare label="Version" width={130} value={row.version_id} onChange={(id) => go(`/policies/${id}`)} choices={rows.map((own) => ({ value: own.version_id, label: `version ${own.number}` }))} testid={ids.policyVersion(row.number)} />}
      <Button small mark="edit" keys="E" onClick={next} testid={ids.policyEdit}>Next version</Button>
      <Button small onClick={() => go(`/policies/compare?left=${before?.version_id ?? row.version_id}&right=${row.version_id}`)} testid={ids.policyCompare}>Compare</Button>
      <Button small mark="down2" onClick={() => setSaving(true)} testid={ids.policyExport}>Export</Button>
      {row.number > 1 && <Button small mark="mail" onClick={() => go(`/policies/announce/${row.version_id}`)} testid={ids.policyAnnounce}>Announce</Button>}
      {begin.error !== null && <Refused failure={begin.error} shown={[]} />}
      {saving && <SaveTo ask={{ title: "Write the policy file", kind: "Policy", extensions: ["toml"], name: `${row.key}-v${row.number}.toml` }} onSave={write} onClose={() => setSaving(false)} waits={save.isPending} failure={save.error} />}
    </div>
  );
}

function Page({ policy }: { policy: PolicyView }) {
  const place = usePlace();
  const tab = TABS.find((one) => one.value === place.query.get("tab"))?.value ?? "targets";
  const { row } = policy;
  return (
    <div className="mid" data-testid={ids.policyPage}>
      <div className="head" style={{ marginBottom: 12 }}>
        <div>
          <h1>{row.name}</h1>
          <div className="sub">
            {[row.publisher, `version ${row.number} of ${row.versions}`, row.tier, row.effective_from === null ? "" : `in force from ${dateWords(row.effective_from)}`].filter((part) => part !== "").join(" · ")}
          </div>
        </div>
        <Acts policy={policy} />
      </div>
      <Tabs label="About this policy" value={tab} onChange={(next) => replace(withQuery(place, { tab: next }))} controls="policy-panel" tabs={TABS.map((one) => ({ ...one, testid: ids.policyTab(one.value) }))} />
      <div role="tabpanel" id="policy-panel" aria-label={tab} style={{ paddingTop: 12 }}>
        {tab === "targets" && <ScheduleTable schedule={policy.schedule} />}
        {tab === "targets" && <p className="note" style={{ marginTop: 12 }}>Source: {policy.source}</p>}
        {tab === "calendar" && (
          <>
            <p className="sec" style={{ marginBottom: 12 }}>
              {policy.calendar.words}
              {policy.calendar_id !== "" && <>. <Link to={`/policies/calendars/${policy.calendar_id}`}>Open the calendar</Link>, with its versions</>}
            </p>
            <WeekPicture label="Opening hours" days={weekOf(policy.calendar.week, policy.calendar.around_the_clock)} />
            <Year version={row.version_id} calendar={policy.calendar} />
          </>
        )}
        {tab === "terms" && <Terms policy={policy} />}
        {tab === "file" && (
          <>
            <p className="note" style={{ marginBottom: 8 }}>A file like this can be copied, edited and imported; all its problems are named at once.</p>
            <pre className="mono" style={{ whiteSpace: "pre-wrap", margin: 0, userSelect: "text" }} tabIndex={0} role="region" aria-label="Policy file">{policy.text}</pre>
          </>
        )}
      </div>
    </div>
  );
}

export function PolicyPage({ version }: { version: string }) {
  const policy = useAsk("sla.policy", { version_id: version });
  return <PageAnswer of={policy}>{(reply) => <Page policy={reply} />}</PageAnswer>;
}
