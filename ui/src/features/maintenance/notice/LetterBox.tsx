import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useAsk, useDo } from "../../../backend/queries";
import type { NoticeLetter, WindowNotices } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { ChoiceField, TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { SaveTo } from "../../../shared/SaveTo";
import { Answer } from "../../../shared/states/Answer";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { readyWords } from "./NextNotice";
import { occasionWords, REACH } from "./words";

interface LetterBoxProps {
  notices: WindowNotices;
  /** Id of the client the letter goes to; empty for all that are ready. */
  chosen: string;
  onTell: () => void;
  onDone: () => void;
}

interface LetterProps extends LetterBoxProps {
  letter: NoticeLetter;
  months: string;
  onMonths: (months: string) => void;
}

const SHOWN = ["subject", "body", "path"];

function Letter({ notices, chosen, letter, months, onMonths, onTell, onDone }: LetterProps) {
  const key = `maintenance-notice:${notices.window}:${notices.recurrence_id}:${letter.client_id}:${letter.occasion}:${months}`;
  const { draft, change, clear, touched } = useDraft(key, { subject: letter.subject, body: letter.body });
  const [saving, setSaving] = useState(false);
  const send = useDo("maintenance.send_notice");
  const save = useDo("maintenance.save_notice");
  const isOne = chosen !== "" || notices.ready.length === 1;
  const text = isOne && touched ? draft : { subject: "", body: "" };
  const of = { id: notices.window, recurrence_id: notices.recurrence_id, clients: isOne ? [letter.client_id] : [], occasion: "", months: Number(months), ...text };
  const done = (words: string) => {
    clear();
    say(words);
    onDone();
  };
  const act = () => send.mutate(of, { onSuccess: (reply) => done(`${reply.sent.join(", ")}: in the outbox.`) });
  const write = (path: string) => save.mutate({ letters: of, path }, { onSuccess: (reply) => done(`Wrote ${reply.paths.join(", ")}. Send it from your mail program, then record it.`) });
  useKey("Ctrl Enter", saving ? null : act);
  return (
    <div className="stack" style={{ gridColumn: "1 / -1" }}>
      <div className="sm sec">
        {occasionWords(letter.occasion)} to {letter.to.length === 0 ? "nobody: no technical contact with mail" : letter.to.map((one) => one.name).join(", ")}
        {!isOne && `; each of the ${notices.ready.length} clients gets its own, this is that of ${letter.client}`}
      </div>
      {notices.series && <ChoiceField label="It is about" value={months} onChange={onMonths} choices={REACH} testid={ids.noticeMonths} />}
      {isOne ? (
        <>
          <TextField label="Subject" autoFocus value={draft.subject} onChange={(subject) => change({ subject })} problem={problemOf(send.error, "subject")} testid={ids.noticeSubject} />
          <TextField label="Text" lines value={draft.body} onChange={(body) => change({ body })} problem={problemOf(send.error, "body")} testid={ids.noticeBody} />
        </>
      ) : (
        <>
          <b className="m">{letter.subject}</b>
          <pre className="sm" style={{ whiteSpace: "pre-wrap", fontFamily: "inherit", margin: 0 }} data-testid={ids.noticeBody}>{letter.body}</pre>
        </>
      )}
      <Refused failure={send.error} shown={SHOWN} />
      {saving && <SaveTo ask={{ title: "Save as e-mail", kind: "E-mail", extensions: ["eml"], name: isOne ? `${notices.number}.eml` : "" }} onSave={write} onClose={() => setSaving(false)} waits={save.isPending} failure={save.error} />}
      <div className="row wrap">
        <Button small look="go" mark="send" keys="Ctrl Enter" disabled={send.isPending || letter.to.length === 0} onClick={act} testid={ids.noticeSend}>Send to {isOne ? letter.client : readyWords(notices)}</Button>
        <Button small onClick={() => setSaving(true)} disabled={letter.to.length === 0} testid={ids.noticeEml}>Save as e-mail…</Button>
        <Button small onClick={onTell}>Told otherwise…</Button>
        {touched && <Button small look="quiet" onClick={clear}>As it was</Button>}
        <Button small look="quiet" onClick={onDone}>Not now</Button>
      </div>
    </div>
  );
}

/** The letter as it would go out: read, changed for one client, sent, or saved as a file. */
export function LetterBox(props: LetterBoxProps) {
  const { notices, chosen } = props;
  const [months, setMonths] = useState("0");
  const client = chosen === "" ? notices.ready[0] ?? "" : chosen;
  const asked = useAsk("maintenance.notice_letter", { id: notices.window, recurrence_id: notices.recurrence_id, client, occasion: "", months: Number(months), subject: "", body: "" }, client !== "");
  if (client === "") return null;
  return (
    <div className="callout plain box letter" role="group" aria-label="The letter" data-testid={ids.noticeLetter}>
      <Answer of={asked}>{(letter) => <Letter key={`${letter.client_id}:${months}`} {...props} letter={letter} months={months} onMonths={setMonths} />}</Answer>
    </div>
  );
}
