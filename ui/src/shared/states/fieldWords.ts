/** Where a name in a path differs from what stands on the screen; the others are read as they are written. */
const WORDS: Record<string, string> = {
  add_ons: "add-on", overrides: "signed order", services: "service", contacts: "contact", priorities: "priority", targets: "target",
  exclusions: "exclusion", assumptions: "assumption", exceptions: "single day", dates: "date", credit_bands: "credit band",
  preferred_windows: "preferred window", policy_version_id: "policy", client_id: "client", contract_id: "contract", version_id: "version",
  starts_on: "first day", ends_on: "last day", from_on: "changes from", due_on: "due", done_on: "done on", given_on: "notice given on",
  lasts: "first term", renews_by: "renews itself by", effective_from: "in force from", told_at: "when", recipients: "who was told",
  source_names: "helpdesk names", holiday_set: "holidays", around_the_clock: "never closes", path: "file", by_whom: "by whom",
  at_least: "at least", mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday", sat: "Saturday", sun: "Sunday",
};

function inWords(name: string): string {
  return WORDS[name] ?? name.replaceAll("_", " ").replace(/ id$/, "");
}

/** A field of an entry as people call it: `services.0.price` is “service 1, price”. */
export function fieldWords(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/[.[\]]+/).filter((one) => one !== "")) {
    const last = parts.length - 1;
    if (/^\d+$/.test(part) && last >= 0) parts[last] = `${parts[last] ?? ""} ${Number(part) + 1}`;
    else parts.push(inWords(part));
  }
  return parts.join(", ");
}
