import type { ActualView, WindowView } from "../../../bindings/types";
import { Icon } from "../../../shared/Icon";
import { StateMark } from "../../../shared/StateMark";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { lengthWords, outcomeWords } from "../words";

function Line({ actual, isLast }: { actual: ActualView; isLast: boolean }) {
  return (
    <li>
      <span>{actual.ended === null ? "In progress" : outcomeWords(actual.outcome)}</span>
      {isLast ? (actual.overrun > 0 ? <StateMark tone="breach" mark="timer" word={`${lengthWords(actual.overrun)} over`} /> : actual.ended !== null ? <StateMark tone="met" word="In the window" /> : <StateMark tone="run" word="Since" />) : <span className="sm mut">corrected</span>}
      <span className="d"><Time moment={actual.started} />{actual.ended !== null && <> – <Time moment={actual.ended} /></>}</span>
      {actual.words !== "" && <span className="d">{actual.words}</span>}
    </li>
  );
}

/** How the occurrence went: what was recorded, the last first; what it took beyond its end is downtime and said so. */
export function Actual({ window }: { window: WindowView }) {
  const last = window.actuals[0];
  if (last === undefined) return null;
  return (
    <section data-testid={ids.maintenanceActual}>
      <div className="sech"><h2>How it went</h2></div>
      <ul className="nt">{window.actuals.map((actual) => <Line key={actual.recorded.utc} actual={actual} isLast={actual === last} />)}</ul>
      {last.overrun > 0 && (
        <div className="row sm sec note-row"><Icon mark="info" small /><span>The {lengthWords(last.overrun)} after its planned end is downtime, and not maintenance.</span></div>
      )}
    </section>
  );
}
