import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { BlackoutView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { CheckField, SuggestField, TextField } from "../../shared/fields/Field";
import { useOpened } from "../../shared/focus";
import { useKey } from "../../shared/keys";
import { usePlace } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { Failed, Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { Time } from "../../shared/time/Time";
import { say } from "../../shared/toasts";
import "./maintenance.css";

interface Entry {
  id: string | null;
  expected_version: number;
  client: string;
  starts: string;
  ends: string;
  reason: string;
}

function entryOf(row: BlackoutView): Entry {
  return { id: row.id, expected_version: row.version, client: row.client, starts: row.starts.local.slice(0, 16), ends: row.ends.local.slice(0, 16), reason: row.reason };
}

function BlackoutForm({ start, onDone }: { start: Entry; onDone: () => void }) {
  const [entry, setEntry] = useState(start);
  const clients = useAsk("clients.list", { search: entry.client, tag: "", account_manager: "", flagged: false, offset: 0, limit: 20 });
  const save = useDo("maintenance.save_blackout");
  const change = (part: Partial<Entry>) => setEntry({ ...entry, ...part });
  const wrong = (field: string) => problemOf(save.error, field);
  const act = () => save.mutate(entry, {
    onSuccess: () => {
      say(`No maintenance for ${entry.client} then.`);
      onDone();
    },
  });
  const form = useOpened<HTMLFormElement>();
  useKey("Ctrl Enter", act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="float stack" style={{ padding: 16, margin: "12px 0" }} aria-label="A blackout" onSubmit={(event) => { event.preventDefault(); act(); }}>
      {save.isError && <Refused failure={save.error} shown={["client", "starts", "ends", "reason"]} />}
      <div className="pair">
        <SuggestField label="Client" value={entry.client} onChange={(client) => change({ client })} suggestions={(clients.data?.rows ?? []).map((row) => row.name)} problem={wrong("client")} testid={ids.blackoutField("client")} />
        <TextField label="Why" value={entry.reason} onChange={(reason) => change({ reason })} problem={wrong("reason")} placeholder="Office move" testid={ids.blackoutField("reason")} />
      </div>
      <div className="pair">
        <TextField label="From" type="datetime-local" value={entry.starts} onChange={(starts) => change({ starts })} problem={wrong("starts")} hint="On the client’s clocks" testid={ids.blackoutField("starts")} />
        <TextField label="Until" type="datetime-local" value={entry.ends} onChange={(ends) => change({ ends })} problem={wrong("ends")} testid={ids.blackoutField("ends")} />
      </div>
      <div className="row">
        <Button look="go" submit disabled={save.isPending} keys="Ctrl Enter" testid={ids.blackoutSave}>Save</Button>
        <Button look="quiet" onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

function Rows({ rows, onEdit }: { rows: readonly BlackoutView[]; onEdit: (row: BlackoutView) => void }) {
  const remove = useDo("maintenance.remove_blackout");
  return (
    <>
      {remove.isError && <Failed failure={remove.error} />}
      <table aria-label="Blackouts">
        <thead><tr><th scope="col">Client</th><th scope="col">From</th><th scope="col">Until</th><th scope="col">Why</th><th scope="col"><span className="hidden">Steps</span></th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td><b className="m">{row.client}</b></td>
              <td><Time moment={row.starts} slots /></td>
              <td><Time moment={row.ends} slots /></td>
              <td className="sec">{row.reason}</td>
              <td className="r nw">
                <Button small look="quiet" onClick={() => onEdit(row)} testid={ids.blackoutEdit(row.client)}>Edit</Button>
                <Button small look="quiet" disabled={remove.isPending} onClick={() => remove.mutate({ id: row.id, expected_version: row.version }, { onSuccess: () => say(`The blackout of ${row.client} is gone.`) })} testid={ids.blackoutRemove(row.client)}>Remove</Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** When clients asked for no maintenance: windows in them are shown as conflicts. */
export function BlackoutsPage() {
  useCrumbs({ name: "Maintenance", to: "/maintenance" }, { name: "Blackouts", to: null });
  const client = usePlace().query.get("client") ?? "";
  const [past, setPast] = useState(false);
  const [entry, setEntry] = useState<Entry | null>(null);
  const named = useAsk("clients.get", { id: client }, client !== "");
  const asked = useAsk("maintenance.blackouts", { client, past });
  const begin = () => setEntry({ id: null, expected_version: 0, client: named.data?.name ?? "", starts: "", ends: "", reason: "" });
  useKey("n", entry === null ? begin : null);
  return (
    <div className="place" style={{ maxWidth: 900, overflow: "auto" }} data-testid={ids.blackouts}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Blackouts{named.data !== undefined && ` of ${named.data.name}`}</h1>
        <CheckField label="those that are over as well" checked={past} onChange={setPast} />
        <span className="sp" />
        <Button small look="go" mark="plus" keys="N" onClick={begin} testid={ids.blackoutNew}>New</Button>
      </div>
      {entry !== null && <BlackoutForm key={entry.id ?? "new"} start={entry} onDone={() => setEntry(null)} />}
      <Answer of={asked}>
        {(reply) => reply.rows.length > 0 ? <Rows rows={reply.rows} onEdit={(row) => setEntry(entryOf(row))} /> : entry !== null ? null : (
          <Empty title="No blackouts" action={<Button mark="plus" keys="N" onClick={begin}>Enter one</Button>}>
            A blackout is a stretch in which a client asked for no maintenance, such as an office move. Windows in it are shown as conflicts before they are saved.
          </Empty>
        )}
      </Answer>
    </div>
  );
}
