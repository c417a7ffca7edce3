import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useAsk, useDo } from "../../../backend/queries";
import type { ConsentLetter, EngagementView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { ChoiceField, TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Link } from "../../../shared/Link";
import { SaveTo } from "../../../shared/SaveTo";
import { Answer } from "../../../shared/states/Answer";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

const SHOWN = ["contact", "cap_blocks", "subject", "body", "path"];

interface Typed {
  contact: string;
  cap_blocks: string;
  subject: string | null;
  body: string | null;
}

interface LetterProps {
  engagement: EngagementView;
  letter: ConsentLetter;
  draft: Typed;
  change: (part: Partial<Typed>) => void;
  onAsked: () => void;
  onDone: () => void;
}

/** The letter as it would go out: changed, sent, or written to a file for another mail program. */
function Letter({ engagement, letter, draft, change, onAsked, onDone }: LetterProps) {
  const { card } = engagement;
  const [saving, setSaving] = useState(false);
  const ask = useDo("billing.ask_consent");
  const wrong = (field: string) => problemOf(ask.error, field);
  const act = (how: string, path: string) => ask.mutate(
    { id: card.id, expected_version: card.version, contact: draft.contact === "" ? letter.contact : draft.contact, cap_blocks: draft.cap_blocks, subject: draft.subject ?? "", body: draft.body ?? "", how, path },
    {
      onSuccess: () => {
        onAsked();
        say(how === "mail" ? `${letter.name} is asked about ${card.number}.` : `The letter is written. Send it, then record the answer.`);
        onDone();
      },
    },
  );
  const maySend = letter.can_send && letter.email !== "" && !ask.isPending;
  useKey("Ctrl Enter", saving ? null : maySend ? () => act("mail", "") : () => setSaving(true));
  return (
    <>
      <div className="sm sec">To {letter.name === "" ? "nobody yet" : letter.name}{letter.email === "" ? ", whose address is not known" : `, ${letter.email}`}</div>
      {ask.isError && !saving && <Refused failure={ask.error} shown={SHOWN} />}
      <TextField label="Subject" value={draft.subject ?? letter.subject} onChange={(subject) => change({ subject })} problem={wrong("subject")} testid={ids.consentSubject} />
      <TextField label="Text" lines value={draft.body ?? letter.body} onChange={(body) => change({ body })} problem={wrong("body")} testid={ids.consentBody} />
      {!letter.can_send && <p className="sm sec">No mail server is set up. Save the letter as a file, or <Link to="/settings/mail">set one up</Link>.</p>}
      {saving && <SaveTo ask={{ title: "Save as e-mail", kind: "E-mail", extensions: ["eml"], name: `consent-${card.number}.eml` }} onSave={(path) => act("file", path)} onClose={() => setSaving(false)} waits={ask.isPending} failure={ask.error} />}
      <div className="row wrap">
        <Button small look={letter.can_send && !saving ? "go" : "plain"} mark="send" disabled={!maySend} onClick={() => act("mail", "")} testid={ids.consentSend} {...(letter.can_send ? { keys: "Ctrl Enter" } : {})}>Send</Button>
        <Button small look={letter.can_send || saving ? "plain" : "go"} onClick={() => setSaving(true)} testid={ids.consentEml}>Save as file…</Button>
        {(draft.subject !== null || draft.body !== null) && <Button small look="quiet" onClick={() => change({ subject: null, body: null })}>As it was</Button>}
        <Button small look="quiet" onClick={onDone}>Not now</Button>
      </div>
    </>
  );
}

/** Asks for permission by mail: whom, up to how much, in which words. */
export function AskBox({ engagement, onDone }: { engagement: EngagementView; onDone: () => void }) {
  const { card, approvers } = engagement;
  const box = useOpened<HTMLDivElement>();
  const { draft, change, clear } = useDraft<Typed>(`consent-ask:${card.id}`, { contact: "", cap_blocks: "", subject: null, body: null });
  const asked = useAsk("billing.consent_letter", { id: card.id, contact: draft.contact, cap_blocks: draft.cap_blocks });
  const chosen = draft.contact === "" ? asked.data?.contact ?? "" : draft.contact;
  const wrong = (field: string) => problemOf(asked.error, field);
  useKey("Esc", onDone);
  return (
    <div ref={box} className="box callout plain letter" role="group" aria-label="Ask for consent" data-testid={ids.consentAsk}>
      <div className="stack wide">
        <b className="m">Ask for consent</b>
        {approvers.length === 0 && (
          <p className="sm warned">No contact of {card.client} may approve fees. <Link to={`/clients/${card.client_id}/edit`}>Name one</Link></p>
        )}
        <div className="asked">
          <ChoiceField label="Whom" value={chosen} onChange={(contact) => change({ contact })} choices={approvers.map((one) => ({ value: one.id, label: one.name }))} problem={wrong("contact")} testid={ids.consentContact} {...(chosen === "" ? { none: "nobody" } : {})} />
          <TextField label="Blocks at most" value={draft.cap_blocks} onChange={(cap_blocks) => change({ cap_blocks })} placeholder="no cap" problem={wrong("cap_blocks")} testid={ids.consentCap} />
        </div>
        <Answer of={asked}>{(letter) => <Letter engagement={engagement} letter={letter} draft={draft} change={change} onAsked={clear} onDone={onDone} />}</Answer>
      </div>
    </div>
  );
}
