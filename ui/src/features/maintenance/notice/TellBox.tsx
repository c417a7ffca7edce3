import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { WindowNotices } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { CheckField, ChoiceField, TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { CHANNELS, REACH } from "./words";

const SHOWN = ["clients", "channel", "told_at", "recipients", "note"];

interface TellBoxProps {
  notices: WindowNotices;
  chosen: string;
  onDone: () => void;
}

/** Records that clients were told by other ways: what is recorded stays. */
export function TellBox({ notices, chosen, onDone }: TellBoxProps) {
  const open = notices.clients.filter((client) => client.last_moment !== null);
  const offered = open.length === 0 ? notices.clients : open;
  const first = offered.find((client) => client.id === chosen) ?? offered[0];
  const names = first?.addresses.map((one) => one.name).join(", ") ?? "";
  const [draft, setDraft] = useState({ clients: first === undefined ? [] : [first.id], channel: "phone", told_at: "", recipients: names, note: "", months: "0" });
  const record = useDo("maintenance.record_notice");
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const tick = (id: string, on: boolean) => change({ clients: on ? [...draft.clients, id] : draft.clients.filter((one) => one !== id) });
  const wrong = (field: string) => problemOf(record.error, field);
  const act = () => record.mutate({ id: notices.window, recurrence_id: notices.recurrence_id, ...draft, months: Number(draft.months) }, {
    onSuccess: () => {
      say("Recorded. It stays as evidence.");
      onDone();
    },
  });
  useKey("Ctrl Enter", act);
  return (
    <form className="callout plain box" aria-label="Told otherwise" onSubmit={(event) => { event.preventDefault(); act(); }} data-testid={ids.noticeTellForm}>
      <div className="stack" style={{ gridColumn: "1 / -1" }}>
        <Refused failure={record.error} shown={SHOWN} />
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="sm sec">Who was told</legend>
          {offered.map((client) => <CheckField key={client.id} label={client.name} checked={draft.clients.includes(client.id)} onChange={(on) => tick(client.id, on)} testid={ids.noticeTick(client.name)} />)}
          {wrong("clients") !== undefined && <div className="err">{wrong("clients")}</div>}
        </fieldset>
        <ChoiceField label="How" value={draft.channel} onChange={(channel) => change({ channel })} choices={CHANNELS} problem={wrong("channel")} testid={ids.noticeChannel} />
        <TextField label="When, on our clocks; now when empty" type="datetime-local" value={draft.told_at} onChange={(told_at) => change({ told_at })} problem={wrong("told_at")} testid={ids.noticeToldAt} />
        <TextField label="Whom" value={draft.recipients} onChange={(recipients) => change({ recipients })} problem={wrong("recipients")} testid={ids.noticeRecipients} />
        <TextField label="Note" value={draft.note} onChange={(note) => change({ note })} problem={wrong("note")} testid={ids.noticeNote} />
        {notices.series && <ChoiceField label="It was about" value={draft.months} onChange={(months) => change({ months })} choices={REACH} testid={ids.noticeMonths} />}
        <div className="row">
          <Button small look="go" submit disabled={record.isPending} keys="Ctrl Enter" testid={ids.noticeRecord}>Record</Button>
          <Button small look="quiet" onClick={onDone}>Not now</Button>
        </div>
      </div>
    </form>
  );
}
