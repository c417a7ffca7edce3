import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { host } from "../../backend/host";
import { useDo } from "../../backend/queries";
import type { DutyView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { TextField } from "../../shared/fields/Field";
import { useOpened } from "../../shared/focus";
import { useKey } from "../../shared/keys";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { dateWords } from "../../shared/time/moment";
import { say } from "../../shared/toasts";

/** What can be said about a due day. */
export type Deed = "done" | "waived" | "taken_back";

interface RecordFormProps {
  duty: DutyView;
  /** The due day; empty for a standing duty. */
  dueOn: string;
  today: string;
  deed: Deed;
  onDone: () => void;
}

/** Records that a due day was kept, with what proves it. */
function Done({ duty, dueOn, today, onDone }: RecordFormProps) {
  const form = useOpened<HTMLFormElement>();
  const [draft, setDraft] = useState({ on: today, by_whom: "", words: "", link: "", file: "" });
  const record = useDo("duties.record");
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const wrong = (field: string) => problemOf(record.error, field);
  const act = () => record.mutate({ ...draft, id: duty.id, expected_version: duty.version, due_on: dueOn }, {
    onSuccess: () => {
      say(`${duty.title} is recorded.`);
      onDone();
    },
  });
  const choose = async () => {
    const chosen = await host().chooseFile({ title: "What proves it", kind: "Any file", extensions: ["*"] });
    if (chosen !== null) change({ file: chosen });
  };
  useKey("Ctrl Enter", act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="float" style={{ padding: 16, margin: "8px 0", display: "grid", gap: 12 }} aria-label={`Record ${duty.title}`} onSubmit={(event) => { event.preventDefault(); act(); }}>
      {record.isError && <Refused failure={record.error} shown={["on", "words", "due_on"]} />}
      <div className="row wrap" style={{ alignItems: "flex-start" }}>
        <TextField label="Done on" type="date" value={draft.on} onChange={(on) => change({ on })} problem={wrong("on") ?? wrong("due_on")} testid={ids.dutyDoneOn} />
        <TextField label="By whom" value={draft.by_whom} onChange={(by_whom) => change({ by_whom })} placeholder="you" testid={ids.dutyBy} />
        <div style={{ flex: 1, minWidth: 200 }}><TextField label="In words" value={draft.words} onChange={(words) => change({ words })} problem={wrong("words")} placeholder="Sent by e-mail to Mere Tamihana" testid={ids.dutySaid} /></div>
      </div>
      <div className="row wrap" style={{ alignItems: "flex-end" }}>
        <div style={{ flex: 1, minWidth: 160 }}><TextField label="Link" value={draft.link} onChange={(link) => change({ link })} testid={ids.dutyLink} /></div>
        <div style={{ flex: 1, minWidth: 160 }}><TextField label="File; its name and SHA-256 are kept" value={draft.file} onChange={(file) => change({ file })} testid={ids.dutyFile} /></div>
        <Button onClick={() => void choose()}>Choose…</Button>
      </div>
      <div className="row">
        <Button look="go" submit disabled={record.isPending} keys="Ctrl Enter" testid={ids.dutyRecordSave}>Record</Button>
        <Button look="quiet" onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

/** Waives a due day, or takes back what was recorded about it: both with a reason. */
function Decided({ duty, dueOn, deed, onDone }: RecordFormProps) {
  const form = useOpened<HTMLFormElement>();
  const [reason, setReason] = useState("");
  const waive = useDo("duties.waive");
  const takeBack = useDo("duties.take_back");
  const act_ = deed === "waived" ? waive : takeBack;
  const word = deed === "waived" ? "Waive" : "Take back";
  const act = () => act_.mutate({ id: duty.id, expected_version: duty.version, due_on: dueOn, reason }, {
    onSuccess: () => {
      say(deed === "waived" ? `${duty.title} of ${dateWords(dueOn)} is waived.` : `${duty.title} of ${dateWords(dueOn)} is open again.`);
      onDone();
    },
  });
  useKey("Ctrl Enter", act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="float" style={{ padding: 16, margin: "8px 0", display: "grid", gap: 12 }} aria-label={`${word} ${duty.title}`} onSubmit={(event) => { event.preventDefault(); act(); }}>
      {act_.isError && <Refused failure={act_.error} shown={["reason", "due_on"]} />}
      <TextField label="Why" value={reason} onChange={setReason} problem={problemOf(act_.error, "reason") ?? problemOf(act_.error, "due_on")} testid={ids.dutyReason} />
      <div className="row">
        <Button look="go" submit disabled={act_.isPending} keys="Ctrl Enter" testid={ids.dutyRecordSave}>{word}</Button>
        <Button look="quiet" onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

export function RecordForm(props: RecordFormProps) {
  return props.deed === "done" ? <Done {...props} /> : <Decided {...props} />;
}
