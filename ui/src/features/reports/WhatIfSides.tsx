import type { GroupFigures, TallyFigures, WhatIfSide } from "../../bindings/types";
import { METRIC_NAMES } from "./metrics";

function attained(tally: TallyFigures): string {
  return tally.attainment_permille === null ? "none due" : `${(tally.attainment_permille / 10).toFixed(1)} %`;
}

function Rows({ group }: { group: GroupFigures }) {
  return (
    <>
      <tr><th scope="rowgroup" colSpan={5} style={{ paddingTop: 10 }}>{METRIC_NAMES[group.metric] ?? group.metric}</th></tr>
      {group.rows.map((row) => (
        <tr key={[row.priority, row.category ?? "", row.words].join()}>
          <td>{row.category === null ? row.name : `${row.name}, ${row.category}`}<div className="sm mut">{row.words}</div></td>
          <td className="num">{row.scored ? row.tally.due : "–"}</td>
          <td className="num">{row.scored ? row.tally.met : "–"}</td>
          <td className="num">{row.scored ? row.tally.late : "–"}</td>
          <td className="num">{row.scored ? attained(row.tally) : "not scored"}</td>
        </tr>
      ))}
      <tr className="sum"><td>Together</td><td className="num">{group.total.due}</td><td className="num">{group.total.met}</td><td className="num">{group.total.late}</td><td className="num"><b className="m">{attained(group.total)}</b></td></tr>
    </>
  );
}

function Side({ head, side }: { head: string; side: WhatIfSide }) {
  return (
    <section className="whatif-side" aria-label={head}>
      <h2>{head}</h2>
      <div className="sec"><b className="m">{side.policy}</b><div className="sm mut">{side.calendar}</div></div>
      <table>
        <thead><tr><th scope="col">Promise</th><th scope="col" className="num">Due</th><th scope="col" className="num">Met</th><th scope="col" className="num">Late</th><th scope="col" className="num">Attained</th></tr></thead>
        <tbody>{side.groups.map((group) => <Rows key={group.metric} group={group} />)}</tbody>
      </table>
      {side.unknown > 0 && <p className="note">{side.unknown} requests have a priority that this policy has no row for.</p>}
    </section>
  );
}

/** What was promised at the left, what would have been at the right. */
export function WhatIfSides({ was, wouldBe }: { was: WhatIfSide; wouldBe: WhatIfSide }) {
  return (
    <div className="whatif">
      <Side head="As it was" side={was} />
      <Side head="As it would have been" side={wouldBe} />
    </div>
  );
}
