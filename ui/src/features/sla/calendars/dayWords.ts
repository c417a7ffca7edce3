import type { CalendarDayView } from "../../../bindings/types";
import { longDay } from "../../../shared/time/moment";

export function openWords(day: CalendarDayView): string {
  return day.hours.length === 0 ? "closed" : day.hours.join(", ");
}

export function clockWordsOf(day: CalendarDayView): string {
  if (day.clock_minutes === 0) return "";
  return `clocks go ${day.clock_minutes > 0 ? "forward" : "back"} ${Math.abs(day.clock_minutes)} min`;
}

/** Everything about a day, for those who hear it and for the line below the picture. */
export function saidOf(day: CalendarDayView): string {
  return [longDay(day.date), day.kind_words, day.name, openWords(day), clockWordsOf(day)].filter((part, at, all) => part !== "" && part.toLowerCase() !== all[at - 1]?.toLowerCase()).join(", ");
}
