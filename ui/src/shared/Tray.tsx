import { Popover } from "@mantine/core";
import { useState } from "react";
import { stop, useWork, type Work } from "../backend/work";
import { Button } from "./Button";
import { Icon } from "./Icon";
import { ids } from "./testids";

function counted(work: Work): string {
  if (work.stopping) return "stopping";
  const done = work.done.toLocaleString("en");
  return work.total === null ? done : `${done} of ${work.total.toLocaleString("en")}`;
}

export function WorkLine({ work }: { work: Work }) {
  const part = work.total === null || work.total === 0 ? null : Math.min(100, (work.done / work.total) * 100);
  return (
    <div>
      <div className="row">
        <b className="m cut">{work.title}</b>
        <span className="sp" />
        <span className="sm sec nw">{counted(work)}</span>
        <Button small onClick={() => stop(work.id)} disabled={work.stopping} testid={ids.trayStop}>Stop</Button>
      </div>
      {work.label !== "" && <div className="sm sec">{work.label}</div>}
      <div
        className="bar-track"
        role="progressbar"
        aria-label={work.title}
        aria-valuemin={0}
        aria-valuemax={work.total ?? undefined}
        aria-valuenow={work.total === null ? undefined : work.done}
      >
        {part === null ? <i className="unknown" /> : <i style={{ width: `${part}%` }} />}
      </div>
    </div>
  );
}

/** Long work: how far it is, and the way to stop it. The window stays usable meanwhile. */
export function Tray() {
  const works = useWork();
  const [open, setOpen] = useState(false);
  const label = works.length === 0 ? "Nothing is running" : `${works.length} running`;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" classNames={{ dropdown: "float" }} transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <button type="button" className="ib" aria-label={label} title={label} onClick={() => setOpen(!open)} data-testid={ids.barTray}>
          <Icon mark="tray" />
          {works.length > 0 && <span className="tray-count" aria-hidden="true">{works.length}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Running work">
        {works.length === 0 ? (
          <span className="sec">Nothing is running. Imports and reports show here how far they are.</span>
        ) : (
          <ul className="tray-list">
            {works.map((work) => <li key={work.id}><WorkLine work={work} /></li>)}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
