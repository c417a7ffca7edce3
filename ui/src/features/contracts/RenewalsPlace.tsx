import { useState } from "react";
import { useAsk, useDo } from "../../backend/queries";
import type { RenewalRow, RenewalsPage } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { Link } from "../../shared/Link";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { SaveTo } from "../../shared/SaveTo";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { Tabs } from "../../shared/Tabs";
import { ids } from "../../shared/testids";
import { dateWords } from "../../shared/time/moment";
import { say } from "../../shared/toasts";
import { RenewalActs } from "./RenewalActs";
import { nextStep } from "./words";
import "./contracts.css";

const SPANS = ["30", "60", "90"] as const;

function Row({ row, open, onOpen }: { row: RenewalRow; open: boolean; onOpen: () => void }) {
  return (
    <>
      <tr data-testid={ids.renewalRow(row.number)}>
        <td className="nw"><b className="m">{dateWords(row.next_on)}</b></td>
        <td className="r nw">{row.days_left < 0 ? <span className="late">{-row.days_left} ago</span> : row.days_left}</td>
        <td className="nw"><StateMark {...nextStep(row.next)} /></td>
        <td className="cut"><Link to={`/contracts/${row.id}`}>{row.number}</Link>&ensp;{row.client}<div className="sm sec">{row.policy}</div></td>
        <td className="nw sec">{dateWords(row.ends_on)}</td>
        <td className="nw sec">{row.renews_to === null ? "–" : dateWords(row.renews_to)}</td>
        <td className="r nw">{row.monthly.length === 0 ? <span className="mut">no fees</span> : row.monthly.join(", ")}{row.yearly.length > 0 && <div className="sm sec">{row.yearly.join(", ")} a year</div>}</td>
        <td className="r nw" title={`${row.met} of ${row.due} promises met in ${row.months_issued} issued months of the last twelve`}>{row.attainment === "" ? <span className="mut">not issued</span> : row.attainment}</td>
        <td className="r"><Button small onClick={onOpen} testid={ids.contractRenew}>{open ? "Close" : "Act"}</Button></td>
      </tr>
      {open && <tr><td colSpan={9} style={{ background: "var(--canvas)", padding: "12px" }}><RenewalActs contract={row} onDone={onOpen} /></td></tr>}
    </>
  );
}

function Board({ page }: { page: RenewalsPage }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div style={{ overflow: "auto", flex: 1, minHeight: 0 }} tabIndex={0} role="region" aria-label="What runs out">
      <table className="board" aria-label="Renewals">
        <thead>
          <tr>
            <th scope="col">On</th><th scope="col" className="r">Days</th><th scope="col">Next</th><th scope="col">Contract</th><th scope="col">Last day</th>
            <th scope="col">Renews to</th><th scope="col" className="r">A month</th><th scope="col" className="r">12 months</th><th scope="col"><span className="hidden">Act</span></th>
          </tr>
        </thead>
        <tbody>{page.rows.map((row) => <Row key={row.id} row={row} open={open === row.id} onOpen={() => setOpen(open === row.id ? null : row.id)} />)}</tbody>
      </table>
      <p className="note" style={{ marginTop: 12 }}>
        All of them: <b className="m">{page.monthly.length === 0 ? "no fees" : `${page.monthly.join(" + ")} a month`}</b>{page.yearly.length > 0 && `, ${page.yearly.join(" + ")} a year`}. Attainment is that of issued months of the last twelve.
      </p>
    </div>
  );
}

/** What expires or must be given notice of, the soonest first. */
export function RenewalsPlace() {
  useCrumbs({ name: "Contracts", to: "/contracts" }, { name: "Renewals", to: null });
  const place = usePlace();
  const asked = place.query.get("days") ?? "90";
  const span = SPANS.find((one) => one === asked) ?? "90";
  const page = useAsk("contracts.renewals", { days: Number(span), offset: 0, limit: 1000 });
  const save = useDo("contracts.save_renewals");
  const [saving, setSaving] = useState(false);
  const csv = (path: string) => save.mutate({ days: Number(span), path }, {
    onSuccess: (saved) => {
      setSaving(false);
      say(`Saved as ${saved.path}.`);
    },
  });
  useKey("Esc", () => go("/contracts"));
  return (
    <div className="place" data-testid={ids.renewals}>
      <div className="place-head">
        <h1 style={{ marginRight: 8 }}>Renewals</h1>
        <Tabs label="Within how many days" look="views" value={span} onChange={(days) => replace(withQuery(place, { days }))} tabs={SPANS.map((days, at) => ({ value: days, label: `${days} days`, after: <span>{page.data?.within[at] ?? ""}</span> }))} />
        <span className="sp" />
        <Button small mark="down2" onClick={() => setSaving(true)} testid={ids.renewalsSave}>CSV</Button>
      </div>
      {saving && <SaveTo ask={{ title: "Save the renewals", kind: "CSV", extensions: ["csv"], name: "renewals.csv" }} onSave={csv} onClose={() => setSaving(false)} waits={save.isPending} failure={save.error} />}
      <Answer of={page}>
        {(reply) => reply.rows.length > 0 ? <Board page={reply} /> : (
          <Empty title="Nothing runs out" action={<Button onClick={() => go("/contracts")}>All contracts</Button>}>
            A contract stands here when its last day, or the last day for notice, is less than {span} days away.
          </Empty>
        )}
      </Answer>
    </div>
  );
}
