import { problemOf } from "../../../backend/failures";
import { host } from "../../../backend/host";
import { useDo } from "../../../backend/queries";
import type { EngagementView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { ChoiceField, SuggestField, TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { inZone } from "../../../shared/time/moment";
import { useNow } from "../../../shared/time/now";
import { say } from "../../../shared/toasts";
import { CHANNELS } from "../words";

const SHOWN = ["granted_at", "channel", "contact", "evidence", "file", "cap_blocks", "expires_at"];

/** What stands in the field is what was agreed to: an emptied one means that there is no cap, or no end. */
function orNone(typed: string): string {
  return typed.trim() === "" ? "none" : typed;
}

/** Records a yes, or a further yes to more: when, how, by whom, up to how much, and what proves it. */
export function RecordBox({ engagement, isMore, onDone }: { engagement: EngagementView; isMore: boolean; onDone: () => void }) {
  const { card, approvers, consent } = engagement;
  const form = useOpened<HTMLFormElement>();
  const here = inZone(useNow(), engagement.zone);
  const { draft, change, clear } = useDraft(`consent-record:${card.id}`, {
    granted_at: here.local.slice(0, 16), channel: "email", contact: approvers[0]?.name ?? "", evidence: "", file: "", cap_blocks: consent.cap_blocks, expires_at: isMore ? consent.expires?.local.slice(0, 16) ?? "" : "",
  });
  const record = useDo("billing.record_consent");
  const wrong = (field: string) => problemOf(record.error, field);
  const title = isMore ? "Extend the consent" : "Record consent";
  const act = () => record.mutate({ ...draft, cap_blocks: orNone(draft.cap_blocks), expires_at: orNone(draft.expires_at), id: card.id, expected_version: card.version }, {
    onSuccess: () => {
      clear();
      say(isMore ? `The consent of ${card.number} is extended.` : `The consent to ${card.number} is recorded.`);
      onDone();
    },
  });
  const choose = async () => {
    const chosen = await host().chooseFile({ title: "What proves it", kind: "Any file", extensions: ["*"] });
    if (chosen !== null) change({ file: chosen });
  };
  useKey("Ctrl Enter", record.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label={title} data-testid={ids.consentRecord} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        <b className="m">{title}</b>
        {record.isError && <Refused failure={record.error} shown={SHOWN} />}
        <div className="pair">
          <TextField label={`Given, in ${here.abbreviation}`} type="datetime-local" value={draft.granted_at} onChange={(granted_at) => change({ granted_at })} problem={wrong("granted_at")} testid={ids.consentField("granted-at")} />
          <ChoiceField label="How" value={draft.channel} onChange={(channel) => change({ channel })} choices={CHANNELS} problem={wrong("channel")} testid={ids.consentField("channel")} />
        </div>
        <SuggestField label="By whom" value={draft.contact} onChange={(contact) => change({ contact })} suggestions={approvers.map((one) => one.name)} problem={wrong("contact")} hint={approvers.length === 0 ? "No contact of this client may approve fees yet" : `May approve fees: ${approvers.map((one) => one.name).join(", ")}`} testid={ids.consentField("contact")} />
        <TextField label="Words of the answer" lines value={draft.evidence} onChange={(evidence) => change({ evidence })} problem={wrong("evidence")} testid={ids.consentField("evidence")} />
        <div className="row" style={{ alignItems: "flex-end" }}>
          <div style={{ flex: 1 }}><TextField label="File that proves it" value={draft.file} onChange={(file) => change({ file })} problem={wrong("file")} placeholder="its bytes and SHA-256 are kept" testid={ids.consentField("file")} /></div>
          <Button onClick={() => void choose()}>Choose…</Button>
        </div>
        <div className="pair">
          <TextField label="Blocks at most" value={draft.cap_blocks} onChange={(cap_blocks) => change({ cap_blocks })} problem={wrong("cap_blocks")} placeholder="no cap" testid={ids.consentField("cap-blocks")} />
          <TextField label="Good until" type="datetime-local" value={draft.expires_at} onChange={(expires_at) => change({ expires_at })} problem={wrong("expires_at")} testid={ids.consentField("expires-at")} />
        </div>
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={record.isPending} testid={ids.consentRecordSave}>{isMore ? "Extend" : "Record"}</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }}>Discard</Button>
        </div>
      </div>
    </form>
  );
}
