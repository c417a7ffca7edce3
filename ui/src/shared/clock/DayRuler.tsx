import type { MouseEvent } from "react";
import { useElementSize } from "@mantine/hooks";
import { DrawnMark } from "../Icon";
import { go } from "../route";
import { clockWords, dayWords, inZone, viewerZone } from "../time/moment";
import { useNow } from "../time/now";
import { stairs } from "./stairs";

export interface RulerMark {
  /** When, as an instant. */
  utc: string;
  label: string;
  /** What it is, for those who hear it. */
  words: string;
  to: string;
}

/** When the desk is closed, and by which calendar. */
export interface RulerShade {
  calendar: string;
  closed: readonly { from: string; to: string }[];
}

const HOURS = 24;
const HEAD = 18;
const FLOOR = 78;
/** Where the last moments to send a notice stand, below the deadlines. */
const CELLAR = 26;
const ROOM_BEFORE_MEASURING = 1180;
const HOUR_MS = 3_600_000;

interface Tick {
  x: number;
  words: string | null;
  isDay: boolean;
}

/** Full hours of the wall the viewer looks at; every third is named, and midnight by its day. */
function ticks(now: Date, zone: string, width: number): Tick[] {
  const first = Math.ceil((now.getTime() + 1) / HOUR_MS) * HOUR_MS;
  return Array.from({ length: HOURS }, (_, at) => {
    const moment = inZone(new Date(first + at * HOUR_MS), zone);
    const hour = Number(moment.local.slice(11, 13));
    const isDay = hour === 0;
    const x = ((first + at * HOUR_MS - now.getTime()) / (HOURS * HOUR_MS)) * width;
    const named = hour % 3 === 0 && x > 70 && x < width - 16;
    return { x, isDay, words: !named ? null : isDay ? dayWords(moment.local, Number(moment.local.slice(0, 4))).split(" ").slice(0, 2).join(" ") : clockWords(moment.local) };
  }).filter((tick) => tick.x <= width);
}

function Mark({ mark, x, row }: { mark: RulerMark; x: number; row: number }) {
  const top = HEAD + 6 + row * 14;
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    go(mark.to);
  };
  return (
    <a href={`#${mark.to}`} aria-label={mark.words} onClick={follow}>
      <path className="duel" d={`M${x} ${top}V${FLOOR - 2}`} />
      <path className="duef" d={`M${x} ${FLOOR - 2}l-4 -6h8z`} />
      <text className="md" x={x + 4} y={top + 8}>{mark.label}</text>
    </a>
  );
}

/** A last moment to send a notice: it hangs below the line. */
function Limit({ mark, x }: { mark: RulerMark; x: number }) {
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    go(mark.to);
  };
  return (
    <a href={`#${mark.to}`} aria-label={mark.words} onClick={follow}>
      <path className="duel" d={`M${x} ${FLOOR}V${FLOOR + CELLAR}`} />
      <DrawnMark mark="mail" x={x + 5} y={FLOOR + 6} colour="var(--ink)" />
      <text className="md" x={x + 23} y={FLOOR + 17}>{mark.label}</text>
    </a>
  );
}

/** The next 24 hours in your own time: each mark is a deadline, and opens its ticket; below stand the last moments to send a notice. No marks yet: they are on their way. Shaded while the desk is closed. */
export function DayRuler({ marks, limits = [], shade }: { marks: readonly RulerMark[] | null; limits?: readonly RulerMark[]; shade: RulerShade | null }) {
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const now = useNow();
  const zone = viewerZone();
  const here = inZone(now, zone);
  const width = measured > 0 ? measured : ROOM_BEFORE_MEASURING;
  const at = (utc: string) => ((Date.parse(utc) - now.getTime()) / (HOURS * HOUR_MS)) * width;
  const inside = (x: number) => Math.max(0, Math.min(width, x));
  const closed = (shade?.closed ?? []).map((stretch) => ({ from: inside(at(stretch.from)), to: inside(at(stretch.to)) })).filter(({ from, to }) => to > from);
  const placed = (marks ?? [])
    .map((mark) => ({ mark, x: at(mark.utc) }))
    .filter(({ x }) => x >= 0 && x <= width)
    .sort((one, other) => one.x - other.x);
  const hanging = limits.map((mark) => ({ mark, x: at(mark.utc) })).filter(({ x }) => x >= 0 && x <= width);
  const height = hanging.length === 0 ? FLOOR + 1 : FLOOR + CELLAR + 1;
  const steps = stairs(placed.map(({ mark, x }) => ({ x, words: mark.label })), width + 60);
  return (
    <section>
      <div className="row" style={{ margin: "20px 0 8px" }}>
        <h2>Next 24 hours</h2>
        <span className="sm mut">{marks !== null && placed.length === 0 ? "nothing falls due" : `deadlines${hanging.length > 0 ? " above, last moments to send a notice below" : ""}, in your time, ${here.abbreviation}`}{shade !== null && closed.length > 0 && `; shaded while ${shade.calendar} is closed`}</span>
      </div>
      <div ref={ref}>
        <svg className="pic" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Deadlines of the next 24 hours">
          {closed.map(({ from, to }) => <rect key={from} className="shade" x={from} y={HEAD + 1} width={to - from} height={FLOOR - HEAD - 1} />)}
          {ticks(now, zone, width).map((tick) => (
            <g key={tick.x}>
              <path className={tick.isDay ? "gridh" : "grid"} d={`M${tick.x} ${tick.isDay ? HEAD - 4 : HEAD}V${FLOOR}`} />
              {tick.words !== null && <text className={tick.isDay ? "ti" : "mt"} x={tick.x} y="10" textAnchor="middle">{tick.words}</text>}
            </g>
          ))}
          <path className="grid" d={`M0 ${HEAD + 0.5}H${width}`} />
          <path className="gridh" d={`M0 ${FLOOR + 0.5}H${width}`} />
          <path className="now" d={`M.75 0V${FLOOR}`} />
          <text className="tac" x="6" y="10">now {clockWords(here.local)}</text>
          {placed.map(({ mark, x }, index) => <Mark key={mark.to + mark.utc} mark={mark} x={x} row={Math.min(steps[index]?.row ?? 2, 2)} />)}
          {hanging.length > 0 && <path className="gridh" d={`M0 ${height - 0.5}H${width}`} />}
          {hanging.map(({ mark, x }) => <Limit key={mark.to + mark.utc} mark={mark} x={x} />)}
        </svg>
      </div>
    </section>
  );
}
