/** Opening hours of one weekday, as minutes after midnight; an overnight span ends after 1440. */
export interface WeekSpan {
  from: number;
  to: number;
}

export interface WeekDay {
  name: string;
  spans: readonly WeekSpan[];
  /** What is left of the night before: drawn, and told by the day it opens on. */
  night?: readonly WeekSpan[];
}

const HEAD = 20;
const ROW = 26;
const NAME = 44;
/** Width of a letter of the words at the end of a row. */
const LETTER = 6.4;

function wall(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function words(day: WeekDay): string {
  return day.spans.length === 0 ? "closed" : day.spans.map((span) => `${wall(span.from)}–${wall(span.to % 1440 === 0 ? 1440 : span.to % 1440)}`).join(", ");
}

/** A calendar as a week: shaded means closed; each row says the same in figures at its end. */
export function WeekPicture({ days, label, width = 640 }: { days: readonly WeekDay[]; label: string; width?: number }) {
  const tail = Math.max(96, ...days.map((day) => words(day).length * LETTER + 12));
  const room = width - NAME - tail;
  const x = (minutes: number) => NAME + (Math.min(minutes, 1440) / 1440) * room;
  const height = HEAD + ROW * days.length;
  const spoken = days.map((day) => `${day.name} ${words(day)}`).join("; ");
  return (
    <svg className="pic" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}: ${spoken}`}>
      {[0, 6, 9, 12, 15, 18, 24].map((hour) => (
        <g key={hour}>
          <text className="mt" x={x(hour * 60)} y="11" textAnchor={hour === 0 ? "start" : hour === 24 ? "end" : "middle"}>{wall(hour * 60)}</text>
          <path className="gridh" d={`M${x(hour * 60)} 15V${HEAD}`} />
        </g>
      ))}
      {days.map((day, index) => {
        const top = HEAD + ROW * index;
        return (
          <g key={day.name}>
            <rect className="shade" x={NAME} y={top} width={room} height={ROW - 1} />
            {[...(day.night ?? []), ...day.spans].map((span) => (
              <g key={span.from}>
                <rect className="day" x={x(span.from)} y={top} width={x(span.to) - x(span.from)} height={ROW - 1} />
                <rect className="run" x={x(span.from)} y={top + 9} width={x(span.to) - x(span.from)} height="8" />
              </g>
            ))}
            <text className={day.spans.length === 0 ? "mt" : "ti"} x="0" y={top + 17}>{day.name}</text>
            <text className={day.spans.length === 0 ? "mt" : "md"} x={width} y={top + 17} textAnchor="end">{words(day)}</text>
            <path className="grid" d={`M0 ${top + ROW - 0.5}H${width}`} />
          </g>
        );
      })}
      <path className="grid" d={`M0 ${HEAD - 0.5}H${width}`} />
    </svg>
  );
}
