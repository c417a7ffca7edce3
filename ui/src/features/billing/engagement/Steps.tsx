import { Menu } from "@mantine/core";
import { useRef } from "react";
import { useDo } from "../../../backend/queries";
import type { EngagementView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Icon } from "../../../shared/Icon";
import { useKey } from "../../../shared/keys";
import { go } from "../../../shared/route";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { MovesSaid } from "../MovesSaid";
import { useMoves } from "../useMoves";
import type { Act } from "./acts";

type Next = "approve" | "post" | "stop_timer" | "finish" | "start_timer" | "ask" | "record" | "take_up";

/** The next sensible step of what can be done. */
function nextOf({ can, card, consent }: EngagementView): Next | null {
  const may = (step: string) => can.includes(step);
  if (may("approve")) return "approve";
  if (may("post")) return "post";
  if (card.timer !== null && may("stop_timer")) return "stop_timer";
  if (may("finish") && card.worked_s > 0) return "finish";
  if (card.state === "in_work" && may("start_timer")) return "start_timer";
  // Who was asked answers: that is what one comes back for.
  if (may("grant") && consent.state === "asked") return "record";
  if (may("ask")) return "ask";
  return may("take_up") ? "take_up" : null;
}

const NEXT: Record<Next, string> = {
  approve: "Approve for billing", post: "Post to the invoice", stop_timer: "Stop the timer", finish: "Finish",
  start_timer: "Start the timer", ask: "Ask for consent", record: "Record the answer", take_up: "Take up again",
};

const MORE: readonly { step: string; act: Act; name: string }[] = [
  { step: "ask", act: "ask", name: "Ask for consent" }, { step: "grant", act: "record", name: "Record consent" }, { step: "extend", act: "extend", name: "Extend the consent" },
  { step: "grant", act: "decline", name: "Record a no" }, { step: "withdraw", act: "withdraw", name: "Consent was taken back" }, { step: "override", act: "override", name: "Bill without permission" },
  { step: "enter_work", act: "work", name: "Enter time" }, { step: "drop", act: "drop", name: "Drop" },
];

interface StepsProps {
  engagement: EngagementView;
  act: Act | null;
  onAct: (act: Act) => void;
}

/** The other steps, in a menu. */
export function MoreSteps({ engagement, onAct, isPanel }: { engagement: EngagementView; onAct: (act: Act) => void; isPanel: boolean }) {
  const { card, can } = engagement;
  const menu = useRef<HTMLButtonElement>(null);
  const next = nextOf(engagement);
  const may = (step: string) => can.includes(step);
  // What opens takes the focus from the button, and gives it back there.
  const begin = (which: Act) => {
    menu.current?.focus();
    onAct(which);
  };
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false} returnFocus={false} transitionProps={{ duration: 0 }} classNames={{ dropdown: "float" }}>
      <Menu.Target><button ref={menu} type="button" className="ib" aria-label="More steps" data-testid={ids.billingSteps}><Icon mark="more" /></button></Menu.Target>
      <Menu.Dropdown style={{ padding: 4 }}>
        {isPanel && <Menu.Item onClick={() => go(`/billing/${card.id}`)} data-testid={ids.billingStep("page")}>Open its page</Menu.Item>}
        <Menu.Item onClick={() => begin("edit")} data-testid={ids.billingStep("edit")}>Edit</Menu.Item>
        {next !== "approve" && may("send_back") && <Menu.Item onClick={() => begin("send_back")} data-testid={ids.billingStep("send-back")}>Send back</Menu.Item>}
        {MORE.filter((one) => may(one.step) && one.step !== next && one.act !== next).map((one) => <Menu.Item key={one.act} onClick={() => begin(one.act)} data-testid={ids.billingStep(one.act)}>{one.name}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The next step, filled, and what else one would do now beside it. */
export function Steps({ engagement, act, onAct }: StepsProps) {
  const { card, can } = engagement;
  const moves = useMoves();
  const start = useDo("billing.start_timer");
  const next = act === null ? nextOf(engagement) : null;
  const waits = moves.waits || start.isPending;
  const may = (step: string) => can.includes(step);
  const run = () => start.mutate({ id: card.id, technician: "", note: "" }, { onSuccess: () => say(`The timer of ${card.number} runs.`) });
  const take: Record<Next, () => void> = {
    approve: () => moves.move([card], "approve", "", () => {}), finish: () => moves.move([card], "finish", "", () => {}), take_up: () => moves.move([card], "take_up", "", () => {}),
    post: () => moves.post([{ id: card.id, expected_version: card.version }], () => {}),
    stop_timer: () => onAct("stop"), start_timer: run, ask: () => onAct("ask"), record: () => onAct("record"),
  };
  const isBare = next === null && (act !== null || card.invoice_id === "");
  useKey("Ctrl Enter", next === null || waits ? null : take[next]);
  const mark = next === "approve" || next === "finish" || next === "record" ? "check" : next === "start_timer" ? "run" : next === "stop_timer" ? "paused" : next === "ask" ? "mail" : undefined;
  return (
    <div className={isBare ? "foot bare" : "foot"}>
      <MovesSaid moves={moves} />
      {start.isError && <Refused failure={start.error} shown={[]} />}
      <div className="row">
        {next !== null && <Button look="go" wide keys="Ctrl Enter" disabled={waits} onClick={take[next]} testid={ids.billingStep(next.replace("_", "-"))} {...(mark === undefined ? {} : { mark })}>{NEXT[next]}</Button>}
        {next === "approve" && may("send_back") && <Button onClick={() => onAct("send_back")} testid={ids.billingStep("send-back")}>Send back</Button>}
        {next === "record" && may("ask") && <Button mark="mail" onClick={() => onAct("ask")} testid={ids.billingStep("ask")}>Ask again</Button>}
        {next === "ask" && may("grant") && <Button onClick={() => onAct("record")} testid={ids.billingStep("record")}>Record it</Button>}
        {next === "finish" && may("start_timer") && <Button mark="run" disabled={waits} onClick={run} testid={ids.billingStep("start-timer")}>Timer</Button>}
        {(next === "start_timer" || next === "stop_timer") && may("finish") && <Button disabled={waits} onClick={take.finish} testid={ids.billingStep("finish")}>Finish</Button>}
        {next === null && act === null && card.invoice_id !== "" && <Button wide onClick={() => go(`/billing/invoices/${card.invoice_id}`)} testid={ids.billingStep("invoice")}>Open {card.invoice === "draft" ? "the draft" : card.invoice}</Button>}
      </div>
    </div>
  );
}
