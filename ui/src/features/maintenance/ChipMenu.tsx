import { Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "../../shared/Icon";

interface ChipMenuProps {
  /** What the chip says: the choice that stands. */
  label: string;
  value: string;
  options: readonly { key: string; name: string }[];
  onChange: (key: string) => void;
  testid: string;
  top?: ReactNode;
}

/** A choice that always holds a value, said on its chip. */
export function ChipMenu({ label, value, options, onChange, testid, top }: ChipMenuProps) {
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }} classNames={{ dropdown: "float" }}>
      <Menu.Target>
        <button type="button" className="chip" data-testid={testid}>{label}<Icon mark="down" small /></button>
      </Menu.Target>
      <Menu.Dropdown style={{ maxHeight: 360, overflow: "auto", padding: 4 }}>
        {top}
        {options.map((option) => (
          <Menu.Item key={option.key} onClick={() => onChange(option.key)} leftSection={option.key === value ? <Icon mark="check" small /> : <span style={{ width: 14, display: "inline-block" }} />}>
            {option.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
