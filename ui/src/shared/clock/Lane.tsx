import { seconds, clockWords } from "../time/moment";
import type { Axis } from "./axis";
import type { ClockBar, ClockDue, ClockLane } from "./kinds";
import { labelWidth } from "./stairs";

const BAR_TOP = 28;
const BAR = 14;
const PAUSE_WORDS_NEED = 46;

function Bar({ bar, axis, top, hatch }: { bar: ClockBar; axis: Axis; top: number; hatch: string }) {
  const left = axis.x(seconds(bar.from));
  const right = axis.x(seconds(bar.to) - 0.001);
  const width = Math.max(right - left, 0);
  const y = top + BAR_TOP;
  switch (bar.kind) {
    case "run":
      return <rect className="run" x={left} y={y} width={width} height={BAR} />;
    case "late":
      return <rect className="late" x={left} y={y} width={Math.max(width, 1.5)} height={BAR} />;
    case "closed":
      return <path className="idle" d={`M${left} ${y + BAR / 2}H${right}`} />;
    case "left":
      return <rect className="budget" x={left + 0.5} y={y + 0.5} width={Math.max(width - 1, 0)} height={BAR - 1} />;
    case "paused":
      return (
        <g>
          <rect className="pz" fill={`url(#${hatch})`} x={left + 0.5} y={y + 0.5} width={Math.max(width - 1, 1)} height={BAR - 1} />
          {width > PAUSE_WORDS_NEED && <text className="tpz" x={left + 4} y={top + 23}>paused</text>}
        </g>
      );
  }
}

function Due({ due, axis, top }: { due: ClockDue; axis: Axis; top: number }) {
  const x = axis.x(seconds(due.at) - 0.001);
  const flag = top + 15;
  const words = `due ${clockWords(due.at.local)}`;
  const leftward = due.late !== null || x + 12 + labelWidth(words) > axis.width;
  return (
    <g>
      <path className="duel" d={`M${x} ${flag}V${top + BAR_TOP + BAR + 1}`} />
      <path className="duef" d={`M${x} ${flag}h8l-2.4 3.4 2.4 3.4h-8z`} />
      <text className="ti" x={leftward ? x - 6 : x + 10} y={top + 23} textAnchor={leftward ? "end" : "start"}>{words}</text>
      {due.late !== null && <text className="tbr" x={x + 13} y={top + 23}>{due.late}</text>}
    </g>
  );
}

/** The bars, flags and marks of one promise. */
export function Lane({ lane, axis, top, hatch }: { lane: ClockLane; axis: Axis; top: number; hatch: string }) {
  const aimX = lane.aim === null ? null : axis.x(seconds(lane.aim) - 0.001);
  const barTop = top + BAR_TOP;
  return (
    <g>
      {lane.bars.map((bar, at) => <Bar key={at} bar={bar} axis={axis} top={top} hatch={hatch} />)}
      {lane.cuts.map((cut) => {
        const x = axis.x(seconds(cut));
        return (
          <g key={cut.utc}>
            <path d={`M${x} ${barTop - 1}V${barTop + BAR + 1}`} stroke="var(--surface)" strokeWidth="3" />
            <path d={`M${x} ${barTop - 3}V${barTop + BAR + 3}`} stroke="var(--ink)" strokeWidth="1.25" />
          </g>
        );
      })}
      {lane.dues.map((due) => <Due key={due.at.utc} due={due} axis={axis} top={top} />)}
      {lane.aim !== null && aimX !== null && (
        <g>
          <path className="aim" d={`M${aimX} ${barTop - 2}l-4.5-6.5h9z`} />
          <text x={aimX + 8} y={top + 23}>aim {clockWords(lane.aim.local)}</text>
        </g>
      )}
    </g>
  );
}
