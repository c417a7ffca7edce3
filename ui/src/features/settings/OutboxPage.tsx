import type { ColumnDef } from "@tanstack/react-table";
import { useState } from "react";
import { useAsk, useDo, usePages } from "../../backend/queries";
import type { OutboxRow, OutboxView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { FilterChip } from "../../shared/list/FilterChip";
import { List } from "../../shared/list/List";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { StateMark, type Tone } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { momentWords, year } from "../../shared/time/moment";
import { say } from "../../shared/toasts";

const STATES: Record<string, { tone: Tone; word: string }> = {
  waiting: { tone: "soon", word: "Waiting" }, sending: { tone: "run", word: "Being sent" }, sent: { tone: "met", word: "Sent" },
  failed: { tone: "breach", word: "Not sent" }, withdrawn: { tone: "closed", word: "Taken back" },
};
const OUTCOMES: Record<string, string> = {
  sent: "sent", temporary: "later", permanent: "refused", certificate: "not trusted", login: "login refused", broken_off: "broken off",
};
const SHOWN = Object.entries(STATES).map(([key, { word }]) => ({ key, name: word.toLowerCase() }));

function when(row: OutboxRow): string {
  const at = row.sent ?? row.next_try;
  if (at === null) return "";
  const words = momentWords(at, year(new Date()));
  return row.sent === null ? `next try ${words}` : words;
}

const COLUMNS: ColumnDef<OutboxRow>[] = [
  { id: "state", header: "State", meta: { width: "118px" }, cell: ({ row }) => <StateMark {...(STATES[row.original.state] ?? { tone: "plain", word: row.original.state })} /> },
  { id: "subject", header: "Subject", meta: { width: "minmax(180px, 1fr)" }, cell: ({ row }) => <b className="m" data-testid={ids.outboxRow(row.original.subject)}>{row.original.subject}</b> },
  { id: "to", header: "To", meta: { width: "minmax(160px, 1fr)" }, cell: ({ row }) => <span className="sec">{row.original.to.join(", ")}</span> },
  { id: "tries", header: "Tries", meta: { width: "56px" }, cell: ({ row }) => row.original.tries },
  { id: "when", header: "When", meta: { width: "236px" }, cell: ({ row }) => when(row.original) },
  { id: "why", header: "Why not", meta: { width: "minmax(160px, 1.2fr)" }, cell: ({ row }) => <span className="sec" title={row.original.last_error}>{row.original.last_error}</span> },
];

function Mail({ view, onClose }: { view: OutboxView; onClose: () => void }) {
  const { row } = view;
  const retry = useDo("mail.retry");
  const withdraw = useDo("mail.withdraw");
  const of = { id: row.id, expected_version: row.version };
  const failure = retry.error ?? withdraw.error;
  return (
    <section aria-label={row.subject} style={{ marginTop: 24, overflow: "auto" }}>
      <div className="sech"><h2>{row.subject}</h2></div>
      {failure !== null && <Refused failure={failure} shown={[]} />}
      {row.last_error !== "" && <p>{row.last_error} <span className="sec">{row.advice}</span></p>}
      <div className="row" style={{ padding: "12px 0" }}>
        {row.may_change && <Button disabled={retry.isPending} onClick={() => retry.mutate(of, { onSuccess: () => say("It is tried again now.") })} testid={ids.outboxRetry}>Try again now</Button>}
        {row.may_change && <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate(of, { onSuccess: () => say("The mail was taken back.") })} testid={ids.outboxWithdraw}>Take it back</Button>}
        <Button look="quiet" keys="Esc" onClick={onClose}>Close</Button>
      </div>
      {view.tries.length > 0 && (
        <table aria-label="Tries">
          <thead><tr><th scope="col">Tried</th><th scope="col">Outcome</th><th scope="col">What was said</th></tr></thead>
          <tbody>{view.tries.map((one, at) => <tr key={at}><td className="nw">{momentWords(one.at, year(new Date()))}</td><td>{OUTCOMES[one.outcome] ?? one.outcome}</td><td className="sec">{one.words}</td></tr>)}</tbody>
        </table>
      )}
    </section>
  );
}

function Chosen({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useAsk("mail.get", { id });
  return <Answer of={asked}>{(view) => <Mail view={view} onClose={onClose} />}</Answer>;
}

/** Mails on their way: what failed first, then what waits. */
export function OutboxPage() {
  useCrumbs({ name: "Settings", to: "/settings" }, { name: "Outbox", to: null });
  const place = usePlace();
  const [chosen, setChosen] = useState("");
  const state = place.query.get("state") ?? "";
  const pages = usePages("mail.outbox", { state });
  return (
    <div className="place" data-testid={ids.outbox} onKeyDown={(event) => { if (event.key === "Escape" && chosen !== "") setChosen(""); }}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Outbox</h1>
        <FilterChip name="State" options={SHOWN} value={state === "" ? null : state} onChange={(key) => replace(withQuery(place, { state: key }))} testid={ids.outboxState} />
        <span className="sp" />
        <Button onClick={() => go("/settings/mail")}>Mail server</Button>
      </div>
      <Answer of={pages.first}>
        {() => pages.total > 0 ? (
          <List label="Outbox" columns={COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => row.id} onSight={pages.onSight} onOpen={(row) => setChosen(row.id)} />
        ) : (
          <Empty title={state === "" ? "The outbox is empty" : "No mail is in this state"} action={<Button onClick={() => go("/settings/mail")}>Mail server</Button>}>
            What is to be sent waits here until a mail server has taken it, and is tried again by itself. What could not be sent says why.
          </Empty>
        )}
      </Answer>
      {chosen !== "" && <Chosen id={chosen} onClose={() => setChosen("")} />}
    </div>
  );
}
