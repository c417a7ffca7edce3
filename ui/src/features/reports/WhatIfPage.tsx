import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { useAsk } from "../../backend/queries";
import type { WhatIf } from "../../bindings/types";
import { useCrumbs } from "../../shared/crumbs";
import { ChoiceField, TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { go, replace, usePlace, withQuery } from "../../shared/route";
import { Empty } from "../../shared/states/Empty";
import { Refused } from "../../shared/states/Failed";
import { Skeleton } from "../../shared/states/Skeleton";
import { ids } from "../../shared/testids";
import { dateWords } from "../../shared/time/moment";
import { ChangedVerdicts } from "./ChangedVerdicts";
import { WhatIfSides } from "./WhatIfSides";
import "./reports.css";

function Compared({ of }: { of: WhatIf }) {
  return (
    <>
      <p className="sec" style={{ margin: "4px 0 12px" }}>
        What fell due from {dateWords(of.from)} to {dateWords(of.to)}, scored twice. Nothing is changed by it.
      </p>
      <WhatIfSides was={of.was} wouldBe={of.would_be} />
      <ChangedVerdicts rows={of.changed} total={of.changed_total} />
    </>
  );
}

/** A day is typed in parts: what stands in the field meanwhile is no day yet, stays there, and asks nothing. */
function Day({ label, value, problem, testid, onDay }: { label: string; value: string; problem: string | undefined; testid: string; onDay: (day: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (day: string) => {
    setTyped(day);
    if (day >= "1900") onDay(day);
  };
  return <TextField label={label} type="date" width={150} value={typed ?? value} onChange={type} problem={problem} testid={testid} />;
}

/** A past span under another policy or calendar, beside what was promised. */
export function WhatIfPage({ id }: { id: string }) {
  const place = usePlace();
  const contract = useAsk("contracts.get", { id });
  const policies = useAsk("sla.policies", {});
  const calendars = useAsk("calendars.list", {});
  const row = contract.data?.row;
  useCrumbs(
    { name: "Contracts", to: "/contracts" }, { name: row === undefined ? "" : `${row.number} ${row.client}`, to: `/contracts/${id}` },
    { name: "What if", to: null },
  );
  useKey("Esc", () => go(`/contracts/${id}`));
  const asked = (key: string) => place.query.get(key) ?? "";
  const set = (key: string) => (value: string) => replace(withQuery(place, { [key]: value }));
  const policy = asked("policy");
  const compared = useAsk("reports.what_if", { contract: id, from: asked("from"), to: asked("to"), policy_version_id: policy, calendar: asked("calendar") }, policy !== "");
  const shown = compared.data;
  // A span has two days: choosing one keeps the other as it is shown.
  const span = { from: asked("from") || (shown?.from ?? ""), to: asked("to") || (shown?.to ?? "") };
  const move = (end: "from" | "to") => (day: string) => replace(withQuery(place, { ...span, [end]: day }));
  const problem = (field: string) => problemOf(compared.error, field);
  const choices = (policies.data?.rows ?? []).map((one) => ({ value: one.version_id, label: `${one.name}, version ${one.number}` }));
  const hours = (calendars.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }));
  return (
    <div className="mid" style={{ padding: "14px 24px 24px" }} data-testid={ids.whatIf}>
      <h1 style={{ marginBottom: 12 }}>What if {row?.client ?? "the client"} were on another policy?</h1>
      <div className="row wrap" style={{ alignItems: "flex-start", gap: 12 }}>
        <ChoiceField label="Policy" width={260} value={policy} onChange={set("policy")} none="Choose a policy" choices={choices} problem={problem("policy_version_id")} testid={ids.whatIfPolicy} />
        <ChoiceField label="Calendar" width={220} value={asked("calendar")} onChange={set("calendar")} none="The policy’s own" choices={[{ value: "kept", label: "The contract’s, as it was" }, ...hours]} problem={problem("calendar")} testid={ids.whatIfCalendar} />
        <Day label="From" value={span.from} onDay={move("from")} problem={problem("from")} testid={ids.whatIfFrom} />
        <Day label="To" value={span.to} onDay={move("to")} problem={problem("to")} testid={ids.whatIfTo} />
      </div>
      {compared.isError && <Refused failure={compared.error} shown={["policy_version_id", "calendar", "from", "to"]} />}
      {policy === "" && <Empty title="Nothing is compared yet">Choose a policy: the last three whole months are scored on it, beside what was promised.</Empty>}
      {policy !== "" && compared.isPending && <Skeleton />}
      {policy !== "" && !compared.isError && compared.data !== undefined && <Compared of={compared.data} />}
    </div>
  );
}
