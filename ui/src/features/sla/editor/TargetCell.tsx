import { useRef, useState, type KeyboardEvent } from "react";
import { call } from "../../../backend/call";
import type { TargetForm } from "../../../bindings/types";
import { IconButton } from "../../../shared/Button";
import { ids } from "../../../shared/testids";
import { useForm } from "./typed";

export interface CellPlace {
  metric: string;
  priority: string;
  category: string;
}

export function isAt(target: TargetForm, place: CellPlace): boolean {
  return target.metric === place.metric && target.priority === place.priority && target.category === place.category;
}

/** Puts a target where its like stands, or at the end of its metric, so that the file reads metric by metric. */
export function put(targets: readonly TargetForm[], target: TargetForm): TargetForm[] {
  if (targets.some((own) => isAt(own, target))) return targets.map((own) => (isAt(own, target) ? target : own));
  const last = targets.map((own) => own.metric).lastIndexOf(target.metric);
  return last < 0 ? [...targets, target] : [...targets.slice(0, last + 1), target, ...targets.slice(last + 1)];
}

function focusBelow(cell: HTMLElement, step: number) {
  const row = cell.closest("tr");
  const column = cell.closest("td")?.cellIndex ?? 0;
  const next = step > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  if (next instanceof HTMLTableRowElement) next.cells[column]?.querySelector("input")?.focus();
}

interface CellProps {
  place: CellPlace;
  name: string;
  open: boolean;
  onOpen: () => void;
}

/** A cell takes the promise as the policy words it; below it stands how the words are read. */
export function TargetCell({ place, name, open, onOpen }: CellProps) {
  const { form, view, change, changeOnceRead, problemOf } = useForm();
  const at = form.targets.findIndex((target) => isAt(target, place));
  const target = form.targets[at];
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed ?? target?.words ?? "";
  const asKept = view.form.targets[at];
  const reads = asKept !== undefined && target !== undefined && isAt(asKept, place) ? view.reads[at] ?? "" : "";
  const wrong = ["amount", "words", "priority", "category", "clock", "strength", "pauses_on_client", "assumptions"].map((part) => problemOf(`targets[${at}].${part}`)).find((one) => one !== undefined);
  const beingTaken = useRef<string | null>(null);
  const take = async () => {
    if (typed === null || typed === (target?.words ?? "")) return setTyped(null);
    if (typed === beingTaken.current) return;
    if (typed.trim() === "") change((own) => ({ ...own, targets: own.targets.filter((one) => !isAt(one, place)) }));
    else {
      beingTaken.current = typed;
      const read = call("sla.read_promise", { words: typed.trim(), ...place, targets: form.targets });
      try {
        await changeOnceRead(read.then(({ target: promise }) => (own) => ({ ...own, targets: put(own.targets, promise) })));
      } catch {
        return; // the editor says why; the words stay in the cell
      } finally {
        beingTaken.current = null;
      }
    }
    setTyped((now) => (now === typed ? null : now));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && event.ctrlKey) void take();
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" || (event.key === "Enter" && !event.ctrlKey) ? 1 : 0;
    if (step === 0 || event.altKey) return;
    event.preventDefault();
    void take();
    focusBelow(event.currentTarget, step);
  };
  return (
    <td className={`ed-cell${open ? " on" : ""}`}>
      <div className="row" style={{ gap: 2 }}>
        <input
          className="in" aria-label={name} value={words} data-testid={ids.draftCell(place.metric, place.priority, place.category)}
          aria-invalid={wrong === undefined ? undefined : true}
          onChange={(event) => setTyped(event.target.value)} onBlur={() => void take()} onKeyDown={onKeyDown}
        />
        {target !== undefined && <IconButton mark="more" label={`More about ${name}`} onClick={onOpen} testid={ids.draftCellMore(place.metric, place.priority, place.category)} />}
      </div>
      {wrong !== undefined ? <div className="errline">{wrong}</div> : <div className="ed-reads">{reads === "" ? " " : reads}</div>}
    </td>
  );
}
