import { useId, useState } from "react";
import { useElementSize } from "@mantine/hooks";
import { Switch } from "../Button";
import { DrawnMark } from "../Icon";
import type { Tone } from "../StateMark";
import { ids } from "../testids";
import type { Lane as LaneOf, Picture, PictureEvent } from "../../bindings/types";
import { clockWords, seconds } from "../time/moment";
import { VERDICT } from "../verdict";
import { extentOf, layAxis } from "./axis";
import { LaneMarks, LanePieces } from "./Lane";
import { Legend } from "./Legend";
import { Ground, Folds } from "./Ground";
import { rowsUsed, stairs, type Step } from "./stairs";

const HEAD = 42;
const LANE = 58;
const ROOM_BEFORE_MEASURING = 1020;
const TEXT: Record<Tone, string> = { met: "tmet", breach: "tbr", soon: "tsn", paused: "tpz", closed: "mt", run: "tac", plain: "tpl" };
const COLOUR: Record<Tone, string> = {
  met: "var(--met)", breach: "var(--breach)", soon: "var(--soon)", paused: "var(--paused)", closed: "var(--ink-3)", run: "var(--accent)", plain: "var(--ink-2)",
};

function Event({ event, step, floor }: { event: PictureEvent; step: Step; floor: number }) {
  const y = floor - 10;
  const text = step.row === null ? null : HEAD + 15 + step.row * 16;
  return (
    <g>
      {text !== null && <path className="lead" d={`M${step.x} ${text - 8}V${y - 4}`} />}
      {text !== null && (
        <text className="md" x={step.turned ? step.x - 5 : step.x + 5} y={text} textAnchor={step.turned ? "end" : "start"}>{step.words}</text>
      )}
      {event.side === "end"
        ? <rect className="evf" x={step.x - 4} y={y - 4} width="8" height="8" />
        : <circle className={event.side === "client" ? "ev" : "evf"} cx={step.x} cy={y} r="4" />}
    </g>
  );
}

function LaneHead({ lane, top }: { lane: LaneOf; top: number }) {
  const { tone, mark } = VERDICT[lane.verdict];
  return (
    <g>
      <text className="ti" x="0" y={top + 26} style={{ fontSize: 13 }}>{lane.title}</text>
      <DrawnMark mark={mark} x={0} y={top + 32} colour={COLOUR[tone]} />
      <text className={TEXT[tone]} x="19" y={top + 43}>{lane.summary}</text>
    </g>
  );
}

/** Wide enough for the longest name of a lane; the plot takes the rest. */
function headWidth(picture: Picture): number {
  const letters = Math.max(0, ...picture.lanes.map((lane) => Math.max(lane.title.length, lane.summary.length - 2)));
  return Math.min(Math.max(168, letters * 8), 240);
}

function marks(picture: Picture): number[] {
  const pieces = picture.lanes.flatMap((lane) => lane.pieces.flatMap((piece) => [seconds(piece.from), seconds(piece.to)]));
  const dues = picture.lanes.flatMap((lane) => lane.dues.map((due) => seconds(due.at)));
  return [...picture.events.map((event) => seconds(event.at)), ...pieces, ...dues];
}

/** Every promise of a ticket on one time axis, to scale. The ledger beneath tells the same in figures. */
export function ClockPicture({ picture, title = "Clock" }: { picture: Picture; title?: string }) {
  const [fold, setFold] = useState<"fold" | "true">("fold");
  const { ref, width } = useElementSize<HTMLDivElement>();
  const hatch = useId();
  const head = headWidth(picture);
  const axis = layAxis(picture.days, extentOf(picture.days, picture.closed, marks(picture)), width > 0 ? width - 2 : ROOM_BEFORE_MEASURING, fold === "fold");
  const steps = stairs(picture.events.map((event) => ({ x: axis.x(seconds(event.at)), words: `${clockWords(event.at.local)} ${event.label}` })), axis.width);
  const floor = HEAD + 28 + rowsUsed(steps) * 16;
  const bottom = floor + LANE * picture.lanes.length;
  return (
    <section aria-label={title} data-testid={ids.clock}>
      <div className="row wrap" style={{ marginBottom: 10 }}>
        <h2>{title}</h2>
        <span className="sp" />
        <Legend hatch={hatch} />
        <Switch
          label="Scale"
          value={fold}
          onChange={setFold}
          options={[{ value: "fold", label: "Fold closed days" }, { value: "true", label: "True scale" }]}
          testid={ids.clockFold}
        />
      </div>
      <div className="clock-frame" style={{ gridTemplateColumns: `${head}px minmax(0, 1fr)` }}>
        <svg className="pic" width={head} height={bottom + 1} viewBox={`0 0 ${head} ${bottom + 1}`} aria-hidden="true">
          <text className="mt" x="0" y="32">{picture.zone}, {picture.abbreviation}</text>
          <text className="mt" x="0" y={floor - 6}>Events</text>
          <path className="gridh" d={`M0 ${floor + 0.5}H${head}M0 ${bottom + 0.5}H${head}`} />
          {picture.lanes.map((lane, at) => (
            <g key={lane.metric}>
              {at > 0 && <path className="grid" d={`M0 ${floor + LANE * at + 0.5}H${head}`} />}
              <LaneHead lane={lane} top={floor + LANE * at} />
            </g>
          ))}
        </svg>
        <div className="clock-plot" ref={ref} tabIndex={axis.width > width + 1 ? 0 : -1}>
          <svg className="pic" width={axis.width} height={bottom + 1} viewBox={`0 0 ${axis.width} ${bottom + 1}`} role="img" aria-label={picture.text}>
            <Ground picture={picture} axis={axis} floor={floor} bottom={bottom} lane={LANE} />
            {picture.lanes.map((lane, at) => <LanePieces key={lane.metric} lane={lane} axis={axis} top={floor + LANE * at} hatch={hatch} />)}
            <Folds axis={axis} bottom={bottom} />
            {picture.lanes.map((lane, at) => <LaneMarks key={lane.metric} lane={lane} axis={axis} top={floor + LANE * at} />)}
            {picture.events.map((event, at) => {
              const step = steps[at];
              return step === undefined ? null : <Event key={at} event={event} step={step} floor={floor} />;
            })}
            {picture.now !== null && <path className="now" d={`M${axis.x(seconds(picture.now))} ${HEAD - 4}V${bottom}`} />}
          </svg>
        </div>
      </div>
    </section>
  );
}
