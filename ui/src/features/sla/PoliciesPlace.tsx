import { useAsk } from "../../backend/queries";
import type { PolicyRow } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useCrumbs } from "../../shared/crumbs";
import { useKey } from "../../shared/keys";
import { Link } from "../../shared/Link";
import { go } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";
import { PlaceSwitch } from "./calendars/CalendarsPlace";
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

/** Policies on the left, the chosen one in the middle. `import` and `preset` are places of their own. */
export function PoliciesPlace({ chosen }: { chosen: string | null }) {
  const policies = useAsk("sla.policies", {});
  const rows = policies.data?.rows ?? [];
  const shown = chosen === "import" || chosen === "preset" ? null : rows.find((row) => row.version_id === chosen) ?? (chosen === null ? rows[0] : undefined);
  const version = shown?.version_id ?? (chosen === "import" || chosen === "preset" ? null : chosen);
  useCrumbs({ name: "Policies and calendars", to: shown === undefined || shown === null ? null : "/policies" }, ...(shown == null ? [] : [{ name: shown.name, to: null }]));
  useKey("n", () => go("/policies/import"));
  return (
    <div className="sla" data-testid={ids.policies}>
      <nav className="sla-list" aria-label="Policies">
        <div className="top">
          <PlaceSwitch at="policies" />
          <Button small mark="plus" onClick={() => go("/policies/preset")} testid={ids.policyPreset}>Use a published policy</Button>
          <Button small mark="down2" keys="N" onClick={() => go("/policies/import")} testid={ids.policyImport}>Import a policy file</Button>
        </div>
        <Answer of={policies}>{(reply) => <>{reply.rows.map((row) => <Row key={row.version_id} row={row} on={row.version_id === version} />)}</>}</Answer>
      </nav>
      {chosen === "import" && <PolicyImport />}
      {chosen === "preset" && <PresetUse />}
      {version !== null && version !== "" && <PolicyPage key={version} version={version} />}
      {version === null && chosen === null && policies.isSuccess && (
        <Empty title="No policy in use yet" action={<Button look="go" onClick={() => go("/policies/preset")}>Use a published policy</Button>}>
          A policy says what is promised: targets by priority, the hours they count in, and what is left out. Start from a published one, or import your own file.
        </Empty>
      )}
    </div>
  );
}
