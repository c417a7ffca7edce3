import { useDo } from "../../../backend/queries";
import type { Published, PublishRunView, PublishTargetView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { StateMark } from "../../../shared/StateMark";
import { Failed } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { say } from "../../../shared/toasts";

const KINDS: Record<string, string> = { file: "file", folder: "folder", caldav: "calendar server" };

function Last({ run }: { run: PublishRunView | null }) {
  if (run === null) return <span className="mut">never</span>;
  return (
    <>
      <Time moment={run.at} />
      <div className="sm">{run.trouble.length > 0 ? <StateMark tone="soon" word="not all is well" /> : <StateMark tone="met" word="current then" />}</div>
      {run.trouble.map((said) => <div key={said} className="sm sec" style={{ maxWidth: 260, overflowWrap: "anywhere" }}>{said}</div>)}
    </>
  );
}

/** What a run came to, target by target. */
export function Ran({ of }: { of: Published }) {
  return (
    <div className="stack" style={{ margin: "12px 0" }} aria-live="polite" data-testid={ids.publishRan}>
      {of.rows.map((row) => (
        <Callout
          key={row.id} tone={row.trouble.length > 0 ? "soon" : "plain"}
          title={`${row.name}: ${row.written.length.toLocaleString("en")} written, ${row.removed.length.toLocaleString("en")} taken away, ${row.unchanged.toLocaleString("en")} as before`}
        >
          {row.trouble.length > 0 && <ul>{row.trouble.map((said) => <li key={said}>{said}</li>)}</ul>}
        </Callout>
      ))}
    </div>
  );
}

interface TargetRowsProps {
  rows: readonly PublishTargetView[];
  waits: boolean;
  onEdit: (row: PublishTargetView) => void;
  onPublish: (id: string) => void;
}

export function TargetRows({ rows, waits, onEdit, onPublish }: TargetRowsProps) {
  const remove = useDo("maintenance.remove_target");
  const takeAway = (row: PublishTargetView) => remove.mutate({ id: row.id, expected_version: row.version }, {
    onSuccess: () => say(`${row.name} is no longer kept current. What was published stays where it is.`),
  });
  return (
    <>
      {remove.isError && <Failed failure={remove.error} />}
      <table aria-label="Where calendars are published">
        <thead><tr><th scope="col">Name</th><th scope="col">Where</th><th scope="col">Shows</th><th scope="col">Last published</th><th scope="col"><span className="hidden">Steps</span></th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-testid={ids.publishTarget(row.name)}>
              <td><b className="m">{row.name}</b>{row.is_notice && <div className="sm mut">counts as notice</div>}</td>
              <td className="sec">{KINDS[row.kind] ?? row.kind}<div className="sm mut" style={{ overflowWrap: "anywhere" }}>{row.place}</div></td>
              <td className="sec">{row.shows}{row.redacted && <div className="sm mut">redacted</div>}</td>
              <td><Last run={row.last} /></td>
              <td className="r nw">
                <Button small disabled={waits} onClick={() => onPublish(row.id)} testid={ids.publishOne(row.name)}>Publish</Button>
                <Button small look="quiet" onClick={() => onEdit(row)} testid={ids.publishEdit(row.name)}>Edit</Button>
                <Button small look="quiet" disabled={remove.isPending} onClick={() => takeAway(row)} testid={ids.publishRemove(row.name)}>Remove</Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
