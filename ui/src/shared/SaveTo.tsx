import { useState } from "react";
import { problemOf } from "../backend/failures";
import { host, type FileQuestion } from "../backend/host";
import type { Failure } from "../bindings/types";
import { Button } from "./Button";
import { TextField } from "./fields/Field";
import { useOpened } from "./focus";
import { useKey } from "./keys";
import { Refused } from "./states/Failed";
import { ids } from "./testids";

interface SaveToProps {
  /** What the system's own dialog asks, and the name the file would have. */
  ask: FileQuestion & { name: string };
  onSave: (path: string) => void;
  onClose: () => void;
  waits: boolean;
  failure: Failure | null;
  testids?: { path: string; save: string };
}

/** Where a file goes: typed, or chosen in the system's own dialog. */
export function SaveTo({ ask, onSave, onClose, waits, failure, testids = { path: ids.saveToPath, save: ids.saveTo } }: SaveToProps) {
  const [path, setPath] = useState(ask.name);
  const part = useOpened<HTMLFormElement>();
  const choose = async () => {
    const chosen = await host().chooseTarget(ask);
    if (chosen !== null) setPath(chosen);
  };
  useKey("Ctrl Enter", () => onSave(path));
  useKey("Esc", onClose);
  return (
    <form
      ref={part} className="float row wrap" style={{ margin: "8px 12px", alignItems: "flex-start" }} aria-label={ask.title}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(path);
      }}
    >
      {failure !== null && <div style={{ flex: "1 0 100%" }}><Refused failure={failure} shown={["path"]} /></div>}
      <div style={{ flex: 1, minWidth: 180 }}><TextField bare label="File or folder" value={path} onChange={setPath} problem={problemOf(failure, "path")} testid={testids.path} /></div>
      <Button onClick={() => void choose()}>Choose…</Button>
      <Button look="go" submit disabled={waits} testid={testids.save}>Save</Button>
      <Button look="quiet" onClick={onClose}>Close</Button>
    </form>
  );
}
