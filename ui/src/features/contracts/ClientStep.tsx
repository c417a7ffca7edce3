import { useState } from "react";
import { useAsk } from "../../backend/queries";
import { Button } from "../../shared/Button";
import { TextField } from "../../shared/fields/Field";
import { Icon } from "../../shared/Icon";
import { go } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Empty } from "../../shared/states/Empty";
import { ids } from "../../shared/testids";

const MOST = 50;

export function ClientStep({ client, problem, onChoose }: { client: string; problem: string | undefined; onChoose: (id: string, zone: string) => void }) {
  const [search, setSearch] = useState("");
  const clients = useAsk("clients.list", { search, tag: "", account_manager: "", flagged: false, offset: 0, limit: MOST });
  return (
    <div style={{ maxWidth: 640 }}>
      <h1>Whose contract is it?</h1>
      {problem !== undefined && <div className="errline"><Icon mark="breach" /><span>{problem}</span></div>}
      <div className="form">
        <TextField label="Search clients" value={search} onChange={setSearch} testid={ids.contractClientSearch} />
        <Answer of={clients}>
          {(page) => page.rows.length === 0 ? (
            <Empty title="No client here" action={<Button mark="plus" onClick={() => go("/clients/new")}>Enter a client</Button>}>A contract needs a client first.</Empty>
          ) : (
            <>
              <div className="pick" role="radiogroup" aria-label="Client">
                {page.rows.map((row) => (
                  <label key={row.id}>
                    <input type="radio" className="rd" name="client" checked={client === row.id} onChange={() => onChoose(row.id, row.zone)} data-testid={ids.contractClient(row.name)} />
                    <b>{row.name}</b>
                    <span className="sm sec">{row.zone}{row.contracts > 0 ? ` · ${row.contracts} in force` : ""}</span>
                  </label>
                ))}
              </div>
              {page.total > page.rows.length && <p className="note">{page.rows.length} of {page.total.toLocaleString("en")}; search for the others.</p>}
            </>
          )}
        </Answer>
      </div>
    </div>
  );
}
