import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { host } from "../../../backend/host";
import { useAsk, useDo } from "../../../backend/queries";
import type { WorkImported } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { useCrumbs } from "../../../shared/crumbs";
import { SuggestField, TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { back, go } from "../../../shared/route";
import { Refused } from "../../../shared/states/Failed";
import { Skeleton } from "../../../shared/states/Skeleton";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { say } from "../../../shared/toasts";
import { counted } from "../words";

const MOST = 200;

function Preview({ found }: { found: WorkImported }) {
  return (
    <div data-testid={ids.workImportPreview}>
      <p className="sec" style={{ marginTop: 12 }}>{counted(found.rows, "row", "rows")}: {found.entered.toLocaleString("en")} new, {found.known.toLocaleString("en")} there already, {found.refused.length.toLocaleString("en")} refused.</p>
      {found.refused.length > 0 && (
        <div style={{ marginTop: 12 }} data-testid={ids.workImportProblems}>
          <Callout tone="soon" title={found.refused.length === 1 ? "One row is refused." : `${found.refused.length.toLocaleString("en")} rows are refused.`}>
            <ul>{found.refused.slice(0, MOST).map((one, at) => <li key={at}>{one.message}</li>)}</ul>
          </Callout>
        </div>
      )}
      {found.sample.length > 0 && (
        <table aria-label="The first rows" style={{ marginTop: 12 }}>
          <thead><tr><th scope="col" className="r">Line</th><th scope="col">Engagement</th><th scope="col">Technician</th><th scope="col">From</th><th scope="col">To</th><th scope="col">What was done</th></tr></thead>
          <tbody>
            {found.sample.map((row) => (
              <tr key={row.line}><td className="r mut">{row.line}</td><td>{row.engagement}</td><td>{row.technician}</td><td><Time moment={row.from} slots /></td><td><Time moment={row.to} withoutDay withoutZone /></td><td className="sec">{row.note}</td></tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** A file of times: looked at first, then entered. */
export function ImportWork() {
  useCrumbs({ name: "Advanced support", to: "/billing" }, { name: "Enter time", to: "/billing/time" }, { name: "Import", to: null });
  const [entry, setEntry] = useState({ path: "", zone: "", technician: "" });
  const [seen, setSeen] = useState<typeof entry | null>(null);
  const choices = useAsk("app.choices", {});
  const look = useDo("billing.import_work");
  const take = useDo("billing.import_work", "Importing times");
  const current = seen === entry && look.data !== undefined;
  const ready = current && look.data.entered > 0 && !take.isPending;
  const choose = async () => {
    const chosen = await host().chooseFile({ title: "Choose a file of times", kind: "Times", extensions: ["csv", "txt", "tsv"] });
    if (chosen !== null) setEntry({ ...entry, path: chosen });
  };
  const preview = () => {
    setSeen(entry);
    look.mutate({ ...entry, dry_run: true });
  };
  const act = () => take.mutate({ ...entry, dry_run: false }, {
    onSuccess: (found) => {
      say(`${counted(found.entered, "piece of work is", "pieces of work are")} entered.`);
      go("/billing");
    },
  });
  const failure = take.error ?? look.error;
  const wrong = (field: string) => problemOf(failure, field);
  useKey("Esc", back);
  useKey("Ctrl Enter", ready ? act : entry.path === "" ? null : preview);
  return (
    <form noValidate className="mid" style={{ maxWidth: 900, flex: 1 }} data-testid={ids.workImport} onSubmit={(event) => { event.preventDefault(); preview(); }}>
      <h1>Import times</h1>
      <p className="sec">A CSV file with the columns engagement, technician, from, to, note, ticket. Nothing is written until you have seen it. The same file twice changes nothing.</p>
      {failure !== null && <div style={{ marginTop: 12 }}><Refused failure={failure} shown={["path", "zone", "technician"]} /></div>}
      <div className="form">
        <div className="row" style={{ alignItems: "flex-start" }}>
          <div style={{ flex: 1 }}><TextField label="File" autoFocus value={entry.path} onChange={(path) => setEntry({ ...entry, path })} placeholder="Type a path, or choose" problem={wrong("path")} testid={ids.workImportPath} /></div>
          <span className="row" style={{ paddingTop: 21 }}>
            <Button onClick={() => void choose()}>Choose…</Button>
            <Button submit disabled={entry.path === "" || look.isPending} testid={ids.workImportLook}>Look at it</Button>
          </span>
        </div>
        <div className="pair">
          <SuggestField label="Zone of its times" value={entry.zone} onChange={(zone) => setEntry({ ...entry, zone })} suggestions={choices.data?.zones ?? []} placeholder="each contract’s own" problem={wrong("zone")} testid={ids.workImportZone} />
          <TextField label="Technician of rows without one" value={entry.technician} onChange={(technician) => setEntry({ ...entry, technician })} placeholder="you" problem={wrong("technician")} testid={ids.workImportTechnician} />
        </div>
      </div>
      {look.isPending && <Skeleton rows={4} />}
      {current && <Preview found={look.data} />}
      <div className="acts">
        <Button look="go" disabled={!ready} onClick={act} testid={ids.workImportTake} {...(ready ? { keys: "Ctrl Enter" } : {})}>Enter {ready ? counted(look.data.entered, "piece", "pieces") : "them"}</Button>
        <Button look="quiet" onClick={back}>Cancel</Button>
      </div>
    </form>
  );
}
