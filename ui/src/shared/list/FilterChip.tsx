import { Menu } from "@mantine/core";
import { Icon } from "../Icon";

export interface FilterOption {
  key: string;
  name: string;
}

interface FilterChipProps {
  name: string;
  options: readonly FilterOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  testid: string;
}

/** A filter: a plain chip while it is open to all, filled with its value once it narrows the list. */
export function FilterChip({ name, options, value, onChange, testid }: FilterChipProps) {
  const chosen = options.find((option) => option.key === value);
  if (value !== null) {
    return (
      <button type="button" className="chip on" onClick={() => onChange(null)} data-testid={testid} aria-label={`${name}: ${chosen?.name ?? value}, remove this filter`}>
        {name}: {chosen?.name ?? value}
        <Icon mark="x" small />
      </button>
    );
  }
  return (
    <Menu position="bottom-start" withinPortal={false} withInitialFocusPlaceholder={false} transitionProps={{ duration: 0 }} classNames={{ dropdown: "float" }}>
      <Menu.Target>
        <button type="button" className="chip" data-testid={testid} disabled={options.length === 0}>{name}</button>
      </Menu.Target>
      <Menu.Dropdown style={{ maxHeight: 320, overflow: "auto", padding: 4 }}>
        {options.map((option) => <Menu.Item key={option.key} onClick={() => onChange(option.key)}>{option.name}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
