import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { NoticeTemplate } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { TextField } from "../../../shared/fields/Field";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

/** What all letters begin as, and the address they come from. */
export function Sender({ template }: { template: NoticeTemplate }) {
  const { draft, change, clear, touched } = useDraft("notice-template", template);
  const save = useDo("sla.save_notice_template");
  const keep = () => save.mutate(draft, { onSuccess: () => { clear(); say("Kept the template."); } });
  return (
    <details className="an-template">
      <summary data-testid={ids.announceSender}>Template of all letters</summary>
      <div className="form">
        <TextField label="Letters come from" value={draft.from} onChange={(from) => change({ from })} placeholder="support@example.com" problem={problemOf(save.error, "from")} testid={ids.announceFrom} />
        <TextField label="Subject" value={draft.subject} onChange={(subject) => change({ subject })} problem={problemOf(save.error, "subject")} />
        <TextField label="Text" lines value={draft.body} onChange={(body) => change({ body })} problem={problemOf(save.error, "body")} hint="{client} {contacts} {contracts} {policy} {version} {from} {holds} {changes} {provider}" />
        <div><Button small onClick={keep} disabled={!touched || save.isPending} testid={ids.announceTemplate}>Keep the template</Button></div>
        <Refused failure={save.error} shown={["from", "subject", "body"]} />
      </div>
    </details>
  );
}
