import type { Lane as LaneOf, LaneMark, Piece } from "../../bindings/types";
import { seconds } from "../time/moment";
import type { Axis } from "./axis";
import { labelWidth } from "./stairs";

const BAR_TOP = 28;
const BAR = 14;
const PAUSE_WORDS_NEED = 46;

interface Drawn {
  axis: Axis;
  top: number;
}

function Bar({ bar, axis, top, hatch }: Drawn & { bar: Piece; hatch: string }) {
  const left = axis.x(seconds(bar.from));
  const width = Math.max(axis.x(seconds(bar.to) - 0.001) - left, 0);
  const y = top + BAR_TOP;
  switch (bar.state) {
    case "running":
      return <rect className="run" x={left} y={y} width={width} height={BAR} />;
    case "late":
      return <rect className="late" x={left} y={y} width={Math.max(width, 1.5)} height={BAR} />;
    case "closed":
      return <path className="idle" d={`M${left} ${y + BAR / 2}H${left + width}`} />;
    case "left":
      return <rect className="budget" x={left + 0.5} y={y + 0.5} width={Math.max(width - 1, 0)} height={BAR - 1} />;
    case "paused":
      return <rect className="pz" fill={`url(#${hatch})`} x={left + 0.5} y={y + 0.5} width={Math.max(width - 1, 1)} height={BAR - 1} />;
  }
}

type Room = readonly [from: number, to: number];

function isFree(room: Room, taken: readonly Room[]): boolean {
  return taken.every(([from, to]) => room[1] < from || room[0] > to);
}

interface DueLabel {
  due: LaneMark;
  late: LaneMark | undefined;
  x: number;
  leftward: boolean;
  room: Room;
}

function dueLabels(lane: LaneOf, axis: Axis): DueLabel[] {
  return lane.dues.map((due, at) => {
    const late = lane.lates[at];
    const x = axis.x(seconds(due.at) - 0.001);
    const width = labelWidth(due.label);
    const fitsLeft = x - 6 - width > 0;
    const leftward = (late !== undefined && fitsLeft) || x + 12 + width > axis.width;
    const right = late === undefined ? x + 10 : x + 13 + labelWidth(late.label);
    return { due, late, x, leftward, room: leftward ? [x - 6 - width, right] : [x, x + 10 + width + (late === undefined ? 0 : labelWidth(late.label) + 10)] };
  });
}

function Due({ label, top }: { label: DueLabel; top: number }) {
  const { due, late, x, leftward } = label;
  const flag = top + 15;
  const lateX = leftward ? x + 13 : x + 18 + labelWidth(due.label);
  return (
    <g>
      <path className="duel" d={`M${x} ${flag}V${top + BAR_TOP + BAR + 1}`} />
      <path className="duef" d={`M${x} ${flag}h8l-2.4 3.4 2.4 3.4h-8z`} />
      <text className="ti" x={leftward ? x - 6 : x + 10} y={top + 23} textAnchor={leftward ? "end" : "start"}>{due.label}</text>
      {late !== undefined && <text className="tbr" x={lateX} y={top + 23}>{late.label}</text>}
    </g>
  );
}

function Aim({ aim, axis, top, taken }: Drawn & { aim: LaneMark; taken: readonly Room[] }) {
  const x = axis.x(seconds(aim.at) - 0.001);
  const width = labelWidth(aim.label);
  const leftward = x + 12 + width > axis.width;
  const room: Room = leftward ? [x - 8 - width, x] : [x, x + 8 + width];
  return (
    <g>
      <path className="aim" d={`M${x} ${top + BAR_TOP - 2}l-4.5-6.5h9z`} />
      {isFree(room, taken) && <text x={leftward ? x - 8 : x + 8} y={top + 23} textAnchor={leftward ? "end" : "start"}>{aim.label}</text>}
    </g>
  );
}

function PauseWords({ piece, axis, top, taken }: Drawn & { piece: Piece; taken: readonly Room[] }) {
  const left = axis.x(seconds(piece.from));
  const width = axis.x(seconds(piece.to) - 0.001) - left;
  if (width <= PAUSE_WORDS_NEED || !isFree([left + 4, left + PAUSE_WORDS_NEED], taken)) return null;
  return <text className="tpz" x={left + 4} y={top + 23}>paused</text>;
}

/** The pieces of one promise: each state in a form of its own. */
export function LanePieces({ lane, axis, top, hatch }: Drawn & { lane: LaneOf; hatch: string }) {
  return <g>{lane.pieces.map((piece, at) => <Bar key={at} bar={piece} axis={axis} top={top} hatch={hatch} />)}</g>;
}

/** Its flags, aims and updates, with their words; where two would stand over one another, the due time stays. */
export function LaneMarks({ lane, axis, top }: Drawn & { lane: LaneOf }) {
  const barTop = top + BAR_TOP;
  const dues = dueLabels(lane, axis);
  const taken = dues.map((due) => due.room);
  return (
    <g>
      {lane.ticks.map((tick, at) => {
        const x = axis.x(seconds(tick));
        return (
          <g key={at}>
            <path d={`M${x} ${barTop - 1}V${barTop + BAR + 1}`} stroke="var(--surface)" strokeWidth="3" />
            <path d={`M${x} ${barTop - 3}V${barTop + BAR + 3}`} stroke="var(--ink)" strokeWidth="1.25" />
          </g>
        );
      })}
      {lane.pieces.filter((piece) => piece.state === "paused").map((piece, at) => <PauseWords key={at} piece={piece} axis={axis} top={top} taken={taken} />)}
      {dues.map((label, at) => <Due key={at} label={label} top={top} />)}
      {lane.aims.map((aim, at) => <Aim key={at} aim={aim} axis={axis} top={top} taken={taken} />)}
    </g>
  );
}
