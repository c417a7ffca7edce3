import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { useAsk, useDo } from "../../backend/queries";
import type { MailSettingsView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useDraft } from "../../shared/draft";
import { CheckField, ChoiceField, TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { go } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";
import { Password } from "./Password";
import { TestedCallout } from "./TestedCallout";

const SECURITY = [
  { value: "starttls", label: "STARTTLS, usually port 587" },
  { value: "tls", label: "TLS, usually port 465" },
  { value: "none", label: "None: only on this machine" },
];
const FIELDS = ["host", "port", "security", "in_the_clear", "sender_address", "reply_to", "authorities"];

function Server({ known }: { known: MailSettingsView }) {
  const { host, port, security, in_the_clear, user_name, sender_name, sender_address, reply_to, authorities, version } = known;
  const { draft, change, clear, touched } = useDraft("mail", { host, port: String(port), security, in_the_clear, user_name, sender_name, sender_address, reply_to, authorities });
  const save = useDo("mail.save_settings");
  const wrong = (field: string) => problemOf(save.error, field);
  const act = () => save.mutate({ ...draft, port: Number(draft.port), expected_version: version }, {
    onSuccess: () => {
      clear();
      say("Saved the mail server.");
    },
  });
  useKey("Ctrl Enter", touched ? act : null);
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); act(); }}>
      {save.isError && <Refused failure={save.error} shown={FIELDS} />}
      <div className="pair">
        <TextField label="Server" value={draft.host} onChange={(host) => change({ host })} problem={wrong("host")} placeholder="mail.example.com" testid={ids.mailHost} />
        <TextField label="Port" value={draft.port} onChange={(typed) => change({ port: typed })} problem={wrong("port")} />
      </div>
      <ChoiceField label="Encryption" value={draft.security} onChange={(security) => change({ security })} choices={SECURITY} problem={wrong("security")} />
      {draft.security === "none" && <CheckField label="Let everybody on the way read mails and password" checked={draft.in_the_clear} onChange={(agreed) => change({ in_the_clear: agreed })} hint={wrong("in_the_clear") ?? "Only needed for a server on another machine."} />}
      <TextField label="User name" value={draft.user_name} onChange={(user_name) => change({ user_name })} hint="Empty for a server that asks for no login" />
      <div className="pair">
        <TextField label="Sender" value={draft.sender_name} onChange={(sender_name) => change({ sender_name })} hint="As recipients read it" />
        <TextField label="Sender’s address" value={draft.sender_address} onChange={(sender_address) => change({ sender_address })} problem={wrong("sender_address")} />
      </div>
      <TextField label="Answers go to" value={draft.reply_to} onChange={(reply_to) => change({ reply_to })} problem={wrong("reply_to")} hint="The sender, where empty" />
      <TextField label="Certificates of your own authority (PEM)" lines value={draft.authorities} onChange={(authorities) => change({ authorities })} problem={wrong("authorities")} hint="Only for an in-house server whose certificate this machine does not know" />
      <div className="row">
        <Button look="go" submit keys="Ctrl Enter" disabled={!touched || save.isPending} testid={ids.mailSave}>Save</Button>
        {touched && <Button look="quiet" onClick={clear}>Discard</Button>}
      </div>
    </form>
  );
}

function Test({ sender }: { sender: string }) {
  const [to, setTo] = useState("");
  const test = useDo("mail.test", "Sending a test mail");
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); test.mutate({ to }); }}>
      {test.isError && <Refused failure={test.error} shown={["to"]} />}
      {test.data !== undefined && <TestedCallout tested={test.data} testid={ids.mailTested} />}
      <TextField label="Send a test mail to" value={to} onChange={setTo} problem={problemOf(test.error, "to")} placeholder={sender} />
      <div className="row"><Button submit disabled={test.isPending} testid={ids.mailTest}>{test.isPending ? "Sending…" : "Send a test mail"}</Button></div>
    </form>
  );
}

/** The server mail leaves through, its password, and whether it works. */
export function MailPage() {
  useCrumbs({ name: "Settings", to: "/settings" }, { name: "Mail server", to: null });
  const settings = useAsk("mail.settings", {});
  const keep = useDo("mail.set_password");
  return (
    <div className="mid" style={{ flex: 1 }} data-testid={ids.mail}>
      <div style={{ maxWidth: 640 }}>
        <div className="row" style={{ marginBottom: 16 }}><h1>Mail server</h1><span className="sp" /><Button onClick={() => go("/settings/outbox")}>Outbox</Button></div>
        <Answer of={settings}>
          {(reply) => (
            <>
              <Server known={reply} />
              {reply.version > 0 && reply.user_name !== "" && (
                <section style={{ marginTop: 32 }}>
                  <div className="sech"><h2>Password</h2></div>
                  <Password place={reply.password} noKeychain={reply.no_keychain} failure={keep.error} isPending={keep.isPending} onKeep={(password, where, onDone) => keep.mutate({ password, keep: where }, { onSuccess: () => { onDone(); say(password === "" ? "Forgot the password." : "Kept the password."); } })} />
                </section>
              )}
              {reply.version > 0 && (
                <section style={{ marginTop: 32 }}>
                  <div className="sech"><h2>Does it work?</h2></div>
                  <Test sender={reply.sender_address} />
                </section>
              )}
            </>
          )}
        </Answer>
      </div>
    </div>
  );
}
