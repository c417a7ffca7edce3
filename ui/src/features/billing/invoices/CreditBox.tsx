import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { CreditedLine, InvoiceView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { CheckField, TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

interface Typed {
  /** What is typed at each line, by its place; a line that is not ticked has none. */
  amounts: Record<string, string>;
  reason: string;
  bill_again: boolean;
}

function linesOf(typed: Typed): CreditedLine[] {
  return Object.entries(typed.amounts).map(([position, amount]) => ({ position: Number(position), amount }));
}

/** Credits lines, whole or in part, or all that is left: a credit note is issued at once. */
export function CreditBox({ invoice, onDone }: { invoice: InvoiceView; onDone: () => void }) {
  const { row } = invoice;
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft<Typed>(`credit:${row.id}`, { amounts: {}, reason: "", bill_again: false });
  const credit = useDo("billing.credit");
  const sent = linesOf(draft);
  const wrong = (position: number) => {
    const at = sent.findIndex((line) => line.position === position);
    return at < 0 ? undefined : problemOf(credit.error, `lines.${at}.amount`) ?? problemOf(credit.error, `lines.${at}`);
  };
  const tick = (position: number, on: boolean) => {
    const amounts = Object.fromEntries(Object.entries(draft.amounts).filter(([key]) => key !== String(position)));
    change({ amounts: on ? { ...amounts, [position]: "" } : amounts });
  };
  const act = () => credit.mutate({ id: row.id, expected_version: row.version, lines: sent, reason: draft.reason, bill_again: draft.bill_again }, {
    onSuccess: (now) => {
      clear();
      const note = now.credit_notes[now.credit_notes.length - 1];
      say(note === undefined ? `${row.number} is credited.` : `${note.number} credits ${row.number}.`);
      onDone();
    },
  });
  const shown = sent.flatMap((_, at) => [`lines.${at}.amount`, `lines.${at}`]);
  useKey("Ctrl Enter", credit.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label="Credit" data-testid={ids.creditBox} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        <b className="m">Credit {row.number}</b>
        {credit.isError && <Refused failure={credit.error} shown={["reason", ...shown]} />}
        <p className="sm sec">No line ticked: all that is left. A credit note is issued at once and gets its own number.</p>
        {invoice.lines.map((line) => {
          const amount = draft.amounts[line.position];
          return (
            <div key={line.position} className="creditline">
              <CheckField label={line.description} checked={amount !== undefined} onChange={(on) => tick(line.position, on)} hint={`${line.creditable} can be credited`} testid={ids.creditTick(line.position)} />
              {amount !== undefined && <TextField bare label={`Amount of line ${line.position}, before tax`} value={amount} onChange={(typed) => change({ amounts: { ...draft.amounts, [line.position]: typed } })} placeholder={`all, ${line.creditable}`} problem={wrong(line.position)} testid={ids.creditAmount(line.position)} />}
            </div>
          );
        })}
        <TextField label="Why; it is printed" value={draft.reason} onChange={(reason) => change({ reason })} problem={problemOf(credit.error, "reason")} testid={ids.creditReason} />
        <CheckField label="Bill it again" checked={draft.bill_again} onChange={(bill_again) => change({ bill_again })} hint="Engagements and fees that are credited whole go back to be billed." testid={ids.creditAgain} />
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={credit.isPending} testid={ids.creditAct}>Issue the credit note</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }}>Discard</Button>
        </div>
      </div>
    </form>
  );
}
