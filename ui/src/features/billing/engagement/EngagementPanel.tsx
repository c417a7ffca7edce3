import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import type { EngagementView } from "../../../bindings/types";
import { IconButton } from "../../../shared/Button";
import { Icon } from "../../../shared/Icon";
import { useKey } from "../../../shared/keys";
import { Link } from "../../../shared/Link";
import { Answer } from "../../../shared/states/Answer";
import { Skeleton } from "../../../shared/states/Skeleton";
import { ids } from "../../../shared/testids";
import { Clock } from "../board/EngagementCard";
import { stateName } from "../words";
import type { Act } from "./acts";
import { Boxes } from "./Boxes";
import { Charge } from "./Charge";
import { Consent } from "./Consent";
import { MoreSteps, Steps } from "./Steps";
import { Work } from "./Work";

/** Number, state, ticket. */
export function Numbers({ engagement }: { engagement: EngagementView }) {
  const { card } = engagement;
  return (
    <>
      <Link to={`/billing/${card.id}`} className="tag">{card.number}</Link>
      <span className="sm sec">
        {stateName(card.state).toLowerCase()}
        {card.ticket !== "" && <> · <Link to={`/tickets?${new URLSearchParams({ view: "all", search: card.ticket }).toString()}`}>{card.ticket}</Link></>}
      </span>
    </>
  );
}

/** Client, policy, zone. */
export function Whose({ engagement }: { engagement: EngagementView }) {
  const { card } = engagement;
  return (
    <div className="sm sec" style={{ marginTop: 2 }}>
      <Link to={`/clients/${card.client_id}`}>{card.client}</Link> · <Link to={`/contracts/${engagement.contract_id}`}>{engagement.policy === "" ? card.contract : engagement.policy}</Link> · {engagement.zone}
    </div>
  );
}

/** What stands in the way of billing, and what was said when it came back. */
export function InTheWay({ engagement }: { engagement: EngagementView }) {
  const { card } = engagement;
  if (card.blocked.length === 0 && card.comment === "") return null;
  return (
    <ul className="blocked" style={{ marginTop: 8 }} data-testid={ids.billingInTheWay}>
      {card.blocked.map((why) => <li key={why} className="why"><Icon mark="soon" small /><span>{why}</span></li>)}
      {card.comment !== "" && <li><Icon mark="rev" small /><span>Sent back: {card.comment}</span></li>}
    </ul>
  );
}

function Body({ engagement, onClose }: { engagement: EngagementView; onClose: () => void }) {
  const [act, setAct] = useState<Act | null>(null);
  const { card } = engagement;
  useKey("e", act === null ? () => setAct("edit") : null);
  return (
    <>
      <div className="row">
        <Numbers engagement={engagement} />
        <span className="sp" />
        <span className="row corner"><MoreSteps engagement={engagement} onAct={setAct} isPanel /><IconButton mark="x" label="Close" onClick={onClose} testid={ids.billingPanelClose} /></span>
      </div>
      <h2 style={{ marginTop: 6 }}>{card.title}</h2>
      <Whose engagement={engagement} />
      <InTheWay engagement={engagement} />
      {card.timer !== null && <Clock worked={card.worked_s} timer={card.timer} />}
      <Boxes engagement={engagement} act={act} onDone={() => setAct(null)} />
      <Charge charge={engagement.charge} />
      <Consent engagement={engagement} isFull={false} />
      <Work engagement={engagement} onEdit={null} />
      <Steps engagement={engagement} act={act} onAct={setAct} />
    </>
  );
}

/** An engagement at the right: what it comes to, who agreed, what was worked, and the next step. */
export function EngagementPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useAsk("billing.engagement", { id });
  const card = asked.data?.card;
  const stale = card !== undefined && card.id !== id && card.number !== id;
  useKey("Esc", onClose);
  return (
    <aside className="panel" aria-label={card === undefined ? "Engagement" : `${card.number} ${card.title}`} data-testid={ids.billingPanel}>
      {stale && !asked.isError ? <Skeleton rows={12} /> : <Answer of={asked}>{(engagement) => <Body engagement={engagement} onClose={onClose} />}</Answer>}
    </aside>
  );
}
