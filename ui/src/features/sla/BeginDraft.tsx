import { useAsk, useDo } from "../../backend/queries";
import { Button } from "../../shared/Button";
import { useKey } from "../../shared/keys";
import { back, go } from "../../shared/route";
import { Answer } from "../../shared/states/Answer";
import { Refused } from "../../shared/states/Failed";
import { ids } from "../../shared/testids";

interface From {
  version_id: string;
  preset: string;
}

/** Begins a policy: empty, from a published one, or from one in use. */
export function BeginDraft() {
  const choices = useAsk("app.choices", {});
  const policies = useAsk("sla.policies", {});
  const begin = useDo("sla.begin_draft");
  const from = (start: From) => begin.mutate(start, { onSuccess: (draft) => go(`/policies/drafts/${draft.id}`) });
  useKey("Esc", back);
  return (
    <div className="mid">
      <div style={{ maxWidth: 760 }}>
        <h1>Write a policy</h1>
        <p className="sec">It is kept as you type and becomes a version when you publish it. Contracts stay on the version they are on until somebody changes them.</p>
        {begin.error !== null && <Refused failure={begin.error} shown={[]} />}
        <div style={{ margin: "16px 0" }}><Button look="go" mark="plus" onClick={() => from({ version_id: "", preset: "" })} testid={ids.draftBegin("empty")}>Begin with an empty policy</Button></div>
        <div className="sech"><h2>From a policy in use</h2></div>
        <Answer of={policies}>
          {(reply) => reply.rows.length === 0 ? <p className="sec" style={{ padding: "8px 0" }}>None is in use yet.</p> : (
            <ul className="ls">{reply.rows.map((row) => <li key={row.version_id}><span className="cut">{row.name}<span className="sm sec">&ensp;version {row.number}</span></span><Button small onClick={() => from({ version_id: row.version_id, preset: "" })} testid={ids.draftBegin(row.key)}>Its next version</Button></li>)}</ul>
          )}
        </Answer>
        <div className="sech" style={{ marginTop: 20 }}><h2>From a published policy</h2></div>
        <Answer of={choices}>
          {(reply) => <ul className="ls">{reply.presets.map((preset) => <li key={preset.key}><span className="cut">{preset.name}<span className="sm sec">&ensp;{preset.summary}</span></span><Button small onClick={() => from({ version_id: "", preset: preset.key })} testid={ids.draftBegin(`preset-${preset.key}`)}>Begin from it</Button></li>)}</ul>}
        </Answer>
      </div>
    </div>
  );
}
