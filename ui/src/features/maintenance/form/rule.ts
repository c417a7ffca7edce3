import { dayParts } from "../../../shared/time/moment";

/** How often; `other` is a rule that was typed, or came from elsewhere, and says more than these fields can. */
export type Frequency = "" | "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY" | "other";

/** An RRULE value in the fields it is entered by. */
export interface RuleParts {
  frequency: Frequency;
  interval: string;
  /** `MO` to `SU`, of a weekly rule. */
  days: string[];
  /** Of a monthly rule: its date or its weekday. */
  by: "date" | "nth";
  /** `26`, or `-1` for the last day of the month. */
  date: string;
  /** `4`, or `-1` for the last. */
  nth: string;
  weekday: string;
  end: "never" | "until" | "count";
  until: string;
  count: string;
  /** The whole rule, where its frequency is `other`. */
  text: string;
}

export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export const WEEKDAY_NAMES: Record<string, string> = { MO: "Monday", TU: "Tuesday", WE: "Wednesday", TH: "Thursday", FR: "Friday", SA: "Saturday", SU: "Sunday" };

/** The fields as they stand before anything is chosen: what the first start suggests. */
export function suggested(starts: string): RuleParts {
  const known = starts.length >= 10;
  const { weekday, day } = dayParts(known ? starts : "2026-01-05");
  const name = WEEKDAYS[(weekday + 6) % 7] ?? "MO";
  const nth = Math.ceil(day / 7);
  return {
    frequency: "", interval: "1", days: [name], by: "nth", date: String(day), nth: nth > 4 ? "-1" : String(nth), weekday: name, end: "never", until: "", count: "12", text: "",
  };
}

const KNOWN = new Set(["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "WKST"]);

function pairsOf(rule: string): Map<string, string> {
  return new Map(rule.replace(/^RRULE:/i, "").split(";").filter((part) => part !== "").map((part) => {
    const cut = part.indexOf("=");
    return cut < 0 ? [part.toUpperCase(), ""] : [part.slice(0, cut).trim().toUpperCase(), part.slice(cut + 1).trim().toUpperCase()];
  }));
}

function dayOf(until: string): string {
  return /^\d{8}/.test(until) ? `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` : "";
}

function withEnd(parts: RuleParts, pairs: Map<string, string>): RuleParts {
  const until = pairs.get("UNTIL");
  const count = pairs.get("COUNT");
  if (until !== undefined) return { ...parts, end: "until", until: dayOf(until) };
  return count === undefined ? parts : { ...parts, end: "count", count };
}

/** Reads a rule into its fields; one they cannot hold stays a text. */
export function readRule(rule: string, starts: string): RuleParts {
  const fresh = suggested(starts);
  if (rule.trim() === "") return fresh;
  const other: RuleParts = { ...fresh, frequency: "other", text: rule };
  const pairs = pairsOf(rule);
  if ([...pairs.keys()].some((key) => !KNOWN.has(key))) return other;
  const byday = pairs.get("BYDAY")?.split(",") ?? [];
  const bymonthday = pairs.get("BYMONTHDAY");
  const base = withEnd({ ...fresh, interval: pairs.get("INTERVAL") ?? "1" }, pairs);
  const frequency = pairs.get("FREQ") ?? "";
  switch (frequency) {
    case "DAILY":
    case "YEARLY":
      return byday.length > 0 || bymonthday !== undefined ? other : { ...base, frequency };
    case "WEEKLY":
      if (bymonthday !== undefined || byday.some((day) => !(day in WEEKDAY_NAMES))) return other;
      return { ...base, frequency: "WEEKLY", days: byday.length === 0 ? fresh.days : byday };
    case "MONTHLY": {
      if (byday.length === 0 && bymonthday === undefined) return { ...base, frequency: "MONTHLY", by: "date" };
      if (byday.length === 0 && bymonthday !== undefined) return bymonthday.includes(",") ? other : { ...base, frequency: "MONTHLY", by: "date", date: bymonthday };
      const nth = /^(-?[1-5])(MO|TU|WE|TH|FR|SA|SU)$/.exec(byday[0] ?? "");
      if (byday.length !== 1 || bymonthday !== undefined || nth === null) return other;
      return { ...base, frequency: "MONTHLY", by: "nth", nth: nth[1] ?? "1", weekday: nth[2] ?? "MO" };
    }
    default:
      return other;
  }
}

function whichDays(parts: RuleParts): string[] {
  if (parts.frequency === "WEEKLY" && parts.days.length > 0) return [`BYDAY=${WEEKDAYS.filter((day) => parts.days.includes(day)).join(",")}`];
  if (parts.frequency !== "MONTHLY") return [];
  return [parts.by === "date" ? `BYMONTHDAY=${parts.date}` : `BYDAY=${parts.nth}${parts.weekday}`];
}

/** Writes the fields as an RRULE value; empty for a window that does not come back. What is mistyped stays, so that it is refused in words. */
export function writeRule(parts: RuleParts): string {
  if (parts.frequency === "") return "";
  if (parts.frequency === "other") return parts.text.trim();
  const every = parts.interval.trim() === "1" || parts.interval.trim() === "" ? [] : [`INTERVAL=${parts.interval.trim()}`];
  const end = parts.end === "never" ? [] : parts.end === "count" ? [`COUNT=${parts.count.trim()}`] : [`UNTIL=${parts.until.replaceAll("-", "")}T235959`];
  return [`FREQ=${parts.frequency}`, ...every, ...whichDays(parts), ...end].join(";");
}
