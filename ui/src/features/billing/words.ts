import type { Card } from "../../bindings/types";
import type { Mark } from "../../shared/Icon";
import type { Tone } from "../../shared/StateMark";
import { monthWords, shortMonth } from "../../shared/time/moment";

/** The states of an engagement, as columns of the board. */
export const STATES: readonly { key: string; name: string; mark: Mark }[] = [
  { key: "awaiting_consent", name: "Awaiting consent", mark: "key" },
  { key: "in_work", name: "In work", mark: "timer" },
  { key: "to_review", name: "To review", mark: "history" },
  { key: "to_bill", name: "To bill", mark: "contract" },
  { key: "billed", name: "Billed", mark: "met" },
  { key: "dropped", name: "Dropped", mark: "ban" },
];

export function stateName(key: string): string {
  return STATES.find((one) => one.key === key)?.name ?? key;
}

export const CAUSES = [{ value: "out_of_scope", label: "Out of scope" }, { value: "client_error", label: "Customer error" }];

export const CHANNELS = [
  { value: "email", label: "E-mail" }, { value: "phone", label: "Telephone" }, { value: "portal", label: "Portal" },
  { value: "letter", label: "Letter" }, { value: "meeting", label: "Meeting" },
];

export function channelName(key: string): string {
  return CHANNELS.find((one) => one.value === key)?.label ?? key;
}

export const CONSENT: Record<string, { tone: Tone; word: string; mark: Mark }> = {
  none: { tone: "soon", word: "Missing", mark: "soon" },
  asked: { tone: "run", word: "Asked", mark: "mail" },
  granted: { tone: "met", word: "Recorded", mark: "met" },
  declined: { tone: "closed", word: "Declined", mark: "ban" },
  withdrawn: { tone: "soon", word: "Withdrawn", mark: "soon" },
  expired: { tone: "soon", word: "Expired", mark: "soon" },
};

export const ACTS: Record<string, string> = {
  asked: "Asked", granted: "Granted", declined: "Declined", extended: "Extended", withdrawn: "Withdrawn",
};

export const MAILS: Record<string, { tone: Tone; word: string }> = {
  waiting: { tone: "soon", word: "waiting to be sent" }, sending: { tone: "run", word: "being sent" }, sent: { tone: "met", word: "sent" },
  failed: { tone: "breach", word: "not sent" }, withdrawn: { tone: "closed", word: "taken back" },
};

/** `23 Sep` of `2026-09-23`. */
export function shortDay(date: string): string {
  return date === "" ? "" : `${Number(date.slice(8, 10))} ${shortMonth(date)}`;
}

/** `61 → 120 min` of what was worked and what is billed. */
export function roundedWords(card: Card): string {
  const bothMinutes = card.worked.endsWith(" min") && card.billed.endsWith(" min");
  return `${bothMinutes ? card.worked.slice(0, -4) : card.worked} → ${card.billed}`;
}

/** `September` of `September 2026`. */
export function monthAlone(words: string): string {
  return words.split(" ")[0] ?? words;
}

/** The month before or after. */
export function stepMonth(month: string, by: number): string {
  const first = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + by, 1));
  return first.toISOString().slice(0, 7);
}

export { monthWords };

/** `1 draft`, `2 drafts`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
