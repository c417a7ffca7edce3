import type { Moment } from "../kinds";
import { clockWords, dayWords, momentWords, seconds, year } from "../time/moment";
import { useNow } from "../time/now";
import type { ClockBar, ClockDay } from "./kinds";

export interface DaysMark {
  at: Moment;
  kind: "received" | "due" | "aim";
}

interface DaysPictureProps {
  label: string;
  days: readonly ClockDay[];
  /** When the clock runs; drawn at the foot of each day. */
  running: readonly ClockBar[];
  marks: readonly DaysMark[];
  width?: number;
}

const HEAD = 20;
const ROW = 31;
const NAME = 54;

function dayOf(days: readonly ClockDay[], at: Moment): number {
  const moment = seconds(at);
  return days.findIndex((day, index) => moment < seconds(day.ends) || index === days.length - 1);
}

function Mark({ mark, x, top, leftward }: { mark: DaysMark; x: number; top: number; leftward: boolean }) {
  const words = clockWords(mark.at.local);
  switch (mark.kind) {
    case "received":
      return (
        <g>
          <circle className="ev" cx={x} cy={top + 23} r="4" />
          <text className="md" x={Math.min(Math.max(x, NAME + 16), 320)} y={top + 14} textAnchor="middle">{words}</text>
        </g>
      );
    case "due":
      return (
        <g>
          <path className="duel" d={`M${x} ${top + 4}V${top + 28}`} />
          <path className="duef" d={`M${x} ${top + 4}h7l-2 3 2 3h-7z`} />
          <text className="md" x={leftward ? x - 5 : x + 9} y={top + 13} textAnchor={leftward ? "end" : "start"}>{words}</text>
        </g>
      );
    case "aim":
      return (
        <g>
          <path className="aim" d={`M${x} ${top + 19}l-4.5-6.5h9z`} />
          <text x={leftward ? x - 8 : x + 8} y={top + 17} textAnchor={leftward ? "end" : "start"}>aim {words}</text>
        </g>
      );
  }
}

function ticks(days: readonly ClockDay[]): number[] {
  const open = days.find((day) => day.open.length > 0);
  const first = open?.open[0];
  const last = open?.open[open.open.length - 1];
  if (open === undefined || first === undefined || last === undefined) return [6, 12, 18];
  const hour = (at: Moment) => (seconds(at) - seconds(open.starts)) / 3600;
  const opens = hour(first.from);
  const closes = hour(last.to);
  return closes - opens >= 23 ? [6, 12, 18] : [opens, (opens + closes) / 2, closes];
}

function hourWords(hour: number): string {
  return `${String(Math.floor(hour)).padStart(2, "0")}:${String(Math.round((hour % 1) * 60)).padStart(2, "0")}`;
}

/** A few days below one another, so that "received now" and "due then" can be seen against the opening hours. */
export function DaysPicture({ label, days, running, marks, width = 336 }: DaysPictureProps) {
  const thisYear = year(useNow());
  const room = width - NAME;
  const xOf = (day: ClockDay, at: number) => NAME + (Math.min(Math.max(at - seconds(day.starts), 0), 86_400) / 86_400) * room;
  const height = HEAD + ROW * days.length;
  const spoken = marks.map((mark) => `${mark.kind} ${momentWords(mark.at, thisYear)}`).join(", ");
  const sorted = [...marks].sort((a, b) => seconds(a.at) - seconds(b.at));
  return (
    <svg className="pic" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}: ${spoken}`}>
      {ticks(days).map((hour) => (
        <text key={hour} className="mt" x={NAME + (hour / 24) * room} y="11" textAnchor="middle">{hourWords(hour)}</text>
      ))}
      {days.map((day, index) => {
        const top = HEAD + ROW * index;
        const isClosed = day.open.length === 0;
        return (
          <g key={day.date}>
            <rect className="shade" x={NAME} y={top} width={room} height={ROW - 1} />
            {day.open.map((open) => {
              const left = xOf(day, seconds(open.from));
              return <rect key={open.from.utc} className="day" x={left} y={top} width={xOf(day, seconds(open.to)) - left} height={ROW - 1} />;
            })}
            {running.map((bar) => {
              const from = Math.max(seconds(bar.from), seconds(day.starts));
              const to = Math.min(seconds(bar.to), seconds(day.ends));
              return from < to ? <rect key={bar.from.utc} className="run" x={xOf(day, from)} y={top + 20} width={xOf(day, to) - xOf(day, from)} height="8" /> : null;
            })}
            <text className={isClosed ? "mt" : "ti"} x="0" y={top + 19}>{dayWords(day.date, thisYear).split(" ").slice(0, 2).join(" ")}</text>
            {isClosed && <text className="mt" x={NAME + room * 0.375} y={top + 19}>closed</text>}
            <path className="grid" d={`M0 ${top + ROW - 0.5}H${width}`} />
          </g>
        );
      })}
      <path className="grid" d={`M0 ${HEAD - 0.5}H${width}`} />
      {sorted.map((mark, index) => {
        const row = dayOf(days, mark.at);
        const day = days[row];
        if (day === undefined) return null;
        const x = xOf(day, seconds(mark.at));
        const next = sorted[index + 1];
        const crowded = next !== undefined && dayOf(days, next.at) === row && xOf(day, seconds(next.at)) - x < 60;
        return <Mark key={mark.kind + mark.at.utc} mark={mark} x={x} top={HEAD + ROW * row} leftward={crowded || x > width - 60} />;
      })}
    </svg>
  );
}
