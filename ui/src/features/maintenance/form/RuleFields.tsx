import { useState } from "react";
import { ChoiceField, TextField } from "../../../shared/fields/Field";
import { Icon } from "../../../shared/Icon";
import { ids } from "../../../shared/testids";
import { readRule, suggested, WEEKDAY_NAMES, WEEKDAYS, writeRule, type Frequency, type RuleParts } from "./rule";

const FREQUENCIES = [
  { value: "", label: "does not come back" }, { value: "DAILY", label: "daily" }, { value: "WEEKLY", label: "weekly" }, { value: "MONTHLY", label: "monthly" },
  { value: "YEARLY", label: "yearly" }, { value: "other", label: "by a rule of its own" },
];
const UNITS: Record<string, string> = { DAILY: "days", WEEKLY: "weeks", MONTHLY: "months", YEARLY: "years" };
const BY = [{ value: "nth", label: "on a weekday" }, { value: "date", label: "on a date" }];
const NTH = [{ value: "1", label: "first" }, { value: "2", label: "second" }, { value: "3", label: "third" }, { value: "4", label: "fourth" }, { value: "5", label: "fifth" }, { value: "-1", label: "last" }];
const WEEKDAY_CHOICES = WEEKDAYS.map((day) => ({ value: day, label: WEEKDAY_NAMES[day] ?? day }));
const DATES = [...Array.from({ length: 31 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) })), { value: "-1", label: "last day" }];
const ENDS = [{ value: "never", label: "until it is changed" }, { value: "until", label: "up to a day" }, { value: "count", label: "so many times" }];

interface RulePart {
  parts: RuleParts;
  change: (part: Partial<RuleParts>) => void;
}

function Days({ parts, change }: RulePart) {
  const toggle = (day: string) => change({ days: parts.days.includes(day) ? parts.days.filter((one) => one !== day) : [...parts.days, day] });
  return (
    <div className="field">
      <span className="l" id="rule-days">On</span>
      <div className="days" role="group" aria-labelledby="rule-days">
        {WEEKDAYS.map((day) => (
          <button key={day} type="button" aria-pressed={parts.days.includes(day)} onClick={() => toggle(day)} data-testid={ids.windowDay(day)}>{(WEEKDAY_NAMES[day] ?? day).slice(0, 3)}<span className="hidden">{(WEEKDAY_NAMES[day] ?? day).slice(3)}</span></button>
        ))}
      </div>
    </div>
  );
}

function Month({ parts, change }: RulePart) {
  return (
    <>
      <ChoiceField label="By" value={parts.by} onChange={(by) => change({ by: by === "date" ? "date" : "nth" })} choices={BY} testid={ids.windowField("rule-by")} />
      {parts.by === "date" && <ChoiceField label="Date" value={parts.date} onChange={(date) => change({ date })} choices={DATES} testid={ids.windowField("rule-date")} />}
      {parts.by === "nth" && <ChoiceField label="Which" value={parts.nth} onChange={(nth) => change({ nth })} choices={NTH} testid={ids.windowField("rule-nth")} />}
      {parts.by === "nth" && <ChoiceField label="Weekday" value={parts.weekday} onChange={(weekday) => change({ weekday })} choices={WEEKDAY_CHOICES} testid={ids.windowField("rule-weekday")} />}
    </>
  );
}

function End({ parts, change }: RulePart) {
  return (
    <>
      <ChoiceField label="Goes on" value={parts.end} onChange={(end) => change({ end: end === "until" || end === "count" ? end : "never" })} choices={ENDS} testid={ids.windowField("rule-end")} />
      {parts.end === "until" && <TextField label="Last day" type="date" value={parts.until} onChange={(until) => change({ until })} testid={ids.windowField("rule-until")} />}
      {parts.end === "count" && <TextField label="Times" width={70} value={parts.count} onChange={(count) => change({ count })} testid={ids.windowField("rule-count")} />}
    </>
  );
}

/** How often a window comes back. The fields write an RRULE value; what it means is said by the preview. */
export function RuleFields({ rule, starts, onChange, problem }: { rule: string; starts: string; onChange: (rule: string) => void; problem: string | undefined }) {
  const [typed, setTyped] = useState<RuleParts>(() => readRule(rule, starts));
  // Until a frequency is chosen, its details follow the first start.
  const parts = typed.frequency === "" ? suggested(starts) : typed;
  const change = (part: Partial<RuleParts>) => {
    const next = { ...parts, ...part };
    setTyped(next);
    onChange(writeRule(next));
  };
  const often = parts.frequency !== "" && parts.frequency !== "other";
  const choose = (frequency: Frequency) => change({ frequency, text: frequency === "other" ? writeRule(parts) : parts.text });
  return (
    <>
      <div className="row wrap" style={{ alignItems: "flex-start" }}>
        <ChoiceField label="Comes back" value={parts.frequency} onChange={(value) => choose(value as Frequency)} choices={FREQUENCIES} testid={ids.windowField("rule")} />
        {often && <TextField label={`Every so many ${UNITS[parts.frequency] ?? ""}`} width={120} value={parts.interval} onChange={(interval) => change({ interval })} testid={ids.windowField("rule-interval")} />}
        {parts.frequency === "WEEKLY" && <Days parts={parts} change={change} />}
        {parts.frequency === "MONTHLY" && <Month parts={parts} change={change} />}
        {often && <End parts={parts} change={change} />}
      </div>
      {parts.frequency === "other" && <TextField label="Recurrence rule (RFC 5545)" value={parts.text} onChange={(text) => change({ text })} placeholder="FREQ=MONTHLY;BYDAY=4SA" testid={ids.windowField("rule-text")} />}
      {problem !== undefined && <div className="errline"><Icon mark="breach" /><span>{problem}</span></div>}
    </>
  );
}
