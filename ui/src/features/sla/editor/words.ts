import type { Choice } from "../../../shared/fields/Field";

function same(...words: string[]): Choice[] {
  return words.map((word) => ({ value: word, label: word }));
}

/** The closed sets of a policy file, in the words of the file. */
export const TIERS = same("standard", "gold", "enhanced");
export const GRADES: readonly Choice[] = [{ value: "severity", label: "a severity" }, { value: "queue", label: "a queue" }];
export const BOUNDARIES: readonly Choice[] = [{ value: "within", label: "within (≤)" }, { value: "under", label: "under (<)" }];
export const CLOCKS: readonly Choice[] = [{ value: "calendar", label: "business hours" }, { value: "24x7", label: "24×7" }];
export const STRENGTHS: readonly Choice[] = [{ value: "commitment", label: "commitment" }, { value: "objective", label: "objective: a target, not a guarantee" }, { value: "best effort", label: "best effort" }];
export const MESSAGES = same("ends the wait", "warns only");
export const BUSINESS_DAYS = same("normal days of business time", "close of the last day");
export const NEXT_DAYS = same("after receipt", "after the next open day");
export const EMERGENCIES: readonly Choice[] = [{ value: "not said", label: "does not say" }, { value: "exempt", label: "emergencies need no notice" }, { value: "shorter", label: "emergencies may come with shorter notice" }];
export const EMERGENCY_CATEGORIES: readonly { key: string; name: string }[] = [{ key: "security patch", name: "Security patches" }, { key: "reliability", name: "Reliability" }];
export const ROUNDINGS: readonly Choice[] = [{ value: "as measured", label: "as measured, to the second" }, { value: "two decimals", label: "rounded to two decimals first" }];
export const CHANGES = same("from the change", "from the original start");
export const EXCEPTIONS: readonly Choice[] = [{ value: "closed", label: "closed all day" }, { value: "hours", label: "open only" }, { value: "breaks", label: "closed during" }];
export const METRICS: readonly { key: string; name: string }[] = [
  { key: "acknowledgement", name: "Acknowledgement" }, { key: "first_response", name: "First response" }, { key: "status_update", name: "Updates" }, { key: "resolution", name: "Resolution" },
];
export const CAUSES: readonly { key: string; name: string }[] = [{ key: "out of scope", name: "Out of scope" }, { key: "client error", name: "Caused by the client" }];
export const CONTACTS: readonly { key: string; name: string }[] = [
  { key: "technical", name: "Technical" }, { key: "backup", name: "Backup" }, { key: "billing", name: "Billing" }, { key: "approves_fees", name: "May approve fees" },
];
export const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export const DAY_KEYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
