import type { ContractSave, ContractTerm, ContractView, ServiceView } from "../../bindings/types";

export const STEPS = ["client", "policy", "services", "review"] as const;
export type StepKey = typeof STEPS[number];

/** What is being entered; the step is part of it, so that coming back finds the same page. */
export interface ContractDraft extends ContractSave {
  step: StepKey;
}

/** A contract that is open, or ends on a chosen day. */
export const NO_TERM: ContractTerm = { lasts: "", renews_by: "", notice: "", reminders: [] };

export function noService(currency: string): ServiceView {
  return { name: "", count: 1, unit: "", price: "", currency, fee: "" };
}

export function freshDraft(client: string, starts: string): ContractDraft {
  return {
    id: null, expected_version: 0, client_id: client, policy_version_id: "", starts_on: starts, ends_on: "", zone: "", continuity: false, services: [], add_ons: [], overrides: [], term: NO_TERM,
    step: client === "" ? "client" : "policy",
  };
}

export function draftOf(contract: ContractView): ContractDraft {
  const { row } = contract;
  return {
    id: row.id, expected_version: contract.version, client_id: row.client_id, policy_version_id: contract.policy_version_id,
    starts_on: row.starts_on, ends_on: contract.term.lasts === "" ? row.ends_on ?? "" : "", term: contract.term, zone: row.zone, continuity: contract.continuity, services: contract.services, add_ons: contract.add_ons, overrides: contract.overrides,
    step: "policy",
  };
}

/** The draft without its page. */
export function toSave(draft: ContractDraft): ContractSave {
  const { id, expected_version, client_id, policy_version_id, starts_on, ends_on, zone, continuity, services, add_ons, overrides, term } = draft;
  return { id, expected_version, client_id, policy_version_id, starts_on, ends_on, zone, continuity, services, add_ons, overrides, term };
}

/** The page on which a field stands, so that a refused entry opens where it can be settled. */
export function stepOfField(field: string): StepKey {
  if (field.startsWith("client")) return "client";
  if (field.startsWith("services")) return "services";
  return "policy";
}
