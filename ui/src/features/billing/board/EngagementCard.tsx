import type { MouseEvent } from "react";
import type { Card, TimerView } from "../../../bindings/types";
import { Icon } from "../../../shared/Icon";
import { StateMark } from "../../../shared/StateMark";
import { ids } from "../../../shared/testids";
import { hmmss } from "../../../shared/time/duration";
import { seconds } from "../../../shared/time/moment";
import { useSecond } from "../../../shared/time/now";
import { roundedWords, shortDay } from "../words";

interface CardProps {
  card: Card;
  isOpen: boolean;
  isChosen: boolean;
  /** Whether the key stands on this card: one card of the board takes it. */
  takesKey: boolean;
  onOpen: () => void;
  onTick: () => void;
  onReach: () => void;
}

function Line({ name, value }: { name: string; value: string }) {
  return <div className="ln"><span>{name}</span><span>{value}</span></div>;
}

/** What has been worked: it ticks while a timer runs. */
export function Clock({ worked, timer }: { worked: number; timer: TimerView | null }) {
  const now = useSecond(timer !== null);
  const runs = timer === null ? 0 : Math.max(0, now.getTime() / 1000 - seconds(timer.started));
  return (
    <div className="tm">
      {timer === null ? <StateMark tone="paused" word="Stopped" /> : <StateMark tone="run" word="Running" />}
      <b data-testid={ids.billingClock}>{hmmss(worked + runs)}</b>
    </div>
  );
}

function Amount({ card }: { card: Card }) {
  return card.amount === "" ? null : <div className="am">{card.amount}</div>;
}

/** What a card says differs with where it stands. */
function Body({ card }: { card: Card }) {
  switch (card.state) {
    case "in_work":
      return (
        <>
          <Clock worked={card.worked_s} timer={card.timer} />
          <Line name="Would bill" value={card.amount} />
          <Line name="Cap" value={card.cap} />
        </>
      );
    case "to_review":
      return <><Line name="Worked" value={card.worked} /><Line name="Billed" value={card.billed} /><Amount card={card} /></>;
    case "to_bill":
      return <><Line name={roundedWords(card)} value={card.blocks} /><Amount card={card} /></>;
    case "billed":
      return <><Line name={card.invoice} value={shortDay(card.on)} /><Amount card={card} /></>;
    default:
      return <><Line name={card.cause} value={shortDay(card.on)} /><Line name="Quoted" value={card.quoted} /></>;
  }
}

/** Why it cannot be billed, and what was said when it came back: on the card itself. */
function Blocked({ card }: { card: Card }) {
  if (card.blocked.length === 0 && card.comment === "") return null;
  return (
    <ul className="blocked" data-testid={ids.billingBlocked(card.number)}>
      {card.blocked.map((why) => <li key={why} className="why"><Icon mark="soon" small /><span>{why}</span></li>)}
      {card.comment !== "" && <li><Icon mark="rev" small /><span>{card.comment}</span></li>}
    </ul>
  );
}

export function EngagementCard({ card, isOpen, isChosen, takesKey, onOpen, onTick, onReach }: CardProps) {
  const tick = (event: MouseEvent) => {
    event.stopPropagation();
    onTick();
  };
  const look = ["card", isOpen ? "on" : "", isChosen ? "sel" : "", card.state === "billed" ? "done" : ""].filter(Boolean).join(" ");
  return (
    <li
      role="option"
      aria-selected={isChosen}
      aria-current={isOpen ? "true" : undefined}
      tabIndex={takesKey ? 0 : -1}
      className={look}
      data-card={card.id}
      data-testid={ids.billingCard(card.number)}
      onClick={onOpen}
      onFocus={onReach}
    >
      <div className="row sm">
        <span className="mut">{card.number}</span>
        <span className="sp" />
        <span className={isChosen ? "tick on" : "tick"} aria-hidden="true" onClick={tick} data-testid={ids.billingTick(card.number)}>{isChosen && <Icon mark="check" small />}</span>
      </div>
      <div className="ct">{card.title}</div>
      <div className="sm sec cut" title={card.client}>{card.client}</div>
      <Body card={card} />
      <Blocked card={card} />
    </li>
  );
}
