import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { ClientNotice, NoticeChannel } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { ChoiceField, TextField, type Choice } from "../../../shared/fields/Field";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

const CHANNELS: readonly (Choice & { value: NoticeChannel })[] = [
  { value: "email", label: "by e-mail" }, { value: "letter", label: "by letter" }, { value: "phone", label: "by telephone" }, { value: "portal", label: "in the portal" }, { value: "meeting", label: "in a meeting" },
];

interface Told {
  channel: NoticeChannel;
  told_at: string;
  recipients: string;
  note: string;
}

/** Notes that a client was told. What is noted stays. */
export function Record({ version, client }: { version: string; client: ClientNotice }) {
  const names = client.contacts.map((own) => (own.email === "" ? own.name : `${own.name} <${own.email}>`)).join(", ");
  const fresh: Told = { channel: "email", told_at: "", recipients: names, note: "" };
  const { draft, change, clear } = useDraft(`told:${version}:${client.client_id}`, fresh);
  const record = useDo("sla.record_notice");
  const wrong = (field: string) => problemOf(record.error, field);
  const note = () => record.mutate({ version_id: version, client_id: client.client_id, ...draft }, { onSuccess: () => { clear(); say(`Noted that ${client.client} was told.`); } });
  const choose = (value: string) => { const found = CHANNELS.find((own) => own.value === value); if (found !== undefined) change({ channel: found.value }); };
  return (
    <section>
      <div className="sech"><h2>Mark as told</h2></div>
      <div className="form">
        <ChoiceField label="How" value={draft.channel} onChange={choose} choices={CHANNELS} testid={ids.announceChannel} />
        <TextField label="Who was told" value={draft.recipients} onChange={(recipients) => change({ recipients })} problem={wrong("recipients")} testid={ids.announceTo} />
        <TextField label="When" value={draft.told_at} onChange={(told) => change({ told_at: told })} placeholder="now, or 2026-11-22 10:00" problem={wrong("told_at")} testid={ids.announceTold} />
        <TextField label="To add" value={draft.note} onChange={(note) => change({ note })} testid={ids.announceNote} />
        <div><Button look="go" onClick={note} disabled={record.isPending} testid={ids.announceRecord}>Note it as evidence</Button></div>
        <p className="note">Evidence keeps the letter as it is now, with its hash. It is never changed.</p>
        <Refused failure={record.error} shown={["recipients", "told_at"]} />
      </div>
    </section>
  );
}
