import { useId, useState } from "react";
import { useElementSize } from "@mantine/hooks";
import { Switch } from "../Button";
import { DrawnMark } from "../Icon";
import { ids } from "../testids";
import { clockWords, seconds, year } from "../time/moment";
import { useNow } from "../time/now";
import { extentOf, layAxis } from "./axis";
import type { ClockEvent, ClockLane, ClockView } from "./kinds";
import { Lane } from "./Lane";
import { Legend } from "./Legend";
import { Ground, Folds } from "./Ground";
import { rowsUsed, stairs, type Step } from "./stairs";
import { inSentences } from "./words";

const HEAD = 42;
const LANE = 58;
const ROOM_BEFORE_MEASURING = 1020;
const STATE_TEXT = { met: "tmet", breach: "tbr", soon: "tsn", paused: "tpz", closed: "mt", run: "tac", plain: "tpl" } as const;
const STATE_COLOUR = {
  met: "var(--met)", breach: "var(--breach)", soon: "var(--soon)", paused: "var(--paused)", closed: "var(--ink-3)", run: "var(--accent)", plain: "var(--ink-2)",
} as const;
const STATE_MARK = { met: "met", breach: "breach", soon: "soon", paused: "paused", closed: "closed", run: "run", plain: "info" } as const;

function Event({ event, step, floor }: { event: ClockEvent; step: Step; floor: number }) {
  const y = floor - 10;
  const text = step.row === null ? null : HEAD + 15 + step.row * 16;
  return (
    <g>
      {text !== null && <path className="lead" d={`M${step.x} ${text - 8}V${y - 4}`} />}
      {text !== null && (
        <text className="md" x={step.turned ? step.x - 5 : step.x + 5} y={text} textAnchor={step.turned ? "end" : "start"}>{step.words}</text>
      )}
      {event.mark === "end"
        ? <rect className="evf" x={step.x - 4} y={y - 4} width="8" height="8" />
        : <circle className={event.mark === "client" ? "ev" : "evf"} cx={step.x} cy={y} r="4" />}
    </g>
  );
}

function LaneHead({ lane, top }: { lane: ClockLane; top: number }) {
  return (
    <g>
      <text className="ti" x="0" y={top + 26} style={{ fontSize: 13 }}>{lane.name}</text>
      <DrawnMark mark={STATE_MARK[lane.tone]} x={0} y={top + 32} colour={STATE_COLOUR[lane.tone]} />
      <text className={STATE_TEXT[lane.tone]} x="19" y={top + 43}>{lane.verdict}</text>
    </g>
  );
}

function marks(view: ClockView): number[] {
  const bars = view.lanes.flatMap((lane) => lane.bars.flatMap((bar) => [seconds(bar.from), seconds(bar.to)]));
  const dues = view.lanes.flatMap((lane) => lane.dues.map((due) => seconds(due.at)));
  return [...view.events.map((event) => seconds(event.at)), ...bars, ...dues];
}

/** Every promise of a ticket on one time axis, to scale. The ledger beneath tells the same in figures. */
export function ClockPicture({ view, title = "Clock" }: { view: ClockView; title?: string }) {
  const [fold, setFold] = useState<"fold" | "true">("fold");
  const { ref, width } = useElementSize<HTMLDivElement>();
  const hatch = useId();
  const thisYear = year(useNow());
  const axis = layAxis(view.days, extentOf(view.days, marks(view)), width > 0 ? width - 2 : ROOM_BEFORE_MEASURING, fold === "fold");
  const steps = stairs(view.events.map((event) => ({ x: axis.x(seconds(event.at)), words: `${clockWords(event.at.local)} ${event.words}` })), axis.width);
  const floor = HEAD + 28 + rowsUsed(steps) * 16;
  const bottom = floor + LANE * view.lanes.length;
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
      <div className="clock-frame">
        <svg className="pic" width="168" height={bottom + 1} viewBox={`0 0 168 ${bottom + 1}`} aria-hidden="true">
          <text className="mt" x="0" y="32">{view.zone}</text>
          <text className="mt" x="0" y={floor - 6}>Events</text>
          <path className="gridh" d={`M0 ${floor + 0.5}H168M0 ${bottom + 0.5}H168`} />
          {view.lanes.map((lane, at) => (
            <g key={lane.key}>
              {at > 0 && <path className="grid" d={`M0 ${floor + LANE * at + 0.5}H168`} />}
              <LaneHead lane={lane} top={floor + LANE * at} />
            </g>
          ))}
        </svg>
        <div className="clock-plot" ref={ref} tabIndex={axis.width > width + 1 ? 0 : -1}>
          <svg className="pic" width={axis.width} height={bottom + 1} viewBox={`0 0 ${axis.width} ${bottom + 1}`} role="img" aria-label={inSentences(view, thisYear)}>
            <Ground axis={axis} floor={floor} bottom={bottom} lanes={view.lanes.length} lane={LANE} />
            {view.events.map((event, at) => {
              const step = steps[at];
              return step === undefined ? null : <Event key={at} event={event} step={step} floor={floor} />;
            })}
            {view.lanes.map((lane, at) => <Lane key={lane.key} lane={lane} axis={axis} top={floor + LANE * at} hatch={hatch} />)}
            <Folds axis={axis} bottom={bottom} />
          </svg>
        </div>
      </div>
    </section>
  );
}
