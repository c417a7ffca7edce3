import { useId, type KeyboardEvent } from "react";
import { Icon } from "../Icon";

interface FieldFrame {
  label: string;
  /** What the rules said about this entry; it stands below the field and the entry stays. */
  problem?: string | undefined;
  hint?: string;
  testid?: string;
}

function Below({ id, problem, hint }: { id: string; problem?: string | undefined; hint?: string | undefined }) {
  if (problem !== undefined) {
    return (
      <div className="errline" id={id}>
        <Icon mark="breach" />
        <span>{problem}</span>
      </div>
    );
  }
  return hint === undefined ? null : <div className="hint" id={id}>{hint}</div>;
}

function useBelow(problem: string | undefined, hint: string | undefined) {
  const id = useId();
  return {
    id,
    belowId: `${id}-below`,
    described: problem === undefined && hint === undefined ? undefined : `${id}-below`,
    invalid: problem === undefined ? undefined : true,
  };
}

interface TextFieldProps extends FieldFrame {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  lines?: boolean;
  type?: "text" | "date" | "month" | "time" | "email" | "datetime-local" | "password";
  autoFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  bare?: boolean;
  width?: number;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, problem, hint, placeholder, lines = false, type = "text", testid, autoFocus = false, bare = false, width } = props;
  const { id, belowId, described, invalid } = useBelow(problem, hint);
  const shared = {
    id, value, placeholder, className: "in", "data-testid": testid, "aria-describedby": described, "aria-invalid": invalid,
    "aria-label": bare ? label : undefined, autoFocus, style: width === undefined ? undefined : { width }, onKeyDown: props.onKeyDown,
  };
  return (
    <div className="field">
      {!bare && <label className="l" htmlFor={id}>{label}</label>}
      {lines ? (
        <textarea {...shared} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
      )}
      <Below id={belowId} problem={problem} hint={hint} />
    </div>
  );
}

export interface Choice {
  value: string;
  label: string;
}

interface ChoiceFieldProps extends FieldFrame {
  value: string;
  onChange: (value: string) => void;
  choices: readonly Choice[];
  /** What stands there while nothing is chosen. */
  none?: string;
  bare?: boolean;
  width?: number;
}

/** One of a known set, in the platform's own list: it types ahead, and it is spoken. */
export function ChoiceField({ label, value, onChange, choices, none, problem, hint, testid, bare = false, width }: ChoiceFieldProps) {
  const { id, belowId, described, invalid } = useBelow(problem, hint);
  return (
    <div className="field">
      {!bare && <label className="l" htmlFor={id}>{label}</label>}
      <select
        id={id}
        className="in"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        data-testid={testid}
        aria-label={bare ? label : undefined}
        aria-describedby={described}
        aria-invalid={invalid}
        style={width === undefined ? undefined : { width }}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
      <Below id={belowId} problem={problem} hint={hint} />
    </div>
  );
}

interface SuggestFieldProps extends Omit<TextFieldProps, "type" | "lines"> {
  suggestions: readonly string[];
}

/** A long known set, such as zones: one may type it or choose it. */
export function SuggestField({ label, value, onChange, suggestions, problem, hint, testid, placeholder, bare = false, width }: SuggestFieldProps) {
  const { id, belowId, described, invalid } = useBelow(problem, hint);
  return (
    <div className="field">
      {!bare && <label className="l" htmlFor={id}>{label}</label>}
      <input
        id={id}
        className="in"
        list={`${id}-list`}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        data-testid={testid}
        aria-label={bare ? label : undefined}
        aria-describedby={described}
        aria-invalid={invalid}
        style={width === undefined ? undefined : { width }}
      />
      <datalist id={`${id}-list`}>
        {suggestions.map((suggestion) => <option key={suggestion} value={suggestion} />)}
      </datalist>
      <Below id={belowId} problem={problem} hint={hint} />
    </div>
  );
}

export function CheckField({ label, checked, onChange, hint, testid }: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: string;
  testid?: string;
}) {
  return (
    <label className="row" style={{ alignItems: "flex-start" }}>
      <input type="checkbox" className="cb" style={{ marginTop: 3 }} checked={checked} onChange={(event) => onChange(event.target.checked)} data-testid={testid} />
      <span>
        {label}
        {hint !== undefined && <span className="hint" style={{ display: "block", marginTop: 0 }}>{hint}</span>}
      </span>
    </label>
  );
}
