import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { host } from "../../backend/host";
import { useAsk, useDo } from "../../backend/queries";
import type { ClientsImportReport, ImportedClient } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { useCrumbs } from "../../shared/crumbs";
import { TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { back, go } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

const COLUMNS = "name, zone, locale, account_manager, reseller, tags, addresses, services, source_names, notes, contact_name, contact_emails, contact_phone, contact_roles";
const SHOWN = 200;

function Fate({ row }: { row: ImportedClient }) {
  if (row.fate === "new") return <StateMark tone="met" word="new" />;
  if (row.fate === "changed") return <StateMark tone="soon" word="changed" />;
  return <span className="mut">unchanged</span>;
}

function Problems({ report }: { report: ClientsImportReport }) {
  if (report.problems.length === 0) return null;
  return (
    <div style={{ marginTop: 12 }} data-testid={ids.clientsImportProblems}>
      <Callout tone="breach" title={`${report.problems.length.toLocaleString("en")} things in this file do not fit. Nothing is imported until they are mended.`}>
        <ul>{report.problems.map((problem) => <li key={problem.field + problem.message}>{problem.message}</li>)}</ul>
      </Callout>
    </div>
  );
}

function Preview({ report }: { report: ClientsImportReport }) {
  return (
    <div data-testid={ids.clientsImportPreview}>
      <p className="sec" style={{ marginTop: 12 }}>
        {report.entered.toLocaleString("en")} new, {report.changed.toLocaleString("en")} changed, {report.unchanged.toLocaleString("en")} unchanged.
      </p>
      <Problems report={report} />
      <table aria-label="What the file says" style={{ marginTop: 12 }}>
        <thead><tr><th scope="col" className="r">Line</th><th scope="col">Client</th><th scope="col">Here</th><th scope="col">What changes</th></tr></thead>
        <tbody>
          {report.rows.slice(0, SHOWN).map((row) => (
            <tr key={`${row.line}${row.name}`}>
              <td className="r mut">{row.line}</td>
              <td><b className="m">{row.name}</b></td>
              <td><Fate row={row} /></td>
              <td className="sec">{row.changes.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.rows.length > SHOWN && <p className="sm mut" style={{ padding: "8px 0" }}>The first {SHOWN} of {report.rows.length.toLocaleString("en")} clients.</p>}
    </div>
  );
}

/** Clients with their contacts from a file: looked at first, then taken. */
export function ClientsImport() {
  useCrumbs({ name: "Clients", to: "/clients" }, { name: "Import", to: null });
  const [path, setPath] = useState("");
  const [seen, setSeen] = useState("");
  const preview = useAsk("clients.import_preview", { path: seen, text: "" }, seen !== "");
  const take = useDo("clients.import", "Importing clients");
  const choose = async () => {
    const chosen = await host().chooseFile({ title: "Choose a file of clients", kind: "CSV", extensions: ["csv", "tsv", "txt"] });
    if (chosen !== null) setPath(chosen);
  };
  const look = () => {
    if (seen === path) void preview.refetch();
    else setSeen(path);
  };
  const ready = seen !== "" && seen === path && preview.data !== undefined && preview.data.problems.length === 0 && !preview.isError;
  const act = () => take.mutate({ path: seen, text: "" }, {
    onSuccess: (report) => {
      say(`${report.entered.toLocaleString("en")} clients entered, ${report.changed.toLocaleString("en")} changed.`);
      go("/clients");
    },
  });
  useKey("Esc", back);
  useKey("Ctrl Enter", ready ? act : look);
  return (
    <form
      noValidate
      className="mid"
      style={{ maxWidth: 820, flex: 1 }}
      data-testid={ids.clientsImportPage}
      onSubmit={(event) => {
        event.preventDefault();
        if (path !== "") look();
      }}
    >
      <h1>Import clients</h1>
      <p className="sec">One row a contact; the first line names the columns: {COLUMNS}. Several things in a cell are parted by |. The same file twice changes nothing.</p>
      {take.isError && <div style={{ marginTop: 12 }}><Refused failure={take.error} shown={[]} /></div>}
      <div className="form">
        <div className="row" style={{ alignItems: "flex-start" }}>
          <div style={{ flex: 1 }}><TextField label="File" autoFocus value={path} onChange={setPath} placeholder="Type a path, or choose" problem={problemOf(preview.error, "path")} testid={ids.clientsImportPath} /></div>
          <span className="row" style={{ paddingTop: 21 }}>
            <Button onClick={() => void choose()}>Choose…</Button>
            <Button submit disabled={path === ""} testid={ids.clientsImportLook}>Look at it</Button>
          </span>
        </div>
      </div>
      {seen !== "" && seen === path && <Answer of={preview}>{(report) => <Preview report={report} />}</Answer>}
      <div className="acts">
        <Button look="go" keys="Ctrl Enter" disabled={!ready || take.isPending} onClick={act} testid={ids.clientsImportTake}>Import</Button>
        <Button look="quiet" onClick={back}>Cancel</Button>
      </div>
    </form>
  );
}
