import type { Lane as LaneOf, LaneMark, Piece } from "../../bindings/types";
import { seconds } from "../time/moment";
import type { Axis } from "./axis";
import { labelWidth } from "./stairs";

const BAR_TOP = 28;
const BAR = 14;
const PAUSE_WORDS_NEED = 46;

function Bar({ bar, axis, top, hatch }: { bar: Piece; axis: Axis; top: number; hatch: string }) {
  const left = axis.x(seconds(bar.from));
  const right = axis.x(seconds(bar.to) - 0.001);
  const width = Math.max(right - left, 0);
  const y = top + BAR_TOP;
  switch (bar.state) {
    case "running":
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

function Due({ due, late, axis, top }: { due: LaneMark; late: LaneMark | undefined; axis: Axis; top: number }) {
  const x = axis.x(seconds(due.at) - 0.001);
  const flag = top + 15;
  const leftward = late !== undefined || x + 12 + labelWidth(due.label) > axis.width;
  return (
    <g>
      <path className="duel" d={`M${x} ${flag}V${top + BAR_TOP + BAR + 1}`} />
      <path className="duef" d={`M${x} ${flag}h8l-2.4 3.4 2.4 3.4h-8z`} />
      <text className="ti" x={leftward ? x - 6 : x + 10} y={top + 23} textAnchor={leftward ? "end" : "start"}>{due.label}</text>
      {late !== undefined && <text className="tbr" x={x + 13} y={top + 23}>{late.label}</text>}
    </g>
  );
}

function Aim({ aim, axis, top }: { aim: LaneMark; axis: Axis; top: number }) {
  const x = axis.x(seconds(aim.at) - 0.001);
  const leftward = x + 12 + labelWidth(aim.label) > axis.width;
  return (
    <g>
      <path className="aim" d={`M${x} ${top + BAR_TOP - 2}l-4.5-6.5h9z`} />
      <text x={leftward ? x - 8 : x + 8} y={top + 23} textAnchor={leftward ? "end" : "start"}>{aim.label}</text>
    </g>
  );
}

/** The pieces, flags and marks of one promise. */
export function Lane({ lane, axis, top, hatch }: { lane: LaneOf; axis: Axis; top: number; hatch: string }) {
  const barTop = top + BAR_TOP;
  return (
    <g>
      {lane.pieces.map((piece, at) => <Bar key={at} bar={piece} axis={axis} top={top} hatch={hatch} />)}
      {lane.ticks.map((tick, at) => {
        const x = axis.x(seconds(tick));
        return (
          <g key={at}>
            <path d={`M${x} ${barTop - 1}V${barTop + BAR + 1}`} stroke="var(--surface)" strokeWidth="3" />
            <path d={`M${x} ${barTop - 3}V${barTop + BAR + 3}`} stroke="var(--ink)" strokeWidth="1.25" />
          </g>
        );
      })}
      {lane.dues.map((due, at) => <Due key={at} due={due} late={lane.lates[at]} axis={axis} top={top} />)}
      {lane.aims.map((aim, at) => <Aim key={at} aim={aim} axis={axis} top={top} />)}
    </g>
  );
}
