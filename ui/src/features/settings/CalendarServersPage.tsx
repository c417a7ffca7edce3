import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { CaldavServerView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { TextField } from "../../shared/fields/Field";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";
import { Password } from "./Password";
import { TestedCallout } from "./TestedCallout";

const NEW = { id: "", name: "", url: "", user_name: "", authorities: "", version: 0 };
const FIELDS = ["name", "url", "authorities"];
type Typed = typeof NEW;

function Form({ known, onDone }: { known: Typed; onDone: () => void }) {
  const [typed, setTyped] = useState(known);
  const save = useDo("caldav.save_server");
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const wrong = (field: string) => problemOf(save.error, field);
  const { version, ...rest } = typed;
  const act = () => save.mutate({ ...rest, expected_version: version }, { onSuccess: () => { say(`Saved ${typed.name}.`); onDone(); } });
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); act(); }} onKeyDown={(event) => { if (event.key === "Escape") onDone(); }}>
      {save.isError && <Refused failure={save.error} shown={FIELDS} />}
      <TextField autoFocus label="Name" value={typed.name} onChange={(name) => change({ name })} problem={wrong("name")} hint="What you call it here" testid={ids.calendarServerName} />
      <TextField label="Address" value={typed.url} onChange={(url) => change({ url })} problem={wrong("url")} placeholder="https://cloud.example.com/" testid={ids.calendarServerUrl} />
      <TextField label="User name" value={typed.user_name} onChange={(user_name) => change({ user_name })} hint="Empty for a server that asks for no login" />
      <TextField label="Certificates of your own authority (PEM)" lines value={typed.authorities} onChange={(authorities) => change({ authorities })} problem={wrong("authorities")} />
      <div className="row"><Button look="go" submit disabled={save.isPending} testid={ids.calendarServerSave}>Save</Button><Button look="quiet" keys="Esc" onClick={onDone}>Cancel</Button></div>
    </form>
  );
}

function Server({ server }: { server: CaldavServerView }) {
  const [isEdited, setEdited] = useState(false);
  const keep = useDo("caldav.set_password");
  const test = useDo("caldav.test", "Trying the calendar server");
  const remove = useDo("caldav.remove_server");
  const failure = test.error ?? remove.error;
  return (
    <section style={{ marginTop: 24 }} aria-label={server.name}>
      <div className="sech"><h2>{server.name}</h2><span className="sec">{server.url}</span></div>
      {isEdited ? <Form known={server} onDone={() => setEdited(false)} /> : (
        <div className="row" style={{ paddingTop: 12 }}>
          <Button onClick={() => test.mutate({ id: server.id })} disabled={test.isPending} testid={ids.calendarServerTest(server.name)}>{test.isPending ? "Trying…" : "Does it work?"}</Button>
          <Button look="quiet" onClick={() => setEdited(true)}>Change</Button>
          <Button look="quiet" disabled={remove.isPending} onClick={() => remove.mutate({ id: server.id, expected_version: server.version }, { onSuccess: () => say(`${server.name} is out of the list. What is on it stays there.`) })}>Remove</Button>
        </div>
      )}
      {failure !== null && <div style={{ marginTop: 12 }}><Refused failure={failure} shown={[]} /></div>}
      {test.data !== undefined && (
        <div style={{ marginTop: 12 }}>
          <TestedCallout tested={test.data.tested} testid={ids.calendarServerTested} />
          <ul>{test.data.calendars.map((one) => <li key={one.href}>{one.name} <span className="mut">{one.href}</span></li>)}</ul>
        </div>
      )}
      {server.user_name !== "" && <Password place={server.password} noKeychain={server.no_keychain} failure={keep.error} isPending={keep.isPending} onKeep={(password, where, onDone) => keep.mutate({ id: server.id, password, keep: where }, { onSuccess: () => { onDone(); say(password === "" ? "Forgot the password." : "Kept the password."); } })} />}
    </section>
  );
}

/** Servers calendars are published on. */
export function CalendarServersPage() {
  useCrumbs({ name: "Settings", to: "/settings" }, { name: "Calendar servers", to: null });
  const asked = useAsk("caldav.servers", {});
  const [isAdding, setAdding] = useState(false);
  const add = <Button mark="plus" onClick={() => setAdding(true)}>Add a server</Button>;
  return (
    <div className="mid" style={{ flex: 1 }} data-testid={ids.calendarServers}>
      <div style={{ maxWidth: 640 }}>
        <div className="row" style={{ marginBottom: 16 }}><h1>Calendar servers</h1><span className="sp" />{!isAdding && add}</div>
        {isAdding && <Form known={NEW} onDone={() => setAdding(false)} />}
        <Answer of={asked}>
          {(reply) => reply.servers.length === 0 && !isAdding ? (
            <Empty title="No calendar server yet" action={add}>
              Nextcloud, Radicale, Zimbra and others take calendars by CalDAV. Name yours, and maintenance can be published on it.
            </Empty>
          ) : <>{reply.servers.map((server) => <Server key={server.id} server={server} />)}</>}
        </Answer>
      </div>
    </div>
  );
}
