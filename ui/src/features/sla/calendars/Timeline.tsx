import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import type { CalendarPage, CalendarVersionRow } from "../../../bindings/types";
import { ChoiceField } from "../../../shared/fields/Field";
import { Answer } from "../../../shared/states/Answer";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import { Time } from "../../../shared/time/Time";

const STATES: Record<string, string> = { past: "past", in_force: "in force", upcoming: "to come", replaced: "replaced before it began" };

export function Changes({ changes }: { changes: readonly string[] }) {
  return <ul className="changes">{changes.map((change) => <li key={change}>{change}</li>)}</ul>;
}

function Version({ version }: { version: CalendarVersionRow }) {
  return (
    <li className={`at ${version.state}`}>
      <div className="row wrap">
        <b className="m">Version {version.number}</b>
        <span>{version.from === null ? "from the beginning" : `from ${dateWords(version.from)}`}</span>
        <span className="tag">{STATES[version.state] ?? version.state}</span>
        <span className="sm sec">{version.by_policy ? "brought by a policy" : "published here"}, <Time moment={version.made} /></span>
      </div>
      <div className="sec">{version.words}</div>
      <Changes changes={version.changes} />
    </li>
  );
}

function Compare({ page }: { page: CalendarPage }) {
  const numbers = page.versions.map((version) => ({ value: String(version.number), label: `version ${version.number}` }));
  const all = page.row.has_draft ? [{ value: "0", label: "the draft" }, ...numbers] : numbers;
  const [before, setBefore] = useState(all[all.length - 1]?.value ?? "");
  const [after, setAfter] = useState(all[0]?.value ?? "");
  const compared = useAsk("calendars.compare", { id: page.row.id, before: Number(before), after: Number(after) });
  return (
    <section style={{ marginTop: 24 }}>
      <div className="sech" style={{ alignItems: "center" }}>
        <h2>What changed</h2>
        <ChoiceField bare label="From" width={130} value={before} onChange={setBefore} choices={all} testid={ids.calendarBefore} />
        <span className="sec">to</span>
        <ChoiceField bare label="To" width={130} value={after} onChange={setAfter} choices={all} testid={ids.calendarAfter} />
      </div>
      <Answer of={compared}>
        {(reply) => (reply.changes.length === 0 ? <p className="sec" style={{ paddingTop: 8 }}>Nothing: both say the same.</p> : <div style={{ paddingTop: 8 }}><Changes changes={reply.changes} /></div>)}
      </Answer>
    </section>
  );
}

/** The versions of a calendar on a timeline, the newest first, and what changed between any two. */
export function Timeline({ page }: { page: CalendarPage }) {
  const several = page.versions.length + (page.row.has_draft ? 1 : 0) > 1;
  return (
    <>
      {page.versions.length === 0 && <p className="sec">No version is published yet. Publishing the draft makes the first.</p>}
      <ol className="timeline" aria-label="Versions">{page.versions.map((version) => <Version key={version.number} version={version} />)}</ol>
      {several && <Compare page={page} />}
    </>
  );
}
