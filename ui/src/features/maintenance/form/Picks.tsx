import { useId, useState } from "react";
import { Icon } from "../../../shared/Icon";
import { ids } from "../../../shared/testids";

interface PicksProps {
  label: string;
  name: string;
  values: readonly string[];
  /** What may be chosen: its key and how it is called. */
  options: readonly { key: string; name: string }[];
  /** Whether words that are no option may be entered as well. */
  isFree: boolean;
  onChange: (values: string[]) => void;
  problem?: string | undefined;
  hint?: string;
}

/** Several of a long set: typed with suggestions, each on a chip that takes it off again. */
export function Picks({ label, name, values, options, isFree, onChange, problem, hint }: PicksProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const nameOf = (key: string) => options.find((option) => option.key === key)?.name ?? key;
  const keyOf = (words: string) => options.find((option) => option.name.toLowerCase() === words.trim().toLowerCase())?.key;
  const add = (words: string, mayBeFree: boolean) => {
    const key = keyOf(words) ?? (mayBeFree && isFree && words.trim() !== "" ? words.trim() : null);
    setTyped(key === null ? words : "");
    if (key !== null && !values.includes(key)) onChange([...values, key]);
  };
  return (
    <div className="field">
      <label className="l" htmlFor={id}>{label}</label>
      <input
        id={id}
        className="in"
        list={`${id}-list`}
        value={typed}
        autoComplete="off"
        placeholder="Type a name, Enter adds it"
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={`${id}-below`}
        data-testid={ids.windowPick(name)}
        onChange={(event) => add(event.target.value, false)}
        onBlur={() => add(typed, true)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || typed.trim() === "") return;
          event.preventDefault();
          add(typed, true);
        }}
      />
      <datalist id={`${id}-list`}>{options.filter((option) => !values.includes(option.key)).map((option) => <option key={option.key} value={option.name} />)}</datalist>
      {values.length > 0 && (
        <div className="picked">
          {values.map((key) => (
            <button key={key} type="button" className="chip on" aria-label={`Take ${nameOf(key)} off`} onClick={() => onChange(values.filter((one) => one !== key))}>{nameOf(key)}<Icon mark="x" small /></button>
          ))}
        </div>
      )}
      {problem === undefined ? <div className="hint" id={`${id}-below`}>{hint}</div> : <div className="errline" id={`${id}-below`}><Icon mark="breach" /><span>{problem}</span></div>}
    </div>
  );
}
