import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { usePages } from "../../../backend/queries";
import type { InvoiceRow, InvoicesDrafted, InvoicesPage } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { useCrumbs } from "../../../shared/crumbs";
import { useKey } from "../../../shared/keys";
import { List } from "../../../shared/list/List";
import { Seek } from "../../../shared/list/ListTop";
import type { Selection } from "../../../shared/list/selection";
import { go, replace, usePlace, withQuery } from "../../../shared/route";
import { Answer } from "../../../shared/states/Answer";
import { Empty } from "../../../shared/states/Empty";
import { Tabs } from "../../../shared/Tabs";
import { ids } from "../../../shared/testids";
import { ClientFilter } from "../board/BoardHead";
import { counted } from "../words";
import { COLUMNS, COLUMNS_NARROW } from "./columns";
import { ExportBox } from "./ExportBox";
import { IssueBox } from "./IssueBox";
import { RunBox } from "./RunBox";
import { VIEWS } from "./words";
import "../billing.css";

type Doing = "run" | "issue" | "export";

/** What came of the last run: how much was put together, and what was left out and why. */
function Said({ drafted, refused, onRead }: { drafted: InvoicesDrafted | null; refused: readonly string[]; onRead: () => void }) {
  const left = drafted?.left_out ?? refused;
  if (drafted === null && left.length === 0) return null;
  const title = drafted === null ? "Some were not issued." : `${counted(drafted.invoices.length, "draft is", "drafts are")} put together.`;
  return (
    <div style={{ marginBottom: 10 }}>
      <Callout tone={drafted === null ? "soon" : "plain"} title={title} actions={<Button small look="quiet" onClick={onRead}>Dismiss</Button>} testid={ids.invoicesSaid}>
        {left.length > 0 && <ul>{left.map((why) => <li key={why}>{why}</li>)}</ul>}
      </Callout>
    </div>
  );
}

function Views({ page, show, onShow }: { page: InvoicesPage | undefined; show: string; onShow: (show: string) => void }) {
  const count = (view: string) => page?.counts.find((one) => one.show === view)?.count;
  return (
    <Tabs
      label="Invoices"
      look="views"
      value={show}
      onChange={onShow}
      tabs={VIEWS.map((view) => ({ value: view.show, label: view.name, after: count(view.show) === undefined ? undefined : <span>{count(view.show)?.toLocaleString("en")}</span>, testid: ids.invoicesView(view.show === "" ? "all" : view.show.replace("_", "-")) }))}
    />
  );
}

/** Narrows to a month once it is typed out; where the web view has no picker of months, it is typed as `2026-09`. */
function MonthPick({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const [typed, setTyped] = useState(month);
  const type = (words: string) => {
    setTyped(words);
    if (words === "" || /^\d{4}-\d{2}$/.test(words)) onMonth(words);
  };
  return <label className="row sm sec">Month <input className="in monthpick" type="month" placeholder="2026-09" value={typed} onChange={(event) => type(event.target.value)} data-testid={ids.invoicesMonth} /></label>;
}

/** Invoices and credit notes: put together, issued, watched until they are paid. */
export function InvoicesPlace() {
  useCrumbs({ name: "Advanced support", to: "/billing" }, { name: "Invoices", to: null });
  const place = usePlace();
  const query = (key: string) => place.query.get(key) ?? "";
  const show = place.query.has("show") ? query("show") : "draft";
  const wanted = show === "all" ? "" : show;
  const isNarrow = useMediaQuery("(max-width: 1340px)");
  const [doing, setDoing] = useState<Doing | null>(null);
  const [chosen, setChosen] = useState<Selection>(new Set());
  const [drafted, setDrafted] = useState<InvoicesDrafted | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const pages = usePages("billing.invoices", { show: wanted, client: query("client"), month: query("month"), search: query("search") });
  const rows = Array.from({ length: pages.total }, (_, at) => pages.rowAt(at)).filter((row): row is InvoiceRow => row !== undefined);
  const selected = rows.filter((row) => chosen.has(row.id));
  const drafts = selected.filter((row) => row.state === "draft");
  const narrow = (changes: Record<string, string | null>) => replace(withQuery(place, changes));
  const settle = () => {
    setDoing(null);
    setChosen(new Set());
  };
  useKey("n", doing === null ? () => setDoing("run") : null);
  return (
    <div className="place" data-testid={ids.invoices}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Invoices</h1>
        <Views page={pages.first.data} show={wanted} onShow={(view) => { setChosen(new Set()); narrow({ show: view === "" ? "all" : view }); }} />
        <span className="sp" />
        <Button small onClick={() => go("/billing/ageing")} testid={ids.invoicesAgeing}>Ageing</Button>
        <Button small mark="down2" onClick={() => setDoing("export")} testid={ids.invoicesExport}>Export…</Button>
        <Button small look={doing === null && selected.length === 0 ? "go" : "plain"} mark="plus" keys="N" onClick={() => setDoing("run")} testid={ids.invoicesPut}>Put together</Button>
      </div>
      <div className="row wrap" style={{ marginBottom: 10 }}>
        <ClientFilter client={query("client")} onClient={(client) => narrow({ client })} />
        <Seek label="Search" value={query("search")} onSeek={(search) => narrow({ search })} testid={ids.invoicesSearch} />
        <MonthPick month={query("month")} onMonth={(month) => narrow({ month })} />
        <span className="sp" />
        {pages.first.data !== undefined && pages.first.data.open.length > 0 && <span className="sm sec">{pages.first.data.open.join(" + ")} open</span>}
      </div>
      <div className="boxes">
        {doing === "run" && <RunBox client={query("client")} onRan={(ran) => { setDrafted(ran); setRefused([]); settle(); narrow({ show: "draft" }); }} onClose={() => setDoing(null)} />}
        {doing === "issue" && <IssueBox rows={drafts} onIssued={(issued) => { setRefused(issued.refused); setDrafted(null); settle(); }} onClose={() => setDoing(null)} />}
        {doing === "export" && <ExportBox invoices={selected.filter((row) => row.state !== "draft").map((row) => row.id)} month={query("month")} onClose={() => setDoing(null)} />}
      </div>
      <Said drafted={drafted} refused={refused} onRead={() => { setDrafted(null); setRefused([]); }} />
      <Answer of={pages.first}>
        {() => pages.total > 0 ? (
          <List
            label="Invoices" columns={isNarrow ? COLUMNS_NARROW : COLUMNS} total={pages.total} rowAt={pages.rowAt} keyOf={(row) => row.id} onSight={pages.onSight} onOpen={(row) => go(`/billing/invoices/${row.id}`)}
            selection={{ chosen, onChange: setChosen }}
            bulk={(
              <>
                <Button small look={doing === null && drafts.length > 0 ? "go" : "plain"} disabled={drafts.length === 0} onClick={() => setDoing("issue")} testid={ids.invoicesBulk("issue")}>Issue {drafts.length === 0 ? "" : drafts.length}</Button>
                <Button small mark="down2" disabled={selected.length === drafts.length} onClick={() => setDoing("export")} testid={ids.invoicesBulk("export")}>Export…</Button>
              </>
            )}
          />
        ) : (
          <Empty title={wanted === "draft" ? "No drafts" : "No invoice is here"} action={<Button mark="plus" keys="N" onClick={() => setDoing("run")}>Put a month together</Button>}>
            An invoice takes the fees of a month, approved engagements and approved credits. It is a draft until it is issued, and then it never changes.
          </Empty>
        )}
      </Answer>
    </div>
  );
}
