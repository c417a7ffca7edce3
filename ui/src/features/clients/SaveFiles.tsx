import { Menu } from "@mantine/core";
import { host } from "../../backend/host";
import { useDo } from "../../backend/queries";
import type { ClientsList } from "../../bindings/types";
import { Icon } from "../../shared/Icon";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

type Filter = Omit<ClientsList, "offset" | "limit">;

/** The clients of the list as a file: its columns, or everything an import takes. */
export function SaveFiles({ filter }: { filter: Filter }) {
  const list = useDo("clients.save_list");
  const whole = useDo("clients.export");
  const write = async (of: typeof list, name: string) => {
    const path = await host().chooseTarget({ title: "Save as CSV", kind: "CSV", extensions: ["csv"], name });
    if (path === null) return;
    of.mutate({ ...filter, path }, { onSuccess: (saved) => say(`Saved ${saved.path}.`), onError: (failure) => say(`${failure.message} ${failure.advice}`) });
  };
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} classNames={{ dropdown: "float" }}>
      <Menu.Target>
        <button type="button" className="btn s" data-testid={ids.clientsSave} disabled={list.isPending || whole.isPending}><Icon mark="report" small />CSV</button>
      </Menu.Target>
      <Menu.Dropdown style={{ padding: 4 }}>
        <Menu.Item onClick={() => void write(list, "clients list.csv")} data-testid={ids.clientsSaveList}>The list as filtered</Menu.Item>
        <Menu.Item onClick={() => void write(whole, "clients.csv")} data-testid={ids.clientsSaveWhole}>Clients with contacts, to import elsewhere</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
