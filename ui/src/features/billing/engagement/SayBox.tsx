import { problemOf } from "../../../backend/failures";
import type { Failure } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";

interface SayBoxProps {
  /** Under which what is typed is kept. */
  draftKey: string;
  title: string;
  label: string;
  act: string;
  failure: Failure | null;
  /** The field of the entry that these words fill. */
  field: string;
  waits: boolean;
  hint?: string;
  start?: string;
  /** `taken` is called when the words were accepted: they need not be kept any more. */
  onSay: (words: string, taken: () => void) => void;
  onClose: () => void;
}

/** A step that needs a word: why it is sent back, dropped, taken away. */
export function SayBox({ draftKey, title, label, act, failure, field, waits, hint, start = "", onSay, onClose }: SayBoxProps) {
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft(draftKey, { words: start });
  const submit = () => onSay(draft.words, clear);
  useKey("Ctrl Enter", waits ? null : submit);
  useKey("Esc", onClose);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label={title} data-testid={ids.billingSay} onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <div className="stack wide">
        <b className="m">{title}</b>
        {failure !== null && <Refused failure={failure} shown={[field]} />}
        <TextField label={label} lines value={draft.words} onChange={(words) => change({ words })} problem={problemOf(failure, field)} testid={ids.billingSayWords} {...(hint === undefined ? {} : { hint })} />
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={waits} testid={ids.billingSayAct}>{act}</Button>
          <Button small look="quiet" onClick={onClose}>Cancel</Button>
        </div>
      </div>
    </form>
  );
}
