import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { host } from "../../../backend/host";
import { useAsk, useDo } from "../../../backend/queries";
import type { ImportedWindow, MaintenanceImported } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { useCrumbs } from "../../../shared/crumbs";
import { SuggestField, TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { back, go } from "../../../shared/route";
import { StateMark } from "../../../shared/StateMark";
import { Answer } from "../../../shared/states/Answer";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

const SHOWN = 200;

function Fate({ row }: { row: ImportedWindow }) {
  if (row.fate === "new") return <StateMark tone="met" word="new draft" />;
  if (row.fate === "changed") return <StateMark tone="soon" word="changed" />;
  return <span className="mut">{row.fate === "published" ? "published, stays" : "unchanged"}</span>;
}

function LeftOut({ found }: { found: MaintenanceImported }) {
  if (found.left_out.length === 0 && found.notes.length === 0) return null;
  return (
    <div style={{ marginTop: 12 }} data-testid={ids.calendarImportLeftOut}>
      <Callout tone="soon" title={found.left_out.length === 1 ? "One event is left out." : `${found.left_out.length.toLocaleString("en")} events are left out.`}>
        <ul>
          {found.left_out.slice(0, SHOWN).map((one) => <li key={one.line}>Line {one.line}, {one.title === "" ? "without a title" : one.title}: {one.why}</li>)}
          {found.notes.map((note) => <li key={note}>{note}</li>)}
        </ul>
      </Callout>
    </div>
  );
}

function Preview({ found }: { found: MaintenanceImported }) {
  return (
    <div data-testid={ids.calendarImportPreview}>
      <p className="sec" style={{ marginTop: 12 }}>
        {found.entered.toLocaleString("en")} new, {found.changed.toLocaleString("en")} changed, {found.unchanged.toLocaleString("en")} stay as they are.
      </p>
      <LeftOut found={found} />
      <table aria-label="Windows in the file" style={{ marginTop: 12 }}>
        <thead><tr><th scope="col" className="r">Line</th><th scope="col">Window</th><th scope="col">When</th><th scope="col">Here</th></tr></thead>
        <tbody>
          {found.rows.slice(0, SHOWN).map((row) => (
            <tr key={`${row.line}${row.number}`}>
              <td className="r mut">{row.line}</td>
              <td><b className="m">{row.title}</b>{row.said.map((said) => <div key={said} className="sm sec">{said}</div>)}</td>
              <td>{row.when}<div className="sm mut">{row.zone}{row.changes > 0 && `, ${row.changes.toLocaleString("en")} moved or cancelled`}</div></td>
              <td><Fate row={row} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.rows.length > SHOWN && <p className="sm mut" style={{ padding: "8px 0" }}>The first {SHOWN} of {found.rows.length.toLocaleString("en")} windows.</p>}
    </div>
  );
}

/** An existing maintenance calendar as windows: looked at first, then entered as drafts. */
export function ImportPage() {
  useCrumbs({ name: "Maintenance", to: "/maintenance" }, { name: "Import a calendar", to: null });
  const [path, setPath] = useState("");
  const [client, setClient] = useState("");
  const [seen, setSeen] = useState<{ path: string; client: string } | null>(null);
  const clients = useAsk("clients.list", { search: client, tag: "", account_manager: "", flagged: false, offset: 0, limit: 20 });
  const args = { path: seen?.path ?? "", text: "", client: seen?.client ?? "", services: [] };
  const preview = useAsk("maintenance.import_preview", args, seen !== null);
  const take = useDo("maintenance.import", "Importing a calendar");
  const current = seen !== null && seen.path === path && seen.client === client;
  const choose = async () => {
    const chosen = await host().chooseFile({ title: "Choose a calendar", kind: "iCalendar", extensions: ["ics", "ical", "ifb"] });
    if (chosen !== null) setPath(chosen);
  };
  const look = () => {
    if (current) void preview.refetch();
    else setSeen({ path, client });
  };
  const ready = current && preview.data !== undefined && preview.data.rows.length > 0 && !preview.isError;
  const act = () => take.mutate(args, {
    onSuccess: (found) => {
      say(`${found.entered.toLocaleString("en")} windows entered as drafts, ${found.changed.toLocaleString("en")} changed.`);
      go("/maintenance?view=list");
    },
  });
  useKey("Esc", back);
  useKey("Ctrl Enter", ready ? act : look);
  const wrong = (field: string) => problemOf(preview.error, field);
  return (
    <form noValidate className="mid" style={{ maxWidth: 820, flex: 1 }} data-testid={ids.calendarImport} onSubmit={(event) => { event.preventDefault(); if (path !== "") look(); }}>
      <h1>Import a maintenance calendar</h1>
      <p className="sec">Each event of an iCalendar file becomes a draft. What cannot be taken is said with its line. The same file twice changes nothing.</p>
      {take.isError && <div style={{ marginTop: 12 }}><Refused failure={take.error} shown={[]} /></div>}
      <div className="form stack">
        <div className="row" style={{ alignItems: "flex-start" }}>
          <div style={{ flex: 1 }}><TextField label="File" autoFocus value={path} onChange={setPath} placeholder="Type a path, or choose" problem={wrong("path")} testid={ids.calendarImportPath} /></div>
          <span className="row" style={{ paddingTop: 21 }}>
            <Button onClick={() => void choose()}>Choose…</Button>
            <Button submit disabled={path === ""} testid={ids.calendarImportLook}>Look at it</Button>
          </span>
        </div>
        <SuggestField label="Client" value={client} onChange={setClient} suggestions={(clients.data?.rows ?? []).map((row) => row.name)} hint="Whom its windows affect; every client when empty" problem={wrong("client")} testid={ids.calendarImportClient} />
      </div>
      {current && <Answer of={preview}>{(found) => <Preview found={found} />}</Answer>}
      <div className="acts">
        <Button look="go" keys="Ctrl Enter" disabled={!ready || take.isPending} onClick={act} testid={ids.calendarImportTake}>Import</Button>
        <Button look="quiet" onClick={back}>Cancel</Button>
      </div>
    </form>
  );
}
