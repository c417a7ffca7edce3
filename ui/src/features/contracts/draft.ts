import type { ContractSave, ContractTerm, ContractVersionView, ContractView, ServiceView, VersionDraft } from "../../bindings/types";
import { contentOf, type Content } from "./conflict";

export const STEPS = ["client", "policy", "services", "orders", "term", "review"] as const;
export type StepKey = typeof STEPS[number];

export const VERSION_STEPS = ["policy", "services", "orders", "review"] as const;
export type VersionStepKey = typeof VERSION_STEPS[number];

/** What is being entered; the step is part of it, so that coming back finds the same page. */
export interface ContractDraft extends ContractSave, Pick<Content, "from_on" | "reason"> {
  step: StepKey;
  /** What stood there when the editing began, for whoever comes second. */
  base: Content;
}

/** The next version of a contract as it is being entered. */
export interface VersionEntryDraft extends Content {
  expected_version: number;
  step: VersionStepKey;
  base: Content;
}

/** A contract that is open, or ends on a chosen day. */
export const NO_TERM: ContractTerm = { lasts: "", renews_by: "", notice: "", reminders: [] };

export function noService(currency: string): ServiceView {
  return { name: "", count: 1, unit: "", price: "", currency, fee: "" };
}

export function freshDraft(client: string, starts: string): ContractDraft {
  const content: Content = { policy_version_id: "", starts_on: starts, ends_on: "", zone: "", continuity: false, services: [], add_ons: [], overrides: [], term: NO_TERM, from_on: "", reason: "" };
  return { ...content, id: null, expected_version: 0, client_id: client, step: client === "" ? "client" : "policy", base: content };
}

export function draftOf(contract: ContractView): ContractDraft {
  const content = contentOf(contract);
  return { ...content, id: contract.row.id, expected_version: contract.version, client_id: contract.row.client_id, step: "policy", base: content };
}

/** The draft without its page. */
export function toSave(draft: ContractDraft): ContractSave {
  const { id, expected_version, client_id, policy_version_id, starts_on, ends_on, zone, continuity, services, add_ons, overrides, term } = draft;
  return { id, expected_version, client_id, policy_version_id, starts_on, ends_on, zone, continuity, services, add_ons, overrides, term };
}

/** The next version begins as the last one stands; the drafted one is gone on with. */
export function changeOf(contract: ContractView, shown: ContractVersionView, today: string): VersionEntryDraft {
  const { policy_version_id, continuity, services, add_ons, overrides } = shown;
  const drafted = shown.signed === null;
  const [from_on, reason] = drafted ? [shown.from_on, shown.reason] : ["", ""];
  const content: Content = { ...contentOf(contract), policy_version_id, continuity, services, add_ons, overrides, from_on, reason };
  return { ...content, expected_version: contract.version, from_on: drafted ? from_on : today, step: drafted ? "review" : "policy", base: content };
}

export function toVersion(id: string, draft: VersionEntryDraft): VersionDraft {
  const { expected_version, from_on, policy_version_id, continuity, services, add_ons, overrides, reason } = draft;
  return { id, expected_version, from_on, policy_version_id, continuity, services, add_ons, overrides, reason };
}

/** The page on which a field stands, so that a refused entry opens where it can be settled. */
export function stepOfField(field: string): StepKey {
  if (field.startsWith("client")) return "client";
  if (field.startsWith("starts_on") || field.startsWith("ends_on") || field.startsWith("term")) return "term";
  return versionStepOf(field);
}

export function versionStepOf(field: string): Exclude<VersionStepKey, "review"> {
  if (field.startsWith("services")) return "services";
  if (field.startsWith("overrides") || field.startsWith("add_ons")) return "orders";
  return "policy";
}
