import { Menu } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../backend/queries";
import type { MaintenanceWeek } from "../../bindings/types";
import { Button, IconButton, Switch } from "../../shared/Button";
import { Icon } from "../../shared/Icon";
import { go } from "../../shared/route";
import { ids } from "../../shared/testids";
import { ChipMenu } from "./ChipMenu";
import type { Shown, View } from "./filter";

const VIEWS = [
  { value: "month", label: "Month", testid: ids.maintenanceView("month") }, { value: "week", label: "Week", testid: ids.maintenanceView("week") },
  { value: "list", label: "List", testid: ids.maintenanceView("list") },
] as const;

const ELSEWHERE = [
  { to: "/maintenance/publishing", name: "Publish calendars" }, { to: "/maintenance/import", name: "Import a calendar" },
  { to: "/maintenance/notices", name: "Notices" }, { to: "/maintenance/letters", name: "Letters" },
  { to: "/maintenance/templates", name: "Templates" }, { to: "/maintenance/blackouts", name: "Blackouts" },
];

/** What else belongs to maintenance. */
function More() {
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} classNames={{ dropdown: "float" }}>
      <Menu.Target>
        <button type="button" className="ib" aria-label="More of maintenance" data-testid={ids.maintenanceMore}><Icon mark="more" /></button>
      </Menu.Target>
      <Menu.Dropdown style={{ padding: 4 }}>
        {ELSEWHERE.map((one) => <Menu.Item key={one.to} onClick={() => go(one.to)} data-testid={ids.maintenanceTo(one.to)}>{one.name}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

interface HeadProps {
  title: string;
  view: View;
  onView: (view: View) => void;
  /** Steps in time; a list has none. */
  onStep: ((by: number) => void) | null;
  onToday: () => void;
  onNew: () => void;
}

/** The title, the steps in time, the ways to see it, and the one button. */
export function Head({ title, view, onView, onStep, onToday, onNew }: HeadProps) {
  const word = view === "month" ? "month" : "week";
  return (
    <div className="row wrap headline">
      <h1>{title}</h1>
      {onStep !== null && (
        <span className="row" style={{ gap: 0, marginLeft: 6 }}>
          <IconButton mark="back" label={`The ${word} before`} onClick={() => onStep(-1)} testid={ids.maintenancePrevious} />
          <Button small onClick={onToday} testid={ids.maintenanceToday}>Today</Button>
          <IconButton mark="fwd" label={`The next ${word}`} onClick={() => onStep(1)} testid={ids.maintenanceNext} />
        </span>
      )}
      <span className="sp" />
      <Switch<View> label="View" value={view} options={VIEWS} onChange={onView} />
      <Button small mark="plus" keys="N" onClick={onNew} testid={ids.maintenanceNew}>New<span className="when-wide">window</span></Button>
      <More />
    </div>
  );
}

/** On whose clocks, and of which client. */
export function Scope({ shown, zone, onZone, onClient }: { shown: Shown; zone: string; onZone: (zone: string) => void; onClient: (client: string) => void }) {
  const [typed, setTyped] = useState("");
  const clients = useAsk("clients.list", { search: typed, tag: "", account_manager: "", flagged: false, offset: 0, limit: 100 });
  const chosen = useAsk("clients.get", { id: shown.client }, shown.client !== "");
  const status = useAsk("app.status", {});
  const rows = clients.data?.rows ?? [];
  const home = status.data?.provider?.zone ?? "";
  const zones = [...new Set([home, zone, ...rows.map((row) => row.zone)].filter((one) => one !== ""))];
  const name = shown.client === "" ? "All clients" : chosen.data?.name ?? shown.client;
  return (
    <>
      <ChipMenu label={`Zone: ${zone}`} value={zone} options={zones.map((one) => ({ key: one, name: one === home ? `${one}, ours` : one }))} onChange={(key) => onZone(key === home ? "" : key)} testid={ids.maintenanceZone} />
      <ChipMenu
        label={name}
        value={shown.client}
        options={[{ key: "", name: "All clients" }, ...rows.map((row) => ({ key: row.id, name: row.name }))]}
        onChange={onClient}
        testid={ids.maintenanceClient}
        top={<input className="in" style={{ marginBottom: 4 }} aria-label="Search clients" placeholder="Search clients" value={typed} onChange={(event) => setTyped(event.target.value)} />}
      />
    </>
  );
}

/** What the picture's grounds mean. */
export function Legend({ week }: { week: MaintenanceWeek }) {
  return (
    <span className="legend">
      {week.shaded && <span className="row nw"><i className="sw o" />clients closed</span>}
      {week.preferred.length > 0 && <span className="row nw"><i className="sw p" />preferred: {week.preferred.join(", ")}</span>}
      {week.nights.some((night) => night.skipped !== null) && <span className="row nw"><i className="sw g" />hour that does not exist</span>}
      {week.nights.some((night) => night.repeated !== null) && <span className="row nw"><i className="sw tw" />hour that comes twice</span>}
    </span>
  );
}
