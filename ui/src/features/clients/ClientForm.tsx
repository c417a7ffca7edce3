import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { ClientSave, ClientView, ContactView } from "../../bindings/types";
import { Button, IconButton } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useDraft } from "../../shared/draft";
import { CheckField, SuggestField, TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { back, go } from "../../shared/route";
import { PageAnswer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { viewerZone } from "../../shared/time/moment";
import { say } from "../../shared/toasts";
import { CONTACT_ROLES } from "./words";

const NOBODY: ContactView = { name: "", email: "", phone: "", roles: [] };

function Contact({ contact, at, wrong, onChange, onRemove }: {
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
        <TextField label="E-mail" type="email" value={contact.email} onChange={(email) => onChange({ ...contact, email })} problem={field("email")} testid={ids.contact(at, "email")} />
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

function fresh(client: ClientView | null): ClientSave {
  if (client === null) return { id: null, expected_version: 0, name: "", zone: viewerZone(), source_names: [], notes: "", contacts: [] };
  const { id, version, name, zone, source_names, notes, contacts } = client;
  return { id, expected_version: version, name, zone, source_names, notes, contacts };
}

function Form({ client }: { client: ClientView | null }) {
  const choices = useAsk("app.choices", {});
  const { draft, change, clear } = useDraft(`client:${client?.id ?? "new"}`, fresh(client));
  const save = useDo("clients.save");
  const wrong = (field: string) => problemOf(save.error, field);
  const store = (typed: ClientSave) => save.mutate(typed, {
    onSuccess: (saved) => {
      clear();
      say(`Saved ${saved.name}.`);
      go(`/clients/${saved.id}`);
    },
  });
  const submit = () => store(draft);
  const faster = {
    onMine: () => store({ ...draft, expected_version: client?.version ?? 0 }),
    onTheirs: () => {
      clear();
      save.reset();
    },
  };
  const change1 = (at: number, contact: ContactView) => change({ contacts: draft.contacts.map((one, index) => (index === at ? contact : one)) });
  useKey("Ctrl Enter", submit);
  useKey("Esc", back);
  const contactFields = draft.contacts.flatMap((_, at) => ["name", "email", "phone", "roles"].map((name) => `contacts.${at}.${name}`));
  return (
    <form
      noValidate
      className="mid"
      style={{ maxWidth: 820, display: "flex", flexDirection: "column", flex: 1 }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1>{client === null ? "New client" : client.name}</h1>
      {save.isError && <div style={{ marginTop: 12 }}><Refused failure={save.error} shown={["name", "zone", "source_names", "notes", ...contactFields]} faster={faster} /></div>}
      <div className="form">
        <div className="pair">
          <TextField label="Name" autoFocus value={draft.name} onChange={(name) => change({ name })} problem={wrong("name")} hint="In its own script, as it stands on documents" testid={ids.clientName} />
          <SuggestField label="Time zone" value={draft.zone} onChange={(zone) => change({ zone })} suggestions={choices.data?.zones ?? []} problem={wrong("zone")} testid={ids.clientZone} />
        </div>
        <TextField
          label="What helpdesks call it" value={draft.source_names.join(", ")} problem={wrong("source_names")} hint="Imports match on these; separate them by commas"
          onChange={(names) => change({ source_names: names.split(",").map((name) => name.trimStart()) })} testid={ids.clientSourceNames}
        />
        <TextField label="Notes" lines value={draft.notes} onChange={(notes) => change({ notes })} problem={wrong("notes")} />
        <div>
          <div className="sech">
            <h2>Contacts</h2>
            <span className="cnt">{draft.contacts.length}</span>
            <span className="x"><Button small mark="plus" onClick={() => change({ contacts: [...draft.contacts, NOBODY] })} testid={ids.clientAddContact}>Add a contact</Button></span>
          </div>
          {draft.contacts.map((contact, at) => (
            <Contact key={at} contact={contact} at={at} wrong={wrong} onChange={(next) => change1(at, next)} onRemove={() => change({ contacts: draft.contacts.filter((_, index) => index !== at) })} />
          ))}
        </div>
      </div>
      <div className="acts">
        <Button look="go" submit keys="Ctrl Enter" testid={ids.clientSave} disabled={save.isPending}>Save</Button>
        <Button look="quiet" testid={ids.clientDiscard} onClick={() => { clear(); back(); }}>Discard</Button>
        <span className="sp" />
        <span className="sm mut nw">kept as a draft</span>
      </div>
    </form>
  );
}

export function NewClient() {
  useCrumbs({ name: "Clients", to: "/clients" }, { name: "New client", to: null });
  return <Form client={null} />;
}

export function EditClient({ id }: { id: string }) {
  const client = useAsk("clients.get", { id });
  useCrumbs({ name: "Clients", to: "/clients" }, { name: client.data?.name ?? "", to: `/clients/${id}` }, { name: "Edit", to: null });
  return <PageAnswer of={client}>{(reply) => <Form client={reply} />}</PageAnswer>;
}
