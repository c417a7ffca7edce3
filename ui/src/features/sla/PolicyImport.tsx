import { host } from "../../backend/host";
import { problemOf } from "../../backend/failures";
import { useDo } from "../../backend/queries";
import type { Failure, PolicyView } from "../../bindings/types";
import { Button } from "../../shared/Button";
import { useDraft } from "../../shared/draft";
import { TextField } from "../../shared/fields/Field";
import { useKey } from "../../shared/keys";
import { back, go } from "../../shared/route";
import { Refused } from "../../shared/states/Failed";
import { ScheduleTable } from "../../shared/targets/ScheduleTable";
import { ids } from "../../shared/testids";
import { say } from "../../shared/toasts";

const FRESH = { path: "", text: "" };

function Problems({ failure }: { failure: Failure }) {
  const problems = failure.problems.filter((problem) => problem.field !== "path");
  if (problems.length === 0) return null;
  return (
    <section style={{ marginTop: 16 }} data-testid={ids.policyProblems}>
      <div className="sech"><h2>Problems</h2><span className="cnt">{problems.length}, all of them</span></div>
      <table aria-label="Problems of the file">
        <thead><tr><th scope="col">Where</th><th scope="col">What</th></tr></thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={problem.field + problem.message}><td className="mono nw">{problem.field === "" ? "the whole file" : problem.field}</td><td>{problem.message}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Checked({ policy }: { policy: PolicyView }) {
  return (
    <section style={{ marginTop: 16 }}>
      <div className="sech"><h2>{policy.row.name}</h2><span className="cnt">would become version {policy.row.number}</span></div>
      <p className="sec" style={{ margin: "8px 0" }}>{policy.calendar.words}</p>
      <ScheduleTable schedule={policy.schedule} />
    </section>
  );
}

/** Imports a policy file: checked first, with every problem named; taken in as a new version. */
export function PolicyImport() {
  const { draft, change, clear } = useDraft("policy-import", FRESH);
  const check = useDo("sla.import_policy");
  const commit = useDo("sla.import_policy");
  const choose = async () => {
    const path = await host().chooseFile({ title: "Choose a policy file", kind: "Policy", extensions: ["toml", "txt"] });
    if (path !== null) change({ path });
  };
  const look = () => check.mutate({ ...draft, dry_run: true });
  const take = () => commit.mutate({ ...draft, dry_run: false }, {
    onSuccess: (policy) => {
      clear();
      say(`Took in ${policy.row.name}, version ${policy.row.number}.`);
      go(`/policies/${policy.row.version_id}`);
    },
  });
  const ready = check.isSuccess;
  const failure = commit.error ?? check.error;
  useKey("Ctrl Enter", ready ? take : look);
  useKey("Esc", back);
  return (
    <div className="mid">
      <div style={{ maxWidth: 640 }}>
        <h1>Import a policy file</h1>
        <p className="sec">Copy one of the shipped files, edit it, and bring it in. Old tickets keep the version they were received under.</p>
        {failure !== null && <div style={{ marginTop: 12 }}><Refused failure={{ ...failure, problems: [] }} shown={[]} /></div>}
        <div className="form">
          <div className="row" style={{ alignItems: "flex-start" }}>
            <div style={{ flex: 1 }}>
              <TextField label="File" value={draft.path} onChange={(path) => { change({ path }); check.reset(); }} placeholder="Type a path, or choose" problem={problemOf(failure, "path")} testid={ids.policyImportPath} />
            </div>
            <span style={{ paddingTop: 21 }}><Button onClick={() => void choose()}>Choose…</Button></span>
          </div>
          <TextField label="Or its text" lines value={draft.text} onChange={(text) => { change({ text }); check.reset(); }} testid={ids.policyImportText} />
          <div className="row">
            <Button look={ready ? "plain" : "go"} onClick={look} disabled={check.isPending} testid={ids.policyImportCheck}>Check</Button>
            {ready && <Button look="go" keys="Ctrl Enter" onClick={take} disabled={commit.isPending} testid={ids.policyImportCommit}>Take it in</Button>}
          </div>
        </div>
      </div>
      {failure !== null && <Problems failure={failure} />}
      {check.isSuccess && <Checked policy={check.data} />}
    </div>
  );
}
