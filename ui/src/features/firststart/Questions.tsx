import type { ReactNode } from "react";
import { problemOf } from "../../backend/failures";
import { useAsk } from "../../backend/queries";
import type { Choices, Failure, SetUp, SetUpView } from "../../bindings/types";
import { ChoiceField, SuggestField, TextField } from "../../shared/fields/Field";
import { Icon } from "../../shared/Icon";
import { ids } from "../../shared/testids";
import { clockWords, dayWords } from "../../shared/time/moment";

const WEEKS: readonly { value: string; label: string }[] = [
  { value: "mon tue wed thu fri", label: "Mon – Fri" },
  { value: "sun mon tue wed thu", label: "Sun – Thu" },
  { value: "mon tue wed thu fri sat", label: "Mon – Sat" },
  { value: "mon tue wed thu fri sat sun", label: "Every day" },
];

function Question({ number, title, hint, children }: { number: number; title: string; hint: ReactNode; children: ReactNode }) {
  return (
    <li>
      <i aria-hidden="true">{number}</i>
      <div className="qt">
        <b>{title}</b>
        <span>{hint}</span>
      </div>
      <div className="qc">{children}</div>
    </li>
  );
}

function NowThere({ view }: { view: SetUpView | undefined }) {
  if (view === undefined) return null;
  const year = Number(view.now.local.slice(0, 4));
  const change = view.next_change;
  return (
    <>
      Now {dayWords(view.now.local, year)} {clockWords(view.now.local)} {view.now.abbreviation}.
      <br />
      {change === null ? "The clocks do not change." : `Clocks go ${change.forward_minutes > 0 ? "forward" : "back"} ${dayWords(change.at.local, year)}.`}
    </>
  );
}

function nextHoliday(view: SetUpView | undefined): string {
  const holiday = view?.next_holiday ?? null;
  if (view === undefined || holiday === null) return "Closed days can be added later";
  return `Next holiday: ${dayWords(holiday.date, Number(view.now.local.slice(0, 4)))}, ${holiday.name}`;
}

function taxes(choices: Choices): { value: string; label: string }[] {
  const known = choices.countries.filter((country) => country.tax_name !== "").map((country) => taxKey(country.tax_name, country.tax_basis_points));
  return [...new Set(["|0", ...known])].map((value) => ({ value, label: taxWords(value) }));
}

function taxKey(name: string, basisPoints: number): string {
  return `${name}|${basisPoints}`;
}

function taxWords(key: string): string {
  const [name = "", points = "0"] = key.split("|");
  return name === "" ? "No tax" : `${name} ${Number(points) / 100} %`;
}

interface QuestionsProps {
  choices: Choices;
  answers: SetUp;
  failure: Failure | null;
  onAnswer: (part: Partial<SetUp>) => void;
  onCountry: (code: string) => void;
}

export function Questions({ choices, answers, failure, onAnswer, onCountry }: QuestionsProps) {
  const look = useAsk("app.look", { zone: answers.zone, holiday_set: answers.holiday_set }, answers.zone !== "");
  const wrong = (field: string) => problemOf(failure, field);
  const tax = taxKey(answers.tax_name, answers.tax_basis_points);
  const zones = choices.countries.find((one) => one.code === answers.country)?.zones ?? [];
  return (
    <ol className="qs">
      <Question number={1} title="What is your company called?" hint="On schedules, reports and invoices">
        <TextField bare autoFocus label="Company" value={answers.company} onChange={(company) => onAnswer({ company })} problem={wrong("company")} testid={ids.firstStartCompany} />
      </Question>
      <Question number={2} title="Where is your desk?" hint={<NowThere view={look.data} />}>
        <div className="row" style={{ alignItems: "flex-start" }}>
          <ChoiceField bare label="Country" width={170} value={answers.country} onChange={onCountry} choices={choices.countries.map((one) => ({ value: one.code, label: one.name }))} problem={wrong("country")} testid={ids.firstStartCountry} />
          <SuggestField bare label="Time zone" width={210} value={answers.zone} onChange={(zone) => onAnswer({ zone })} suggestions={[...zones, ...choices.zones.filter((zone) => !zones.includes(zone))]} problem={wrong("zone")} testid={ids.firstStartZone} />
        </div>
      </Question>
      <Question number={3} title="When are you open?" hint={nextHoliday(look.data)}>
        <div className="row" style={{ alignItems: "flex-start" }}>
          <ChoiceField bare label="Days" width={112} value={answers.days.join(" ")} onChange={(days) => onAnswer({ days: days.split(" ") })} choices={WEEKS} problem={wrong("days")} testid={ids.firstStartDays} />
          <TextField bare label="Opens at" width={68} value={answers.opens} onChange={(opens) => onAnswer({ opens })} problem={wrong("opens")} testid={ids.firstStartOpens} />
          <span style={{ lineHeight: "32px" }}>to</span>
          <TextField bare label="Closes at" width={68} value={answers.closes} onChange={(closes) => onAnswer({ closes })} problem={wrong("closes")} testid={ids.firstStartCloses} />
          <ChoiceField bare label="Holidays" width={150} none="No holidays" value={answers.holiday_set} onChange={(holiday_set) => onAnswer({ holiday_set })} choices={choices.holiday_sets.map((one) => ({ value: one.key, label: one.name }))} problem={wrong("holiday_set")} testid={ids.firstStartHolidays} />
        </div>
      </Question>
      <Question number={4} title="Which policy do you start from?" hint="As published; you make it yours">
        <div className="pl" role="radiogroup" aria-label="Policy">
          {[...choices.presets, { key: "", name: "An empty policy", summary: "write your own" }].map((preset) => (
            <label key={preset.key}>
              <input type="radio" className="rd" name="preset" checked={answers.preset === preset.key} onChange={() => onAnswer({ preset: preset.key })} data-testid={ids.firstStartPolicy(preset.key)} />
              <b>{preset.name}</b>
              <span>{preset.summary}</span>
            </label>
          ))}
        </div>
        {wrong("preset") !== undefined && <div className="errline"><Icon mark="breach" /><span>{wrong("preset")}</span></div>}
      </Question>
      <Question number={5} title="How do you bill?" hint="For fees, advanced support and credits">
        <div className="row" style={{ alignItems: "flex-start" }}>
          <ChoiceField bare label="Currency" width={218} value={answers.currency} onChange={(currency) => onAnswer({ currency })} choices={choices.currencies.map((one) => ({ value: one.key, label: `${one.key}, ${one.name}` }))} problem={wrong("currency")} testid={ids.firstStartCurrency} />
          <ChoiceField
            bare label="Tax" width={162} value={tax} choices={taxes(choices)} problem={wrong("tax_name") ?? wrong("tax_basis_points")} testid={ids.firstStartTax}
            onChange={(key) => onAnswer({ tax_name: key.split("|")[0] ?? "", tax_basis_points: Number(key.split("|")[1] ?? "0") })}
          />
        </div>
      </Question>
    </ol>
  );
}
