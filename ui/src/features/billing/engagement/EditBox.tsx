import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { EngagementView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { ChoiceField, TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { CAUSES } from "../words";

const SHOWN = ["title", "ticket", "cause", "notes"];

/** What an engagement is called, what it came from and why it is paid for. */
export function EditBox({ engagement, onDone }: { engagement: EngagementView; onDone: () => void }) {
  const { card } = engagement;
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft(`engagement:${card.id}`, { title: card.title, ticket: card.ticket, cause: engagement.cause_key, notes: engagement.notes, expected_version: card.version });
  const save = useDo("billing.save_engagement");
  const wrong = (field: string) => problemOf(save.error, field);
  const store = (version: number) => save.mutate({ ...draft, expected_version: version, id: card.id, contract: "" }, {
    onSuccess: () => {
      clear();
      say(`${card.number} is saved.`);
      onDone();
    },
  });
  const faster = {
    onMine: () => store(card.version),
    onTheirs: () => {
      clear();
      save.reset();
    },
  };
  useKey("Ctrl Enter", () => store(draft.expected_version));
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label={`Edit ${card.number}`} data-testid={ids.billingEdit} onSubmit={(event) => { event.preventDefault(); store(draft.expected_version); }}>
      <div className="stack wide">
        {save.isError && <Refused failure={save.error} shown={SHOWN} faster={faster} />}
        <TextField label="What is done" value={draft.title} onChange={(title) => change({ title })} problem={wrong("title")} testid={ids.billingField("title")} />
        <div className="pair">
          <TextField label="Ticket" value={draft.ticket} onChange={(ticket) => change({ ticket })} problem={wrong("ticket")} testid={ids.billingField("ticket")} />
          <ChoiceField label="Cause" value={draft.cause} onChange={(cause) => change({ cause })} choices={CAUSES} problem={wrong("cause")} testid={ids.billingField("cause")} />
        </div>
        <TextField label="Notes for us" lines value={draft.notes} onChange={(notes) => change({ notes })} problem={wrong("notes")} testid={ids.billingField("notes")} />
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={save.isPending} testid={ids.billingSave}>Save</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }}>Discard</Button>
        </div>
      </div>
    </form>
  );
}
