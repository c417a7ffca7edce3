import { useState, type ReactNode } from "react";
import { useAsk, useDo } from "../../backend/queries";
import type { ClientView, MergePreview } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { SuggestField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { back, go } from "../../shared/route";
import { Answer, PageAnswer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

function Row({ name, children }: { name: string; children: ReactNode }) {
  return <><dt>{name}</dt><dd>{children}</dd></>;
}

function texts(of: readonly string[]): string {
  return of.length === 0 ? "nothing new" : of.join(", ");
}

/** What moves, in the order of the client's page. */
function Moves({ preview }: { preview: MergePreview }) {
  return (
    <section data-testid={ids.mergePreview} style={{ marginTop: 16 }}>
      <div className="sech"><h2>What moves to {preview.winner.name}</h2></div>
      <dl className="kv l" style={{ paddingTop: 12 }}>
        <Row name="Contacts">
          {preview.contacts.length === 0 ? "none" : (
            <ul>
              {preview.contacts.map((contact) => (
                <li key={contact.name + contact.emails.join()}>
                  <b className="m">{contact.name}</b> <span className="sec">{contact.emails.join(", ")}</span> {contact.joins ? "is known there by an address, and is added to that contact" : "moves"}
                </li>
              ))}
            </ul>
          )}
        </Row>
        <Row name="Contracts">{preview.contracts.length === 0 ? "none" : preview.contracts.join(", ")}</Row>
        <Row name="Tickets">{preview.tickets.toLocaleString("en")}</Row>
        <Row name="Helpdesk names">{texts(preview.source_names)}</Row>
        <Row name="Registered addresses">{texts(preview.addresses)}</Row>
        <Row name="Services">{texts(preview.services)}</Row>
        <Row name="Tags">{texts(preview.tags)}</Row>
        <Row name="Clients below it">{preview.below.length === 0 ? "none" : preview.below.join(", ")}</Row>
        <Row name="Reseller afterwards">{preview.reseller === "" ? "none" : preview.reseller}</Row>
      </dl>
      <p className="sec" style={{ paddingTop: 8 }}>
        {preview.loser.name} is no longer listed; its old address leads here. Issued reports stay as they are. The history keeps what both were.
      </p>
    </section>
  );
}

function Form({ client }: { client: ClientView }) {
  const [typed, setTyped] = useState("");
  const [loser, setLoser] = useState("");
  const near = useAsk("clients.list", { search: typed, tag: "", account_manager: "", flagged: false, offset: 0, limit: 20 });
  const preview = useAsk("clients.merge_preview", { winner_id: client.id, winner_version: 0, loser_id: loser, loser_version: 0 }, loser !== "");
  const merge = useDo("clients.merge");
  const shown = loser !== "" && !preview.isError && !preview.isPlaceholderData ? preview.data : undefined;
  const act = () => {
    if (shown === undefined) return;
    const of = { winner_id: shown.winner.id, winner_version: shown.winner_version, loser_id: shown.loser.id, loser_version: shown.loser_version };
    merge.mutate(of, {
      onSuccess: (merged) => {
        say(`${shown.loser.name} is now a part of ${merged.name}.`);
        go(`/clients/${merged.id}`);
      },
    });
  };
  useKey("Esc", back);
  useKey("Ctrl Enter", act);
  const others = (near.data?.rows ?? []).filter((row) => row.id !== client.id).map((row) => row.name);
  return (
    <form
      noValidate
      className="mid"
      style={{ maxWidth: 820, flex: 1 }}
      data-testid={ids.mergePage}
      onSubmit={(event) => {
        event.preventDefault();
        setLoser(typed.trim());
      }}
    >
      <h1>Merge into {client.name}</h1>
      <p className="sec">Choose the client that is the same organisation. You see what moves before anything is done.</p>
      {merge.isError && <div style={{ marginTop: 12 }}><Refused failure={merge.error} shown={[]} faster={{ onMine: () => void preview.refetch().then(() => merge.reset()), onTheirs: back }} /></div>}
      <div className="form">
        <div className="row" style={{ alignItems: "flex-start" }}>
          <div style={{ flex: 1 }}><SuggestField label="The client that is merged into it" value={typed} onChange={setTyped} suggestions={others} testid={ids.mergeLoser} /></div>
          <span style={{ paddingTop: 21 }}><Button submit disabled={typed.trim() === ""} testid={ids.mergeLook}>Show what moves</Button></span>
        </div>
      </div>
      {loser !== "" && <Answer of={preview}>{(reply) => <Moves preview={reply} />}</Answer>}
      <div className="acts">
        <Button look="go" keys="Ctrl Enter" disabled={shown === undefined || merge.isPending} onClick={act} testid={ids.mergeAct}>Merge</Button>
        <Button look="quiet" onClick={back}>Cancel</Button>
      </div>
    </form>
  );
}

/** Two clients that are one: the other is folded into this. */
export function MergePage({ id }: { id: string }) {
  const client = useAsk("clients.get", { id });
  useCrumbs({ name: "Clients", to: "/clients" }, { name: client.data?.name ?? "", to: `/clients/${id}` }, { name: "Merge", to: null });
  return <PageAnswer of={client}>{(reply) => <Form client={reply} />}</PageAnswer>;
}
