import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { EngagementView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { ChoiceField, SuggestField, TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { CHANNELS } from "../words";

const SHOWN = ["at", "channel", "contact", "evidence"];

/** Records that permission was refused, or taken back: work from then on is not billable. */
export function EndBox({ engagement, isRefusal, onDone }: { engagement: EngagementView; isRefusal: boolean; onDone: () => void }) {
  const { card, approvers } = engagement;
  const form = useOpened<HTMLFormElement>();
  const { draft, change, clear } = useDraft(`consent-end:${card.id}`, { at: "", channel: "email", contact: approvers[0]?.name ?? "", evidence: "" });
  const decline = useDo("billing.decline_consent");
  const withdraw = useDo("billing.withdraw_consent");
  const doing = isRefusal ? decline : withdraw;
  const wrong = (field: string) => problemOf(doing.error, field);
  const title = isRefusal ? "Record a no" : "Consent was taken back";
  const act = () => doing.mutate({ ...draft, id: card.id, expected_version: card.version }, {
    onSuccess: () => {
      clear();
      say(isRefusal ? `The no to ${card.number} is recorded.` : `The consent to ${card.number} is taken back.`);
      onDone();
    },
  });
  useKey("Ctrl Enter", doing.isPending ? null : act);
  useKey("Esc", onDone);
  return (
    <form ref={form} className="box callout plain" noValidate aria-label={title} data-testid={ids.consentEnd} onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack wide">
        <b className="m">{title}</b>
        {doing.isError && <Refused failure={doing.error} shown={SHOWN} />}
        <div className="pair">
          <TextField label="When" type="datetime-local" value={draft.at} onChange={(at) => change({ at })} problem={wrong("at")} hint="now when empty" testid={ids.consentField("at")} />
          <ChoiceField label="How" value={draft.channel} onChange={(channel) => change({ channel })} choices={CHANNELS} problem={wrong("channel")} testid={ids.consentField("channel")} />
        </div>
        <SuggestField label="By whom" value={draft.contact} onChange={(contact) => change({ contact })} suggestions={approvers.map((one) => one.name)} problem={wrong("contact")} testid={ids.consentField("contact")} />
        <TextField label="What was said" lines value={draft.evidence} onChange={(evidence) => change({ evidence })} problem={wrong("evidence")} testid={ids.consentField("evidence")} />
        <div className="row wrap">
          <Button small look="go" submit keys="Ctrl Enter" disabled={doing.isPending} testid={ids.consentEndSave}>Record</Button>
          <Button small look="quiet" onClick={() => { clear(); onDone(); }}>Discard</Button>
        </div>
      </div>
    </form>
  );
}
