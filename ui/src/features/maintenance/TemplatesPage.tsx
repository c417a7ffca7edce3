import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { WindowTemplateView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { TextField } from "../../shared/fields/Field";
import { go } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { Failed } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

/** A name that is changed in its row: Enter keeps it, Esc leaves it as it was. */
function Rename({ row, onDone }: { row: WindowTemplateView; onDone: () => void }) {
  const [name, setName] = useState(row.name);
  const save = useDo("maintenance.save_template");
  const act = () => save.mutate({ id: row.id, expected_version: row.version, name, form: row.form }, { onSuccess: onDone });
  return (
    <form onSubmit={(event) => { event.preventDefault(); act(); }}>
      <TextField bare autoFocus label="Name of the template" value={name} onChange={setName} problem={problemOf(save.error, "name") ?? save.error?.message} onKeyDown={(event) => { if (event.key === "Escape") onDone(); }} testid={ids.templateName(row.name)} />
    </form>
  );
}

function Row({ row, onFailed }: { row: WindowTemplateView; onFailed: (words: string) => void }) {
  const [isNaming, setNaming] = useState(false);
  const remove = useDo("maintenance.remove_template");
  const isOurs = row.id !== "";
  const takeAway = () => remove.mutate({ id: row.id, expected_version: row.version }, { onSuccess: () => say(`The template ${row.name} is gone.`), onError: (failure) => onFailed(failure.message) });
  return (
    <tr>
      <td>{isNaming ? <Rename row={row} onDone={() => setNaming(false)} /> : <b className="m">{row.name}</b>}</td>
      <td className="sec">{row.when}</td>
      <td className="sec">{row.form.zone}</td>
      <td className="mut">{isOurs ? "ours" : "from a policy"}</td>
      <td className="r nw">
        <Button small onClick={() => go(`/maintenance/new?${new URLSearchParams({ template: row.name }).toString()}`)} testid={ids.templateUse(row.name)}>Plan with it</Button>
        {isOurs && <Button small look="quiet" onClick={() => setNaming(true)}>Rename</Button>}
        {isOurs && <Button small look="quiet" disabled={remove.isPending} onClick={takeAway} testid={ids.templateRemove(row.name)}>Remove</Button>}
      </td>
    </tr>
  );
}

/** What new windows begin with: templates of our own, and the preferred windows of policies in use. */
export function TemplatesPage() {
  useCrumbs({ name: "Maintenance", to: "/maintenance" }, { name: "Templates", to: null });
  const asked = useAsk("maintenance.templates", {});
  const [failed, setFailed] = useState("");
  return (
    <div className="place" style={{ maxWidth: 1000, overflow: "auto" }} data-testid={ids.templates}>
      <div className="place-head"><h1>Templates of windows</h1></div>
      {failed !== "" && <Failed failure={{ code: "conflict", message: failed, problems: [], advice: "" }} />}
      <Answer of={asked}>
        {(reply) => reply.rows.length === 0 ? (
          <Empty title="No templates yet" action={<Button mark="plus" onClick={() => go("/maintenance/new")}>Plan a window</Button>}>
            A window can be taken as a template from its panel. Policies with a preferred window bring one of their own.
          </Empty>
        ) : (
          <table aria-label="Templates">
            <thead><tr><th scope="col">Name</th><th scope="col">When</th><th scope="col">Zone</th><th scope="col">Whose</th><th scope="col"><span className="hidden">Steps</span></th></tr></thead>
            <tbody>{reply.rows.map((row) => <Row key={row.id + row.name} row={row} onFailed={setFailed} />)}</tbody>
          </table>
        )}
      </Answer>
    </div>
  );
}
