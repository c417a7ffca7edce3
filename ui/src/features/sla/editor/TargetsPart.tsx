import { useState } from "react";
import { CheckField } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import { TargetCell, type CellPlace } from "./TargetCell";
import { useForm } from "./typed";
import { METRICS } from "./words";

interface TargetsProps {
  open: CellPlace | null;
  onOpen: (place: CellPlace) => void;
}

/** Rows by metrics. A cell understands the words of the policy. */
export function TargetsPart({ open, onOpen }: TargetsProps) {
  const { form, problemOf } = useForm();
  const categories = form.categories.filter((name) => name.trim() !== "");
  const [apart, setApart] = useState(form.targets.some((target) => target.category !== ""));
  const rows = form.priorities.filter((row) => row.key.trim() !== "").flatMap((row) =>
    ["", ...(apart ? categories : [])].map((category) => ({ key: row.key, name: row.name === "" ? row.key : row.name, category })));
  const problem = problemOf("targets");
  return (
    <section>
      <p className="note">Type a promise as the policy words it: “4 business hours”, “4–8 hours”, “next business day”, “weekly (or as agreed)”, “&lt; 1 hour”, “as needed”. Enter goes down, Tab goes on.</p>
      {categories.length > 0 && <CheckField label="Promise differently by category" checked={apart} onChange={setApart} testid={ids.draftField("by-category")} />}
      {problem !== undefined && <p className="errline">{problem}</p>}
      {rows.length === 0 ? <p className="sec" style={{ padding: "12px 0" }}>Enter the priorities first: each of them is a row here.</p> : (
        <table className="ed-targets" aria-label="Targets">
          <thead>
            <tr><th scope="col">Priority</th>{apart && <th scope="col">Category</th>}{METRICS.map((metric) => <th key={metric.key} scope="col">{metric.name}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.key}/${row.category}`}>
                <th scope="row"><b className="m">{row.category === "" ? row.name : ""}</b></th>
                {apart && <td className="sec">{row.category === "" ? "all" : row.category}</td>}
                {METRICS.map((metric) => {
                  const place = { metric: metric.key, priority: row.key, category: row.category };
                  const isOpen = open !== null && open.metric === place.metric && open.priority === place.priority && open.category === place.category;
                  return <TargetCell key={metric.key} place={place} name={[row.key, row.category, metric.name].filter((part) => part !== "").join(" ")} open={isOpen} onOpen={() => onOpen(place)} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
