import type { ReactNode } from "react";
import type { MaintenanceWeek, MinuteSpan, Night } from "../../../bindings/types";
import { lengthWords, nightWords } from "../words";
import { clockOf } from "./drag";
import { TOP, xOf, type Row } from "./geometry";

const HOURS = [0, 180, 360, 540, 720, 900, 1080, 1260, 1440];
const MIDNIGHT = 720;

function Hours({ width, bottom }: { width: number; bottom: number }) {
  return HOURS.map((minute) => {
    const x = xOf(minute, width);
    const anchor = minute === 0 ? "start" : minute === 1440 ? "end" : "middle";
    return (
      <g key={minute}>
        <text className={minute === MIDNIGHT ? "ti" : "mt"} x={x} y={24} textAnchor={anchor}>{clockOf(minute)}</text>
        <path className={minute === MIDNIGHT ? "gridh" : "grid"} d={`M${x} ${TOP}V${bottom}`} />
      </g>
    );
  });
}

function Shades({ night, row, width }: { night: Night; row: Row; width: number }) {
  const rect = ({ from, to }: MinuteSpan) => ({ x: xOf(from, width), width: xOf(to, width) - xOf(from, width) });
  return (
    <>
      {night.closed.map((span) => <rect key={span.from} className="shade" {...rect(span)} y={row.top} height={row.height} />)}
      {night.preferred.map((span) => <rect key={span.from} className="pref" {...rect(span)} y={row.top + 3.5} height={row.height - 7} />)}
    </>
  );
}

/** The hour that does not exist, hatched, or the one the clocks show twice. */
function Change({ span, row, width, twice }: { span: MinuteSpan; row: Row; width: number; twice: boolean }) {
  const from = xOf(span.from, width);
  const to = xOf(span.to, width);
  const words = twice ? `${clockOf(span.from)}–${clockOf(span.to)} twice` : `${clockOf(span.from)} → ${clockOf(span.to)}`;
  return (
    <>
      <rect fill={twice ? "url(#nights-twice)" : "url(#nights-gap)"} x={from} y={row.top + 1} width={to - from} height={row.height - 1} />
      <path className="lead" d={`M${from} ${row.top}V${row.top + row.height}M${to} ${row.top}V${row.top + row.height}`} />
      <text className="md" x={from - 7} y={row.top + row.height - 11} textAnchor="end">{words}</text>
    </>
  );
}

function Head({ night, row, isToday }: { night: Night; row: Row; isToday: boolean }) {
  const length = night.minutes === 1440 ? "" : lengthWords(night.minutes * 60);
  return (
    <>
      <text className="ti" x={0} y={row.top + 20} style={{ fontSize: 13 }}>{nightWords(night.date)}</text>
      <text className="mt" x={0} y={row.top + 36}>to {nightWords(night.next_date)}</text>
      {isToday && <text className="tac" x={0} y={row.top + 54}>today</text>}
      {length !== "" && <text className="md" x={0} y={row.top + (isToday ? 72 : 54)}>{length} long</text>}
    </>
  );
}

function Now({ minute, row, width }: { minute: number; row: Row; width: number }) {
  const x = xOf(minute, width);
  const near = x > width - 44;
  return (
    <>
      <path className="now" d={`M${x} ${row.top}V${row.top + row.height}`} />
      <circle cx={x} cy={row.top} r={3.5} fill="var(--accent)" />
      <text className="tac" x={near ? x - 6 : x + 6} y={row.top + row.height - 8} textAnchor={near ? "end" : "start"}>{clockOf(minute)}</text>
    </>
  );
}

function Patterns() {
  return (
    <defs>
      <pattern id="nights-gap" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--closed-shade)" />
        <path d="M0 0V5" stroke="var(--line-mark)" />
      </pattern>
      <pattern id="nights-twice" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="var(--closed-shade)" />
        <path d="M1 0V6M3 0V6" stroke="var(--line-mark)" strokeWidth=".6" />
      </pattern>
    </defs>
  );
}

/** Seven nights, noon to noon, on the wall clock: what is closed, where maintenance is preferred, and where the clocks change. */
export function Ground({ week, rows, width, height }: { week: MaintenanceWeek; rows: readonly Row[]; width: number; height: number }) {
  const each = (draw: (night: Night, row: Row) => ReactNode) =>
    week.nights.map((night, at) => {
      const row = rows[at];
      return row === undefined ? null : <g key={night.date}>{draw(night, row)}</g>;
    });
  return (
    <svg className="pic" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`The week from ${week.monday} to ${week.sunday}, noon to noon, ${week.zone}`}>
      <Patterns />
      {each((night, row) => <Shades night={night} row={row} width={width} />)}
      <Hours width={width} bottom={height} />
      {each((night, row) => (
        <>
          <path className="gridh" d={`M0 ${row.top + 0.5}H${width}`} />
          <Head night={night} row={row} isToday={night.date === week.today} />
          {night.skipped !== null && <Change span={night.skipped} row={row} width={width} twice={false} />}
          {night.repeated !== null && <Change span={night.repeated} row={row} width={width} twice />}
        </>
      ))}
      <path className="gridh" d={`M0 ${height - 0.5}H${width}`} />
      {each((night, row) => night.now !== null && <Now minute={night.now} row={row} width={width} />)}
    </svg>
  );
}
