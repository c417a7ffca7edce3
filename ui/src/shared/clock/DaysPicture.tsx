import type { Moment, Picture, PictureDay } from "../../bindings/types";
import { clockWords, dayWords, momentWords, seconds, year } from "../time/moment";
import { useNow } from "../time/now";
import { openOf, type Extent } from "./axis";

export interface DaysMark {
  at: Moment;
  kind: "received" | "due" | "aim";
}

interface DaysPictureProps {
  label: string;
  picture: Picture;
  marks: readonly DaysMark[];
  width?: number;
}

const HEAD = 20;
const ROW = 31;
const NAME = 54;
const MOST_DAYS = 10;

function within(day: PictureDay, at: Moment): boolean {
  return seconds(day.from) <= seconds(at) && seconds(at) <= seconds(day.to);
}

/** All days, or where they are many those that matter: the first ones and those with a mark. */
function shownDays(days: readonly PictureDay[], marks: readonly DaysMark[]): PictureDay[] {
  if (days.length <= MOST_DAYS) return [...days];
  return days.filter((day, index) => index < 4 || marks.some((mark) => within(day, mark.at)));
}

function rowOf(days: readonly PictureDay[], at: Moment): number {
  const moment = seconds(at);
  return days.findIndex((day, index) => moment < seconds(day.to) || index === days.length - 1);
}

/** When the longest of the clocks runs. */
function running(picture: Picture): Extent[] {
  const lanes = picture.lanes.map((lane) => lane.pieces.filter((piece) => piece.state === "running" || piece.state === "left"));
  const longest = lanes.reduce<typeof lanes[number]>((best, lane) => {
    const end = (pieces: typeof lane) => Math.max(0, ...pieces.map((piece) => seconds(piece.to)));
    return end(lane) > end(best) ? lane : best;
  }, []);
  return longest.map((piece) => ({ from: seconds(piece.from), to: seconds(piece.to) }));
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

function ticks(picture: Picture): number[] {
  const day = picture.days.find((one) => !one.closed);
  const open = day === undefined ? [] : openOf(day, picture.closed);
  const first = open[0];
  const last = open.at(-1);
  if (day === undefined || first === undefined || last === undefined) return [6, 12, 18];
  const hour = (at: number) => (at - seconds(day.from)) / 3600;
  return last.to - first.from >= 82_800 ? [6, 12, 18] : [hour(first.from), hour((first.from + last.to) / 2), hour(last.to)];
}

function hourWords(hour: number): string {
  return `${String(Math.floor(hour)).padStart(2, "0")}:${String(Math.round((hour % 1) * 60)).padStart(2, "0")}`;
}

function DayRow({ day, top, width, open, runs }: { day: PictureDay; top: number; width: number; open: readonly Extent[]; runs: readonly Extent[] }) {
  const thisYear = year(useNow());
  const room = width - NAME;
  const x = (at: number) => NAME + (Math.min(Math.max(at - seconds(day.from), 0), 86_400) / 86_400) * room;
  return (
    <g>
      <rect className="shade" x={NAME} y={top} width={room} height={ROW - 1} />
      {open.map((span) => <rect key={span.from} className="day" x={x(span.from)} y={top} width={x(span.to) - x(span.from)} height={ROW - 1} />)}
      {runs.map((run) => {
        const from = Math.max(run.from, seconds(day.from));
        const to = Math.min(run.to, seconds(day.to));
        return from < to ? <rect key={run.from} className="run" x={x(from)} y={top + 20} width={x(to) - x(from)} height="8" /> : null;
      })}
      <text className={day.closed ? "mt" : "ti"} x="0" y={top + 19}>{dayWords(day.date, thisYear).split(" ").slice(0, 2).join(" ")}</text>
      {day.closed && <text className="mt" x={NAME + room * 0.375} y={top + 19}>{day.name === "" ? "closed" : day.name}</text>}
      <path className="grid" d={`M0 ${top + ROW - 0.5}H${width}`} />
    </g>
  );
}

/** A few days below one another, so that "received now" and "due then" can be seen against the opening hours. */
export function DaysPicture({ label, picture, marks, width = 336 }: DaysPictureProps) {
  const thisYear = year(useNow());
  const days = shownDays(picture.days, marks);
  const runs = running(picture);
  const room = width - NAME;
  const height = HEAD + ROW * days.length;
  const spoken = marks.map((mark) => `${mark.kind} ${momentWords(mark.at, thisYear)}`).join(", ");
  const placed = [...marks]
    .sort((a, b) => seconds(a.at) - seconds(b.at))
    .map((mark) => {
      const row = rowOf(days, mark.at);
      const from = seconds(days[row]?.from ?? mark.at);
      return { mark, row, x: NAME + (Math.min(Math.max(seconds(mark.at) - from, 0), 86_400) / 86_400) * room };
    });
  return (
    <svg className="pic" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}: ${spoken}`}>
      {ticks(picture).map((hour) => (
        <text key={hour} className="mt" x={NAME + (hour / 24) * room} y="11" textAnchor="middle">{hourWords(hour)}</text>
      ))}
      {days.map((day, index) => (
        <DayRow key={day.date} day={day} top={HEAD + ROW * index} width={width} open={day.closed ? [] : openOf(day, picture.closed)} runs={runs} />
      ))}
      <path className="grid" d={`M0 ${HEAD - 0.5}H${width}`} />
      {placed.map(({ mark, row, x }, at) => {
        const next = placed[at + 1];
        const crowded = next !== undefined && next.row === row && next.x - x < 60;
        return <Mark key={at} mark={mark} x={x} top={HEAD + ROW * row} leftward={crowded || x > width - 60} />;
      })}
    </svg>
  );
}
