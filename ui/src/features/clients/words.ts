/** What a person at a client is there for, by the key of the role. */
export const CONTACT_ROLES: readonly { key: string; name: string }[] = [
  { key: "technical", name: "Technical" },
  { key: "backup", name: "Backup" },
  { key: "billing", name: "Billing" },
  { key: "approves_fees", name: "Approves fees" },
];

export function roleName(key: string): string {
  return CONTACT_ROLES.find((role) => role.key === key)?.name ?? key;
}

/** A list as it stands in one field. */
export function listOf(texts: readonly string[]): string {
  return texts.join(", ");
}

/** What was typed as a list; an item that is just being begun is kept, so that the comma is not lost. */
export function typedList(typed: string): string[] {
  return typed === "" ? [] : typed.split(",").map((text) => text.trimStart());
}
