import { useState } from "react";
import { useAsk } from "../../../backend/queries";
import type { MaintenanceForm, WindowView } from "../../../bindings/types";
import { Button } from "../../../shared/Button";
import { Callout } from "../../../shared/Callout";
import { Answer } from "../../../shared/states/Answer";
import { ids } from "../../../shared/testids";
import { differences, FIELD_NAMES, inWords, type Field } from "./fresh";

type Whose = "mine" | "theirs";

interface BothProps {
  id: string;
  base: MaintenanceForm;
  mine: MaintenanceForm;
  onSettled: (kept: MaintenanceForm, version: number) => void;
}

function Choice({ field, whose, words, chosen, onChoose }: { field: Field; whose: Whose; words: string; chosen: boolean; onChoose: () => void }) {
  return (
    <td>
      <label className="row" style={{ alignItems: "flex-start" }}>
        <input type="radio" className="rd" name={`conflict-${field}`} checked={chosen} onChange={onChoose} aria-label={`${FIELD_NAMES[field]}: ${whose === "mine" ? "keep mine" : "take theirs"}`} data-testid={ids.conflictField(field, whose)} style={{ marginTop: 3 }} />
        <span>{words}</span>
      </label>
    </td>
  );
}

function Table({ theirs, base, mine, onSettled }: Omit<BothProps, "id"> & { theirs: WindowView }) {
  const rows = differences(base, mine, theirs.form);
  const [chosen, setChosen] = useState<Partial<Record<Field, Whose>>>({});
  const settle = () => {
    const taken = rows.filter((row) => (chosen[row.field] ?? (row.onlyTheirs ? "theirs" : "mine")) === "theirs");
    onSettled({ ...mine, ...Object.fromEntries(taken.map((row) => [row.field, theirs.form[row.field]])) }, theirs.version);
  };
  return (
    <div data-testid={ids.conflict} style={{ marginTop: 12 }}>
      <Callout tone="soon" title="Someone changed this window while you did.">
        Both versions stand below, field by field. Nothing you typed is lost; nothing is saved until you choose.
      </Callout>
      <table aria-label="Both versions, field by field" style={{ margin: "12px 0" }}>
        <thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">Theirs</th><th scope="col">Mine</th></tr></thead>
        <tbody>
          {rows.map(({ field, onlyTheirs }) => {
            const at = chosen[field] ?? (onlyTheirs ? "theirs" : "mine");
            return (
              <tr key={field}>
                <th scope="row">{FIELD_NAMES[field]}</th>
                <td className="sec">{inWords(base, field)}</td>
                <Choice field={field} whose="theirs" words={inWords(theirs.form, field)} chosen={at === "theirs"} onChoose={() => setChosen({ ...chosen, [field]: "theirs" })} />
                <Choice field={field} whose="mine" words={inWords(mine, field)} chosen={at === "mine"} onChoose={() => setChosen({ ...chosen, [field]: "mine" })} />
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && <p className="sec">What you typed is what stands there now.</p>}
      <Button look="go" onClick={settle} testid={ids.conflictSave}>Save what is chosen</Button>
    </div>
  );
}

/** Two people editing the same window: the second sees both versions and chooses, field by field. */
export function BothVersions({ id, ...rest }: BothProps) {
  const theirs = useAsk("maintenance.get", { id, recurrence_id: "" });
  return <Answer of={theirs}>{(reply) => <Table {...rest} theirs={reply} />}</Answer>;
}
