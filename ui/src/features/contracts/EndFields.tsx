import type { ContractTerm } from "../../bindings/types";
import { TextField } from "../../shared/fields/Field";
import { ids } from "../../shared/testids";
import { dayWords } from "../../shared/time/moment";

interface EndFieldsProps {
  starts: string;
  ends: string;
  term: ContractTerm;
  wrong: (field: string) => string | undefined;
  onChange: (part: { starts_on?: string; ends_on?: string; term?: ContractTerm }) => void;
}

/** The day in words, because fields of dates differ in their order from place to place. */
function inWords(date: string): string {
  return date === "" ? "" : dayWords(date, 0);
}

function numbers(typed: string): number[] {
  return typed.split(/[^\d]+/).filter((part) => part !== "").map(Number);
}

/** From when, for how long, by how much it renews itself, and until when notice may be given. */
export function EndFields({ starts, ends, term, wrong, onChange }: EndFieldsProps) {
  const agree = (part: Partial<ContractTerm>) => onChange({ term: { ...term, ...part } });
  return (
    <div style={{ maxWidth: 640 }}>
      <h1>From when, for how long?</h1>
      <div className="form">
        <div className="pair">
          <TextField label="First day" type="date" value={starts} onChange={(starts_on) => onChange({ starts_on })} problem={wrong("starts_on")} hint={inWords(starts)} testid={ids.contractStarts} />
          <TextField label="First term" value={term.lasts} onChange={(lasts) => agree({ lasts })} placeholder="12 months" problem={wrong("term.lasts")} hint="Empty where it ends on a chosen day, or is open" testid={ids.contractLasts} />
        </div>
        <div className="pair">
          <TextField label="Last day" type="date" value={ends} onChange={(ends_on) => onChange({ ends_on })} problem={wrong("ends_on")} hint={ends === "" ? "Follows from the first term; open without one" : inWords(ends)} testid={ids.contractEnds} />
          <TextField label="Renews itself by" value={term.renews_by} onChange={(renews_by) => agree({ renews_by })} placeholder="3 months" problem={wrong("term.renews_by")} hint="Empty for not at all" testid={ids.contractRenewsBy} />
        </div>
        <div className="pair">
          <TextField label="Notice" value={term.notice} onChange={(notice) => agree({ notice })} placeholder="30 days" problem={wrong("term.notice")} hint="Before the end of a term" testid={ids.contractNotice} />
          <TextField label="Reminders, days before" value={term.reminders.join(", ")} onChange={(typed) => agree({ reminders: numbers(typed) })} placeholder="90, 60, 30" problem={wrong("term.reminders")} hint="Before the last day for notice, or the last day" testid={ids.contractReminders} />
        </div>
      </div>
    </div>
  );
}
