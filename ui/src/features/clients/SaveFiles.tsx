import { Menu } from "@mantine/core";
import { useRef } from "react";
import { useDo } from "../../backend/queries";
import type { ClientsList } from "../../bindings/types";
import { Icon } from "../../shared/Icon";
import { SaveTo } from "../../shared/SaveTo";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

type Filter = Omit<ClientsList, "offset" | "limit">;
/** The columns of the list, or whole clients. */
export type What = "list" | "whole";

const NAMES: Record<What, string> = { list: "clients list.csv", whole: "clients.csv" };

/** The clients of the list as a file: its columns, or everything an import takes. */
export function SaveFiles({ onChoose }: { onChoose: (what: What) => void }) {
  const button = useRef<HTMLButtonElement>(null);
  // What opens takes the focus from the button, and gives it back there.
  const choose = (what: What) => () => {
    button.current?.focus();
    onChoose(what);
  };
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false} returnFocus={false} transitionProps={{ duration: 0 }} classNames={{ dropdown: "float" }}>
      <Menu.Target>
        <button ref={button} type="button" className="btn s" data-testid={ids.clientsSave}><Icon mark="report" small />CSV</button>
      </Menu.Target>
      <Menu.Dropdown style={{ padding: 4 }}>
        <Menu.Item onClick={choose("list")} data-testid={ids.clientsSaveList}>The list as filtered</Menu.Item>
        <Menu.Item onClick={choose("whole")} data-testid={ids.clientsSaveWhole}>Clients with contacts, to import elsewhere</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function SaveClients({ what, filter, onClose }: { what: What; filter: Filter; onClose: () => void }) {
  const list = useDo("clients.save_list");
  const whole = useDo("clients.export");
  const of = what === "list" ? list : whole;
  const write = (path: string) => of.mutate({ ...filter, path }, {
    onSuccess: (saved) => {
      onClose();
      say(`Saved ${saved.path}.`);
    },
  });
  return <SaveTo ask={{ title: "Save as CSV", kind: "CSV", extensions: ["csv"], name: NAMES[what] }} onSave={write} onClose={onClose} waits={of.isPending} failure={of.error} />;
}
