import { Menu } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import type { Board } from "../../../bindings/types";
import { Button, IconButton } from "../../../shared/Button";
import { Icon } from "../../../shared/Icon";
import { Seek } from "../../../shared/list/ListTop";
import { go } from "../../../shared/route";
import { ids } from "../../../shared/testids";
import type { Shown } from "../shown";
import { stepMonth } from "../words";

const ELSEWHERE = [
  { to: "/billing/invoices", name: "Invoices" }, { to: "/billing/ageing", name: "Ageing" }, { to: "/billing/exports", name: "Exports" },
  { to: "/billing/time", name: "Enter time" }, { to: "/billing/import", name: "Import times" }, { to: "/settings/billing", name: "How we bill" },
];

/** What else belongs to billing. */
function More() {
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} classNames={{ dropdown: "float" }}>
      <Menu.Target><button type="button" className="ib" aria-label="More of billing" data-testid={ids.billingMore}><Icon mark="more" /></button></Menu.Target>
      <Menu.Dropdown style={{ padding: 4 }}>
        {ELSEWHERE.map((one) => <Menu.Item key={one.to} onClick={() => go(one.to)} data-testid={ids.billingTo(one.to)}>{one.name}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Whose engagements: one client's, or all. */
export function ClientFilter({ client, onClient }: { client: string; onClient: (client: string) => void }) {
  const [typed, setTyped] = useState("");
  const clients = useAsk("clients.list", { search: typed, tag: "", account_manager: "", flagged: false, offset: 0, limit: 50 });
  const chosen = useAsk("clients.get", { id: client }, client !== "");
  const name = client === "" ? "All clients" : chosen.data?.name ?? client;
  const item = (key: string, words: string) => (
    <Menu.Item key={key} onClick={() => onClient(key)} leftSection={key === client ? <Icon mark="check" small /> : <span style={{ width: 14, display: "inline-block" }} />}>{words}</Menu.Item>
  );
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }} classNames={{ dropdown: "float" }}>
      <Menu.Target><button type="button" className={client === "" ? "chip" : "chip on"} data-testid={ids.billingClient}><span className="cut">{name}</span><Icon mark="down" small /></button></Menu.Target>
      <Menu.Dropdown style={{ maxHeight: 360, overflow: "auto", padding: 4 }}>
        <input className="in" style={{ marginBottom: 4 }} aria-label="Search clients" placeholder="Search clients" value={typed} onChange={(event) => setTyped(event.target.value)} />
        {item("", "All clients")}
        {(clients.data?.rows ?? []).map((row) => item(row.id, row.name))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface HeadProps {
  shown: Shown;
  board: Board | undefined;
  /** Whether another filled button stands in the view. */
  isQuiet: boolean;
  waits: boolean;
  narrow: (changes: Record<string, string | null>) => void;
  onPost: () => void;
  onNew: () => void;
}

/** The title with the month of the bills, whose engagements are shown, and the two next steps. */
export function BoardHead({ shown, board, isQuiet, waits, narrow, onPost, onNew }: HeadProps) {
  const dropped = board?.columns.find((one) => one.state === "dropped")?.count ?? 0;
  const step = (by: number) => narrow({ bills: board === undefined ? null : stepMonth(board.month, by) });
  return (
    <div className="headline">
      <h1>Advanced support</h1>
      <span className="row month">
        <IconButton mark="back" label="The month before" onClick={() => step(-1)} testid={ids.billingPrevious} />
        <button type="button" className="linkish sec" title="This month" onClick={() => narrow({ bills: null })} data-testid={ids.billingMonth}>{board?.month_words ?? "This month"}</button>
        <IconButton mark="fwd" label="The next month" onClick={() => step(1)} testid={ids.billingNext} />
      </span>
      {(dropped > 0 || shown.dropped) && (
        <button type="button" className="linkish sm nw" onClick={() => narrow({ dropped: shown.dropped ? null : "1" })} data-testid={ids.billingDropped}>{shown.dropped ? "without the dropped" : `${dropped.toLocaleString("en")} dropped`}</button>
      )}
      <span className="sp" />
      <ClientFilter client={shown.client} onClient={(client) => narrow({ client })} />
      <Seek label="Search" value={shown.search} onSeek={(search) => narrow({ search })} testid={ids.billingSearch} />
      {board !== undefined && board.to_post > 0 && <Button small disabled={waits} onClick={onPost} testid={ids.billingPost}>Post {board.to_post.toLocaleString("en")} to invoices</Button>}
      <Button small look={isQuiet ? "plain" : "go"} mark="plus" keys="N" onClick={onNew} testid={ids.billingNew}>Ask for consent</Button>
      <More />
    </div>
  );
}
