import type { DraftView } from "../../../bindings/types";
import { ScheduleTable } from "../../../shared/targets/ScheduleTable";
import { ids } from "../../../shared/testids";

/** What was kept last: as the client reads it, what changes, and the file. */
export function Preview({ view }: { view: DraftView }) {
  return (
    <>
      {view.schedule === null ? <p className="sec" style={{ padding: "12px 0" }}>The schedule stands here once nothing is wrong.</p> : <ScheduleTable schedule={view.schedule} />}
      {view.calendar !== null && <p className="sec" style={{ marginTop: 12 }}>{view.calendar.words}</p>}
      {view.changes.length > 0 && (
        <section style={{ marginTop: 20 }}>
          <div className="sech"><h2>What changes</h2><span className="cnt">{view.changes.length}</span></div>
          <ul className="ed-changes">{view.changes.map((line) => <li key={line}>{line}</li>)}</ul>
        </section>
      )}
      <div className="sech" style={{ marginTop: 20 }}><h2>The policy file</h2></div>
      <pre className="mono ed-file" tabIndex={0} role="region" aria-label="Policy file" data-testid={ids.draftFile}>{view.text}</pre>
    </>
  );
}
