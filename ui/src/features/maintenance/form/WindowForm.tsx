import { useEffect, useRef, useState } from "react";
import { problemOf } from "../../../backend/failures";
import { useAsk, useDo } from "../../../backend/queries";
import type { MaintenanceForm, WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useDraft } from "../../../shared/draft";
import { ChoiceField } from "../../../shared/fields/Field";
import { useKey } from "../../../shared/keys";
import { back, go } from "../../../shared/route";
import { Refused } from "../../../shared/states/Failed";
import { ids } from "../../../shared/testids";
import { say } from "../../../shared/toasts";
import { addressOf } from "../filter";
import { BothVersions } from "./BothVersions";
import { FIELD_NAMES, formOf, stored, type Draft } from "./fresh";
import { PreviewSide } from "./PreviewSide";
import { WhatFields } from "./WhatFields";
import { WhenFields } from "./WhenFields";
import { WhomFields } from "./WhomFields";
import "../maintenance.css";

const SHOWN = Object.keys(FIELD_NAMES);
const SCOPES = [{ value: "all", label: "all of the series that have not begun" }, { value: "following", label: "this one and those after it" }, { value: "one", label: "this one alone, its times" }];

interface FormProps {
  /** The window that is changed; none for a new one. */
  window: WindowView | null;
  /** What the form holds before anything is typed. */
  start: Draft;
  /** A stretch that was drawn, over what is kept as a draft. */
  drawn: Partial<Draft>;
}

function Templates({ onTake }: { onTake: (form: MaintenanceForm) => void }) {
  const [chosen, setChosen] = useState("");
  const templates = useAsk("maintenance.templates", {});
  const rows = templates.data?.rows ?? [];
  if (rows.length === 0) return null;
  const take = (name: string) => {
    setChosen(name);
    const found = rows.find((row) => row.name === name);
    if (found !== undefined) onTake(found.form);
  };
  return <ChoiceField label="Begin with a template" value={chosen} onChange={take} choices={rows.map((row) => ({ value: row.name, label: row.name === row.when ? row.name : `${row.name} · ${row.when}` }))} none="an empty form" testid={ids.windowTemplate} />;
}

/** Enters a window or changes one; what it comes to stands beside it while one types. */
export function WindowForm({ window, start, drawn }: FormProps) {
  const { draft, change, clear } = useDraft<Draft>(`window:${window?.id ?? "new"}`, start);
  const [scope, setScope] = useState("all");
  const [seed, setSeed] = useState(0);
  const first = useRef(drawn);
  useEffect(() => {
    if (Object.keys(first.current).length > 0) change(first.current);
  }, [change]);
  const save = useDo("maintenance.save");
  const row = window?.occurrence ?? null;
  const isSeries = row?.series ?? false;
  const at = isSeries && scope !== "all" ? row?.recurrence_id ?? "" : "";
  const store = (form: MaintenanceForm, version: number, publish: boolean) => save.mutate(
    { id: window?.id ?? null, expected_version: version, form, scope: isSeries ? scope : "all", recurrence_id: at, publish },
    {
      onSuccess: (saved) => {
        clear();
        say(`${saved.number} is ${saved.status === "draft" ? "kept as a draft" : "saved"}.`);
        go(addressOf(isSeries && scope === "one" && row !== null ? row : saved.occurrence));
      },
    },
  );
  const submit = (publish: boolean) => store(formOf(draft), draft.expected_version, publish);
  const choose = (next: string) => {
    setScope(next);
    if (window === null) return;
    // One occurrence is changed on its own times, the whole series on those of its first.
    const times = next === "all" || row === null ? window.form : { starts: row.starts.local.slice(0, 16), ends: row.ends.local.slice(0, 16) };
    change({ starts: times.starts, ends: times.ends });
  };
  const part = { draft, change, wrong: (field: string) => problemOf(save.error, field) };
  const isFaster = save.error?.code === "conflict" && window !== null;
  const isDraft = window === null || window.status === "draft";
  useKey("Ctrl Enter", () => submit(false));
  useKey("Esc", back);
  return (
    <div className="planning" data-testid={ids.windowForm}>
      <form noValidate className="mid" onSubmit={(event) => { event.preventDefault(); submit(false); }}>
        <h1>{window === null ? "New window" : `${window.number} ${window.form.title}`}</h1>
        {isFaster && <BothVersions id={window.id} base={stored(window)} mine={formOf(draft)} onSettled={(kept, version) => store(kept, version, false)} />}
        {save.error !== null && !isFaster && <div style={{ marginTop: 12 }}><Refused failure={save.error} shown={SHOWN} /></div>}
        <div className="form">
          {window === null && <Templates onTake={(form) => { change({ ...form, title: form.title === "" ? draft.title : form.title }); setSeed(seed + 1); }} />}
          {isSeries && <ChoiceField label="What is changed" value={scope} onChange={choose} choices={SCOPES} testid={ids.windowScope} />}
          {scope !== "one" && <WhatFields {...part} />}
          <WhenFields {...part} seed={seed} isOne={scope === "one"} />
          {scope !== "one" && <WhomFields {...part} />}
        </div>
        <div className="acts">
          <Button look="go" submit keys="Ctrl Enter" disabled={save.isPending} testid={ids.windowSave}>{isDraft ? "Save as a draft" : "Save"}</Button>
          {isDraft && <Button disabled={save.isPending} onClick={() => submit(true)} testid={ids.windowPublish}>Save and publish</Button>}
          <Button look="quiet" testid={ids.windowDiscard} onClick={() => { clear(); back(); }}>Discard</Button>
          <span className="sp" />
          <span className="sm mut nw">what is typed is kept</span>
        </div>
      </form>
      <PreviewSide form={scope === "one" ? { ...formOf(draft), rule: "" } : formOf(draft)} id={window?.id ?? null} at={at} />
    </div>
  );
}
