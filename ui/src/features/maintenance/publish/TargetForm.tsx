import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { host } from "../../../backend/host";
import { useAsk, useDo } from "../../../backend/queries";
import type { PublishTargets, PublishTargetSave } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { CheckField, ChoiceField, SuggestField, TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { FIELDS, PLACES, SCOPES } from "./target";

interface TargetFormProps {
  start: PublishTargetSave;
  known: PublishTargets;
  onDone: () => void;
}

interface PartProps {
  entry: PublishTargetSave;
  known: PublishTargets;
  change: (part: Partial<PublishTargetSave>) => void;
  wrong: (field: string) => string | undefined;
}

/** Where it goes: a path, or a server with one of its collections. */
function Where({ entry, known, change, wrong }: PartProps) {
  const onServer = entry.kind === "caldav";
  const calendars = useAsk("caldav.calendars", { id: entry.server_id }, onServer && entry.server_id !== "");
  const choose = async () => {
    const chosen = await host().chooseTarget({ title: "Where the calendar goes", kind: "iCalendar", extensions: ["ics"] });
    if (chosen !== null) change({ place: chosen });
  };
  const servers = known.servers.map((server) => ({ value: server.key, label: server.name }));
  return (
    <>
      {onServer && <ChoiceField label="Calendar server" none="Choose one of the settings" value={entry.server_id} onChange={(server_id) => change({ server_id })} choices={servers} problem={wrong("server")} testid={ids.publishField("server")} />}
      <div className="row" style={{ alignItems: "flex-start" }}>
        <div style={{ flex: 1 }}>
          <SuggestField
            label={onServer ? "Collection" : entry.kind === "folder" ? "Folder" : "File"} value={entry.place} onChange={(place) => change({ place })} problem={wrong("place")}
            suggestions={(calendars.data?.calendars ?? []).map((calendar) => calendar.href)} hint={onServer ? "The path of the calendar on its server" : "The whole path: a scheduled job runs somewhere else"} testid={ids.publishField("place")}
          />
        </div>
        {entry.kind === "file" && <span style={{ paddingTop: 21 }}><Button onClick={() => void choose()}>Choose…</Button></span>}
      </div>
    </>
  );
}

/** Which windows it shows, and how much of them. */
function What({ entry, known, change, wrong }: PartProps) {
  const scopes = SCOPES.filter((scope) => scope.value !== "each_client" || entry.kind === "folder");
  const clients = known.clients.map((client) => ({ value: client.key, label: client.name }));
  return (
    <>
      <div className="pair">
        <ChoiceField label="Which windows" value={entry.scope} onChange={(scope) => change({ scope })} choices={scopes} problem={wrong("scope")} testid={ids.publishField("scope")} />
        {entry.scope === "client" && <ChoiceField label="Client" none="Choose" value={entry.client} onChange={(client) => change({ client })} choices={clients} problem={wrong("client")} testid={ids.publishField("client")} />}
        {entry.scope === "service" && <SuggestField label="Service" value={entry.service} onChange={(service) => change({ service })} suggestions={known.services} problem={wrong("service")} testid={ids.publishField("service")} />}
      </div>
      <CheckField label="Leave out titles, words and services" checked={entry.redacted} onChange={(redacted) => change({ redacted })} hint="Readers see when, and “Planned maintenance”." testid={ids.publishField("redacted")} />
      <CheckField label="Counts as notice" checked={entry.is_notice} onChange={(is_notice) => change({ is_notice })} hint="Its readers have it: what stands in it unchanged counts as told to them." testid={ids.publishField("notice")} />
    </>
  );
}

export function TargetForm({ start, known, onDone }: TargetFormProps) {
  const [entry, setEntry] = useState(start);
  const save = useDo("maintenance.save_target");
  const change = (part: Partial<PublishTargetSave>) => setEntry({ ...entry, ...part });
  const wrong = (field: string) => problemOf(save.error, field);
  const act = () => save.mutate(entry, {
    onSuccess: () => {
      say(`${entry.name} is kept. Publish to bring it up to date.`);
      onDone();
    },
  });
  const form = useOpened<HTMLFormElement>();
  useKey("Ctrl Enter", act);
  useKey("Esc", onDone);
  const part = { entry, known, change, wrong };
  return (
    <form ref={form} noValidate className="float stack" style={{ padding: 16, margin: "12px 0" }} aria-label="A place to publish in" onSubmit={(event) => { event.preventDefault(); act(); }} data-testid={ids.publishForm}>
      {save.isError && <Refused failure={save.error} shown={FIELDS} />}
      <div className="pair">
        <TextField label="Name" value={entry.name} onChange={(name) => change({ name })} problem={wrong("name")} placeholder="Web server" testid={ids.publishField("name")} />
        <ChoiceField label="Where" value={entry.kind} onChange={(kind) => change({ kind, place: "" })} choices={PLACES} problem={wrong("kind")} testid={ids.publishField("kind")} />
      </div>
      <Where {...part} />
      <What {...part} />
      <div className="row">
        <Button look="go" submit disabled={save.isPending} keys="Ctrl Enter" testid={ids.publishSave}>Save</Button>
        <Button look="quiet" onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
