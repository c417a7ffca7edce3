import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import type { AnnouncementView, ClientNotice } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useKey } from "../../../shared/keys";
import { back, go } from "../../../shared/route";
import { StateMark } from "../../../shared/StateMark";
import { PageAnswer } from "../../../shared/states/Answer";
import { Empty } from "../../../shared/states/Empty";
import { ids } from "../../../shared/testids";
import { dateWords } from "../../../shared/time/moment";
import { Evidence } from "./Evidence";
import { Letter } from "./Letter";
import { Record } from "./Record";
import { Sender } from "./Sender";
import "./announce.css";

function Row({ client, on, onChoose }: { client: ClientNotice; on: boolean; onChoose: () => void }) {
  const told = client.evidence.length > 0;
  return (
    <tr className={on ? "on" : ""}>
      <td><button type="button" className="linkish" aria-pressed={on} onClick={onChoose} data-testid={ids.announceClient(client.client)}>{client.client}</button></td>
      <td>{client.contracts.map((own) => `${own.number}, version ${own.on_version}, since ${dateWords(own.since)}`).join("; ")}</td>
      <td>{client.contacts.length === 0 ? <span className="mut">nobody is named</span> : client.contacts.map((own) => own.name).join(", ")}</td>
      <td className="nw"><StateMark tone={told ? "met" : "soon"} word={told ? "told" : "not told yet"} /></td>
    </tr>
  );
}

function Page({ view }: { view: AnnouncementView }) {
  const [chosen, setChosen] = useState(view.clients[0]?.client_id ?? "");
  const client = view.clients.find((own) => own.client_id === chosen) ?? view.clients[0];
  const { policy } = view;
  return (
    <div className="mid" data-testid={ids.announcePage}>
      <div className="head">
        <div>
          <h1>Announce {policy.name}, version {policy.number}</h1>
          <div className="sub">{policy.effective_from === null ? "no date of effect" : `in force from ${dateWords(policy.effective_from)}`} · {view.clients.length === 1 ? "1 client on an older version" : `${view.clients.length} clients on an older version`}</div>
        </div>
        <div className="acts"><Button small onClick={() => go(`/policies/${policy.version_id}`)}>The version</Button></div>
      </div>
      <section>
        <div className="sech"><h2>What changes</h2><span className="cnt">{view.changes.length}</span></div>
        <ul className="an-changes">{view.changes.map((line) => <li key={line}>{line}</li>)}</ul>
      </section>
      {client === undefined ? <Empty title="Nobody to tell">No contract in force stands on an older version of this policy.</Empty> : (
        <>
          <section style={{ marginTop: 18 }}>
            <div className="sech"><h2>Whom it touches</h2><span className="cnt">{view.clients.length}</span></div>
            <table aria-label="Clients to tell">
              <thead><tr><th scope="col">Client</th><th scope="col">Contracts</th><th scope="col">Contacts</th><th scope="col">Told</th></tr></thead>
              <tbody>{view.clients.map((own) => <Row key={own.client_id} client={own} on={own.client_id === client.client_id} onChoose={() => setChosen(own.client_id)} />)}</tbody>
            </table>
          </section>
          <div className="an-cols">
            <Letter key={`${client.client_id}/${client.version}`} version={policy.version_id} client={client} />
            <aside aria-label={`Telling ${client.client}`}>
              <Record key={client.client_id} version={policy.version_id} client={client} />
              <Evidence client={client} />
              <Sender template={view.template} />
            </aside>
          </div>
        </>
      )}
    </div>
  );
}

/** A new version: whom it touches, what their letters say, and who was told. */
export function AnnouncePage({ version }: { version: string }) {
  const view = useAsk("sla.announcement", { version_id: version });
  useKey("Esc", back);
  return <PageAnswer of={view}>{(reply) => <Page view={reply} />}</PageAnswer>;
}
