import { call } from "../../../backend/call";
import { useAsk } from "../../../backend/queries";
import type { PolicyForm } from "../../../bindings/types";
import { CheckField, ChoiceField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import { Lines, Pick, Rows, Suggest, Text, Tick } from "./fields";
import { useForm } from "./typed";
import { CHANGES, DAY_KEYS, DAYS, EXCEPTIONS, GRADES, TIERS } from "./words";

export function HeadPart() {
  const { form, change } = useForm();
  const set = (part: Partial<typeof form>) => change((own) => ({ ...own, ...part }));
  const scoring = (part: Partial<typeof form.scoring>) => change((own) => ({ ...own, scoring: { ...own.scoring, ...part } }));
  const rows = form.priorities.map((row) => ({ value: row.key, label: row.key }));
  return (
    <div className="form ed-two">
      <Text path="name" label="Name" value={form.name} onChange={(name) => set({ name })} placeholder="Our standard support" />
      <Text path="key" label="Key" value={form.key} onChange={(key) => set({ key })} placeholder="ours-standard" hint="Small letters, digits and dashes; files and commands use it." />
      <Text path="provider" label="Publisher" value={form.provider} onChange={(provider) => set({ provider })} />
      <Pick path="tier" label="Tier" value={form.tier} onChange={(tier) => set({ tier })} choices={TIERS} />
      <Text path="source" label="Where its words come from" value={form.source} onChange={(source) => set({ source })} />
      <Text path="effective_from" label="In force from" value={form.effective_from} onChange={(date) => set({ effective_from: date })} placeholder="2026-12-01, or empty" />
      <Lines path="categories" label="Categories it tells apart" value={form.categories} onChange={(categories) => set({ categories })} />
      <div className="form">
        <Pick path="scoring.priority_change" label="A changed priority counts" value={form.scoring.priority_change} onChange={(how) => scoring({ priority_change: how })} choices={CHANGES} />
        <Text path="scoring.reopen_within" label="Reopening resumes the clock within" value={form.scoring.reopen_within} onChange={(within) => scoring({ reopen_within: within })} />
        <Pick path="scoring.continuity.from" label="Continuity: outside business hours" none="no such rule" value={form.scoring.continuity_from} onChange={(from) => scoring({ continuity_from: from })} choices={rows} />
        {form.scoring.continuity_from !== "" && <Pick path="scoring.continuity.to" label="becomes" none="Choose" value={form.scoring.continuity_to} onChange={(to) => scoring({ continuity_to: to })} choices={rows} />}
        {form.scoring.continuity_from !== "" && <Text path="scoring.continuity.words" label="In the policy’s words" lines value={form.scoring.continuity_words} onChange={(words) => scoring({ continuity_words: words })} />}
      </div>
    </div>
  );
}

const PRIORITY = { key: "", name: "", description: "", grade: "severity", aliases: [], responsible: "" };

export function PrioritiesPart() {
  const { form, change } = useForm();
  return (
    <Rows path="priorities" title="Priorities and queues" one="priority" rows={form.priorities} fresh={PRIORITY} onChange={(priorities) => change((own) => ({ ...own, priorities }))} note="The most urgent first. A queue is a place to ask: moving there neither raises nor lowers.">
      {(row, set, path) => (
        <>
          <Text path={`${path}.key`} label="Key" width={110} value={row.key} onChange={(key) => set({ key })} />
          <Text path={`${path}.name`} label="Name, as published" value={row.name} onChange={(name) => set({ name })} />
          <Pick path={`${path}.grade`} label="It is" value={row.grade} onChange={(grade) => set({ grade })} choices={GRADES} />
          <Text path={`${path}.responsible`} label="Who answers" value={row.responsible} onChange={(responsible) => set({ responsible })} />
          <Text path={`${path}.description`} label="Description, as published" lines value={row.description} onChange={(description) => set({ description })} />
          <Lines path={`${path}.aliases`} label="What helpdesks call it" value={row.aliases} onChange={(aliases) => set({ aliases })} />
        </>
      )}
    </Rows>
  );
}

export function ExclusionsPart() {
  const { form, change } = useForm();
  return (
    <Rows path="exclusions" title="What takes a ticket out of attainment" one="exclusion" rows={form.exclusions} fresh={{ key: "", name: "", clause: "", words: "" }} onChange={(exclusions) => change((own) => ({ ...own, exclusions }))}>
      {(row, set, path) => (
        <>
          <Text path={`${path}.key`} label="Key" width={160} value={row.key} onChange={(key) => set({ key })} placeholder="third_party" />
          <Text path={`${path}.name`} label="Name" value={row.name} onChange={(name) => set({ name })} />
          <Text path={`${path}.clause`} label="Clause" width={140} value={row.clause} onChange={(clause) => set({ clause })} placeholder="§9" />
          <Text path={`${path}.words`} label="As published" lines value={row.words} onChange={(words) => set({ words })} />
        </>
      )}
    </Rows>
  );
}

export function AssumptionsPart() {
  const { form, change } = useForm();
  return (
    <Rows path="assumptions" title="Where the words leave room" one="assumption" rows={form.assumptions} fresh={{ key: "", words: "", reading: "", agreed: false }} onChange={(assumptions) => change((own) => ({ ...own, assumptions }))} note="A reading that no target names belongs to the whole policy. Every report prints it, as assumed until it is agreed.">
      {(row, set, path) => (
        <>
          <Text path={`${path}.key`} label="Key" width={180} value={row.key} onChange={(key) => set({ key })} placeholder="hours-without-clock" />
          <Text path={`${path}.words`} label="What the policy says" value={row.words} onChange={(words) => set({ words })} />
          <Text path={`${path}.reading`} label="How we read it" lines value={row.reading} onChange={(reading) => set({ reading })} />
          <Tick path={`${path}.agreed`} label="Agreed in writing" checked={row.agreed} onChange={(agreed) => set({ agreed })} />
        </>
      )}
    </Rows>
  );
}

/** The hours of a calendar there is already, by its name. */
function Existing() {
  const { changeOnceRead } = useForm();
  const calendars = useAsk("calendars.list", {});
  const rows = calendars.data?.rows ?? [];
  const hoursOf = async (id: string) => {
    const { entry } = await call("calendars.get", { id });
    const exceptions = entry.dates.map((own) => ({ date: own.date, name: own.name, kind: own.kind, spans: own.spans.join(", ") }));
    return (own: PolicyForm): PolicyForm => ({
      ...own,
      calendar: { ...own.calendar, zone: entry.zone, around_the_clock: entry.around_the_clock, hours: entry.week.map((spans) => spans.join(", ")), holidays: entry.holiday_sets, exceptions },
    });
  };
  const take = (id: string) => void changeOnceRead(hoursOf(id)).catch(() => undefined);
  if (rows.length === 0) return null;
  return <ChoiceField label="Take the hours of" none="a calendar there is already" width={280} value="" onChange={take} choices={rows.map((row) => ({ value: row.id, label: row.name }))} testid={ids.draftField("calendar.existing")} />;
}

export function CalendarPart() {
  const { form, change } = useForm();
  const choices = useAsk("app.choices", {});
  const set = (part: Partial<typeof form.calendar>) => change((own) => ({ ...own, calendar: { ...own.calendar, ...part } }));
  const { calendar } = form;
  const hours = DAYS.map((_, day) => calendar.hours[day] ?? "");
  return (
    <div className="form">
      <Existing />
      <Suggest path="calendar.zone" label="Zone" value={calendar.zone} onChange={(zone) => set({ zone })} suggestions={choices.data?.zones ?? []} width={280} />
      <Tick path="calendar.zone_must_be_chosen" label="The policy says “local time”: whoever uses it chooses the zone" checked={calendar.zone_must_be_chosen} onChange={(on) => set({ zone_must_be_chosen: on })} />
      <Tick path="calendar.around_the_clock" label="Never closes" checked={calendar.around_the_clock} onChange={(on) => set({ around_the_clock: on })} />
      {!calendar.around_the_clock && (
        <div className="ed-week">
          {DAYS.map((name, day) => (
            <Text key={name} path={`calendar.hours.${DAY_KEYS[day] ?? ""}`} label={name} value={hours[day] ?? ""} placeholder="closed" onChange={(spans) => set({ hours: hours.map((own, at) => (at === day ? spans : own)) })} />
          ))}
        </div>
      )}
      <fieldset className="ed-set ed-sets">
        <legend>Closed on the holidays of</legend>
        {(choices.data?.holiday_sets ?? []).map((own) => (
          <CheckField key={own.key} label={own.name} checked={calendar.holidays.includes(own.key)} testid={ids.draftField(`holidays.${own.key}`)}
            onChange={(on) => set({ holidays: on ? [...calendar.holidays, own.key] : calendar.holidays.filter((key) => key !== own.key) })} />
        ))}
      </fieldset>
      <Rows path="calendar.exceptions" title="Single days" one="exception" rows={calendar.exceptions} fresh={{ date: "", name: "", kind: "closed", spans: "" }} onChange={(exceptions) => set({ exceptions })}>
        {(row, put, path) => (
          <>
            <Text path={`${path}.date`} label="Date" width={130} value={row.date} onChange={(date) => put({ date })} placeholder="2026-12-24" />
            <Text path={`${path}.name`} label="Name" value={row.name} onChange={(name) => put({ name })} />
            <Pick path={`${path}.kind`} label="It is" value={row.kind} onChange={(kind) => put({ kind })} choices={EXCEPTIONS} />
            {row.kind !== "closed" && <Text path={`${path}.spans`} label="Hours" value={row.spans} onChange={(spans) => put({ spans })} placeholder="09:00-12:00" />}
          </>
        )}
      </Rows>
    </div>
  );
}
