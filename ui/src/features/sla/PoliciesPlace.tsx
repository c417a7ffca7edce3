import type { ReactNode } from "react";
import { useAsk } from "../../backend/queries";
import type { DraftRow, PolicyRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { Link } from "../../shared/Link";
import { go } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { PlaceSwitch } from "./calendars/CalendarsPlace";
import { BeginDraft } from "./BeginDraft";
import { ComparePage } from "./ComparePage";
import { PolicyImport } from "./PolicyImport";
import { PolicyPage } from "./PolicyPage";
import { PresetUse } from "./PresetUse";
import "./sla.css";

function Row({ row, on }: { row: PolicyRow; on: boolean }) {
  return (
    <Link to={`/policies/${row.version_id}`} className={on ? "on" : ""} current={on} testid={ids.policyRow(row.key)}>
      <b className="m">{row.name}</b>
      <span className="sm mut">
        version {row.number} · {row.tier} · {row.contracts === 1 ? "1 contract" : `${row.contracts} contracts`}
      </span>
    </Link>
  );
}

function DraftLink({ row, on }: { row: DraftRow; on: boolean }) {
  return (
    <Link to={`/policies/drafts/${row.id}`} className={on ? "on" : ""} current={on} testid={ids.draftRow(row.key)}>
      <b className="m">{row.name}</b>
      <span className="sm mut">draft {row.begun_from}</span>
    </Link>
  );
}

const PLACES: Record<string, { name: string; draw: () => ReactNode }> = {
  import: { name: "Import a policy file", draw: () => <PolicyImport /> },
  preset: { name: "Use a published policy", draw: () => <PresetUse /> },
  new: { name: "Write a policy", draw: () => <BeginDraft /> },
  compare: { name: "Compare", draw: () => <ComparePage /> },
};

/** Policies on the left, the chosen one in the middle. Importing, writing and comparing are places of their own. */
export function PoliciesPlace({ chosen, children }: { chosen: string | null; children?: ReactNode }) {
  const policies = useAsk("sla.policies", {});
  const drafts = useAsk("sla.drafts", {});
  const rows = policies.data?.rows ?? [];
  const place = chosen === null || children !== undefined ? undefined : PLACES[chosen];
  const isPolicy = place === undefined && children === undefined;
  const shown = !isPolicy ? undefined : rows.find((row) => row.version_id === chosen) ?? (chosen === null ? rows[0] : undefined);
  const version = shown?.version_id ?? (isPolicy ? chosen : null);
  const here = place?.name ?? shown?.name;
  useCrumbs({ name: "Policies and calendars", to: here === undefined ? null : "/policies" }, ...(here === undefined ? [] : [{ name: here, to: null }]));
  useKey("n", () => go("/policies/new"));
  return (
    <div className="sla" data-testid={ids.policies}>
      <nav className="sla-list" aria-label="Policies">
        <div className="top">
          <PlaceSwitch at="policies" />
          <Button small mark="plus" keys="N" onClick={() => go("/policies/new")} testid={ids.policyNew}>Write a policy</Button>
          <Button small mark="policy" onClick={() => go("/policies/preset")} testid={ids.policyPreset}>Use a published policy</Button>
          <Button small mark="down2" onClick={() => go("/policies/import")} testid={ids.policyImport}>Import a policy file</Button>
        </div>
        {drafts.data?.rows.map((row) => <DraftLink key={row.id} row={row} on={false} />)}
        <Answer of={policies}>{(reply) => <>{reply.rows.map((row) => <Row key={row.version_id} row={row} on={row.version_id === version} />)}</>}</Answer>
      </nav>
      {place?.draw()}
      {children}
      {version !== null && version !== "" && <PolicyPage key={version} version={version} />}
      {version === null && isPolicy && chosen === null && policies.isSuccess && (
        <Empty title="No policy in use yet" action={<Button look="go" onClick={() => go("/policies/preset")}>Use a published policy</Button>}>
          A policy says what is promised: targets by priority, the hours they count in, and what is left out. Start from a published one, write your own, or import its file.
        </Empty>
      )}
    </div>
  );
}
