import { useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useDo } from "../../../backend/queries";
import type { WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { TextField } from "../../../shared/fields/Field";
import { useOpened } from "../../../shared/focus";
import { useKey } from "../../../shared/keys";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";

/** Keeps a window's form as a template under a name. */
export function TemplateBox({ window, onDone }: { window: WindowView; onDone: () => void }) {
  const [name, setName] = useState(window.form.title);
  const save = useDo("maintenance.save_template");
  const act = () => save.mutate({ id: null, expected_version: 0, name, form: window.form }, {
    onSuccess: () => {
      say(`Kept as the template ${name}.`);
      onDone();
    },
  });
  const box = useOpened<HTMLFormElement>();
  useKey("Ctrl Enter", act);
  useKey("Esc", onDone);
  return (
    <form ref={box} className="callout plain box" aria-label="Take as a template" onSubmit={(event) => { event.preventDefault(); act(); }}>
      <div className="stack" style={{ gridColumn: "1 / -1" }}>
        {save.isError && <Refused failure={save.error} shown={["name"]} />}
        <TextField label="Name of the template" value={name} onChange={setName} problem={problemOf(save.error, "name")} testid={ids.maintenanceTemplateName} />
        <div className="row">
          <Button small look="go" submit disabled={save.isPending} testid={ids.maintenanceTemplateSave}>Keep it</Button>
          <Button small look="quiet" onClick={onDone}>Not now</Button>
        </div>
      </div>
    </form>
  );
}
