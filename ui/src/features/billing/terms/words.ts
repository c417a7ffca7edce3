import type { BillingTermsForm } from "../../../bindings/types";

export const AGGREGATIONS = [
  { value: "engagement", label: "per engagement" }, { value: "ticket", label: "per ticket" }, { value: "day", label: "per day" }, { value: "entry", label: "per piece of work" },
];

export const PREPAID: Record<string, string> = { good: "good", used_up: "used up", expired: "expired" };

export const NO_HOURS = { calendar: "", closed: "", day_off: "", holiday: "" };

export function withCause(form: BillingTermsForm, cause: string, on: boolean): string[] {
  const others = form.causes.filter((one) => one !== cause);
  return on ? [...others, cause] : others;
}
