import type { Home, TicketRow } from "../../bindings/types";
import { useAsk } from "../../backend/queries";
import { Button } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { CLOCK } from "../../shared/clockState";
import { DayRuler, type RulerMark } from "../../shared/clock/DayRuler";
import { useCrumbs } from "../../shared/crumbs";
import { Icon, type Mark } from "../../shared/Icon";
import { Link } from "../../shared/Link";
import { MailsFailed } from "../../shared/MailsFailed";
import { go } from "../../shared/route";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { leftWords } from "../../shared/time/duration";
import { dateWords, inZone, longDay, momentWords, monthWords, viewerZone } from "../../shared/time/moment";
import { useNow } from "../../shared/time/now";
import { Time } from "../../shared/time/Time";
import { Billing } from "./Billing";
import { Notices } from "./Notices";
import { ToAnnounce } from "./ToAnnounce";
import { Renewals } from "./Renewals";
import "./home.css";

function Figure({ count, words, mark, to, isBad = false }: { count: number; words: string; mark: Mark; to: string; isBad?: boolean }) {
  return (
    <Link to={to} className={isBad && count > 0 ? "br" : ""}>
      <b>{count.toLocaleString("en")}</b>
      <span><Icon mark={mark} />{words}</span>
    </Link>
  );
}

function Line({ row }: { row: TicketRow }) {
  return (
    <tr>
      <td>{row.due === null ? <span className="mut">–</span> : <Time moment={row.due} slots />}</td>
      <td className="cut" title={row.subject}><Link to={`/tickets/${row.id}`}>{row.number}</Link>&ensp;{row.subject}</td>
      <td className="cut">{row.client}</td>
      <td className="sec sm cut" title={row.next_target}>{row.next_target}</td>
      <td className="nw"><StateMark {...CLOCK[row.clock]} /></td>
      <td className="r nw">{row.left_s === null ? <span className="mut">–</span> : <b className={row.left_s < 0 ? "m late" : "m"}>{leftWords(row.left_s)}</b>}</td>
    </tr>
  );
}

function markOf(row: TicketRow): RulerMark[] {
  if (row.due === null) return [];
  return [{ utc: row.due.utc, label: row.number.replace(/^T-/, ""), words: `${row.number} ${row.subject}, ${row.next_target}, due ${momentWords(row.due, 0)}`, to: `/tickets/${row.id}` }];
}

/** All that falls due soon, not only the first few that the table has room for. */
function Ruler({ home }: { home: Home }) {
  const tickets = useAsk("tickets.list", { view: "next_due", search: "", client_id: "", priority: "", sort: "next_due", descending: false, offset: 0, limit: 500 });
  const limits = home.notices.rows.map((row) => ({ utc: row.by.utc, label: row.number, words: `Tell the clients of ${row.number} ${row.title} by ${momentWords(row.by, 0)}`, to: `/maintenance/${row.window}` }));
  return <DayRuler marks={tickets.data === undefined ? null : tickets.data.rows.flatMap(markOf)} limits={limits} shade={home.closed} />;
}

function Deadlines({ home }: { home: Home }) {
  const shown = [...home.breached, ...home.next_due.filter((row) => !home.breached.some((one) => one.id === row.id))];
  return (
    <section>
      <div className="sech">
        <h2>Deadlines</h2>
        <span className="cnt">next due first</span>
        <Link to="/tickets">All {home.counts.tickets_open.toLocaleString("en")} open tickets</Link>
      </div>
      {shown.length === 0 ? <p className="sec" style={{ padding: "12px 0" }}>No open ticket has a due time.</p> : (
        <table className="dl" aria-label="Deadlines">
          <colgroup><col style={{ width: 172 }} /><col /><col style={{ width: 132 }} /><col style={{ width: 170 }} /><col style={{ width: 92 }} /><col style={{ width: 76 }} /></colgroup>
          <thead><tr><th scope="col">Due, in the contract’s zone</th><th scope="col">Ticket</th><th scope="col">Client</th><th scope="col">Target</th><th scope="col">Clock</th><th scope="col" className="r">Left</th></tr></thead>
          <tbody>{shown.map((row) => <Line key={row.id} row={row} />)}</tbody>
        </table>
      )}
    </section>
  );
}

