import type { ClientNoticeRow, NoticeMark } from "../../../bindings/types";
import type { Mark } from "../../../shared/Icon";
import type { Tone } from "../../../shared/StateMark";

const LOOKS: Record<string, { tone: Tone; mark: Mark }> = {
  in_time: { tone: "met", mark: "met" },
  late: { tone: "breach", mark: "breach" },
  not_told: { tone: "soon", mark: "soon" },
  missed: { tone: "breach", mark: "breach" },
  tell_again: { tone: "soon", mark: "rev" },
  tell_called_off: { tone: "soon", mark: "ban" },
  told_called_off: { tone: "met", mark: "met" },
  not_needed: { tone: "plain", mark: "info" },
  waiting: { tone: "run", mark: "mail" },
  refused: { tone: "breach", mark: "breach" },
  no_address: { tone: "breach", mark: "breach" },
};

/** How a client's notice looks. */
export function lookOf(client: ClientNoticeRow): { tone: Tone; mark: Mark; word: string } {
  return { ...(LOOKS[client.state] ?? { tone: "plain", mark: "info" }), word: client.word };
}

/** How the notice of an occurrence looks in a list. */
export function markLook(notice: NoticeMark): { tone: Tone; mark: Mark; word: string } {
  switch (notice.state) {
    case "missed": case "told_late": return { tone: "breach", mark: "breach", word: notice.words };
    case "near": return { tone: "soon", mark: "soon", word: notice.words };
    case "tell_again": case "tell_called_off": return { tone: "soon", mark: "rev", word: notice.words };
    case "told": return { tone: "met", mark: "met", word: notice.words };
    case "to_tell": return { tone: "plain", mark: "mail", word: notice.words };
    default: return { tone: "plain", mark: "info", word: notice.words };
  }
}

export const CHANNELS = [
  { value: "phone", label: "by telephone" }, { value: "eml", label: "by mail, from the saved file" }, { value: "email", label: "by mail of another program" },
  { value: "portal", label: "in a portal" }, { value: "letter", label: "by letter" }, { value: "meeting", label: "in a meeting" },
];

export function channelWords(channel: string): string {
  return channel === "email" ? "by mail" : CHANNELS.find((one) => one.value === channel)?.label ?? channel;
}

export const OCCASIONS = [
  { value: "announcement", label: "Announcement" }, { value: "change", label: "Change" }, { value: "cancellation", label: "Called off" },
  { value: "emergency", label: "Emergency" }, { value: "done", label: "Done" },
];

export function occasionWords(occasion: string): string {
  return OCCASIONS.find((one) => one.value === occasion)?.label ?? occasion;
}

/** How far a letter about a series reaches. */
export const REACH = [
  { value: "0", label: "this one alone" }, { value: "3", label: "the next 3 months" }, { value: "6", label: "the next 6 months" }, { value: "12", label: "the next 12 months" },
];
