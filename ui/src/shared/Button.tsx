import type { ReactNode } from "react";
import { Icon, type Mark } from "./Icon";

interface ButtonProps {
  children: ReactNode;
  onClick?: () => void;
  look?: "go" | "plain" | "quiet";
  small?: boolean;
  wide?: boolean;
  tall?: boolean;
  mark?: Mark;
  keys?: string;
  testid?: string;
  disabled?: boolean;
  submit?: boolean;
}

export function Button({
  children, onClick, look = "plain", small = false, wide = false, tall = false, mark, keys, testid, disabled = false, submit = false,
}: ButtonProps) {
  const className = ["btn", look === "plain" ? "" : look, small ? "s" : "", wide ? "wide" : "", tall ? "tall" : ""].filter(Boolean).join(" ");
  return (
    <button type={submit ? "submit" : "button"} className={className} onClick={onClick} data-testid={testid} disabled={disabled}>
      {mark !== undefined && <Icon mark={mark} small={small} />}
      {children}
      {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

interface IconButtonProps {
  mark: Mark;
  label: string;
  onClick: () => void;
  disabled?: boolean;
  testid?: string;
}

export function IconButton({ mark, label, onClick, disabled = false, testid }: IconButtonProps) {
  return (
    <button type="button" className="ib" aria-label={label} title={label} onClick={onClick} disabled={disabled} data-testid={testid}>
      <Icon mark={mark} />
    </button>
  );
}

interface SwitchOption<V extends string> {
  value: V;
  label: string;
  testid?: string;
}

/** Two or three ways to see the same thing. */
export function Switch<V extends string>({ label, value, options, onChange, testid }: {
  label: string;
  value: V;
  options: readonly SwitchOption<V>[];
  onChange: (value: V) => void;
  testid?: string;
}) {
  return (
    <span className="seg" role="group" aria-label={label} data-testid={testid}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} data-testid={option.testid} onClick={() => onChange(option.value)}>
          {option.label}
        </button>
      ))}
    </span>
  );
}
