import { useState } from "react";
import { problemOf } from "../../backend/failures";
import { host } from "../../backend/host";
import { useAsk, useDo } from "../../backend/queries";
import { Button } from "../../shared/Button";
import { TextField } from "../../shared/fields/Field";
import { StateMark } from "../../shared/StateMark";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

function Health() {
  const health = useAsk("app.check", {});
  return (
    <Answer of={health}>
      {(reply) => (
        <div>
          <StateMark tone={reply.sound ? "met" : "breach"} word={reply.sound ? "Sound" : "Not sound"} box />
          <span className="sec"> {reply.history_lines.toLocaleString("en")} lines of history checked</span>
          <ul>{reply.problems.map((problem) => <li key={problem} className="late">{problem}</li>)}</ul>
        </div>
      )}
    </Answer>
  );
}

/** Is the database sound, and a copy of it in a safe place. */
export function Database() {
  const [asked, setAsked] = useState(false);
  const [path, setPath] = useState("");
  const backup = useDo("app.backup", "Copying the database");
  const choose = async () => {
    const chosen = await host().chooseTarget({ title: "Back up to", kind: "MSP Desk database", extensions: ["db"], name: "msp-desk-backup.db" });
    if (chosen !== null) setPath(chosen);
  };
  const act = () => backup.mutate({ path }, {
    onSuccess: (saved) => {
      setPath("");
      say(`Backed up to ${saved.path}.`);
    },
  });
  return (
    <section style={{ marginTop: 32 }}>
      <div className="sech"><h2>Database</h2></div>
      <div className="form">
        {asked ? <Health /> : <span><Button onClick={() => setAsked(true)} testid={ids.settingsCheck}>Check it</Button></span>}
        {backup.isError && <Refused failure={backup.error} shown={["path"]} />}
        <div className="row" style={{ alignItems: "flex-start" }}>
          <div style={{ flex: 1 }}><TextField label="Back up to a new file" value={path} onChange={setPath} problem={problemOf(backup.error, "path")} testid={ids.settingsBackupPath} /></div>
          <span className="row" style={{ paddingTop: 21 }}>
            <Button onClick={() => void choose()}>Choose…</Button>
            <Button onClick={act} disabled={path === "" || backup.isPending} testid={ids.settingsBackup}>Back up</Button>
          </span>
        </div>
      </div>
    </section>
  );
}