function ToIssue({ home }: { home: Home }) {
  return (
    <aside aria-label="Reports to issue">
      <div className="sech"><h2>Reports to issue</h2><span className="cnt">{home.counts.reports_ready.toLocaleString("en")}</span><Link to="/reports">Reports</Link></div>
      {home.ready.length === 0 ? <p className="sec" style={{ padding: "12px 0" }}>Every month that is over is issued.</p> : (
        <ul className="ls">
          {home.ready.slice(0, 12).map((one) => (
            <li key={one.contract_id + one.month}>
              <span className="cut">{one.client}<span className="sm sec">&ensp;{monthWords(one.month)}</span></span>
              <Link to={`/reports?contract=${one.contract_id}&month=${one.month}`}>Review and issue</Link>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** Clients whose policy asks for a contact that nobody is. */
function Lacking({ home }: { home: Home }) {
  if (home.lacking.length === 0) return null;
  return (
    <section aria-label="Contacts that are missing" data-testid={ids.homeLacking} style={{ marginTop: 24 }}>
      <div className="sech"><h2>Contacts that are missing</h2><span className="cnt">{home.lacking_total.toLocaleString("en")}</span><Link to="/clients?flagged=1">All of them</Link></div>
      <ul className="ls">
        {home.lacking.map((one) => (
          <li key={one.id}>
            <span className="cut">{one.name}<span className="sm sec">&ensp;{one.flags.join(" ")}</span></span>
            <Link to={`/clients/${one.id}/edit`}>Name them</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Duties that are late: ours, and the clients'. */
function LateDuties({ home }: { home: Home }) {
  if (home.duties.length === 0) return null;
  return (
    <section aria-label="Duties that are late" data-testid={ids.homeDuties} style={{ marginTop: 24 }}>
      <div className="sech"><h2>Duties that are late</h2><span className="cnt">{home.duties_late.toLocaleString("en")}</span><Link to="/duties?show=late">All of them</Link></div>
      <ul className="ls">
        {home.duties.map((one) => (
          <li key={one.id + one.day.due_on}>
            <span className="cut" title={`${one.title}, ${one.client}`}>{one.title}<span className="sm sec">&ensp;{one.whose === "ours" ? "ours" : "the client’s"}, due {dateWords(one.day.due_on)}</span></span>
            <Link to={`/contracts/${one.contract_id}/duties`}>Record</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Begin() {
  return (
    <Empty
      title="Ready for your first client"
      action={(
        <span className="row">
          <Button look="go" mark="plus" onClick={() => go("/clients/new")}>Enter a client</Button>
          <Button mark="down2" onClick={() => go("/tickets/import")}>Import tickets</Button>
        </span>
      )}
    >
      Enter a client, put it on a policy, and bring in the tickets of your helpdesk. What needs your hand then stands here.
    </Empty>
  );
}

/** What needs somebody's hand. Each number opens the list behind it. */
export function HomePlace() {
  useCrumbs({ name: "Home", to: null });
  const home = useAsk("app.home", {});
  const today = inZone(useNow(), viewerZone()).local;
  return (
    <div className="mid" style={{ flex: 1, paddingTop: 18, display: "flex", flexDirection: "column" }} data-testid={ids.home}>
      <div className="head" style={{ marginBottom: 12, alignItems: "baseline" }}><h1>{longDay(today)}</h1></div>
      <Answer of={home}>
        {(reply) => reply.counts.clients === 0 && reply.counts.tickets === 0 ? <Begin /> : (
          <>
            <div className="figs">
              <Figure count={reply.counts.tickets_breached} words="breached, still open" mark="breach" to="/tickets?view=breached" isBad />
              <Figure count={reply.counts.tickets_open} words="open tickets" mark="clock" to="/tickets?view=next_due" />
              <Figure count={reply.counts.reports_ready} words="reports to issue" mark="report" to="/reports" />
              <Figure count={reply.counts.contracts} words="contracts in force" mark="contract" to="/contracts?status=active" />
            </div>
            <MailsFailed failed={reply.counts.mails_failed} />
            {reply.calendars.map((warning) => (
              <div key={warning.calendar_id + warning.set} style={{ marginTop: 12 }}>
                <Callout tone={warning.is_over ? "breach" : "soon"} title={warning.message} actions={<Button small onClick={() => go(`/policies/calendars/${warning.calendar_id}`)}>Open the calendar</Button>}>{warning.advice}</Callout>
              </div>
            ))}
            <Ruler home={reply} />
            <div className="cols">
              <Deadlines home={reply} />
              <div>
                {reply.notices.count > 0 && <Notices of={reply.notices} />}
                <ToIssue home={reply} />
                <LateDuties home={reply} />
                <ToAnnounce of={reply.announcements} />
                <Renewals home={reply} />
                <Billing of={reply.billing} />
              </div>
            </div>
            <Lacking home={reply} />
          </>
        )}
      </Answer>
    </div>
  );
}
