import { useState } from "react";
import { useAsk, useDo } from "../../backend/queries";
import type { Explanation, MetricView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { ClockPicture } from "../../shared/clock/ClockPicture";
import { useCrumbs } from "../../shared/crumbs";
import { Icon } from "../../shared/Icon";
import { useKey } from "../../shared/keys";
import { Link } from "../../shared/Link";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { PageAnswer } from "../../shared/states/Answer";
import { Tabs } from "../../shared/Tabs";
import { ids } from "../../shared/testids";
import { Time } from "../../shared/time/Time";
import { say } from "../../shared/toasts";
import { VERDICT } from "../../shared/verdict";
import { CausePanel } from "./CausePanel";
import { Events } from "./Events";
import { ExcludePanel } from "./ExcludePanel";
import { MetricLedger } from "./MetricLedger";
import { RecordPanel } from "./RecordPanel";

type Panel = "exclude" | "record" | "cause";

function Head({ ticket, onPanel }: { ticket: Explanation; onPanel: (panel: Panel) => void }) {
  const { row } = ticket;
  const exclude = useDo("tickets.exclude");
  const include = () => exclude.mutate({ ids: [row.id], reason: "", note: "" }, { onSuccess: () => say(`${row.number} counts again.`) });
  const late = ticket.metrics.some((metric) => metric.verdict === "late");
  return (
    <div className="head">
      <div style={{ minWidth: 0 }}>
        <h1>{row.subject === "" ? row.number : row.subject}</h1>
        <div className="sub row wrap" style={{ gap: "2px 14px" }}>
          {row.priority !== "" && <span className="tag">{row.priority}</span>}
          {row.client !== "" && <Link to={`/clients/${row.client_id}`}>{row.client}</Link>}
          <span>Received <Time moment={row.received} /></span>
          {row.resolved !== null && <span>Resolved <Time moment={row.resolved} /></span>}
          {ticket.contract !== null && <span>Contract <Link to={`/contracts/${ticket.contract.key}`}>{ticket.contract.name}</Link></span>}
          {row.external_id !== "" && <span className="mut">{row.external_id}</span>}
        </div>
      </div>
      <span className="sp" />
      {late && <Button mark="edit" onClick={() => onPanel("cause")} testid={ids.ticketCause}>Cause…</Button>}
      <Button mark="edit" keys="E" onClick={() => onPanel("record")} testid={ids.ticketRecord}>Record an event…</Button>
      {ticket.excluded === "" ? (
        <Button mark="ban" onClick={() => onPanel("exclude")} testid={ids.ticketExclude} disabled={ticket.exclusions.length === 0}>Exclude…</Button>
      ) : (
        <Button mark="rev" onClick={include} testid={ids.ticketInclude}>Count it again</Button>
      )}
    </div>
  );
}

function Remarks({ ticket }: { ticket: Explanation }) {
  const remarks = [
    { title: "Nothing is judged.", words: ticket.unscored },
    { title: "Out of attainment.", words: ticket.excluded },
    { title: "A rule of the contract changed the priority at receipt.", words: ticket.rule === "" ? "" : `“${ticket.rule}”` },
  ].filter((remark) => remark.words !== "");
  if (remarks.length === 0) return null;
  return (
    <div className="stack" style={{ marginBottom: 16 }}>
      {remarks.map((remark) => <Callout key={remark.title} tone="plain" title={remark.title}>{remark.words}</Callout>)}
    </div>
  );
}

function Published({ ticket }: { ticket: Explanation }) {
  return (
    <aside aria-label="Targets and assumptions">
      <div className="sech"><h2>Targets as published</h2></div>
      <div className="sm sec" style={{ margin: "6px 0 4px" }}>{ticket.policy === "" ? "No policy applies to this ticket." : ticket.policy}</div>
      <dl className="kv l tgt">
        {ticket.targets.map((target) => (
          <div key={target.key} style={{ display: "contents" }}>
            <dt>{target.key}</dt>
            <dd>“{target.name}”</dd>
          </div>
        ))}
      </dl>
      {ticket.readings.length > 0 && (
        <>
          <div className="sech" style={{ marginTop: 14, marginBottom: 7 }}>
            <h2>Assumptions</h2>
            <span className="cnt">{ticket.readings.length}</span>
            <Link to="/policies">Policies</Link>
          </div>
          <ul>
            {ticket.readings.map((reading) => (
              <li key={reading.letter + reading.reading} className="asm">
                <Icon mark="asm" />
                <span>
                  <b className="m">{reading.reading}</b>
                  {reading.words !== "" && <> The policy says “{reading.words}”.</>}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="sm mut" style={{ marginTop: 12 }}>{ticket.calendar}</div>
    </aside>
  );
}

function tabOf(metric: MetricView) {
  const { tone, mark, word } = VERDICT[metric.verdict];
  return {
    value: metric.metric,
    label: metric.title,
    after: <span className={`st ${tone}`} title={word}><Icon mark={mark} small /><span className="hidden">{word}</span></span>,
    testid: ids.ticketTab(metric.metric),
  };
}

function Below({ ticket }: { ticket: Explanation }) {
  const place = usePlace();
  const asked = place.query.get("tab");
  const metric = ticket.metrics.find((one) => one.metric === asked) ?? (asked === "events" ? undefined : ticket.metrics[ticket.metrics.length - 1]);
  return (
    <div className="low">
      <div style={{ minWidth: 0 }}>
        <Tabs
          label="Explained"
          value={metric?.metric ?? "events"}
          onChange={(tab) => replace(withQuery(place, { tab }))}
          controls="ticket-panel"
          tabs={[...ticket.metrics.map(tabOf), { value: "events", label: "Events", after: <span className="mut">{ticket.events.length}</span>, testid: ids.ticketTab("events") }]}
          aside="hours:minutes, counted to the second"
        />
        <div role="tabpanel" id="ticket-panel" aria-label={metric?.title ?? "Events"}>
          {metric === undefined ? <Events events={ticket.events} /> : <MetricLedger key={metric.metric} metric={metric} />}
        </div>
      </div>
      <Published ticket={ticket} />
    </div>
  );
}

function Page({ ticket }: { ticket: Explanation }) {
  const [panel, setPanel] = useState<Panel | null>(null);
  const close = () => setPanel(null);
  useKey("e", () => setPanel("record"));
  useKey("Esc", panel === null ? () => go("/tickets") : null);
  return (
    <div className={panel === null ? "body" : "body p"} data-testid={ids.ticketPage}>
      <div className="mid measured">
        <Head ticket={ticket} onPanel={setPanel} />
        <Remarks ticket={ticket} />
        {ticket.picture.days.length > 0 && <ClockPicture picture={ticket.picture} />}
        <Below ticket={ticket} />
      </div>
      {panel === "exclude" && <ExcludePanel tickets={[ticket.row.id]} onClose={close} onDone={close} />}
      {panel === "record" && <RecordPanel ticket={ticket} onClose={close} />}
      {panel === "cause" && <CausePanel ticket={ticket} onClose={close} />}
    </div>
  );
}

export function TicketPage({ id }: { id: string }) {
  const ticket = useAsk("tickets.explain", { id });
  useCrumbs({ name: "Tickets", to: "/tickets" }, { name: ticket.data?.row.number ?? "", to: null });
  return <PageAnswer of={ticket}>{(reply) => <Page ticket={reply} />}</PageAnswer>;
}
