import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { ClientSave, ClientView, ContactView, Failure } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useDraft } from "../../shared/draft";
import { SuggestField, TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { back, go } from "../../shared/route";
import { PageAnswer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { viewerZone } from "../../shared/time/moment";
import { say } from "../../shared/toasts";
import { ContactFields, NOBODY } from "./ContactFields";
import { listOf, typedList } from "./words";

function fresh(client: ClientView | null): ClientSave {
  if (client === null) {
    return {
      id: null, expected_version: 0, name: "", zone: viewerZone(), locale: "", account_manager: "", reseller: "", source_names: [], addresses: [],
      services: [], tags: [], notes: "", contacts: [],
    };
  }
  const { id, version, name, zone, locale, account_manager, reseller, source_names, addresses, services, tags, notes, contacts } = client;
  return { id, expected_version: version, name, zone, locale, account_manager, reseller, source_names, addresses, services, tags, notes, contacts };
}

/** The sentence for a field, or for the first item of a list that stands in one field. */
function problemIn(failure: Failure | null, field: string): string | undefined {
  return problemOf(failure, field) ?? failure?.problems.find((problem) => problem.field.startsWith(`${field}.`))?.message;
}

interface PartProps {
  draft: ClientSave;
  change: (part: Partial<ClientSave>) => void;
  wrong: (field: string) => string | undefined;
}

/** Under whom it sits, who answers for it, how it is written to, and what it is known by. */
function Belongs({ draft, change, wrong }: PartProps) {
  const near = useAsk("clients.list", { search: draft.reseller, tag: "", account_manager: "", flagged: false, offset: 0, limit: 20 });
  const others = (near.data?.rows ?? []).filter((row) => row.id !== draft.id).map((row) => row.name);
  return (
    <>
      <div className="pair">
        <SuggestField label="Account manager" value={draft.account_manager} onChange={(account_manager) => change({ account_manager })} suggestions={near.data?.account_managers ?? []} problem={wrong("account_manager")} hint="Who answers for it here" testid={ids.clientField("account-manager")} />
        <SuggestField label="Reseller above it" value={draft.reseller} onChange={(reseller) => change({ reseller })} suggestions={others} problem={wrong("reseller")} hint="A client of yours; empty for none" testid={ids.clientField("reseller")} />
      </div>
      <div className="pair">
        <TextField label="Language and region" value={draft.locale} onChange={(locale) => change({ locale })} problem={wrong("locale")} placeholder="en-NZ" hint="A language tag (BCP 47)" testid={ids.clientField("locale")} />
        <TextField label="Tags" value={listOf(draft.tags)} onChange={(tags) => change({ tags: typedList(tags) })} problem={wrong("tags")} hint="Separate them by commas" testid={ids.clientField("tags")} />
      </div>
      <TextField label="Registered addresses" value={listOf(draft.addresses)} onChange={(addresses) => change({ addresses: typedList(addresses) })} problem={wrong("addresses")} hint="Where requests may come from: domains such as harbour.example, or whole addresses" testid={ids.clientField("addresses")} />
      <div className="pair">
        <TextField label="What helpdesks call it" value={listOf(draft.source_names)} onChange={(names) => change({ source_names: typedList(names) })} problem={wrong("source_names")} hint="Imports match on these" testid={ids.clientSourceNames} />
        <TextField label="Other services in use" value={listOf(draft.services)} onChange={(services) => change({ services: typedList(services) })} problem={wrong("services")} hint="Besides those of its contracts" testid={ids.clientField("services")} />
      </div>
    </>
  );
}

function Form({ client }: { client: ClientView | null }) {
  const choices = useAsk("app.choices", {});
  const { draft, change, clear } = useDraft(`client:${client?.id ?? "new"}`, fresh(client));
  const save = useDo("clients.save");
  const wrong = (field: string) => problemIn(save.error, field);
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
  // Every problem of this form stands at its field.
  const shown = (save.error?.problems ?? []).map((problem) => problem.field).filter((field) => field !== "");
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
      {save.isError && <div style={{ marginTop: 12 }}><Refused failure={save.error} shown={shown} faster={faster} /></div>}
      <div className="form">
        <div className="pair">
          <TextField label="Name" autoFocus value={draft.name} onChange={(name) => change({ name })} problem={wrong("name")} hint="In its own script, as it stands on documents" testid={ids.clientName} />
          <SuggestField label="Time zone" value={draft.zone} onChange={(zone) => change({ zone })} suggestions={choices.data?.zones ?? []} problem={wrong("zone")} testid={ids.clientZone} />
        </div>
        <Belongs draft={draft} change={change} wrong={wrong} />
        <TextField label="Notes" lines value={draft.notes} onChange={(notes) => change({ notes })} problem={wrong("notes")} />
        <div>
          <div className="sech">
            <h2>Contacts</h2>
            <span className="cnt">{draft.contacts.length}</span>
            <span className="x"><Button small mark="plus" onClick={() => change({ contacts: [...draft.contacts, NOBODY] })} testid={ids.clientAddContact}>Add a contact</Button></span>
          </div>
          {draft.contacts.map((contact, at) => (
            <ContactFields key={at} contact={contact} at={at} wrong={wrong} onChange={(next) => change1(at, next)} onRemove={() => change({ contacts: draft.contacts.filter((_, index) => index !== at) })} />
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
