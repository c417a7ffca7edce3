import type { Picture } from "../../bindings/types";
import { dayWords, monthWords, seconds } from "../time/moment";
import { useNow } from "../time/now";
import { foldWords, hourTicks, type Axis, type Stretch } from "./axis";

const HEAD = 42;
const ROOM_FOR_A_DAY = 66;
const ROOM_FOR_A_YEAR = 98;
const ROOM_FOR_A_WEEKDAY = 42;
const ROOM_FOR_A_NUMBER = 20;

/** Where day heads have no room for a month, it stands below them: at the first day and where it changes. */
function monthHead(stretch: Stretch, before: Stretch | undefined): string | null {
  const month = stretch.days.find((day) => day.date.slice(8) === "01")?.date ?? stretch.days[0]?.date ?? "";
  const shown = before?.days.at(-1)?.date.slice(0, 7);
  return month.slice(0, 7) === shown ? null : monthWords(month.slice(0, 7));
}

function DayHead({ stretch }: { stretch: Stretch }) {
  const thisYear = useNow().getFullYear();
  const day = stretch.days[0];
  if (day === undefined || stretch.folded) return null;
  const room = stretch.right - stretch.left;
  const words = dayWords(day.date, thisYear);
  const parts = words.split(" ");
  const forms: readonly [need: number, words: string][] = [
    [parts.length > 3 ? ROOM_FOR_A_YEAR : ROOM_FOR_A_DAY, words],
    [ROOM_FOR_A_DAY, parts.slice(0, 3).join(" ")],
    [ROOM_FOR_A_WEEKDAY, parts.slice(0, 2).join(" ")],
    [ROOM_FOR_A_NUMBER, parts[1] ?? ""],
  ];
  const form = forms.find(([need]) => room >= need);
  return (
    <g>
      <path className="gridh" d={`M${stretch.left} 0V${HEAD}`} />
      {form !== undefined && <text className="ti" x={stretch.left + (room >= ROOM_FOR_A_DAY ? 6 : 3)} y="12">{form[1]}</text>}
    </g>
  );
}

/** What lies under the lanes: shaded hours, day heads, hour ticks and hairlines. */
export function Ground({ picture, axis, floor, bottom, lane }: { picture: Picture; axis: Axis; floor: number; bottom: number; lane: number }) {
  const lanes = picture.lanes.length;
  const isCrowded = axis.stretches.some((stretch) => !stretch.folded && stretch.right - stretch.left < ROOM_FOR_A_DAY && stretch.to - stretch.from > 80_000);
  return (
    <g>
      {picture.closed.map((span) => {
        const left = axis.x(seconds(span.from));
        return <rect key={span.from.utc} className="shade" x={left} y={HEAD} width={Math.max(axis.x(seconds(span.to) - 0.001) - left, 0)} height={bottom - HEAD} />;
      })}
      {axis.stretches.map((stretch, at) => (
        <g key={stretch.from}>
          <DayHead stretch={stretch} />
          {!stretch.folded && axis.stretches[at - 1]?.folded !== true && <path className="gridh" d={`M${stretch.left} ${HEAD}V${bottom}`} />}
          {isCrowded && monthHead(stretch, axis.stretches[at - 1]) !== null && (
            <text className="mt" x={stretch.left + 3} y="32">{monthHead(stretch, axis.stretches[at - 1])}</text>
          )}
          {!isCrowded && hourTicks(stretch, axis, picture.closed).map((tick) => (
            <g key={tick.words}>
              <path className="gridh" d={`M${tick.x} 37V${HEAD}`} />
              <path className="grid" d={`M${tick.x} ${floor}V${bottom}`} />
              <text className="mt" x={Math.min(Math.max(tick.x, 15), axis.width - 15)} y="32" textAnchor="middle">{tick.words}</text>
            </g>
          ))}
        </g>
      ))}
      <path className="gridh" d={`M0 ${HEAD}H${axis.width}M0 ${floor + 0.5}H${axis.width}M0 ${bottom + 0.5}H${axis.width}`} />
      {Array.from({ length: Math.max(lanes - 1, 0) }, (_, at) => (
        <path key={at} className="grid" d={`M0 ${floor + lane * (at + 1) + 0.5}H${axis.width}`} />
      ))}
    </g>
  );
}

function tornEdge(x: number, bottom: number): string {
  let path = `M${x - 2.5} ${HEAD}`;
  for (let y = HEAD + 6, at = 0; y <= bottom; y += 6, at += 1) path += `L${at % 2 === 0 ? x + 2.5 : x - 2.5} ${y}`;
  return path;
}

/** Folded days: a strip with torn edges, so that nobody takes it for a stretch of the scale. */
export function Folds({ axis, bottom }: { axis: Axis; bottom: number }) {
  return (
    <g>
      {axis.stretches.filter((stretch) => stretch.folded).map((stretch) => {
        const words = foldWords(stretch.days);
        const middle = (HEAD + bottom) / 2 - (words.length - 1) * 7;
        return (
          <g key={stretch.from}>
            <rect className="fold" x={stretch.left} y={HEAD} width={stretch.right - stretch.left} height={bottom - HEAD} />
            <path className="lead" d={tornEdge(stretch.left, bottom)} />
            <path className="lead" d={tornEdge(stretch.right, bottom)} />
            {words.map((word, at) => (
              <text key={word} className="mt" x={(stretch.left + stretch.right) / 2} y={middle + at * 14} textAnchor="middle">{word}</text>
            ))}
          </g>
        );
      })}
    </g>
  );
}
