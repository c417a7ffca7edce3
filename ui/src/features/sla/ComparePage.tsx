import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../backend/call";
import { useAsk } from "../../backend/queries";
import type { ComparedLine, Comparison, LineMark, PolicyRow } from "../../bindings/types";
import { CheckField, ChoiceField, type Choice } from "../../shared/fields/Field";
import { Icon, type Mark } from "../../shared/Icon";
import { useKey } from "../../shared/keys";
import { back, replace, usePlace, withQuery } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { ids } from "../../shared/testids";

const MARKS: Record<LineMark, { mark: Mark | null; word: string }> = {
  same: { mark: null, word: "same" },
  changed: { mark: "rev", word: "changed" },
  added: { mark: "plus", word: "new" },
  removed: { mark: "ban", word: "gone" },
};

/** Every version of every policy in use. */
function useVersions(): Choice[] {
  const policies = useAsk("sla.policies", {});
  const rows: PolicyRow[] = policies.data?.rows ?? [];
  const answers = useQueries({ queries: rows.map((row) => ({ queryKey: ["sla.versions", { version_id: row.version_id }], queryFn: () => call("sla.versions", { version_id: row.version_id }) })) });
  return rows.flatMap((row, at) => (answers[at]?.data?.rows ?? []).map((own) => ({ value: own.version_id, label: `${row.name}, version ${own.number}` })));
}

function Line({ line }: { line: ComparedLine }) {
  const { mark, word } = MARKS[line.mark];
  return (
    <tr className={line.mark === "same" ? "" : "cmp-on"}>
      <th scope="row">{line.what}</th>
      <td>{line.before === "" ? <span className="mut">–</span> : line.before}</td>
      <td>{line.after === "" ? <span className="mut">–</span> : line.after}</td>
      <td className="nw">{mark !== null && <span className="cmp-mark"><Icon mark={mark} /> {word}</span>}</td>
    </tr>
  );
}

function Sides({ reply, all }: { reply: Comparison; all: boolean }) {
  const sections = reply.sections.filter((section) => all || section.changed > 0);
  const name = (row: PolicyRow) => `${row.name}, version ${row.number}`;
  return (
    <>
      <p className="sec" style={{ margin: "10px 0" }}>{reply.changed === 0 ? "They say the same." : reply.changed === 1 ? "One thing differs." : `${reply.changed} things differ.`}</p>
      {sections.map((section) => (
        <section key={section.name} style={{ marginTop: 16 }}>
          <div className="sech"><h2>{section.name}</h2><span className="cnt">{section.changed === 0 ? "the same" : `${section.changed} changed`}</span></div>
          <table className="cmp" aria-label={section.name}>
            <colgroup><col style={{ width: "22%" }} /><col style={{ width: "33%" }} /><col style={{ width: "33%" }} /><col style={{ width: "12%" }} /></colgroup>
            <thead><tr><th scope="col">What</th><th scope="col">{name(reply.left)}</th><th scope="col">{name(reply.right)}</th><th scope="col">Change</th></tr></thead>
            <tbody>{section.lines.filter((line) => all || line.mark !== "same").map((line, at) => <Line key={`${line.what}${at}`} line={line} />)}</tbody>
          </table>
        </section>
      ))}
    </>
  );
}

/** Any two versions of any policies, side by side. */
export function ComparePage() {
  const place = usePlace();
  const versions = useVersions();
  const [all, setAll] = useState(false);
  const left = place.query.get("left") ?? "";
  const right = place.query.get("right") ?? "";
  const compared = useAsk("sla.compare", { left, right }, left !== "" && right !== "");
  const choose = (side: "left" | "right") => (id: string) => replace(withQuery(place, { [side]: id }));
  useKey("Esc", back);
  return (
    <div className="mid" data-testid={ids.comparePage}>
      <h1>Compare two versions</h1>
      <div className="cmp-choose">
        <ChoiceField label="Before" none="Choose a version" value={left} onChange={choose("left")} choices={versions} testid={ids.compareLeft} />
        <ChoiceField label="After" none="Choose a version" value={right} onChange={choose("right")} choices={versions} testid={ids.compareRight} />
        <CheckField label="Also what both say alike" checked={all} onChange={setAll} testid={ids.compareAll} />
      </div>
      {left === "" || right === "" ? <p className="sec" style={{ padding: "16px 0" }}>Choose two versions, of one policy or of two.</p> : <Answer of={compared}>{(reply) => <Sides reply={reply} all={all} />}</Answer>}
    </div>
  );
}
