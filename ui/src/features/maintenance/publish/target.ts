import type { PublishTargetSave, PublishTargetView } from "../../../bindings/types";

export const PLACES = [
  { value: "file", label: "A file" },
  { value: "folder", label: "A folder" },
  { value: "caldav", label: "A calendar server" },
];

export const SCOPES = [
  { value: "all", label: "All windows" },
  { value: "client", label: "Those of a client" },
  { value: "service", label: "Those of a service" },
  { value: "each_client", label: "A calendar for each client" },
];

export const FIELDS = ["name", "kind", "place", "server", "scope", "client", "service", "months"];

export const FRESH: PublishTargetSave = {
  id: null, expected_version: 0, name: "", kind: "file", place: "", server_id: "", scope: "all", client: "", service: "",
  redacted: false, is_notice: false, months: 24,
};

/** A stored target as its form begins. */
export function typed(row: PublishTargetView): PublishTargetSave {
  const { id, version, name, kind, place, server_id, scope, client_id, service, redacted, is_notice, months } = row;
  return { id, expected_version: version, name, kind, place, server_id, scope, client: client_id, service, redacted, is_notice, months };
}
