import { momentWords } from "../time/moment";
import type { ClockLane, ClockView } from "./kinds";

function lane(one: ClockLane, thisYear: number): string {
  const due = one.dues.map((each) => `due ${momentWords(each.at, thisYear)}${each.late === null ? "" : `, ${each.late}`}`);
  const aim = one.aim === null ? [] : [`aim ${momentWords(one.aim, thisYear)}`];
  return `${[`${one.name}: ${one.verdict}`, ...due, ...aim].join(", ")}.`;
}

/** The picture in sentences: its title, what happened, and each promise with its verdict. */
export function inSentences(view: ClockView, thisYear: number): string {
  const events = view.events.map((event) => `${momentWords(event.at, thisYear)} ${event.words}`).join("; ");
  return [`${view.title}.`, events === "" ? "" : `Events: ${events}.`, ...view.lanes.map((one) => lane(one, thisYear))]
    .filter((part) => part !== "")
    .join(" ");
}
