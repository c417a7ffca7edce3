import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import type { EngagementView, WorkView } from "../../../bindings/types";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { Link } from "../../../shared/Link";
import { go, usePlace } from "../../../shared/route";
import { PageAnswer } from "../../../shared/states/Answer";
import { ids } from "../../../shared/testids";
import { Time } from "../../../shared/time/Time";
import { Clock } from "../board/EngagementCard";
import { WorkBox } from "../work/WorkBox";
import { actOf, type Act } from "./acts";
import { Boxes } from "./Boxes";
import { Charge } from "./Charge";
import { Consent } from "./Consent";
import { InTheWay, Numbers, Whose } from "./EngagementPanel";
import { MoreSteps, Steps } from "./Steps";
import { Work } from "./Work";
import "../billing.css";

/** What was posted, and what was taken back again. */
function Postings({ engagement }: { engagement: EngagementView }) {
  if (engagement.postings.length === 0) return null;
  return (
    <section aria-label="Postings">
      <div className="sech"><h2>On invoices</h2></div>
      <table aria-label="On invoices">
        <thead><tr><th scope="col">Posted</th><th scope="col">Invoice</th><th scope="col">Taken back</th><th scope="col" className="r">Before tax</th></tr></thead>
        <tbody>
          {engagement.postings.map((one) => (
            <tr key={one.at.utc + one.invoice}>
              <td><Time moment={one.at} /></td>
              <td>{one.invoice}</td>
              <td className="sec">{one.reversed !== null && <><Time moment={one.reversed} /> {one.reason}</>}</td>
              <td className="r nw">{one.amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Page({ engagement }: { engagement: EngagementView }) {
  const wanted = actOf(usePlace().query.get("do"));
  const [act, setAct] = useState<Act | null>(wanted);
  const [piece, setPiece] = useState<WorkView | null>(null);
  const { card } = engagement;
  const done = () => {
    setAct(null);
    setPiece(null);
  };
  useKey("e", act === null ? () => setAct("edit") : null);
  useKey("Esc", () => go(`/billing?at=${card.id}`));
  return (
    <div className="eng" data-testid={ids.billingPage}>
      <div className="mid">
        <div className="row"><Numbers engagement={engagement} /><span className="sp" /><MoreSteps engagement={engagement} onAct={setAct} isPanel={false} /></div>
        <h1 style={{ marginTop: 4 }}>{card.title}</h1>
        <Whose engagement={engagement} />
        <InTheWay engagement={engagement} />
        {card.timer !== null && <Clock worked={card.worked_s} timer={card.timer} />}
        {engagement.notes !== "" && <p className="sec" style={{ marginTop: 8 }}>{engagement.notes}</p>}
        <Boxes engagement={engagement} act={act} onDone={done} />
        {piece !== null && <WorkBox key={piece.id} engagement={engagement} piece={piece} onDone={done} />}
        <Work engagement={engagement} onEdit={setPiece} />
        <Postings engagement={engagement} />
        <p className="sm mut" style={{ marginTop: 16 }}>Charged by the <Link to={`/contracts/${engagement.contract_id}/billing`}>terms of {card.contract}</Link>: {engagement.terms_words}</p>
      </div>
      <aside className="panel" aria-label="Charge and consent">
        <Charge charge={engagement.charge} />
        <Consent engagement={engagement} isFull />
        <Steps engagement={engagement} act={piece === null ? act : "work"} onAct={setAct} />
      </aside>
    </div>
  );
}

/** An engagement on a page of its own, with every form. */
export function EngagementPage({ id }: { id: string }) {
  const asked = useAsk("billing.engagement", { id });
  useCrumbs({ name: "Advanced support", to: "/billing" }, { name: asked.data?.card.number ?? "", to: null });
  return <PageAnswer of={asked}>{(engagement) => <Page engagement={engagement} />}</PageAnswer>;
}
