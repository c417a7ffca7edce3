import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { ClientNotice } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { TextField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { SaveTo } from "../../../shared/SaveTo";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

/** The letter of one client: edited, copied, or written as an e-mail. */
export function Letter({ version, client }: { version: string; client: ClientNotice }) {
  const { draft, change, clear, touched } = useDraft(`notice:${version}:${client.client_id}`, { subject: client.subject, body: client.body });
  const save = useDo("sla.save_notice");
  const file = useDo("sla.notice_file");
  const keep = () => save.mutate({ version_id: version, client_id: client.client_id, expected_version: client.version, ...draft }, { onSuccess: () => { clear(); say(`Kept the letter to ${client.client}.`); } });
  const [saving, setSaving] = useState(false);
  const write = (path: string) => file.mutate({ version_id: version, client_id: client.client_id, path }, {
    onSuccess: (reply) => {
      setSaving(false);
      say(`Wrote ${reply.path}. Open it in your mail program to send it.`);
    },
  });
  const copy = () => void navigator.clipboard.writeText(`${draft.subject}\n\n${draft.body}`).then(() => say("Copied the letter."), () => say("The letter could not be copied. Select its text instead."));
  useKey("Ctrl Enter", touched ? keep : null);
  return (
    <section className="an-letter">
      <div className="sech"><h2>The letter to {client.client}</h2><span className="cnt">{client.version === 0 ? "from the template" : "written for this client"}</span></div>
      <div className="form">
        <TextField label="Subject" value={draft.subject} onChange={(subject) => change({ subject })} problem={problemOf(save.error, "subject")} testid={ids.announceSubject} />
        <TextField label="Text" lines value={draft.body} onChange={(body) => change({ body })} problem={problemOf(save.error, "body")} testid={ids.announceBody} />
        <div className="row">
          <Button look={touched ? "go" : "plain"} keys="Ctrl Enter" onClick={keep} disabled={!touched || save.isPending} testid={ids.announceKeep}>Keep the letter</Button>
          <Button onClick={copy} testid={ids.announceCopy}>Copy</Button>
          <Button mark="mail" onClick={() => setSaving(true)} disabled={touched} testid={ids.announceEml}>Save as e-mail…</Button>
        </div>
        {saving && <SaveTo ask={{ title: "Save as e-mail", kind: "E-mail", extensions: ["eml"], name: `${client.client}.eml` }} onSave={write} onClose={() => setSaving(false)} waits={file.isPending} failure={file.error} />}
        {touched && <p className="note">The e-mail and the evidence take the letter as it is kept.</p>}
        <Refused failure={save.error} shown={["subject", "body"]} />
      </div>
    </section>
  );
}
