import { useDebouncedValue } from "@mantine/hooks";
import { useAsk } from "../../../backend/queries";
import type { MaintenanceForm, PlannedNight, WindowPreview } from "../../../bindings/types";
import { Callout } from "../../../shared/Callout";
import { Answer } from "../../../shared/states/Answer";
import { ids } from "../../../shared/testids";
import { dayWords } from "../../../shared/time/moment";
import { useNow } from "../../../shared/time/now";
import { Conflicts } from "../Conflicts";
import { hoursWords, lengthWords } from "../words";
import { AffectedLine } from "../window/Affected";

const PAUSE_MS = 250;

function Nights({ title, nights }: { title: string; nights: readonly PlannedNight[] }) {
  const thisYear = useNow().getFullYear();
  if (nights.length === 0) return null;
  return (
    <section>
      <div className="sech"><h2>{title}</h2><span className="cnt">{nights.length}</span></div>
      <ul className="nt" aria-label={title}>
        {nights.map((night) => (
          <li key={night.starts.utc}>
            <span>{dayWords(night.starts.local, thisYear)} <span className="sm sec">{hoursWords(night)}</span></span>
            <b className="m nw">{lengthWords(night.lasts)}</b>
            {night.clock_change !== "" && <span className="d">{night.clock_change}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shown({ preview }: { preview: WindowPreview }) {
  if (preview.problems.length > 0) {
    return (
      <Callout tone="plain" title="What is still missing">
        <ul>{preview.problems.map((problem) => <li key={problem.field + problem.message}>{problem.message}</li>)}</ul>
      </Callout>
    );
  }
  return (
    <>
      <p><b className="m">{preview.when}</b></p>
      {preview.tells_again !== "" && <div style={{ marginTop: 12 }}><Callout tone="soon" title="Clients have to be told again">{preview.tells_again}</Callout></div>}
      {preview.conflicts.length > 0 && (
        <section data-testid={ids.maintenanceConflicts}>
          <div className="sech"><h2>Conflicts</h2><span className="cnt">{preview.conflicts.length}; they do not forbid saving</span></div>
          <Conflicts conflicts={preview.conflicts} />
        </section>
      )}
      <Nights title="First nights" nights={preview.occurrences} />
      <Nights title="Nights on which the clocks change" nights={preview.clock_changes} />
      <section>
        <div className="sech"><h2>Affected</h2><span className="cnt">{preview.affected.length}, on their own clocks</span></div>
        <ul className="nt">{preview.affected.map((client) => <AffectedLine key={client.id} client={client} />)}</ul>
      </section>
    </>
  );
}

/** What the window that is being typed comes to: its nights, its conflicts, and who has to be told by when. */
export function PreviewSide({ form, id, at }: { form: MaintenanceForm; id: string | null; at: string }) {
  const [settled] = useDebouncedValue(form, PAUSE_MS);
  const preview = useAsk("maintenance.preview", { form: settled, id, recurrence_id: at });
  return (
    <aside className="panel" aria-label="What it comes to" data-testid={ids.windowPreview}>
      <Answer of={preview}>{(reply) => <Shown preview={reply} />}</Answer>
    </aside>
  );
}
