import { useState } from "react";
import { useAsk, useDo } from "../../../backend/queries";
import type { PublishTargetSave } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { SaveTo } from "../../../shared/SaveTo";
import { Answer } from "../../../shared/states/Answer";
import { Empty } from "../../../shared/states/Empty";
import { Failed } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { FRESH, typed } from "./target";
import { TargetForm } from "./TargetForm";
import { Ran, TargetRows } from "./TargetRows";

const FILE = { title: "Save the calendar", kind: "iCalendar", extensions: ["ics"], name: "maintenance.ics" };

/** All windows as a file, once and by hand. */
function ByHand({ onClose }: { onClose: () => void }) {
  const save = useDo("maintenance.export");
  const act = (path: string) => save.mutate({ path, client: "", service: "", redacted: false }, {
    onSuccess: (saved) => {
      say(`Saved as ${saved.path}.`);
      onClose();
    },
  });
  return <SaveTo ask={FILE} onSave={act} onClose={onClose} waits={save.isPending} failure={save.error} />;
}

/** Where maintenance calendars go, and what the last run came to. */
export function PublishingPage() {
  useCrumbs({ name: "Maintenance", to: "/maintenance" }, { name: "Publish calendars", to: null });
  const [entry, setEntry] = useState<PublishTargetSave | null>(null);
  const [byHand, setByHand] = useState(false);
  const asked = useAsk("maintenance.targets", {});
  const publish = useDo("maintenance.publish", "Publishing calendars");
  const begin = () => setEntry(FRESH);
  const run = (target: string) => publish.mutate({ target });
  const some = (asked.data?.rows.length ?? 0) > 0;
  useKey("n", entry === null && !byHand ? begin : null);
  useKey("Ctrl Enter", entry === null && !byHand && some ? () => run("") : null);
  return (
    <div className="place" style={{ maxWidth: 1000, overflow: "auto" }} data-testid={ids.publishing}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Published calendars</h1>
        <span className="sp" />
        <Button small onClick={() => setByHand(true)} testid={ids.publishByHand}>Save as a file…</Button>
        {some && <Button small keys="Ctrl Enter" disabled={publish.isPending} onClick={() => run("")} testid={ids.publishAll}>Publish all</Button>}
        <Button small look="go" mark="plus" keys="N" onClick={begin} testid={ids.publishNew}>New</Button>
      </div>
      {byHand && <ByHand onClose={() => setByHand(false)} />}
      {publish.isError && <Failed failure={publish.error} />}
      {publish.data !== undefined && <Ran of={publish.data} />}
      <Answer of={asked}>
        {(known) => (
          <>
            {entry !== null && <TargetForm key={entry.id ?? "new"} start={entry} known={known} onDone={() => setEntry(null)} />}
            {known.rows.length > 0 && <TargetRows rows={known.rows} waits={publish.isPending} onEdit={(row) => setEntry(typed(row))} onPublish={run} />}
            {known.rows.length === 0 && entry === null && (
              <Empty title="Nothing is published yet" action={<Button mark="plus" keys="N" onClick={begin}>Enter a place</Button>}>
                A calendar goes into a file, a folder or onto a calendar server, for a client, a service or all. It is kept current from here or by msp maintenance publish in a scheduled job.
              </Empty>
            )}
          </>
        )}
      </Answer>
    </div>
  );
}
