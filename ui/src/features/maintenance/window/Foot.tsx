import { Menu } from "@mantine/core";
import { useRef } from "react";
import { useDo } from "../../../backend/queries";
import type { WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Icon } from "../../../shared/Icon";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { NextNotice, useNextNotice } from "../notice/NextNotice";
import type { Act } from "./acts";

interface FootProps {
  window: WindowView;
  act: Act | null;
  onAct: (act: Act) => void;
  onEdit: () => void;
}

/** The next sensible step, and the others in a menu. */
export function Foot({ window, act, onAct, onEdit }: FootProps) {
  const row = window.occurrence;
  const publish = useDo("maintenance.publish_window");
  const restore = useDo("maintenance.restore");
  const button = useRef<HTMLButtonElement>(null);
  // What opens takes the focus from the button, and gives it back there.
  const begin = (act: Act) => () => {
    button.current?.focus();
    onAct(act);
  };
  const next = useNextNotice(window);
  const tellsNext = next !== null && act === null;
  const isDraft = window.status === "draft";
  const isCancelled = row.state === "cancelled";
  const isOver = row.state === "in_progress" || row.state === "not_recorded";
  const go = () => publish.mutate({ id: window.id, expected_version: window.version }, { onSuccess: (now) => say(`${now.number} is published.`) });
  const back = () => restore.mutate({ id: window.id, expected_version: window.version, recurrence_id: row.recurrence_id, scope: window.status === "cancelled" ? "all" : "one" }, { onSuccess: (now) => say(`${now.number} takes place again.`) });
  const failure = publish.error ?? restore.error;
  return (
    <div className="foot">
      {failure !== null && <Refused failure={failure} shown={[]} />}
      {tellsNext && isCancelled && <div className="row" style={{ marginBottom: 8 }}><NextNotice notices={next} onLetter={() => onAct("letter")} /></div>}
      <div className="row">
        {tellsNext && !isCancelled && <NextNotice notices={next} onLetter={() => onAct("letter")} />}
        {isDraft && <Button look="go" wide disabled={publish.isPending} onClick={go} testid={ids.maintenancePublish}>Publish</Button>}
        {!isDraft && isCancelled && <Button wide onClick={back} testid={ids.maintenanceRestore}>Let it take place again</Button>}
        {isOver && <Button look="go" wide onClick={() => onAct("record")} testid={ids.maintenanceHowItWent}>Record how it went</Button>}
        {!tellsNext && !isDraft && !isCancelled && !isOver && <Button wide mark="edit" keys="E" onClick={onEdit} testid={ids.maintenanceEdit}>Edit</Button>}
        <Menu position="top-end" withinPortal={false} withInitialFocusPlaceholder={false} returnFocus={false} transitionProps={{ duration: 0 }} classNames={{ dropdown: "float" }}>
          <Menu.Target><button ref={button} type="button" className="btn" aria-label="More steps" data-testid={ids.maintenanceSteps}><Icon mark="more" /></button></Menu.Target>
          <Menu.Dropdown style={{ padding: 4 }}>
            <Menu.Item onClick={onEdit} data-testid={ids.maintenanceStep("edit")}>Edit</Menu.Item>
            {!isDraft && !isCancelled && <Menu.Item onClick={begin("record")} data-testid={ids.maintenanceStep("record")}>Record how it went</Menu.Item>}
            <Menu.Item onClick={begin("template")} data-testid={ids.maintenanceStep("template")}>Take as a template</Menu.Item>
            {!isCancelled && <Menu.Item onClick={begin("cancel")} data-testid={ids.maintenanceStep("cancel")}>{isDraft ? "Remove the draft" : "Cancel"}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}
