import { useState } from "react";
import { useDo } from "../../../backend/queries";
import type { EngagementView, WorkView } from "../../../bindings/types";
import { IconButton } from "../../../shared/Button";
import { Icon } from "../../../shared/Icon";
import { ids } from "../../../shared/testids";
import { clockWords, dayWords } from "../../../shared/time/moment";
import { useNow } from "../../../shared/time/now";
import { say } from "../../../shared/toasts";
import { SayBox } from "./SayBox";

/** Whether all of it lies on one day of one zone: then that stands once, above. */
function sameDay(work: readonly WorkView[]): WorkView | null {
  const [first] = work;
  if (first === undefined) return null;
  const alike = work.every((one) => one.from.local.slice(0, 10) === first.from.local.slice(0, 10) && one.from.abbreviation === first.from.abbreviation);
  return alike ? first : null;
}

interface RowProps {
  piece: WorkView;
  withDay: boolean;
  onEdit: ((piece: WorkView) => void) | null;
  onRemove: (() => void) | null;
}

function Row({ piece, withDay, onEdit, onRemove }: RowProps) {
  const thisYear = useNow().getFullYear();
  const said = [piece.technician, piece.note].filter(Boolean).join(", ");
  return (
    <tr>
      <td className="t">
        {withDay && <div className="sm mut">{dayWords(piece.from.local, thisYear)} {piece.from.abbreviation}</div>}
        {clockWords(piece.from.local)}–{clockWords(piece.to.local)}
      </td>
      <td className="sec what">
        {said}
        {piece.ticket !== "" && <span className="mut"> · {piece.ticket}</span>}
        {piece.not_covered !== "" && <div className="sm warned"><Icon mark="soon" small /> {piece.not_covered}</div>}
        {piece.overlap_reason !== "" && <div className="sm">Over other work: {piece.overlap_reason}</div>}
      </td>
      <td className="r nw">{piece.length}</td>
      {onEdit !== null && onRemove !== null && (
        <td className="r nw acts-cell">
          <IconButton mark="edit" label={`Change ${said}`} onClick={() => onEdit(piece)} testid={ids.billingWorkEdit(piece.id)} />
          <IconButton mark="x" label={`Take away ${said}`} onClick={onRemove} testid={ids.billingWorkRemove(piece.id)} />
        </td>
      )}
    </tr>
  );
}

/** What was worked, by whom, and what of it no permission covers. */
export function Work({ engagement, onEdit }: { engagement: EngagementView; onEdit: ((piece: WorkView) => void) | null }) {
  const [leaving, setLeaving] = useState<WorkView | null>(null);
  const remove = useDo("billing.remove_work");
  const thisYear = useNow().getFullYear();
  const day = sameDay(engagement.work);
  const mayChange = onEdit !== null && engagement.can.includes("enter_work");
  const takeAway = (reason: string, taken: () => void) => {
    if (leaving === null) return;
    remove.mutate({ id: leaving.id, expected_version: leaving.version, reason }, {
      onSuccess: () => {
        taken();
        setLeaving(null);
        say(`${leaving.length} are taken away.`);
      },
    });
  };
  return (
    <section aria-label="Work" data-testid={ids.billingWork}>
      <div className="sech"><h2>Work</h2>{day !== null && <span className="x sec">{dayWords(day.from.local, thisYear)}, <span className="z">{day.from.abbreviation}</span></span>}</div>
      {engagement.work.length === 0 ? <p className="sec none">Nothing was worked yet.</p> : (
        <table className="wk" aria-label="Pieces of work">
          <tbody>
            {engagement.work.map((piece) => <Row key={piece.id} piece={piece} withDay={day === null} onEdit={mayChange ? onEdit : null} onRemove={mayChange ? () => setLeaving(piece) : null} />)}
          </tbody>
        </table>
      )}
      {leaving !== null && <SayBox draftKey={`work-remove:${leaving.id}`} title={`Take away ${leaving.length} of ${leaving.technician}`} label="Why" act="Take away" failure={remove.error} field="reason" waits={remove.isPending} onSay={takeAway} onClose={() => setLeaving(null)} />}
    </section>
  );
}
