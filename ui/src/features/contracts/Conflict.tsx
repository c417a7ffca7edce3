import { useState } from "react";
import { useAsk } from "../../backend/queries";
import type { ContractVersionView, ContractView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { Callout } from "../../shared/Callout";
import { Answer } from "../../shared/states/Answer";
import { ids } from "../../shared/testids";
import { contentOfLast, differences, inWords, type Content, type ContentField, FIELD_NAMES } from "./conflict";

type Whose = "mine" | "theirs";

interface ConflictProps {
  id: string;
  /** What stood there when the editing began. */
  base: Content;
  mine: Content;
  onSettled: (kept: Content, version: number) => void;
}

function Choice({ field, whose, words, chosen, onChoose }: { field: ContentField; whose: Whose; words: string; chosen: boolean; onChoose: () => void }) {
  return (
    <td className={chosen ? "kept" : undefined}>
      <label className="row" style={{ alignItems: "flex-start" }}>
        <input type="radio" className="rd" name={`conflict-${field}`} checked={chosen} onChange={onChoose} aria-label={`${FIELD_NAMES[field]}: ${whose === "mine" ? "keep mine" : "take theirs"}`} data-testid={ids.conflictField(field, whose)} style={{ marginTop: 3 }} />
        <span style={{ whiteSpace: "pre-line" }}>{words}</span>
      </label>
    </td>
  );
}

function Table({ theirs, versions, base, mine, onSettled }: Omit<ConflictProps, "id"> & { theirs: ContractView; versions: readonly ContractVersionView[] }) {
  const stored = contentOfLast(theirs, versions);
  const rows = differences(base, mine, stored);
  const [chosen, setChosen] = useState<Partial<Record<ContentField, Whose>>>({});
  // Where only one of the two changed something, that change stands unless somebody says otherwise.
  const whose = (field: ContentField, onlyTheirs: boolean): Whose => chosen[field] ?? (onlyTheirs ? "theirs" : "mine");
  const settle = () => {
    const kept = { ...mine };
    for (const row of rows) {
      if (whose(row.field, row.onlyTheirs) === "theirs") Object.assign(kept, { [row.field]: stored[row.field] });
    }
    onSettled(kept, theirs.version);
  };
  return (
    <div data-testid={ids.conflict}>
      <Callout tone="soon" title="Someone changed this contract while you did.">
        Both versions stand below, field by field. Nothing you typed is lost; nothing is saved until you choose.
      </Callout>
      <table className="conflict" aria-label="Both versions, field by field" style={{ margin: "16px 0" }}>
        <thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">Theirs</th><th scope="col">Mine</th></tr></thead>
        <tbody>
          {rows.map((row) => {
            const at = whose(row.field, row.onlyTheirs);
            const choose = (of: Whose) => setChosen({ ...chosen, [row.field]: of });
            return (
              <tr key={row.field}>
                <th scope="row">{FIELD_NAMES[row.field]}</th>
                <td className="sec" style={{ whiteSpace: "pre-line" }}>{inWords(base, row.field)}</td>
                <Choice field={row.field} whose="theirs" words={inWords(stored, row.field)} chosen={at === "theirs"} onChoose={() => choose("theirs")} />
                <Choice field={row.field} whose="mine" words={inWords(mine, row.field)} chosen={at === "mine"} onChoose={() => choose("mine")} />
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

/** Two people editing the same contract: the second sees both versions and chooses, field by field. */
export function Conflict({ id, ...rest }: ConflictProps) {
  const theirs = useAsk("contracts.get", { id });
  const versions = useAsk("contracts.versions", { id });
  return <Answer of={theirs}>{(reply) => <Answer of={versions}>{({ rows }) => <Table {...rest} theirs={reply} versions={rows} />}</Answer>}</Answer>;
}
