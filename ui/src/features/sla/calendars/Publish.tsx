import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { CalendarPage } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { TextField } from "../../../shared/fields/Field";
import { go } from "../../../shared/route";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import { say } from "../../../shared/toasts";
import { Changes } from "./Timeline";

function touches(page: CalendarPage): string {
  const { contracts } = page;
  if (contracts.length === 0) return "No contract counts on it.";
  const named = contracts.slice(0, 6).map((contract) => `${contract.number} ${contract.client}`).join(", ");
  return `It touches ${contracts.length === 1 ? "1 contract" : `${contracts.length} contracts`}: ${named}${contracts.length > 6 ? " and more, under What counts on it" : ""}.`;
}

/** The draft: what it changes, whom it touches, and from when it is to hold. */
export function Publish({ page }: { page: CalendarPage }) {
  const [from, setFrom] = useState(page.earliest);
  const publish = useDo("calendars.publish");
  const discard = useDo("calendars.discard");
  const { row, version } = page;
  const take = () => publish.mutate({ id: row.id, expected_version: version, from }, { onSuccess: () => say(`${row.name} holds from ${dateWords(from)}.`) });
  const drop = () => discard.mutate({ id: row.id, expected_version: version }, {
    onSuccess: () => {
      say("Discarded the draft.");
      if (row.versions === 0) go("/policies/calendars");
    },
  });
  const failure = publish.error ?? discard.error;
  return (
    <section className="publish" aria-label="Draft" data-testid={ids.calendarDraft}>
      <div style={{ minWidth: 0 }}>
        <h2>Draft</h2>
        {row.versions > 0 && (page.draft_changes.length === 0 ? <p className="sec">It says the same as the newest version.</p> : <Changes changes={page.draft_changes} />)}
        <p className="sec" style={{ marginTop: 4 }}>{touches(page)} What was promised for requests received before that day stays as it was.</p>
        {failure !== null && <div style={{ marginTop: 8 }}><Refused failure={failure} shown={["from"]} /></div>}
      </div>
      <div>
        <TextField label="Holds from" type="date" value={from} onChange={setFrom} problem={problemOf(publish.error, "from")} testid={ids.calendarFrom} />
        <div className="row" style={{ marginTop: 8 }}>
          <Button look="go" onClick={take} disabled={publish.isPending} testid={ids.calendarPublish}>Publish</Button>
          <Button look="quiet" onClick={drop} disabled={discard.isPending} testid={ids.calendarDiscardDraft}>Discard</Button>
        </div>
      </div>
    </section>
  );
}
