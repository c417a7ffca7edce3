import type { AddOnView, ContractTerm, ContractVersionView, ContractView, OverrideView, ServiceView } from "../../bindings/types";

/** What two people may change at the same time. */
export interface Content {
  policy_version_id: string;
  starts_on: string;
  ends_on: string;
  zone: string;
  continuity: boolean;
  services: ServiceView[];
  add_ons: AddOnView[];
  overrides: OverrideView[];
  term: ContractTerm;
  /** The first day of a version that is drafted; empty where it is the contract itself that is entered. */
  from_on: string;
  /** Why that version is made. */
  reason: string;
}

export type ContentField = keyof Content;

export const FIELD_NAMES: Record<ContentField, string> = {
  policy_version_id: "Policy", starts_on: "First day", ends_on: "Last day", zone: "Time zone", continuity: "Continuity service",
  services: "Services and fees", add_ons: "Add-ons", overrides: "Signed orders", term: "Term and renewal",
  from_on: "Changes from", reason: "Why",
};

const FIELDS = Object.keys(FIELD_NAMES) as ContentField[];

/** What a stored contract says. */
export function contentOf(contract: ContractView): Content {
  const { row, policy_version_id, continuity, services, add_ons, overrides, term } = contract;
  return { policy_version_id, starts_on: row.starts_on, ends_on: term.lasts === "" ? row.ends_on ?? "" : "", zone: row.zone, continuity, services, add_ons, overrides, term, from_on: "", reason: "" };
}

/** What stands in a contract's last version: the drafted one where there is one beside those that were signed. */
export function contentOfLast(contract: ContractView, versions: readonly ContractVersionView[]): Content {
  const last = versions[versions.length - 1];
  if (contract.drafted === null || last === undefined) return contentOf(contract);
  const { policy_version_id, continuity, services, add_ons, overrides, from_on, reason } = last;
  return { ...contentOf(contract), policy_version_id, continuity, services, add_ons, overrides, from_on, reason };
}

/** A field in words, a line for each of its parts. */
export function inWords(of: Content, field: ContentField): string {
  const lines: Record<ContentField, () => string[]> = {
    policy_version_id: () => [of.policy_version_id],
    starts_on: () => [of.starts_on],
    ends_on: () => [of.ends_on === "" ? "open, or from the term" : of.ends_on],
    zone: () => [of.zone],
    continuity: () => [of.continuity ? "taken" : "not taken"],
    services: () => of.services.map((one) => `${one.name}: ${one.count} ${one.unit} at ${one.currency} ${one.price}`),
    add_ons: () => of.add_ons.map((one) => `${one.name === "" ? one.policy_version_id : one.name}${one.from_on === "" ? "" : ` from ${one.from_on}`}`),
    overrides: () => of.overrides.map((one) => `${one.order}: ${one.priority} ${one.metric}, ${one.words}`),
    from_on: () => (of.from_on === "" ? [] : [of.from_on]),
    reason: () => (of.reason === "" ? [] : [of.reason]),
    term: () => [`first ${of.term.lasts === "" ? "–" : of.term.lasts}`, `renews by ${of.term.renews_by === "" ? "–" : of.term.renews_by}`, `notice ${of.term.notice === "" ? "–" : of.term.notice}`],
  };
  const words = lines[field]();
  return words.length === 0 ? "none" : words.join("\n");
}

/** The fields in which mine and theirs differ, and whether only they changed it. */
export function differences(base: Content, mine: Content, theirs: Content): { field: ContentField; onlyTheirs: boolean }[] {
  return FIELDS.filter((field) => inWords(mine, field) !== inWords(theirs, field)).map((field) => ({ field, onlyTheirs: inWords(mine, field) === inWords(base, field) }));
}
