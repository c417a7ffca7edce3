import type { ReactNode } from "react";
import { Button, IconButton } from "../../../shared/Button";
import { useAdding } from "../../../shared/focus";
import { CheckField, ChoiceField, SuggestField, TextField, type Choice } from "../../../shared/fields/Field";
import { ids } from "../../../shared/testids";
import { useForm } from "./typed";

interface OfPath {
  /** The field's path in the form: where its problem stands, and how a test finds it. */
  path: string;
  label: string;
  hint?: string;
  bare?: boolean;
  width?: number;
}

export function Text({ path, label, value, onChange, ...rest }: OfPath & { value: string; onChange: (value: string) => void; lines?: boolean; placeholder?: string }) {
  const { problemOf } = useForm();
  return <TextField {...rest} label={label} value={value} onChange={onChange} problem={problemOf(path)} testid={ids.draftField(path)} />;
}

export function Pick({ path, label, value, onChange, choices, ...rest }: OfPath & { value: string; onChange: (value: string) => void; choices: readonly Choice[]; none?: string }) {
  const { problemOf } = useForm();
  return <ChoiceField {...rest} label={label} value={value} onChange={onChange} choices={choices} problem={problemOf(path)} testid={ids.draftField(path)} />;
}

export function Suggest({ path, label, value, onChange, suggestions, ...rest }: OfPath & { value: string; onChange: (value: string) => void; suggestions: readonly string[]; placeholder?: string }) {
  const { problemOf } = useForm();
  return <SuggestField {...rest} label={label} value={value} onChange={onChange} suggestions={suggestions} problem={problemOf(path)} testid={ids.draftField(path)} />;
}

export function Tick({ path, label, checked, onChange, hint }: { path: string; label: string; checked: boolean; onChange: (checked: boolean) => void; hint?: string }) {
  return <CheckField label={label} checked={checked} onChange={onChange} {...(hint === undefined ? {} : { hint })} testid={ids.draftField(path)} />;
}

/** One thing a line, such as notes and aliases. */
export function Lines({ path, label, value, onChange, hint = "One a line." }: OfPath & { value: readonly string[]; onChange: (value: string[]) => void }) {
  return <Text path={path} label={label} lines value={value.join("\n")} onChange={(text) => onChange(text === "" ? [] : text.split("\n"))} hint={hint} />;
}

function moved<T>(rows: readonly T[], from: number, to: number): T[] {
  const next = [...rows];
  const [row] = next.splice(from, 1);
  if (row !== undefined) next.splice(to, 0, row);
  return next;
}

interface RowsProps<T> {
  path: string;
  title: string;
  /** What one of them is called: "priority". */
  one: string;
  rows: readonly T[];
  fresh: T;
  onChange: (rows: T[]) => void;
  children: (row: T, set: (part: Partial<T>) => void, path: string) => ReactNode;
  note?: string;
}

/** A list whose rows are added, moved and taken out; each row draws its own fields. */
export function Rows<T extends object>({ path, title, one, rows, fresh, onChange, children, note }: RowsProps<T>) {
  const { problemOf } = useForm();
  const problem = problemOf(path);
  const { rows: list, adding } = useAdding<HTMLOListElement>(rows.length);
  return (
    <section className="ed-rows">
      <div className="sech"><h2>{title}</h2><span className="cnt">{rows.length}</span></div>
      {note !== undefined && <p className="note">{note}</p>}
      {problem !== undefined && <p className="errline">{problem}</p>}
      <ol ref={list}>
        {rows.map((row, at) => (
          <li key={at} className="ed-row">
            <div className="ed-row-fields">
              {children(row, (part) => onChange(rows.map((own, index) => (index === at ? { ...own, ...part } : own))), `${path}[${at}]`)}
            </div>
            <div className="ed-row-acts">
              <IconButton mark="up" label={`Move ${one} ${at + 1} up`} disabled={at === 0} onClick={() => onChange(moved(rows, at, at - 1))} />
              <IconButton mark="down" label={`Move ${one} ${at + 1} down`} disabled={at === rows.length - 1} onClick={() => onChange(moved(rows, at, at + 1))} />
              <IconButton mark="x" label={`Take ${one} ${at + 1} out`} onClick={() => onChange(rows.filter((_, index) => index !== at))} testid={ids.draftOut(`${path}[${at}]`)} />
            </div>
          </li>
        ))}
      </ol>
      <Button small mark="plus" onClick={() => { adding(); onChange([...rows, fresh]); }} testid={ids.draftAdd(path)}>{`Add ${/^[aeiou]/.test(one) ? "an" : "a"} ${one}`}</Button>
    </section>
  );
}
