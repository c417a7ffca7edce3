import type { LineNote } from "../../../bindings/types";
import { StateMark } from "../../../shared/StateMark";
import { ids } from "../../../shared/testids";

/** Every remark about a line: what was left out, what was read in a certain way, and why. */
export function Notes({ notes, total }: { notes: readonly LineNote[]; total: number }) {
  if (total === 0) return null;
  return (
    <section style={{ marginTop: 20 }} data-testid={ids.importProblems}>
      <div className="sech">
        <h2>Problems and notes</h2>
        <span className="cnt">{notes.length < total ? `the first ${notes.length} of ${total.toLocaleString("en")}` : total.toLocaleString("en")}</span>
      </div>
      <table aria-label="Problems and notes, by line">
        <thead><tr><th scope="col" className="r">Line</th><th scope="col">Column</th><th scope="col">What</th><th scope="col">Why</th></tr></thead>
        <tbody>
          {notes.map((note, at) => (
            <tr key={at}>
              <td className="r mut">{note.line}</td>
              <td className="mono">{note.column}</td>
              <td><StateMark tone={note.refused ? "breach" : "plain"} word={note.refused ? "left out" : "noted"} /></td>
              <td className="sec">{note.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
