import type { MaintenanceForm, WindowView } from "../../../bindings/types";
import { minutesOf, onBy } from "../wallclock";

/** What is typed, with the version it was read at. */
export interface Draft extends MaintenanceForm {
  expected_version: number;
}

/** An empty form; a place and a client may be known already. */
export function fresh(zone: string, client: string): Draft {
  return {
    expected_version: 0, title: "", kind: "standard", category: "", reason: "", requester: "", approver: "", impact: "degraded", words: "", zone, starts: "", ends: "", rule: "",
    whom: client === "" ? "all" : "clients", clients: client === "" ? [] : [client], policies: [], services: [],
  };
}

/** A stored window as it is edited. */
export function stored(window: WindowView): Draft {
  return { ...window.form, expected_version: window.version };
}

export function formOf(draft: Draft): MaintenanceForm {
  const { title, kind, category, reason, requester, approver, impact, words, zone, starts, ends, rule, whom, clients, policies, services } = draft;
  return { title, kind, category, reason, requester, approver, impact, words, zone, starts, ends, rule, whom, clients, policies, services };
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The end goes along with the start, so that the length on the clock stays. */
export function endFor(starts: string, before: { starts: string; ends: string }): string {
  if (!LOCAL.test(starts)) return before.ends;
  if (!LOCAL.test(before.starts) || !LOCAL.test(before.ends)) return before.ends === "" ? onBy(starts, 120) : before.ends;
  return onBy(starts, minutesOf(before.ends) - minutesOf(before.starts));
}

export type Field = keyof MaintenanceForm;

export const FIELD_NAMES: Record<Field, string> = {
  title: "What is done", kind: "Kind", category: "Category", reason: "Why it cannot wait", requester: "Asked by", approver: "Approved by", impact: "Impact", words: "Impact in words", zone: "Zone",
  starts: "Starts", ends: "Ends", rule: "Comes back", whom: "For whom", clients: "Clients", policies: "Policies", services: "Services",
};

/** A field in words. */
export function inWords(form: MaintenanceForm, field: Field): string {
  const value = form[field];
  const words = typeof value === "string" ? value : value.join(", ");
  return words === "" ? "none" : words.replace("T", field === "starts" || field === "ends" ? " " : "T");
}

/** The fields in which mine and theirs differ, and whether only they changed it. */
export function differences(base: MaintenanceForm, mine: MaintenanceForm, theirs: MaintenanceForm): { field: Field; onlyTheirs: boolean }[] {
  return (Object.keys(FIELD_NAMES) as Field[]).filter((field) => inWords(mine, field) !== inWords(theirs, field))
    .map((field) => ({ field, onlyTheirs: inWords(mine, field) === inWords(base, field) }));
}
