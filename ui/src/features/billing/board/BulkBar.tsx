import { useState } from "react";
import type { Card } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useKey } from "../../../shared/keys";
import { ids } from "../../../shared/testids";
import { SayBox } from "../engagement/SayBox";
import type { Moves } from "../useMoves";

/** What can be done with all that are selected; those that refuse say why. */
export function BulkBar({ cards, moves, onClear }: { cards: readonly Card[]; moves: Moves; onClear: () => void }) {
  const [saying, setSaying] = useState(false);
  const has = (state: string) => cards.some((card) => card.state === state);
  const step = (name: string, comment = "", taken = () => {}) => moves.move(cards, name, comment, () => {
    taken();
    setSaying(false);
    onClear();
  });
  useKey("Esc", saying ? null : onClear);
  return (
    <div className="bulkwrap">
      {saying && <SayBox draftKey="billing-send-back" title={`Send ${cards.length} back`} label="What is to be changed" act="Send back" failure={moves.failure} field="comment" waits={moves.waits} onSay={(comment, taken) => step("send_back", comment, taken)} onClose={() => setSaying(false)} />}
      <div className="bulk" role="toolbar" aria-label="What to do with the selection">
        <b className="m">{cards.length} selected</b>
        <Button small disabled={!has("in_work") || moves.waits} onClick={() => step("finish")} testid={ids.billingBulk("finish")}>Finish</Button>
        <Button small mark="check" disabled={!has("to_review") || moves.waits} onClick={() => step("approve")} testid={ids.billingBulk("approve")}>Approve</Button>
        <Button small disabled={!(has("to_review") || has("to_bill")) || moves.waits} onClick={() => setSaying(true)} testid={ids.billingBulk("send-back")}>Send back…</Button>
        <Button small disabled={!has("to_bill") || moves.waits} onClick={() => moves.post(cards.map((card) => ({ id: card.id, expected_version: card.version })), onClear)} testid={ids.billingBulk("post")}>Post</Button>
        <span className="sp" />
        <span className="sm sec">Space selects</span>
        <button type="button" className="btn s quiet" onClick={onClear}>Clear <kbd aria-hidden="true">Esc</kbd></button>
      </div>
    </div>
  );
}
