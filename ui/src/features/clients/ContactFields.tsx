import type { ContactView } from "../../bindings/types";
import { IconButton } from "../../shared/Button";
import { CheckField, TextField } from "../../shared/fields/Field";
import { ids } from "../../shared/testids";
import { CONTACT_ROLES, listOf, typedList } from "./words";

export const NOBODY: ContactView = { id: "", name: "", emails: [], phone: "", roles: [] };

/** A person: name, addresses, telephone, and what they are there for. */
export function ContactFields({ contact, at, wrong, onChange, onRemove }: {
  contact: ContactView;
  at: number;
  wrong: (field: string) => string | undefined;
  onChange: (contact: ContactView) => void;
  onRemove: () => void;
}) {
  const field = (name: string) => wrong(`contacts.${at}.${name}`);
  const toggle = (role: string, on: boolean) =>
    onChange({ ...contact, roles: on ? [...contact.roles, role] : contact.roles.filter((one) => one !== role) });
  return (
    <fieldset style={{ borderBottom: "1px solid var(--line)", padding: "10px 0" }}>
      <legend className="hidden">Contact {at + 1}</legend>
      <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr 160px 28px", gap: 12 }}>
        <TextField label="Name" value={contact.name} onChange={(name) => onChange({ ...contact, name })} problem={field("name")} testid={ids.contact(at, "name")} />
        <TextField label="E-mail addresses" value={listOf(contact.emails)} onChange={(emails) => onChange({ ...contact, emails: typedList(emails) })} problem={field("emails")} placeholder="none, or several with commas" testid={ids.contact(at, "emails")} />
        <TextField label="Telephone" value={contact.phone} onChange={(phone) => onChange({ ...contact, phone })} problem={field("phone")} />
        <span style={{ paddingTop: 22 }}><IconButton mark="x" label={`Remove contact ${at + 1}`} onClick={onRemove} /></span>
      </div>
      <div className="row wrap" style={{ gap: 16, marginTop: 8 }}>
        {CONTACT_ROLES.map((role) => (
          <CheckField key={role.key} label={role.name} checked={contact.roles.includes(role.key)} onChange={(on) => toggle(role.key, on)} />
        ))}
      </div>
    </fieldset>
  );
}
