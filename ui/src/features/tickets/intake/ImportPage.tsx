import { useState } from "react";
import { useAsk, useDo } from "../../../backend/queries";
import type { ImportOf, ImportPreview, ImportReport } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { useCrumbs } from "../../../shared/crumbs";
import { useDraft } from "../../../shared/draft";
import { useKey } from "../../../shared/keys";
import { back } from "../../../shared/route";
import { Answer } from "../../../shared/states/Answer";
import { Refused } from "../../../shared/states/Failed";
import { Steps } from "../../../shared/Steps";
import { ids } from "../../../shared/testids";
import { FileStep } from "./FileStep";
import { Outcome } from "./Outcome";
import { PreviewStep } from "./PreviewStep";

const FRESH: ImportOf = { path: "", preset: "servicenow-log", contract: "", client_column: "", zone: "", date_order: "", dry_run: false };
type Step = "file" | "preview" | "done";
const FIELDS = ["path", "preset", "contract", "client_column", "zone", "date_order"];

function stepsOf(step: Step, draft: ImportOf, preview: ImportPreview | undefined, report: ImportReport | undefined) {
  const name = draft.path.split(/[\\/]/).pop() ?? "";
  return [
    { key: "file", name: "File", words: name === "" ? "and how to read it" : name, done: step !== "file" },
    { key: "preview", name: "Preview", words: preview === undefined ? "ten tickets, all problems" : `${preview.tickets.toLocaleString("en")} tickets`, done: step === "done" },
    { key: "done", name: "Import", words: report === undefined ? "can be stopped" : "done", done: false },
  ];
}

/** File, preview with every problem, import with progress: nothing is written before the last step. */
export function ImportPage() {
  useCrumbs({ name: "Tickets", to: "/tickets" }, { name: "Import", to: null });
  const choices = useAsk("app.choices", {});
  const { draft, change, clear } = useDraft("import", FRESH);
  const [step, setStep] = useState<Step>("file");
  const look = useDo("tickets.import_preview", "Reading the file");
  const commit = useDo("tickets.import", "Importing tickets");
  const next = () => look.mutate(draft, { onSuccess: () => setStep("preview") });
  const run = () => {
    commit.mutate(draft, {
      onSuccess: () => {
        clear();
        setStep("done");
      },
    });
  };
  const ready = (look.data?.needs.length ?? 0) === 0;
  useKey("Ctrl Enter", step === "file" ? next : step === "preview" && ready ? run : null);
  useKey("Esc", step === "file" ? back : () => setStep("file"));
  const failure = step === "file" ? look.error : commit.error ?? look.error;
  return (
    <div className="entry two" data-testid={ids.import}>
      <Steps title="Import" steps={stepsOf(step, draft, look.data, commit.data)} at={step} onStep={(key) => setStep(key === "preview" && look.data !== undefined ? "preview" : "file")}>
        {step === "file" && <Button look="go" wide onClick={next} testid={ids.importNext} disabled={look.isPending}>{look.isPending ? "Reading the file" : "Preview"}</Button>}
        {step === "preview" && ready && <Button look="go" wide onClick={run} testid={ids.importCommit} disabled={commit.isPending || look.isPending}>{commit.isPending ? "Importing" : "Import"}</Button>}
        {step === "preview" && <Button wide onClick={() => setStep("file")} testid={ids.importBack} disabled={commit.isPending}>Back to the file</Button>}
      </Steps>
      <div className="mid">
        {failure !== null && <div style={{ marginBottom: 16 }}><Refused failure={failure} shown={FIELDS} /></div>}
        {step === "file" && <Answer of={choices}>{(reply) => <FileStep choices={reply} draft={draft} failure={failure} onChange={change} />}</Answer>}
        {step === "preview" && look.data !== undefined && choices.data !== undefined && (
          <PreviewStep preview={look.data} draft={draft} zones={choices.data.zones} running={commit.isPending} reading={look.isPending} failure={failure} onChange={change} onAgain={next} />
        )}
        {step === "done" && commit.data !== undefined && <Outcome report={commit.data} onAnother={() => setStep("file")} />}
      </div>
    </div>
  );
}
