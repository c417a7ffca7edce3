import { problemOf } from "../../../backend/failures";
import { host } from "../../../backend/host";
import { useAsk } from "../../../backend/queries";
import type { Choices, Failure, ImportOf } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { ChoiceField, SuggestField, TextField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";

const ORDERS = [{ value: "dmy", label: "day, month, year" }, { value: "mdy", label: "month, day, year" }];

interface FileStepProps {
  choices: Choices;
  draft: ImportOf;
  failure: Failure | null;
  onChange: (part: Partial<ImportOf>) => void;
}

/** Which file, in whose words, on which contract, in which zone. */
export function FileStep({ choices, draft, failure, onChange }: FileStepProps) {
  const contracts = useAsk("contracts.list", { search: "", status: "", client: "", policy: "", tier: "", account_manager: "", offset: 0, limit: 1000 });
  const wrong = (field: string) => problemOf(failure, field);
  const choose = async () => {
    const path = await host().chooseFile({ title: "Choose a file of tickets", kind: "Tickets", extensions: ["csv", "txt", "tsv"] });
    if (path !== null) onChange({ path });
  };
  return (
    <div style={{ maxWidth: 640 }}>
      <h1>Import tickets</h1>
      <p className="sec">Nothing is written until you have seen what the file says. The same file twice changes nothing.</p>
      <div className="form">
        <div className="row" style={{ alignItems: "flex-start" }}>
          <div style={{ flex: 1 }}>
            <TextField label="File" value={draft.path} onChange={(path) => onChange({ path })} placeholder="Type a path, or choose" problem={wrong("path")} testid={ids.importPath} />
          </div>
          <span style={{ paddingTop: 21 }}><Button onClick={() => void choose()} testid={ids.importChoose}>Choose…</Button></span>
        </div>
        <ChoiceField label="Written by" value={draft.preset} onChange={(preset) => onChange({ preset })} choices={choices.file_presets.map((one) => ({ value: one.key, label: one.name }))} problem={wrong("preset")} testid={ids.importPreset} />
        <ChoiceField
          label="Contract" none="Go by the clients in the file" value={draft.contract} onChange={(contract) => onChange({ contract })} problem={wrong("contract")} testid={ids.importContract}
          choices={(contracts.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.number} ${row.client}, ${row.policy}` }))}
        />
        <div className="pair">
          <SuggestField label="Zone of its times" value={draft.zone} onChange={(zone) => onChange({ zone })} suggestions={choices.zones} placeholder="if the file does not say" problem={wrong("zone")} testid={ids.importZone} />
          <ChoiceField label="Order of its dates" none="as the file proves" value={draft.date_order} onChange={(date_order) => onChange({ date_order })} choices={ORDERS} problem={wrong("date_order")} testid={ids.importDates} />
        </div>
        <TextField label="Column that names the client" value={draft.client_column} onChange={(client_column) => onChange({ client_column })} placeholder="only without a contract" problem={wrong("client_column")} testid={ids.importClientColumn} />
      </div>
    </div>
  );
}
