import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { InvoiceView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

/** What can be typed on a draft: the buyer's reference, and words under the lines. */
export function ChangeBox({ invoice, onDone }: { invoice: InvoiceView; onDone: () => void }) {
  const { row } = invoice;
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft(`invoice:${row.id}`, { reference: invoice.reference, note: invoice.note });
  const save = useDo("billing.change_invoice");
  const act = () => save.mutate({ ...draft, id: row.id, expected_version: row.version }, {
    onSuccess: () => {
      clear();
      say("The draft is saved.");
      onDone();
    },
  });
  useKey("Ctrl Enter", save.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Change the draft" data-testid={ids.invoiceChangeBox} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        {save.isError && <Refused failure={save.error} shown={["reference", "note"]} />}
        <TextField label="Buyer’s reference" value={draft.reference} onChange={(reference) => change({ reference })} problem={problemOf(save.error, "reference")} testid={ids.invoiceReference} />
        <TextField label="Words under the lines" lines value={draft.note} onChange={(note) => change({ note })} problem={problemOf(save.error, "note")} testid={ids.invoiceNote} />
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={save.isPending} testid={ids.invoiceChangeSave}>Save</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }}>Discard</Button>
        </div>
      </div>
    </form>
  );
}
