import { useDo } from "../../../backend/queries";
import type { EngagementView } from "../../../bindings/types";
import { say } from "../../../shared/toasts";
import { AskBox } from "../consent/AskBox";
import { EndBox } from "../consent/EndBox";
import { RecordBox } from "../consent/RecordBox";
import { useMoves } from "../useMoves";
import { WorkBox } from "../work/WorkBox";
import type { Act } from "./acts";
import { EditBox } from "./EditBox";
import { SayBox } from "./SayBox";
import { StopBox } from "./StopBox";

interface BoxesProps {
  engagement: EngagementView;
  act: Act | null;
  onDone: () => void;
}

/** A step of the board that needs a word. */
function Move({ engagement, step, onDone }: { engagement: EngagementView; step: "send_back" | "drop"; onDone: () => void }) {
  const { card } = engagement;
  const moves = useMoves();
  const back = step === "send_back";
  const act = (comment: string, taken: () => void) => moves.move([card], step, comment, () => {
    taken();
    onDone();
  });
  return <SayBox draftKey={`${step}:${card.id}`} title={back ? `Send ${card.number} back` : `Drop ${card.number}`} label={back ? "What is to be changed" : "Why"} act={back ? "Send back" : "Drop"} failure={moves.failure} field="comment" waits={moves.waits} onSay={act} onClose={onDone} />;
}

function Override({ engagement, onDone }: { engagement: EngagementView; onDone: () => void }) {
  const { card, override_reason } = engagement;
  const override = useDo("billing.override_consent");
  const act = (reason: string, taken: () => void) => override.mutate({ id: card.id, expected_version: card.version, reason }, {
    onSuccess: () => {
      taken();
      say(reason === "" ? `${card.number} needs permission again.` : `${card.number} is billed without permission.`);
      onDone();
    },
  });
  return <SayBox draftKey={`override:${card.id}`} start={override_reason} title="Bill without permission" label="Why" hint="Printed on the audit page of the statement; empty takes an earlier decision back" act="Decide" failure={override.error} field="reason" waits={override.isPending} onSay={act} onClose={onDone} />;
}

/** The form of what is being done; none when nothing is. */
export function Boxes({ engagement, act, onDone }: BoxesProps) {
  switch (act) {
    case "ask": return <AskBox engagement={engagement} onDone={onDone} />;
    case "record": return <RecordBox engagement={engagement} isMore={false} onDone={onDone} />;
    case "extend": return <RecordBox engagement={engagement} isMore onDone={onDone} />;
    case "decline": return <EndBox engagement={engagement} isRefusal onDone={onDone} />;
    case "withdraw": return <EndBox engagement={engagement} isRefusal={false} onDone={onDone} />;
    case "send_back": return <Move engagement={engagement} step="send_back" onDone={onDone} />;
    case "drop": return <Move engagement={engagement} step="drop" onDone={onDone} />;
    case "override": return <Override engagement={engagement} onDone={onDone} />;
    case "edit": return <EditBox engagement={engagement} onDone={onDone} />;
    case "work": return <WorkBox engagement={engagement} piece={null} onDone={onDone} />;
    case "stop": return <StopBox engagement={engagement} onDone={onDone} />;
    case null: return null;
  }
}
