import type { WeekDay, WeekSpan } from "../../../shared/clock/WeekPicture";

export const DAYS: readonly { key: string; name: string; long: string }[] = [
  { key: "mon", name: "Mon", long: "Monday" }, { key: "tue", name: "Tue", long: "Tuesday" }, { key: "wed", name: "Wed", long: "Wednesday" },
  { key: "thu", name: "Thu", long: "Thursday" }, { key: "fri", name: "Fri", long: "Friday" }, { key: "sat", name: "Sat", long: "Saturday" },
  { key: "sun", name: "Sun", long: "Sunday" },
];

const SPAN = /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/;

function minutes(text: string): WeekSpan[] {
  const parts = SPAN.exec(text);
  if (parts === null) return [];
  const from = Number(parts[1]) * 60 + Number(parts[2]);
  const to = Number(parts[3]) * 60 + Number(parts[4]);
  return [{ from, to: to <= from ? to + 1440 : to }];
}

/** A span that ends before it begins runs into the night, and is drawn on the next day, too. What cannot be read is not drawn: saving names it. */
export function weekOf(week: readonly (readonly string[])[], always: boolean): WeekDay[] {
  const days = DAYS.map((_, at) => (always ? ["00:00-24:00"] : week[at] ?? []).flatMap(minutes));
  return DAYS.map((day, at) => ({
    name: day.name,
    spans: days[at] ?? [],
    night: (days[(at + 6) % 7] ?? []).filter((span) => span.to > 1440).map((span) => ({ from: 0, to: span.to - 1440 })),
  }));
}

/** Spans as one line to type: `09:00-12:00, 13:00-17:00`. */
export function typed(spans: readonly string[]): string {
  return spans.join(", ");
}

export function spansOf(text: string): string[] {
  return text.split(",").map((span) => span.trim()).filter((span) => span !== "");
}
