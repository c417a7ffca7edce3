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
